//! Parses one typical head as many times as the first argument says; run it under `callgrind` with two different
//! numbers and divide the difference in instructions by the difference in rounds.

use std::hint::black_box;

use demur_http1::{Limits, Parsed, RequestHead, parse_request};

const GET: &[u8] = b"GET /orders/42?limit=5 HTTP/1.1\r\nHost: shop.example:8080\r\nUser-Agent: curl/8.5.0\r\nAccept: application/json\r\nX-Request-Id: 01HZX3KQ\r\n\r\n";
const BROWSER: &[u8] = b"GET /catalogue/shoes?page=2&sort=price HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\nAccept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r\nAccept-Language: en-US,en;q=0.5\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nConnection: keep-alive\r\nCookie: session=0123456789abcdef0123456789abcdef; theme=dark\r\nUpgrade-Insecure-Requests: 1\r\nSec-Fetch-Dest: document\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Site: none\r\nSec-Fetch-User: ?1\r\n\r\n";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds: u32 = arguments
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1000);
    let bytes = match arguments.next().as_deref() {
        Some("browser") => BROWSER,
        _ => GET,
    };
    let limits = Limits::default();
    let mut head = RequestHead::new();
    for _ in 0..rounds {
        let parsed = parse_request(black_box(bytes), &limits, &mut head);
        assert_eq!(parsed, Parsed::Complete);
        black_box(&head);
    }
}

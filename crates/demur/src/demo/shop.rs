//! The counters of the shop: which call goes where.

use super::answer::{Answer, Behaviour, Call};
use super::files::Files;
use super::orders::Orders;
use super::people;
use super::products::Products;
use super::trouble;

/// Everything the shop remembers.
#[derive(Default)]
pub(super) struct Shop {
    products: Products,
    orders: Orders,
    files: Files,
}

impl Shop {
    pub(super) fn behave(&mut self, call: &Call<'_>) -> Behaviour {
        let path = call.head.path();
        trouble::at(path).unwrap_or_else(|| Behaviour::Answer(self.answer(call, path)))
    }

    fn answer(&mut self, call: &Call<'_>, path: &str) -> Answer {
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let method = match call.head.method() {
            "HEAD" => "GET",
            other => other,
        };
        match (method, segments.as_slice()) {
            ("GET", ["products"]) => self.products.list(call),
            ("POST", ["products"]) => {
                people::refused(call).unwrap_or_else(|| self.products.add(call))
            }
            ("GET", ["products", id]) => self.products.look(call, id),
            ("PUT", ["products", id]) => self.products.replace(call, id),
            ("PATCH", ["products", id]) => self.products.change(call, id),
            ("DELETE", ["products", id]) => self.products.remove(call, id),
            ("GET", ["compare", pair]) => self.products.compare(pair),
            ("GET", ["stock"]) => self.products.count(call),
            ("GET", ["orders"]) => self.orders.list(),
            ("POST", ["orders"]) => self.orders.take(call),
            ("POST", ["orders", reference, "shipment"]) => self.orders.ship(reference),
            ("POST", ["coupons", code, "redemption"]) => people::redeem(code),
            ("POST", ["signup"] | ["legacy", "signup"]) => people::sign_up(),
            ("GET", ["account"]) => people::refused(call).unwrap_or_else(people::account),
            ("GET", ["staff", "report"]) => people::report(),
            ("GET", ["files", name]) => self.files.fetch(call, name),
            ("PUT", ["files", name]) => self.files.store(call, name),
            _ => unknown("The shop has no such counter"),
        }
    }
}

/// The answer where there is nothing.
pub(super) fn unknown(detail: &str) -> Answer {
    Answer::problem(404, detail)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use demur_http1::{Limits, Parsed, RequestHead, parse_request};

    use super::Shop;
    use crate::demo::answer::{Behaviour, Call};

    /// Sends requests (`METHOD target`, fields and body, in lines) to one shop;
    /// the last answer has to begin and to hold what is expected.
    #[track_caller]
    fn check(requests: &[&str], status: u16, expected: &[&str]) {
        let mut shop = Shop::default();
        let now = Instant::now();
        let mut last = String::new();
        for request in requests {
            last = ask(&mut shop, request, now);
        }
        assert!(last.starts_with(&format!("HTTP/1.1 {status} ")), "{last}");
        for text in expected {
            assert!(last.contains(text), "no `{text}` in {last}");
        }
    }

    fn ask(shop: &mut Shop, request: &str, now: Instant) -> String {
        let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
        let (line, fields) = head.split_once('\n').unwrap_or((head, ""));
        let fields = fields.replace('\n', "\r\n");
        let fields = if fields.is_empty() {
            fields
        } else {
            fields + "\r\n"
        };
        let bytes = format!("{line} HTTP/1.1\r\nHost: shop.example\r\n{fields}\r\n");
        let mut head = RequestHead::new();
        assert_eq!(
            parse_request(bytes.as_bytes(), &Limits::default(), &mut head),
            Parsed::Complete,
            "{bytes}"
        );
        let head = head.view(bytes.as_bytes());
        let call = Call {
            head,
            body: body.as_bytes(),
            now,
        };
        let mut out = Vec::new();
        match shop.behave(&call) {
            Behaviour::Answer(answer) | Behaviour::Late(answer) => {
                answer.write(&mut out, head.method()).unwrap();
            }
            Behaviour::Raw(bytes) => out.extend_from_slice(bytes),
        }
        String::from_utf8(out).unwrap()
    }

    const KETTLE: &str = r#"{"name":"Kettle","price":35,"category":"kitchen"}"#;

    #[test]
    fn products_are_listed_by_category_up_to_the_limit() {
        check(
            &["GET /products?category=toys&limit=1"],
            200,
            &["Wooden train"],
        );
        let mut shop = Shop::default();
        let listed = ask(
            &mut shop,
            "GET /products?category=toys&limit=1",
            Instant::now(),
        );
        assert!(
            !listed.contains("Kite") && !listed.contains("Kettle"),
            "{listed}"
        );
    }

    #[test]
    fn a_change_makes_a_new_version() {
        let change = format!("PUT /products/1\nIf-Match: \"v1\"\n\n{KETTLE}");
        check(&[&change], 200, &["ETag: \"v2\"", "35"]);
        check(&[&change, &change], 412, &["ETag: \"v2\""]);
        check(
            &[&change, "GET /products/1\nIf-None-Match: \"v1\""],
            200,
            &[],
        );
        check(
            &[&change, "GET /products/1\nIf-None-Match: \"v2\""],
            304,
            &["ETag: \"v2\""],
        );
        check(
            &[
                "PATCH /products/1\n\n{\"price\":1.5,\"stock\":null}",
                "GET /products/1",
            ],
            200,
            &["1.5", "Kettle"],
        );
    }

    #[test]
    fn what_is_added_can_be_found_and_what_is_removed_cannot() {
        let add = format!("POST /products\nAuthorization: Bearer demo\n\n{KETTLE}");
        check(&[&add], 201, &["Location: /products/1001"]);
        check(&[&add, "GET /products/1001"], 200, &["Kettle"]);
        check(&["DELETE /products/1"], 204, &[]);
        check(&["DELETE /products/1", "GET /products/1"], 404, &[]);
    }

    #[test]
    fn a_token_opens_the_account() {
        check(&["GET /account"], 401, &["WWW-Authenticate: Bearer "]);
        check(
            &["GET /account\nAuthorization: bearer demo"],
            200,
            &["ada@"],
        );
        check(&["POST /products\n\n{}"], 401, &[]);
    }

    #[test]
    fn a_reference_is_used_once() {
        let order = |reference: &str| {
            format!(
                "POST /orders\n\n{{\"reference\":\"{reference}\",\"email\":\"a@b.example\",\"items\":[]}}"
            )
        };
        check(&[&order("A-1")], 409, &[]);
        check(&[&order("B-2")], 201, &["Location: /orders/B-2"]);
        check(&[&order("B-2"), &order("B-2")], 409, &[]);
        check(&["POST /orders\n\n{}", "POST /orders\n\n{}"], 201, &["Z-3"]);
    }

    #[test]
    fn files_come_in_parts() {
        check(
            &["GET /files/catalogue.txt\nRange: bytes=0-6"],
            206,
            &["Content-Range: bytes 0-6/", "\r\n\r\nKettles"],
        );
        check(
            &["GET /files/catalogue.txt\nRange: bytes=99999-"],
            416,
            &["Content-Range: bytes */"],
        );
        check(
            &["GET /files/catalogue.txt\nRange: bytes=0-6\nIf-Range: \"v9\""],
            200,
            &["Content-Length: 5"],
        );
        check(
            &["PUT /files/a.bin\n\nabc"],
            201,
            &["Location: /files/a.bin"],
        );
        check(
            &[
                "PUT /files/a.bin\n\nabc",
                "PUT /files/a.bin\n\nabcd",
                "GET /files/a.bin",
            ],
            200,
            &["abcd", "\"v2\""],
        );
    }

    #[test]
    fn head_has_the_length_and_no_body() {
        let mut shop = Shop::default();
        let answer = ask(&mut shop, "HEAD /products/1", Instant::now());
        assert!(
            answer.ends_with("\r\n\r\n") && answer.contains("Content-Length: "),
            "{answer}"
        );
    }

    #[test]
    fn refusals_only_a_shop_can_give() {
        check(&["GET /products/13"], 410, &[]);
        check(&["GET /products/451"], 451, &["rel=\"blocked-by\""]);
        check(&["POST /orders/A-1/shipment"], 402, &[]);
        check(&["POST /coupons/STAFF/redemption"], 403, &[]);
        check(&["GET /nowhere"], 404, &["application/problem+json"]);
        check(
            &["GET /stock", "GET /stock", "GET /stock", "GET /stock"],
            429,
            &["Retry-After: "],
        );
    }

    #[test]
    fn the_shop_counts_again_when_it_has_rested() {
        let mut shop = Shop::default();
        let now = Instant::now();
        for _ in 0..4 {
            ask(&mut shop, "GET /stock", now);
        }
        let answer = ask(&mut shop, "GET /stock", now + Duration::from_secs(10));
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }

    #[test]
    fn products_are_compared() {
        check(&["GET /compare/1...2"], 200, &["Bread knife"]);
        check(&["GET /compare/1...99"], 404, &[]);
    }

    #[test]
    fn trouble_is_made_where_it_was_announced() {
        check(&["GET /broken"], 500, &["Drawer.java:88"]);
        check(&["GET /talkative"], 404, &["SQLSTATE"]);
        let garbled = ask(&mut Shop::default(), "GET /garbled", Instant::now());
        assert!(!garbled.starts_with("HTTP/"), "{garbled}");
    }
}

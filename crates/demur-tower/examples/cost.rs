//! What the layer costs: one request after the other through a service with and without it, in one thread.
//!
//! `cargo run --release -p demur-tower --example cost`

#![expect(
    clippy::print_stdout,
    reason = "the figures are what the program is for"
)]

use std::convert::Infallible;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use bytes::Bytes;
use demur_http1::{Limits, OwnedRequest};
use demur_tower::{CompileOptions, Contract, Demur, Policy, Snapshot};
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use tower::{Layer, Service, service_fn};

const SHOP: &str = include_str!("../../../examples/shop/openapi.yaml");
const ROUNDS: u32 = 200_000;
const ORDER: &str = r#"{"email":"ada@example.com","items":[{"product":7,"quantity":1}]}"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let no_files = |name: &str| Err(format!("`{name}` is not there"));
    let options = CompileOptions::default();
    let contract = Contract::compile(
        "openapi.yaml",
        SHOP.as_bytes().to_vec(),
        &no_files,
        &options,
    );
    let contract = contract.map_err(|faults| format!("{faults:?}"))?;
    let demur = Demur::new(Snapshot::of(vec![contract], Policy::default()))?;
    let list = || request("GET", "/products?limit=5", "");
    let order = || request("POST", "/orders", ORDER);
    let nowhere = || request("GET", "/produtcs", "");
    time_head()?;
    time("GET, bare", service_fn(answer::<Full<Bytes>>), list).await?;
    time(
        "GET, forwarded",
        demur.layer().layer(service_fn(answer)),
        list,
    )
    .await?;
    time(
        "GET, 404 with a hint",
        demur.layer().layer(service_fn(answer)),
        nowhere,
    )
    .await?;
    time("POST, bare", service_fn(answer::<Full<Bytes>>), order).await?;
    time(
        "POST, checked and forwarded",
        demur.layer().layer(service_fn(answer)),
        order,
    )
    .await?;
    Ok(())
}

/// What of it is writing a head and reading it again.
fn time_head() -> Result<(), Box<dyn Error>> {
    let (parts, _) = request("GET", "/products?limit=5", "")?.into_parts();
    let limits = Limits::default();
    let start = Instant::now();
    for _ in 0..ROUNDS {
        let fields = parts
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()));
        black_box(OwnedRequest::from_parts(
            "GET",
            "/products?limit=5",
            fields,
            &limits,
        )?);
    }
    let each = start.elapsed() / ROUNDS;
    println!("{:30} {} ns", "a head, written and read", each.as_nanos());
    Ok(())
}

/// With the fields that a browser sends.
fn request(
    method: &str,
    target: &str,
    body: &'static str,
) -> Result<Request<Full<Bytes>>, http::Error> {
    Request::builder()
        .method(method)
        .uri(target)
        .header("Host", "shop.example")
        .header(
            "User-Agent",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        )
        .header("Accept", "application/json, text/plain, */*")
        .header("Accept-Language", "en-US,en;q=0.5")
        .header("Accept-Encoding", "gzip, deflate, br, zstd")
        .header("Content-Type", "application/json")
        .header("Content-Length", body.len())
        .header("Referer", "https://shop.example/")
        .header("Sec-Fetch-Mode", "cors")
        .body(Full::new(Bytes::from_static(body.as_bytes())))
}

async fn answer<B>(request: Request<B>) -> Result<Response<Full<Bytes>>, Infallible> {
    drop(request);
    let mut answer = Response::new(Full::new(Bytes::from_static(b"[]")));
    let json = http::HeaderValue::from_static("application/json");
    answer
        .headers_mut()
        .insert(http::header::CONTENT_TYPE, json);
    Ok(answer)
}

async fn time<S, R>(
    what: &str,
    mut service: S,
    request: impl Fn() -> Result<Request<Full<Bytes>>, http::Error>,
) -> Result<(), Box<dyn Error>>
where
    S: Service<Request<Full<Bytes>>, Response = Response<R>, Error = Infallible>,
    R: http_body::Body,
{
    let start = Instant::now();
    for _ in 0..ROUNDS {
        let answered = service.call(request()?).await?;
        black_box(answered.into_body().collect().await.is_ok());
    }
    let each = start.elapsed() / ROUNDS;
    println!("{what:30} {} ns", each.as_nanos());
    Ok(())
}

//! Asks for an address, as often as the answers allow, and says what came of it.
//!
//! ```text
//! cargo run -p demur-client --example reqwest -- http://127.0.0.1:8080/orders/7 [METHOD]
//! 503, attempts: 3, all attempts are used up
//! ```

mod service;

use std::env;
use std::error::Error;
use std::io::{Write, stdout};

use bytes::Bytes;
use demur_client::{Policy, RetryLayer, Stopped};
use http::Request;
use tower::{ServiceBuilder, ServiceExt};

use crate::service::{Reqwest, classify};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let address = args.next().ok_or("an address is missing")?;
    let method = args.next().unwrap_or_else(|| "GET".to_owned());
    let request = Request::builder().method(method.as_str()).uri(address);

    let client = ServiceBuilder::new()
        .layer(RetryLayer::classifying(Policy::new(), classify))
        .service(Reqwest::new()?);
    let answer = client.oneshot(request.body(Bytes::new())?).await?;

    let mut out = stdout().lock();
    write!(out, "{}", answer.status().as_u16())?;
    if let Some(Stopped { attempts, why }) = answer.extensions().get() {
        write!(out, ", attempts: {attempts}, {why}")?;
    }
    writeln!(out)?;
    Ok(())
}

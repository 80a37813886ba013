//! A small shop of axum's behind the layer: everything its document rules out is refused before a handler sees it.
//!
//! `cargo run -p demur-tower --example axum`, then try the lines it prints.

#![expect(
    clippy::print_stdout,
    reason = "the lines to try are what the program is for"
)]

use std::error::Error;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Path, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router, ServiceExt};
use demur_tower::{
    Caller, Client, CompileOptions, Contract, Credential, Decided, Demur, Outcome, Policy,
    Presented, Proof, Snapshot,
};
use serde_json::{Value, json};
use tower::Layer;

const SHOP: &str = include_str!("../../../examples/shop/openapi.yaml");

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let demur = demur()?;
    let decided = demur.layer().layer(shop());
    // Around the layer: what says who is asking, and what looks at the decision.
    let service = from_fn(named).layer(decided);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    println!("The shop listens at http://{address}. Try:\n");
    for line in LINES {
        println!("  {}", line.replace("SHOP", &address.to_string()));
    }
    let service = ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(service);
    axum::serve(listener, service).await?;
    Ok(())
}

const LINES: [&str; 7] = [
    "curl -i SHOP/products",
    "curl -i SHOP/produtcs",
    "curl -i -X DELETE SHOP/products",
    "curl -i SHOP/products?limit=0",
    "curl -i --json '{\"email\": 7, \"items\": []}' SHOP/orders",
    "curl -i -H 'Authorization: Bearer demo' SHOP/account",
    "curl -i SHOP/broken",
];

fn demur() -> Result<Demur, Box<dyn Error>> {
    let no_files = |name: &str| Err(format!("`{name}` is not there"));
    let options = CompileOptions::default();
    let contract = Contract::compile(
        "openapi.yaml",
        SHOP.as_bytes().to_vec(),
        &no_files,
        &options,
    );
    let contract = contract.map_err(|faults| format!("{faults:?}"))?;
    let policy = Policy {
        verified: vec!["token".to_owned()],
        ..Policy::default()
    };
    let demur = Demur::builder(Snapshot::of(vec![contract], policy)).identify_with(|presented| {
        let proofs: Vec<Proof> = presented.iter().map(proof).collect();
        async { proofs }
    });
    Ok(demur.build()?)
}

/// The token `demo` is Ada's.
fn proof(presented: &Presented<'_>) -> Proof {
    let outcome = match presented.credential {
        Credential::Bearer("demo") => Outcome::Valid(Caller {
            id: "ada".to_owned(),
            ..Caller::default()
        }),
        Credential::Bearer(_) | Credential::Basic(_) | Credential::ApiKey(_) => {
            Outcome::Refused("unknown")
        }
    };
    Proof {
        scheme: presented.scheme.to_owned(),
        outcome,
    }
}

fn shop() -> Router {
    let kettle =
        |id: u64| json!({"id": id, "name": "Kettle", "price": 39.5, "category": "kitchen"});
    Router::new()
        .route("/products", get(async move || Json(json!([kettle(7)]))))
        .route(
            "/products/{id}",
            get(async move |Path(id): Path<u64>| Json(kettle(id))),
        )
        .route(
            "/orders",
            post(async |Json(order): Json<Value>| (StatusCode::CREATED, Json(order))),
        )
        .route(
            "/account",
            get(async |Extension(caller): Extension<Caller>| Json(json!({"owner": caller.id}))),
        )
        .route("/broken", get(broken))
}

async fn broken() -> Response {
    let trace =
        "thread 'main' panicked at src/pay.rs:7:5:\ncalled `Option::unwrap()` on a `None` value";
    (StatusCode::INTERNAL_SERVER_ERROR, trace).into_response()
}

/// Tells the layer who is asking, and the console what was decided.
async fn named(
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    request.extensions_mut().insert(Client(peer.ip()));
    let asked = format!("{} {}", request.method(), request.uri().path());
    let answer = next.run(request).await;
    if let Some(Decided {
        step, request_id, ..
    }) = answer.extensions().get()
    {
        let step = step.map_or("forward", |step| step.as_str());
        println!("{asked}: {} {step} {request_id}", answer.status().as_u16());
    }
    answer
}

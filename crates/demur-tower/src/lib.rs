//! The gateway's decision inside a service: a [`tower`] layer for `axum`, and for every other service of
//! [`http::Request`]s.
//!
//! A request is decided by the same table as in the gateway, against the same documents and the same policy: what
//! is refused here is refused there, with the same status, the same problem and the same page behind its link.
//! What passes reaches the service with its body as it came, and the service's own errors are judged by the second
//! table: a leaking or a 5xx answer keeps its status and gets content of ours, `Allow` and `WWW-Authenticate` are
//! filled in where they are missing, and a 4xx without any content, which is what the fallbacks of routers answer,
//! becomes a problem too.
//!
//! ```
//! use axum::{Router, routing::get};
//! use demur_tower::{CompileOptions, Contract, Decided, Demur, Policy, Snapshot};
//! use tower::{Layer, ServiceExt};
//!
//! let document = br#"
//! openapi: 3.1.0
//! info: { title: Shop, version: '1' }
//! paths:
//!   /products:
//!     get: { operationId: listProducts, responses: { '200': { description: The products } } }
//! "#;
//! let no_files = |name: &str| Err(format!("`{name}` is not there"));
//! let contract = Contract::compile("shop.yaml", document.to_vec(), &no_files, &CompileOptions::default());
//! let demur = Demur::new(Snapshot::of(vec![contract.unwrap()], Policy::default()))?;
//!
//! let router = Router::new().route("/products", get(async || "[]"));
//! let service = demur.layer().layer(router);
//! # let request = http::Request::get("/produtcs").header("Host", "shop.example");
//! # let request = request.body(axum::body::Body::empty()).unwrap();
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
//! let answer = service.oneshot(request).await.unwrap();
//! assert_eq!(answer.status(), 404);
//! let decided: &Decided = answer.extensions().get().unwrap();
//! assert_eq!(decided.step.unwrap().as_str(), "not-found");
//! # });
//! # Ok::<(), demur_tower::SetupError>(())
//! ```
//!
//! # Where it stands
//!
//! Around the whole router, as above: `axum::ServiceExt::into_make_service` makes a server of it. With
//! `Router::layer` everything is decided alike, but the router adds `Allow` to refusals of methods it has no
//! handler for. Layers that add fields to every answer, or compress content, belong around this one: an answer that
//! is replaced loses its fields, and a compressed error is replaced because it cannot be searched for leaks.
//!
//! # What a request must bring
//!
//! Heads are held to every rule of the wire format that is still left to break once a server has read them. Above
//! all, a request of HTTP/1.1 has a `Host` field or an authority in its target; in tests too.
//!
//! - [`Client`], a request extension, says who is asking. Somebody outside sets it, for instance from the address of
//!   the connection; without it, rules about addresses see none.
//! - `X-Request-Id` is kept where it is `[A-Za-z0-9_-]{1,64}` and made otherwise. The service finds it in the
//!   request, the client in the answer.
//! - Credentials are verified by a hook ([`DemurBuilder::identify_with`]), and whom they belong to is a request
//!   extension: [`Caller`]. Requests are counted by another ([`DemurBuilder::count_with`]). What the policy asks for
//!   and no hook can do is a fault when the layer is made, never a silent pass.
//!
//! [`Decided`], an extension of every answer, says which row answered and what rows in shadow mode would have.
//!
//! # Bodies
//!
//! A body is held only where the document has something to say about its content, and then under the limit of the
//! policy. Every other body streams through and is counted: where it gets longer than the limit, or ends before its
//! announced length, the service sees an error, and the client the answer of the table. Of the service's answers,
//! only the first 64 KiB of an error are held.
//!
//! # What is left to others
//!
//! - There is no clock here: slow bodies and slow services are for the server, or a timeout around them, to end. A
//!   body that ends with an [`std::io::ErrorKind::TimedOut`] is answered with 408.
//! - A panic of the service is not caught; a layer that does belongs inside this one, so that its 500 is judged.
//! - The phrase behind a status is the server's; `hyper` writes that of an older RFC for 413 and 422.
//! - An error of the service, as opposed to an error answer, is passed on as it is.
//!
//! # What it costs
//!
//! The head of a request is written as HTTP/1.1 and read again, so that there is one model of a head, and the head
//! of its answer as well. On a small shared machine of two cores, a forwarded GET with nine fields takes 2.6 µs
//! longer than without the layer, of which its head is 0.6 µs; a small POST that is checked takes 3.8 µs longer,
//! and a 404 that suggests a path 13 µs. `cargo run --release -p demur-tower --example cost` measures it.

#![forbid(unsafe_code)]

mod answer;
mod body;
mod decided;
mod head;
mod ids;
mod service;
mod setup;
mod walk;

pub use body::{BoxError, Counted, Held, RequestBody, ResponseBody};
pub use decided::{Client, Decided};
pub use demur_contract::{CompileOptions, Contract};
pub use demur_decide::{
    Caller, Credential, Outcome, Policy, Presented, Proof, Snapshot, StepId, policy, rates,
};
pub use demur_http1::{ByteLimit, Limits};
pub use demur_report::Diagnostic;
pub use service::{DemurLayer, DemurService};
pub use setup::{Charge, Demur, DemurBuilder, SetupError, SetupFault};

//! The transcripts that the gateway is held to, asked of the layer: the same requests must get the same answers in
//! process. Left out are those that name a setup, and those whose octets never reach a service, because the server
//! in front of it has read them.

#![expect(clippy::expect_used, reason = "a test stops where its premises fail")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;

use axum::body::Body;
use bytes::Bytes;
use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, Framing, Limits, Parsed, RequestHead, ResponseHead, WireRule,
    parse_request, parse_response,
};
use demur_testkit::{Received, Transcript, load, mismatches};
use demur_tower::{CompileOptions, Contract, Decided, Demur, Policy, RequestBody, Snapshot};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, Version};
use http_body_util::BodyExt;
use tower::{Layer, ServiceExt, service_fn};

/// What only a server does: it ends connections and frames answers.
const LEFT_TO_THE_SERVER: [&str; 3] = [
    "a-client-that-wants-to-close-is-let-go",
    "a-chunked-answer-reaches-a-client-of-http-1-0-without-chunks",
    "fields-of-the-connection-to-the-upstream-are-not-passed-on",
];

/// How many must have run, so that none is left out unnoticed.
const LEAST: usize = 180;

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn demur() -> Demur {
    let shop = std::fs::read(root().join("examples/shop/openapi.yaml")).expect("the sample shop");
    let read = |file: &str| Err(format!("{file} is not there"));
    let contract = Contract::compile("shop.yaml", shop, &read, &CompileOptions::default());
    let contract = contract.expect("the sample shop is right");
    Demur::new(Snapshot::of(vec![contract], Policy::default())).expect("the default policy")
}

#[tokio::test]
async fn a_request_gets_the_answer_of_the_gateway_in_process_too() {
    let demur = demur();
    let (mut ran, mut left_out, mut wrong) = (0, BTreeMap::<_, usize>::new(), Vec::new());
    for transcript in load(&root().join("tests/transcripts")) {
        match exchange(&transcript) {
            Err(why) => *left_out.entry(why).or_default() += 1,
            Ok((request, answer)) => {
                ran += 1;
                wrong.extend(differences(&demur, &transcript, request, answer).await);
            }
        }
    }
    println!("{ran} transcripts ran; left out: {left_out:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        ran >= LEAST,
        "only {ran} transcripts ran; left out: {left_out:?}"
    );
}

fn is_left_to_the_server(transcript: &Transcript) -> bool {
    let name = transcript.path.file_stem().expect("a name");
    LEFT_TO_THE_SERVER.iter().any(|one| name == *one)
}

/// The request of a transcript and the answer of its service, or why they cannot be had in process.
fn exchange(transcript: &Transcript) -> Result<(Request<Body>, Response<Body>), &'static str> {
    if !transcript.setup.is_empty() {
        return Err("a setup");
    }
    if is_left_to_the_server(transcript) {
        return Err("a matter of the server");
    }
    let request = request(&transcript.request)?;
    let upstream = transcript.upstream.clone();
    let upstream =
        upstream.unwrap_or_else(|| b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_vec());
    Ok((request, response(&upstream, transcript)?))
}

fn request(bytes: &[u8]) -> Result<Request<Body>, &'static str> {
    let mut head = RequestHead::new();
    if parse_request(bytes, &Limits::default(), &mut head) != Parsed::Complete {
        return Err("no head that a server would pass on");
    }
    let view = head.view(bytes);
    let mut reader = BodyReader::of_request(view.framing(), ByteLimit(u64::MAX));
    let body = content(
        &mut reader,
        view.framing(),
        bytes.get(head.len()..).unwrap_or_default(),
    )?;
    let mut request = Request::new(Body::from(body));
    *request.method_mut() =
        Method::from_bytes(view.method().as_bytes()).map_err(|_| "no `Method`")?;
    *request.uri_mut() = Uri::try_from(view.target()).map_err(|_| "no `Uri`")?;
    if view.version().is_http_10() {
        *request.version_mut() = Version::HTTP_10;
    }
    for field in view.fields() {
        let name = HeaderName::from_bytes(field.name_bytes()).expect("a name");
        let value = HeaderValue::from_bytes(field.value()).expect("a value");
        request.headers_mut().append(name, value);
    }
    Ok(request)
}

/// The data of a body. One that ends before its length is a body all the same; one whose chunks are broken is not.
fn content(
    reader: &mut BodyReader,
    framing: Framing,
    bytes: &[u8],
) -> Result<Vec<u8>, &'static str> {
    let may_be_short = framing != Framing::Chunked;
    let (mut data, mut at) = (Vec::new(), 0);
    loop {
        let event = match reader.next(bytes, &mut at) {
            BodyEvent::NeedMore => reader.close(),
            event @ (BodyEvent::Data(_) | BodyEvent::End | BodyEvent::Fault(_)) => event,
        };
        match event {
            BodyEvent::Data(range) => {
                data.extend_from_slice(bytes.get(range).expect("a range of the buffer"));
            }
            BodyEvent::End => return Ok(data),
            BodyEvent::Fault(fault) if may_be_short && fault.rule == WireRule::BodyIncomplete => {
                return Ok(data);
            }
            BodyEvent::Fault(_) | BodyEvent::NeedMore => {
                return Err("no framing that is passed on");
            }
        }
    }
}

/// The final answer of a service.
fn response(bytes: &[u8], transcript: &Transcript) -> Result<Response<Body>, &'static str> {
    let method = if transcript.request.starts_with(b"HEAD ") {
        "HEAD"
    } else {
        "GET"
    };
    let mut head = ResponseHead::new();
    if parse_response(bytes, &Limits::default(), method, &mut head) != Parsed::Complete {
        return Err("no answer that a service could give");
    }
    let view = head.view(bytes);
    let rest = bytes.get(head.len()..).unwrap_or_default();
    if view.switches_protocols() {
        return Err("another protocol");
    }
    if view.is_interim() {
        return response(rest, transcript);
    }
    let mut reader = BodyReader::of_response(view.framing(), ByteLimit(u64::MAX));
    let body = content(&mut reader, Framing::Chunked, rest)?;
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(view.status()).expect("a status");
    for field in view.fields() {
        let name = HeaderName::from_bytes(field.name_bytes()).expect("a name");
        let value = HeaderValue::from_bytes(field.value()).expect("a value");
        response.headers_mut().append(name, value);
    }
    Ok(response)
}

async fn differences(
    demur: &Demur,
    transcript: &Transcript,
    request: Request<Body>,
    answer: Response<Body>,
) -> Option<String> {
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.expect("a body in memory").to_bytes();
    let inner = service_fn(move |request: Request<RequestBody<Body>>| {
        let answer = Response::from_parts(parts.clone(), Body::from(body.clone()));
        async move {
            // The service reads its request to the end, whether that is there or not.
            let _read = request.into_body().collect().await;
            Ok::<_, Infallible>(answer)
        }
    });
    let Ok(answer) = demur.layer().layer(inner).oneshot(request).await;
    let (parts, body) = answer.into_parts();
    let decided: &Decided = parts.extensions.get().expect("what was decided");
    let step = decided.step.map_or("forward", |step| step.as_str());
    let body: Bytes = body.collect().await.expect("a body in memory").to_bytes();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let fields = parts.headers.iter();
    let received = Received {
        status: parts.status.as_u16(),
        fields: fields
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect(),
        body: body.to_vec(),
    };
    let mut differences = mismatches(&transcript.expected, &received);
    if step != transcript.stopped_at {
        differences.push(format!(
            "stopped at {step} instead of {}",
            transcript.stopped_at
        ));
    }
    (!differences.is_empty()).then(|| {
        format!(
            "{}\n  {}",
            transcript.path.display(),
            differences.join("\n  ")
        )
    })
}

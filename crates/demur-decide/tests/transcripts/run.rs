//! One transcript through both tables, without a socket.

use std::net::Ipv4Addr;
use std::path::Path;

use demur_decide::offline::{self, Circumstance, Surroundings};
use demur_decide::reply::{self, Reply};
use demur_decide::upstream::{
    ANSWERED, Answered, Exchange, FAILED, Upstream, UpstreamFailure, judge, would_replace,
};
use demur_decide::{Circumstances, Connection, Facts, Snapshot, StepId};
use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, Parsed, RequestHead, ResponseHead, WireFault, WireRule,
    parse_request, parse_response,
};
use demur_testkit::{Received, Transcript, configuration};

use crate::identity::verifiers;
use crate::policy::snapshot;

/// Rows that no bytes on a wire bring about; tests of their own reach them.
pub(crate) const BEYOND_TRANSCRIPTS: [&str; 2] = ["gateway-fault", "upstream-unavailable"];

const ID: &str = "00000000-0000-4000-8000-000000000000";

/// What became of a transcript.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The row that decided, or `forward`.
    pub(crate) stopped_at: String,
    /// The rows it passed, in order.
    pub(crate) passed: Vec<String>,
    /// The rows in shadow mode that objected.
    pub(crate) shadows: Vec<String>,
    /// Why, in one word for the operator.
    pub(crate) reason: Option<String>,
    /// The row that objected in truth.
    pub(crate) conceals: Option<String>,
    /// The answer, where it is one of ours.
    pub(crate) received: Option<Received>,
}

/// Decides a transcript.
pub(crate) fn run(transcript: &Transcript, root: &Path) -> Ran {
    let configuration = configuration(&root.join("tests/setups"), &transcript.setup);
    let snapshot = snapshot(&configuration, &root.join("examples/shop/openapi.yaml"));
    let verifiers = verifiers(&configuration);
    let surroundings = Surroundings {
        circumstance: circumstance(transcript),
        client: Some(Ipv4Addr::LOCALHOST.into()),
        // Tests may wait.
        identify: &|presented| pollster::block_on(demur_serve::prove(&verifiers, presented)),
    };
    let outcome = offline::run(&snapshot, &transcript.request, &surroundings, ID);
    let stopped = outcome.stopped_at.map(StepId::as_str);
    let mut passed: Vec<String> = outcome
        .passed
        .iter()
        .map(|step| step.as_str().to_owned())
        .collect();
    let wire = demur_decide::pipeline::WIRE.iter().map(|row| row.id);
    let wire = wire.take_while(|id| Some(*id) != outcome.stopped_at);
    passed.splice(0..0, wire.map(|id| id.as_str().to_owned()));
    let shadows = outcome.shadows.iter().map(|id| id.as_str().to_owned());
    let shadows: Vec<String> = shadows.collect();
    if let Some(step) = stopped {
        return Ran {
            stopped_at: step.to_owned(),
            passed,
            shadows,
            reason: outcome.reason.map(str::to_owned),
            conceals: outcome.conceals.map(|id| id.as_str().to_owned()),
            received: outcome.reply.map(|reply| received(&reply, transcript)),
        };
    }
    let ran = exchange(transcript, &snapshot, passed);
    let shadows = shadows.into_iter().chain(ran.shadows).collect();
    Ran { shadows, ..ran }
}

fn circumstance(transcript: &Transcript) -> Circumstance {
    let has = |word: &str| transcript.setup.iter().any(|one| one == word);
    if has("overloaded") {
        Circumstance::Overloaded
    } else if has("spent") {
        Circumstance::Spent
    } else if has("head-stalls") {
        Circumstance::HeadStalls
    } else if has("body-stalls") {
        Circumstance::BodyStalls
    } else {
        Circumstance::Ordinary
    }
}

/// The second table.
fn exchange(transcript: &Transcript, snapshot: &Snapshot, mut passed: Vec<String>) -> Ran {
    let mut head = RequestHead::new();
    let read = parse_request(&transcript.request, &snapshot.http, &mut head);
    assert_eq!(read, Parsed::Complete, "what is forwarded was read");
    let view = head.view(&transcript.request);
    let facts = Facts::new(snapshot, view, Circumstances::default());
    let mut answer = ResponseHead::new();
    let bytes = transcript.upstream.clone();
    let bytes = bytes.unwrap_or_else(|| b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_vec());
    let bytes = final_answer(&bytes, view.method());
    let body;
    let exchange = if let Some(failure) = failure(transcript, bytes, view.method(), &mut answer) {
        Exchange::Failed(failure)
    } else {
        body = content(bytes, &answer);
        Exchange::Answered(Answered {
            status: answer.view(bytes).status(),
            head: answer.view(bytes),
            body: Some(&body),
        })
    };
    let shadow = match &exchange {
        Exchange::Failed(_) => None,
        Exchange::Answered(answer) => would_replace(answer, &facts),
    };
    let verdict = judge(&exchange, &facts);
    let rows = FAILED
        .iter()
        .map(|row| row.id)
        .chain(ANSWERED.iter().map(|row| row.id));
    let (stopped_at, received) = match verdict {
        Upstream::Replace(refusal) => (
            refusal.step.as_str(),
            Some(received(
                &reply::refuse(&refusal, Some(&facts), &snapshot.policy, ID),
                transcript,
            )),
        ),
        Upstream::Repair(_) | Upstream::Pass => ("forward", None),
    };
    passed.extend(
        rows.map(StepId::as_str)
            .take_while(|id| *id != stopped_at)
            .map(str::to_owned),
    );
    Ran {
        stopped_at: stopped_at.to_owned(),
        passed,
        shadows: shadow
            .map(|id| id.as_str().to_owned())
            .into_iter()
            .collect(),
        reason: None,
        conceals: None,
        received,
    }
}

/// How the exchange failed, if it did; the answer's head is filled in if not.
fn failure(
    transcript: &Transcript,
    bytes: &[u8],
    method: &str,
    head: &mut ResponseHead,
) -> Option<UpstreamFailure> {
    let has = |word: &str| transcript.setup.iter().any(|one| one == word);
    if has("upstream-refuses") {
        return Some(UpstreamFailure::Refused);
    }
    if has("upstream-stalls") {
        return Some(UpstreamFailure::FirstByteTimedOut);
    }
    match parse_response(bytes, &demur_http1::Limits::default(), method, head) {
        // Nothing that is forwarded asks for another protocol.
        Parsed::Complete if head.view(bytes).switches_protocols() => {
            let fault = WireFault::new(WireRule::StatusCode, 0);
            Some(UpstreamFailure::Protocol(fault))
        }
        Parsed::Complete => None,
        Parsed::Partial => Some(UpstreamFailure::Closed),
        Parsed::Fault(fault) => Some(UpstreamFailure::Protocol(fault)),
    }
}

/// The octets behind the interim answers, which a shell passes on as they come.
fn final_answer<'a>(bytes: &'a [u8], method: &str) -> &'a [u8] {
    let mut head = ResponseHead::new();
    let read = parse_response(bytes, &demur_http1::Limits::default(), method, &mut head);
    let is_interim = read == Parsed::Complete
        && head.view(bytes).is_interim()
        && !head.view(bytes).switches_protocols();
    if is_interim {
        final_answer(bytes.get(head.len()..).unwrap_or_default(), method)
    } else {
        bytes
    }
}

fn content(bytes: &[u8], head: &ResponseHead) -> Vec<u8> {
    let view = head.view(bytes);
    let mut reader = BodyReader::of_response(view.framing(), ByteLimit(u64::MAX));
    let rest = bytes.get(head.len()..).unwrap_or_default();
    let (mut content, mut at) = (Vec::new(), 0);
    while let BodyEvent::Data(range) = reader.next(rest, &mut at) {
        content.extend_from_slice(rest.get(range).expect("a range of the buffer"));
    }
    content
}

/// The answer as a shell writes it.
fn received(reply: &Reply, transcript: &Transcript) -> Received {
    let fields = reply.fields.iter();
    let mut fields: Vec<(String, String)> = fields
        .map(|(name, value)| ((*name).to_owned(), value.to_string()))
        .collect();
    if reply.status != 204 {
        fields.push(("Content-Length".to_owned(), reply.body.len().to_string()));
    }
    if reply.connection == Connection::Close {
        fields.push(("Connection".to_owned(), "close".to_owned()));
    }
    let is_head = transcript.request.starts_with(b"HEAD ");
    Received {
        status: reply.status,
        fields,
        body: if is_head {
            Vec::new()
        } else {
            reply.body.clone()
        },
    }
}

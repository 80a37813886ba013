//! The way of an answer to the client: judged by the second table, then passed on, repaired or replaced.

use std::borrow::Cow;
use std::future::poll_fn;

use demur_decide::Facts;
use demur_decide::upstream::{
    self, Answered, Exchange, Upstream, UpstreamFailure, judge, would_replace,
};
use demur_http1::WriteError;

use crate::connection::After;
use crate::deadline::Millis;
use crate::forward::{Forwarded, Remains, failed};
use crate::pool::Lease;
use crate::record::Record;
use crate::relay::{Relay, Trouble};
use crate::render::Shape;
use crate::response_head::{self, Edits};
use crate::transport::Transport;
use crate::workspace::Wire;

/// How an answer was dealt with, and whether the upstream can carry another request.
pub(crate) struct Settled {
    forwarded: Forwarded,
    is_clean: Option<Millis>,
}

impl Settled {
    pub(crate) fn settle(self, lease: Lease<'_>) -> Forwarded {
        if let Some(now) = self.is_clean {
            lease.keep(now);
        }
        self.forwarded
    }
}

/// Judges the answer and passes it on, or has it replaced.
pub(crate) async fn pass<T: Transport>(
    relay: &mut Relay<'_, T>,
    facts: &Facts<'_>,
    record: &mut Record,
) -> Settled {
    let answer = relay.answer();
    record.upstream_status = Some(answer.status());
    let body = (answer.status() >= 400).then_some(relay.wire.error_body.as_slice());
    let exchange = Answered {
        status: answer.status(),
        head: answer,
        body,
    };
    record.shadow = would_replace(&exchange, facts);
    let added = match judge(&Exchange::Answered(exchange), facts) {
        Upstream::Pass => Vec::new(),
        Upstream::Repair(fields) => fields,
        Upstream::Replace(refusal) => {
            let request = if relay.has_whole_request() {
                Remains::Nothing
            } else {
                Remains::Some
            };
            let is_clean = relay.is_clean().then(|| relay.core.deadlines.now());
            return Settled {
                forwarded: Forwarded::Refused { refusal, request },
                is_clean,
            };
        }
    };
    let Ok(keeps) = write_head(relay, facts, &added, record) else {
        return Settled {
            forwarded: failed(UpstreamFailure::Fault, facts, Remains::Some),
            is_clean: None,
        };
    };
    record.status = Some(relay.answer().status());
    relay.pass_error_body();
    deliver(relay, facts, record, keeps).await
}

/// Passes the rest of the answer on, as it comes.
async fn deliver<T: Transport>(
    relay: &mut Relay<'_, T>,
    facts: &Facts<'_>,
    record: &mut Record,
    keeps: bool,
) -> Settled {
    let before = relay.wire.to_client.total;
    let delivered = poll_fn(|cx| relay.poll_deliver(cx)).await;
    let has_whole_request = relay.has_whole_request();
    let (forwarded, is_clean) = match delivered {
        Ok(()) if keeps && has_whole_request => (Forwarded::Passed(After::Next), relay.is_clean()),
        Ok(()) => (Forwarded::Passed(After::Close), relay.is_clean()),
        // The defect stood in what came with the head: the client has seen nothing yet.
        Err(Trouble::Upstream(failure)) if relay.wire.to_client.total == before => {
            let request = if has_whole_request {
                Remains::Nothing
            } else {
                Remains::Some
            };
            (failed(failure, facts, request), false)
        }
        Err(trouble) => {
            note_cut(&trouble, record);
            (Forwarded::Passed(After::Abort), false)
        }
    };
    Settled {
        forwarded,
        is_clean: is_clean.then(|| relay.core.deadlines.now()),
    }
}

/// Writes the head of the answer; says whether the connection can carry another request.
fn write_head<T: Transport>(
    relay: &mut Relay<'_, T>,
    facts: &Facts<'_>,
    added: &[(&'static str, Cow<'static, str>)],
    record: &Record,
) -> Result<bool, WriteError> {
    let core = relay.core;
    let view = facts.head();
    let (coding, outlives) =
        response_head::coding(relay.answer().framing(), view.version().is_http_10());
    relay.coding = coding;
    // An error that comes before the body is complete ends the connection; any other early answer may
    // still be going on in step with the body.
    let is_in_step = relay.has_whole_request() || relay.answer().status() < 300;
    let keeps = outlives && view.keep_alive() && !core.is_draining() && is_in_step;
    let shape = Shape {
        is_head: view.method() == "HEAD",
        version: view.version(),
        keeps,
    };
    let Wire {
        to_client,
        response,
        answer,
        ..
    } = &mut *relay.wire;
    let start = to_client.bytes.len();
    let view = response.view(answer);
    let edits = Edits {
        banners: facts.snapshot().policy.upstream_banners,
        is_unseen: shape.is_head && upstream::may_be_replaced(view.status(), facts),
    };
    let written = response_head::write(
        &mut to_client.bytes,
        core,
        &view,
        added,
        edits,
        shape,
        record,
    );
    if written.is_err() {
        to_client.bytes.truncate(start);
    }
    written.map(|()| keeps)
}

/// The answer was cut: its status has been sent, so only the event can tell.
fn note_cut(trouble: &Trouble, record: &mut Record) {
    if let Trouble::Upstream(failure) = trouble {
        record.step = Some(upstream::failed(failure).step.as_str());
    }
}

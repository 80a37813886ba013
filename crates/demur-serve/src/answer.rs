//! One request: its facts are gathered, the table is asked, what it asks for is found out, and what it says
//! is done.

use demur_decide::reply::{self, Reply};
use demur_decide::upstream::{self, UpstreamFailure};
use demur_decide::{
    BodyFailure, Circumstances, Connection, Decision, Facts, Load, Question, Refusal, Verdict,
    decide, decide_unreadable, resume,
};
use demur_http1::{RequestView, Version, WireFault};

use crate::body::{self, drain, is_worth_draining, send};
use crate::connection::{After, Link};
use crate::core::Core;
use crate::deadline::millis;
use crate::forward::{Content, Forwarded, Remains, forward};
use crate::identity;
use crate::record::Record;
use crate::render::{self, Shape};
use crate::transport::Transport;
use crate::upload::Lost;
use crate::workspace::{Wire, Workspace};

/// Answers bytes that are no head.
pub(crate) async fn answer_unreadable<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    workspace: &mut Workspace,
    fault: &WireFault,
) -> After {
    let mut record = Record::without_head(core);
    let refusal = decide_unreadable(fault);
    let live = core.live();
    let reply = reply::refuse(&refusal, None, &live.snapshot.policy, record.id.as_str());
    record.status = Some(reply.status);
    record.refused(&refusal);
    let out = &mut workspace.wire.to_client;
    out.total = 0;
    let shape = Shape {
        is_head: false,
        version: Version::HTTP_11,
        keeps: false,
    };
    render::reply(&mut out.bytes, &reply, shape, core);
    let sent = send(core, link, out).await;
    record.finish_unreadable(
        core,
        workspace.input.len() as u64,
        out.total,
        &link.peer_text,
    );
    if sent.is_ok() {
        After::Close
    } else {
        After::Gone
    }
}

/// Answers one request.
pub(crate) async fn exchange<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    workspace: &mut Workspace,
) -> After {
    workspace.split();
    let Workspace {
        input,
        head,
        body,
        storage,
        wire,
    } = workspace;
    body.clear();
    let view = head.view(input);
    let mut record = Record::of(core, &view, link.peer);
    let live = core.live();
    let circumstances = Circumstances {
        load: link.load,
        client: Some(record.address(link.peer)),
        ..Circumstances::default()
    };
    let mut facts = Facts::new(&live.snapshot, view, circumstances);
    let mut decision = decide(&facts);
    while let Verdict::Ask(question) = decision.verdict {
        match question {
            Question::Allowance(by) => facts.count(by, core.counter.count(&facts, by)),
            Question::Identity => {
                let proofs = identity::verify(&live.verifiers, &facts).await;
                facts.identify(proofs);
            }
            // Asked last, and once: the body is lent to the facts for good.
            Question::Body => break,
        }
        decision = resume(&facts, decision.place, decision.shadows);
    }
    let mut content = Content::Stream;
    if let Verdict::Ask(Question::Body) = decision.verdict {
        match body::read(core, link, &facts, wire, body).await {
            Ok(()) => {
                content = Content::Read(body);
                facts.read_body(body, storage);
            }
            Err(Lost::Body(failure)) => {
                content = Content::Lost;
                facts.body_failed(failure);
            }
            Err(Lost::Gone) => {
                record.finish(core, &facts, &decision.shadows, wire, &link.peer_text);
                return After::Gone;
            }
        }
        decision = resume(&facts, decision.place, decision.shadows);
    }
    let Decision {
        verdict, shadows, ..
    } = decision;
    let after = act(core, link, wire, &mut facts, &mut record, verdict, content).await;
    record.finish(core, &facts, &shadows, wire, &link.peer_text);
    after
}

/// Does what the table says.
async fn act<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    wire: &mut Wire,
    facts: &mut Facts<'_>,
    record: &mut Record,
    verdict: Verdict,
    content: Content<'_>,
) -> After {
    match verdict {
        Verdict::Refuse(refusal) => {
            refuse(core, link, wire, facts, record, &refusal, content.remains()).await
        }
        Verdict::Answer(answer) => {
            record.step = Some(answer.step.as_str());
            let reply = reply::answer(&answer, record.id.as_str());
            speak(
                core,
                link,
                wire,
                &facts.head(),
                record,
                &reply,
                content.remains(),
            )
            .await
        }
        Verdict::Forward => match forward(core, link, wire, facts, content, record).await {
            Forwarded::Passed(after) => after,
            Forwarded::Gone => After::Gone,
            Forwarded::Refused { refusal, request } => {
                refuse(core, link, wire, facts, record, &refusal, request).await
            }
            Forwarded::BodyFailed(failure) => {
                body_failed(core, link, wire, facts, record, failure).await
            }
        },
        // Every question has been answered; what asks again is a defect of ours.
        Verdict::Ask(_) => {
            let refusal = upstream::failed(&UpstreamFailure::Fault);
            refuse(core, link, wire, facts, record, &refusal, Remains::Some).await
        }
    }
}

/// A body that was passed on unread has failed half way: the rows about bodies say what that means.
async fn body_failed<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    wire: &mut Wire,
    facts: &mut Facts<'_>,
    record: &mut Record,
    failure: BodyFailure,
) -> After {
    facts.body_failed(failure);
    let refusal = match decide(facts).verdict {
        Verdict::Refuse(refusal) => refusal,
        Verdict::Forward | Verdict::Answer(_) | Verdict::Ask(_) => {
            Box::new(upstream::failed(&UpstreamFailure::Fault))
        }
    };
    refuse(core, link, wire, facts, record, &refusal, Remains::Some).await
}

async fn refuse<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    wire: &mut Wire,
    facts: &Facts<'_>,
    record: &mut Record,
    refusal: &Refusal,
    remains: Remains,
) -> After {
    record.refused(refusal);
    if let Some(limit) = facts.answer_after(refusal) {
        // Counted from the first byte, so that it does not matter how long deciding took.
        let due = record.began_at.saturating_add(millis(limit));
        link.watch.until(due).await;
    }
    let policy = &facts.snapshot().policy;
    let reply = reply::refuse(refusal, Some(facts), policy, record.id.as_str());
    speak(core, link, wire, &facts.head(), record, &reply, remains).await
}

/// Writes an answer of ours. The connection is kept only if the next request can be found on it.
async fn speak<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    wire: &mut Wire,
    view: &RequestView<'_>,
    record: &mut Record,
    reply: &Reply,
    remains: Remains,
) -> After {
    let is_found = match remains {
        Remains::Nothing => true,
        Remains::All => is_worth_draining(view, wire),
        Remains::Some => false,
    };
    let keeps = is_found
        && reply.connection == Connection::Keep
        && view.keep_alive()
        && link.load == Load::Normal
        && !core.is_draining();
    let shape = Shape {
        is_head: view.method() == "HEAD",
        version: view.version(),
        keeps,
    };
    record.status = Some(reply.status);
    wire.to_client.take_back();
    render::reply(&mut wire.to_client.bytes, reply, shape, core);
    if send(core, link, &mut wire.to_client).await.is_err() {
        return After::Gone;
    }
    let is_next = keeps && (remains == Remains::Nothing || drain(core, link, view, wire).await);
    if is_next { After::Next } else { After::Close }
}

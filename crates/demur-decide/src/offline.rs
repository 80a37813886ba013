//! Deciding raw bytes without a socket: what `demur try` shows and what the
//! transcripts check.

use std::net::IpAddr;

use demur_http1::{BodyEvent, BodyReader, Parsed, RequestHead, WireFault, WireRule, parse_request};
use demur_schema::TapeStorage;

use crate::facts::{BodyFailure, Circumstances, Facts, Load, Snapshot};
use crate::identity::{Presented, Proof};
use crate::rates::{Allowance, By, Limit};
use crate::reply::{self, Reply};
use crate::table::{Decision, Place, decide, decide_unreadable, resume};
use crate::verdict::{Question, Refusal, StepId, Verdict};

/// What would have happened to a request.
#[derive(Debug)]
pub struct Outcome {
    /// The rows it passed, in order; empty if no head could be read.
    pub passed: Vec<StepId>,
    /// The row that stopped it; nothing if it would have been forwarded.
    pub stopped_at: Option<StepId>,
    /// What rows in shadow mode would have refused.
    pub shadows: Vec<StepId>,
    /// The operation it was for.
    pub operation: Option<String>,
    /// The answer; nothing if it would have been forwarded.
    pub reply: Option<Reply>,
    /// Why, in one word for the operator.
    pub reason: Option<&'static str>,
    /// The row that objected, where concealment put the one 404 in its place.
    pub conceals: Option<StepId>,
}

/// What a shell knows and raw bytes do not tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Circumstance {
    /// Nothing out of the ordinary.
    #[default]
    Ordinary,
    /// The gateway has no room.
    Overloaded,
    /// All allowances are used up.
    Spent,
    /// The head stopped arriving where the bytes end.
    HeadStalls,
    /// The body stopped arriving where the bytes end.
    BodyStalls,
}

/// Who verifies credentials, where no shell does.
pub type Identify<'s> = &'s dyn Fn(&[Presented<'_>]) -> Vec<Proof>;

/// Everything around the bytes of a request.
#[derive(Clone, Copy)]
pub struct Surroundings<'s> {
    /// What is out of the ordinary.
    pub circumstance: Circumstance,
    /// The address of the client.
    pub client: Option<IpAddr>,
    /// Who verifies credentials.
    pub identify: Identify<'s>,
}

impl Default for Surroundings<'_> {
    /// Nothing out of the ordinary, and nobody who verifies.
    fn default() -> Self {
        Self {
            circumstance: Circumstance::Ordinary,
            client: None,
            identify: &|_| Vec::new(),
        }
    }
}

/// Decides the first request in `bytes`.
pub fn run(
    snapshot: &Snapshot,
    bytes: &[u8],
    surroundings: &Surroundings<'_>,
    request_id: &str,
) -> Outcome {
    let mut head = RequestHead::new();
    let fault = match parse_request(bytes, &snapshot.http, &mut head) {
        Parsed::Complete => return run_head(snapshot, &head, bytes, surroundings, request_id),
        Parsed::Fault(fault) => fault,
        Parsed::Partial if surroundings.circumstance == Circumstance::HeadStalls => {
            WireFault::new(WireRule::HeadTimeout, bytes.len())
        }
        Parsed::Partial => WireFault::new(WireRule::HeadIncomplete, bytes.len()),
    };
    let refusal = decide_unreadable(&fault);
    Outcome {
        passed: Vec::new(),
        stopped_at: Some(refusal.step),
        shadows: Vec::new(),
        operation: None,
        reply: Some(reply::refuse(&refusal, None, &snapshot.policy, request_id)),
        reason: None,
        conceals: None,
    }
}

fn run_head(
    snapshot: &Snapshot,
    head: &RequestHead,
    bytes: &[u8],
    surroundings: &Surroundings<'_>,
    request_id: &str,
) -> Outcome {
    let view = head.view(bytes);
    let mut storage = TapeStorage::default();
    let body = read_body(
        bytes.get(head.len()..).unwrap_or_default(),
        &view,
        snapshot,
        surroundings.circumstance,
    );
    let mut room = Some((&body, &mut storage));
    let mut facts = Facts::new(snapshot, view, circumstances(surroundings));
    let mut decision = decide(&facts);
    while let Verdict::Ask(question) = decision.verdict {
        match question {
            Question::Allowance(by) => facts.count(by, allowances(&facts, by, surroundings)),
            Question::Identity => facts.identify((surroundings.identify)(&facts.presented())),
            Question::Body => match room.take() {
                Some((Ok(body), storage)) => facts.read_body(body, storage),
                Some((Err(failure), _)) => facts.body_failed(failure.clone()),
                // It is asked for once only.
                None => break,
            },
        }
        let Decision { place, shadows, .. } = decision;
        decision = resume(&facts, place, shadows);
    }
    // A body that streams through unread can fail on the way all the same.
    if let (Verdict::Forward, Err(failure)) = (&decision.verdict, &body) {
        facts.body_failed(failure.clone());
        decision = decide(&facts);
    }
    outcome(&decision, &facts, snapshot, request_id)
}

/// Nothing was counted before, unless everything is said to be spent.
fn allowances(facts: &Facts<'_>, by: By, surroundings: &Surroundings<'_>) -> Vec<Allowance> {
    let is_spent = surroundings.circumstance == Circumstance::Spent;
    let allowance = |(number, limit): (usize, &Limit)| Allowance {
        limit: number,
        remaining: if is_spent {
            0
        } else {
            limit.burst.saturating_sub(1)
        },
        reset: limit.window,
        wait: is_spent.then_some(limit.window),
    };
    facts.limits(by).into_iter().map(allowance).collect()
}

fn circumstances(surroundings: &Surroundings<'_>) -> Circumstances {
    let load = if surroundings.circumstance == Circumstance::Overloaded {
        Load::Overloaded
    } else {
        Load::Normal
    };
    Circumstances {
        load,
        client: surroundings.client,
        ..Circumstances::default()
    }
}

fn read_body(
    bytes: &[u8],
    view: &demur_http1::RequestView<'_>,
    snapshot: &Snapshot,
    circumstance: Circumstance,
) -> Result<Vec<u8>, BodyFailure> {
    let mut reader = BodyReader::of_request(view.framing(), snapshot.policy.body);
    let (mut body, mut at) = (Vec::new(), 0);
    loop {
        let event = match reader.next(bytes, &mut at) {
            BodyEvent::NeedMore if circumstance == Circumstance::BodyStalls => {
                return Err(BodyFailure::TimedOut);
            }
            BodyEvent::NeedMore => reader.close(),
            event @ (BodyEvent::Data(_) | BodyEvent::End | BodyEvent::Fault(_)) => event,
        };
        match event {
            BodyEvent::Data(range) => body.extend_from_slice(bytes.get(range).unwrap_or_default()),
            BodyEvent::End => return Ok(body),
            BodyEvent::Fault(fault) => return Err(BodyFailure::Fault(fault)),
            // A closed reader never asks for more.
            BodyEvent::NeedMore => return Err(BodyFailure::TimedOut),
        }
    }
}

fn outcome(
    decision: &Decision,
    facts: &Facts<'_>,
    snapshot: &Snapshot,
    request_id: &str,
) -> Outcome {
    let (reason, conceals) = match &decision.verdict {
        Verdict::Refuse(refusal) => (refusal.reason, refusal.conceals),
        Verdict::Forward | Verdict::Answer(_) | Verdict::Ask(_) => (None, None),
    };
    let (stopped_at, reply) = match &decision.verdict {
        Verdict::Forward | Verdict::Ask(_) => (None, None),
        Verdict::Refuse(refusal) => (
            Some(refusal.step),
            Some(reply::refuse(
                refusal,
                Some(facts),
                &snapshot.policy,
                request_id,
            )),
        ),
        Verdict::Answer(answer) => (Some(answer.step), Some(reply::answer(answer, request_id))),
    };
    Outcome {
        passed: passed(decision.place, facts),
        stopped_at,
        shadows: decision
            .shadows
            .iter()
            .map(|refusal: &Refusal| refusal.step)
            .collect(),
        operation: facts.operation().map(|operation| operation.id.clone()),
        reply,
        reason,
        conceals,
    }
}

fn passed(place: Place, facts: &Facts<'_>) -> Vec<StepId> {
    place.passed(facts.scope()).map(|row| row.id).collect()
}

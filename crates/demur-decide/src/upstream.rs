//! The second table: what the upstream did, and what the client gets for it.
//!
//! A failed exchange gets its status here and nowhere else (RFC 9209 §2.3 lists
//! the cases). An answered one is passed, repaired or replaced.

mod banner;
mod gateway_fault;
mod leaks;
mod response_contract;
mod response_normalised;
mod upstream_protocol;
mod upstream_timeout;
mod upstream_unavailable;
mod upstream_unreachable;

use std::borrow::Cow;

use demur_http1::{KnownField, ResponseView, WireFault};

use crate::conceal::conceal_answer;
use crate::facts::Facts;
use crate::freshness;
use crate::policy::{Mode, UpstreamErrors};
use crate::verdict::{Refusal, StepId};

pub use banner::is_banner;
pub use leaks::{Leak, leak, leak_and_line};

/// The rows about an exchange that failed.
#[rustfmt::skip]
pub static FAILED: &[FailureRow] = &[
    failure("upstream-unreachable",   502,  "Upstream cannot be reached",         upstream_unreachable::objects),
    failure("upstream-protocol",      502,  "Unreadable answer of the upstream",  upstream_protocol::objects),
    failure("upstream-timeout",       504,  "Upstream too slow",                  upstream_timeout::objects),
    failure("upstream-unavailable",   503,  "Upstream busy",                      upstream_unavailable::objects),
    failure("gateway-fault",          500,  "Fault of the gateway",               gateway_fault::objects),
];

/// The rows about an answer that came. `response-contract` is off until it is
/// switched on; the status of `response-normalised` is the upstream's own.
#[rustfmt::skip]
pub static ANSWERED: &[AnswerRow] = &[
    answered("response-contract",     "Answer breaks the contract",         response_contract::objects),
    answered("response-normalised",   "Error of the upstream",              response_normalised::objects),
];

/// One row about a failed exchange.
#[derive(Debug)]
pub struct FailureRow {
    /// Kebab-case id.
    pub id: StepId,
    /// The one status it answers.
    pub status: u16,
    /// What is the matter, in a few words.
    pub title: &'static str,
    objects: fn(&UpstreamFailure) -> Option<Refusal>,
}

/// One row about an answer.
#[derive(Debug)]
pub struct AnswerRow {
    /// Kebab-case id.
    pub id: StepId,
    /// What is the matter, in a few words.
    pub title: &'static str,
    objects: fn(&Answered<'_>, &Facts<'_>) -> Option<Refusal>,
}

impl FailureRow {
    /// Whether the row answers this failure, whatever came before it.
    #[cfg(test)]
    pub(crate) fn claims(&self, failure: &UpstreamFailure) -> bool {
        (self.objects)(failure).is_some()
    }
}

const fn failure(
    id: &'static str,
    status: u16,
    title: &'static str,
    objects: fn(&UpstreamFailure) -> Option<Refusal>,
) -> FailureRow {
    FailureRow {
        id: StepId(id),
        status,
        title,
        objects,
    }
}

const fn answered(
    id: &'static str,
    title: &'static str,
    objects: fn(&Answered<'_>, &Facts<'_>) -> Option<Refusal>,
) -> AnswerRow {
    AnswerRow {
        id: StepId(id),
        title,
        objects,
    }
}

/// How an exchange with the upstream failed before a whole head of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UpstreamFailure {
    /// Its name has no address.
    Name,
    /// It refused the connection.
    Refused,
    /// No way leads to it.
    Unroutable,
    /// It did not accept the connection in time.
    ConnectTimedOut,
    /// It did not take the request in time.
    WriteTimedOut,
    /// It did not begin to answer in time.
    FirstByteTimedOut,
    /// It fell silent in the middle of its head.
    IdleTimedOut,
    /// It closed the connection before its head was complete.
    Closed,
    /// Its answer is not HTTP as we read it.
    Protocol(WireFault),
    /// All connections to it are in use.
    Busy,
    /// The fault is our own.
    Fault,
}

/// An answer of the upstream.
#[derive(Debug)]
pub struct Answered<'a> {
    /// Its status.
    pub status: u16,
    /// Its head.
    pub head: ResponseView<'a>,
    /// The beginning of an error's content, as far as it was read.
    pub body: Option<&'a [u8]>,
}

/// What happened between us and the upstream.
#[derive(Debug)]
pub enum Exchange<'a> {
    /// It failed.
    Failed(UpstreamFailure),
    /// There is an answer.
    Answered(Answered<'a>),
}

/// What the client gets.
#[derive(Debug)]
pub enum Upstream {
    /// The answer as it is.
    Pass,
    /// The answer with these fields added.
    Repair(Vec<(&'static str, Cow<'static, str>)>),
    /// An answer of ours.
    Replace(Box<Refusal>),
}

/// Reads the second table.
pub fn judge(exchange: &Exchange<'_>, facts: &Facts<'_>) -> Upstream {
    match exchange {
        Exchange::Failed(failure) => Upstream::Replace(Box::new(failed(failure))),
        Exchange::Answered(answer) => answer_of(answer, facts),
    }
}

/// The refusal for a failure.
pub fn failed(failure: &UpstreamFailure) -> Refusal {
    FAILED
        .iter()
        .find_map(|row| {
            (row.objects)(failure).map(|refusal| Refusal {
                step: row.id,
                ..refusal
            })
        })
        .unwrap_or_else(gateway_fault::unclaimed)
}

/// The problem for an error without any content, as the fallbacks of routers send it, where the row that gives
/// content to errors is enforced.
pub fn unexplained(status: u16, facts: &Facts<'_>) -> Option<Refusal> {
    let step = StepId("response-normalised");
    let refusal = response_normalised::unexplained(status, facts)?;
    let is_enforced = facts.policy.modes.of(step, facts.client) == Mode::Enforce;
    is_enforced.then_some(Refusal { step, ..refusal })
}

/// Whether the content of an answer with this status may be replaced once it is seen.
pub fn may_be_replaced(status: u16, facts: &Facts<'_>) -> bool {
    let is_enforced = facts
        .policy
        .modes
        .of(StepId("response-normalised"), facts.client)
        == Mode::Enforce;
    status >= 400 && is_enforced && facts.policy.upstream_errors != UpstreamErrors::Pass
}

/// The row in shadow mode that would have replaced this answer.
pub fn would_replace(answer: &Answered<'_>, facts: &Facts<'_>) -> Option<StepId> {
    if !facts.policy.modes.has_shadow() {
        return None;
    }
    objection(answer, facts, Mode::Shadow).map(|refusal| refusal.step)
}

/// What the first row in this mode says of an answer.
fn objection(answer: &Answered<'_>, facts: &Facts<'_>, mode: Mode) -> Option<Refusal> {
    ANSWERED
        .iter()
        .filter(|row| facts.policy.modes.of(row.id, facts.client) == mode)
        .find_map(|row| {
            let refusal = (row.objects)(answer, facts)?;
            Some(Refusal {
                step: row.id,
                ..refusal
            })
        })
}

fn answer_of(answer: &Answered<'_>, facts: &Facts<'_>) -> Upstream {
    if let Some(refusal) = conceal_answer(answer.status, facts) {
        return Upstream::Replace(Box::new(refusal));
    }
    if let Some(refusal) = objection(answer, facts, Mode::Enforce) {
        return Upstream::Replace(Box::new(refusal));
    }
    let mut added = response_contract::missing_fields(answer, facts);
    // Who refuses for a limit of its own has said when to come again.
    let is_limited = answer.status == 429 && answer.head.has(KnownField::RetryAfter);
    if facts.is_counted() && !is_limited {
        added.extend(facts.rate_fields());
    }
    added.extend(unsaid_freshness(answer, facts).map(|value| ("Cache-Control", value)));
    let lifetime = facts.operation.map(|operation| &operation.lifetime);
    added.extend(
        lifetime
            .into_iter()
            .flatten()
            .map(|(name, value)| (*name, Cow::Owned(value.clone()))),
    );
    // Whoever does not accept HTML would have got another answer here.
    if answer.status >= 400 && response_normalised::is_html(answer) {
        added.push(("Vary", "Accept".into()));
    }
    if added.is_empty() {
        Upstream::Pass
    } else {
        Upstream::Repair(added)
    }
}

/// `Cache-Control` for an error that caches may store without a word (RFC 9110 §15.1), and that says nothing.
fn unsaid_freshness(answer: &Answered<'_>, facts: &Facts<'_>) -> Option<Cow<'static, str>> {
    let says = [KnownField::CacheControl, KnownField::Expires];
    let is_silent = !says.into_iter().any(|field| answer.head.has(field));
    let page = demur_codebook::status(answer.status)?;
    (answer.status >= 400 && is_silent && page.heuristically_cacheable())
        .then(|| freshness::of_status(answer.status, Some(facts.scope())))
}

/// Every row of the second table.
pub fn ids() -> impl Iterator<Item = StepId> {
    FAILED
        .iter()
        .map(|row| row.id)
        .chain(ANSWERED.iter().map(|row| row.id))
}

pub(crate) fn titles() -> impl Iterator<Item = (StepId, &'static str)> {
    let failed = FAILED.iter().map(|row| (row.id, row.title));
    failed.chain(ANSWERED.iter().map(|row| (row.id, row.title)))
}

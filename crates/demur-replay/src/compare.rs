//! One recorded request, decided by the new snapshot and compared with what became of it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

use demur_contract::{Alternative, Operation};
use demur_decide::policy::AcceptPolicy;
use demur_decide::{Policy, Snapshot, StepId};

use crate::answer::Answer;
use crate::draft::{Draft, demanded, first_of, host};
use crate::judge::{Aim, Side};
use crate::looks::{Looks, looks};
use crate::recorded::{Body, Content, Head, Recorded};
use crate::request::{Request, has};

/// What became of a request before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Before {
    /// What the old snapshot says.
    Decided(Answer),
    /// What was recorded.
    Recorded {
        /// The status.
        status: u16,
        /// The row of ours that gave it; nothing if it may have been anybody.
        step: Option<StepId>,
    },
    /// No status was recorded.
    Unknown,
}

/// How the answers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// What succeeded or was forwarded would be refused.
    Refused,
    /// It would still not be forwarded, or be answered by us instead, and with another status or by another row.
    Altered,
    /// What we refused would be forwarded.
    Opened,
    /// Nothing.
    Same,
    /// It cannot be told.
    Undecidable(Missing),
}

/// What a decision would have needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Missing {
    /// The status.
    Status,
    /// The query.
    Query,
    /// The header fields.
    Fields,
    /// The body.
    Body,
    /// The credentials, or whether they are valid.
    Credentials,
    /// The address of the client.
    Address,
    /// What is known of the caller.
    Claims,
    /// Load, time or counts.
    Circumstances,
}

/// The two answers to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How they differ.
    pub change: Change,
    /// `GET /pets/{petId}`, or nothing if neither snapshot knows the path.
    pub operation: Option<String>,
    /// The old one.
    pub before: Before,
    /// The new one.
    pub after: Answer,
}

/// Compares what became of a request with what the new snapshot says. Without an old snapshot the recorded status is
/// what became of it.
///
/// Whoever has many requests takes a [`crate::Replay`], which looks through the snapshots once.
pub fn compare(old: Option<&Snapshot>, new: &Snapshot, recorded: &Recorded) -> Difference {
    Pair::new(old, new).compare(recorded)
}

/// Two snapshots, and what was found out about both.
#[derive(Debug)]
pub(crate) struct Pair<'s> {
    old: Option<Side<'s>>,
    new: Side<'s>,
    /// Whether two operations ask for the same where it may not have been recorded.
    same: RefCell<HashMap<(*const Operation, *const Operation), bool>>,
}

impl<'s> Pair<'s> {
    pub(crate) fn new(old: Option<&'s Snapshot>, new: &'s Snapshot) -> Self {
        Self {
            old: old.map(Side::new),
            new: Side::new(new),
            same: RefCell::default(),
        }
    }

    pub(crate) fn compare(&self, recorded: &Recorded) -> Difference {
        let after = judge(&self.new, recorded);
        let earlier = self.old.as_ref().map(|old| judge(old, recorded));
        let before = before(earlier.as_ref(), recorded);
        let old_missing = match before {
            Before::Decided(_) => earlier.as_ref().and_then(|earlier| earlier.missing),
            Before::Recorded { .. } | Before::Unknown => None,
        };
        let missing = after.missing.or(old_missing);
        let missing = missing.filter(|_| !self.both_ask_the_same(earlier.as_ref(), &after));
        let change = missing.map_or_else(|| change(before, after.answer), Change::Undecidable);
        let name = |judged: &Judged<'_>| judged.aim.name(&recorded.method);
        Difference {
            change,
            operation: name(&after).or_else(|| earlier.as_ref().and_then(name)),
            before,
            after: after.answer,
        }
    }

    /// Whether both would forward the request, and ask for the same where it was not recorded.
    fn both_ask_the_same(&self, earlier: Option<&Judged<'_>>, after: &Judged<'_>) -> bool {
        let (Some(side), Some(earlier)) = (&self.old, earlier) else {
            return false;
        };
        let (Some(old), Some(new)) = (earlier.aim.operation, after.aim.operation) else {
            return false;
        };
        if (earlier.answer, after.answer) != (Answer::Forwarded, Answer::Forwarded) {
            return false;
        }
        let mut same = self.same.borrow_mut();
        *same.entry((old, new)).or_insert_with(|| {
            same_policies(&side.snapshot.policy, &self.new.snapshot.policy)
                && same_security(&old.security, &new.security)
                && same_schemas(old, new)
        })
    }
}

/// One side's answer.
struct Judged<'s> {
    answer: Answer,
    missing: Option<Missing>,
    aim: Aim<'s>,
}

fn judge<'s>(side: &Side<'s>, recorded: &Recorded) -> Judged<'s> {
    let aim = side.aim(&recorded.method, &recorded.target);
    let said = side.decide(
        &completed(side, aim, recorded),
        recorded.client,
        &side.caller,
    );
    let answer = Answer::of(&said.outcome);
    let rests_on_credentials =
        said.trusted || (filled(recorded) && asks_credentials(side, aim, recorded));
    // Who was answered so had no such credentials.
    let missing = if rests_on_credentials && matches!(recorded.status, Some(401 | 403)) {
        Some(Missing::Credentials)
    } else {
        match answer.step() {
            None => missing_for_passing(side, aim, recorded),
            // What a concealed 404 stands for is what was found wrong.
            Some(step) => {
                let step = said.outcome.conceals.unwrap_or(step);
                missing_for(side, aim, recorded, step, said.outcome.reason)
            }
        }
    };
    Judged {
        answer,
        missing,
        aim,
    }
}

impl Aim<'_> {
    /// `GET /pets/{petId}`.
    fn name(&self, method: &str) -> Option<String> {
        let route = self.route?;
        let method = self.operation.map_or(method, |operation| &operation.method);
        Some(format!("{method} {}", route.template()))
    }
}

/// Whether credentials are filled in.
fn filled(recorded: &Recorded) -> bool {
    recorded.known.head != Head::Whole
}

fn path(recorded: &Recorded) -> &str {
    let target = std::str::from_utf8(&recorded.target).unwrap_or_default();
    target.split('?').next().unwrap_or_default()
}

fn asks_credentials(side: &Side<'_>, aim: Aim<'_>, recorded: &Recorded) -> bool {
    !demanded(side.snapshot, aim.operation, path(recorded)).is_empty()
}

/// The request with what was not recorded filled in.
fn completed(side: &Side<'_>, aim: Aim<'_>, recorded: &Recorded) -> Request {
    let mut request = Request {
        method: recorded.method.clone(),
        target: recorded.target.clone(),
        fields: recorded.fields.clone(),
        content: recorded.content.clone(),
    };
    if recorded.known.head == Head::Whole {
        return request;
    }
    let credentials = first_of(demanded(side.snapshot, aim.operation, path(recorded)));
    if recorded.known.head == Head::WithoutCredentials {
        let cookies = credentials
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        request.fields.extend(credentials.fields);
        if !cookies.is_empty() {
            request.fields.push(("Cookie".to_owned(), cookies));
        }
        return request;
    }
    request
        .fields
        .push(("Host".to_owned(), host(side.snapshot).to_owned()));
    let Some(operation) = aim.operation else {
        request.fields.extend(credentials.fields);
        return request;
    };
    let mut draft = Draft::clone(&side.draft(operation));
    draft.credentials = credentials;
    request.fields.extend(draft.all_fields());
    request.content = draft.content.clone();
    if recorded.known.head == Head::PathOnly
        && let Some((_, query)) = draft.target().split_once('?')
    {
        request.target.push(b'?');
        request.target.extend_from_slice(query.as_bytes());
    }
    request
}

/// What would have to be known for an objection of this row to count.
fn missing_for(
    side: &Side<'_>,
    aim: Aim<'_>,
    recorded: &Recorded,
    step: StepId,
    reason: Option<&str>,
) -> Option<Missing> {
    let head = recorded.known.head;
    let is_whole = matches!(head, Head::Whole | Head::WithoutCredentials);
    match looks(step.as_str()) {
        // Without fields a preflight looks like any other OPTIONS.
        Looks::Line => {
            let may_be_preflight =
                recorded.method == "OPTIONS" && side.snapshot.policy.cors.is_some();
            (!is_whole && may_be_preflight).then_some(Missing::Fields)
        }
        Looks::Parameters => parameters_missing(aim, recorded),
        Looks::Credentials => (head != Head::Whole).then_some(Missing::Credentials),
        Looks::Caller => match reason {
            Some("address") => recorded.client.is_none().then_some(Missing::Address),
            _ => Some(Missing::Claims),
        },
        Looks::Fields => (!is_whole).then_some(Missing::Fields),
        Looks::Length | Looks::Body => {
            let is_known = is_whole && recorded.known.body == Body::Whole;
            let is_announced = matches!(recorded.content, Content::Announced(_));
            let is_enough =
                is_known || (is_whole && is_announced && looks(step.as_str()) == Looks::Length);
            (!is_enough).then_some(Missing::Body)
        }
        Looks::Circumstances => Some(Missing::Circumstances),
    }
}

/// The row looks at the query and at fields; a fault in what was recorded is enough.
fn parameters_missing(aim: Aim<'_>, recorded: &Recorded) -> Option<Missing> {
    let query = || {
        let target = std::str::from_utf8(&recorded.target).ok()?;
        let query = target.split_once('?').map_or("", |(_, query)| query);
        Some(!aim.operation?.query_faults(query).is_empty())
    };
    match recorded.known.head {
        Head::Whole => None,
        Head::PathOnly => Some(Missing::Query),
        Head::LineOnly | Head::WithoutCredentials if query() == Some(true) => None,
        Head::LineOnly => Some(Missing::Fields),
        Head::WithoutCredentials => {
            let asks_cookies = aim
                .operation
                .is_some_and(|one| !one.parameters.cookie.is_empty());
            asks_cookies.then_some(Missing::Credentials)
        }
    }
}

/// What would have to be known to say that nothing objects.
fn missing_for_passing(side: &Side<'_>, aim: Aim<'_>, recorded: &Recorded) -> Option<Missing> {
    let operation = aim.operation?;
    let head = recorded.known.head;
    let body_counts = operation.body.is_some() && recorded.known.body == Body::Absent;
    if head == Head::Whole {
        return (body_counts && has_schema(operation)).then_some(Missing::Body);
    }
    if asks_credentials(side, aim, recorded) {
        return Some(Missing::Credentials);
    }
    if head == Head::WithoutCredentials {
        return (body_counts && has_schema(operation)).then_some(Missing::Body);
    }
    if head == Head::PathOnly && !operation.parameters.query.is_empty() {
        return Some(Missing::Query);
    }
    if body_counts {
        return Some(Missing::Body);
    }
    asks_fields(side, operation).then_some(Missing::Fields)
}

fn has_schema(operation: &Operation) -> bool {
    let rules = operation.body.iter().flat_map(|body| &body.media_types);
    rules.into_iter().any(|rule| rule.schema.is_some())
}

fn asks_fields(side: &Side<'_>, operation: &Operation) -> bool {
    let parameters = &operation.parameters;
    let strict =
        side.snapshot.policy.accept == AcceptPolicy::Strict && !operation.offers().is_empty();
    !parameters.header.is_empty()
        || !parameters.cookie.is_empty()
        || operation.needs_condition
        || strict
}

/// Whether two policies say the same about what may not have been recorded.
fn same_policies(old: &Policy, new: &Policy) -> bool {
    let mut rows = demur_decide::ids().filter(|(_, step)| looks(step.as_str()) != Looks::Line);
    let same_modes = rows.all(|(_, step)| old.modes.of(step, None) == new.modes.of(step, None));
    same_modes
        && (old.accept, old.length, old.unchecked) == (new.accept, new.length, new.unchecked)
        && old.body.0 <= new.body.0
        && old.verified == new.verified
}

fn same_security(old: &[Alternative], new: &[Alternative]) -> bool {
    let pairs = |one: &Alternative| -> Vec<(String, Vec<String>)> {
        let all = one.requirements.iter();
        all.map(|it| (format!("{:?}", it.scheme.kind), it.scopes.clone()))
            .collect()
    };
    let (old, new) = (old.iter().map(pairs), new.iter().map(pairs));
    old.eq(new)
}

fn same_schemas(old: &Operation, new: &Operation) -> bool {
    let shape = |operation: &Operation| {
        let all = &operation.parameters;
        let lists = all.query.iter().chain(&all.header).chain(&all.cookie);
        let names: Vec<(String, bool)> =
            lists.map(|one| (one.name.clone(), one.required)).collect();
        let body = operation
            .body
            .as_ref()
            .map(|body| (body.required, body.accept.clone()));
        let rules = format!("{:?}", operation.rules);
        (names, body, operation.needs_condition, rules)
    };
    let schemas = |operation: &Operation| -> Vec<serde_json::Value> {
        operation
            .schemas()
            .map(demur_contract::LazySchema::to_value)
            .collect()
    };
    shape(old) == shape(new) && schemas(old) == schemas(new)
}

/// What the old snapshot says; what was recorded where it cannot tell, or there is none.
fn before(earlier: Option<&Judged<'_>>, recorded: &Recorded) -> Before {
    match (earlier, recorded.status) {
        (Some(earlier), None) => Before::Decided(earlier.answer),
        (Some(earlier), Some(_)) if earlier.missing.is_none() => Before::Decided(earlier.answer),
        (Some(_) | None, Some(status)) => Before::Recorded {
            status,
            step: recorded.step,
        },
        (None, None) => Before::Unknown,
    }
}

fn change(before: Before, after: Answer) -> Change {
    match before {
        Before::Decided(before) => between(before, after),
        Before::Recorded { status, step } => since(status, step, after),
        Before::Unknown => Change::Undecidable(Missing::Status),
    }
}

fn between(before: Answer, after: Answer) -> Change {
    match (before, after) {
        _ if before == after => Change::Same,
        (Answer::Forwarded | Answer::Answered { .. }, Answer::Refused { .. }) => Change::Refused,
        (Answer::Refused { .. }, Answer::Forwarded) => Change::Opened,
        (
            Answer::Forwarded | Answer::Answered { .. },
            Answer::Answered { .. } | Answer::Forwarded,
        )
        | (Answer::Refused { .. }, Answer::Refused { .. } | Answer::Answered { .. }) => {
            Change::Altered
        }
    }
}

fn since(status: u16, step: Option<StepId>, after: Answer) -> Change {
    let same = |found: u16, by: StepId| found == status && step.is_none_or(|step| step == by);
    match after {
        Answer::Forwarded if step.is_some() && status >= 400 => Change::Opened,
        Answer::Forwarded if step.is_some() => Change::Altered,
        Answer::Forwarded => Change::Same,
        Answer::Refused { status, step } | Answer::Answered { status, step }
            if same(status, step) =>
        {
            Change::Same
        }
        Answer::Refused { .. } if status < 400 => Change::Refused,
        Answer::Refused { .. } | Answer::Answered { .. } => Change::Altered,
    }
}

impl Missing {
    /// Every one, in the order of reports.
    pub const ALL: [Self; 8] = [
        Self::Status,
        Self::Query,
        Self::Fields,
        Self::Body,
        Self::Credentials,
        Self::Address,
        Self::Claims,
        Self::Circumstances,
    ];

    /// One word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Query => "query",
            Self::Fields => "headers",
            Self::Body => "body",
            Self::Credentials => "credentials",
            Self::Address => "address",
            Self::Claims => "claims",
            Self::Circumstances => "circumstances",
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Status => "the status was not recorded",
            Self::Query => "the query was not recorded",
            Self::Fields => "headers were not recorded",
            Self::Body => "the body was not recorded",
            Self::Credentials => "whether credentials were valid was not recorded",
            Self::Address => "the client's address was not recorded",
            Self::Claims => "what the caller may do was not recorded",
            Self::Circumstances => "load and time were not recorded",
        })
    }
}

impl Change {
    /// One word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Altered => "altered",
            Self::Opened => "opened",
            Self::Same => "same",
            Self::Undecidable(_) => "undecidable",
        }
    }
}

/// Whether a field of this name is among those that carry credentials.
pub(crate) fn carries_credentials(fields: &[(String, String)]) -> bool {
    has(fields, "authorization") || has(fields, "cookie")
}

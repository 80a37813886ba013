//! Requests made up to ask a server that should answer by a document, and what the table answers to each.
//!
//! For each operation there is the request that it should accept, one for each single fault, and one for each kind of
//! credentials. What the table says to them is what a server behind the same document should say; who sends them decides
//! where it may say something else. Nothing holds a valid credential: whoever sends a request adds those.

mod faults;

use demur_contract::{Contract, Operation};
use demur_decide::offline::{self, Surroundings};
use demur_decide::{Outcome as Checked, Proof, Snapshot};
use serde_json::Value;

use crate::answer::Answer;
use crate::diff::base_of;
use crate::draft::{Credentials, Draft, demanded, encoded, first_of, host, written};
use crate::judge::{Side, caller};
use crate::recorded::Content;
use crate::request::Request;
use crate::sample::Extent;

/// The most requests that are made up for one operation.
const MOST: usize = 32;

/// A request and what the table says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The id of the operation.
    pub operation: String,
    /// Base path and template.
    pub template: String,
    /// The method.
    pub method: String,
    /// Path and query, without credentials that are valid.
    pub target: String,
    /// The fields, without valid credentials and without those that frame the body.
    pub fields: Vec<(String, String)>,
    /// The content.
    pub body: Option<String>,
    /// What is wrong with it.
    pub fault: Fault,
    /// Who asks.
    pub shown: Shown,
    /// What is particular about it, in words such as "with a body that is no JSON".
    pub words: String,
    /// What the table says.
    pub answer: Answer,
    /// Whether the operation asks for credentials.
    pub is_closed: bool,
    /// Whether the path names what is there, as far as that is known: it has no parameters, or all are given.
    pub is_known: bool,
}

/// What is wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The body is no JSON.
    BodySyntax,
    /// The body is JSON, and does not fit its schema.
    BodySchema,
    /// There is no body.
    BodyMissing,
    /// The body is of a type that is not declared.
    MediaType,
    /// The body has a coding that nobody knows.
    Coding,
    /// A parameter of the path has no form that names anything.
    PathParameter,
    /// Another parameter is missing or does not fit.
    Parameter,
    /// A parameter that is no list stands there twice.
    Repeated,
    /// Nothing, but the path names what is not there.
    Absent,
}

/// What credentials a request presents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// None.
    Nothing,
    /// A field that cannot be read.
    Malformed,
    /// Some that nobody issued.
    Invalid,
    /// Valid ones without any right; the sender adds them.
    Poor,
    /// Valid ones with all rights, where any are asked for; the sender adds them.
    Valid,
}

/// What is known of the server.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    /// Names of parameters and values that lead to something. Those of the document come after them.
    pub values: &'k [(String, String)],
    /// A word that names nothing: lower case letters and digits, best more than 32 of them.
    pub nonsense: &'k str,
}

/// Requests for every operation. The snapshot should be one where somebody verifies ([`crate::trusting`]).
pub fn made(snapshot: &Snapshot, known: Known<'_>) -> Vec<Made> {
    let side = Side::new(snapshot);
    let mut out = Vec::new();
    for contract in &snapshot.contracts {
        for operation in contract.operations() {
            let mut making = Making::new(&side, contract, operation, known);
            making.all();
            making.out.truncate(MOST);
            out.append(&mut making.out);
        }
    }
    out
}

/// One operation in the making.
struct Making<'m, 's> {
    side: &'m Side<'s>,
    operation: &'m Operation,
    known: Known<'m>,
    /// What is accepted, or should be.
    start: Draft,
    is_closed: bool,
    is_known: bool,
    out: Vec<Made>,
}

impl<'m, 's> Making<'m, 's> {
    fn new(
        side: &'m Side<'s>,
        contract: &'s Contract,
        operation: &'m Operation,
        known: Known<'m>,
    ) -> Self {
        let base = base_of(side, contract, operation);
        let mut start = Draft::of(operation, base, Extent::Required);
        let path = start.target();
        let demanded = demanded(side.snapshot, Some(operation), &path);
        start.credentials = first_of(demanded);
        let is_closed = !demanded.is_empty() && !operation.allows_anonymous();
        let is_known = fill(&mut start, operation, known.values);
        Self {
            side,
            operation,
            known,
            start,
            is_closed,
            is_known,
            out: Vec::new(),
        }
    }

    fn all(&mut self) {
        let start = self.start.clone();
        self.add(Fault::None, "with all that is required", &start);
        let is_accepted = self
            .out
            .last()
            .is_some_and(|made| made.answer == Answer::Forwarded);
        self.credentials();
        // Of one that cannot be made up right, nobody knows which fault a server sees first.
        if is_accepted {
            self.absent();
            self.body();
            self.parameters();
        }
    }

    /// Adds a request of somebody with all rights.
    fn add(&mut self, fault: Fault, words: impl Into<String>, draft: &Draft) {
        let made = self.make(fault, words.into(), draft, Shown::Valid);
        self.out.push(made);
    }

    /// Adds it if the table objects by one of these rows; the table knows best whether it is a fault.
    fn add_refused(&mut self, fault: Fault, words: String, draft: &Draft, rows: &[&str]) -> bool {
        let made = self.make(fault, words, draft, Shown::Valid);
        let step = made.answer.step().map(demur_decide::StepId::as_str);
        let is_refused = step.is_some_and(|step| rows.contains(&step));
        if is_refused {
            self.out.push(made);
        }
        is_refused
    }

    fn make(&self, fault: Fault, words: String, draft: &Draft, shown: Shown) -> Made {
        let mut bare = draft.clone();
        if matches!(shown, Shown::Valid | Shown::Poor) {
            bare.credentials = Credentials::default();
        }
        let body = match &draft.content {
            Content::Sized(body) | Content::Chunked(body) => {
                Some(String::from_utf8_lossy(body).into_owned())
            }
            Content::None | Content::Announced(_) => None,
        };
        Made {
            operation: self.operation.id.clone(),
            template: draft.template.clone(),
            method: draft.method.clone(),
            target: bare.target(),
            fields: bare.all_fields(),
            body,
            fault,
            shown,
            words,
            answer: self.ask(&draft.request(host(self.side.snapshot)), shown),
            is_closed: self.is_closed,
            is_known: self.is_known,
        }
    }

    fn ask(&self, request: &Request, shown: Shown) -> Answer {
        let somebody = || match shown {
            Shown::Valid => Checked::Valid(self.side.caller.clone()),
            Shown::Poor => Checked::Valid(caller(Vec::new())),
            Shown::Nothing | Shown::Malformed | Shown::Invalid => Checked::Refused("made up"),
        };
        let surroundings = Surroundings {
            identify: &|presented| {
                let proofs = presented.iter().map(|one| Proof {
                    scheme: one.scheme.to_owned(),
                    outcome: somebody(),
                });
                proofs.collect()
            },
            ..Surroundings::default()
        };
        let octets = request.octets(self.side.snapshot.policy.body.0);
        let outcome = offline::run(self.side.snapshot, &octets, &surroundings, "");
        Answer::of(&outcome)
    }

    fn credentials(&mut self) {
        if !self.is_closed {
            return;
        }
        let start = self.start.clone();
        let with = |credentials: Credentials| Draft {
            credentials,
            ..start.clone()
        };
        let mut all = vec![(
            Shown::Nothing,
            with(Credentials::default()),
            "without credentials",
        )];
        let invalid = invalid(&start.credentials, self.known.nonsense);
        all.push((
            Shown::Invalid,
            with(invalid),
            "with credentials that nobody issued",
        ));
        let malformed = malformed(&start.credentials);
        all.extend(
            malformed.map(|one| (Shown::Malformed, with(one), "with malformed credentials")),
        );
        all.push((
            Shown::Poor,
            start.clone(),
            "with credentials that have no right",
        ));
        for (shown, draft, words) in all {
            let made = self.make(Fault::None, words.to_owned(), &draft, shown);
            self.out.push(made);
        }
    }
}

/// Puts in what is known to lead somewhere; says whether that is the whole path.
fn fill(draft: &mut Draft, operation: &Operation, values: &[(String, String)]) -> bool {
    let given = |name: &str| {
        let mut values = values.iter();
        values
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.clone())
    };
    let of_document = |value: &Option<Value>| value.as_ref().map(written);
    let mut is_known = true;
    for one in &operation.parameters.path {
        let name = &one.parameter.name;
        match given(name).or_else(|| of_document(&one.parameter.example)) {
            Some(value) => draft.set_path(name, &encoded(&value)),
            None => is_known = false,
        }
    }
    for one in &operation.parameters.query {
        let value = given(&one.name).or_else(|| of_document(&one.example));
        for (_, text) in draft.query.iter_mut().filter(|(name, _)| *name == one.name) {
            *text = value.as_deref().map_or_else(|| text.clone(), encoded);
        }
    }
    for one in &operation.parameters.header {
        let value = given(&one.name).or_else(|| of_document(&one.example));
        for (_, text) in draft
            .fields
            .iter_mut()
            .filter(|(name, _)| *name == one.name)
        {
            *text = value.clone().unwrap_or_else(|| text.clone());
        }
    }
    is_known
}

/// The same credentials with values that nobody issued.
fn invalid(credentials: &Credentials, nonsense: &str) -> Credentials {
    let mut all = credentials.clone();
    for (name, value) in &mut all.fields {
        let is_scheme = name.eq_ignore_ascii_case("Authorization");
        let scheme = value.split_once(' ').filter(|_| is_scheme);
        *value = match scheme {
            // `a:a`, which is well-formed.
            Some(("Basic", _)) => value.clone(),
            Some((scheme, _)) => format!("{} {nonsense}", usual(scheme)),
            None => nonsense.to_owned(),
        };
    }
    let others = all.query.iter_mut().chain(&mut all.cookies);
    others.for_each(|(_, value)| nonsense.clone_into(value));
    all
}

/// `Authorization` with a scheme and nothing behind it.
fn malformed(credentials: &Credentials) -> Option<Credentials> {
    let mut all = credentials.clone();
    let mut fields = all.fields.iter_mut();
    let (_, value) = fields.find(|(name, _)| name.eq_ignore_ascii_case("Authorization"))?;
    *value = usual(value.split(' ').next()?).to_owned();
    Some(all)
}

/// As most clients write it: some servers mind the letter case, which is another fault (RFC 9110 §11.1).
fn usual(scheme: &str) -> &str {
    if scheme.eq_ignore_ascii_case("bearer") {
        "Bearer"
    } else {
        scheme
    }
}

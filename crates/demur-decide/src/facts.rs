//! What is known about one request so far: plain data, gathered before or
//! between questions, judged by the rows.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::net::IpAddr;
use std::sync::OnceLock;
use std::time::Duration;

use demur_contract::{
    Alternative, BodyKind, Contract, MediaRule, NearMiss, Operation, Route, Slip,
};
use demur_gone::{Found, Places};
use demur_http1::{Framing, KnownField, RequestView, TargetForm, WireFault};
use demur_rules::{Budget, Judgement, judge};
use demur_schema::{Fault, Faults, Tape, TapeStorage, read_json};

use crate::authorization::{self, Standing, standing};
use crate::credentials;
use crate::identity::{Caller, Presented, Proof};
use crate::policy::{EncodedSlash, Policy, Scope, ScopeRule};
use crate::prefix;
use crate::rates::{Allowance, By};
use crate::status::Status;
use crate::steps::body_rules;
use crate::target::{self, TargetFault};
use crate::verdict::{Question, Refusal};

/// What all requests are decided by; immutable, replaced as a whole.
#[derive(Debug)]
pub struct Snapshot {
    /// What the documents say; the first that knows a path is asked about it.
    pub contracts: Vec<Contract>,
    /// What the operator chose.
    pub policy: Policy,
    /// What is gone, moved or withheld.
    pub places: Places,
    /// Limits of the wire format.
    pub http: demur_http1::Limits,
    /// What any operation asks for; gathered when the first path that is not public is asked about.
    asks: OnceLock<Vec<Alternative>>,
}

impl Snapshot {
    /// Documents and a policy, with nothing gone and the usual limits of the wire format.
    pub fn of(contracts: Vec<Contract>, policy: Policy) -> Self {
        Self {
            contracts,
            policy,
            places: Places::default(),
            http: demur_http1::Limits::default(),
            asks: OnceLock::new(),
        }
    }

    /// Each way to prove who one is that any operation knows, once, and without the rights it needs.
    fn asks(&self) -> &[Alternative] {
        self.asks.get_or_init(|| {
            let whole = self.contracts.iter().map(Contract::security);
            let operations = self.contracts.iter().flat_map(Contract::operations);
            let all = whole.chain(operations.map(|one| one.security.as_slice()));
            let ways = credentials::ways(all.flatten().filter(|one| !one.requirements.is_empty()));
            // Where somebody verifies, a word that nobody verifies makes nobody a member.
            let is_verified = |way: &Alternative| {
                let mut schemes = way.requirements.iter().map(|one| &one.scheme.name);
                schemes.all(|name| self.policy.verifies(name))
            };
            if ways.iter().any(is_verified) {
                ways.into_iter().filter(is_verified).collect()
            } else {
                ways
            }
        })
    }
}

/// The facts about one request whose head was read.
#[derive(Debug)]
pub struct Facts<'a> {
    snapshot: &'a Snapshot,
    pub(crate) policy: &'a Policy,
    pub(crate) head: RequestView<'a>,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: Option<&'a str>,
    pub(crate) target_fault: Option<TargetFault>,
    pub(crate) scope: &'a ScopeRule,
    pub(crate) route: Option<Route<'a>>,
    pub(crate) operation: Option<&'a Operation>,
    pub(crate) load: Load,
    pub(crate) arrival: Arrival,
    pub(crate) client: Option<IpAddr>,
    /// What counting found, once it was asked for.
    pub(crate) network_rate: Option<Vec<Allowance>>,
    pub(crate) quota: Option<Vec<Allowance>>,
    /// What verification found, once it was asked for.
    pub(crate) identity: Option<Vec<Proof>>,
    pub(crate) body: Body<'a>,
    /// What the rules say of the body; found when it is first asked for.
    judgement: OnceCell<Judgement<'a>>,
}

/// How a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// Whether there is room for it.
    pub load: Load,
    /// Whether it might be a replay.
    pub arrival: Arrival,
    /// The address of the client, as far as it can be believed.
    pub client: Option<IpAddr>,
}

impl Default for Circumstances {
    fn default() -> Self {
        Self {
            load: Load::Normal,
            arrival: Arrival::Ordinary,
            client: None,
        }
    }
}

/// Whether the gateway has room for the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// It has.
    Normal,
    /// It has not.
    Overloaded,
}

/// How the request arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// After the handshake, or without TLS.
    Ordinary,
    /// As TLS early data, which can be replayed (RFC 8470).
    Early,
}

/// What is known of the body.
#[derive(Debug)]
pub enum Body<'a> {
    /// Nothing was read yet, or it streams through unread.
    Unread,
    /// It could not be read to its end.
    Failed(BodyFailure),
    /// It was read as JSON, with or without success.
    Json(Result<Tape<'a>, Box<Fault>>),
}

/// Why a body could not be read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyFailure {
    /// It came too slowly.
    TimedOut,
    /// It broke its framing, or passed the limit.
    Fault(WireFault),
}

impl<'a> Facts<'a> {
    /// Gathers what the head alone tells.
    pub fn new(
        snapshot: &'a Snapshot,
        head: RequestView<'a>,
        circumstances: Circumstances,
    ) -> Self {
        let (method, path, query) = (head.method(), head.path(), head.query());
        let policy = &snapshot.policy;
        let keep_slash = policy.encoded_slash == EncodedSlash::Keep;
        let route = find_route(&snapshot.contracts, path);
        Self {
            snapshot,
            policy,
            head,
            method,
            path,
            query,
            target_fault: target::fault(path, query, keep_slash),
            scope: policy.scope(path),
            operation: route.as_ref().and_then(|route| route.operation(method)),
            route,
            load: circumstances.load,
            arrival: circumstances.arrival,
            client: circumstances.client,
            network_rate: None,
            quota: None,
            identity: None,
            body: Body::Unread,
            judgement: OnceCell::new(),
        }
    }

    /// What became of the resource that the path once named.
    pub(crate) fn place(&self) -> Option<Found<'a>> {
        self.look_up(|places, path| places.find(path, self.query))
    }

    /// What the lists say about the path; where it has parameters, else about the path without them, since the same
    /// page may be served at `/page;a`.
    pub(crate) fn look_up<T>(&self, find: impl Fn(&'a Places, &str) -> Option<T>) -> Option<T> {
        let places = &self.snapshot.places;
        if places.is_empty() {
            return None;
        }
        find(places, self.path).or_else(|| match prefix::without_parameters(self.path) {
            Cow::Owned(path) => find(places, &path),
            Cow::Borrowed(_) => None,
        })
    }

    /// Whether the answer to a question matters here and is not among the facts yet.
    pub(crate) fn lacks(&self, question: Question) -> bool {
        match question {
            Question::Allowance(by) => self.counted(by).is_none() && self.is_limited(by),
            Question::Identity => self.identity.is_none() && self.has_something_to_verify(),
            Question::Body => matches!(self.body, Body::Unread) && self.checks_body(),
        }
    }

    fn counted(&self, by: By) -> Option<&Vec<Allowance>> {
        match by {
            By::Network => self.network_rate.as_ref(),
            By::Caller => self.quota.as_ref(),
        }
    }

    /// Whether anything was counted, so that an answer can say what is left.
    pub(crate) fn is_counted(&self) -> bool {
        self.quota.is_some() || self.network_rate.is_some()
    }

    fn is_limited(&self, by: By) -> bool {
        !self.policy.limits.is_empty() && !self.limits(by).is_empty()
    }

    /// Adds what counting found.
    pub fn count(&mut self, by: By, found: Vec<Allowance>) {
        match by {
            By::Network => self.network_rate = Some(found),
            By::Caller => self.quota = Some(found),
        }
    }

    fn has_something_to_verify(&self) -> bool {
        !self.policy.verified.is_empty() && !self.presented().is_empty()
    }

    /// What the request presents for schemes that somebody verifies here.
    pub fn presented(&self) -> Vec<Presented<'a>> {
        credentials::to_verify(self)
    }

    /// Adds what verification found.
    pub fn identify(&mut self, proofs: Vec<Proof>) {
        self.identity = Some(proofs);
    }

    /// Who the request is for, as far as credentials prove it.
    pub fn caller(&self) -> Option<&Caller> {
        self.principal().map(|(_, caller)| caller)
    }

    /// The same, with the scheme the caller is known by.
    pub(crate) fn principal(&self) -> Option<(&str, &Caller)> {
        authorization::caller(self)
    }

    /// Adds the body, read to its end.
    pub fn read_body(&mut self, bytes: &'a [u8], storage: &'a mut TapeStorage) {
        self.body = Body::Json(read_json(bytes, &self.policy.json, storage));
        self.judgement.take();
    }

    /// Adds that the body could not be read to its end.
    pub fn body_failed(&mut self, failure: BodyFailure) {
        self.body = Body::Failed(failure);
    }

    /// What the operation's rules say of a body that was read as JSON. They are applied once, under one budget.
    pub(crate) fn judgement(&self) -> Option<&Judgement<'a>> {
        let rules = &self.operation?.rules;
        let Body::Json(Ok(tape)) = &self.body else {
            return None;
        };
        let found = || judge(rules, tape, Budget::default());
        Some(self.judgement.get_or_init(found))
    }

    /// The operation asked for, where the path has one with this method.
    pub fn operation(&self) -> Option<&'a Operation> {
        self.operation
    }

    /// The route of the path, whatever the method.
    pub fn route(&self) -> Option<Route<'a>> {
        self.route
    }

    /// The head as it was read.
    pub fn head(&self) -> RequestView<'a> {
        self.head
    }

    /// What the request is decided by.
    pub fn snapshot(&self) -> &'a Snapshot {
        self.snapshot
    }

    /// What was let through without being checked, by policy.
    pub fn unchecked(&self) -> Vec<&'static str> {
        let mut words = Vec::new();
        if self.has_unchecked_credentials() {
            words.push("credentials");
        }
        if self.has_body() && self.is_unread() {
            words.push("body");
        }
        if body_rules::has_unchecked(self) {
            words.push("rules");
        }
        words
    }

    fn has_unchecked_credentials(&self) -> bool {
        !self.is_open()
            && credentials::demands(self)
                .any(|demand| standing(demand, self) == Standing::Unchecked)
    }

    /// The earliest time since the first byte of the request at which this refusal may be sent, where its
    /// speed could tell what it hides.
    pub fn answer_after(&self, refusal: &Refusal) -> Option<Duration> {
        let hides =
            matches!(self.scope.kind, Scope::Concealed(_)) && refusal.status == Status::NOT_FOUND;
        Some(self.scope.answer_after).filter(|limit| hides && !limit.is_zero())
    }

    /// The scope of the path.
    pub fn scope(&self) -> Scope {
        self.scope.kind
    }

    /// Whether nothing of the body was read.
    pub(crate) fn is_unread(&self) -> bool {
        matches!(self.body, Body::Unread)
    }

    /// Whether the operation has something to say about the content, so that it
    /// must be read before it can be forwarded.
    pub fn checks_body(&self) -> bool {
        let has_rules = || self.operation.is_some_and(|one| !one.rules.is_empty());
        self.has_body()
            && self.media().is_some_and(|media| {
                media.kind == BodyKind::Json && (media.schema.is_some() || has_rules())
            })
    }

    pub(crate) fn has_body(&self) -> bool {
        !matches!(self.head.framing(), Framing::None | Framing::Length(0))
    }

    /// The rule for the body's media type.
    pub(crate) fn media(&self) -> Option<&'a MediaRule> {
        let rule = self.operation?.body.as_ref()?;
        rule.media_type(self.text(KnownField::ContentType)?)
    }

    /// What has to be presented here. Before the route may be known, a guarded
    /// or concealed path takes whatever any operation takes, so that the answer is
    /// the same for all of them.
    pub(crate) fn security(&self) -> &'a [Alternative] {
        match (self.operation, self.scope.kind) {
            (Some(operation), Scope::Public) => &operation.security,
            (None, Scope::Public) => &[],
            (_, Scope::Guarded | Scope::Concealed(_)) => self.snapshot.asks(),
        }
    }

    /// Whether nobody is asked who he is: neither the scope nor the operation names any credentials.
    pub(crate) fn is_open(&self) -> bool {
        self.scope.kind == Scope::Public && self.operation.is_none_or(|one| one.security.is_empty())
    }

    /// The path in the document that this one was probably meant to be.
    pub(crate) fn near(&self) -> Option<NearMiss<'a>> {
        if self.route.is_some() || self.is_for_server() {
            return None;
        }
        let contracts = self.snapshot.contracts.iter();
        contracts
            .filter_map(|contract| contract.near_miss(self.path))
            // What another scope keeps to itself is not suggested here.
            .find(|miss| self.policy.scope(&miss.path).kind == Scope::Public)
    }

    /// What the path was probably meant to name, as a template: the request's own
    /// values are not repeated.
    pub(crate) fn near_miss(&self) -> Option<String> {
        let miss = self.near()?;
        let why = match miss.slip {
            Slip::Case => ", in exactly these letters",
            Slip::TrailingSlash => ", which differs in the slash at its end",
            Slip::BasePath => ", which has another base path",
            Slip::Spelling => "",
        };
        Some(format!("did you mean `{}`{why}?", miss.template))
    }

    /// Whether the target is `*`: the server as a whole (RFC 9110 §9.3.7).
    pub(crate) fn is_for_server(&self) -> bool {
        self.head.form() == TargetForm::Asterisk
    }

    /// What the client accepts.
    pub(crate) fn accept(&self) -> Option<Cow<'a, str>> {
        self.list(KnownField::Accept)
    }

    /// Which languages the client prefers.
    pub(crate) fn accept_language(&self) -> Option<Cow<'a, str>> {
        self.list(KnownField::AcceptLanguage)
    }

    /// A list may be split over several fields (RFC 9110 §5.3).
    fn list(&self, field: KnownField) -> Option<Cow<'a, str>> {
        let mut values = self.head.get_all(field);
        let first = std::str::from_utf8(values.next()?).ok()?;
        let others = values.filter_map(|value| std::str::from_utf8(value).ok());
        Some(others.fold(Cow::Borrowed(first), |list, value| {
            format!("{list}, {value}").into()
        }))
    }

    /// A field's value, if it is ASCII or UTF-8.
    pub(crate) fn text(&self, field: KnownField) -> Option<&'a str> {
        std::str::from_utf8(self.head.get(field)?).ok()
    }

    /// As many faults as policy lists, with the total.
    pub(crate) fn listed(&self, mut faults: Vec<Fault>) -> Faults {
        let total = faults.len();
        faults.truncate(self.policy.faults_listed);
        Faults {
            truncated: faults.len() < total,
            list: faults,
            total,
        }
    }
}

fn find_route<'a>(contracts: &'a [Contract], path: &str) -> Option<Route<'a>> {
    contracts.iter().find_map(|contract| contract.find(path))
}

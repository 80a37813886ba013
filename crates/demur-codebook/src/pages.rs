//! The types of the pages. The data itself is in `generated.rs`, which `cargo xtask generate` writes
//! from `codebook/` and from the doc comments of steps, detectors and checks.

mod check;

pub use check::{CheckMode, CheckPage, CheckSeverity};

/// What the registry says about a status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registry {
    /// Registered, in use.
    Registered,
    /// Registered for a limited time.
    Temporary,
    /// Set aside: it has no meaning and nobody sends it.
    Reserved,
    /// Registered once, marked obsolete.
    Obsoleted,
    /// Not registered: some program's own.
    Unregistered,
}

impl Registry {
    /// The word for people and machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Registry::Registered => "registered",
            Registry::Temporary => "temporary",
            Registry::Reserved => "reserved",
            Registry::Obsoleted => "obsoleted",
            Registry::Unregistered => "unregistered",
        }
    }
}

/// When a cache may store an answer with this status (RFC 9111 §3, RFC 9110 §15.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storable {
    /// Even without explicit freshness: the status is heuristically cacheable.
    Always,
    /// Only where the answer itself says so.
    ExplicitOnly,
    /// Never: the defining document forbids it.
    Never,
    /// It is an interim answer, and only final ones are stored (RFC 9111 §3).
    Interim,
}

impl Storable {
    /// The word for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Storable::Always => "always",
            Storable::ExplicitOnly => "explicit-only",
            Storable::Never => "never",
            Storable::Interim => "interim",
        }
    }

    /// One sentence for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Storable::Always => "a cache may store it even without explicit freshness",
            Storable::ExplicitOnly => "a cache may store it only with explicit freshness",
            Storable::Never => "a cache must not store it",
            Storable::Interim => "it is an interim answer, and caches store only final ones",
        }
    }
}

/// What an automatic client may do with the request that got this status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AutoRetry {
    /// Nothing: the same request gets the same answer.
    No,
    /// Repeat it if its method is idempotent (RFC 9110 §9.2.2).
    Idempotent,
    /// Repeat it after waiting.
    AfterWait,
    /// Repeat it on another connection.
    OtherConnection,
    /// Send a changed request.
    Changed,
    /// Follow the redirect.
    Follow,
    /// The status is not one to retry: the request succeeded.
    NotNeeded,
}

impl AutoRetry {
    /// The word for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            AutoRetry::No => "no",
            AutoRetry::Idempotent => "idempotent",
            AutoRetry::AfterWait => "after-wait",
            AutoRetry::OtherConnection => "other-connection",
            AutoRetry::Changed => "changed-request",
            AutoRetry::Follow => "follow",
            AutoRetry::NotNeeded => "not-needed",
        }
    }
}

/// How strong a duty is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Required.
    Must,
    /// Forbidden.
    MustNot,
    /// Recommended.
    Should,
    /// Advised against.
    ShouldNot,
    /// Allowed.
    May,
}

impl Level {
    /// The words of RFC 2119.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Must => "MUST",
            Level::MustNot => "MUST NOT",
            Level::Should => "SHOULD",
            Level::ShouldNot => "SHOULD NOT",
            Level::May => "MAY",
        }
    }
}

/// A place in a specification, such as RFC 9110 §15.5.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// `RFC 9110`.
    pub doc: &'static str,
    /// `15.5.5`.
    pub section: &'static str,
}

/// Another wording under which the same status is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The wording.
    pub text: &'static str,
    /// Who prints it.
    pub by: &'static str,
}

/// What the sender of this status owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// How strong the duty is.
    pub level: Level,
    /// The field it is about; empty where it is about something else.
    pub field: &'static str,
    /// The duty in words.
    pub text: &'static str,
    /// The clause that says so.
    pub source: &'static str,
}

/// What every code is compared by: one or two sentences each.
#[derive(Debug, PartialEq, Eq)]
pub struct Aspects {
    /// What it means, with the clause.
    pub definition: &'static str,
    /// The same in plain words.
    pub plain: &'static str,
    /// The decision sentence: `Send 404 when …`.
    pub when: &'static str,
    /// What browsers and programs do on receipt.
    pub client: &'static str,
    /// Whether it may be stored.
    pub caching: &'static str,
    /// What search engines make of it.
    pub crawlers: &'static str,
    /// What it tells or costs the service behind.
    pub backend: &'static str,
    /// Whether a repetition is safe.
    pub retry: &'static str,
}

impl Aspects {
    /// All of them, each with the heading of its row, in the order in which they are shown.
    pub fn rows(&self) -> [(&'static str, &'static str); 8] {
        [
            ("Definition", self.definition),
            ("In plain words", self.plain),
            ("When to use it", self.when),
            ("Client behaviour", self.client),
            ("Caching", self.caching),
            ("Search engines", self.crawlers),
            ("API and backend", self.backend),
            ("Safe to retry", self.retry),
        ]
    }
}

/// The page of one status code.
#[derive(Debug, PartialEq, Eq)]
pub struct StatusPage {
    /// The code.
    pub code: u16,
    /// The registered name.
    pub name: &'static str,
    /// What the registry says of it.
    pub registry: Registry,
    /// Whose code it is, if it is not registered.
    pub by: &'static str,
    /// One sentence.
    pub tagline: &'static str,
    /// Where it is defined; the first one is in force.
    pub defined: &'static [Clause],
    /// Other wordings.
    pub aliases: &'static [Alias],
    /// When caches may store it.
    pub storable: Storable,
    /// The `Cache-Control` of the gateway's own answers; empty where the gateway never makes one.
    pub cache_default: &'static str,
    /// What an automatic client may do.
    pub retry: AutoRetry,
    /// Under what condition.
    pub retry_condition: &'static str,
    /// What it is compared by.
    pub aspects: Aspects,
    /// What the sender owes.
    pub duties: &'static [Duty],
    /// The rows of the gateway's table that answer it.
    pub steps: &'static [&'static str],
    /// Neighbours worth reading.
    pub see_also: &'static [u16],
    /// The text.
    pub markdown: &'static str,
    /// What the page cites.
    pub sources: &'static [&'static str],
}

impl StatusPage {
    /// `404 Not Found`.
    pub fn title(&self) -> String {
        format!("{} {}", self.code, self.name)
    }

    /// Whether RFC 9110 §15.1 lists it (or RFC 7725 §3 adds it) as cacheable by default.
    pub fn heuristically_cacheable(&self) -> bool {
        self.storable == Storable::Always
    }
}

/// The long guide of a status code.
#[derive(Debug, PartialEq, Eq)]
pub struct GuidePage {
    /// The code.
    pub code: u16,
    /// What the reader will be able to do.
    pub lead: &'static str,
    /// The text.
    pub markdown: &'static str,
    /// What the page cites.
    pub sources: &'static [&'static str],
}

/// Two codes side by side, in the words of a person.
#[derive(Debug, PartialEq, Eq)]
pub struct PairPage {
    /// The smaller code.
    pub a: u16,
    /// The greater code.
    pub b: u16,
    /// The question that decides.
    pub question: &'static str,
    /// The answer that leads to the first.
    pub answer_a: &'static str,
    /// The answer that leads to the second.
    pub answer_b: &'static str,
    /// Other pairs worth reading.
    pub related: &'static [(u16, u16)],
    /// The text, in which the codes are called A and B in headings.
    pub markdown: &'static str,
    /// What the page cites.
    pub sources: &'static [&'static str],
}

/// A class of status codes.
#[derive(Debug, PartialEq, Eq)]
pub struct ClassPage {
    /// The first digit.
    pub class: u16,
    /// `Client Error`.
    pub name: &'static str,
    /// One sentence.
    pub tagline: &'static str,
    /// An introduction and essays.
    pub markdown: &'static str,
    /// What the page cites.
    pub sources: &'static [&'static str],
}

/// The stages of the tables, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Can the head be read?
    Wire,
    /// Is it for us?
    Gate,
    /// May it be here?
    Access,
    /// Is the head complete?
    Head,
    /// Is the content right?
    Body,
    /// What did the server behind do?
    Upstream,
}

/// One of the statuses that a step chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The status.
    pub status: u16,
    /// When it is this one.
    pub when: &'static str,
}

/// The page of one step of the gateway.
#[derive(Debug, PartialEq, Eq)]
pub struct StepPage {
    /// The id, kebab-case.
    pub id: &'static str,
    /// Its place in the tables, counted from the top.
    pub place: usize,
    /// The stage it belongs to.
    pub stage: Stage,
    /// What it may answer.
    pub statuses: &'static [u16],
    /// The rule in one sentence.
    pub tagline: &'static str,
    /// What is asked of a request; yes means that this row answers.
    pub question: &'static str,
    /// Which status when, if there are several.
    pub choices: &'static [Choice],
    /// The text.
    pub markdown: &'static str,
}

/// An exchange with the gateway, as a test captured it.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// The row that decided.
    pub step: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// What it shows, in a sentence.
    pub title: &'static str,
    /// The request.
    pub request: &'static str,
    /// The answer.
    pub answer: &'static str,
}

/// The page of one fault code.
#[derive(Debug, PartialEq, Eq)]
pub struct FaultPage {
    /// The code, `snake_case`.
    pub code: &'static str,
    /// One sentence.
    pub tagline: &'static str,
    /// The text.
    pub markdown: &'static str,
}

/// The page of one diagnostic: a fault of a document, a list or a configuration.
#[derive(Debug, PartialEq, Eq)]
pub struct DiagnosticPage {
    /// The code, kebab-case.
    pub code: &'static str,
    /// One sentence.
    pub tagline: &'static str,
    /// The text.
    pub markdown: &'static str,
}

/// How soon somebody should look at what a detector raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Now.
    Page,
    /// Within days.
    Ticket,
    /// When the report is read.
    Note,
}

impl Severity {
    /// All of them, the most urgent first.
    pub const ALL: [Severity; 3] = [Severity::Page, Severity::Ticket, Severity::Note];

    /// The word for people and machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Page => "page",
            Severity::Ticket => "ticket",
            Severity::Note => "note",
        }
    }

    /// What it asks for.
    pub fn sentence(self) -> &'static str {
        match self {
            Severity::Page => "somebody should look now",
            Severity::Ticket => "somebody should look within days",
            Severity::Note => "it is for the report, and wakes nobody",
        }
    }
}

/// The page of one detector of `demur watch`.
#[derive(Debug, PartialEq, Eq)]
pub struct DetectorPage {
    /// The id, kebab-case.
    pub id: &'static str,
    /// What it usually raises.
    pub severity: Severity,
    /// The rule in one sentence.
    pub tagline: &'static str,
    /// The text, with examples that a test runs.
    pub markdown: &'static str,
}

/// How a server or a client sends or handles a status.
#[derive(Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The status it is about.
    pub status: u16,
    /// The platform, such as `nginx`.
    pub platform: &'static str,
    /// What it does.
    pub does: &'static str,
    /// The code.
    pub code: &'static str,
    /// What its test asks, such as `GET /orders`; what it answers to a client.
    pub request: &'static str,
    /// The fields that its test demands of the answer; of a client, in its last request.
    pub fields: &'static [&'static str],
    /// What a client prints in its test; empty for servers.
    pub output: &'static str,
    /// What goes wrong when it is copied without thought.
    pub warning: &'static str,
    /// Whether a test runs it.
    pub is_run: bool,
}

/// What kind of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A program that was run or read.
    Program,
    /// A page of its makers.
    Document,
}

/// Something that pages cite, beside RFCs.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// As it is cited.
    pub id: &'static str,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// What was done to see it, or the title of the page.
    pub how: &'static str,
    /// Where it is; empty for some programs.
    pub url: &'static str,
    /// When it was looked at.
    pub checked: &'static str,
}

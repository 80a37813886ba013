//! The page of one check of `demur audit`.

/// How much a finding weighs, by the word of the RFC it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckSeverity {
    /// A MUST, or a leak.
    Must,
    /// A SHOULD, or a fault that misleads clients.
    Should,
    /// No RFC demands it.
    Advice,
}

impl CheckSeverity {
    /// All of them, the heaviest first.
    pub const ALL: [CheckSeverity; 3] = [
        CheckSeverity::Must,
        CheckSeverity::Should,
        CheckSeverity::Advice,
    ];

    /// The word for people and machines.
    pub fn as_str(self) -> &'static str {
        match self {
            CheckSeverity::Must => "must",
            CheckSeverity::Should => "should",
            CheckSeverity::Advice => "advice",
        }
    }

    /// What it means.
    pub fn sentence(self) -> &'static str {
        match self {
            CheckSeverity::Must => "an RFC demands it, or something is told that nobody may know",
            CheckSeverity::Should => "an RFC recommends it, or clients are misled",
            CheckSeverity::Advice => "no RFC demands it, and users are better off",
        }
    }
}

/// What has to be allowed for a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckMode {
    /// It sends nothing of its own.
    Passive,
    /// It sends methods that change nothing.
    Safe,
    /// It sends methods that change something.
    Unsafe,
    /// It sends octets that are no well-formed request.
    Raw,
    /// It asks as somebody else too.
    Identities,
    /// It reads the document alone.
    Document,
}

impl CheckMode {
    /// The word for people and machines.
    pub fn as_str(self) -> &'static str {
        match self {
            CheckMode::Passive => "passive",
            CheckMode::Safe => "safe",
            CheckMode::Unsafe => "unsafe",
            CheckMode::Raw => "raw",
            CheckMode::Identities => "identities",
            CheckMode::Document => "document",
        }
    }

    /// What it sends, and what it needs for that.
    pub fn sentence(self) -> &'static str {
        match self {
            CheckMode::Passive => {
                "it sends nothing of its own and judges every answer, also those of a HAR file or an access log as far as they \
                 tell enough"
            }
            CheckMode::Safe => {
                "it sends requests that change nothing: GET, HEAD, OPTIONS, and methods that nobody implements"
            }
            CheckMode::Unsafe => {
                "it sends methods that change something, to a scratch resource, and only where that is allowed"
            }
            CheckMode::Raw => {
                "it sends octets that are no well-formed request, and only where that is allowed"
            }
            CheckMode::Identities => {
                "it asks for the same as somebody else, and needs a second identity for that"
            }
            CheckMode::Document => "it reads the document, and sends nothing",
        }
    }
}

/// The page of one check of `demur audit`.
#[derive(Debug, PartialEq, Eq)]
pub struct CheckPage {
    /// The id, kebab-case.
    pub id: &'static str,
    /// Its place in the catalogue, such as `A101`; it only orders.
    pub number: &'static str,
    /// How much most of its findings weigh.
    pub severity: CheckSeverity,
    /// What has to be allowed for it.
    pub mode: CheckMode,
    /// The rule in one sentence.
    pub tagline: &'static str,
    /// The text, with examples that a test runs.
    pub markdown: &'static str,
}

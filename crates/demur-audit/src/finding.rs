//! What a check found.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::check::Check;
use crate::exchange::Exchange;
use crate::probe::Purpose;

/// How much a finding weighs, by the word of the RFC it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// No RFC demands it; users are better off.
    Advice,
    /// SHOULD, or a fault that misleads clients.
    Should,
    /// MUST or MUST NOT, or a leak.
    Must,
}

/// How sure a check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// There may be a reason that is not seen from outside.
    Low,
    /// Several signs agree.
    Medium,
    /// It was seen.
    High,
}

/// What is wrong with one answer, or one set of answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The id of the check.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is wrong, in one sentence about this answer.
    pub what: String,
    /// Why that is wrong, with the clause that says so.
    pub why: Cow<'static, str>,
    /// What to change.
    pub fix: Cow<'static, str>,
    /// The operation of the document, if it is one.
    pub operation: Option<String>,
    /// The exchanges that show it, the most telling first.
    pub exchanges: Vec<Exchange>,
    /// More that shows it, such as "expected: 404 (not-found)", one fact a line.
    pub facts: Vec<String>,
    /// The place in the document, for what is wrong there: a JSON Pointer.
    pub pointer: Option<String>,
    /// The resource, where several exchanges or none show it; else that of the first.
    pub about: Option<String>,
}

/// Where a check puts what it found.
pub struct Findings<'f> {
    check: &'static Check,
    found: &'f mut Vec<Finding>,
}

impl Finding {
    /// A finding that one answer shows.
    pub fn of(exchange: &Exchange, what: impl Into<String>) -> Self {
        Self {
            exchanges: vec![exchange.clone()],
            ..Self::without(what)
        }
    }

    /// A finding that no answer shows, such as one of a document.
    pub fn without(what: impl Into<String>) -> Self {
        Self {
            rule: "",
            severity: Severity::Advice,
            confidence: Confidence::High,
            what: what.into(),
            why: Cow::Borrowed(""),
            fix: Cow::Borrowed(""),
            operation: None,
            exchanges: Vec::new(),
            facts: Vec::new(),
            pointer: None,
            about: None,
        }
    }

    /// Why it is wrong: one sentence with the clause.
    #[must_use]
    pub fn why(mut self, why: impl Into<Cow<'static, str>>) -> Self {
        self.why = why.into();
        self
    }

    /// What to change.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Cow<'static, str>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// How sure it is, if it was not simply seen.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Another exchange that shows it.
    #[must_use]
    pub fn and(mut self, exchange: &Exchange) -> Self {
        self.exchanges.push(exchange.clone());
        self
    }

    /// A fact beside the exchanges.
    #[must_use]
    pub fn fact(mut self, fact: impl Into<String>) -> Self {
        self.facts.push(fact.into());
        self
    }

    /// The operation of the document.
    #[must_use]
    pub fn operation(mut self, operation: Option<String>) -> Self {
        self.operation = operation;
        self
    }

    /// The place in the document.
    #[must_use]
    pub fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// The resource, where that is not the address of the first exchange.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }
}

impl<'f> Findings<'f> {
    /// Where this check puts what it finds.
    pub fn of(check: &'static Check, found: &'f mut Vec<Finding>) -> Self {
        Self { check, found }
    }

    /// Adds one with the severity of the check.
    pub fn add(&mut self, finding: Finding) {
        self.add_as(self.check.severity, finding);
    }

    /// Adds one that weighs otherwise.
    pub fn add_as(&mut self, severity: Severity, mut finding: Finding) {
        // What else an exchange was had for takes more room than the exchange, and shows nothing.
        for exchange in &mut finding.exchanges {
            let own = |purpose: &Purpose| purpose.check == self.check.id;
            exchange.purposes.retain(own);
            exchange.purposes.shrink_to_fit();
        }
        self.found.push(Finding {
            rule: self.check.id,
            severity,
            ..finding
        });
    }
}

impl Severity {
    /// All of them, the heaviest first.
    pub const ALL: [Self; 3] = [Self::Must, Self::Should, Self::Advice];

    /// What it is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::Advice => "advice",
        }
    }
}

impl Confidence {
    /// What it is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

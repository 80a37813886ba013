//! What is wrong with a list, and where.

use std::fmt;
use std::sync::Arc;

/// The sort of a [`Defect`]; its word names the page that explains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DefectKind {
    /// The text is no CSV with a header line, no TOML, or not UTF-8.
    ListSyntax,
    /// A column or a key that the lists do not know, or that says nothing for this kind of entry.
    UnknownMember,
    /// A member that this kind of entry cannot do without.
    MissingMember,
    /// A status, date, number or text that is none.
    BadValue,
    /// A path that is none, or a pattern whose look-up would not be cheap.
    BadPlace,
    /// A target that is no path and no `http` or `https` URL.
    BadTarget,
    /// A target that a request could point at another site.
    OpenRedirect,
    /// Two entries for one path.
    DuplicatePlace,
    /// A move that leads back to itself.
    RedirectLoop,
    /// A move to a place that has moved itself, or is gone.
    RedirectChain,
    /// Many paths moved to the home page.
    BlanketRedirect,
    /// More than the index can hold.
    TooLarge,
    /// Stands for all the defects after the first thousand.
    ManyDefects,
}

impl DefectKind {
    /// The kebab-case word used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ListSyntax => "list-syntax",
            Self::UnknownMember => "unknown-member",
            Self::MissingMember => "missing-member",
            Self::BadValue => "bad-value",
            Self::BadPlace => "bad-place",
            Self::BadTarget => "bad-target",
            Self::OpenRedirect => "open-redirect",
            Self::DuplicatePlace => "duplicate-place",
            Self::RedirectLoop => "redirect-loop",
            Self::RedirectChain => "redirect-chain",
            Self::BlanketRedirect => "blanket-redirect",
            Self::TooLarge => "too-large",
            Self::ManyDefects => "many-defects",
        }
    }
}

impl fmt::Display for DefectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where in which list something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The list, as the caller named it.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in octets, counted from 1, where it is known.
    pub column: Option<u32>,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// One fault of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// Which sort of fault.
    pub kind: DefectKind,
    /// Where it is.
    pub position: Position,
    /// What is wrong, in one sentence without a trailing period.
    pub message: String,
    /// The cure, when we know it.
    pub hint: Option<String>,
}

impl Defect {
    pub(crate) fn new(kind: DefectKind, position: &Position, message: impl Into<String>) -> Self {
        Self {
            kind,
            position: position.clone(),
            message: message.into(),
            hint: None,
        }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.position, self.kind, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

/// A list of a million lines with the same fault in each must not become a million messages.
const MOST_DEFECTS: usize = 1000;

/// Collects defects, up to a bound.
#[derive(Debug, Default)]
pub(crate) struct Defects {
    kept: Vec<Defect>,
    further: usize,
    last: Option<Position>,
}

impl Defects {
    pub(crate) fn push(&mut self, defect: Defect) {
        if self.kept.len() < MOST_DEFECTS {
            self.kept.push(defect);
        } else {
            self.further = self.further.saturating_add(1);
            self.last = Some(defect.position);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    pub(crate) fn into_vec(mut self) -> Vec<Defect> {
        if let Some(last) = self.last {
            let message = format!(
                "there are {} further defects, the last one here",
                self.further
            );
            self.kept
                .push(Defect::new(DefectKind::ManyDefects, &last, message));
        }
        self.kept
    }
}

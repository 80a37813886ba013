//! One thing that can be wrong.

use crate::finding::{Findings, Severity};
use crate::probe::Wants;
use crate::run::Run;
use crate::site::Site;

/// One thing that can be wrong. Its page is the doc comment of its file.
pub struct Check {
    /// Its place in the catalogue, such as `A101`; it only orders.
    pub number: &'static str,
    /// Kebab-case: the file, the page, the rule in SARIF, the key of a suppression.
    pub id: &'static str,
    /// What it mostly reports; a finding may be less.
    pub severity: Severity,
    /// What has to be allowed for it.
    pub mode: Mode,
    /// The requests that it needs, as far as that is known by now. It is asked again after every round, and may ask for
    /// the same again: nothing is sent twice.
    pub wants: fn(&Site, &Run, &mut Wants),
    /// What is wrong. It looks at everything that was had, whoever wanted it.
    pub judge: fn(&Site, &Run, &mut Findings<'_>),
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// What has to be allowed for a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It sends nothing, and judges everything that was had.
    Passive,
    /// GET, HEAD and OPTIONS, and methods that nobody implements.
    Safe,
    /// Methods that change something, on a scratch resource.
    Unsafe,
    /// Octets that are no well-formed request.
    Raw,
    /// A second identity, for part of it at least.
    Identities,
    /// The document alone.
    Document,
}

impl Mode {
    /// What it is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passive => "passive",
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::Raw => "raw",
            Self::Identities => "identities",
            Self::Document => "document",
        }
    }
}

/// For checks that need no requests of their own.
pub(crate) fn nothing(_: &Site, _: &Run, _: &mut Wants) {}

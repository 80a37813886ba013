//! What is known of the server before it is asked, and what was found since.

use demur_decide::Snapshot;

use crate::origin::Origin;
use crate::plan::Plan;

/// The server under audit. The snapshot has to be one where somebody verifies credentials (`demur_replay::trusting`), or
/// every request with credentials would be expected to fail.
#[derive(Debug, Default)]
pub struct Site {
    /// Its resources, in the order they were found.
    pub targets: Vec<Target>,
    /// The document, if one was given: what should be answered.
    pub snapshot: Option<Snapshot>,
    /// What the audit may do.
    pub settings: Settings,
    /// What the document leads to; it makes itself.
    pub plan: Plan,
}

/// A resource that can be asked for with GET.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Whose it is.
    pub origin: Origin,
    /// Path and query.
    pub target: String,
    /// The operation of the document, if it is one.
    pub operation: Option<String>,
    /// How it was found.
    pub source: Source,
    /// Who asks for it in the first place.
    pub identity: String,
}

/// How a resource was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// It was named on the command line.
    Given,
    /// A page links to it; the address of the page.
    Link(String),
    /// A sitemap lists it; the address of the sitemap.
    Sitemap(String),
    /// The document declares it.
    Document,
    /// It is in a record, a HAR or a log.
    Recorded,
}

/// What the audit may do.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent permission"
)]
pub struct Settings {
    /// Whether methods that change something may be sent.
    pub allow_unsafe: bool,
    /// Whether octets that are no well-formed request may be sent.
    pub allow_raw: bool,
    /// Whether times are measured.
    pub timing: bool,
    /// The names of who can ask beside the anonymous, the most powerful first.
    pub identities: Vec<String>,
    /// Paths that are gone for ever: 410 is the right answer.
    pub gone: Vec<String>,
    /// A collection where things may be made and deleted.
    pub scratch: Option<String>,
    /// Whether robots.txt is obeyed.
    pub robots: bool,
    /// Values of path parameters that exist, by name.
    pub values: Vec<(String, String)>,
    /// Makes random names different from run to run, and the same again in a test.
    pub seed: u64,
}

impl Target {
    /// The whole address.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin, self.target)
    }

    /// The path without the query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

impl Settings {
    /// A word that names nothing, always the same for the same seed and salt: letters and digits, `length` of them.
    pub fn nonsense(&self, salt: &str, length: usize) -> String {
        let seed = salt
            .bytes()
            .fold(self.seed ^ 0x9e37_79b9_7f4a_7c15, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
        let mut random = fastrand::Rng::with_seed(seed);
        let rest = (1..length).map(|_| random.alphanumeric().to_ascii_lowercase());
        let rest: String = rest.collect();
        format!("{}{rest}", random.lowercase())
    }
}

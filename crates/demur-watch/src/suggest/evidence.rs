//! What is known of each path that is missing: all kinds of misses together.

use std::collections::BTreeMap;

use super::Fate;
use super::listed::{is_home, listed};
use crate::report::{Miss, Report};
use crate::sinks::others;

/// Pages that are named of those that link to a path.
const REFERRERS: usize = 3;

/// A question about a path that only links lead to.
const LINKED: u64 = 3;

/// A path that nothing speaks for but that it is asked for.
const UNLINKED: u64 = 10;

/// Parts of paths that nobody asks for who does not look for weak places.
const PROBED: [&str; 16] = [
    "/.aws",
    "/.env",
    "/.git",
    "/.ssh",
    "admin.php",
    "/administrator",
    "/cgi-bin",
    "etc/passwd",
    "phpmyadmin",
    "phpunit",
    "setup.php",
    "shell.php",
    "/wordpress",
    "/wp-",
    "/wp/",
    "xmlrpc",
];

/// Names that browsers, crawlers and devices ask every site for, whether it has them or not.
const UNBIDDEN: [&str; 12] = [
    "/.well-known/",
    "/ads.txt",
    "/app-ads.txt",
    "/apple-app-site-association",
    "/apple-touch-icon",
    "/browserconfig.xml",
    "/crossdomain.xml",
    "/favicon",
    "/humans.txt",
    "/robots.txt",
    "/security.txt",
    "/sitemap",
];

/// One path that is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Missing {
    /// In the spelling of lists.
    pub(super) path: String,
    pub(super) hits: u64,
    pub(super) was_live: bool,
    pub(super) live_until: Option<u64>,
    pub(super) referrers: Vec<String>,
    pub(super) nearest: Option<String>,
    /// Only clients that look for weak places asked for it.
    is_scanned_for: bool,
}

impl Missing {
    /// Whether it is worth a thought at all; a site without its home page has another trouble.
    pub(super) fn is_wanted(&self) -> bool {
        let path = self.path.to_ascii_lowercase();
        let is_probed = PROBED.iter().any(|part| path.contains(part));
        let is_unbidden = UNBIDDEN.iter().any(|start| path.starts_with(start));
        let is_linked = !self.referrers.is_empty();
        let is_in_vain = self.is_scanned_for || is_probed || (is_unbidden && !is_linked);
        (self.was_live || !is_in_vain) && !is_home(&self.path)
    }

    /// How often it must have been asked for, by what speaks for it.
    pub(super) fn floor(&self, fate: &Fate) -> u64 {
        let is_linked = !self.referrers.is_empty();
        match fate {
            _ if self.was_live => 1,
            Fate::Moved { .. } if is_linked => 1,
            Fate::Question { .. } if is_linked => LINKED,
            Fate::Moved { .. } | Fate::Question { .. } => UNLINKED,
        }
    }
}

/// Every path that is missing, and how many there are that no list can hold.
pub(super) fn gather(report: &Report) -> (Vec<Missing>, u64) {
    let mut found: BTreeMap<String, Missing> = BTreeMap::new();
    let mut unwritable = 0;
    for class in &report.misses {
        // What is answered with 410 is said to be gone already.
        for miss in class.top.iter().filter(|miss| miss.status != 410) {
            match listed(&miss.path) {
                Some(path) => add(&mut found, path, &class.kind, miss),
                // What only scanners ask for is nothing to tell of.
                None => unwritable += u64::from(class.kind != "scanner"),
            }
        }
    }
    (found.into_values().collect(), unwritable)
}

fn add(found: &mut BTreeMap<String, Missing>, path: String, kind: &str, miss: &Miss) {
    let is_scanned_for = kind == "scanner";
    let one = found.entry(path.clone()).or_insert_with(|| Missing {
        path,
        is_scanned_for,
        ..Missing::default()
    });
    one.is_scanned_for &= is_scanned_for;
    if is_scanned_for {
        return;
    }
    one.hits = one.hits.saturating_add(miss.hits);
    one.was_live |= kind == "was-live";
    one.live_until = one.live_until.max(miss.live_until);
    if one.nearest.is_none() {
        one.nearest.clone_from(&miss.nearest);
    }
    let is_new = !one.referrers.contains(&miss.referrer);
    if is_new && one.referrers.len() < REFERRERS && links(&miss.referrer, &one.path) {
        one.referrers.push(miss.referrer.clone());
    }
}

/// Whether a referrer is another page: robots name the page itself.
fn links(referrer: &str, path: &str) -> bool {
    let Some((_, behind)) = referrer.split_once("://") else {
        return false;
    };
    let own = behind.find('/').and_then(|slash| behind.get(slash..));
    own.is_none_or(|own| listed(own).as_deref() != Some(path))
}

/// Requests for paths that the report does not name.
pub(super) fn unnamed(report: &Report) -> u64 {
    let classes = report.misses.iter().filter(|class| class.kind != "scanner");
    classes
        .map(|class| others::misses(class, class.top.len()))
        .fold(0, u64::saturating_add)
}

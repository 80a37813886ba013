//! Sitemaps, as far as the addresses in them, and which of them are asked for.

use std::collections::HashMap;

use url::Url;

use crate::probe::Probe;

/// Sitemaps that are asked for in all.
const ALL: usize = 20;

/// Addresses that are read of one sitemap.
const MOST: usize = 50_000;

/// How a sitemap was come upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// A robots.txt names it.
    Named,
    /// An index lists it; if it is an index too, that is not read.
    InIndex,
}

/// The sitemaps that were come upon.
#[derive(Debug, Default)]
pub(super) struct Sitemaps {
    depths: HashMap<String, Depth>,
    named: usize,
    /// Those that are to be asked for next.
    pub(super) wanted: Vec<Probe>,
}

impl Sitemaps {
    /// Whether no more are asked for.
    pub(super) fn are_enough(&self) -> bool {
        self.named >= ALL
    }

    /// How the sitemap at an address was come upon, if it is one.
    pub(super) fn depth(&self, address: &str) -> Option<Depth> {
        self.depths.get(address).copied()
    }

    /// Asks for one, unless it is known.
    pub(super) fn name(&mut self, probe: Probe, depth: Depth) {
        let address = probe.request.address();
        if !self.are_enough() && !self.depths.contains_key(&address) {
            self.depths.insert(address, depth);
            self.named += 1;
            self.wanted.push(probe);
        }
    }

    /// A redirect leads from one to `next`.
    pub(super) fn is_moved(&mut self, next: &Url, depth: Depth) {
        let mut next = next.clone();
        next.set_fragment(None);
        self.depths.entry(next.to_string()).or_insert(depth);
    }
}

/// Whether a text is a sitemap or an index of sitemaps.
pub(super) fn is_one(text: &str) -> bool {
    let start = text.get(..2048).unwrap_or(text);
    start.contains("<urlset") || is_index(text)
}

/// Whether it is an index of sitemaps.
pub(super) fn is_index(text: &str) -> bool {
    let start = text.get(..2048).unwrap_or(text);
    start.contains("<sitemapindex")
}

/// What stands between `<loc>` and `</loc>`.
pub(super) fn addresses(text: &str) -> Vec<String> {
    let parts = text.split("<loc>").skip(1).take(MOST);
    let inner = parts.filter_map(|part| part.split_once("</loc>").map(|(inner, _)| inner));
    inner
        .map(|inner| inner.trim().replace("&amp;", "&").replace("&apos;", "'"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{addresses, is_index, is_one};

    #[test]
    fn addresses_are_found_and_unescaped() {
        let text = "<?xml version=\"1.0\"?><urlset><url><loc> https://a.example/?a=1&amp;b=2 </loc></url><url><loc>x</urlset>";
        assert!(is_one(text) && !is_index(text));
        assert_eq!(addresses(text), ["https://a.example/?a=1&b=2"]);
    }
}

//! How the resources of a site are found: from those that are named, over redirects, links and sitemaps.

mod pattern;
mod robots;
mod rules;
mod sitemap;

use std::collections::{HashMap, HashSet};

use url::Url;

use crate::exchange::Exchange;
use crate::html;
use crate::origin::Origin;
use crate::probe::{ANONYMOUS, Probe};
use crate::run::Run;
use crate::site::{Source, Target};
use rules::Rules;
use sitemap::{Depth, Sitemaps};

/// Redirects that are followed from one resource.
const HOPS: usize = 5;

/// Resources of one kind that checks ask for, and of all kinds together.
const ALIKE: usize = 3;
const MOST: usize = 60;

/// Addresses that robots.txt forbids after which no more are looked at: a site that forbids nearly everything is not worth
/// the time.
const REFUSED: usize = 1_000;

/// A walk over the pages of the given origins.
#[derive(Debug, Default)]
pub struct Crawler {
    /// Every resource that was found, in the order in which it was.
    pub found: Vec<Target>,
    known: HashSet<String>,
    origins: Vec<Origin>,
    /// Who asks for the first resource that was given of each origin.
    askers: HashMap<Origin, String>,
    /// Pages that may be fetched, those that were given beside.
    pages: usize,
    /// Whether links and sitemaps are followed at all.
    follows: bool,
    obeys_robots: bool,
    rules: Rules,
    sitemaps: Sitemaps,
    began: bool,
    /// Addresses that something leads to, and that robots.txt forbids.
    refused: HashSet<String>,
    /// How many of `found` were asked for, and how many exchanges of the run were read.
    asked: usize,
    read: usize,
}

impl Crawler {
    /// Begins with `given`, and fetches at most `pages` pages more; it never leaves the origins of those that were given.
    /// What it finds is asked for by the one who asked for what led there.
    pub fn new(given: Vec<Target>, pages: usize, obeys_robots: bool) -> Self {
        let mut origins: Vec<Origin> = given.iter().map(|one| one.origin.clone()).collect();
        origins.sort();
        origins.dedup();
        let mut askers = HashMap::new();
        for one in &given {
            let asker = askers.entry(one.origin.clone());
            asker.or_insert_with(|| one.identity.clone());
        }
        Self {
            known: given.iter().map(Target::url).collect(),
            pages: pages.saturating_add(given.len()),
            follows: pages > 0,
            found: given,
            origins,
            askers,
            obeys_robots,
            ..Self::default()
        }
    }

    /// Fetches nothing more.
    pub(crate) fn stop(&mut self) {
        self.asked = self.found.len();
        self.pages = self.asked;
        self.follows = false;
    }

    /// What is to be fetched next.
    pub(crate) fn next(&mut self, run: &Run) -> Vec<Probe> {
        let mut probes = Vec::new();
        if self.began {
            let (hops, sitemaps) = self.rules.settle(run, &self.origins);
            if !hops.is_empty() {
                // Nothing else before the rules are known.
                return hops;
            }
            for address in sitemaps.iter().filter_map(|text| Url::parse(text).ok()) {
                self.name_sitemap(&address, Depth::Named);
            }
        } else if self.follows {
            let origins = self.origins.iter();
            probes.extend(origins.map(|origin| Probe::new("GET", origin, rules::FILE)));
        }
        self.began = true;
        let new = run.all().len();
        for exchange in run.all().get(self.read..new).unwrap_or_default() {
            self.read(exchange);
        }
        self.read = new;
        probes.append(&mut self.sitemaps.wanted);
        let room = self.pages.saturating_sub(self.asked);
        let next = self.found.iter().skip(self.asked).take(room);
        let before = probes.len();
        probes.extend(next.map(Probe::get));
        self.asked += probes.len() - before;
        probes.extend(self.onward(run));
        probes
    }

    /// The next hop of every redirect that a GET was answered with, as long as it stays on the same origin and robots.txt
    /// does not forbid it.
    pub(crate) fn onward(&self, run: &Run) -> Vec<Probe> {
        let mut next = onward(run);
        next.retain(|probe| {
            let request = &probe.request;
            let address = request.address();
            // Most were visited or refused before, and need not be looked up in the rules.
            !self.refuses(&address)
                && (run.visit(&address).is_some()
                    || self.may_fetch(&request.origin, &request.target))
        });
        next
    }

    /// Whether a page or a redirect led to this address, and robots.txt forbids it.
    pub(crate) fn refuses(&self, address: &str) -> bool {
        self.refused.contains(address)
    }

    fn may_fetch(&self, origin: &Origin, target: &str) -> bool {
        !self.obeys_robots || self.rules.allow(origin, target)
    }

    /// Takes up where a page, a sitemap or a redirect leads.
    fn read(&mut self, exchange: &Exchange) {
        let Some(answer) = exchange.answer().filter(|_| self.follows) else {
            return;
        };
        let request = &exchange.request;
        let Some(base) = request.origin.url(&request.target) else {
            return;
        };
        let depth = self.sitemaps.depth(&request.address());
        if answer.is_redirect() {
            match (location(exchange), depth) {
                (Some(next), Some(depth)) => self.sitemaps.is_moved(&next, depth),
                (Some(next), None) if !self.rules.are_in(exchange) => {
                    self.refuse(&next);
                    self.add(&next, exchange, Source::Link(base.to_string()));
                }
                _ => {}
            }
        } else if answer.status == 200 && answer.is_html() {
            for url in html::links(&answer.beginning(html::READ), &base) {
                self.add(&url, exchange, Source::Link(base.to_string()));
            }
        } else if answer.status == 200 {
            self.read_sitemap(exchange, &answer.text(), &base);
        }
    }

    /// Takes up what a text lists, if it is a sitemap, or an index of sitemaps that is not itself in one.
    fn read_sitemap(&mut self, exchange: &Exchange, text: &str, base: &Url) {
        let is_index = sitemap::is_index(text);
        if !is_index && !sitemap::is_one(text) {
            return;
        }
        let depth = self.sitemaps.depth(&exchange.request.address());
        let addresses = sitemap::addresses(text).into_iter();
        for url in addresses.filter_map(|address| base.join(&address).ok()) {
            if !is_index {
                self.add(&url, exchange, Source::Sitemap(base.to_string()));
            } else if depth != Some(Depth::InIndex) {
                self.name_sitemap(&url, Depth::InIndex);
            }
        }
    }

    fn name_sitemap(&mut self, url: &Url, depth: Depth) {
        let Some(origin) = Origin::of(url).filter(|origin| self.origins.contains(origin)) else {
            return;
        };
        let target = target_of(url);
        if self.follows && !self.sitemaps.are_enough() && self.may_fetch(&origin, &target) {
            let probe = Probe::new("GET", &origin, &target).identity(self.asker(&origin));
            self.sitemaps.name(probe, depth);
        }
    }

    fn asker(&self, origin: &Origin) -> &str {
        self.askers.get(origin).map_or(ANONYMOUS, String::as_str)
    }

    /// Notes an address that robots.txt forbids, and says whether it is one. What was given is none.
    fn refuse(&mut self, url: &Url) -> bool {
        let Some(origin) = Origin::of(url) else {
            return true;
        };
        let target = target_of(url);
        let address = format!("{origin}{target}");
        if self.known.contains(&address) {
            return false;
        }
        let is_new = !self.refused.contains(&address);
        if is_new && self.may_fetch(&origin, &target) {
            return false;
        }
        self.refused.insert(address);
        true
    }

    fn add(&mut self, url: &Url, from: &Exchange, source: Source) {
        let Some(origin) = Origin::of(url).filter(|origin| self.origins.contains(origin)) else {
            return;
        };
        let target = target_of(url);
        let is_full = self.found.len() >= self.pages || self.refused.len() >= REFUSED;
        if is_full || self.refuse(url) || !self.known.insert(format!("{origin}{target}")) {
            return;
        }
        let identity = if from.request.origin == origin {
            &from.request.identity
        } else {
            self.asker(&origin)
        };
        self.found.push(Target {
            identity: identity.to_owned(),
            origin,
            target,
            operation: None,
            source,
        });
    }
}

/// Path and query.
pub(crate) fn target_of(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

/// Where an answer sends its client.
pub(crate) fn location(exchange: &Exchange) -> Option<Url> {
    let answer = exchange.answer().filter(|answer| answer.is_redirect())?;
    let location = answer.fields.get("Location")?;
    let base = exchange.request.origin.url(&exchange.request.target)?;
    base.join(location).ok()
}

/// The next hop of every redirect that a GET was answered with, as long as it stays on the same origin.
fn onward(run: &Run) -> Vec<Probe> {
    let redirects = run.visits().filter_map(|one| Some((one, location(one)?)));
    let redirects: Vec<(&Exchange, Url)> = redirects.collect();
    let mut before: HashMap<&str, &Exchange> = HashMap::new();
    for (exchange, next) in &redirects {
        before.entry(next.as_str()).or_insert(exchange);
    }
    let hops = redirects.iter().filter(|(exchange, next)| {
        exchange.request.method == "GET"
            && Origin::of(next).as_ref() == Some(&exchange.request.origin)
            && hops_before(&before, exchange) < HOPS
    });
    let next = hops.map(|(exchange, next)| {
        let request = &exchange.request;
        Probe::new("GET", &request.origin, &target_of(next)).identity(&request.identity)
    });
    next.collect()
}

/// How many redirects led to this one, up to the limit. `before` has the redirect that leads to an address.
fn hops_before(before: &HashMap<&str, &Exchange>, exchange: &Exchange) -> usize {
    let (mut count, mut url) = (0, address(exchange));
    while count < HOPS {
        let Some(one) = before.get(url.as_str()) else {
            return count;
        };
        count += 1;
        url = address(one);
    }
    count
}

fn address(exchange: &Exchange) -> String {
    let url = exchange.request.origin.url(&exchange.request.target);
    url.map_or_else(String::new, |url| url.to_string())
}

/// A few resources of each kind: checks need not ask every article of a shop the same questions.
pub(crate) fn representatives(found: Vec<Target>) -> Vec<Target> {
    let mut kinds: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Target> = Vec::new();
    for target in found {
        let fixed = matches!(target.source, Source::Given | Source::Document);
        let count = kinds.entry(kind(&target)).or_default();
        if fixed || (*count < ALIKE && kept.len() < MOST) {
            *count += 1;
            kept.push(target);
        }
    }
    kept
}

/// A path without what differs between resources of one kind: segments with digits, and the last of three or more.
fn kind(target: &Target) -> String {
    let path = target.path();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let last = segments.len().saturating_sub(1);
    let shown = segments.iter().enumerate().map(|(at, segment)| {
        let differs = segment.bytes().any(|byte| byte.is_ascii_digit()) || (at == last && last > 0);
        let ending = segment.rsplit_once('.').map_or("", |(_, ending)| ending);
        if differs {
            format!("*.{ending}")
        } else {
            (*segment).to_owned()
        }
    });
    let shown: Vec<String> = shown.collect();
    format!("{}{}", target.origin, shown.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{kind, representatives};
    use crate::origin::Origin;
    use crate::probe::ANONYMOUS;
    use crate::site::{Source, Target};

    fn target(path: &str) -> Target {
        Target {
            origin: Origin::try_from("http://a.example".to_owned()).expect("an origin"),
            target: path.to_owned(),
            operation: None,
            source: Source::Link("http://a.example/".to_owned()),
            identity: ANONYMOUS.to_owned(),
        }
    }

    #[test]
    fn resources_that_are_alike_are_of_one_kind() {
        assert_eq!(kind(&target("/blog/one")), kind(&target("/blog/two?x=1")));
        assert_eq!(kind(&target("/v1/a/7")), kind(&target("/v1/a/8")));
        assert_ne!(kind(&target("/about")), kind(&target("/contact")));
        assert_ne!(kind(&target("/a/b.css")), kind(&target("/a/b.html")));
        let many = (0..100).map(|number| target(&format!("/p/{number}")));
        assert_eq!(representatives(many.collect()).len(), 3);
    }
}

//! How the resources of a site are found: from those that are named, over redirects, links and sitemaps.

pub(crate) mod robots;
mod sitemap;

use std::collections::{HashMap, HashSet};

use url::Url;

use crate::exchange::Exchange;
use crate::html;
use crate::origin::Origin;
use crate::probe::{ANONYMOUS, Probe};
use crate::run::Run;
use crate::site::{Source, Target};
use robots::Robots;

/// Redirects that are followed from one resource.
const HOPS: usize = 5;

/// Resources of one kind that checks ask for, and of all kinds together.
const ALIKE: usize = 3;
const MOST: usize = 60;

/// A walk over the pages of the given origins.
#[derive(Debug, Default)]
pub struct Crawler {
    /// Every resource that was found, in the order in which it was.
    pub found: Vec<Target>,
    known: HashSet<String>,
    origins: Vec<Origin>,
    /// Pages that may be fetched, those that were given beside.
    pages: usize,
    obeys_robots: bool,
    /// How many of `found` were asked for, and how many exchanges of the run were read.
    asked: usize,
    read: usize,
}

impl Crawler {
    /// Begins with `given`, and fetches at most `pages` pages more; it never leaves the origins of those that were given.
    pub fn new(given: Vec<Target>, pages: usize, obeys_robots: bool) -> Self {
        let mut origins: Vec<Origin> = given.iter().map(|one| one.origin.clone()).collect();
        origins.sort();
        origins.dedup();
        Self {
            known: given.iter().map(Target::url).collect(),
            pages: pages.saturating_add(given.len()),
            found: given,
            origins,
            obeys_robots,
            asked: 0,
            read: 0,
        }
    }

    /// Fetches nothing more.
    pub(crate) fn stop(&mut self) {
        self.asked = self.found.len();
        self.pages = self.asked;
    }

    /// What is to be fetched next.
    pub(crate) fn next(&mut self, run: &Run) -> Vec<Probe> {
        let mut probes = Vec::new();
        if self.read == 0 && self.asked == 0 && self.pages > self.found.len() {
            let origins = self.origins.iter();
            probes.extend(origins.map(|origin| Probe::new("GET", origin, "/robots.txt")));
        }
        let new = run.all().len();
        let exchanges = run.all().get(self.read..new).unwrap_or_default();
        for exchange in exchanges {
            self.read(exchange);
            probes.extend(sitemaps(exchange, &self.origins));
        }
        self.read = new;
        let robots: HashMap<&Origin, Robots> = if self.obeys_robots {
            let origins = self.origins.iter();
            origins
                .filter_map(|origin| Some((origin, robots_of(run, origin)?)))
                .collect()
        } else {
            HashMap::new()
        };
        let room = self.pages.saturating_sub(self.asked);
        // What robots.txt says is known in the second round only; what was given is asked for all the same.
        let next: Vec<Target> = self
            .found
            .iter()
            .skip(self.asked)
            .take(room)
            .cloned()
            .collect();
        self.asked += next.len();
        let allowed = next.iter().filter(|target| {
            target.source == Source::Given
                || robots
                    .get(&target.origin)
                    .is_none_or(|rules| rules.allows(&target.target))
        });
        probes.extend(allowed.map(Probe::get));
        probes.extend(onward(run));
        probes
    }

    /// Takes up where a page, a sitemap or a redirect leads.
    fn read(&mut self, exchange: &Exchange) {
        let Some(answer) = exchange.answer() else {
            return;
        };
        let Some(base) = exchange.request.origin.url(&exchange.request.target) else {
            return;
        };
        let from = base.to_string();
        if let (true, Some(next)) = (answer.is_redirect(), location(exchange)) {
            self.add(&next, Source::Link(from));
        } else if answer.status == 200 && answer.is_html() {
            for url in html::links(&answer.text(), &base) {
                self.add(&url, Source::Link(from.clone()));
            }
        } else if answer.status == 200 && sitemap::is_one(&answer.text()) {
            for address in sitemap::addresses(&answer.text()) {
                if let Ok(url) = base.join(&address) {
                    self.add(&url, Source::Sitemap(from.clone()));
                }
            }
        }
    }

    fn add(&mut self, url: &Url, source: Source) {
        let Some(origin) = Origin::of(url).filter(|origin| self.origins.contains(origin)) else {
            return;
        };
        let target = target_of(url);
        if self.found.len() < self.pages && self.known.insert(format!("{origin}{target}")) {
            self.found.push(Target {
                origin,
                target,
                operation: None,
                source,
                identity: ANONYMOUS.to_owned(),
            });
        }
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
pub(crate) fn onward(run: &Run) -> Vec<Probe> {
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

fn robots_of(run: &Run, origin: &Origin) -> Option<Robots> {
    let exchange = run.visit(&format!("{origin}/robots.txt"))?;
    Some(Robots::of(exchange))
}

/// The sitemaps that an answer to `/robots.txt` names, and those that a sitemap index does.
fn sitemaps(exchange: &Exchange, origins: &[Origin]) -> Vec<Probe> {
    let Some(answer) = exchange.answer().filter(|answer| answer.status == 200) else {
        return Vec::new();
    };
    let named = if exchange.request.target == "/robots.txt" {
        Robots::of(exchange).sitemaps
    } else if sitemap::is_index(&answer.text()) {
        sitemap::addresses(&answer.text())
    } else {
        Vec::new()
    };
    let urls = named.iter().filter_map(|text| Url::parse(text).ok());
    let own = urls.filter_map(|url| {
        let origin = Origin::of(&url).filter(|origin| origins.contains(origin))?;
        Some(Probe::new("GET", &origin, &target_of(&url)))
    });
    own.take(20).collect()
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

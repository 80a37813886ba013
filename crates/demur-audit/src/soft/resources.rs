//! Which resources of a site are missing behind a page that is answered as if they were found.

use std::collections::HashMap;
use std::sync::Arc;

use super::ends::{End, How};
use super::look::{Content, Look, THIN};
use super::places::{Within, directory, extension, pairs};
use super::profile::{Kind, Nature, Profile, constant_end, open, page};
use super::words::{is_home, is_login, is_named_for_errors, is_search};
use super::{Known, hides};
use crate::site::{Site, Target};

/// A resource that seems to be missing.
pub(super) struct Suspect<'s, 'r> {
    pub(super) target: &'s Target,
    pub(super) signs: Signs,
    /// Where it leads; nothing as long as that is not known.
    pub(super) end: Option<End<'r>>,
    /// What is to be asked for to know more.
    pub(super) onward: Option<String>,
}

/// What speaks for it.
#[derive(Debug, Default, Clone)]
pub(super) struct Signs {
    /// Which profile it is like, by its number.
    pub(super) profile: Option<usize>,
    /// It ends where random paths are redirected to.
    pub(super) is_redirected: bool,
    /// Each is enough with one other.
    pub(super) strong: Vec<&'static str>,
    /// None of them is enough, however many there are.
    pub(super) weak: Vec<&'static str>,
}

impl Signs {
    fn suffice(&self) -> bool {
        self.profile.is_some()
            || (!self.strong.is_empty() && self.strong.len() + self.weak.len() > 1)
    }
}

/// The resources that seem to be missing by their first answers (`nth` is 0), or by their second ones.
pub(super) fn suspects<'s, 'r>(
    site: &'s Site,
    known: &Known<'r>,
    nth: usize,
) -> Vec<Suspect<'s, 'r>> {
    let resources: Vec<Resource<'s, 'r>> = site
        .targets
        .iter()
        .filter(|target| !is_exempt(target))
        .filter_map(|target| Resource::of(target, known, nth))
        .collect();
    let crowd = Crowd::of(&resources);
    let all = resources.into_iter().filter_map(|resource| {
        let target = resource.target;
        if let Some((_, next)) = open(&resource.end) {
            return Some(Suspect {
                target,
                signs: Signs::default(),
                end: None,
                onward: Some(next),
            });
        }
        let signs = signs(&resource, known, &crowd);
        signs.suffice().then_some(Suspect {
            target,
            signs,
            end: Some(resource.end),
            onward: None,
        })
    });
    all.collect()
}

/// A resource with its answer.
struct Resource<'s, 'r> {
    target: &'s Target,
    end: End<'r>,
    /// What it looks like, if it is a page with a 2xx.
    look: Option<Arc<Look>>,
}

impl<'s, 'r> Resource<'s, 'r> {
    fn of(target: &'s Target, known: &Known<'r>, nth: usize) -> Option<Self> {
        let exchange = known.seen.answer(&target.identity, &target.url(), nth)?;
        let end = known.seen.end(exchange)?;
        let look = page(&end);
        Some(Self { target, end, look })
    }
}

/// What many resources have in common, so that it says nothing of any, or more of each.
struct Crowd {
    /// How many are redirected to an address.
    sources: HashMap<String, usize>,
    /// How many give an address as their own.
    canonical: HashMap<String, usize>,
    count: usize,
}

impl Crowd {
    fn of(resources: &[Resource<'_, '_>]) -> Self {
        let (mut sources, mut canonical) = (HashMap::new(), HashMap::new());
        for resource in resources {
            if let Some(address) = constant_end(&resource.end) {
                *sources.entry(address).or_default() += 1;
            }
            let own = resource
                .look
                .as_ref()
                .and_then(|look| look.canonical.clone());
            if let Some(own) = own {
                *canonical.entry(own).or_default() += 1;
            }
        }
        Self {
            sources,
            canonical,
            count: resources.len(),
        }
    }
}

/// The root is never missing, a search finds nothing with right, and an error page is one.
fn is_exempt(target: &Target) -> bool {
    let path = target.path();
    path == "/" && pairs(&target.target).next().is_none()
        || is_search(&target.target)
        || is_named_for_errors(path)
        || is_login(path)
        || matches!(path, "/robots.txt" | "/sitemap.xml" | "/favicon.ico")
}

fn signs(resource: &Resource<'_, '_>, known: &Known<'_>, crowd: &Crowd) -> Signs {
    let (target, end) = (resource.target, &resource.end);
    let mut signs = Signs::default();
    let places = profiles_of(target, known);
    for (number, profile, _) in &places {
        if profile.kind == Kind::OnePage
            && end.is_redirected()
            && profile.is_same_end(end)
            && !is_home_alias(target)
        {
            signs.profile = Some(*number);
            signs.is_redirected = true;
            return signs;
        }
    }
    let Some(look) = &resource.look else {
        return signs;
    };
    if look.has_password
        || (end.is_redirected() && is_login(end.address.path()))
        || end.how != How::There
    {
        return signs;
    }
    for (number, profile, home) in &places {
        if is_like(target, look, profile, home, end) {
            signs.profile = Some(*number);
        }
    }
    // Where nothing is known of missing pages, signs alone are too little.
    if let Some((_, profile, home)) = places.last()
        && (profile.kind == Kind::Honest || hides(profile.kind))
    {
        read_signs(look, home, &mut signs);
        read_address(target, look, end, crowd, &mut signs);
    }
    signs
}

/// The profiles that tell of a resource: that of its parameter, and that of its directory or the next one above.
fn profiles_of<'k, 'r>(
    target: &Target,
    known: &'k Known<'r>,
) -> Vec<(usize, &'k Profile<'r>, &'k Look)> {
    let own = |profile: &&Profile<'_>| {
        profile.place.origin == target.origin && profile.place.identity == target.identity
    };
    let mut found = Vec::new();
    let mut best: Option<(usize, usize)> = None;
    for (number, (profile, home)) in known.all().enumerate() {
        if !own(&profile) {
            continue;
        }
        match &profile.place.within {
            Within::Parameter(path, key) => {
                let has = pairs(&target.target).any(|(own, _)| own == key);
                if has && path == target.path() {
                    found.push((number, profile, home));
                }
            }
            Within::Directory(one) => {
                let fits = directory(target.path()).starts_with(one.as_str());
                let longer = best.is_none_or(|(_, length)| one.len() >= length);
                if fits && longer {
                    best = Some((number, one.len()));
                }
            }
        }
    }
    let best = best.and_then(|(number, _)| {
        Some((
            number,
            known.profiles.get(number)?,
            known.homes.get(number)?.as_ref(),
        ))
    });
    found.extend(best);
    found
}

/// Whether a resource is like those that exist nowhere.
fn is_like(
    target: &Target,
    look: &Look,
    profile: &Profile<'_>,
    home: &Look,
    end: &End<'_>,
) -> bool {
    let Kind::Page(nature) = profile.kind else {
        // Names of a special form may have a page of their own for what is missing.
        return profile
            .exceptions(home)
            .iter()
            .any(|one| one.look.as_ref().is_some_and(|known| known.is_near(look)));
    };
    let is_query = matches!(profile.place.within, Within::Directory(_)) && target.path() == "/";
    match nature {
        Nature::Wildcard => false,
        // Every page of an application is its shell; a picture is not.
        Nature::Shell => is_asset(target.path()) && profile.matches(look, &target.target),
        Nature::HomeCopy => {
            !is_home_alias(target) && !is_query && profile.matches(look, &target.target)
        }
        // Data without a word about an error may be right for any name.
        Nature::Other if look.content != Content::Html => false,
        Nature::ErrorPage | Nature::Other => {
            !is_query
                && (profile.matches(look, &target.target)
                    || (end.is_redirected() && profile.is_same_end(end)))
        }
    }
}

/// What is no page by its name.
fn is_asset(path: &str) -> bool {
    let pages = ["html", "htm", "php", "asp", "aspx", "jsp", "xhtml"];
    extension(path).is_some_and(|one| !pages.contains(&one.to_ascii_lowercase().as_str()))
}

/// Other names of the home page.
fn is_home_alias(target: &Target) -> bool {
    is_home(target.path())
}

/// What the content says.
fn read_signs(look: &Look, home: &Look, signs: &mut Signs) {
    if look.says_error_only {
        signs.strong.push(if look.content == Content::Json {
            "the content says that it is missing"
        } else {
            "title or heading say that the page is missing"
        });
    }
    if look.content != Content::Json && look.own(home) < THIN {
        signs.weak.push("there is little on it");
    }
    if look.content == Content::Json && look.words < THIN {
        signs.weak.push("there is nothing else in the content");
    }
    if look.is_noindex {
        signs.weak.push("it asks not to be indexed");
    }
}

/// What addresses say.
fn read_address(target: &Target, look: &Look, end: &End<'_>, crowd: &Crowd, signs: &mut Signs) {
    let own = end.first.request.origin.url(&target.target);
    let canonical = look.canonical.as_deref();
    let resolved = canonical.and_then(|canonical| end.address.join(canonical).ok());
    let shared = canonical.and_then(|canonical| crowd.canonical.get(canonical).copied());
    let usual = shared.unwrap_or_default() * 2 > crowd.count;
    if let (Some(own), Some(resolved)) = (own, resolved) {
        let is_elsewhere = resolved.path() == "/" || is_named_for_errors(resolved.path());
        if is_elsewhere && resolved.path() != own.path() && !usual && !is_home_alias(target) {
            signs.strong.push("it gives another page as its address");
        }
        // A page that stands by its address is mostly one.
        if resolved.path() == own.path() {
            signs.weak.retain(|sign| *sign != "there is little on it");
        }
    }
    let depth = |path: &str| path.split('/').filter(|one| !one.is_empty()).count();
    if end.is_redirected() {
        if depth(end.address.path()) < depth(target.path()) {
            signs.weak.push("it is redirected to a shorter path");
        }
        let address = constant_end(end);
        let sources = address.and_then(|address| crowd.sources.get(&address).copied());
        if sources.unwrap_or_default() >= 3 {
            signs
                .weak
                .push("several resources are redirected to the same page");
        }
    }
}

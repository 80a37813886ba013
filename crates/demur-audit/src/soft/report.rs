//! What is told of missing pages that are answered as if they were found.

use super::look::Look;
use super::places::{Class, Within};
use super::profile::{Kind, Known as Tried, Nature, Profile};
use super::resources::{Suspect, suspects};
use super::{Known, last_of};
use crate::finding::{Confidence, Finding, Findings};
use crate::plan::told::cut;
use crate::run::Run;
use crate::site::Site;

const WHY: &str = "a path that leads to nothing is answered 404, or 410 if it is gone for good; under 200 search engines, link checkers and clients take the page for what was asked for (RFC 9110 §15.5.5)";

const FIX: &str = "answer 404 where nothing is found, with the same page as its content";

/// What `soft-404` tells.
pub(crate) fn missing_pages(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    let known = Known::of(site, run);
    let mut told: Vec<(&Profile<'_>, Nature)> = Vec::new();
    for (profile, home) in known.all() {
        if let Kind::Page(nature) = profile.kind
            && nature != Nature::Wildcard
            && !is_told(&told, profile, nature)
        {
            findings.add(of_place(profile, nature));
            told.push((profile, nature));
        }
        for one in profile.exceptions(home) {
            findings.add(of_exception(one, home));
        }
    }
    for suspect in confirmed(site, &known) {
        if !suspect.signs.is_redirected {
            findings.add(of_resource(&suspect, &known));
        }
    }
}

/// What `redirect-to-home` tells.
pub(crate) fn one_page(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    let known = Known::of(site, run);
    let mut told: Vec<String> = Vec::new();
    for profile in known
        .profiles
        .iter()
        .filter(|one| one.kind == Kind::OnePage)
    {
        let Some(first) = profile.plain().next() else {
            continue;
        };
        let to = first.end.address.path().to_owned();
        let key = format!("{} {} {to}", profile.place.origin, profile.place.identity);
        if !told.contains(&key) {
            findings.add(of_redirects(profile, &to));
            told.push(key);
        }
    }
    for suspect in confirmed(site, &known) {
        if let Some(end) = suspect.end.as_ref().filter(|_| suspect.signs.is_redirected) {
            let what = format!(
                "it is redirected to `{}`, as every path is that leads to nothing",
                cut(end.address.path())
            );
            let finding = Finding::of(end.first, what)
                .why(WHY_REDIRECT)
                .fix(FIX_REDIRECT);
            findings.add(
                finding
                    .operation(suspect.target.operation.clone())
                    .confidence(Confidence::Medium),
            );
        }
    }
}

const WHY_REDIRECT: &str = "who follows a dead link lands on a page that has nothing to do with it and does not say why; search engines treat such redirects as missing pages, and link checkers see none of them (RFC 9110 §15.5.5)";

const FIX_REDIRECT: &str =
    "answer 404 where nothing is found, and redirect only what has moved, to where it is now";

/// Whether the same was told of the whole server already.
fn is_told(told: &[(&Profile<'_>, Nature)], profile: &Profile<'_>, nature: Nature) -> bool {
    told.iter().any(|(other, known)| {
        *known == nature
            && other.is_root()
            && other.place.origin == profile.place.origin
            && other.place.identity == profile.place.identity
    })
}

/// The resources that seem to be missing both times.
fn confirmed<'s, 'r>(site: &'s Site, known: &Known<'r>) -> Vec<Suspect<'s, 'r>> {
    let second = suspects(site, known, 1);
    let first = suspects(site, known, 0);
    let checked = first.len();
    let twice = first.into_iter().filter(|one| {
        let agrees = |other: &Suspect<'_, '_>| other.target == one.target && other.end.is_some();
        one.end.is_some() && second.iter().any(agrees)
    });
    let twice: Vec<Suspect<'s, 'r>> = twice.collect();
    // A server that has one page for everything has no missing resources among others; that is told of it as a whole.
    let others = site.targets.iter().filter(|target| target.path() != "/");
    if checked > 2 && twice.len() == others.count() {
        return Vec::new();
    }
    twice
}

fn of_place(profile: &Profile<'_>, nature: Nature) -> Finding {
    let tried: Vec<&Tried<'_>> = profile.plain().filter(|one| one.look.is_some()).collect();
    let Some(first) = tried.first() else {
        return Finding::without("a path that leads to nothing is answered with a page");
    };
    let status = first.end.last.status().unwrap_or_default();
    let place = match &profile.place.within {
        Within::Directory(directory) if directory == "/" => {
            "a path that leads to nothing".to_owned()
        }
        Within::Directory(directory) => {
            format!("a path below `{}` that leads to nothing", cut(directory))
        }
        Within::Parameter(path, key) => {
            format!("`{}` with a `{}` that does not exist", cut(path), cut(key))
        }
    };
    let with = match nature {
        Nature::ErrorPage => "a page that says it is not there",
        Nature::Shell => "an app shell, the same for every path",
        Nature::HomeCopy => "the home page",
        Nature::Wildcard | Nature::Other => "a page",
    };
    let redirected = if first.end.is_redirected() {
        "redirected and then "
    } else {
        ""
    };
    let confidence = match nature {
        Nature::ErrorPage | Nature::HomeCopy => Confidence::High,
        Nature::Shell | Nature::Wildcard | Nature::Other => Confidence::Medium,
    };
    let fix = if nature == Nature::Shell {
        "let the server know the routes of the application, and answer 404 with the shell for all others"
    } else {
        FIX
    };
    let what = format!("{place} is {redirected}answered {status} with {with}");
    let mut finding = Finding::of(first.end.first, what)
        .why(WHY)
        .fix(fix)
        .confidence(confidence);
    if let Some(last) = last_of(first.end.first, first.end.last) {
        finding = finding.and(last);
    }
    for other in tried.iter().skip(1) {
        finding = finding.and(other.end.first);
    }
    match profile.phrase() {
        Some(phrase) => finding.fact(format!("the page says \"{phrase}\"")),
        None => finding,
    }
}

fn of_exception(one: &Tried<'_>, home: &Look) -> Finding {
    let form = match one.class {
        Class::Extension => "with an extension",
        Class::Slash => "that ends in a slash",
        Class::Version => "below a version",
        Class::Alike => "of the usual form",
        Class::Plain => "",
    };
    let status = one.end.last.status().unwrap_or_default();
    let what = format!(
        "a name {form} that leads to nothing is answered {status} with a page that says it is not there"
    );
    let finding = Finding::of(one.end.first, what).why(WHY).fix(FIX);
    let sure = one
        .look
        .as_ref()
        .is_some_and(|look| look.says_error && !home.says_error);
    finding.confidence(if sure {
        Confidence::High
    } else {
        Confidence::Medium
    })
}

fn of_resource(suspect: &Suspect<'_, '_>, known: &Known<'_>) -> Finding {
    let Some(end) = &suspect.end else {
        return Finding::without("a missing resource is answered with a page");
    };
    let status = end.last.status().unwrap_or_default();
    let profile = suspect
        .signs
        .profile
        .and_then(|number| known.profiles.get(number));
    let like = if profile.is_some() {
        "the page that paths get which lead to nothing"
    } else {
        "a page that says it is missing"
    };
    let what = format!("the resource is answered {status} with {like}");
    let mut finding = Finding::of(end.first, what).why(WHY).fix(FIX);
    if let Some(last) = last_of(end.first, end.last) {
        finding = finding.and(last);
    }
    if let Some(tried) = profile.and_then(|profile| profile.plain().find(|one| one.look.is_some()))
    {
        finding = finding.and(tried.end.first);
    }
    for sign in suspect.signs.strong.iter().chain(&suspect.signs.weak) {
        finding = finding.fact(*sign);
    }
    let is_sure = profile.is_some() && !suspect.signs.strong.is_empty();
    let confidence = if is_sure {
        Confidence::High
    } else {
        Confidence::Medium
    };
    finding
        .operation(suspect.target.operation.clone())
        .confidence(confidence)
}

fn of_redirects(profile: &Profile<'_>, to: &str) -> Finding {
    let tried: Vec<&Tried<'_>> = profile.plain().collect();
    let Some((first, rest)) = tried.split_first() else {
        return Finding::without("paths that lead to nothing are redirected to one page");
    };
    let below = match &profile.place.within {
        Within::Directory(directory) if directory != "/" => {
            format!(" below `{}`", cut(directory))
        }
        Within::Directory(_) | Within::Parameter(..) => String::new(),
    };
    let target = if to == "/" {
        "the home page".to_owned()
    } else {
        format!("`{}`", cut(to))
    };
    let what = format!(
        "{} different paths{below} that lead to nothing are redirected to {target}",
        tried.len()
    );
    let mut finding = Finding::of(first.end.first, what)
        .why(WHY_REDIRECT)
        .fix(FIX_REDIRECT);
    for one in rest {
        finding = finding.and(one.end.first);
    }
    finding
}

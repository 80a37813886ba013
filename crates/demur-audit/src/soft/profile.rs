//! What a place of a server answers for names that exist nowhere.

use std::collections::HashSet;
use std::sync::Arc;

use url::Url;

use super::ends::{End, How, Seen};
use super::look::{Content, Look, THIN, echoes, look};
use super::places::{Class, Place, Within};
use super::tokens::{Shingles, coverage, similarity};
use super::words::{is_login, phrase_in};
use crate::crawl::target_of;

/// What a place answers.
#[derive(Debug)]
pub(super) struct Profile<'r> {
    pub(super) place: Place,
    /// The answers that are known, with what they look like.
    pub(super) known: Vec<Known<'r>>,
    pub(super) kind: Kind,
    /// How like each other the answers are at least.
    natural: f64,
    /// Runs of words that all answers to plain names have, and the home page has not.
    marks: Shingles,
    /// The heading of the home page.
    home: String,
    /// How the length of the content follows from that of the path.
    length: Option<Length>,
}

/// An answer for a name that exists nowhere.
#[derive(Debug)]
pub(super) struct Known<'r> {
    pub(super) class: Class,
    pub(super) target: String,
    pub(super) end: End<'r>,
    /// What is at the end of it, if that is a page with a 2xx.
    pub(super) look: Option<Arc<Look>>,
}

/// Kinds of profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Too little is known, or nobody gets past a login.
    Unknown,
    /// Names that exist nowhere get an error.
    Honest,
    /// They are redirected to one page that does not say that something is missing.
    OnePage,
    /// They get a page.
    Page(Nature),
}

/// Kinds of pages that stand for one that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// It says that something is missing.
    ErrorPage,
    /// The start of an application that runs in the browser.
    Shell,
    /// What stands at the root.
    HomeCopy,
    /// It is about the name that was asked for; names may well be made up by users.
    Wildcard,
    /// Anything else.
    Other,
}

/// How long the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Fixed(usize),
    /// So many octets for an empty path, and so many for each octet of it.
    Linear(usize, usize),
}

/// Learns what a place answers. `home` is the look of the root, `gate` where that is redirected to, `root` the kind of what the root directory answers.
pub(super) fn learn<'r>(
    place: &Place,
    seen: &Seen<'r>,
    (home, gate): (&Look, Option<&str>),
    root: Option<Kind>,
) -> Profile<'r> {
    let known: Vec<Known<'r>> = place
        .tries
        .iter()
        .filter_map(|one| {
            let url = format!("{}{}", place.origin, one.target);
            let end = seen.end(seen.answer(&place.identity, &url, 0)?)?;
            Some(Known {
                class: one.class,
                target: one.target.clone(),
                look: page(&end),
                end,
            })
        })
        .collect();
    let plain: Vec<&Look> = known
        .iter()
        .filter(|one| one.class == Class::Plain)
        .filter_map(|one| one.look.as_deref())
        .collect();
    let natural = natural(&plain);
    let marks = marks(&plain, home);
    let length = length(&known);
    let through_gate = known
        .iter()
        .filter_map(|one| constant_end(&one.end))
        .any(|end| gate.is_some_and(|gate| without_query(gate) == without_query(&end)));
    let kind = if through_gate {
        Kind::Unknown
    } else {
        kind(&known, home, root, place)
    };
    Profile {
        place: place.clone(),
        home: home.h1.clone(),
        natural,
        marks,
        length,
        kind,
        known,
    }
}

/// What a page with a 2xx at the end looks like. An answer at the end of a chain stays what it is, so that it is read once.
pub(super) fn page(end: &End<'_>) -> Option<Arc<Look>> {
    let answer = end.answer().filter(|answer| answer.is_success())?;
    let kept = &end.first.answer()?.kept;
    Some(kept.look(|| look(answer, &end.first.request.target)))
}

/// How like each other pages are at least.
fn natural(plain: &[&Look]) -> f64 {
    let nearest = plain.iter().enumerate().map(|(at, one)| {
        let others = plain.iter().enumerate().filter(|(other, _)| *other != at);
        others.fold(0.0, |most: f64, (_, other)| {
            most.max(similarity(&one.shingles, &other.shingles))
        })
    });
    nearest.fold(1.0, f64::min)
}

fn marks(plain: &[&Look], home: &Look) -> Shingles {
    let Some((first, rest)) = plain.split_first() else {
        return Shingles::default();
    };
    let rest: Vec<&Shingles> = rest.iter().map(|look| &look.shingles).collect();
    first.shingles.common(&rest, &home.shingles)
}

fn length(known: &[Known<'_>]) -> Option<Length> {
    let plain = known.iter().filter(|one| one.class == Class::Plain);
    let pairs: Vec<(usize, usize)> = plain
        .filter_map(|one| Some((one.target.len(), one.look.as_ref()?.length)))
        .collect();
    let [(short, first), (middle, second), (long, third)] = pairs[..] else {
        return None;
    };
    if first == second && second == third {
        return Some(Length::Fixed(first));
    }
    let per = second
        .checked_sub(first)?
        .checked_div(middle.checked_sub(short)?)?;
    let base = first.checked_sub(per.checked_mul(short)?)?;
    let fits = base + per * middle == second && base + per * long == third;
    (per > 0 && fits).then_some(Length::Linear(base, per))
}

fn kind(known: &[Known<'_>], home: &Look, root: Option<Kind>, place: &Place) -> Kind {
    let plain: Vec<&Known<'_>> = known
        .iter()
        .filter(|one| one.class == Class::Plain)
        .collect();
    let open = known.iter().any(|one| one.end.how == How::Open);
    if open || plain.len() < 3 {
        return Kind::Unknown;
    }
    if plain.iter().any(|one| leads_to_login(one)) {
        return Kind::Unknown;
    }
    if let Some(kind) = one_page(&plain, home) {
        return kind;
    }
    // A redirect that leaves the origin and keeps the path says nothing yet.
    if plain.iter().any(|one| one.end.how == How::Away) {
        return Kind::Unknown;
    }
    let soft: Vec<&Look> = plain.iter().filter_map(|one| one.look.as_deref()).collect();
    let says = |look: &&Look| says_missing(look, home);
    if soft.len() == plain.len() {
        if let Within::Parameter(..) = place.within {
            // A value that means nothing is mostly ignored, and rightly so.
            let missing = soft.iter().all(says);
            return if missing {
                Kind::Page(Nature::ErrorPage)
            } else {
                Kind::Unknown
            };
        }
        return Kind::Page(nature(&soft, known, home, root));
    }
    if !soft.is_empty() {
        let missing = soft.iter().all(says);
        return if missing {
            Kind::Page(Nature::ErrorPage)
        } else {
            Kind::Unknown
        };
    }
    Kind::Honest
}

/// Whether an answer asks for a login first: it would do so for every path.
fn leads_to_login(known: &Known<'_>) -> bool {
    let by_form = known.look.as_ref().is_some_and(|look| look.has_password);
    by_form || (known.end.is_redirected() && is_login(known.end.address.path()))
}

/// Whether all answers are redirects to the same address, whatever was asked for.
fn one_page(plain: &[&Known<'_>], home: &Look) -> Option<Kind> {
    let ends: HashSet<String> = plain
        .iter()
        .filter_map(|one| constant_end(&one.end))
        .collect();
    let redirected = plain.iter().all(|one| constant_end(&one.end).is_some());
    if !redirected || ends.len() != 1 {
        return None;
    }
    // An error page with its own address and the right status is a detour and no lie.
    let first = plain.first()?;
    if first
        .end
        .answer()
        .is_some_and(|answer| !answer.is_success())
    {
        return Some(Kind::Honest);
    }
    let says = |look: &Look| says_missing(look, home) || look.says_error;
    let is_error = plain.iter().filter_map(|one| one.look.as_deref()).any(says);
    Some(if is_error {
        Kind::Page(Nature::ErrorPage)
    } else {
        Kind::OnePage
    })
}

/// Where a redirect ends, without what it repeats of the path; nothing if the address is the one that was asked for in
/// another form, such as below a language.
pub(super) fn constant_end(end: &End<'_>) -> Option<String> {
    if !end.is_redirected() {
        return None;
    }
    let asked = &end.first.request.target;
    let path = end.address.path().to_lowercase();
    let name = asked
        .split('?')
        .next()
        .unwrap_or_default()
        .trim_matches('/');
    let name = name.rsplit('/').next().unwrap_or_default().to_lowercase();
    if !name.is_empty() && path.contains(&name) {
        return None;
    }
    Some(without_echo(&end.address, asked))
}

/// An address up to its query, which often says where one came from.
fn without_query(address: &str) -> &str {
    address.split('?').next().unwrap_or_default()
}

/// An address with what it repeats of a target left out.
fn without_echo(address: &Url, target: &str) -> String {
    let mut query = address.query().unwrap_or_default().to_lowercase();
    query = query.replace("%2f", "/");
    for echo in echoes(target) {
        query = query.replace(&echo, "*");
    }
    let mut plain = address.clone();
    plain.set_query(None);
    // Two forms of the same echo leave two marks.
    let query = query.replace("/*", "*");
    if query.is_empty() {
        plain.to_string()
    } else {
        format!("{plain}?{query}")
    }
}

/// Whether a page says that something is missing, in its title or with a phrase that the home page does not have.
pub(super) fn says_missing(look: &Look, home: &Look) -> bool {
    look.says_error
        || look.fails
        || (look
            .phrase
            .is_some_and(|phrase| home.phrase != Some(phrase))
            && look.own(home) < 4 * THIN)
}

fn nature(soft: &[&Look], known: &[Known<'_>], home: &Look, root: Option<Kind>) -> Nature {
    if soft.iter().all(|look| says_missing(look, home)) {
        return Nature::ErrorPage;
    }
    if soft.iter().all(|look| look.is_shell()) {
        return Nature::Shell;
    }
    let is_home = |look: &&Look| look.content == Content::Html && look.is_near(home);
    if soft.iter().all(is_home) {
        return Nature::HomeCopy;
    }
    let others = known.iter().filter(|one| one.class != Class::Plain);
    let refused = others.filter(|one| one.look.is_none()).count();
    let elsewhere_honest = root.is_some_and(|kind| kind == Kind::Honest);
    let about_name = soft.iter().all(|look| look.echoes);
    if about_name && (refused > 0 || elsewhere_honest) {
        return Nature::Wildcard;
    }
    Nature::Other
}

impl Profile<'_> {
    /// Whether a page looks like one that stands for a missing one. `target` is what was asked for.
    pub(super) fn matches(&self, look: &Look, target: &str) -> bool {
        let pages = self
            .known
            .iter()
            .filter_map(|one| Some((one.class, one.look.as_ref()?)));
        let mut pages = pages.filter(|(class, _)| *class == Class::Plain || self.is_soft_alone());
        pages.any(|(class, known)| self.is_alike(look, (class, known), target))
    }

    /// Whether names of a special form are answered with a page though plain ones are not.
    fn is_soft_alone(&self) -> bool {
        self.kind == Kind::Honest || self.kind == Kind::Page(Nature::ErrorPage)
    }

    fn is_alike(&self, look: &Look, (class, known): (Class, &Look), target: &str) -> bool {
        if known.content != look.content {
            return false;
        }
        if look.content == Content::Other || look.words + known.words < 4 {
            return look.length == known.length || self.predicts(look.length, target);
        }
        if known.title != look.title || known.h1 != look.h1 {
            return false;
        }
        // A heading that no other page has says enough, whatever else is on the page.
        let named = look.h1.contains(char::is_alphanumeric) && look.h1 != self.home;
        let floor = if named { 0.2 } else { 0.55 };
        let least = if class == Class::Plain {
            (self.natural - 0.1).clamp(floor, 0.9)
        } else {
            0.9
        };
        // Without marks of its own such a page is the home page, and only what is the same is alike.
        let least = if self.marks.is_empty() { 0.9 } else { least };
        similarity(&look.shingles, &known.shingles) >= least
            && (class != Class::Plain || coverage(&self.marks, &look.shingles) >= 0.8)
    }

    fn predicts(&self, length: usize, target: &str) -> bool {
        match self.length {
            Some(Length::Fixed(fixed)) => fixed == length,
            Some(Length::Linear(base, per)) => base + per * target.len() == length,
            None => false,
        }
    }

    /// The answers for plain names.
    pub(super) fn plain(&self) -> impl Iterator<Item = &Known<'_>> {
        self.known.iter().filter(|one| one.class == Class::Plain)
    }

    /// Answers for names of a special form that say that something is missing, where those for plain names are errors.
    pub(super) fn exceptions(&self, home: &Look) -> Vec<&Known<'_>> {
        if self.kind != Kind::Honest {
            return Vec::new();
        }
        let others = self.known.iter().filter(|one| one.class != Class::Plain);
        let soft = others.filter(|one| {
            one.look
                .as_ref()
                .is_some_and(|look| says_missing(look, home))
        });
        soft.collect()
    }

    /// Whether a redirect of a resource leads where those of missing ones do.
    pub(super) fn is_same_end(&self, end: &End<'_>) -> bool {
        let first = self.plain().next().and_then(|one| constant_end(&one.end));
        first.is_some() && constant_end(end) == first
    }

    /// The phrase by which one recognises the page, for people.
    pub(super) fn phrase(&self) -> Option<&'static str> {
        let mut looks = self.known.iter().filter_map(|one| one.look.as_ref());
        looks.find_map(|look| look.phrase.or_else(|| phrase_in(&look.title)))
    }
}

/// What is to be asked for to follow redirects.
pub(super) fn open<'e>(end: &'e End<'_>) -> Option<(&'e Url, String)> {
    (end.how == How::Open).then(|| (&end.address, target_of(&end.address)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::page;
    use crate::exchange::{Answer, Exchange, Outcome};
    use crate::fields::Fields;
    use crate::origin::Origin;
    use crate::probe::Probe;
    use crate::run::Run;
    use crate::soft::ends::Seen;

    fn run() -> Run {
        let origin = Origin::try_from("https://shop.example".to_owned()).unwrap();
        let probe = Probe::new("GET", &origin, "/a");
        let field = ("Content-Type".to_owned(), "text/html".to_owned());
        let answer = Answer {
            status: 200,
            fields: Fields(vec![field]),
            body: b"<title>Tea".to_vec(),
            ..Answer::default()
        };
        Run::of([Exchange {
            purposes: vec![probe.purpose],
            request: probe.request,
            at: 1,
            outcome: Outcome::Answer(answer),
        }])
    }

    #[test]
    fn a_page_is_read_once_however_often_it_is_looked_at() {
        let run = run();
        let look = || {
            let end = Seen::of(&run).end(&run.all()[0]);
            page(&end.unwrap()).unwrap()
        };
        let first = look();
        assert!(Arc::ptr_eq(&first, &look()));
        assert_eq!(first.title, "tea");
        // What was read belongs to the answer in the run, and makes no other of it.
        let copy = run.all()[0].clone();
        assert_eq!(copy, run.all()[0]);
        let anew = copy.answer().unwrap().kept.look(super::Look::default);
        assert!(!Arc::ptr_eq(&first, &anew));
    }
}

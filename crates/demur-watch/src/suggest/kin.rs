//! Whether a path that is missing and one that is there are the same page.
//!
//! Likeness alone says little: two versions of a file, two users and two days are as near to each other as a page is to
//! itself under a new name. So both paths are taken apart, and each difference has to be one that a move or a slip of
//! the pen leaves behind.

use super::evidence::Missing;
use super::routes::Known;

/// How a path that is there stands to one that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kinship {
    /// It is the same page.
    Same,
    /// It has another number: another version, year or id.
    OtherNumber,
    /// It is something else of the same kind.
    OtherMember,
    /// It may be anything.
    Unclear,
}

/// Names that are found everywhere and say nothing of what they are the name of.
const EVERYWHERE: [&str; 36] = [
    "about",
    "admin",
    "archive",
    "atom",
    "banner",
    "comments",
    "contact",
    "default",
    "delete",
    "download",
    "edit",
    "feed",
    "header",
    "home",
    "icon",
    "image",
    "index",
    "list",
    "login",
    "logo",
    "main",
    "orders",
    "page",
    "print",
    "profile",
    "readme",
    "reset",
    "rss",
    "script",
    "search",
    "settings",
    "show",
    "style",
    "thumb",
    "trackback",
    "view",
];

/// What pages end in, whoever makes them.
const OF_PAGES: [&str; 9] = [
    "", "asp", "aspx", "htm", "html", "jsp", "md", "php", "xhtml",
];

/// Words of a name that cannot be that of something else.
const MANY_WORDS: usize = 4;

/// How the path that is there, in the spelling of lists, stands to the missing one.
pub(super) fn kinship(missing: &Missing, to: &str, known: &Known<'_>) -> Kinship {
    let (one, other) = (Parts::of(&missing.path), Parts::of(to));
    if is_other_number(&one, &other) {
        return Kinship::OtherNumber;
    }
    let change = change(&one.above, &other.above);
    let are_members = known.are_members(&missing.path, to);
    match (one.name() == other.name(), change == Change::None) {
        (true, true) => same_if(is_other_case_fit(&missing.path, to)),
        (true, false) if are_members => Kinship::OtherMember,
        (true, false) => same_if(
            is_moved(&one, change, missing.was_live) && !known.has_others_like(&missing.path, to),
        ),
        // Of a collection, a name of a few words may be that of another member.
        (false, true) if are_members && words(&one.stem).count() < MANY_WORDS => {
            Kinship::OtherMember
        }
        // What was there under its name was no slip of the pen.
        (false, true) => same_if(
            !missing.was_live && one.ending == other.ending && is_slip(&one.stem, &other.stem),
        ),
        (false, false) => Kinship::Unclear,
    }
}

fn same_if(is_same: bool) -> Kinship {
    if is_same {
        Kinship::Same
    } else {
        Kinship::Unclear
    }
}

/// A path in lower case, taken apart.
#[derive(Debug)]
struct Parts {
    above: Vec<String>,
    stem: String,
    ending: String,
}

impl Parts {
    fn of(path: &str) -> Self {
        let path = decoded(path).to_lowercase();
        let mut above: Vec<String> = path
            .trim_matches('/')
            .split('/')
            .map(str::to_owned)
            .collect();
        let last = above.pop().unwrap_or_default();
        let (stem, ending) = last
            .rsplit_once('.')
            .filter(|(stem, ending)| !stem.is_empty() && is_ending(ending))
            .unwrap_or((&last, ""));
        Self {
            stem: stem.to_owned(),
            ending: ending.to_owned(),
            above,
        }
    }

    /// The last segment, without what only says how a page is made.
    fn name(&self) -> (&str, &str) {
        let is_page = OF_PAGES.contains(&self.ending.as_str());
        (&self.stem, if is_page { "" } else { &self.ending })
    }

    /// Whether the name is that of a file, and not of something that every member of a collection has.
    fn is_file(&self) -> bool {
        !self.ending.is_empty()
    }

    /// Whether the name says something of its own.
    fn is_telling(&self) -> bool {
        let is_everywhere = EVERYWHERE.contains(&self.stem.trim_end_matches('s'))
            || EVERYWHERE.contains(&self.stem.as_str());
        !is_everywhere && (words(&self.stem).count() > 1 || self.stem.chars().count() >= 5)
    }

    /// Whether nothing else can have that name.
    fn is_unmistakable(&self) -> bool {
        let words = words(&self.stem).count();
        words >= MANY_WORDS || (words + 1 >= MANY_WORDS && self.is_file())
    }
}

/// The path with its escapes undone; an escaped slash ends no segment.
fn decoded(path: &str) -> String {
    let mut octets = Vec::with_capacity(path.len());
    let mut pieces = path.split('%');
    octets.extend(pieces.next().unwrap_or_default().bytes());
    for piece in pieces {
        let (digits, after) = piece.split_at_checked(2).unwrap_or((piece, ""));
        match u8::from_str_radix(digits, 16) {
            Ok(b'/') | Err(_) => octets.push(b'\\'),
            Ok(octet) => octets.push(octet),
        }
        octets.extend(after.bytes());
    }
    String::from_utf8_lossy(&octets).into_owned()
}

fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Words of two letters and more.
fn words(text: &str) -> impl Iterator<Item = &str> {
    tokens(text).filter(|word| word.chars().count() > 1)
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|part| !part.is_empty())
}

/// Whether there is a number in each of them, or in the name of one, that the other lacks.
fn is_other_number(one: &Parts, other: &Parts) -> bool {
    if numbers(&one.stem) != numbers(&other.stem) {
        return true;
    }
    let of = |parts: &Parts| -> Vec<String> {
        parts.above.iter().flat_map(|part| numbers(part)).collect()
    };
    let (one, other) = (of(one), of(other));
    let lacks =
        |these: &[String], those: &[String]| these.iter().any(|number| !those.contains(number));
    lacks(&one, &other) && lacks(&other, &one)
}

fn numbers(text: &str) -> Vec<String> {
    let runs = text.split(|letter: char| !letter.is_ascii_digit());
    runs.filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What became of the segments above the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    /// Some were put in between, or taken out.
    Depth,
    /// One is spelled in another way.
    Spelling,
    /// The first is another one, and all below it is as it was.
    Root,
    /// Anything else.
    Place,
}

fn change(one: &[String], other: &[String]) -> Change {
    if one == other {
        return Change::None;
    }
    if is_within(one, other) || is_within(other, one) {
        return Change::Depth;
    }
    let pairs = || one.iter().zip(other).filter(|(one, other)| one != other);
    match (one.len() == other.len(), pairs().count(), pairs().next()) {
        (true, 1, Some((one, other))) if is_slip(one, other) => Change::Spelling,
        (true, 1, _) if one.first() != other.first() => Change::Root,
        _ => Change::Place,
    }
}

/// Whether all of the first stand in the second, in their order.
fn is_within(one: &[String], other: &[String]) -> bool {
    let mut left = other.iter();
    one.iter().all(|part| left.any(|known| known == part))
}

/// Whether a page with the same name is the same page, for how its place has changed.
fn is_moved(one: &Parts, change: Change, was_live: bool) -> bool {
    one.is_unmistakable()
        || match change {
            Change::None => true,
            Change::Depth | Change::Spelling => one.is_telling(),
            Change::Root => {
                let is_own = one.is_file() || words(&one.stem).count() > 1;
                was_live && one.is_telling() && is_own
            }
            Change::Place => false,
        }
}

/// Whether one is the other with a slip of the pen in one word of some length, behind its first letter.
fn is_slip(one: &str, other: &str) -> bool {
    let (ones, others): (Vec<_>, Vec<_>) = (tokens(one).collect(), tokens(other).collect());
    let mut pairs = ones.iter().zip(&others).filter(|(one, other)| one != other);
    let (Some((word, meant)), None) = (pairs.next(), pairs.next()) else {
        return false;
    };
    let shorter = word.chars().count().min(meant.chars().count());
    let most = if shorter >= 9 { 2 } else { 1 };
    ones.len() == others.len()
        && shorter >= 5
        && word.chars().next() == meant.chars().next()
        && strsim::damerau_levenshtein(word, meant) <= most
}

/// Letters that differ in nothing but their size are those of a word where all are small on one side; in one word with
/// digits they may be those of a code.
fn is_other_case_fit(one: &str, other: &str) -> bool {
    let segments = |path| str::split(str::trim_matches(path, '/'), '/');
    let mut pairs = segments(one).zip(segments(other));
    pairs.all(|(one, other)| {
        let has_digit = one.contains(|letter: char| letter.is_ascii_digit());
        let is_code = has_digit && words(one).count() < 2;
        let is_small = |text: &str| !text.contains(char::is_uppercase);
        let is_fit = !is_code && (is_small(one) || is_small(other));
        one == other || !one.eq_ignore_ascii_case(other) || is_fit
    })
}

//! Text as words that can be compared: what differs from one answer to the next by itself is masked.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words that are compared together.
const WIDTH: usize = 3;

/// The most words of a text that are compared. Pages that are alike so far are alike.
const WORDS: usize = 4_000;

/// The words of a text in lower case. Numbers, and what looks like a token, become `#`; what is in `echoes`, such as the
/// path that was asked for, becomes `*`.
pub(super) fn tokens(text: &str, echoes: &[String]) -> Vec<String> {
    let text = without_echoes(text, echoes);
    let mut words = Words::default();
    for letter in text.chars() {
        if words.all.len() >= WORDS {
            break;
        }
        if letter == '*' || is_syllable(letter) {
            words.end();
            words.all.push(letter.to_string());
        } else if letter.is_alphanumeric() || is_mark(letter) {
            words.word.push(letter);
        } else {
            words.end();
        }
    }
    words.end();
    let mut all = words.all;
    all.dedup_by(|next, last| next == last && matches!(last.as_str(), "*" | "#"));
    all
}

/// A text with `*` for what it repeats of the path.
pub(super) fn without_echoes(text: &str, echoes: &[String]) -> String {
    let mut text = text.to_owned();
    for echo in echoes {
        text = masked(&text, echo);
    }
    text
}

/// A text with `*` for each place where `echo` stands as words of its own. A long one may be the beginning of a longer word.
fn masked(text: &str, echo: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(echo) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let behind = from.get(echo.len()..).unwrap_or_default();
        let begins = !before.ends_with(char::is_alphanumeric);
        let ends = echo.len() >= 12 || !behind.starts_with(char::is_alphanumeric);
        out.push_str(before);
        out.push_str(if begins && ends { " * " } else { echo });
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[derive(Default)]
struct Words {
    all: Vec<String>,
    word: String,
}

impl Words {
    fn end(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let word = std::mem::take(&mut self.word);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let letters = word.chars().count();
        let masked = digits == letters || (digits > 0 && letters > 2) || letters > 28;
        self.all.push(if masked { "#".to_owned() } else { word });
    }
}

/// Letters of scripts that put no spaces between words.
pub(super) fn is_syllable(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Marks that belong to the letter before them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}')
}

/// Runs of words by their hashes, in order and each once, so that two of them are compared in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shingles(Box<[u64]>);

impl Shingles {
    fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn has(&self, one: u64) -> bool {
        self.0.binary_search(&one).is_ok()
    }

    /// Those that all of `others` have too, and `none` has not.
    pub(super) fn common(&self, others: &[&Self], none: &Self) -> Self {
        let all = self.0.iter().copied();
        let common = all.filter(|one| others.iter().all(|other| other.has(*one)));
        Self(common.filter(|one| !none.has(*one)).collect())
    }

    /// How many another one has as well.
    fn shared(&self, other: &Self) -> usize {
        let (mut own, mut others) = (self.0.iter(), other.0.iter());
        let (mut one, mut two, mut count) = (own.next(), others.next(), 0);
        while let (Some(left), Some(right)) = (one, two) {
            let order = left.cmp(right);
            count += usize::from(order == Ordering::Equal);
            if order != Ordering::Greater {
                one = own.next();
            }
            if order != Ordering::Less {
                two = others.next();
            }
        }
        count
    }

    /// How many another one has not.
    pub(super) fn own(&self, other: &Self) -> usize {
        self.len() - self.shared(other)
    }
}

/// Every run of three words; of fewer, the whole.
pub(super) fn shingles(words: &[String]) -> Shingles {
    if words.is_empty() {
        return Shingles::default();
    }
    let windows = words.windows(WIDTH.min(words.len()));
    let hashes = windows.map(|window| {
        let mut hasher = DefaultHasher::new();
        window.hash(&mut hasher);
        hasher.finish()
    });
    let mut all: Vec<u64> = hashes.collect();
    all.sort_unstable();
    all.dedup();
    Shingles(all.into())
}

/// How much two texts have in common, from 0 to 1.
pub(super) fn similarity(one: &Shingles, other: &Shingles) -> f64 {
    let shared = one.shared(other);
    let all = one.len() + other.len() - shared;
    ratio(shared, all)
}

/// How much of `part` is in `whole`; all of nothing is.
pub(super) fn coverage(part: &Shingles, whole: &Shingles) -> f64 {
    ratio(part.shared(whole), part.len())
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    let small = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    small(part) / small(whole)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, coverage, shingles, similarity, tokens};

    #[test]
    fn what_changes_by_itself_is_masked() {
        let one = tokens(
            "no page /qwe at 12:30:01, token a8f3c9e1",
            &["/qwe".to_owned()],
        );
        assert_eq!(one.join(" "), "no page * at # token #");
        let other = tokens("no page /asd at 7:31, token 77bb12", &["/asd".to_owned()]);
        assert_eq!(one, other);
        assert_eq!(tokens("页面 ok", &[]), ["页", "面", "ok"]);
    }

    #[test]
    fn texts_are_alike_as_far_as_they_share_runs_of_words() {
        let of = |text: &str| shingles(&tokens(text, &[]));
        assert!(similarity(&of("a b c d e"), &of("a b c d e")) > 0.99);
        assert!(similarity(&of("a b c d e"), &of("v w x y z")) < 0.01);
        assert!(similarity(&of(""), &of("")) > 0.99);
        let (one, other) = (of("a b c d e"), of("b c d e f g"));
        assert_eq!(
            (one.shared(&other), one.own(&other), other.own(&one)),
            (2, 1, 2)
        );
        assert!((coverage(&one, &other) - 2.0 / 3.0).abs() < 0.01);
        let common = one.common(&[&of("a b c d")], &of("b c d"));
        assert_eq!(common, of("a b c"));
    }

    #[test]
    fn of_a_long_text_the_beginning_is_compared() {
        let long = tokens(&"one two three four ".repeat(10_000), &[]);
        assert_eq!(long.len(), WORDS);
        assert!(shingles(&long).len() <= WORDS);
    }
}

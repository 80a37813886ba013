//! Text as words that can be compared: what differs from one answer to the next by itself is masked.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words that are compared together.
const WIDTH: usize = 3;

/// The words of a text in lower case. Numbers, and what looks like a token, become `#`; what is in `echoes`, such as the
/// path that was asked for, becomes `*`.
pub(super) fn tokens(text: &str, echoes: &[String]) -> Vec<String> {
    let text = without_echoes(text, echoes);
    let mut words = Words::default();
    for letter in text.chars() {
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

/// Every run of three words; of fewer, the whole.
pub(super) fn shingles(words: &[String]) -> HashSet<u64> {
    if words.is_empty() {
        return HashSet::new();
    }
    words
        .windows(WIDTH.min(words.len()))
        .map(|window| {
            let mut hasher = DefaultHasher::new();
            window.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}

/// How much two texts have in common, from 0 to 1.
pub(super) fn similarity(one: &HashSet<u64>, other: &HashSet<u64>) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    ratio(shared, all)
}

/// How much of `part` is in `whole`; all of nothing is.
pub(super) fn coverage(part: &HashSet<u64>, whole: &HashSet<u64>) -> f64 {
    ratio(part.intersection(whole).count(), part.len())
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
    use super::{shingles, similarity, tokens};

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
    }
}

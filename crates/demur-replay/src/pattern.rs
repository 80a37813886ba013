//! A text that fits a pattern: the shortest that the first choice of everything leads to.
//!
//! Patterns of documents are mostly classes, counts and groups. Whatever else there is, such as looking around or
//! back, gives nothing, and the caller has to do without.

use std::iter::Peekable;
use std::str::Chars;

/// The most letters of a text that is made up.
const LONGEST: usize = 2_000;

/// How deep groups may be nested.
const DEEPEST: usize = 20;

/// A text that the pattern finds.
pub(crate) fn example(pattern: &str) -> Option<String> {
    let mut letters = pattern.chars().peekable();
    let text = choices(&mut letters, 0)?;
    letters.next().is_none().then_some(text)
}

/// Alternatives up to the end or a closing parenthesis; the first counts.
fn choices(letters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    let first = sequence(letters, depth)?;
    while letters.next_if_eq(&'|').is_some() {
        sequence(letters, depth)?;
    }
    Some(first)
}

fn sequence(letters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    let mut out = String::new();
    while let Some(letter) = letters.next_if(|letter| !matches!(letter, '|' | ')')) {
        let piece = match letter {
            '^' | '$' => continue,
            '(' => group(letters, depth)?,
            '[' => class(letters)?.to_string(),
            '.' => "a".to_owned(),
            '\\' => escaped(letters.next()?)?.to_string(),
            '*' | '+' | '?' => return None,
            other => other.to_string(),
        };
        let times = repetitions(letters)?;
        if out.len() + piece.len() * times > LONGEST {
            return None;
        }
        out.push_str(&piece.repeat(times));
    }
    Some(out)
}

fn group(letters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    if letters.next_if_eq(&'?').is_some() {
        letters.next_if_eq(&':')?;
    }
    let text = choices(letters, depth + 1)?;
    letters.next_if_eq(&')')?;
    Some(text)
}

/// How often the piece before is repeated at least; once rather than never, so that something is there.
fn repetitions(letters: &mut Peekable<Chars<'_>>) -> Option<usize> {
    let times = match letters.peek() {
        Some('*' | '?') => {
            letters.next();
            0
        }
        Some('+') => {
            letters.next();
            1
        }
        Some('{') => {
            letters.next();
            counted(letters)?
        }
        _ => return Some(1),
    };
    // Lazy or not makes no difference here.
    letters.next_if_eq(&'?');
    Some(times)
}

fn counted(letters: &mut Peekable<Chars<'_>>) -> Option<usize> {
    let mut digits = String::new();
    while let Some(digit) = letters.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    loop {
        match letters.next()? {
            '}' => break,
            ',' | '0'..='9' => {}
            _ => return None,
        }
    }
    digits.parse().ok()
}

/// One letter of a class.
fn class(letters: &mut Peekable<Chars<'_>>) -> Option<char> {
    let negated = letters.next_if_eq(&'^').is_some();
    let mut ranges: Vec<(char, char)> = Vec::new();
    loop {
        let first = match letters.next()? {
            ']' if !ranges.is_empty() => break,
            '\\' => {
                let letter = letters.next()?;
                ranges.extend(shorthand(letter));
                if matches!(letter, 'd' | 'w' | 's') {
                    continue;
                }
                escaped(letter)?
            }
            other => other,
        };
        let mut ahead = letters.clone();
        let is_range =
            ahead.next() == Some('-') && !matches!(ahead.next(), Some(']' | '\\') | None);
        let last = if is_range {
            letters.next();
            letters.next()?
        } else {
            first
        };
        ranges.push((first, last));
    }
    if !negated {
        return ranges.first().map(|(first, _)| *first);
    }
    let holds = |letter: &char| {
        ranges
            .iter()
            .any(|(first, last)| (first..=last).contains(&letter))
    };
    "a0-_ A.~é".chars().find(|letter| !holds(letter))
}

fn shorthand(letter: char) -> Vec<(char, char)> {
    match letter {
        'd' => vec![('0', '9')],
        'w' => vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')],
        's' => vec![(' ', ' '), ('\t', '\r')],
        _ => Vec::new(),
    }
}

fn escaped(letter: char) -> Option<char> {
    Some(match letter {
        'd' => '0',
        'w' | 'D' | 'S' => 'a',
        'W' => '-',
        's' => ' ',
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        other if other.is_ascii_alphanumeric() => return None,
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::example;

    #[test]
    fn classes_counts_and_groups_are_followed() {
        for (pattern, expected) in [
            ("^[A-Z]{2}\\d{3,5}$", Some("AA000")),
            ("^(draft|sent)-[^a]$", Some("draft-0")),
            (
                "^[0-9a-f]{8}(-[0-9a-f]{4}){3}$",
                Some("00000000-0000-0000-0000"),
            ),
            ("^\\+?\\w+\\.x*$", Some("a.")),
            ("^(?=a)b$", None),
            ("a{99999}", None),
            ("(", None),
            ("[", None),
        ] {
            assert_eq!(example(pattern).as_deref(), expected, "{pattern}");
        }
    }
}

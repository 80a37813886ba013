//! Targets and lines as they may be shown: no value of a query, nothing that steers a terminal.

use demur_report::is_unseen;

/// The most letters that are shown.
const LONGEST: usize = 160;

/// The most octets of a line that cannot be read.
const LONGEST_START: usize = 80;

/// `/pets?limit=…` for `/pets?limit=7`.
pub(crate) fn target(target: &[u8]) -> String {
    let target = String::from_utf8_lossy(target);
    let Some((path, query)) = target.split_once('?') else {
        return shown(&target);
    };
    let pairs: Vec<String> = query.split('&').map(pair).collect();
    shown(&format!("{path}?{}", pairs.join("&")))
}

fn pair(pair: &str) -> String {
    // Without `=` it may be a value as well as a name.
    pair.split_once('=')
        .map_or("…".to_owned(), |(name, _)| format!("{name}=…"))
}

/// The beginning of a line that cannot be read, up to where a query may begin.
pub(crate) fn line(line: &[u8]) -> String {
    let start = line.get(..LONGEST_START).unwrap_or(line);
    let text = String::from_utf8_lossy(start);
    match text.split_once('?') {
        Some((before, _)) => shown(before) + "?…",
        None => shown(&text),
    }
}

/// Control characters escaped, and no more than fits on a line.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == LONGEST {
            out.push('…');
            break;
        }
        if is_unseen(letter) {
            out.extend(letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{line, target};

    #[test]
    fn values_of_queries_are_not_shown() {
        assert_eq!(target(b"/a?token=secret&b&c=1=2"), "/a?token=…&…&c=…");
        assert_eq!(line(b"{\"path\":\"/a?token=secret\"}"), "{\"path\":\"/a?…");
    }

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(target(b"/\x1b[2J\xff"), "/\\u{1b}[2J\u{fffd}");
        assert_eq!(target("/\u{202e}a".as_bytes()), "/\\u{202e}a");
    }
}

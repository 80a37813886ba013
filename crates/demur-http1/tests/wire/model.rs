//! A second reader of the chunked coding, written as regular expressions over the whole body.

use std::sync::LazyLock;

use regex::bytes::Regex;

const TOKEN: &str = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+";

static SIZE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    let quoted = r#""([\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t\x20-\x7e\x80-\xff])*""#;
    let value = format!("({TOKEN}|{quoted})");
    let extension = format!(r"[\t ]*;[\t ]*{TOKEN}([\t ]*=[\t ]*{value})?");
    Regex::new(&format!(r"(?s-u)^([0-9A-Fa-f]{{1,16}})({extension})*$")).expect("a good pattern")
});

static TRAILER_LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?s-u)^{TOKEN}:[\t\x20-\x7e\x80-\xff]*$")).expect("a good pattern")
});

/// The data and the length of a body that is complete and valid; extensions and trailers are not bounded here.
pub(crate) fn read_chunked(bytes: &[u8], limit: usize) -> Option<(Vec<u8>, usize)> {
    let mut rest = bytes;
    let mut data = Vec::new();
    loop {
        let found = SIZE_LINE.captures(line(&mut rest)?)?;
        let digits = std::str::from_utf8(&found[1]).ok()?;
        let size = usize::from_str_radix(digits, 16).ok()?;
        if size == 0 {
            break;
        }
        if size > limit - data.len() {
            return None;
        }
        data.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size..)?.strip_prefix(b"\r\n")?;
    }
    loop {
        match line(&mut rest)? {
            b"" => return Some((data, bytes.len() - rest.len())),
            trailer if TRAILER_LINE.is_match(trailer) => {}
            _ => return None,
        }
    }
}

fn line<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let end = rest.windows(2).position(|w| w == b"\r\n")?;
    let line = &rest[..end];
    *rest = &rest[end + 2..];
    Some(line)
}

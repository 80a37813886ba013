//! Paths as a list may hold them.

/// Longer paths are no addresses of pages.
const LONGEST: usize = 2_000;

/// One spelling for a path, if a list can hold it so that it means that path and no other.
///
/// RFC 3986 §6.2.2: escapes of unreserved characters are decoded, the digits of others are upper case. Letters beyond
/// ASCII are escaped, as browsers send them. What a log shows bare and no URI may hold is refused: it was never sent
/// like that, or by somebody who means harm; so are the `*`, `{` and `}` that mean something in a list.
pub(super) fn listed(path: &str) -> Option<String> {
    let is_outline_fit = path.starts_with('/') && !path.contains("//") && path.len() <= LONGEST;
    if !is_outline_fit || path.contains([char::REPLACEMENT_CHARACTER, '*']) {
        return None;
    }
    let mut out = String::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => push(&mut out, escaped(bytes.next()?, bytes.next()?)?)?,
            0x80.. => push(&mut out, byte)?,
            _ if is_plain(byte) => out.push(char::from(byte)),
            _ => return None,
        }
    }
    let has_dots = out.split('/').any(|segment| [".", ".."].contains(&segment));
    (!has_dots).then_some(out)
}

/// Writes an octet that was escaped, or has to be.
fn push(out: &mut String, octet: u8) -> Option<()> {
    if octet.is_ascii_control() {
        return None;
    }
    if is_unreserved(octet) {
        out.push(char::from(octet));
    } else {
        out.push_str(&format!("%{octet:02X}"));
    }
    Some(())
}

fn escaped(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// RFC 3986 §3.3, without `*`.
fn is_plain(byte: u8) -> bool {
    is_unreserved(byte) || b"/!$&'(),;=:@+".contains(&byte)
}

/// Whether a path, in that spelling, may stand in `Location`: nobody who decodes it once more reads another host or
/// another line.
pub(super) fn is_target(path: &str) -> bool {
    !["%2F", "%5C", "%25"]
        .iter()
        .any(|escape| path.contains(escape))
}

/// Whether it is the home page.
pub(super) fn is_home(path: &str) -> bool {
    let name = path.strip_prefix('/').unwrap_or(path);
    let stem = name
        .split_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_ascii_lowercase();
    !name.contains('/') && ["", "index", "home", "default"].contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::{is_home, is_target, listed};

    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(listed(path).as_deref(), expected, "{path:?}");
    }

    #[test]
    fn a_path_has_one_spelling() {
        check("/fa%78/%c3%bc", Some("/fax/%C3%BC"));
        check("/über", Some("/%C3%BCber"));
        check("/a,b;c='$(1)'", Some("/a,b;c='$(1)'"));
        check("/%2a%7bx%7d%22", Some("/%2A%7Bx%7D%22"));
        check("/a/", Some("/a/"));
    }

    #[test]
    fn what_could_mean_something_else_is_refused() {
        for path in [
            "",
            "a",
            "*",
            "//evil.example",
            "/a//b",
            "/a/../b",
            "/%2e%2e/b",
            "/a\r\nb",
            "/a%0d%0aSet-Cookie:x",
            "/a%00",
            "/a%7f",
            "/a%",
            "/a%zz",
            "/a\\b",
            "/a\"b",
            "/a b",
            "/old/*",
            "/{x}",
            "/a?b",
            "/a#b",
            "/a<b>",
            "/\u{fffd}",
            "/\u{1b}[31m",
            "http://a.example/",
        ] {
            check(path, None);
        }
        check(&format!("/{}", "a".repeat(3_000)), None);
    }

    #[test]
    fn a_target_stays_what_it_is_when_it_is_decoded_once_more() {
        for (path, expected) in [
            ("/a%20b", true),
            ("/%2Fevil.example", false),
            ("/%5Cevil.example", false),
            ("/a%250d%250a", false),
        ] {
            assert_eq!(is_target(path), expected, "{path}");
        }
    }

    #[test]
    fn the_home_page_has_some_names() {
        for (path, expected) in [
            ("/", true),
            ("/index.html", true),
            ("/Default.aspx", true),
            ("/docs/index.html", false),
            ("/about", false),
        ] {
            assert_eq!(is_home(path), expected, "{path}");
        }
    }
}

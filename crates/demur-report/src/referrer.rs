//! The page that a `Referer` names, without what may be secret in it.
//!
//! Browsers leave user and password out (RFC 9110 §10.1.3), other clients do not, and any client may send what is no
//! URL at all. So the value is read as generously as browsers read URLs, and given up where it stays ambiguous.

/// The value without query, fragment, user and password. Empty where the host cannot be told from a user and a
/// password: a port that is no number may be the beginning of one.
///
/// Returned in two parts: what stands before the user, and what stands behind the password.
pub(crate) fn page(value: &[u8]) -> (&[u8], &[u8]) {
    let end = value.iter().position(|byte| matches!(byte, b'?' | b'#'));
    let text = value.get(..end.unwrap_or(value.len())).unwrap_or_default();
    let (start, rest) = text.split_at_checked(slashes_end(text)).unwrap_or_default();
    let host_end = rest
        .iter()
        .position(|byte| is_slash(*byte))
        .unwrap_or(rest.len());
    let authority = rest.get(..host_end).unwrap_or_default();
    let user_end = authority.iter().rposition(|byte| *byte == b'@');
    let user_end = user_end.map_or(0, |at| at + 1);
    let host = authority.get(user_end..).unwrap_or_default();
    if !start.is_empty() && !has_plain_port(host) {
        return (b"", b"");
    }
    (start, rest.get(user_end..).unwrap_or_default())
}

/// The end of `https://` or `//`, with as many slashes of either kind as there are: browsers read them all as two
/// (WHATWG URL). 0 where no authority is announced.
fn slashes_end(text: &[u8]) -> usize {
    let from = text
        .iter()
        .position(|byte| is_slash(*byte))
        .unwrap_or(text.len());
    let (before, rest) = text.split_at_checked(from).unwrap_or_default();
    let slashes = rest.iter().take_while(|byte| is_slash(**byte)).count();
    let fewest = if before.is_empty() { 2 } else { 1 };
    let is_announced = slashes >= fewest && (before.is_empty() || before.ends_with(b":"));
    if is_announced { from + slashes } else { 0 }
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

/// Whether what follows the host is nothing, or a colon and digits.
fn has_plain_port(host: &[u8]) -> bool {
    let end = if host.first() == Some(&b'[') {
        host.iter().position(|byte| *byte == b']').map(|at| at + 1)
    } else {
        host.iter().position(|byte| *byte == b':')
    };
    match host.get(end.unwrap_or(host.len())..) {
        Some([b':', digits @ ..]) => digits.iter().all(u8::is_ascii_digit),
        Some(rest) => rest.is_empty(),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::page;

    #[track_caller]
    fn check(value: &str, expected: &str) {
        let (start, rest) = page(value.as_bytes());
        let found = String::from_utf8([start, rest].concat()).unwrap();
        assert_eq!(found, expected, "{value}");
    }

    #[test]
    fn a_page_is_kept_as_it_is_named() {
        for value in [
            "",
            "https://shop.example/orders/7",
            "https://shop.example",
            "https://shop.example:8443/@ada/notes:1",
            "http://[::1]:8080/a@b",
            "http://[::1]/",
            "http://a:/",
            "android-app://com.example.app/",
            "about:blank",
            "/orders/@ada",
            "orders/7",
            "//cdn.example/a",
            "-",
        ] {
            check(value, value);
        }
    }

    #[test]
    fn query_and_fragment_are_left_out() {
        check("https://a.example/x?token=s3cret", "https://a.example/x");
        check(
            "https://a.example?q=https://u:s3cret@b/",
            "https://a.example",
        );
        check("https://a.example/x#s3cret?a", "https://a.example/x");
        check("?s3cret", "");
        check("#s3cret", "");
    }

    #[test]
    fn user_and_password_are_left_out_however_the_slashes_stand() {
        for value in [
            "https://ada:s3cret@a.example/x",
            "https://s3cret@a.example/x",
            "https://ada@b:s3cret@a.example/x",
            "https://:s3cret@a.example/x?y",
        ] {
            check(value, "https://a.example/x");
        }
        check("//ada:s3cret@a.example/x", "//a.example/x");
        check("/\\ada:s3cret@a.example/x", "/\\a.example/x");
        check("https:/ada:s3cret@a.example/x", "https:/a.example/x");
        check(
            "https:\\\\ada:s3cret@a.example\\x",
            "https:\\\\a.example\\x",
        );
        check("ht\ttps://ada:s3cret@a.example/x", "ht\ttps://a.example/x");
        check("https:///ada:s3cret@a.example/x", "https:///a.example/x");
        check("https:ada:s3cret@a.example/x", "a.example/x");
        check("ada:s3cret@a.example/x", "a.example/x");
        check("https://ada:s3cret@[::1]:80/", "https://[::1]:80/");
    }

    #[test]
    fn what_may_be_the_beginning_of_a_password_is_no_page() {
        for value in [
            "https://ada:s3cret/t@a.example/",
            "https://ada:s3cret?t@a.example/",
            "https://ada:s3cret#t@a.example/",
            "https://a:b:80/",
            "https://[::1]s3cret/",
        ] {
            check(value, "");
        }
    }
}

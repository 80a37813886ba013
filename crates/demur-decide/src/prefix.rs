//! Prefixes of paths, as rules about a part of a site name it, and paths as such rules compare them.

use std::borrow::Cow;

use crate::target::{self, TargetFault};

/// A prefix as an operator writes it, as rules compare it: decoded, without a slash at the end. Where no path could
/// begin with it, what to do about that.
pub fn prefix(written: &str) -> Result<String, &'static str> {
    if !written.starts_with('/') {
        return Err("begin it with `/`");
    }
    if written.contains(['{', '}', '*']) {
        return Err("a prefix is no template: end it before the first parameter");
    }
    if written.contains([';', '?', '#']) {
        return Err(
            "end it before the first `;`, `?` or `#`; write `%3B`, `%3F` or `%23` for the character itself",
        );
    }
    if written.contains("//") {
        return Err("leave out empty segments");
    }
    match target::fault(written, None, false) {
        None => Ok(decoded(written).trim_end_matches('/').to_owned()),
        Some(TargetFault::Escape | TargetFault::Utf8) => {
            Err("write `%25` for a percent sign, and other letters as they are")
        }
        Some(TargetFault::DotSegment) => Err("leave out the segments `.` and `..`"),
        Some(TargetFault::Control | TargetFault::Slash | TargetFault::Backslash) => {
            Err("leave out the character that servers read differently")
        }
    }
}

/// Whether a raw path lies below a prefix in any of its readings.
pub(crate) fn is_below(prefix: &str, path: &str) -> bool {
    prefix.is_empty() || readings(path).any(|path| covers(prefix, &path))
}

/// A raw path as servers may read it, each time with an escaped letter as that letter and without empty segments:
/// what follows a `;` in a segment is a part of it or is dropped, and `%2F` is a part of it or ends it. Most paths
/// have one reading only.
pub(crate) fn readings(path: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let has_one = memchr::memchr2(b'%', b';', path.as_bytes()).is_none() && !path.contains("//");
    let one = has_one.then_some(Cow::Borrowed(path));
    let several = (!has_one).then(|| several_readings(path).map(Cow::Owned));
    one.into_iter().chain(several.into_iter().flatten())
}

fn several_readings(path: &str) -> [String; 4] {
    let split = decoded(path).into_owned();
    let segments = path.split('/');
    let kept: Vec<String> = segments
        .map(|segment| decoded(segment).replace('/', "%2F"))
        .collect();
    let kept = kept.join("/");
    let bare = [&split, &kept].map(|path| without_empty_segments(&without_parameters(path)));
    let whole = [&split, &kept].map(|path| without_empty_segments(path));
    let ([one, two], [three, four]) = (whole, bare);
    [one, two, three, four]
}

fn decoded(text: &str) -> Cow<'_, str> {
    let decoded = target::decode(text).and_then(|bytes| String::from_utf8(bytes).ok());
    decoded.map_or(Cow::Borrowed(text), Cow::Owned)
}

fn without_empty_segments(path: &str) -> String {
    let segments: Vec<&str> = path.split('/').filter(|one| !one.is_empty()).collect();
    format!("/{}", segments.join("/"))
}

/// Whether a prefix without a trailing slash holds the path, ending at one of its segments.
pub(crate) fn covers(prefix: &str, path: &str) -> bool {
    path.strip_prefix(prefix)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// `/admin/users` for `/admin;v=1/users%3Bx`.
pub(crate) fn without_parameters(path: &str) -> Cow<'_, str> {
    let is_bare = [";", "%3B", "%3b"].iter().all(|one| !path.contains(one));
    if is_bare {
        return Cow::Borrowed(path);
    }
    let path = path.replace("%3B", ";").replace("%3b", ";");
    let segments = path.split('/').map(|segment| segment.split(';').next());
    Cow::Owned(segments.flatten().collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::prefix;

    #[test]
    fn a_prefix_is_decoded_and_refused_where_no_path_could_begin_with_it() {
        for (written, expected) in [
            ("/caf%C3%A9/", Some("/café")),
            ("/a%20b", Some("/a b")),
            ("/a b", Some("/a b")),
            ("/%7Bid%7D", Some("/{id}")),
            ("/", Some("")),
            ("adm", None),
            ("/adm/{id}/users", None),
            ("/adm/*", None),
            ("/adm;x", None),
            ("/adm?x", None),
            ("/adm#x", None),
            ("//adm", None),
            ("/adm/../x", None),
            ("/adm%2Fusers", None),
            ("/100%", None),
            ("/%FF", None),
        ] {
            assert_eq!(prefix(written).ok().as_deref(), expected, "{written}");
        }
    }
}

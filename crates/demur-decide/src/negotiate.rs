//! Which form of an answer a client prefers (RFC 9110 §12.5.1).

/// The forms a problem or a page can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Json,
    Html,
    Markdown,
    Text,
}

/// What to send for an `Accept`. JSON is the answer to an absent or
/// unsatisfiable field and to `*/*`; HTML and plain text go only to who prefers
/// them to JSON.
pub(crate) fn wanted(accept: Option<&str>) -> Wanted {
    let Some(accept) = accept else {
        return Wanted::Json;
    };
    let json =
        quality(accept, "application", "problem+json").max(quality(accept, "application", "json"));
    let others = [
        (Wanted::Html, quality(accept, "text", "html")),
        (Wanted::Markdown, quality(accept, "text", "markdown")),
        (Wanted::Text, quality(accept, "text", "plain")),
    ];
    let (form, best) = others.into_iter().fold((Wanted::Json, 0), |best, other| {
        if other.1 > best.1 { other } else { best }
    });
    if best > json { form } else { Wanted::Json }
}

/// Whether `Accept` allows this media type at all.
pub(crate) fn accepts(accept: &str, main: &str, sub: &str) -> bool {
    quality(accept, main, sub) > 0
}

/// The quality, in thousandths, that `Accept` gives to a media type: that of the
/// most precise range which covers it.
fn quality(accept: &str, main: &str, sub: &str) -> u16 {
    let mut best = (0_u8, 0_u16);
    for element in accept.split(',') {
        let mut parts = element.split(';');
        let Some(precision) = parts
            .next()
            .and_then(|range| precision(range.trim(), main, sub))
        else {
            continue;
        };
        let weight = parts.find_map(weight).unwrap_or(1000);
        if precision > best.0 || (precision == best.0 && weight > best.1) {
            best = (precision, weight);
        }
    }
    best.1
}

/// 3 for the type itself, 2 for `type/*`, 1 for `*/*`, nothing if not covered.
fn precision(range: &str, main: &str, sub: &str) -> Option<u8> {
    let (range_main, range_sub) = range.split_once('/')?;
    match (range_main, range_sub) {
        ("*", "*") => Some(1),
        (_, "*") => range_main.eq_ignore_ascii_case(main).then_some(2),
        _ => (range_main.eq_ignore_ascii_case(main) && range_sub.eq_ignore_ascii_case(sub))
            .then_some(3),
    }
}

/// `q=0.5` as 500; RFC 9110 §12.4.2 allows three decimals.
pub(crate) fn weight(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.trim().split_once('=')?;
    if !name.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let (whole, decimals) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    let digits = decimals.bytes().chain(std::iter::repeat(b'0')).take(3);
    let thousandths = digits.fold(0_u16, |sum, digit| {
        sum * 10 + u16::from(digit.saturating_sub(b'0').min(9))
    });
    Some(if whole == "1" { 1000 } else { thousandths })
}

#[cfg(test)]
mod tests {
    use super::{Wanted, accepts, wanted};

    fn check(accept: &str, expected: Wanted) {
        assert_eq!(wanted(Some(accept)), expected, "{accept}");
    }

    #[test]
    fn json_is_the_answer_to_absent_open_and_unsatisfiable_accept() {
        assert_eq!(wanted(None), Wanted::Json);
        check("*/*", Wanted::Json);
        check("image/png", Wanted::Json);
        check("", Wanted::Json);
        check("application/json, text/html", Wanted::Json);
        check("text/html;q=0.5, application/json;q=0.5", Wanted::Json);
    }

    #[test]
    fn a_browser_gets_html() {
        check(
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            Wanted::Html,
        );
    }

    #[test]
    fn plain_text_and_markdown_where_they_are_preferred() {
        check("text/plain", Wanted::Text);
        check("text/markdown, text/plain;q=0.5", Wanted::Markdown);
    }

    #[test]
    fn the_most_precise_range_decides() {
        assert!(!accepts("*/*, application/json;q=0", "application", "json"));
        assert!(accepts("application/*;q=0.1", "application", "json"));
        assert!(!accepts("text/html", "application", "json"));
    }
}

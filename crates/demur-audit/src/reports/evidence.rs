//! What was sent and what came, as lines of HTTP. The lines are hostile: each output escapes them in its own way.

use crate::exchange::{Answer, Ended, Exchange, Failure, FailureKind, Outcome};
use crate::probe::{ANONYMOUS, Request};

/// Letters of content that are shown.
const MOST: usize = 800;

/// The request as it is sent, without what every request has.
pub(super) fn request(request: &Request) -> String {
    if let Some(raw) = &request.raw {
        let mut lines = octets(&raw.first);
        if !raw.then.is_empty() {
            lines.push_str("\n(then)\n");
            lines.push_str(&octets(&raw.then));
        }
        return lines;
    }
    let Request {
        method,
        origin,
        target,
        ..
    } = request;
    let mut lines = format!("{method} {target} HTTP/1.1\nHost: {}", origin.authority());
    for (name, value) in &request.fields {
        lines.push_str(&format!("\n{name}: {}", one_line(value)));
    }
    if request.identity != ANONYMOUS {
        lines.push_str(&format!("\n(with the credentials of {})", request.identity));
    }
    if let Some(body) = &request.body {
        lines.push_str(&format!("\n\n{}", excerpt(body)));
    }
    lines
}

/// The answer, or why there is none.
pub(super) fn answer(exchange: &Exchange) -> String {
    match &exchange.outcome {
        Outcome::Answer(answer) => whole(answer),
        Outcome::Failure(failure) => format!("({})", reason(failure)),
    }
}

fn whole(answer: &Answer) -> String {
    let mut lines = String::new();
    for interim in &answer.interim {
        lines.push_str(&format!("{} {}\n\n", answer.version, interim.status));
    }
    lines.push_str(&format!("{} {}", answer.version, answer.status));
    for (name, value) in answer.fields.iter() {
        lines.push_str(&format!("\n{name}: {}", one_line(&told(name, value))));
    }
    let text = answer.text();
    if !text.is_empty() {
        lines.push_str(&format!("\n\n{}", excerpt(&text)));
    }
    match answer.ended {
        Ended::Whole => {}
        Ended::Cut => lines.push_str("\n(there was more)"),
        Ended::Early => lines.push_str("\n(the answer ended before its framing says)"),
    }
    if !answer.surplus.is_empty() {
        lines.push_str(&format!("\n(and behind it)\n{}", octets(&answer.surplus)));
    }
    lines
}

/// The value of a field of an answer, without the secret of a cookie.
pub(crate) fn told(name: &str, value: &str) -> String {
    if !name.eq_ignore_ascii_case("Set-Cookie") {
        return value.to_owned();
    }
    // Browsers save several of them in one field, a line each.
    let lines = value.split(['\n', '\r']).filter(|line| !line.is_empty());
    let told = lines.map(|line| {
        let (pair, attributes) = line.split_at(line.find(';').unwrap_or(line.len()));
        let cookie = pair.split_once('=').map_or("", |(name, _)| name);
        format!("{cookie}=…{attributes}")
    });
    told.collect::<Vec<_>>().join(", ")
}

/// Why there is no answer, in words.
pub(super) fn reason(failure: &Failure) -> String {
    let words = match failure.kind {
        FailureKind::Connect => "there was no connection",
        FailureKind::Tls => "there was no TLS",
        FailureKind::Timeout => "no whole answer came in time",
        FailureKind::Closed => "the connection was closed without an answer",
        FailureKind::Malformed => "what came is no answer of HTTP/1",
        FailureKind::TooLarge => "the head of the answer has no end",
    };
    if failure.detail.is_empty() {
        words.to_owned()
    } else {
        format!("{words}: {}", failure.detail)
    }
}

/// The beginning of a content.
pub(super) fn excerpt(text: &str) -> String {
    let kept: String = text.chars().take(MOST).collect();
    let more = text.chars().count().saturating_sub(MOST);
    if more == 0 {
        kept.trim_end().to_owned()
    } else {
        format!("{kept}…\n({more} more letters)")
    }
}

/// A field has one line, whatever its value holds.
fn one_line(value: &str) -> String {
    value.replace(['\r', '\n'], "␤")
}

fn octets(octets: &[u8]) -> String {
    let text: String = octets
        .utf8_chunks()
        .flat_map(|chunk| {
            let invalid = chunk
                .invalid()
                .iter()
                .map(|octet| format!("\\x{octet:02x}"));
            std::iter::once(chunk.valid().to_owned()).chain(invalid)
        })
        .collect();
    excerpt(&text)
}

#[cfg(test)]
mod tests {
    use super::{excerpt, told};

    #[test]
    fn no_cookie_is_told() {
        assert_eq!(told("set-cookie", "sid=secret; Path=/"), "sid=…; Path=/");
        assert_eq!(told("Set-Cookie", "secret"), "=…");
        assert_eq!(told("Set-Cookie", "a=1; Path=/\nb=2"), "a=…; Path=/, b=…");
        assert_eq!(told("ETag", "\"7\""), "\"7\"");
    }

    #[test]
    fn long_content_is_cut_and_says_so() {
        let long = "a".repeat(1_000);
        assert!(excerpt(&long).ends_with("…\n(200 more letters)"));
        assert_eq!(excerpt("a\n"), "a");
    }
}

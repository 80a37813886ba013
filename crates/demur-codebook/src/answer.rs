//! Explains an answer that somebody got: its head, or its problem document.

use std::fmt::Write as _;

use serde_json::Value;

use crate::book::{class, fault, status, step};
use crate::lookup::{Subject, lookup};
use crate::pages::{Level, StatusPage, Storable};

/// Explains the head of an answer, as `curl -i` prints it: what the status means, what this answer owes and lacks, who may
/// store it, and whether to try again. Of several heads the last counts: interim answers and redirects come before it. A
/// problem document behind the head is explained as well. `None` if the text does not begin with a status line.
pub fn explain_answer(text: &str) -> Option<String> {
    let text = text.trim_start().replace("\r\n", "\n");
    let (mut head, mut body) = split_head(&text);
    while status_of(head.lines().next()?).is_some() && body.starts_with("HTTP/") {
        (head, body) = split_head(body);
    }
    let mut lines = head.lines();
    let code = status_of(lines.next()?)?;
    let fields: Vec<(String, &str)> = lines.filter_map(field).collect();
    let page = status(code);
    let mut out = page.map_or_else(|| unknown(code), |page| meaning(page, &fields));
    let _ = write!(out, "\n## Caches\n\n{}\n", caching(page, &fields));
    if let Some(page) = page {
        let _ = write!(out, "\n## Again?\n\n{}\n", again(page, &fields));
        let _ = write!(out, "\nAll about it: `demur explain {code}`\n");
    }
    if let Some(problem) = explain_problem(body) {
        let _ = write!(out, "\n{problem}");
    }
    Some(harmless(&out))
}

fn split_head(text: &str) -> (&str, &str) {
    text.split_once("\n\n").unwrap_or((text, ""))
}

/// The text without characters that a terminal obeys: it quotes what a stranger's server said.
fn harmless(text: &str) -> String {
    let letters = text.chars().map(|letter| {
        if letter.is_control() && letter != '\n' {
            char::REPLACEMENT_CHARACTER
        } else {
            letter
        }
    });
    letters.collect()
}

fn meaning(page: &StatusPage, fields: &[(String, &str)]) -> String {
    format!(
        "# {}\n\n{}\n\n{}\n\n## What this answer owes\n\n{}",
        page.title(),
        page.tagline,
        page.aspects.plain,
        duties(page, fields)
    )
}

fn unknown(code: u16) -> String {
    let digit = code / 100;
    let name = class(digit).map_or("", |class| class.name);
    format!("# {code}\n\nNot registered. A client treats it as {digit}00, {name} (RFC 9110 §15).\n")
}

/// `HTTP/1.1 404 Not Found`, `HTTP/2 404`.
fn status_of(line: &str) -> Option<u16> {
    let rest = line.strip_prefix("HTTP/")?;
    let code = rest.split(' ').nth(1)?;
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
    code.parse()
        .ok()
        .filter(|code| is_code && (100..=599).contains(code))
}

fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    Some((name.trim().to_lowercase(), value.trim()))
}

fn value<'a>(fields: &[(String, &'a str)], name: &str) -> Option<&'a str> {
    let name = name.to_lowercase();
    fields
        .iter()
        .find(|(field, _)| *field == name)
        .map(|(_, value)| *value)
}

fn duties(page: &StatusPage, fields: &[(String, &str)]) -> String {
    let mut out = String::new();
    for duty in page.duties {
        let found = value(fields, duty.field);
        let verdict = match (duty.level, found) {
            _ if duty.field.is_empty() => "see the content",
            (Level::Must | Level::Should, None) if is_conditional(duty.text) => {
                "missing, where that is so"
            }
            (Level::Must | Level::Should, None) => "**missing**",
            (Level::MustNot | Level::ShouldNot, Some(_)) => "**there all the same**",
            (Level::May, None) => "not there",
            (Level::MustNot | Level::ShouldNot, None) => "kept",
            (_, Some(_)) => "there",
        };
        let _ = writeln!(
            out,
            "- {} {} ({}): {verdict}",
            duty.level.as_str(),
            duty.text,
            duty.source
        );
    }
    if out.is_empty() {
        out.push_str("No field of its own.\n");
    }
    out
}

fn is_conditional(duty: &str) -> bool {
    [" if ", " where ", " when ", " unless "]
        .iter()
        .any(|word| duty.contains(word))
}

fn caching(page: Option<&StatusPage>, fields: &[(String, &str)]) -> String {
    let lines = fields.iter().filter(|(name, _)| name == "cache-control");
    let lines: Vec<String> = lines.map(|(_, value)| value.to_lowercase()).collect();
    let control = lines.join(",");
    let directives: Vec<&str> = control.split(',').map(str::trim).collect();
    let has = |name: &str| directives.contains(&name);
    let age = |name: &str| {
        let found = directives
            .iter()
            .find_map(|one| one.strip_prefix(name)?.strip_prefix('='));
        found.and_then(|seconds| seconds.trim_matches('"').parse::<u64>().ok())
    };
    let storable = page.map_or(Storable::ExplicitOnly, |page| page.storable);
    if has("no-store") || matches!(storable, Storable::Never | Storable::Interim) {
        let why = if has("no-store") {
            "`no-store` forbids it"
        } else {
            storable.sentence()
        };
        return format!("Nobody may store it: {why} (RFC 9111 §3).");
    }
    if has("no-cache") {
        return "It may be stored, and must be asked for again before it is used (RFC 9111 §5.2.2.4).".to_owned();
    }
    let shared = if has("private") {
        "The client alone, and no shared cache,"
    } else {
        "Any cache"
    };
    let ages = if has("private") {
        age("max-age")
    } else {
        age("s-maxage").or_else(|| age("max-age"))
    };
    match (ages, value(fields, "expires")) {
        (Some(seconds), _) => format!("{shared} may use it for {seconds} s (RFC 9111 §4.2.1)."),
        (None, Some(date)) => format!("{shared} may use it until {date} (RFC 9111 §4.2.1)."),
        (None, None) if storable == Storable::Always => {
            format!(
                "It says nothing, and the status is heuristically cacheable: {} may store it for a time of its own choice (RFC 9111 §4.2.2). Send `Cache-Control`.",
                shared.to_lowercase().trim_end_matches(',')
            )
        }
        (None, None) => "It says nothing, so no cache may store it (RFC 9111 §3).".to_owned(),
    }
}

fn again(page: &StatusPage, fields: &[(String, &str)]) -> String {
    match value(fields, "retry-after") {
        Some(wait) if wait.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!(
                "After {wait} s, says `Retry-After` (RFC 9110 §10.2.3). {}",
                page.aspects.retry
            )
        }
        Some(date) => format!(
            "After {date}, says `Retry-After` (RFC 9110 §10.2.3). {}",
            page.aspects.retry
        ),
        None => page.aspects.retry.to_owned(),
    }
}

/// Explains a problem document (RFC 9457): its step, and each fault that it lists. `None` if the text is no object with a
/// member of such a document.
pub fn explain_problem(text: &str) -> Option<String> {
    let problem: Value = serde_json::from_str(text.trim()).ok()?;
    let members = problem.as_object()?;
    let known = ["type", "title", "status", "detail", "errors"];
    if !known.iter().any(|name| members.contains_key(*name)) {
        return None;
    }
    let text_of = |name: &str| members.get(name).and_then(Value::as_str);
    let mut out = format!("# {}\n\n", text_of("title").unwrap_or("A problem document"));
    for name in ["detail", "hint"] {
        if let Some(said) = text_of(name) {
            let _ = write!(out, "{name}: {said}\n\n");
        }
    }
    let code = members
        .get("status")
        .and_then(Value::as_u64)
        .and_then(|code| u16::try_from(code).ok());
    if let Some(page) = code.and_then(status) {
        let _ = write!(
            out,
            "## {}\n\n{} {}\n\n",
            page.title(),
            page.aspects.plain,
            page.aspects.retry
        );
    }
    if let Some(page) = step_of(members.get("step"), text_of("type")) {
        let _ = write!(
            out,
            "## Step `{}`\n\n{}\n\nMore: `demur explain {}`\n\n",
            page.id, page.tagline, page.id
        );
    }
    if let Some(faults) = members.get("errors").and_then(Value::as_array) {
        out.push_str("## Faults\n\n");
        for one in faults {
            out.push_str(&explained(one));
        }
    }
    Some(harmless(&out))
}

fn step_of(step_member: Option<&Value>, kind: Option<&str>) -> Option<&'static crate::StepPage> {
    let named = step_member.and_then(Value::as_str).and_then(step);
    named.or_else(|| {
        let (_, path) = kind?.split_once("/.demur/")?;
        if let Subject::Step(page) = lookup(path)?.subject {
            Some(page)
        } else {
            None
        }
    })
}

fn explained(one: &Value) -> String {
    let text_of = |name: &str| one.get(name).and_then(Value::as_str);
    let place = text_of("pointer")
        .or_else(|| text_of("name"))
        .unwrap_or_default();
    let place = if place.is_empty() { "the whole" } else { place };
    let code = text_of("code").unwrap_or_default();
    let mut out = format!(
        "- `{place}`: {}",
        text_of("detail")
            .or_else(|| text_of("message"))
            .unwrap_or(code)
    );
    if let Some(page) = fault(code) {
        let _ = write!(out, " (`{code}`: {})", page.tagline);
    }
    if let Some(hint) = text_of("hint") {
        let _ = write!(out, " Hint: {hint}");
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::{explain_answer, explain_problem};

    #[track_caller]
    fn check(answer: &str, expected: &str) {
        let text = explain_answer(answer).unwrap();
        assert!(text.contains(expected), "{text}");
    }

    #[test]
    fn the_last_head_counts() {
        check(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 x\r\n\r\nbody",
            "# 404 Not Found",
        );
        check("HTTP/2 301\nlocation: /a\n\nHTTP/2 200\n\n", "# 200 OK");
    }

    #[test]
    fn every_line_of_cache_control_counts() {
        let two = "HTTP/1.1 404 x\nCache-Control: max-age=60\nCache-Control: no-store\n\n";
        check(two, "Nobody may store it: `no-store` forbids it");
        check(
            "HTTP/1.1 404 x\nCache-Control: s-maxage=9, max-age=60\n\n",
            "for 9 s",
        );
        check(
            "HTTP/1.1 404 x\nCache-Control: private, max-age=60\n\n",
            "no shared cache, may use it for 60 s",
        );
        check("HTTP/1.1 404 x\n\n", "heuristically cacheable");
        check("HTTP/1.1 400 x\n\n", "no cache may store it");
        check(
            "HTTP/1.1 429 x\nCache-Control: max-age=60\n\n",
            "must not store it",
        );
    }

    #[test]
    fn what_a_server_says_gives_no_orders_to_a_terminal() {
        let problem = "{\"title\": \"a\\u001b[2Jb\", \"status\": 404}";
        let text = explain_problem(problem).unwrap();
        assert!(
            text.contains("a\u{fffd}[2Jb") && !text.contains('\u{1b}'),
            "{text}"
        );
        let text = explain_answer("HTTP/1.1 429 x\nRetry-After: \u{1b}[2J\n\n").unwrap();
        assert!(!text.contains('\u{1b}'), "{text}");
    }

    #[test]
    fn other_texts_are_no_answer() {
        for text in ["", "hello", "HTTP/1.1", "HTTP/1.1 4040 x", "GET / HTTP/1.1"] {
            assert_eq!(explain_answer(text), None, "{text}");
        }
        for text in ["", "[]", "{}", "{\"a\": 1}"] {
            assert_eq!(explain_problem(text), None, "{text}");
        }
    }
}

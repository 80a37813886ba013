//! SARIF 2.1.0, which code scanning and editors read: a rule for each check, a result for each finding.
//!
//! A finding stands at the line of the document that speaks of it. Where there is none, it stands at the path below the
//! origin of the target.

use serde_json::{Map, Value, json};
use url::Url;

use crate::check::Check;
use crate::checks;
use crate::exchange::{Exchange, Outcome};
use crate::finding::{Confidence, Severity};
use crate::origin::Origin;
use crate::report::{Report, Reported};

use super::curl::curl;
use super::escape;
use super::{docs_url, evidence, page, time};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What relative addresses are below.
const TARGET: &str = "TARGET";

/// The key of our fingerprints; another way to make them would get another key.
const FINGERPRINT: &str = "demurAudit/v1";

/// The report as a log of one run.
pub fn sarif(report: &Report) -> String {
    let own = Url::parse(&report.target).ok();
    let own = own.as_ref().and_then(Origin::of);
    let mut results: Vec<Value> = report
        .findings
        .iter()
        .map(|one| result(report, own.as_ref(), one))
        .collect();
    for one in &report.suppressed {
        let mut accepted = result(report, own.as_ref(), &one.reported);
        set(
            &mut accepted,
            "suppressions",
            json!([{ "kind": "external", "status": "accepted", "justification": one.reason }]),
        );
        results.push(accepted);
    }
    let mut run = json!({
        "tool": { "driver": driver(report) },
        "invocations": [invocation(report)],
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    if let Some(origin) = &own {
        set(
            &mut run,
            "originalUriBaseIds",
            json!({ TARGET: { "uri": format!("{origin}/"), "description": { "text": "The server under audit." } } }),
        );
    }
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    escape::json(&format!("{log:#}\n"))
}

fn driver(report: &Report) -> Value {
    let rules = checks::ALL.iter().map(|check| rule(report, check));
    let mut driver = json!({
        "name": "demur",
        "fullName": concat!("demur audit ", env!("CARGO_PKG_VERSION")),
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.collect::<Vec<_>>(),
    });
    if let Some(base) = &report.docs_url {
        set(&mut driver, "informationUri", json!(docs_url(base, "")));
    }
    driver
}

fn rule(report: &Report, check: &Check) -> Value {
    let tagline = page::tagline(check.id);
    let why = page::of(check.id).map_or("", |page| page::section(page, "Why it matters"));
    let todo = page::of(check.id).map_or("", |page| page::section(page, "What to do"));
    let (why, todo) = (page::unlinked(why), page::unlinked(todo));
    let mut rule = json!({
        "id": check.id,
        "shortDescription": { "text": tagline },
        "fullDescription": { "text": plain(&why) },
        "help": {
            "text": format!("{tagline}\n\n{}\n\nWhat to do\n\n{}", plain(&why), plain(&todo)),
            "markdown": format!("{tagline}\n\n{why}\n\n## What to do\n\n{todo}\n"),
        },
        "defaultConfiguration": { "level": level(check.severity) },
        "properties": {
            "number": check.number, "mode": check.mode.as_str(), "severity": check.severity.as_str(),
            "tags": ["http", check.severity.as_str(), check.mode.as_str()],
        },
    });
    // The name of an id of one word would say the same.
    if check.id.contains('-') {
        set(&mut rule, "name", json!(pascal(check.id)));
    }
    if let Some(base) = &report.docs_url {
        set(&mut rule, "helpUri", json!(docs_url(base, check.id)));
    }
    rule
}

fn result(report: &Report, own: Option<&Origin>, one: &Reported) -> Value {
    let finding = &one.finding;
    let place = checks::ALL
        .iter()
        .position(|check| check.id == finding.rule);
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": format!("{}.", finding.what.trim_end_matches('.')) },
        "locations": [location(own, one)],
        "partialFingerprints": { FINGERPRINT: one.fingerprint },
        "properties": {
            "severity": finding.severity.as_str(), "confidence": finding.confidence.as_str(),
            "precision": precision(finding.confidence), "operation": finding.operation, "why": finding.why,
            "fix": finding.fix, "facts": finding.facts, "identity": one.identity(),
            "curl": finding.exchanges.first().map(curl),
        },
    });
    if let Some(place) = place {
        set(&mut result, "ruleIndex", json!(place));
    }
    if report.baseline.is_some() {
        let state = if one.is_known { "unchanged" } else { "new" };
        set(&mut result, "baselineState", json!(state));
    }
    if let Some(exchange) = finding.exchanges.first() {
        set(&mut result, "webRequest", request(exchange));
        set(&mut result, "webResponse", response(exchange));
    }
    result
}

fn location(own: Option<&Origin>, one: &Reported) -> Value {
    let (artifact, region) = match &one.place {
        Some(place) => (
            json!({ "uri": file_uri(&place.file) }),
            json!({ "startLine": place.line, "startColumn": place.column }),
        ),
        None => (resource(own, one.url()), json!({ "startLine": 1 })),
    };
    json!({
        "logicalLocations": [{ "fullyQualifiedName": one.subject(), "kind": "resource" }],
        "physicalLocation": { "artifactLocation": artifact, "region": region },
    })
}

/// The address below the target; of another server, host and path. Code scanning refuses a whole file in which one
/// address has a scheme that is not `file`.
fn resource(own: Option<&Origin>, address: Option<String>) -> Value {
    let address = address.unwrap_or_default();
    let Ok(url) = Url::parse(&address) else {
        return json!({ "uri": relative(or_index(&address)) });
    };
    let path = url.path().trim_start_matches('/');
    let query = url
        .query()
        .map_or(String::new(), |query| format!("?{query}"));
    if own.is_some() && Origin::of(&url).as_ref() == own {
        return json!({ "uri": relative(&format!("{}{query}", or_index(path))), "uriBaseId": TARGET });
    }
    let host = Origin::of(&url).map_or_else(String::new, |origin| origin.authority());
    let whole = format!("{host}/{path}{query}");
    json!({ "uri": relative(or_index(whole.trim_matches('/'))) })
}

/// The root has no name of its own, and an empty address is none.
fn or_index(path: &str) -> &str {
    if path.is_empty() { "index" } else { path }
}

/// A path that cannot be taken for something else: a colon in its first segment would make a scheme of it
/// (RFC 3986 §4.2).
fn relative(path: &str) -> String {
    let (first, rest) = path.split_at(path.find(['/', '?']).unwrap_or(path.len()));
    conforming(&format!("{}{rest}", first.replace(':', "%3A")))
}

/// What no address may hold is encoded (RFC 3986 §2); browsers let more stand.
fn conforming(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let octets = address.as_bytes();
    for (at, octet) in octets.iter().enumerate() {
        let digits = octets.iter().skip(at + 1).take(2);
        let is_encoded =
            *octet == b'%' && digits.filter(|one| one.is_ascii_hexdigit()).count() == 2;
        if is_encoded || octet.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(octet) {
            out.push(char::from(*octet));
        } else {
            out.push_str(&format!("%{octet:02X}"));
        }
    }
    out
}

/// The address of a file, as it was named.
fn file_uri(file: &str) -> String {
    let path = encoded(&file.replace('\\', "/"));
    if path.starts_with('/') {
        format!("file://{path}")
    } else {
        path.trim_start_matches("./").to_owned()
    }
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for octet in text.bytes() {
        if octet.is_ascii_alphanumeric() || b"-._~/".contains(&octet) {
            out.push(char::from(octet));
        } else {
            out.push_str(&format!("%{octet:02X}"));
        }
    }
    out
}

fn request(exchange: &Exchange) -> Value {
    let request = &exchange.request;
    let mut written = json!({
        "protocol": "HTTP", "version": "1.1", "method": request.method,
        "target": request.address(),
        "headers": headers(request.fields.iter().map(|(name, value)| (name.as_str(), value.clone()))),
    });
    if let Some(body) = &request.body {
        set(
            &mut written,
            "body",
            json!({ "text": evidence::excerpt(body) }),
        );
    }
    written
}

fn response(exchange: &Exchange) -> Value {
    let answer = match &exchange.outcome {
        Outcome::Answer(answer) => answer,
        Outcome::Failure(failure) => {
            return json!({ "noResponseReceived": true, "reasonPhrase": evidence::reason(failure) });
        }
    };
    let (protocol, version) = answer.version.split_once('/').unwrap_or(("HTTP", "1.1"));
    let fields = answer
        .fields
        .iter()
        .map(|(name, value)| (name, evidence::told(name, value)));
    json!({
        "protocol": protocol, "version": version, "statusCode": answer.status, "headers": headers(fields),
        "body": { "text": evidence::excerpt(&answer.text()) },
    })
}

/// A field for each name; several of one name become a list (RFC 9110 §5.3).
fn headers<'f>(fields: impl Iterator<Item = (&'f str, String)>) -> Value {
    let mut all = Map::new();
    for (name, value) in fields {
        let joined = match all.get(name).and_then(Value::as_str) {
            Some(before) => format!("{before}, {value}"),
            None => value,
        };
        all.insert(name.to_owned(), Value::String(joined));
    }
    Value::Object(all)
}

fn invocation(report: &Report) -> Value {
    let skipped = report
        .coverage
        .skipped
        .iter()
        .map(|(rule, reason)| format!("{rule} was left out: {reason}."));
    let stopped = report.stopped.iter().map(|why| format!("Stopped: {why}."));
    let notes = report.notes.iter().map(|note| format!("{note}."));
    let all = stopped.chain(notes).chain(skipped);
    let all: Vec<Value> = all
        .map(|text| json!({ "level": "note", "message": { "text": text } }))
        .collect();
    // An audit lasts for less than the years that are left.
    let lasted = std::time::Duration::try_from_secs_f64(report.seconds).unwrap_or_default();
    json!({
        "executionSuccessful": report.stopped.is_none(),
        "startTimeUtc": time::rfc3339(report.started),
        "endTimeUtc": time::rfc3339(report.started.saturating_add(lasted.as_secs())),
        "toolExecutionNotifications": all,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Must => "error",
        Severity::Should => "warning",
        Severity::Advice => "note",
    }
}

fn precision(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "very-high",
        Confidence::Medium => "high",
        Confidence::Low => "medium",
    }
}

/// `HeadDiffersFromGet`
fn pascal(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    });
    words.collect()
}

/// Markdown as text: our pages need no more than this.
fn plain(markdown: &str) -> String {
    let lines = markdown.lines();
    let lines = lines.map(|line| line.trim_start_matches('#').replace('`', ""));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn set(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(members) = object {
        members.insert(name.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::{file_uri, pascal, plain, relative, resource};
    use crate::origin::Origin;

    #[test]
    fn no_address_has_a_scheme_of_the_web() {
        let own = Origin::try_from("https://shop.example".to_owned()).unwrap();
        let check = |address: &str, expected: &str| {
            let found = resource(Some(&own), Some(address.to_owned()));
            assert_eq!(found["uri"], expected);
        };
        check("https://shop.example/", "index");
        check("https://shop.example/a?b=c", "a?b=c");
        check("https://shop.example/a:b", "a%3Ab");
        check("http://other.example:81/", "other.example%3A81");
        check("http://other.example/a", "other.example/a");
        check("no address", "no%20address");
        check("", "index");
        check("urn:x:y", "x%3Ay");
    }

    #[test]
    fn names_and_addresses() {
        assert_eq!(pascal("head-differs-from-get"), "HeadDiffersFromGet");
        assert_eq!(file_uri("./api/open api.yaml"), "api/open%20api.yaml");
        assert_eq!(file_uri("/srv/a.yaml"), "file:///srv/a.yaml");
        assert_eq!(relative("a:b/c:d"), "a%3Ab/c:d");
        assert_eq!(relative("100%/x"), "100%25/x");
        assert_eq!(relative("a%20b?c=[1]"), "a%20b?c=%5B1%5D");
        assert_eq!(plain("### Builder\n\n- Send `X`."), "Builder\n\n- Send X.");
    }
}

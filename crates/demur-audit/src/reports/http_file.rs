//! The requests that show the findings, as editors and their plugins send them again.
//!
//! Such files are programs: `{{…}}` is replaced, also by what stands in the environment, and lines that begin with certain
//! letters read files and run scripts. A request in which anything of the kind stands is not written as one; its line for
//! a shell stands there in a comment.

use std::collections::BTreeMap;

use crate::exchange::Exchange;
use crate::probe::{ANONYMOUS, Request};
use crate::report::{Report, Reported};

use super::curl::{curl, variable};
use super::escape::{counted, cut, is_unseen, visible};
use super::explain;

/// Exchanges that are shown of one finding.
const MOST: usize = 4;

/// Letters of a comment.
const LONGEST: usize = 2_000;

/// Each finding with its requests.
pub fn http_file(report: &Report) -> String {
    let mut out = format!(
        "# demur audit of {}: {}\n",
        comment(&report.target),
        counted(report.findings.len(), "finding")
    );
    out.push_str("# Credentials are not shown: a variable such as demur_alice is the value of the field for alice.\n");
    for one in &report.findings {
        finding(one, &report.credentials, &mut out);
    }
    out
}

/// The names of the fields of each identity.
type Credentials = BTreeMap<String, Vec<String>>;

fn finding(one: &Reported, credentials: &Credentials, out: &mut String) {
    for (number, exchange) in one.finding.exchanges.iter().take(MOST).enumerate() {
        out.push_str(&format!("\n### {}", comment(one.finding.rule)));
        if number > 0 {
            out.push_str(&format!(", request {}", number + 1));
        }
        out.push('\n');
        if number == 0 {
            out.push_str(&format!(
                "# Found ({}): {}\n# Why: {}\n# To do: {}\n# More: {}\n",
                one.finding.severity,
                comment(&one.finding.what),
                comment(&one.finding.why),
                comment(&one.finding.fix),
                explain(one.finding.rule),
            ));
        }
        let came = exchange
            .status()
            .map_or("none".to_owned(), |status| status.to_string());
        out.push_str(&format!("# Answer: {came}\n"));
        sent(exchange, credentials, out);
    }
}

fn sent(exchange: &Exchange, credentials: &Credentials, out: &mut String) {
    let request = &exchange.request;
    if !can_be_written(request) {
        out.push_str(&format!(
            "# In a shell: {}\n",
            curl(exchange).replace('\n', " ")
        ));
        return;
    }
    out.push_str(&format!(
        "{} {}{} HTTP/1.1\n",
        request.method, request.origin, request.target
    ));
    if request.identity != ANONYMOUS {
        let variable = variable(&request.identity).to_lowercase();
        // A record does not say which fields there were.
        let usual = [String::from("Authorization")];
        let names = credentials.get(&request.identity);
        for (at, name) in names.map_or(&usual[..], Vec::as_slice).iter().enumerate() {
            let number = if at == 0 {
                String::new()
            } else {
                format!("_{}", at + 1)
            };
            out.push_str(&format!("{name}: {{{{{variable}{number}}}}}\n"));
        }
    }
    for (name, value) in &request.fields {
        out.push_str(&format!("{name}: {value}\n"));
    }
    if let Some(body) = &request.body {
        out.push_str(&format!("\n{body}\n"));
    }
}

/// Whether nothing of a request means anything but itself.
fn can_be_written(request: &Request) -> bool {
    let is_token = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|octet| octet.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&octet))
    };
    let is_plain =
        |text: &str| !text.contains(is_unseen) && !text.contains("{{") && !text.contains("{%");
    let target = &request.target;
    request.raw.is_none()
        && request
            .method
            .bytes()
            .all(|octet| octet.is_ascii_uppercase())
        && target.starts_with('/')
        && is_plain(target)
        && !target.contains([' ', '#'])
        && request
            .fields
            .iter()
            .all(|(name, value)| is_token(name) && !name.starts_with('#') && is_plain(value))
        && request
            .body
            .as_deref()
            .unwrap_or_default()
            .lines()
            .all(|line| {
                let means = ["<", ">", "#", "//", "@", "?", "&"];
                is_plain(line) && !means.iter().any(|word| line.trim_start().starts_with(word))
            })
}

/// One line that is no directive.
fn comment(text: &str) -> String {
    cut(&visible(text), LONGEST).replace("{{", "{ {")
}

#[cfg(test)]
mod tests {
    use super::can_be_written;
    use crate::origin::Origin;
    use crate::probe::Probe;

    #[test]
    fn what_means_something_in_such_a_file_is_not_written() {
        let origin = Origin::try_from("https://shop.example".to_owned()).unwrap();
        let get = |target: &str| Probe::new("GET", &origin, target);
        let check = |probe: Probe, expected: bool| {
            assert_eq!(
                can_be_written(&probe.request),
                expected,
                "{:?}",
                probe.request
            );
        };
        check(get("/a?b=1"), true);
        check(get("/{{$processEnv HOME}}"), false);
        check(get("/a b"), false);
        check(get("*"), false);
        check(get("/").field("If-Match", "\"7\""), true);
        check(get("/").field("If-Match", "{{x}}"), false);
        check(get("/").field("If-Match", "a\nb"), false);
        check(
            get("/")
                .method("POST")
                .body("application/json", "{\n  \"a\": 1\n}"),
            true,
        );
        check(
            get("/")
                .method("POST")
                .body("text/plain", "a\n < /etc/passwd"),
            false,
        );
        check(
            get("/").method("POST").body("text/plain", "a\n### b"),
            false,
        );
    }
}

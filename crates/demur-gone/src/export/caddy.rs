//! Rules for Caddy 2, for a site block.

use crate::entry::{Entry, Fate, Permanence};
use crate::export;
use crate::target;

const HEAD: &str = "\
# Gone, moved and withheld places, for a site block; they stand in a `route`, so that they are tried in this order.
# Caddy sorts directives: a `handle` with a more specific path in the same block comes first.
";

/// The entries as part of a Caddyfile.
pub fn caddy(entries: &[Entry]) -> String {
    let rules = export::ordered(entries).into_iter().zip(1_usize..);
    let rules: String = rules.map(|(entry, number)| rule(entry, number)).collect();
    format!("{HEAD}route {{\n{rules}}}\n")
}

fn rule(entry: &Entry, number: usize) -> String {
    let Some(expression) = export::decoded_expression(&entry.path, &literal) else {
        let why = "Caddy decodes the path and cannot tell it from another one";
        return export::left_out(entry, why);
    };
    // The matcher `path` takes small letters for capital ones.
    let path = format!("path_regexp `{expression}`");
    match &entry.fate {
        Fate::Gone => ending(410, entry, number, &path, ""),
        Fate::Withheld { blocked_by } => {
            let link = blocked_by.as_deref();
            let link = link.map(|url| {
                format!("    header @demur_{number} Link `<{url}>; rel=\"blocked-by\"`\n")
            });
            ending(451, entry, number, &path, &link.unwrap_or_default())
        }
        Fate::Moved { to, .. } if target::is_template(to) => {
            let why = "Caddy has only the decoded path to fill into a target";
            export::left_out(entry, why)
        }
        Fate::Moved { to, permanence } => moved(entry, number, &path, to, *permanence),
    }
}

/// A literal as part of a regular expression: Caddy's knows letters and not octets.
fn literal(text: &str) -> String {
    let letters = text.chars().map(|letter| {
        if letter.is_ascii() {
            export::literal(letter.encode_utf8(&mut [0; 4]))
        } else {
            letter.to_string()
        }
    });
    letters.collect()
}

fn ending(status: u16, entry: &Entry, number: usize, path: &str, link: &str) -> String {
    // A `{` would begin a placeholder, and nothing in these quotes can be escaped.
    let reason = entry.reason.as_deref();
    let reason = reason.filter(|reason| !reason.contains(['{', '`']));
    let body = reason
        .map(|reason| format!("`{reason}` "))
        .unwrap_or_default();
    let name = format!("@demur_{number}");
    let age = age(entry, &name);
    format!("    {name} {path}\n{age}{link}    respond {name} {body}{status}\n")
}

fn age(entry: &Entry, matcher: &str) -> String {
    match (entry.max_age, entry.is_withheld()) {
        (Some(age), _) => format!("    header {matcher} Cache-Control max-age={age}\n"),
        (None, true) => format!("    header {matcher} Cache-Control no-store\n"),
        (None, false) => String::new(),
    }
}

/// By method, and with the query of the request or without; a target that has a query of its own keeps it.
fn moved(entry: &Entry, number: usize, path: &str, to: &str, permanence: Permanence) -> String {
    let (safe, other) = export::statuses(permanence);
    let (before, fragment) = match to.split_once('#') {
        Some((before, fragment)) => (before, format!("#{fragment}")),
        None => (to, String::new()),
    };
    let mut out = format!(
        "    @demur_{number} {path}\n{}",
        age(entry, &format!("@demur_{number}"))
    );
    let with_query = format!("`{before}?{{http.request.uri.query}}{fragment}`");
    let as_is = format!("`{to}`");
    let queries = [
        (
            "_asked",
            "        not vars {http.request.uri.query} \"\"\n",
            &with_query,
        ),
        ("", "", &as_is),
    ];
    let skipped = usize::from(before.contains('?'));
    for (kind, query, location) in queries.into_iter().skip(skipped) {
        for (methods, method, status) in [
            ("_read", "        method GET HEAD\n", safe),
            ("", "", other),
        ] {
            let name = format!("@demur_{number}{kind}{methods}");
            if !method.is_empty() || !query.is_empty() {
                out.push_str(&format!(
                    "    {name} {{\n        {path}\n{query}{method}    }}\n"
                ));
            }
            out.push_str(&format!("    redir {name} {location} {status}\n"));
        }
    }
    out
}

//! Every snippet of the codebook that says it is run, against the real program: it must do what its page says.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test stops where it fails, and says what it skips"
)]

use demur_codebook::{Snippet, snippets};

mod answering;
mod apache;
mod axum;
#[rustfmt::skip]
mod axum_apps;
mod caddy;
mod curl;
mod express;
mod fastapi;
mod fetch;
mod message;
mod nginx;
mod tools;

use message::Answer;

/// The snippets of a platform that are run.
fn of(platform: &'static str) -> Vec<&'static Snippet> {
    let all = snippets().filter(|snippet| snippet.is_run && snippet.platform == platform);
    let all: Vec<&Snippet> = all.collect();
    assert!(!all.is_empty(), "no snippet for {platform}");
    all
}

/// Runs each snippet and reports all that do not do what their page says.
fn check(platform: &'static str, run: impl Fn(usize, &'static Snippet) -> Result<(), String>) {
    let all = of(platform).into_iter().enumerate();
    let failed = all.filter_map(|(number, snippet)| {
        let fault = run(number, snippet).err()?;
        Some(format!(
            "{} {platform}: {}: {fault}",
            snippet.status, snippet.does
        ))
    });
    let failed: Vec<String> = failed.collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

/// Says that the snippets of a platform are not run. Where a service runs the tests, nothing may be missing.
fn skip(platform: &'static str, why: &str) {
    println!(
        "skipped: {} snippets for {platform}: {why}",
        of(platform).len()
    );
    assert!(std::env::var_os("CI").is_none(), "{platform}: {why}");
}

/// What the answer of a server lacks.
fn judge(snippet: &Snippet, answer: &Answer) -> Result<(), String> {
    if answer.status != snippet.status {
        return Err(format!("{answer:?} instead of {}", snippet.status));
    }
    lacking(snippet.fields, &answer.fields)
}

/// Every wanted field is there, with its value where one is given, and with no other value besides.
fn lacking(wanted: &[&str], found: &[(String, String)]) -> Result<(), String> {
    for field in wanted {
        let (name, value) = field.split_once(": ").unwrap_or((field, ""));
        let named = found
            .iter()
            .filter(|(found, _)| found.eq_ignore_ascii_case(name));
        let values = named.map(|(_, value)| value.as_str());
        // An empty line adds nothing to a list.
        let values: Vec<&str> = values.filter(|value| !value.is_empty()).collect();
        // What a server says of the connection itself stands in a line of its own.
        let may_be_more = name == "Connection";
        let fits = match value {
            "" => !values.is_empty(),
            value if may_be_more => values.contains(&value),
            value => values == [value],
        };
        if !fits {
            return Err(format!("no `{field}` alone in {found:?}"));
        }
    }
    Ok(())
}

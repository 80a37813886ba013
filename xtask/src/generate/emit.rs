//! Writes the Rust source of the data.

use std::fmt::Write as _;

use super::Book;
use super::fault::FaultPage;
use super::status::StatusPage;
use super::step::StepPage;

const HEAD: &str = "//! Written by `cargo xtask generate` from `codebook/` and the doc comments of the steps: edit those.

use crate::pages::{
    Alias, AutoRetry, Clause, Duty, FaultPage, Level, Registry, StatusPage, StepPage, Storable,
    Table,
};
";

/// The whole file. The order is that of codes and ids, so that lookups can search by halves.
pub(super) fn file(book: &Book) -> String {
    let mut out = HEAD.to_owned();
    table(&mut out, "STATUSES", "StatusPage", &book.statuses, status);
    table(&mut out, "STEPS", "StepPage", &book.steps, step);
    table(&mut out, "FAULTS", "FaultPage", &book.faults, fault);
    out
}

fn table<T>(
    out: &mut String,
    name: &str,
    kind: &str,
    pages: &[T],
    write: impl Fn(&mut String, &T),
) {
    let _ = write!(
        out,
        "\n#[rustfmt::skip]\npub(crate) static {name}: &[{kind}] = &[\n"
    );
    for page in pages {
        let _ = writeln!(out, "    {kind} {{");
        write(out, page);
        out.push_str("    },\n");
    }
    out.push_str("];\n");
}

fn status(out: &mut String, page: &StatusPage) {
    let defined = page
        .defined
        .iter()
        .map(|(doc, section)| format!("Clause {{ doc: {doc:?}, section: {section:?} }}"));
    let aliases = page
        .aliases
        .iter()
        .map(|(text, by)| format!("Alias {{ text: {text:?}, by: {by:?} }}"));
    let duties = page.duties.iter().map(|duty| {
        let (field, text, source) = (&duty.field, &duty.text, &duty.source);
        let level = duty.level;
        format!("\n            Duty {{ level: Level::{level}, field: {field:?}, text: {text:?}, source: {source:?} }}")
    });
    key(out, "code", &page.code.to_string());
    key(out, "name", &format!("{:?}", page.name));
    key(out, "registry", &format!("Registry::{}", page.registry));
    key(out, "tagline", &format!("{:?}", page.tagline));
    key(out, "defined", &slice(defined));
    key(out, "aliases", &slice(aliases));
    key(out, "storable", &format!("Storable::{}", page.storable));
    key(out, "cache_default", &format!("{:?}", page.cache_default));
    key(out, "retry", &format!("AutoRetry::{}", page.retry));
    key(
        out,
        "retry_condition",
        &format!("{:?}", page.retry_condition),
    );
    key(out, "duties", &slice(duties));
    key(out, "steps", &format!("&{:?}", page.steps));
    key(out, "see_also", &format!("&{:?}", page.see_also));
    key(out, "markdown", &raw(&page.markdown));
}

fn step(out: &mut String, page: &StepPage) {
    key(out, "id", &format!("{:?}", page.id));
    key(
        out,
        "table",
        if page.upstream {
            "Table::Upstream"
        } else {
            "Table::Request"
        },
    );
    key(out, "tagline", &format!("{:?}", page.tagline));
    key(out, "markdown", &raw(&page.markdown));
}

fn fault(out: &mut String, page: &FaultPage) {
    key(out, "code", &format!("{:?}", page.code));
    key(out, "tagline", &format!("{:?}", page.tagline));
    key(out, "markdown", &raw(&page.markdown));
}

fn key(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "        {name}: {value},");
}

fn slice(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<String>>().join(", "))
}

/// A string literal that can be read and compared line by line, with no more marks than it needs.
fn raw(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    let mut marks = String::new();
    while text.contains(&format!("\"{marks}")) {
        marks.push('#');
    }
    format!("r{marks}\"{text}\"{marks}")
}

#[cfg(test)]
mod tests {
    use super::raw;

    #[test]
    fn literals_have_no_more_marks_than_they_need() {
        assert_eq!(raw("plain\ntext"), "\"plain\ntext\"");
        assert_eq!(raw("a \\ b"), "r\"a \\ b\"");
        assert_eq!(raw("a \" b"), "r#\"a \" b\"#");
        assert_eq!(raw("a \"# b"), "r##\"a \"# b\"##");
    }
}

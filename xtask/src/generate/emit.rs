//! Writes the Rust source of the data, one file for each kind of page.

use std::fmt::Write as _;

use super::Book;
use super::check::CheckPage;
use super::class::ClassPage;
use super::detector::DetectorPage;
use super::fault::FaultPage;
use super::guide::GuidePage;
use super::pair::PairPage;
use super::sample::Sample;
use super::snippet::Snippet;
use super::sources::Source;
use super::status::StatusPage;
use super::step::StepPage;
use super::table::TableRow;

const HEAD: &str =
    "//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.\n";

/// All files. The order is that of codes and ids, so that lookups can search by halves.
pub(super) fn files(book: &Book) -> Vec<(&'static str, String)> {
    let rows = &book.rows;
    let step = |out: &mut String, page: &StepPage| step(out, page, rows);
    let statuses = [
        "Alias",
        "Aspects",
        "AutoRetry",
        "Clause",
        "Duty",
        "Level",
        "Registry",
        "Storable",
    ];
    vec![
        (
            "statuses.rs",
            table("StatusPage", &statuses, &book.statuses, status),
        ),
        ("guides.rs", table("GuidePage", &[], &book.guides, guide)),
        ("pairs.rs", table("PairPage", &[], &book.pairs, pair)),
        ("classes.rs", table("ClassPage", &[], &book.classes, class)),
        (
            "steps.rs",
            table("StepPage", &["Choice", "Stage"], &book.steps, step),
        ),
        ("samples.rs", table("Sample", &[], &book.samples, sample)),
        ("faults.rs", table("FaultPage", &[], &book.faults, fault)),
        (
            "diagnostics.rs",
            table("DiagnosticPage", &[], &book.diagnostics, fault),
        ),
        (
            "detectors.rs",
            table("DetectorPage", &["Severity"], &book.detectors, detector),
        ),
        (
            "checks.rs",
            table(
                "CheckPage",
                &["CheckMode", "CheckSeverity"],
                &book.checks,
                check,
            ),
        ),
        (
            "snippets.rs",
            table("Snippet", &[], &book.snippets, snippet),
        ),
        (
            "sources.rs",
            table("Source", &["SourceKind"], &book.sources.0, source),
        ),
    ]
}

fn table<T>(kind: &str, more: &[&str], pages: &[T], write: impl Fn(&mut String, &T)) -> String {
    let mut kinds: Vec<&str> = more.to_vec();
    kinds.push(kind);
    kinds.sort_unstable();
    let kinds = kinds.join(", ");
    let mut out = format!(
        "{HEAD}\n#[rustfmt::skip]\nuse crate::pages::{{{kinds}}};\n\n#[rustfmt::skip]\npub(crate) static ALL: &[{kind}] = &[\n"
    );
    for page in pages {
        let _ = writeln!(out, "    {kind} {{");
        write(&mut out, page);
        out.push_str("    },\n");
    }
    out.push_str("];\n");
    out
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
    let aspects = page
        .aspects
        .iter()
        .map(|(name, text)| format!("\n            {name}: {text:?}"));
    let aspects: Vec<String> = aspects.collect();
    key(out, "code", &page.code.to_string());
    key(out, "name", &format!("{:?}", page.name));
    key(out, "registry", &format!("Registry::{}", page.registry));
    key(out, "by", &format!("{:?}", page.by));
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
    key(
        out,
        "aspects",
        &format!("Aspects {{{} }}", aspects.join(",")),
    );
    key(out, "duties", &slice(duties));
    key(out, "steps", &format!("&{:?}", page.steps));
    key(out, "see_also", &format!("&{:?}", page.see_also));
    text(out, &page.markdown, &page.sources);
}

fn guide(out: &mut String, page: &GuidePage) {
    key(out, "code", &page.code.to_string());
    key(out, "lead", &format!("{:?}", page.lead));
    text(out, &page.markdown, &page.sources);
}

fn pair(out: &mut String, page: &PairPage) {
    key(out, "a", &page.a.to_string());
    key(out, "b", &page.b.to_string());
    key(out, "question", &format!("{:?}", page.question));
    key(out, "answer_a", &format!("{:?}", page.answer_a));
    key(out, "answer_b", &format!("{:?}", page.answer_b));
    key(out, "related", &format!("&{:?}", page.related));
    text(out, &page.markdown, &page.sources);
}

fn class(out: &mut String, page: &ClassPage) {
    key(out, "class", &page.class.to_string());
    key(out, "name", &format!("{:?}", page.name));
    key(out, "tagline", &format!("{:?}", page.tagline));
    text(out, &page.markdown, &page.sources);
}

fn step(out: &mut String, page: &StepPage, rows: &[TableRow]) {
    let place = rows.iter().position(|row| row.id == page.id);
    let row = place.and_then(|place| rows.get(place));
    let choices = page
        .choices
        .iter()
        .map(|(status, when)| format!("Choice {{ status: {status}, when: {when:?} }}"));
    key(out, "id", &format!("{:?}", page.id));
    key(out, "place", &place.unwrap_or_default().to_string());
    key(
        out,
        "stage",
        &format!(
            "Stage::{}",
            row.map_or_else(String::new, |row| capital(&row.stage))
        ),
    );
    key(
        out,
        "statuses",
        &format!("&{:?}", row.map_or(&[][..], |row| &row.statuses)),
    );
    key(out, "tagline", &format!("{:?}", page.tagline));
    key(out, "question", &format!("{:?}", page.question));
    key(out, "choices", &slice(choices));
    key(out, "markdown", &raw(&page.markdown));
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn sample(out: &mut String, sample: &Sample) {
    key(out, "step", &format!("{:?}", sample.step));
    key(out, "status", &sample.status.to_string());
    key(out, "title", &format!("{:?}", sample.title));
    key(out, "request", &raw(&sample.request));
    key(out, "answer", &raw(&sample.answer));
}

fn fault(out: &mut String, page: &FaultPage) {
    key(out, "code", &format!("{:?}", page.code));
    key(out, "tagline", &format!("{:?}", page.tagline));
    key(out, "markdown", &raw(&page.markdown));
}

fn detector(out: &mut String, page: &DetectorPage) {
    key(out, "id", &format!("{:?}", page.id));
    key(out, "severity", &format!("Severity::{}", page.severity));
    key(out, "tagline", &format!("{:?}", page.tagline));
    key(out, "markdown", &raw(&page.markdown));
}

fn check(out: &mut String, page: &CheckPage) {
    key(out, "id", &format!("{:?}", page.id));
    key(out, "number", &format!("{:?}", page.number));
    key(
        out,
        "severity",
        &format!("CheckSeverity::{}", page.severity),
    );
    key(out, "mode", &format!("CheckMode::{}", page.mode));
    key(out, "tagline", &format!("{:?}", page.tagline));
    key(out, "markdown", &raw(&page.markdown));
}

fn snippet(out: &mut String, snippet: &Snippet) {
    key(out, "status", &snippet.status.to_string());
    key(out, "platform", &format!("{:?}", snippet.platform));
    key(out, "does", &format!("{:?}", snippet.does));
    key(out, "code", &raw(&snippet.code));
    key(out, "request", &format!("{:?}", snippet.request));
    key(out, "fields", &format!("&{:?}", snippet.fields));
    key(out, "output", &raw(&snippet.output));
    key(out, "warning", &format!("{:?}", snippet.warning));
    key(out, "is_run", &snippet.is_run.to_string());
}

/// The module of a test: what the snippets for axum make, in the order of the snippets.
pub(super) fn axum_apps(snippets: &[Snippet]) -> String {
    let mut modules = String::new();
    let mut names = Vec::new();
    for snippet in snippets.iter().filter(|snippet| snippet.platform == "axum") {
        let name = format!("s{}_{}", snippet.status, names.len());
        // The function of the snippet is its own; what the test calls stands beside it.
        let _ = write!(
            modules,
            "\n#[rustfmt::skip]\nmod {name} {{\n{}\npub(super) fn make() -> axum::Router {{ app() }}\n}}\n",
            snippet.code.trim_end()
        );
        names.push(format!("    {name}::make,\n"));
    }
    format!(
        "{HEAD}\n/// What the snippets for axum make, in the order of the snippets.\n#[rustfmt::skip]\n\
         pub(crate) const APPS: &[fn() -> axum::Router] = &[\n{}];\n{modules}",
        names.concat()
    )
}

fn source(out: &mut String, source: &Source) {
    key(out, "id", &format!("{:?}", source.id));
    key(out, "kind", &format!("SourceKind::{}", source.kind));
    key(out, "how", &format!("{:?}", source.how));
    key(out, "url", &format!("{:?}", source.url));
    key(out, "checked", &format!("{:?}", source.checked));
}

fn text(out: &mut String, markdown: &str, sources: &[String]) {
    key(out, "markdown", &raw(markdown));
    key(out, "sources", &format!("&{sources:?}"));
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

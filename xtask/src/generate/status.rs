//! The status pages: keys, sections, and what must hold over all of them.

use std::fmt::Write as _;

use super::outline::{self, Parts, Section, cited, plain, with_parts};
use super::sources::{Sources, has_uncited_block};
use super::toml_page::{Keys, sections, split};

/// The sections of a page, in order.
const SECTIONS: &[Section] = &[
    cited("Means"),
    plain("Send it when"),
    plain("Do not send it when"),
    plain(DUTIES),
    cited("Caching"),
    plain("Retry"),
    with_parts(
        "If you got this",
        Parts::Exactly(&["API consumer", "Visitor"]),
    ),
    with_parts(
        "If you run the server",
        Parts::Exactly(&["Builder", "Operator"]),
    ),
    plain("Related"),
];

/// The section into which the duties of the front matter are written.
const DUTIES: &str = "What the answer must carry";

/// RFC 9110 §15.1, and RFC 7725 §3 for 451.
const HEURISTIC: &[u16] = &[
    200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501,
];

/// RFC 6585 §3 to §6.
const NEVER_STORED: &[u16] = &[428, 429, 431, 511];

/// One status page; words of closed lists are already the names of the variants.
pub(super) struct StatusPage {
    pub(super) code: u16,
    pub(super) name: String,
    pub(super) registry: &'static str,
    pub(super) tagline: String,
    pub(super) defined: Vec<(String, String)>,
    pub(super) aliases: Vec<(String, String)>,
    pub(super) storable: &'static str,
    pub(super) cache_default: String,
    pub(super) retry: &'static str,
    pub(super) retry_condition: String,
    pub(super) duties: Vec<Duty>,
    pub(super) steps: Vec<String>,
    pub(super) see_also: Vec<u16>,
    pub(super) by: String,
    pub(super) aspects: Vec<(&'static str, String)>,
    pub(super) markdown: String,
    pub(super) sources: Vec<String>,
}

/// What every code is compared by, and whether the statement needs its source.
const ASPECTS: &[(&str, bool)] = &[
    ("definition", true),
    ("plain", false),
    ("when", false),
    ("client", false),
    ("caching", true),
    ("crawlers", true),
    ("backend", false),
    ("retry", false),
];

/// One duty.
pub(super) struct Duty {
    pub(super) level: &'static str,
    pub(super) field: String,
    pub(super) text: String,
    pub(super) source: String,
}

/// Reads one page.
pub(super) fn read(name: &str, text: &str, sources: &Sources) -> Result<StatusPage, Vec<String>> {
    let (mut keys, body) = split(text)?;
    let mut page = front(&mut keys);
    let mut complaints = keys.finish();
    if page.code.to_string() != name {
        complaints.push(format!(
            "`code` is {}, which is not the name of the file",
            page.code
        ));
    }
    check_front(&page, sources, &mut complaints);
    add_common_duties(&mut page);
    page.markdown = read_body(body, &page.duties, sources, &mut complaints);
    page.sources = sources.cited(text);
    if complaints.is_empty() {
        Ok(page)
    } else {
        Err(complaints)
    }
}

fn check_front(page: &StatusPage, sources: &Sources, complaints: &mut Vec<String>) {
    let is_registered = page.registry != "Unregistered";
    if is_registered == page.defined.is_empty() {
        complaints.push("`defined` names documents, except for unregistered codes".to_owned());
    }
    if is_registered != page.by.is_empty() {
        complaints.push("`by` says whose code it is, for unregistered codes only".to_owned());
    }
    for (aspect, text) in &page.aspects {
        let needs_source = ASPECTS.contains(&(*aspect, true));
        if needs_source && has_uncited_block(text, sources).is_some() {
            complaints.push(format!("`aspects.{aspect}` names no source"));
        }
        let code = page.code;
        let openings = [format!("Send {code} when "), format!("Never send {code}")];
        let begins = openings
            .iter()
            .any(|opening| text.starts_with(opening.as_str()));
        if *aspect == "when" && !begins {
            complaints.push(format!(
                "`aspects.when` must begin with one of {openings:?}"
            ));
        }
    }
    for (text, by) in &page.aliases {
        if sources.cited(by).is_empty() {
            complaints.push(format!(
                "`aliases`: \"{text}\" is by \"{by}\", which is no source"
            ));
        }
    }
}

fn front(keys: &mut Keys) -> StatusPage {
    let (storable, cache_default) = keys.table("cache", cache).unwrap_or_default();
    let (retry, retry_condition) = keys.table("retry", retry).unwrap_or_default();
    StatusPage {
        code: keys.code("code"),
        name: keys.text("name"),
        registry: keys.word(
            "registry",
            &[
                ("registered", "Registered"),
                ("temporary", "Temporary"),
                ("reserved", "Reserved"),
                ("obsoleted", "Obsoleted"),
                ("unregistered", "Unregistered"),
            ],
        ),
        tagline: keys.text("tagline"),
        defined: keys.tables("defined", |keys| (keys.text("doc"), keys.text("section"))),
        aliases: keys.tables("aliases", |keys| (keys.text("text"), keys.text("by"))),
        storable,
        cache_default,
        retry,
        retry_condition,
        duties: keys.tables("duty", duty),
        steps: keys.texts("steps"),
        see_also: keys.codes("see_also"),
        by: keys.optional_text("by"),
        aspects: keys.table("aspects", aspects).unwrap_or_default(),
        markdown: String::new(),
        sources: Vec::new(),
    }
}

fn aspects(keys: &mut Keys) -> Vec<(&'static str, String)> {
    let texts = ASPECTS.iter().map(|(name, _)| (*name, keys.text(name)));
    texts.collect()
}

fn cache(keys: &mut Keys) -> (&'static str, String) {
    let storable = keys.word(
        "storable",
        &[
            ("always", "Always"),
            ("explicit-only", "ExplicitOnly"),
            ("never", "Never"),
            ("interim", "Interim"),
        ],
    );
    (storable, keys.optional_text("default"))
}

fn retry(keys: &mut Keys) -> (&'static str, String) {
    let automatic = keys.word(
        "automatic",
        &[
            ("no", "No"),
            ("idempotent", "Idempotent"),
            ("after-wait", "AfterWait"),
            ("other-connection", "OtherConnection"),
            ("changed-request", "Changed"),
            ("follow", "Follow"),
            ("not-needed", "NotNeeded"),
        ],
    );
    (automatic, keys.text("condition"))
}

fn duty(keys: &mut Keys) -> Duty {
    let level = keys.word(
        "level",
        &[
            ("must", "Must"),
            ("must-not", "MustNot"),
            ("should", "Should"),
            ("should-not", "ShouldNot"),
            ("may", "May"),
        ],
    );
    Duty {
        level,
        field: keys.optional_text("field"),
        text: keys.text("text"),
        source: keys.text("source"),
    }
}

/// What holds for every answer of a class is written here once and not on each page.
fn add_common_duties(page: &mut StatusPage) {
    if matches!(page.registry, "Reserved" | "Unregistered") {
        return;
    }
    let mut add = |level, field: &str, text: &str, source: &str| {
        let (field, text, source) = (field.to_owned(), text.to_owned(), source.to_owned());
        page.duties.push(Duty {
            level,
            field,
            text,
            source,
        });
    };
    let explain =
        "explain what is wrong, and say whether it is temporary or permanent, except to HEAD";
    match page.code / 100 {
        4 => add("Should", "", explain, "RFC 9110 §15.5"),
        5 => add("Should", "", explain, "RFC 9110 §15.6"),
        _ => {}
    }
    if (2..=4).contains(&(page.code / 100)) {
        add(
            "Must",
            "Date",
            "send `Date`, if it is an origin server with a clock",
            "RFC 9110 §6.6.1",
        );
    }
}

fn read_body(
    body: &str,
    duties: &[Duty],
    sources: &Sources,
    complaints: &mut Vec<String>,
) -> String {
    let mut markdown = String::new();
    for (heading, text) in sections(body).iter().skip(1) {
        let _ = write!(markdown, "## {heading}\n\n");
        if *heading == DUTIES {
            markdown.push_str(&duty_list(duties));
        }
        markdown.push_str(text.trim());
        markdown.push_str("\n\n");
    }
    let markdown = format!("{}\n", markdown.trim_end());
    outline::check(&markdown, SECTIONS, sources, complaints);
    markdown
}

fn duty_list(duties: &[Duty]) -> String {
    let mut list = String::new();
    for duty in duties {
        let level = match duty.level {
            "MustNot" => "MUST NOT".to_owned(),
            "ShouldNot" => "SHOULD NOT".to_owned(),
            plain => plain.to_uppercase(),
        };
        let _ = writeln!(list, "- **{level}** {} ({})", duty.text, duty.source);
    }
    if !list.is_empty() {
        list.push('\n');
    }
    list
}

/// What must hold over all pages.
pub(super) fn check_sets(pages: &[StatusPage], complaints: &mut Vec<String>) {
    for page in pages {
        let expected = if HEURISTIC.contains(&page.code) {
            "Always"
        } else if NEVER_STORED.contains(&page.code) {
            "Never"
        } else if page.code < 200 {
            "Interim"
        } else {
            "ExplicitOnly"
        };
        if page.storable != expected {
            complaints.push(format!(
                "{}: `cache.storable` is {}, but must be {expected}",
                page.code, page.storable
            ));
        }
        for code in &page.see_also {
            if !pages.iter().any(|other| other.code == *code) {
                complaints.push(format!(
                    "{}: `see_also` names {code}, which has no page",
                    page.code
                ));
            }
        }
    }
}

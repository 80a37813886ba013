//! The status pages: keys, sections, and what must hold over all of them.

use std::fmt::Write as _;

use super::toml_page::{Keys, sections, split};

/// The sections of a page, in order, each with the subsections that it must have.
const SECTIONS: &[(&str, &[&str])] = &[
    ("Means", &[]),
    ("Send it when", &[]),
    ("Do not send it when", &[]),
    (DUTIES, &[]),
    ("Caching", &[]),
    ("Retry", &[]),
    ("If you got this", &["API consumer", "Visitor"]),
    ("If you run the server", &["Builder", "Operator"]),
    ("Related", &[]),
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
    pub(super) markdown: String,
}

/// One duty.
pub(super) struct Duty {
    pub(super) level: &'static str,
    pub(super) field: String,
    pub(super) text: String,
    pub(super) source: String,
}

/// Reads one page.
pub(super) fn read(name: &str, text: &str) -> Result<StatusPage, Vec<String>> {
    let (mut keys, body) = split(text)?;
    let mut page = front(&mut keys);
    let mut complaints = keys.finish();
    if page.code.to_string() != name {
        complaints.push(format!(
            "`code` is {}, which is not the name of the file",
            page.code
        ));
    }
    if page.defined.is_empty() {
        complaints.push("`defined` names no document".to_owned());
    }
    add_common_duties(&mut page);
    page.markdown = read_body(body, &page.duties, &mut complaints);
    if complaints.is_empty() {
        Ok(page)
    } else {
        Err(complaints)
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
        markdown: String::new(),
    }
}

fn cache(keys: &mut Keys) -> (&'static str, String) {
    let storable = keys.word(
        "storable",
        &[
            ("always", "Always"),
            ("explicit-only", "ExplicitOnly"),
            ("never", "Never"),
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
    if page.registry == "Reserved" {
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
    if page.code / 100 < 5 {
        add(
            "Must",
            "Date",
            "send `Date`, if it is an origin server with a clock",
            "RFC 9110 §6.6.1",
        );
    }
}

fn read_body(body: &str, duties: &[Duty], complaints: &mut Vec<String>) -> String {
    let found = sections(body);
    let headings: Vec<&str> = found.iter().skip(1).map(|(heading, _)| *heading).collect();
    let wanted: Vec<&str> = SECTIONS.iter().map(|(heading, _)| *heading).collect();
    if headings != wanted {
        complaints.push(format!(
            "the sections are {headings:?}, but must be {wanted:?}"
        ));
    }
    let mut markdown = String::new();
    for (heading, text) in found.iter().skip(1) {
        let _ = write!(markdown, "## {heading}\n\n");
        if *heading == DUTIES {
            markdown.push_str(&duty_list(duties));
        } else {
            check_section(heading, text, complaints);
        }
        markdown.push_str(text.trim());
        markdown.push_str("\n\n");
    }
    format!("{}\n", markdown.trim_end())
}

fn check_section(heading: &str, text: &str, complaints: &mut Vec<String>) {
    if text.trim().is_empty() {
        complaints.push(format!("section \"{heading}\" is empty"));
    }
    let subsections = SECTIONS
        .iter()
        .find(|(name, _)| *name == heading)
        .map_or(&[][..], |found| found.1);
    let found: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    if found != subsections {
        complaints.push(format!(
            "section \"{heading}\" has the parts {found:?}, but must have {subsections:?}"
        ));
    }
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

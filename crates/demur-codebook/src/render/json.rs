//! The JSON form: the data of the page, and its text as Markdown.

use serde_json::{Value, json};

use crate::compose::Document;
use crate::links::Links;
use crate::lookup::{Page, Subject};
use crate::pages::{FaultPage, StatusPage, StepPage};
use crate::render::{html, markdown};
use crate::{faults, statuses, steps};

pub(super) fn render(page: &Page, document: &Document, links: &Links) -> String {
    let mut object = match page.subject {
        Subject::Home | Subject::Style => json!({}),
        Subject::Statuses => {
            json!({ "pages": list(statuses().map(|page| status_entry(page, links))) })
        }
        Subject::Steps => json!({ "pages": list(steps().map(|page| step_entry(page, links))) }),
        Subject::Faults => json!({ "pages": list(faults().map(|page| fault_entry(page, links))) }),
        Subject::Status(page) => status_data(page),
        Subject::Step(page) => json!({ "id": page.id }),
        Subject::Fault(page) => json!({ "id": page.code }),
    };
    if let Value::Object(members) = &mut object {
        members.insert("title".into(), json!(document.title));
        members.insert("tagline".into(), json!(document.tagline));
        members.insert("url".into(), json!(html::url(page, links)));
        members.insert("markdown".into(), json!(markdown::render(document, links)));
    }
    format!("{object:#}\n")
}

fn list(entries: impl Iterator<Item = Value>) -> Value {
    Value::Array(entries.collect())
}

fn status_entry(page: &StatusPage, links: &Links) -> Value {
    json!({
        "code": page.code, "name": page.name, "tagline": page.tagline, "url": links.status(page.code),
    })
}

fn step_entry(page: &StepPage, links: &Links) -> Value {
    json!({ "id": page.id, "tagline": page.tagline, "url": links.step(page.id) })
}

fn fault_entry(page: &FaultPage, links: &Links) -> Value {
    json!({ "id": page.code, "tagline": page.tagline, "url": links.fault(page.code) })
}

fn status_data(page: &StatusPage) -> Value {
    let defined = page
        .defined
        .iter()
        .map(|clause| json!({ "doc": clause.doc, "section": clause.section }));
    let aliases = page
        .aliases
        .iter()
        .map(|alias| json!({ "text": alias.text, "by": alias.by }));
    let duties = page.duties.iter().map(|duty| {
        json!({
            "level": duty.level.as_str(), "field": none_if_empty(duty.field), "text": duty.text,
            "source": duty.source,
        })
    });
    json!({
        "id": page.code.to_string(),
        "code": page.code,
        "name": page.name,
        "class": page.code / 100,
        "registry": page.registry.as_str(),
        "defined": list(defined),
        "aliases": list(aliases),
        "cache": {
            "heuristic": page.heuristically_cacheable(),
            "storable": page.storable.as_str(),
            "default": none_if_empty(page.cache_default),
        },
        "retry": { "automatic": page.retry.as_str(), "condition": page.retry_condition },
        "duties": list(duties),
        "steps": page.steps,
        "see_also": page.see_also,
    })
}

fn none_if_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

//! The JSON form: the data of the page, and its text as Markdown.

use serde_json::{Value, json};

use crate::book::{
    checks, detectors, diagnostics, faults, guide, pair, pairs, sources, statuses, steps,
};
use crate::choose::Place;
use crate::compose::{Document, title};
use crate::links::Links;
use crate::lookup::{Page, Subject};
use crate::pages::{SourceKind, StatusPage, StepPage};
use crate::render::markdown;

pub(super) fn render(page: &Page, document: &Document, links: &Links) -> String {
    let mut object = data(page.subject, links);
    if let Value::Object(members) = &mut object {
        members.insert("title".into(), json!(document.title));
        members.insert("tagline".into(), json!(document.tagline));
        members.insert("url".into(), json!(links.page(page.subject)));
        members.insert("markdown".into(), json!(markdown::render(document, links)));
        if !document.sources.is_empty() {
            members.insert("sources".into(), json!(document.sources));
        }
    }
    format!("{object:#}\n")
}

fn data(subject: Subject, links: &Links) -> Value {
    match subject {
        Subject::Home | Subject::Search | Subject::Style | Subject::Script | Subject::Index => {
            json!({})
        }
        Subject::Statuses => {
            json!({ "pages": list(statuses().map(|page| status_entry(page, links))) })
        }
        Subject::Pairs => json!({ "pages": list(pairs().map(|pair| json!({
            "a": pair.a, "b": pair.b, "question": pair.question,
            "url": links.to(&format!("compare/{}/{}", pair.a, pair.b)),
        }))) }),
        Subject::Steps => {
            json!({ "pages": list(steps().map(|page| entry(page.id, page.tagline, &links.step(page.id)))) })
        }
        Subject::Faults => {
            json!({ "pages": list(faults().map(|page| entry(page.code, page.tagline, &links.fault(page.code)))) })
        }
        Subject::Diagnostics => json!({ "pages": list(diagnostics().map(|page| {
            entry(page.code, page.tagline, &links.page(Subject::Diagnostic(page)))
        })) }),
        Subject::Detectors => json!({ "pages": list(detectors().map(|page| json!({
            "id": page.id, "severity": page.severity.as_str(), "tagline": page.tagline, "url": links.detector(page.id),
        }))) }),
        Subject::Checks => json!({ "pages": list(checks().map(|page| json!({
            "id": page.id, "number": page.number, "severity": page.severity.as_str(), "mode": page.mode.as_str(),
            "tagline": page.tagline, "url": links.check(page.id),
        }))) }),
        Subject::Sources => json!({ "cited": list(sources().map(|source| json!({
            "id": source.id,
            "kind": match source.kind { SourceKind::Program => "program", SourceKind::Document => "document" },
            "how": source.how, "url": none_if_empty(source.url), "checked": source.checked,
        }))) }),
        Subject::Choose(place) => place_data(place, links),
        Subject::Class(page) => json!({
            "id": format!("{}xx", page.class), "class": page.class, "name": page.name,
            "pages": list(statuses().filter(|status| status.code / 100 == page.class).map(|page| status_entry(page, links))),
        }),
        Subject::Status(page) => status_data(page, links),
        Subject::Guide(page, guide) => json!({
            "id": format!("{}/guide", page.code), "code": page.code, "name": page.name, "lead": guide.lead,
            "reference": links.status(page.code),
        }),
        Subject::Pair(a, b) => pair_data(a, b, links),
        Subject::Step(page) => step_data(page, links),
        Subject::Fault(page) => json!({ "id": page.code }),
        Subject::Diagnostic(page) => json!({ "id": page.code }),
        Subject::Detector(page) => json!({ "id": page.id, "severity": page.severity.as_str() }),
        Subject::Check(page) => json!({
            "id": page.id, "number": page.number, "severity": page.severity.as_str(), "mode": page.mode.as_str(),
        }),
    }
}

fn list(entries: impl Iterator<Item = Value>) -> Value {
    Value::Array(entries.collect())
}

fn status_entry(page: &StatusPage, links: &Links) -> Value {
    json!({
        "code": page.code, "name": page.name, "tagline": page.tagline, "url": links.status(page.code),
    })
}

fn entry(id: &str, tagline: &str, url: &str) -> Value {
    json!({ "id": id, "tagline": tagline, "url": url })
}

fn step_data(page: &'static StepPage, links: &Links) -> Value {
    json!({
        "id": page.id, "stage": crate::choose::name(page.stage), "place": page.place,
        "question": page.question, "statuses": page.statuses,
        "choices": list(page.choices.iter().map(|choice| json!({ "status": choice.status, "when": choice.when }))),
        "samples": list(crate::choose::answers(page).map(|sample| json!({
            "title": sample.title, "status": sample.status, "request": sample.request, "answer": sample.answer,
            "choose": links.page(Subject::Choose(Place::Answer(page, sample))),
        }))),
    })
}

fn place_data(place: Place, links: &Links) -> Value {
    let url = |place: Option<Place>| place.map(|place| links.page(Subject::Choose(place)));
    let (step, status) = match place {
        Place::Row(row) | Place::Which(row) => (Some(row.id), None),
        Place::Answer(row, sample) => (Some(row.id), Some(sample.status)),
        Place::Stage(_) | Place::Nothing | Place::Tree => (None, None),
    };
    json!({
        "question": place.question(), "yes": url(place.yes()), "no": url(place.no()),
        "which": list(place.which().into_iter().map(|(when, place)| json!({
            "when": when, "url": links.page(Subject::Choose(place)),
        }))),
        "step": step, "status": status,
    })
}

fn pair_data(a: &'static StatusPage, b: &'static StatusPage, links: &Links) -> Value {
    let written = pair(a.code, b.code);
    let rows = a.aspects.rows().into_iter().zip(b.aspects.rows());
    json!({
        "id": format!("{}-{}", a.code, b.code),
        "a": status_entry(a, links), "b": status_entry(b, links),
        "question": written.map(|pair| pair.question),
        "decision": written.map_or([a.aspects.when, b.aspects.when], |pair| [pair.answer_a, pair.answer_b]),
        "aspects": list(rows.map(|((name, one), (_, other))| json!({ "aspect": name, "a": one, "b": other }))),
        "related": written.map(|pair| list(pair.related.iter().filter_map(|(one, other)| Subject::pair(*one, *other)).map(|subject| {
            json!({ "title": title(subject), "url": links.page(subject) })
        }))),
    })
}

fn status_data(page: &'static StatusPage, links: &Links) -> Value {
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
    let aspects = &page.aspects;
    json!({
        "id": page.code.to_string(),
        "code": page.code,
        "name": page.name,
        "class": page.code / 100,
        "registry": page.registry.as_str(),
        "by": none_if_empty(page.by),
        "defined": list(defined),
        "aliases": list(aliases),
        "aspects": {
            "definition": aspects.definition, "plain": aspects.plain, "when": aspects.when,
            "client": aspects.client, "caching": aspects.caching, "crawlers": aspects.crawlers,
            "backend": aspects.backend, "retry": aspects.retry,
        },
        "cache": {
            "heuristic": page.heuristically_cacheable(),
            "storable": page.storable.as_str(),
            "default": none_if_empty(page.cache_default),
        },
        "retry": { "automatic": page.retry.as_str(), "condition": page.retry_condition },
        "duties": list(duties),
        "steps": page.steps,
        "see_also": page.see_also,
        "guide": guide(page.code).map(|guide| links.page(Subject::Guide(page, guide))),
    })
}

fn none_if_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

//! The events of the gateway and the access log of the same traffic raise the same alerts, byte for byte.
//!
//! Events know more than an access log. What is compared is, one after the other:
//!
//! - events without row and reason, beside a `log_format` that tells everything else: principal, host, time taken;
//! - whole events, beside a JSON log of somebody's own that tells the same under other names;
//! - events that name the route of a document, beside a log that does not and gets the document.
//!
//! What only the combined format tells is in `identity.rs`.

use std::sync::atomic::{AtomicU32, Ordering};

use demur_lab::arrivals::Arrivals;
use demur_lab::class::{Class, Size};
use demur_lab::plan::{Campaign, Schedule, World};
use demur_lab::request::Request;
use demur_lab::site::{Endpoints, Kind, Site};
use demur_lab::time::{DAY, MONDAY, Zone};
use demur_lab::traffic;
use demur_lab::write::{Form, Writer};
use demur_testkit::Folder;
use serde_json::{Map, Value, json};

use crate::runs::{assert_same, ended, watch};

/// Something is learnt before the incident, which begins in the first hours of the second day.
const HOURS: (u64, u64) = (20, 33);

/// What goes wrong, and with which seed.
const CASES: [(Class, u64); 5] = [
    (Class::Scope, 1),
    (Class::BadClient, 2),
    (Class::AllowList, 3),
    (Class::Credentials, 4),
    (Class::Deploy, 5),
];

/// The traffic of one case and the site that it went to.
struct Traffic {
    site: Site,
    requests: Vec<Request>,
}

fn traffic_of(class: Class, seed: u64) -> Traffic {
    let world = World::new(&Campaign {
        seed,
        level: 70.0,
        endpoints: Endpoints::MadeUp(60),
        days: 2,
        schedule: Schedule::One(class, Size::Large),
    });
    let world = world.unwrap();
    let site = world.site().clone();
    let from = (MONDAY + HOURS.0 * DAY / 24) * 1000;
    let until = (MONDAY + HOURS.1 * DAY / 24) * 1000;
    let mut requests = Vec::new();
    traffic::run(world, &Arrivals::made_up(), |req| {
        if (from..until).contains(&req.at) {
            requests.push(req.clone());
        }
    });
    Traffic { site, requests }
}

/// The requests as lines of a form, each changed before.
fn written(traffic: &Traffic, form: Form, change: impl Fn(&mut Request)) -> Vec<u8> {
    let mut writer = Writer::new(form, Zone::Utc);
    let mut log = Vec::new();
    for req in &traffic.requests {
        let mut req = req.clone();
        change(&mut req);
        writer.line(&mut log, &req);
    }
    log
}

/// The alerts at the end, and every line that was added to a list on the way.
#[track_caller]
fn alerts(arguments: &[&str], log: &[u8]) -> (String, String) {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let run = RUNS.fetch_add(1, Ordering::Relaxed);
    let folder = Folder::new(&format!("watch-gateway-{run}"));
    let list = folder.path().join("alerts.jsonl").display().to_string();
    let mut command = watch(&["-", "--format", "ndjson", "--alerts", &list]);
    let (found, _) = ended(command.args(arguments), log, 0);
    (found, std::fs::read_to_string(list).unwrap())
}

#[track_caller]
fn check(what: &str, access: &(String, String), events: &(String, String)) {
    let mut alerts = access.0.lines();
    let is_urgent = alerts.any(|alert| !alert.contains("\"severity\":\"note\""));
    assert!(is_urgent, "{what}: what is compared is not empty");
    assert_same(what, &events.0, &access.0);
    assert_same(what, &events.1, &access.1);
}

#[test]
fn events_raise_what_an_access_log_of_the_same_traffic_raises() {
    for (class, seed) in CASES {
        let traffic = traffic_of(class, seed);
        let access = written(&traffic, Form::Extended, |req| req.upstream.clear());
        let events = written(&traffic, Form::Events, |req| {
            (req.step, req.reason) = ("", "");
        });
        // The lines say who was asked, which the laboratory writes into events only.
        let format = demur_lab::write::EXTENDED.replace("$upstream_addr", "$host");
        let access = with_host(&access);
        let access = alerts(&["--log-format", &format], &access);
        check(class.id(), &access, &alerts(&[], &events));
    }
}

/// The host in place of the server behind, which stands last and is not known.
fn with_host(log: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(log).unwrap();
    let lines = text.lines().map(|line| {
        let line = line.strip_suffix(" -").unwrap();
        format!("{line} {}\n", demur_lab::site::HOST)
    });
    lines.collect::<String>().into_bytes()
}

/// Another name for each member of an event.
const RENAMED: [(&str, &str); 14] = [
    ("at", "ts"),
    ("method", "method"),
    ("path", "path"),
    ("route", "route"),
    ("status", "status"),
    ("step", "step"),
    ("reason", "reason"),
    ("bytes", "bytes_out"),
    ("duration_us", "duration_us"),
    ("client", "client"),
    ("principal", "principal"),
    ("agent", "agent"),
    ("referrer", "referrer"),
    ("host", "host"),
];

#[test]
fn a_log_that_tells_what_events_tell_raises_the_same() {
    for (class, seed) in CASES {
        let traffic = traffic_of(class, seed);
        let events = written(&traffic, Form::Events, |_| {});
        let mapping = RENAMED.map(|(word, _)| format!("{word}=my.{word}"));
        let own = each_line(&events, |event| {
            let mut own = Map::new();
            for (word, name) in RENAMED {
                if let Some(value) = event.remove(name) {
                    own.insert(word.to_owned(), value);
                }
            }
            *event = Map::from_iter([("my".to_owned(), Value::Object(own))]);
        });
        let own = alerts(&["--log-format", &mapping.join(", ")], &own);
        check(class.id(), &own, &alerts(&[], &events));
    }
}

fn each_line(log: &[u8], change: impl Fn(&mut Map<String, Value>)) -> Vec<u8> {
    let text = std::str::from_utf8(log).unwrap();
    let lines = text.lines().map(|line| {
        let mut event: Map<String, Value> = serde_json::from_str(line).unwrap();
        change(&mut event);
        format!("{}\n", Value::Object(event))
    });
    lines.collect::<String>().into_bytes()
}

#[test]
fn a_document_names_routes_as_the_gateway_does() {
    for (class, seed) in CASES {
        let traffic = traffic_of(class, seed);
        let templates = templates(&traffic.site);
        let folder = Folder::new("watch-gateway-document");
        let document = folder.write("openapi.json", &document(&templates));
        let document = document.to_str().unwrap();
        let log = written(&traffic, Form::Events, |_| {});
        let events = each_line(&log, |event| {
            let path = event.get("path").and_then(Value::as_str).unwrap_or("");
            if let Some(route) = template_of(&templates, path) {
                event.insert("route".to_owned(), json!(route));
            }
        });
        let access = alerts(&["--spec", document], &log);
        let events = alerts(&["--spec", document], &events);
        check(class.id(), &access, &events);
    }
}

/// `/orders/{p1}` for each route of the API.
fn templates(site: &Site) -> Vec<String> {
    let api = site.routes.iter().filter(|route| route.kind == Kind::Api);
    let mut all: Vec<String> = api
        .filter_map(|route| {
            let (_, path) = route.template.split_once(' ')?;
            let parts = path.split('/').enumerate();
            let parts: Vec<String> = parts
                .map(|(place, part)| part.replace("{}", &format!("{{p{place}}}")))
                .collect();
            Some(parts.join("/"))
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The template that a router finds for a path: words before parameters.
fn template_of<'t>(templates: &'t [String], path: &str) -> Option<&'t str> {
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |template: &&String| {
        let own: Vec<&str> = template.split('/').collect();
        own.len() == parts.len()
            && own
                .iter()
                .zip(&parts)
                .all(|(own, part)| own == part || own.starts_with('{') && !part.is_empty())
    };
    let fitting = templates.iter().filter(fits);
    let best = fitting.min_by_key(|template| template.matches('{').count());
    best.map(String::as_str)
}

fn document(templates: &[String]) -> String {
    let paths: Map<String, Value> = templates
        .iter()
        .map(|template| {
            let names = template.split('/').filter_map(|part| {
                let name = part.strip_prefix('{')?.strip_suffix('}')?;
                Some(json!({
                    "name": name,
                    "in": "path",
                    "required": true,
                    "schema": { "type": "string" },
                }))
            });
            let parameters: Vec<Value> = names.collect();
            let answers = json!({ "200": { "description": "fine" } });
            let operation = json!({ "responses": answers });
            (
                template.clone(),
                json!({ "parameters": parameters, "get": operation }),
            )
        })
        .collect();
    let info = json!({ "title": "a made-up shop", "version": "1" });
    json!({ "openapi": "3.1.0", "info": info, "paths": paths }).to_string()
}

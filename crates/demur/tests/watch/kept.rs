//! What a state keeps meets what people say and choose later: alerts that were mended, routes that are declared.

use demur_testkit::Folder;
use serde_json::Value;

use crate::campaign::{line, minutes};
use crate::runs::{ended, watch};

/// A log that grows, and the state of whoever reads it.
struct Place {
    folder: Folder,
    log: String,
    state: String,
    text: String,
}

impl Place {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        let path = |name: &str| folder.path().join(name).display().to_string();
        Self {
            log: path("access.log"),
            state: path("watch.redb"),
            text: String::new(),
            folder,
        }
    }

    /// Reads what is added, and gives the report.
    fn read(&mut self, more: &str, arguments: &[&str]) -> Value {
        self.text += more;
        self.folder.write("access.log", &self.text);
        let mut command = watch(&[&self.log, "--state", &self.state, "--format", "json"]);
        let (report, talk) = ended(command.args(arguments), b"", 0);
        assert_eq!(talk, "");
        serde_json::from_str(&report).unwrap()
    }
}

/// Id and state of each alert.
fn alerts(report: &Value) -> Vec<(String, String)> {
    let alerts = report.get("alerts").and_then(Value::as_array).unwrap();
    let text = |alert: &Value, name: &str| alert.get(name).unwrap().as_str().unwrap().to_owned();
    let alerts = alerts.iter();
    alerts
        .map(|alert| (text(alert, "id"), text(alert, "state")))
        .collect()
}

/// Products vanish, are there again, and vanish again twenty-five minutes later.
#[test]
fn what_was_mended_and_comes_back_is_a_new_alert() {
    let first = minutes(0..60, true) + &minutes(60..70, false) + &minutes(70..95, true);
    let again = minutes(95..110, false);
    let mut place = Place::new("watch-mended");
    let report = place.read(&first, &[]);
    let [(id, state)] = alerts(&report).try_into().unwrap();
    assert_eq!(state, "resolved");
    let said = ["resolve", id.as_str(), "--state", place.state.as_str()];
    ended(&mut watch(&said), b"", 0);
    let found = alerts(&place.read(&again, &[]));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found.first(), Some(&(id.clone(), "resolved".to_owned())));
    let (other, state) = found.get(1).unwrap();
    assert_ne!(other, &id);
    assert_eq!(state, "open");

    // Where nobody said so, it is the same trouble that goes on.
    let mut place = Place::new("watch-not-mended");
    place.read(&first, &[]);
    let found = alerts(&place.read(&again, &[]));
    assert_eq!(found, [(id, "open".to_owned())]);
}

/// The routes of a report and how often they were asked.
fn routes(report: &Value) -> Vec<(String, u64)> {
    let rows = report.pointer("/summary/routes").unwrap();
    let mut routes: Vec<(String, u64)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let route = row.get("route").and_then(Value::as_str).unwrap();
            (
                route.to_owned(),
                row.get("requests").unwrap().as_u64().unwrap(),
            )
        })
        .collect();
    routes.sort();
    routes
}

#[test]
fn routes_can_be_declared_when_much_is_known_already() {
    let mut place = Place::new("watch-redeclared");
    let named = |name: &str, hours: u64| {
        let all = hours * 3600;
        vec![
            ("GET /".to_owned(), all / 4),
            (name.to_owned(), all * 3 / 4),
        ]
    };
    let report = place.read(&minutes(0..60, true), &[]);
    assert_eq!(routes(&report), named("GET /products/{}", 1));
    // The same series goes on under the name that it has now, and what was usual stays so.
    let declared = ["--route", "/products/{product}"];
    let report = place.read(&minutes(60..120, true), &declared);
    assert_eq!(routes(&report), named("GET /products/{product}", 2));
    // Who declares nothing leaves what was declared.
    let report = place.read(&minutes(120..180, true), &[]);
    assert_eq!(routes(&report), named("GET /products/{product}", 3));
    assert!(alerts(&report).is_empty());
    // Something is lost right after it got another name: the history came along.
    let report = place.read(&minutes(180..240, false), &["--route", "/products/{id}"]);
    assert_eq!(routes(&report), named("GET /products/{id}", 4));
    assert_eq!(alerts(&report).len(), 1);
}

/// The misses of a report: path, status and what is near.
fn misses(report: &Value) -> Vec<(String, u64, Option<String>)> {
    let kinds = report.pointer("/summary/misses").unwrap();
    let kinds = kinds.as_array().unwrap().iter();
    let all = kinds.flat_map(|kind| kind.get("top").unwrap().as_array().unwrap());
    let mut all: Vec<_> = all
        .map(|miss| {
            let text = |name: &str| miss.get(name).and_then(Value::as_str).map(str::to_owned);
            let status = miss.get("status").and_then(Value::as_u64);
            (text("path").unwrap(), status.unwrap(), text("nearest"))
        })
        .collect();
    all.sort();
    all
}

#[test]
fn what_is_near_still_answers() {
    let mut log = String::new();
    for minute in 0..120 {
        let at = minute * 60;
        let is_there = minute < 90;
        log += &line(at, 1, "/imprint", if is_there { 200 } else { 404 });
        log += &line(at, 2, "/shipping", 200);
        // Both were never there, and one of what is near is gone.
        log += &line(at, 3, "/imprnt", 404);
        log += &line(at, 4, "/shippin", 404);
        log += &line(at, 5, "/catalogue-of-2019", 410);
    }
    let folder = Folder::new("watch-near");
    let file = folder.write("access.log", &log).display().to_string();
    let report = ended(&mut watch(&[&file, "--format", "json"]), b"", 0).0;
    let found = misses(&serde_json::from_str(&report).unwrap());
    let expected = [
        ("/catalogue-of-2019", 410, None),
        ("/imprint", 404, None),
        ("/imprnt", 404, None),
        ("/shippin", 404, Some("/shipping".to_owned())),
    ];
    let expected = expected.map(|(path, status, near)| (path.to_owned(), status, near));
    assert_eq!(found, expected);
}

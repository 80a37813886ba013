//! What became of the requests of each consumer is counted right: how many were refused and why, whether it gets
//! better, and what refusing them before the upstream saved.

use demur_lab::time::{MONDAY, to_text};
use serde_json::{Value, json};

use crate::runs::{ended, watch};

/// Minutes of the log; after half of them the shop has mended most of what it sent.
const MINUTES: u64 = 80;

/// One event of the gateway: who, what, what became of it, and how long it took.
fn event(second: u64, who: &str, what: &str, more: &Value) -> String {
    let (method, path) = what.split_once(' ').unwrap();
    let mut event = json!({
        "v": 1,
        "ts": to_text(MONDAY + second),
        "id": "a",
        "method": method,
        "path": path,
        "client": "192.0.2.7",
    });
    let object = event.as_object_mut().unwrap();
    if !who.is_empty() {
        object.insert("principal".to_owned(), json!(who));
    }
    object.extend(more.as_object().unwrap().clone());
    format!("{event}\n")
}

/// 5 and 2 requests a minute are forwarded, 4 and later 1 are refused for their bodies, and 1 is refused by the
/// server behind. Another consumer may not do what it does, and strangers are nobody's.
fn log() -> Vec<u8> {
    let mut log = String::new();
    let forwarded = |status: u16, micros: u64| json!({ "status": status, "upstream_status": status, "duration_us": micros });
    let refused =
        |status: u16, step: &str| json!({ "status": status, "step": step, "duration_us": 90 });
    for minute in 0..MINUTES {
        let at = minute * 60;
        for order in 1..=5 {
            let what = format!("GET /orders/{order}");
            log += &event(at, "shop", &what, &forwarded(200, 10_000));
        }
        log += &event(at, "shop", "POST /orders", &forwarded(201, 20_000));
        log += &event(at, "shop", "POST /orders", &forwarded(201, 40_000));
        let wrong = if minute < MINUTES / 2 { 4 } else { 1 };
        for _ in 0..wrong {
            let refused = refused(422, "body-schema");
            log += &event(at, "shop", "POST /orders", &refused);
        }
        log += &event(at, "shop", "GET /orders/99", &forwarded(404, 10_000));
        for _ in 0..3 {
            log += &event(at, "nightly", "GET /prices", &refused(403, "forbidden"));
        }
        log += &event(at, "", "GET /prices", &refused(401, "credentials-missing"));
        log += &event(at, "", "GET /orders/1", &forwarded(200, 10_000));
    }
    log.into_bytes()
}

fn consumers() -> Vec<Value> {
    let (report, _) = ended(&mut watch(&["-", "--format", "json"]), &log(), 0);
    let report: Value = serde_json::from_str(&report).unwrap();
    let list = report.pointer("/summary/consumers").unwrap();
    list.as_array().unwrap().clone()
}

fn number(consumer: &Value, name: &str) -> u64 {
    consumer.get(name).and_then(Value::as_u64).unwrap()
}

#[test]
fn each_consumer_is_told_what_it_was_refused_and_why() {
    let consumers = consumers();
    let [shop, nightly] = consumers.as_slice() else {
        panic!("{consumers:?}");
    };
    assert_eq!(
        (shop.get("name"), nightly.get("name")),
        (Some(&json!("shop")), Some(&json!("nightly")))
    );
    assert_eq!(
        (number(shop, "requests"), number(shop, "rejected")),
        (40 * 12 + 40 * 9, 40 * 5 + 40 * 2)
    );
    let faults = json!([{ "fault": "body-schema", "count": 200 }, { "fault": "404", "count": 80 }]);
    assert_eq!(shop.get("faults"), Some(&faults));
    assert_eq!(
        (number(nightly, "requests"), number(nightly, "rejected")),
        (240, 240)
    );
    let faults = json!([{ "fault": "forbidden", "count": 240 }]);
    assert_eq!(nightly.get("faults"), Some(&faults));
}

#[test]
fn the_share_that_was_refused_is_told_over_time() {
    let consumers = consumers();
    let trend = |place: usize| {
        let list = consumers.get(place).and_then(|one| one.get("trend"));
        let list = list.and_then(Value::as_array).unwrap();
        list.iter()
            .map(|share| share.as_f64().unwrap())
            .collect::<Vec<f64>>()
    };
    let half = usize::try_from(MINUTES / 2).unwrap();
    let expected = [vec![5.0 / 12.0; half], vec![2.0 / 9.0; half]].concat();
    let found = trend(0);
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert!((found - expected).abs() < 1e-3, "{found} {expected}");
    }
    assert!(trend(1).iter().all(|share| (share - 1.0).abs() < 1e-9));
}

#[test]
fn what_refusing_before_the_upstream_saved_is_the_mean_of_what_the_same_route_takes() {
    let consumers = consumers();
    let of = |place: usize, name: &str| number(consumers.get(place).unwrap(), name);
    // The server behind refused the 404s itself: nothing was saved there.
    assert_eq!((of(0, "early"), of(0, "saved_us")), (200, 200 * 30_000));
    // Nobody was ever let through to the prices, so that nobody knows what that takes.
    assert_eq!((of(1, "early"), of(1, "saved_us")), (240, 0));
}

#[test]
fn the_table_of_consumers_says_the_same() {
    let (table, _) = ended(&mut watch(&["-", "--format", "consumers"]), &log(), 0);
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "shop,840,280,33.33 %,41.7 %,22.2 %,200,6000,body-schema:200 404:80",
            "nightly,240,240,100 %,100.0 %,100.0 %,240,0,forbidden:240",
        ]
    );
}

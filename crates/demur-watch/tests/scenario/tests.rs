//! What the language means, and what it refuses.

use demur_watch::Record;
use demur_watch::alert::{Dimension, Severity};

use super::{DAY_ONE, Request, parse};

fn requests(traffic: &str) -> Vec<Request> {
    parse(&format!("{traffic}\nalert: none"))
        .unwrap()
        .requests()
}

/// Seconds since the beginning of the first day.
#[track_caller]
fn check_times(traffic: &str, expected: &[u64]) {
    let times: Vec<u64> = requests(traffic)
        .iter()
        .map(|request| request.at - DAY_ONE)
        .collect();
    assert_eq!(times, expected, "{traffic}");
}

#[track_caller]
fn check_refused(text: &str, expected: &str) {
    let faults = parse(text).err().unwrap_or_default();
    assert_eq!(faults, [expected], "{text}");
}

#[test]
fn arrivals_are_evenly_spaced() {
    check_times("00:01-00:02 3/min GET / 200", &[60, 80, 100]);
    check_times("00:00-00:01 7/min GET / 200", &[0, 8, 17, 25, 34, 42, 51]);
    check_times("00:00-01:30 2/hour GET / 200", &[0, 1800, 3600]);
}

#[test]
fn a_day_can_be_named() {
    check_times("d2 00:00-00:01 1/min GET / 200", &[86_400]);
    check_times("23:59-24:00 1/min GET / 200", &[86_340]);
    check_times("d1 23:59-d2 00:01 1/min GET / 200", &[86_340, 86_400]);
}

#[test]
fn lines_are_interleaved_in_the_order_of_time() {
    let all = requests("00:00-00:02 1/min GET /a 200\n00:00-00:02 2/min GET /b 200");
    let paths: Vec<&str> = all.iter().map(|request| request.path.as_str()).collect();
    assert_eq!(paths, ["/a", "/b", "/b", "/a", "/b", "/b"]);
}

#[test]
fn the_draws_are_the_same_in_every_run_and_use_all_there_is() {
    let text = "10:00-16:00 10/min GET /orders/{1..50} {200|304} agent={a|b}/1";
    let all = requests(text);
    assert_eq!(all, requests(text));
    // Another line above changes nothing.
    let more = requests(&format!("09:00-09:01 1/min GET / 200\n{text}"));
    assert_eq!(more.get(1..).unwrap(), all);
    let mut paths: Vec<&str> = all.iter().map(|request| request.path.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), 50);
    for status in [200, 304] {
        let share = all
            .iter()
            .filter(|request| request.status == status)
            .count();
        assert!((1500..2100).contains(&share), "{status}: {share}");
    }
}

#[test]
fn two_hundred_clients_ask_with_three_browsers_and_keep_them() {
    let all = requests("10:00-16:00 20/min GET / 200");
    let mut pairs: Vec<(&str, &str)> = all
        .iter()
        .map(|request| (request.client.as_str(), request.agent.as_str()))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    assert_eq!(pairs.len(), 200);
    for agent in super::AGENTS {
        let clients = pairs.iter().filter(|(_, one)| *one == agent).count();
        assert!((40..100).contains(&clients), "{agent}: {clients}");
    }
}

#[test]
fn every_key_is_a_field() {
    let all = requests(
        "00:00-00:01 1/min POST /a 502 agent=\"an app/1.0\" client=192.0.2.1 host=www.example principal=ada \
         reason=scope referrer=https://x.example/a route=/{a|a} step=forbidden upstream=10.9.0.1:80 bytes=7 \
         duration={3..3}ms upstream_status=500",
    );
    let expected = Record {
        at: DAY_ONE,
        client: b"192.0.2.1".into(),
        principal: b"ada".into(),
        host: b"www.example".into(),
        method: b"POST".into(),
        path: b"/a".into(),
        route: b"/a".into(),
        status: 502,
        bytes: 7,
        duration: Some(3000),
        referrer: b"https://x.example/a".into(),
        agent: b"an app/1.0".into(),
        upstream: b"10.9.0.1:80".into(),
        upstream_status: Some(500),
        step: b"forbidden".into(),
        reason: b"scope".into(),
    };
    let records: Vec<Record<'_>> = all.iter().map(Request::record).collect();
    assert_eq!(records, [expected]);
}

#[test]
fn a_request_without_a_line_that_could_be_read_is_possible() {
    let all = requests("00:00-00:01 1/min - - 400");
    assert_eq!(all.first().unwrap().method, "");
    assert_eq!(all.first().unwrap().path, "");
    assert_eq!(
        requests("00:00-00:01 1/min GET / -")
            .first()
            .unwrap()
            .status,
        0
    );
}

#[test]
fn what_follows_is_asked_by_the_same_client_with_what_was_drawn() {
    let all = requests(
        "00:00-00:10 2/min GET /old/{1..99}/{a|b} 301 principal=ada\n  then GET /mid/{}/{} 302\n  then GET /new/{} 404 principal=ben",
    );
    assert_eq!(all.len(), 60);
    for three in all.chunks(3) {
        let [old, mid, new] = three else {
            panic!("{three:?}")
        };
        assert_eq!(mid.path, old.path.replace("/old/", "/mid/"));
        let id = old.path.split('/').nth(2).unwrap();
        assert_eq!(new.path, format!("/new/{id}"));
        assert_eq!((mid.at, new.at), (old.at + 1, old.at + 2));
        assert_eq!((&mid.client, &mid.agent), (&old.client, &old.agent));
        assert_eq!((&new.client, &new.agent), (&old.client, &old.agent));
        assert_eq!([&*mid.principal, &*new.principal], ["ada", "ben"]);
    }
}

#[test]
fn alerts_are_read() {
    let text = "# A comment.\n\n00:00-00:01 1/min GET / 200\nalert: schema-change ticket GET /a/{} POST /a \
        cause=agent_range:\"shop-app < 5.2.0\"\nalert:spike page\n";
    let expected = parse(text).unwrap().expected;
    let [change, spike] = expected.as_slice() else {
        panic!("{expected:?}")
    };
    assert_eq!(change.detector, "schema-change");
    assert_eq!(change.severity, Severity::Ticket);
    assert_eq!(change.routes, ["GET /a/{}", "POST /a"]);
    let cause = (Dimension::AgentRange, "shop-app < 5.2.0".to_owned());
    assert_eq!(change.cause, Some(cause));
    assert_eq!(
        (spike.severity, spike.routes.len(), &spike.cause),
        (Severity::Page, 0, &None)
    );
}

/// Lines and what is said of them.
const REFUSED: &[(&str, &str)] = &[
    (
        "10:00 1/min GET / 200",
        "a line begins with a time such as `10:00-16:00`, with `then` or with `alert:`",
    ),
    (
        "d0 10:00-11:00 1/min GET / 200",
        "a line begins with a time such as `10:00-16:00`, with `then` or with `alert:`",
    ),
    (
        "10:00-25:00 1/min GET / 200",
        "a line begins with a time such as `10:00-16:00`, with `then` or with `alert:`",
    ),
    (
        "11:00-10:00 1/min GET / 200",
        "the time ends at `10:00`, before it begins",
    ),
    (
        "10:00-11:00 1/day GET / 200",
        "`1/day` is no rate such as `20/min` or `30/hour`, with 1 to 10000",
    ),
    (
        "10:00-11:00 0/min GET / 200",
        "`0/min` is no rate such as `20/min` or `30/hour`, with 1 to 10000",
    ),
    ("10:00-11:00 1/min get / 200", "`get` is no method"),
    ("10:00-11:00 1/min GET a 200", "`a` is no path"),
    (
        "10:00-11:00 1/min GET /?a 200",
        "`/?a` has a query or a fragment, which no record has",
    ),
    (
        "10:00-11:00 1/min GET /{1..} 200",
        "`{1..}` is neither `{1..9}` nor `{a|b}`",
    ),
    (
        "10:00-11:00 1/min GET /{9..1} 200",
        "`{9..1}` is neither `{1..9}` nor `{a|b}`",
    ),
    (
        "10:00-11:00 1/min GET /{a|} 200",
        "`{a|}` has an empty or a nested part",
    ),
    ("10:00-11:00 1/min GET /{a 200", "`{` in `/{a` has no `}`"),
    ("10:00-11:00 1/min GET /a} 200", "`}` in `/a}` has no `{`"),
    (
        "10:00-11:00 1/min GET /{} 200",
        "`{}` has a meaning behind `then` only",
    ),
    ("10:00-11:00 1/min GET / 2000", "`2000` is no status"),
    (
        "10:00-11:00 1/min GET / 200 x",
        "`x` is no key with a value",
    ),
    ("10:00-11:00 1/min GET / 200 x=1", "`x` is no known key"),
    (
        "10:00-11:00 1/min GET / 200 agent=",
        "`` is no value of `agent`",
    ),
    (
        "10:00-11:00 1/min GET / 200 bytes=x",
        "`x` is no value of `bytes`",
    ),
    (
        "10:00-11:00 1/min GET / 200 duration=7",
        "`7` is no value of `duration`",
    ),
    (
        "10:00-11:00 1/min GET / 200 host=a host=b",
        "`host` stands twice",
    ),
    (
        "10:00-11:00 1/min GET / 200 agent=\"a",
        "a quotation mark has no second one",
    ),
    ("then GET / 200", "`then` stands below no traffic"),
    ("alert: Spike page", "`Spike` is no detector"),
    ("alert: spike soon", "`soon` is no severity"),
    ("alert: spike page GET", "no route stands behind `GET`"),
    (
        "alert: spike page cause=colour:red",
        "`colour` is no dimension",
    ),
    (
        "alert: spike page cause=agent",
        "the dimension `agent` has no value",
    ),
    ("alert: none GET /", "`GET` stands behind `none`"),
];

#[test]
fn a_line_that_is_not_understood_is_refused_with_its_number() {
    for (line, expected) in REFUSED {
        let text = format!("00:00-00:01 1/min GET / 200\nalert: none\n{line}");
        check_refused(&text, &format!("line 3: {expected}"));
    }
}

#[test]
fn what_follows_draws_no_more_than_what_is_above() {
    let text = "00:00-00:01 1/min GET /{1..2} 301\nthen GET /{}/{} 404\nalert: none";
    check_refused(text, "line 2: `{}` stands for more than was drawn above");
}

#[test]
fn a_scenario_has_traffic_and_says_what_is_raised() {
    let traffic = "00:00-24:00 1/min GET / 200";
    let unclear = "say which alerts are raised, or `alert: none`, and not both";
    check_refused("alert: none", "there is no traffic");
    check_refused(traffic, unclear);
    check_refused(
        &format!("{traffic}\nalert: none\nalert: spike page"),
        unclear,
    );
    check_refused(
        "00:00-24:00 10000/min GET / 200\nalert: none",
        "there are more than 500,000 requests",
    );
}

#[test]
fn all_faults_are_reported_at_once() {
    let faults = parse("x\n\ny").unwrap_err();
    assert_eq!(faults.len(), 3, "{faults:?}");
}

//! What is written is what was made, and what is labelled is what happens.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::collections::{HashMap, HashSet};

use demur_lab::arrivals::Arrivals;
use demur_lab::class::{Class, Size};
use demur_lab::plan::{Campaign, Schedule, World};
use demur_lab::request::{Request, View};
use demur_lab::site::{Endpoints, Site};
use demur_lab::time::Zone;
use demur_lab::traffic::run;
use demur_lab::truth::{Incident, Truth};
use demur_lab::write::{Form, Writer};

fn campaign(schedule: Schedule, level: f64, days: u64) -> Campaign {
    Campaign {
        seed: 11,
        level,
        endpoints: Endpoints::MadeUp(60),
        days,
        schedule,
    }
}

fn make(campaign: &Campaign) -> (Site, Vec<Request>, Truth) {
    let world = World::new(campaign).unwrap();
    let site = world.site().clone();
    let mut all = Vec::new();
    let truth = run(world, &Arrivals::made_up(), |req| all.push(req.clone()));
    (site, all, truth)
}

#[test]
fn the_same_seed_gives_the_same_log_and_another_seed_another() {
    let one = campaign(Schedule::One(Class::Deploy, Size::Medium), 30.0, 2);
    let (_, first, truth) = make(&one);
    let (_, second, same) = make(&one);
    assert!(first == second && truth == same);
    let (_, other, _) = make(&Campaign { seed: 12, ..one });
    assert!(first != other);
}

#[test]
fn time_goes_forward_but_for_the_lines_with_a_wrong_clock() {
    let (_, all, truth) = make(&campaign(Schedule::Quiet, 30.0, 3));
    let back = all.windows(2).filter(|pair| pair[1].at < pair[0].at);
    let jumps = truth.benign.iter().filter(|one| one.what == "clock-jump");
    // A line is too late or too early once, never both.
    assert!(back.count() <= jumps.count());
    assert_eq!(truth.requests, all.len() as u64);
}

#[test]
fn nothing_is_logged_in_the_gap() {
    let (_, all, truth) = make(&campaign(Schedule::Quiet, 30.0, 3));
    let gap = truth.benign.iter().find(|one| one.what == "gap").unwrap();
    let inside = all.iter().filter(|req| {
        let second = req.at / 1_000;
        second > gap.start + 60 && second + 60 < gap.end
    });
    // But for what a wrong clock puts there.
    assert!(inside.count() <= 2);
}

/// The fields of a line in the combined format: client, time, method, target, status, bytes, referrer, agent.
fn read_combined(line: &str) -> [&str; 8] {
    let (client, rest) = line.split_once(" - - [").unwrap();
    let (time, rest) = rest.split_once("] \"").unwrap();
    let parts: Vec<&str> = rest.split('"').collect();
    let request: Vec<&str> = parts[0].split(' ').collect();
    let numbers: Vec<&str> = parts[1].trim().split(' ').collect();
    assert_eq!(request[2], "HTTP/1.1");
    [
        client, time, request[0], request[1], numbers[0], numbers[1], parts[2], parts[4],
    ]
}

#[test]
fn a_combined_log_reads_back_to_the_same_requests() {
    let (_, all, _) = make(&campaign(Schedule::Part(1, 3), 10.0, 3));
    let mut writer = Writer::new(Form::Combined, Zone::Utc);
    let mut out = Vec::new();
    for req in &all {
        writer.line(&mut out, req);
    }
    let text = String::from_utf8(out).unwrap();
    assert_eq!(text.lines().count(), all.len());
    for (line, req) in text.lines().zip(&all) {
        let [client, time, method, target, status, bytes, referrer, agent] = read_combined(line);
        let record = req.record(View::Combined);
        let path = target.split('?').next().unwrap();
        assert_eq!(client.as_bytes(), &*record.client);
        assert_eq!(method.as_bytes(), &*record.method);
        assert_eq!(path.as_bytes(), &*record.path);
        assert_eq!(status, record.status.to_string());
        assert_eq!(bytes, record.bytes.to_string());
        for (text, known) in [(referrer, &record.referrer), (agent, &record.agent)] {
            assert_eq!(text.replace('-', ""), plain(known));
        }
        assert!(time.ends_with(" +0000"));
    }
}

/// Without hyphens, since an empty field is written as one.
fn plain(text: &[u8]) -> String {
    String::from_utf8(text.to_vec()).unwrap().replace('-', "")
}

#[test]
fn every_form_has_a_line_for_each_request() {
    let (_, all, _) = make(&campaign(Schedule::Quiet, 10.0, 2));
    for form in [Form::Combined, Form::Extended, Form::Json, Form::Events] {
        let mut writer = Writer::new(form, Zone::CentralEurope);
        let mut out = Vec::new();
        for req in &all {
            writer.line(&mut out, req);
        }
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.lines().count(), all.len());
        assert_eq!(writer.lines(), all.len() as u64);
        if matches!(form, Form::Json | Form::Events) {
            for (line, req) in text.lines().zip(&all).step_by(7) {
                let value: serde_json::Value = serde_json::from_str(line).unwrap();
                assert_eq!(value["status"], req.status);
                let path = value.get("path").or_else(|| value.get("uri")).unwrap();
                let path = path.as_str().unwrap().split('?').next().unwrap();
                assert_eq!(path.as_bytes(), req.path);
            }
        }
    }
}

#[test]
fn the_truth_reads_back_from_its_json() {
    let (_, _, truth) = make(&campaign(Schedule::Part(0, 3), 5.0, 7));
    assert_eq!(Truth::from_json(&truth.to_json()).as_ref(), Some(&truth));
}

/// Makes one incident. Whatever is meant must fail with one of its statuses while it lasts, and nothing else may be
/// labelled.
fn check(class: Class, size: Size, hits: impl Fn(&Request, &Incident, &str) -> bool) {
    let world = World::new(&campaign(Schedule::One(class, size), 40.0, 2)).unwrap();
    let known = world.site().clone();
    let incident = world.truth.incidents[0].clone();
    let mut failed = 0;
    let truth = run(world, &Arrivals::made_up(), |req| {
        let inside = (incident.start..incident.end).contains(&(req.at / 1_000));
        let route = req.truth.route.map(|place| &known.routes[place].template);
        let is_meant = inside && hits(req, &incident, route.map_or("", String::as_str));
        if is_meant {
            assert!(
                incident.statuses.contains(&req.status),
                "{class:?}: {req:?}"
            );
            failed += 1;
        }
        let labelled = req.truth.incident == Some(0);
        assert_eq!(is_meant, labelled, "{class:?}: {req:?}");
    });
    assert!(truth.incidents[0].is_shown(), "{class:?}");
    assert_eq!(failed, truth.incidents[0].bad(), "{class:?}");
}

fn on_routes(incident: &Incident, route: &str) -> bool {
    incident.routes.iter().any(|one| one == route)
}

fn starts(text: &[u8], with: &str) -> bool {
    text.starts_with(with.as_bytes())
}

/// The value of the first cause.
fn cause(incident: &Incident) -> &str {
    &incident.causes[0].1
}

#[test]
fn a_deployment_breaks_all_requests_of_its_routes() {
    for class in [Class::Deploy, Class::DeadRoute] {
        check(class, Size::Medium, |_, one, route| on_routes(one, route));
    }
}

#[test]
fn a_bad_version_fails_on_its_routes_and_no_other_version_does() {
    check(Class::BadClient, Size::Large, |req, one, route| {
        on_routes(one, route) && starts(&req.agent, &format!("{} ", cause(one)))
            || on_routes(one, route) && req.agent == cause(one).as_bytes()
    });
}

#[test]
fn a_schema_change_hits_all_versions_below() {
    let number = |version: &str| -> Vec<u64> {
        let digits = version
            .split([' ', '.'])
            .map_while(|part| part.parse().ok());
        digits.collect()
    };
    check(Class::Schema, Size::Large, |req, one, route| {
        let (family, below) = cause(one).split_once(" < ").unwrap();
        let agent = String::from_utf8(req.agent.clone()).unwrap();
        let Some((name, version)) = agent.split_once('/') else {
            return false;
        };
        on_routes(one, route) && name == family && number(version) < number(below)
    });
}

#[test]
fn a_broken_page_fails_where_it_is_the_referrer() {
    check(Class::FrontEnd, Size::Medium, |req, one, route| {
        on_routes(one, route) && req.referrer == cause(one).as_bytes() && req.truth.front.is_some()
    });
}

#[test]
fn clients_without_rights_are_refused_everywhere_or_on_some_routes() {
    check(Class::Scope, Size::Medium, |req, one, route| {
        on_routes(one, route) && req.principal == cause(one).as_bytes()
    });
    check(Class::AllowList, Size::Large, |req, one, _| {
        starts(&req.client, cause(one).trim_end_matches("0/24"))
    });
    check(Class::Probing, Size::Small, |req, one, _| {
        req.principal == cause(one).as_bytes()
    });
}

#[test]
fn what_hits_all_hits_all() {
    check(Class::HostList, Size::Small, |_, _, _| true);
    check(Class::Credentials, Size::Large, |req, _, _| {
        req.truth.guarded
    });
}

#[test]
fn one_server_answers_wrong() {
    check(Class::Upstream, Size::Large, |req, one, route| {
        on_routes(one, route) && req.upstream == cause(one).as_bytes()
    });
}

#[test]
fn links_and_rules_lead_to_nowhere() {
    check(Class::BrokenLink, Size::Medium, |req, one, _| {
        starts(&req.path, one.routes[0].trim_start_matches("GET "))
    });
    check(Class::OldRule, Size::Medium, |req, _, _| {
        starts(&req.path, "/guide/")
    });
    check(Class::Pattern, Size::Medium, |req, one, _| {
        starts(&req.path, cause(one))
    });
}

#[test]
fn whoever_follows_an_old_address_gets_a_404_within_a_second() {
    let (_, all, truth) = make(&campaign(
        Schedule::One(Class::OldRule, Size::Large),
        20.0,
        2,
    ));
    let incident = &truth.incidents[0];
    let mut moved: HashMap<&[u8], u64> = HashMap::new();
    let mut followed = 0;
    for req in &all {
        if starts(&req.path, "/old/") {
            moved.insert(&req.client, req.at);
        } else if req.truth.incident.is_some() {
            let since = req.at - moved[req.client.as_slice()];
            assert!(since <= 1_000, "{since}");
            followed += 1;
        }
    }
    assert_eq!(followed, incident.bad());
}

#[test]
fn nobody_asks_for_a_route_that_vanished() {
    let schedule = Schedule::One(Class::Vanished, Size::Large);
    let (site, all, truth) = make(&campaign(schedule, 60.0, 2));
    let incident = &truth.incidents[0];
    let asked = all.iter().filter(|req| {
        let route = req
            .truth
            .route
            .map_or("", |place| &site.routes[place].template);
        (incident.start..incident.end).contains(&(req.at / 1_000)) && on_routes(incident, route)
    });
    assert_eq!(asked.count(), 0);
    assert!(incident.bad() > 100);
}

#[test]
fn a_renamed_route_is_never_found_under_its_old_name_again() {
    let schedule = Schedule::One(Class::Rename, Size::Small);
    let (site, all, truth) = make(&campaign(schedule, 60.0, 2));
    let incident = &truth.incidents[0];
    for req in all.iter().filter(|req| req.at / 1_000 >= incident.start) {
        let route = req
            .truth
            .route
            .map_or("", |place| &site.routes[place].template);
        assert!(!on_routes(incident, route) || req.status == 404, "{req:?}");
    }
    let new = all.iter().filter(|req| {
        let path = String::from_utf8_lossy(&req.path).into_owned();
        path.contains("/records") && req.status < 300
    });
    assert!(new.count() > 50);
}

#[test]
fn a_rise_multiplies_what_is_usual() {
    for (size, meant) in [(Size::Small, 3.0), (Size::Medium, 5.0), (Size::Large, 10.0)] {
        let world = World::new(&campaign(Schedule::One(Class::Rise, size), 150.0, 2)).unwrap();
        let site = world.site().clone();
        let incident = world.truth.incidents[0].clone();
        let mut counts = [(0_u32, 0_u32); 2];
        run(world, &Arrivals::made_up(), |req| {
            let route = req
                .truth
                .route
                .map_or("", |place| &site.routes[place].template);
            if on_routes(&incident, route) {
                let inside = (incident.start..incident.end).contains(&(req.at / 1_000));
                let (bad, total) = &mut counts[usize::from(inside)];
                *bad += u32::from(incident.statuses.contains(&req.status));
                *total += 1;
            }
        });
        let [usual, then] = counts.map(|(bad, all)| f64::from(bad) / f64::from(all));
        let ratio = then / usual / meant;
        assert!((0.6..1.5).contains(&ratio), "{size:?}: {ratio}");
    }
}

#[test]
fn three_weeks_hold_every_class_in_every_size_and_apart() {
    let mut dealt = HashSet::new();
    for part in 0..3 {
        let planned = Campaign {
            seed: 30 + part as u64,
            ..campaign(Schedule::Part(part, 3), 7.0, 7)
        };
        let (_, _, truth) = make(&planned);
        for pair in truth.incidents.windows(2) {
            assert!(pair[1].start >= pair[0].end + 3 * 3_600);
        }
        let first = truth.incidents.iter().map(|one| one.start).min().unwrap();
        assert!(first >= truth.start + 86_400);
        assert!(truth.incidents.iter().all(|one| one.end <= truth.end));
        for one in truth.incidents {
            dealt.insert((one.class, one.size));
        }
    }
    assert!(dealt.len() >= 62, "{}", dealt.len());
}

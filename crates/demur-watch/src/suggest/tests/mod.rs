//! Suggestions from reports made by hand.

mod block;
mod kin;

use super::{Doubt, Fate, Suggestions, open, places, remarks, suggest, urls};
use crate::alert::{Alert, Numbers, Severity, State};
use crate::report::{Miss, MissClass, Report, RouteRow, Series};

/// 2026-03-01T00:00:00Z.
const START: u64 = 1_772_323_200;
const DAY: u64 = 86_400;

fn miss(path: &str, hits: u64, referrer: &str, nearest: Option<&str>) -> Miss {
    Miss {
        path: path.to_owned(),
        status: 404,
        hits,
        referrer: referrer.to_owned(),
        live_until: None,
        nearest: nearest.map(str::to_owned),
    }
}

fn class(kind: &str, top: Vec<Miss>) -> MissClass {
    let live_until = (kind == "was-live").then_some(START + DAY);
    let top = top.into_iter().map(|miss| Miss { live_until, ..miss });
    let top: Vec<_> = top.collect();
    MissClass {
        kind: kind.to_owned(),
        hits: top.iter().map(|miss| miss.hits).sum(),
        top,
    }
}

fn report(misses: Vec<MissClass>, routes: &[&str]) -> Report {
    let row = |route: &&str| RouteRow {
        route: (*route).to_owned(),
        requests: 100,
        ..RouteRow::default()
    };
    Report {
        span: Some((START, START + 14 * DAY)),
        requests: 10_000,
        routes: routes.iter().map(row).collect(),
        misses,
        ..Report::default()
    }
}

fn targets(found: &Suggestions) -> Vec<(&str, Option<&str>)> {
    let list = found.list.iter();
    list.map(|one| (one.path.as_str(), one.target())).collect()
}

#[test]
fn no_move_leads_to_what_is_missing_too() {
    let found = suggest(
        &report(
            vec![
                class(
                    "was-live",
                    vec![miss("/a/red-shoe", 9, "", Some("/b/red-shoe"))],
                ),
                class(
                    "never-existed",
                    vec![miss("/b/red%2dshoe", 1, "", Some("/a/red-shoe"))],
                ),
                class("scanner", vec![miss("/d/blue-shoe", 1, "", None)]),
                class(
                    "internal-link",
                    vec![miss(
                        "/c/d/blue-shoe",
                        3,
                        "https://a.example/",
                        Some("/d/blue-shoe"),
                    )],
                ),
            ],
            &[],
        ),
        None,
    );
    assert_eq!(
        targets(&found),
        [("/a/red-shoe", None), ("/c/d/blue-shoe", None)]
    );
    assert_eq!(found.seldom, 1);
}

#[test]
fn a_folder_that_moved_is_found_behind_its_missing_pages() {
    let top = vec![
        miss("/old/red-shoe", 9, "", Some("/old/rod-shoe")),
        miss("/old/rod-shoe", 8, "", Some("/old/red-shoe")),
        miss("/old/new-shoe", 7, "", Some("/old/red-shoe")),
    ];
    let mut report = report(
        vec![class("was-live", top)],
        &[
            "GET /old/red-shoe",
            "GET /new/red-shoe",
            "GET /new/rod-shoe",
            "GET /new/new-shoe",
        ],
    );
    report.routes[3].statuses = vec![(404, 1)];
    let found = suggest(&report, None);
    assert_eq!(
        targets(&found),
        [
            ("/old/red-shoe", Some("/new/red-shoe")),
            ("/old/rod-shoe", Some("/new/rod-shoe")),
            ("/old/new-shoe", None),
        ]
    );
}

#[test]
fn many_paths_are_not_sent_to_one() {
    let paths = [
        "/a/new-shoe",
        "/b/new-shoe",
        "/c/new-shoe",
        "/d/new-shoe",
        "/e/new-shoe",
        "/f/new-shoe",
    ];
    let found = |number| {
        let top = paths
            .iter()
            .take(number)
            .map(|path| miss(path, 9, "", Some("/shop/new-shoe")));
        suggest(&report(vec![class("was-live", top.collect())], &[]), None)
    };
    assert!(found(4).list.iter().any(|one| one.target().is_some()));
    let crowd = found(6);
    assert!(
        crowd.list.iter().all(|one| one.target().is_none()),
        "{crowd:?}"
    );
}

#[test]
fn what_is_there_again_is_asked_about() {
    let mut report = report(
        vec![class(
            "was-live",
            vec![miss("/a/red-shoe", 9, "", Some("/b/red-shoe"))],
        )],
        &["GET /a/red-shoe"],
    );
    report.series = Series {
        start: START,
        step: 3_600,
        ..Series::default()
    };
    let fate = |report: &mut Report, errors: &[usize]| {
        let mut trend = vec![0; 14 * 24];
        for hour in errors {
            trend[*hour] = 3;
        }
        report.routes[0].trend = trend;
        suggest(report, None).list.remove(0).fate
    };
    let moved = Fate::Moved {
        to: "/b/red-shoe".to_owned(),
    };
    assert_eq!(fate(&mut report, &[25, 330]), moved);
    assert_eq!(fate(&mut report, &[25, 200]), moved);
    let Fate::Question { doubt, .. } = fate(&mut report, &[24, 25]) else {
        panic!("it is there again");
    };
    assert_eq!(doubt, Doubt::Over(START + 26 * 3_600));
}

#[test]
fn evidence_says_how_often_is_often() {
    let link = "https://a.example/";
    let misses = || {
        vec![
            class(
                "was-live",
                vec![miss("/was", 1, "", None), miss("/", 9, "", None)],
            ),
            class(
                "internal-link",
                vec![
                    miss("/linked", 3, link, None),
                    miss("/seldom", 2, link, None),
                    miss("/itself", 9, "https://a.example/itself", None),
                    miss("/wp-login.php", 9, link, None),
                    miss("/favicon.ico", 4, link, None),
                ],
            ),
            class(
                "never-existed",
                vec![
                    miss("/often", 10, "", None),
                    miss("/less", 9, "", None),
                    miss("/robots.txt", 99, "", None),
                ],
            ),
            class("scanner", vec![miss("/probe", 99, "", None)]),
        ]
    };
    let report = report(misses(), &[]);
    let names = |min_hits| -> Vec<String> {
        let found = suggest(&report, min_hits);
        assert_eq!(found.list.len() as u64 + found.seldom, 7);
        found.list.into_iter().map(|one| one.path).collect()
    };
    assert_eq!(names(None), ["/often", "/favicon.ico", "/linked", "/was"]);
    assert_eq!(names(Some(1)).len(), 7);
    assert_eq!(names(Some(10)), ["/often"]);
}

#[test]
fn one_path_of_several_kinds_is_one_suggestion() {
    let found = suggest(
        &report(
            vec![
                class("was-live", vec![miss("/a/red-shoe", 5, "", None)]),
                class(
                    "external-link",
                    vec![miss(
                        "/a/red%2Dshoe",
                        7,
                        "https://b.example/",
                        Some("/b/red-shoe"),
                    )],
                ),
            ],
            &[],
        ),
        None,
    );
    assert_eq!(
        places(&found.list),
        "# Suggested by `demur watch suggest`: look at each line before you serve the list.\n\
         # A path behind a `#` is a question: take the `#` away to say yes.\n\
         path,status,to,since,reason,max_age,blocked_by\n\n\
         # 12 hits; there until 2026-03-02 00:00; linked from `https://b.example/`\n\
         /a/red-shoe,moved,/b/red-shoe,2026-03-02,,,\n"
    );
}

#[test]
fn a_question_has_every_answer_behind_a_mark() {
    let nearest = "/files/tool,1.jar";
    let found = suggest(
        &report(
            vec![class(
                "never-existed",
                vec![miss("/files/tool,2.jar", 61, "", Some(nearest))],
            )],
            &[],
        ),
        None,
    );
    assert_eq!(open(&found.list[0]), "#\"/files/tool,2.jar\",gone,,,,,\n");
    let top = vec![miss("/files/tool,a.jar", 61, "", Some("/files/tool,b.jar"))];
    let found = suggest(&report(vec![class("never-existed", top)], &[]), None);
    assert_eq!(
        open(&found.list[0]),
        "#\"/files/tool,a.jar\",moved,\"/files/tool,b.jar\",,,,\n#\"/files/tool,a.jar\",gone,,,,,\n"
    );
}

#[test]
fn nothing_in_a_remark_ends_it() {
    let referrer = "https://a.example/\r\n/evil,moved,/x\\{$HOME}\u{2028}`";
    let found = suggest(
        &report(
            vec![class(
                "was-live",
                vec![miss("/a/red-shoe", 5, referrer, Some("/b/red-shoe"))],
            )],
            &[],
        ),
        None,
    );
    for text in [places(&found.list), remarks(&found.list)] {
        let strange = |letter: char| {
            letter != '\n' && (letter.is_control() || "\\{}\u{2028}".contains(letter))
        };
        assert!(!text.contains(strange), "{text}");
        let is_fit = |line: &str| {
            ["", "#", "path", "/a"]
                .iter()
                .any(|start| line == *start || (!start.is_empty() && line.starts_with(start)))
        };
        assert!(text.lines().all(is_fit), "{text}");
    }
}

#[test]
fn what_cannot_be_listed_is_counted() {
    let mut class = class(
        "was-live",
        vec![
            miss("/a\u{fffd}", 5, "", None),
            miss("/a%0d%0a", 5, "", None),
        ],
    );
    class.hits = 100;
    let found = suggest(&report(vec![class], &[]), None);
    assert_eq!(
        (found.list.len(), found.unwritable, found.unnamed),
        (0, 2, 90)
    );
}

#[test]
fn urls_are_sorted_and_none_is_there_twice() {
    let mut report = report(
        vec![class(
            "was-live",
            vec![miss("/z/red-shoe", 5, "", Some("/b/red-shoe"))],
        )],
        &[
            "GET /b/red-shoe",
            "GET /about",
            "POST /form",
            "GET /users/{}",
            "GET /{?}",
            "other",
        ],
    );
    report.alerts.push(Alert {
        id: "1".to_owned(),
        detector: "spike".to_owned(),
        severity: Severity::Page,
        state: State::Open,
        routes: Vec::new(),
        statuses: vec![404],
        since: START,
        raised: START,
        until: None,
        numbers: Numbers::default(),
        causes: Vec::new(),
        sentence: String::new(),
        examples: vec![
            "/users/7".to_owned(),
            "//evil.example/".to_owned(),
            "/a\nb".to_owned(),
        ],
        hint: String::new(),
    });
    let list = suggest(&report, None).list;
    assert_eq!(
        urls(&report, &list),
        "/about\n/b/red-shoe\n/users/7\n/z/red-shoe\n"
    );
}

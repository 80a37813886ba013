//! Pages that are made to cost much are judged with little work.
//!
//! Time is no measure on a machine that does something else as well; `--nocapture` shows it all the same. How much is read
//! of one page is tested where it is read. `DEMUR_WORK_PAGES` says how many resources the site has, and `DEMUR_WORK_CHECKS=all` has
//! all checks look at them.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::format_collect,
    reason = "tests"
)]

use std::io::Write;
use std::time::Instant;

use demur_audit::{
    ANONYMOUS, Answer, Audit, Crawler, Exchange, Fields, Finding, Origin, Outcome, Settings, Site,
    Source, Target, checks, select,
};
use flate2::Compression;
use flate2::write::GzEncoder;

/// How many resources the site has, where `DEMUR_WORK_PAGES` says nothing else.
const PAGES: usize = 3;

/// A site with the same page at every address, and what it cost to audit it.
struct Audited {
    found: Vec<Finding>,
    requests: usize,
}

fn target(number: usize) -> Target {
    Target {
        origin: Origin::try_from("https://site.example".to_owned()).expect("an origin"),
        target: format!("/page/{number}"),
        operation: None,
        source: Source::Given,
        identity: ANONYMOUS.to_owned(),
    }
}

fn packed(page: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(page.as_bytes()).expect("packed");
    packer.finish().expect("packed")
}

/// Audits a site that answers everything with this page.
fn audit(name: &str, page: &str, pages: usize, rules: &[String]) -> Audited {
    let body = packed(page);
    let fields = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let answer = Answer {
        status: 200,
        fields: Fields(fields.to_vec()),
        body,
        ..Answer::default()
    };
    let targets: Vec<Target> = (0..pages).map(target).collect();
    let site = Site {
        targets: targets.clone(),
        settings: Settings::default(),
        ..Site::default()
    };
    let checks = select(rules, &[]).expect("checks");
    let mut audit = Audit::new(site, checks, Crawler::new(targets, 0, false));
    let (mut requests, began) = (0, Instant::now());
    loop {
        let round = audit.next_round();
        if round.is_empty() {
            let found = audit.judge();
            println!("{name:<24}{requests:>6} requests {:>8.2?}", began.elapsed());
            return Audited { found, requests };
        }
        for job in round.jobs {
            requests += 1;
            let exchange = Exchange {
                purposes: job.purposes.clone(),
                request: job.request.clone(),
                at: 1_795_780_800,
                outcome: Outcome::Answer(answer.clone()),
            };
            audit.take(job, exchange);
        }
    }
}

fn pages() -> Vec<(&'static str, String)> {
    let links: String = (0..60)
        .map(|n| format!("<a href=/page/{n}>x</a>"))
        .collect();
    let many: String = (0..100_000)
        .map(|n| format!("<a href=/l/{n}>x</a>"))
        .collect();
    let words: String = (0..200_000).map(|n| format!("w{} ", n % 7_919)).collect();
    vec![
        ("titles", format!("{links}{}", "<title>".repeat(600_000))),
        ("paragraphs", "<p>a </p>".repeat(200_000)),
        ("zeros", "\0".repeat(8 << 20)),
        ("one word", "a".repeat(4 << 20)),
        ("words", words),
        ("links", many),
        ("headings", "<h1>not found - ".repeat(100_000)),
        ("attributes", format!("<p {}>", "a ".repeat(500_000))),
    ]
}

#[test]
fn pages_that_cost_much_are_judged_all_the_same() {
    let told = std::env::var("DEMUR_WORK_PAGES").ok();
    let told: Option<usize> = told.and_then(|text| text.parse().ok());
    let count = told.unwrap_or(PAGES);
    // In every day's tests, which are not optimised, the first two kinds of pages have to do.
    let kinds = if told.is_some() { usize::MAX } else { 2 };
    let all = std::env::var("DEMUR_WORK_CHECKS").is_ok_and(|text| text == "all");
    let soft = ["soft-404", "redirect-to-home"];
    let rules: Vec<String> = checks::ALL
        .iter()
        .map(|check| check.id)
        .filter(|id| all || soft.contains(id))
        .map(str::to_owned)
        .collect();
    for (name, page) in pages().into_iter().take(kinds) {
        let audited = audit(name, &page, count, &rules);
        // Each resource twice, and the names that exist nowhere.
        assert!(all || audited.requests <= 2 * count + 40, "{name}");
        let is_told = |finding: &Finding| finding.rule == "soft-404";
        assert!(audited.found.iter().any(is_told), "{name}");
    }
}

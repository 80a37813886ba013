//! The examples on the pages of the rows do what the pages say.

mod common;

use std::fs;
use std::path::Path;

use demur_decide::offline::{Circumstance, Surroundings, run};
use demur_decide::policy::{AddressRule, LengthPolicy};
use demur_decide::rates::{By, Exhausted, Limit};
use demur_decide::{Outcome, Policy, Presented, Proof, ids};
use demur_gone::{Places, read_csv};

/// The flags and lines of a fence that is still open.
type Fence = (Vec<String>, Vec<String>);

/// One fenced example: what it is labelled as, the flags behind ` ```http `, the octets.
struct Example {
    heading: String,
    flags: Vec<String>,
    octets: Vec<u8>,
}

fn examples(source: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut heading = String::new();
    let mut open: Option<Fence> = None;
    for line in source.lines().map_while(|line| line.strip_prefix("//!")) {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some((flags, mut lines)) = open.take() {
            if line == "```" {
                found.push(Example {
                    heading: heading.clone(),
                    octets: octets(&lines, &flags),
                    flags,
                });
            } else {
                lines.push(line.to_owned());
                open = Some((flags, lines));
            }
        } else if let Some(flags) = line.strip_prefix("```http") {
            open = Some((
                flags.split_whitespace().map(str::to_owned).collect(),
                Vec::new(),
            ));
        } else if let Some(title) = line.strip_prefix("# ") {
            title.clone_into(&mut heading);
        }
    }
    found
}

/// CR LF behind every line of a head; a body is taken as it stands.
fn octets(lines: &[String], flags: &[String]) -> Vec<u8> {
    let split = lines
        .iter()
        .position(String::is_empty)
        .unwrap_or(lines.len());
    let head = lines.get(..split).unwrap_or_default();
    let mut text = head
        .iter()
        .fold(String::new(), |text, line| text + line + "\r\n");
    if flags.iter().any(|flag| flag == "long-target") {
        text = text.replacen("/products", &format!("/{}", "x".repeat(9000)), 1);
    }
    if flags.iter().any(|flag| flag == "long-field") {
        text = text.replacen("a=1", &"a=1; ".repeat(3000), 1);
    }
    if !flags.iter().any(|flag| flag == "timeout") {
        text.push_str("\r\n");
        text.push_str(&lines.get(split + 1..).unwrap_or_default().join("\r\n"));
    }
    text.into_bytes()
}

fn circumstance(flags: &[String]) -> Circumstance {
    let has = |flag: &str| flags.iter().any(|one| one == flag);
    if has("overloaded") {
        Circumstance::Overloaded
    } else if has("spent") {
        Circumstance::Spent
    } else if has("timeout") {
        Circumstance::HeadStalls
    } else if has("body-timeout") {
        Circumstance::BodyStalls
    } else {
        Circumstance::Ordinary
    }
}

const PLACES: &str = "\
path,status,to
/products/discontinued,gone,
/articles/old-name,moved,/products
/withheld/report,withheld,
";

fn stopped_at(example: &Example) -> Option<&'static str> {
    let mut snapshot = common::shop(policy(&example.flags));
    let (entries, _) = read_csv("places.csv", PLACES.as_bytes());
    snapshot.places = Places::compile(&entries).unwrap_or_default();
    let surroundings = Surroundings {
        circumstance: circumstance(&example.flags),
        client: Some([192, 0, 2, 1].into()),
        identify: &nobody_answers,
    };
    run(&snapshot, &example.octets, &surroundings, "page")
        .stopped_at
        .map(demur_decide::StepId::as_str)
}

fn policy(flags: &[String]) -> Policy {
    let has = |flag: &str| flags.iter().any(|one| one == flag);
    let mut policy = common::strict();
    if has("length-required") {
        policy.length = LengthPolicy::Required;
    }
    if has("nobody-answers") {
        policy.verified = vec!["token".to_owned()];
    }
    if has("elsewhere") {
        policy.addresses = vec![AddressRule {
            prefix: "/products".to_owned(),
            networks: "10.0.0.0/8".parse().into_iter().collect(),
        }];
    }
    for (flag, by) in [("network", By::Network), ("caller", By::Caller)] {
        if has(flag) {
            policy.limits.push(limit(by));
        }
    }
    policy
}

fn limit(by: By) -> Limit {
    Limit {
        name: "page".to_owned(),
        requests: 1,
        window: std::time::Duration::from_secs(1),
        burst: 1,
        by,
        prefix: String::new(),
        operation: None,
        exhausted: Exhausted::TooManyRequests,
    }
}

/// A verifier that cannot be reached.
fn nobody_answers(presented: &[Presented<'_>]) -> Vec<Proof> {
    let proof = |one: &Presented<'_>| Proof {
        scheme: one.scheme.to_owned(),
        outcome: Outcome::Unavailable,
    };
    presented.iter().map(proof).collect()
}

#[test]
fn every_row_has_a_page_whose_wrong_example_it_stops_and_whose_right_one_it_passes() {
    for (_, id) in ids() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("src/steps/{}.rs", id.as_str().replace('-', "_")));
        let source =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let examples = examples(&source);
        for heading in ["Wrong", "Right"] {
            assert!(
                examples.iter().any(|example| example.heading == heading),
                "{id:?} has no example `{heading}`"
            );
        }
        for example in &examples {
            let stops = stopped_at(example) == Some(id.as_str());
            let wanted = example.heading == "Wrong";
            let shown = String::from_utf8_lossy(&example.octets);
            assert_eq!(
                stops,
                wanted,
                "{id:?}, {}: stopped at {:?}\n{shown}",
                example.heading,
                stopped_at(example)
            );
        }
    }
}

//! Every transcript, sent octet by octet to the real program before an upstream
//! that notes what it gets. The pure core runs the same files in the tests of
//! `demur-decide`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where its premises fail"
)]

mod capture;
mod client;
mod events;
mod gateway;
mod upstream;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use demur_testkit::{Transcript, load, mismatches};

use client::{Answer, Client};
use gateway::Gateway;
use upstream::Upstream;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Transcripts that can share one gateway, by their setup. A body that stalls
/// takes the gateway's grace of some seconds, and an allowance is spent by one
/// request, so that each of them has its own.
fn groups(transcripts: &[Transcript]) -> Vec<Vec<&Transcript>> {
    let mut groups: BTreeMap<(Vec<String>, Option<&Path>), Vec<&Transcript>> = BTreeMap::new();
    for transcript in transcripts {
        let alone = transcript
            .setup
            .iter()
            .any(|word| matches!(word.as_str(), "body-stalls" | "spent"));
        let key = (
            transcript.setup.clone(),
            alone.then_some(transcript.path.as_path()),
        );
        groups.entry(key).or_default().push(transcript);
    }
    groups.into_values().collect()
}

#[test]
fn every_transcript_gets_the_answer_it_says_through_the_program() {
    let transcripts = load(&root().join("tests/transcripts"));
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("transcripts-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for configurations and events");
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let running: Vec<_> = groups(&transcripts)
            .into_iter()
            .enumerate()
            .map(|(number, group)| {
                let folder = folder.join(number.to_string());
                scope.spawn(move || run(&group, &folder))
            })
            .collect();
        let ended = running.into_iter();
        ended.flat_map(|one| one.join().expect("a run")).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    fs::remove_dir_all(&folder).expect("the folder is ours");
}

/// What differs in a group of transcripts with the same setup.
fn run(group: &[&Transcript], folder: &Path) -> Vec<String> {
    let first = group.first().expect("no group is empty");
    let upstream = Upstream::start(&first.setup);
    let gateway = Gateway::start(&first.setup, upstream.address(), folder, &root());
    let mut wrong = Vec::new();
    let mut told = Vec::new();
    let mut spent = 0;
    for transcript in group {
        let mut differences = Vec::new();
        if transcript.setup.iter().any(|word| word == "spent") {
            upstream.prepare(transcript);
            match Client::ask(gateway.address(), transcript) {
                Ok(answer) => spent += 1 + usize::from(answer.went_on),
                Err(reason) => differences.push(reason),
            }
        }
        upstream.prepare(transcript);
        match Client::ask(gateway.address(), transcript) {
            Ok(answer) => {
                differences.extend(judge(transcript, &answer, &upstream));
                differences.extend(capture::judge(transcript, &answer.received, &root()));
                told.push(events::Told::of(transcript, &answer, &upstream));
            }
            Err(reason) => differences.push(reason),
        }
        wrong.extend(shown(transcript, &differences));
    }
    wrong.extend(events::judge(&gateway.stop(), &told, spent));
    wrong
}

fn shown(transcript: &Transcript, differences: &[String]) -> Option<String> {
    let path = transcript.path.display();
    (!differences.is_empty()).then(|| format!("{path}\n  {}", differences.join("\n  ")))
}

/// Where the answer, or what the upstream got, is not what the transcript says.
fn judge(transcript: &Transcript, answer: &Answer, upstream: &Upstream) -> Vec<String> {
    let mut differences = mismatches(&transcript.expected, &answer.received);
    let seen = upstream.seen();
    let asked = gateway::asks_the_upstream(transcript);
    if seen.len() != usize::from(asked) {
        differences.push(format!("the upstream got {} requests", seen.len()));
    }
    for request in &seen {
        differences.extend(client::alteration(&transcript.request, request));
    }
    let is_old = transcript
        .request
        .windows(10)
        .any(|part| part == b" HTTP/1.0\r");
    if is_old && !answer.interims.is_empty() {
        differences.push("HTTP/1.0 has no interim answers".to_owned());
    }
    if answer.interims.contains(&100) && !wants_the_body(&transcript.stopped_at) {
        differences.push("the client was told to send a body nobody reads".to_owned());
    }
    if answer.received.field("date").is_none() {
        differences.push("the answer has no `Date`".to_owned());
    }
    differences.extend(answer.after.clone());
    differences.extend(events::shown_in(answer));
    differences
}

/// Whether a request that stops here had its body read before.
fn wants_the_body(stopped_at: &str) -> bool {
    ["forward", "body-", "upstream-", "response-"]
        .iter()
        .any(|beginning| stopped_at.starts_with(beginning))
}

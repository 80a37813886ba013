//! Every transcript, run against the pure core. The program runs them too, in
//! the tests of the crate `demur`.

#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops where its premises fail"
)]

mod members;
mod policy;
mod run;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use demur_decide::{ids, upstream};
use demur_testkit::{Transcript, load, mismatches};

use run::{Ran, run};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn all() -> Vec<(Transcript, Ran)> {
    let transcripts = load(&root().join("tests/transcripts"));
    transcripts
        .into_iter()
        .map(|transcript| {
            let ran = run(&transcript, &root());
            (transcript, ran)
        })
        .collect()
}

/// The row whose folder a transcript stands in.
fn row(transcript: &Transcript) -> String {
    let folder = transcript.path.parent().and_then(Path::file_name);
    folder.expect("a folder").to_string_lossy().into_owned()
}

#[test]
fn every_transcript_gets_the_answer_it_says() {
    let mut wrong = Vec::new();
    for (transcript, ran) in all() {
        let mut differences = Vec::new();
        if ran.stopped_at != transcript.stopped_at {
            differences.push(format!(
                "stopped at {} instead of {}",
                ran.stopped_at, transcript.stopped_at
            ));
        }
        if let Some(received) = &ran.received {
            differences.extend(mismatches(&transcript.expected, received));
        }
        if !differences.is_empty() {
            wrong.push(format!(
                "{}\n  {}",
                transcript.path.display(),
                differences.join("\n  ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_has_a_transcript_that_stops_there_and_one_that_passes_it() {
    let mut stops: BTreeMap<String, usize> = BTreeMap::new();
    let mut passes: BTreeMap<String, usize> = BTreeMap::new();
    for (transcript, ran) in all() {
        let row = row(&transcript);
        if ran.stopped_at == row {
            *stops.entry(row).or_default() += 1;
        } else if ran.passed.contains(&row) {
            *passes.entry(row).or_default() += 1;
        } else {
            panic!(
                "{} is in the folder of a row that its request never reaches: {:?}",
                transcript.path.display(),
                ran
            );
        }
    }
    let reachable = |id: &&str| !run::BEYOND_TRANSCRIPTS.contains(id);
    let rows = ids().map(|(_, id)| id).chain(upstream::ids());
    for id in rows.map(|id| id.as_str()).filter(reachable) {
        assert!(stops.contains_key(id), "no transcript stops at `{id}`");
        assert!(passes.contains_key(id), "no transcript passes `{id}`");
    }
}

#[test]
fn the_name_of_a_file_is_its_title() {
    for transcript in load(&root().join("tests/transcripts")) {
        let name = transcript.path.file_stem().expect("a name");
        let words = |text: &str| {
            let text = text.to_lowercase().replace('`', "");
            text.split(|character: char| !character.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join("-")
        };
        assert_eq!(
            name.to_string_lossy(),
            words(&transcript.title),
            "{}",
            transcript.path.display()
        );
    }
}

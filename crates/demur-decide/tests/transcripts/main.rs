//! Every transcript, run against the pure core. The program runs them too, in
//! the tests of the crate `demur`.

#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops where its premises fail"
)]

mod identity;
mod members;
mod policy;
mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use demur_decide::{StepId, ids, upstream};
use demur_testkit::{Transcript, load, mismatches};

use run::{Ran, run};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every transcript with what became of it, decided once for all tests.
static ALL: LazyLock<Vec<(Transcript, Ran)>> = LazyLock::new(|| {
    let transcripts = load(&root().join("tests/transcripts"));
    transcripts
        .into_iter()
        .map(|transcript| {
            let ran = run(&transcript, &root());
            (transcript, ran)
        })
        .collect()
});

/// The row whose folder a transcript stands in.
fn row(transcript: &Transcript) -> String {
    let folder = transcript.path.parent().and_then(Path::file_name);
    folder.expect("a folder").to_string_lossy().into_owned()
}

#[test]
fn every_transcript_gets_the_answer_it_says() {
    let mut wrong = Vec::new();
    for (transcript, ran) in ALL.iter() {
        let mut differences = Vec::new();
        if ran.stopped_at != transcript.stopped_at {
            differences.push(format!(
                "stopped at {} instead of {}",
                ran.stopped_at, transcript.stopped_at
            ));
        }
        for (member, expected, found) in [
            ("reason", &transcript.reason, &ran.reason),
            ("conceals", &transcript.conceals, &ran.conceals),
        ] {
            if expected.is_some() && found != expected {
                differences.push(format!("the {member} is {found:?}"));
            }
        }
        if ran.shadows != transcript.shadows {
            differences.push(format!("would have stopped at {:?}", ran.shadows));
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
    for (transcript, ran) in ALL.iter() {
        let row = row(transcript);
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
    for id in rows.map(StepId::as_str).filter(reachable) {
        assert!(stops.contains_key(id), "no transcript stops at `{id}`");
        assert!(passes.contains_key(id), "no transcript passes `{id}`");
    }
}

#[test]
fn the_name_of_a_file_is_its_title() {
    for (transcript, _) in ALL.iter() {
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

/// The status, fields and content of the transcript with this name.
fn answer(name: &str) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let named = |transcript: &Transcript| transcript.path.file_stem().is_some_and(|it| it == name);
    let (_, ran) = ALL
        .iter()
        .find(|(transcript, _)| named(transcript))
        .unwrap_or_else(|| panic!("no transcript is called {name}"));
    let received = ran.received.clone().expect("an answer of ours");
    (received.status, received.fields, received.body)
}

#[test]
fn what_exists_and_what_does_not_get_the_same_octets_from_a_scope_that_hides_it() {
    let alike = [
        [
            "a-stranger-in-a-guarded-scope-gets-401-for-what-exists",
            "a-stranger-in-a-guarded-scope-gets-the-same-401-for-what-does-not-exist",
            "a-stranger-in-a-guarded-scope-gets-the-same-401-for-every-method",
            "an-escaped-letter-leads-not-around-a-guarded-scope",
        ],
        [
            "a-concealed-resource-is-404-for-who-may-not-see-it",
            "what-a-concealed-scope-does-not-have-looks-the-same",
            "concealment-covers-a-method-that-is-not-allowed",
            "an-escaped-letter-leads-not-around-a-concealed-scope",
        ],
    ];
    for names in alike {
        let first = answer(names[0]);
        for name in names {
            assert_eq!(answer(name), first, "{name}");
        }
    }
}

#[test]
fn every_setup_is_used() {
    let used: BTreeSet<&str> = ALL
        .iter()
        .flat_map(|(transcript, _)| transcript.setup.iter().map(String::as_str))
        .collect();
    let files = std::fs::read_dir(root().join("tests/setups")).expect("the setups");
    for file in files {
        let file = file.expect("a file").path();
        if file.extension().is_some_and(|it| it == "toml") {
            let word = file.file_stem().expect("a name").to_string_lossy();
            // The table of malformed requests has its own reader.
            let table = include_str!("../../../demur/tests/malformed.rs");
            let is_used = used.contains(&*word) || table.contains(&format!("\"{word}\""));
            assert!(is_used, "no transcript uses `{word}`");
        }
    }
}

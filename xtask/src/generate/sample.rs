//! Exchanges with the gateway that pages show: requests are marked transcripts, answers were captured by the test that
//! runs the transcripts through the program.

use std::path::Path;

use demur_testkit::{Transcript, load};

/// Where the captured answers are.
pub(super) const FOLDER: &str = "codebook/sample";

/// One exchange.
pub(super) struct Sample {
    pub(super) step: String,
    pub(super) status: u16,
    pub(super) title: String,
    pub(super) request: String,
    pub(super) answer: String,
}

/// Reads all of them.
pub(super) fn read(root: &Path, complaints: &mut Vec<String>) -> Vec<Sample> {
    let transcripts = load(&root.join("tests/transcripts"));
    let marked = transcripts.iter().filter(|transcript| transcript.is_sample);
    let mut samples: Vec<Sample> = marked
        .filter_map(|transcript| sample(root, transcript, complaints))
        .collect();
    samples.sort_by(|a, b| (&a.step, a.status).cmp(&(&b.step, b.status)));
    samples
}

fn sample(root: &Path, transcript: &Transcript, complaints: &mut Vec<String>) -> Option<Sample> {
    let step = transcript.stopped_at.clone();
    let status = transcript.expected.status?;
    let file = root.join(format!("{FOLDER}/{step}-{status}.http"));
    let Ok(answer) = std::fs::read_to_string(&file) else {
        complaints.push(format!(
            "{FOLDER}/{step}-{status}.http is missing: run `DEMUR_CAPTURE=1 cargo test -p demur --test transcripts`"
        ));
        return None;
    };
    Some(Sample {
        step,
        status,
        title: transcript.title.clone(),
        request: String::from_utf8_lossy(&transcript.request).replace("\r\n", "\n"),
        answer,
    })
}

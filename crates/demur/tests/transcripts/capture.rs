//! The answers that pages show are the ones the program gives: `codebook/sample/<row>-<status>.http` is compared with
//! what comes back, and written anew where `DEMUR_CAPTURE` is set.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use demur_testkit::{Received, Transcript};

/// What stands in place of the time and of the id of a request, which are never the same twice.
const DATE: &str = "Thu, 26 Nov 2026 12:00:00 GMT";
const ID: &str = "0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96";

/// How the answer to a sample differs from the one that pages show.
pub(crate) fn judge(transcript: &Transcript, received: &Received, root: &Path) -> Option<String> {
    if !transcript.is_sample {
        return None;
    }
    let name = format!("{}-{}.http", transcript.stopped_at, received.status);
    let file = root.join("codebook/sample").join(&name);
    let answer = written(received);
    if std::env::var_os("DEMUR_CAPTURE").is_some() {
        fs::write(&file, &answer).expect("the folder of samples");
    }
    let shown = fs::read_to_string(&file).unwrap_or_default();
    (shown != answer).then(|| {
        format!(
            "codebook/sample/{name} shows another answer; DEMUR_CAPTURE=1 writes it anew:\n{answer}"
        )
    })
}

fn written(received: &Received) -> String {
    let status = received.status;
    let phrase = demur_codebook::phrase(status).unwrap_or_default();
    let mut text = format!("HTTP/1.1 {status} {phrase}\n");
    for (name, value) in &received.fields {
        let value = match name.to_ascii_lowercase().as_str() {
            "date" => DATE,
            "x-request-id" => ID,
            _ => value,
        };
        let _ = writeln!(text, "{name}: {value}");
    }
    text.push('\n');
    text.push_str(&with_fixed_id(&String::from_utf8_lossy(&received.body)));
    without_haste(&text)
}

/// Limits of the samples are for an hour, and a slow machine may need some seconds from one request to the next.
fn without_haste(text: &str) -> String {
    let seconds = (3540..3600).map(|second: u32| second.to_string());
    seconds.fold(text.to_owned(), |text, second| {
        text.replace(&second, "3600")
    })
}

fn with_fixed_id(body: &str) -> String {
    let mark = "urn:uuid:";
    match body.split_once(mark) {
        Some((before, after)) => {
            let rest = after.get(ID.len()..).unwrap_or_default();
            format!("{before}{mark}{ID}{rest}")
        }
        None => body.to_owned(),
    }
}

//! Reading a transcript.

use std::path::{Path, PathBuf};

use crate::expect::Expected;
use crate::octets;

/// One transcript.
#[derive(Debug, Clone)]
pub struct Transcript {
    /// The file.
    pub path: PathBuf,
    /// What it shows, in a sentence.
    pub title: String,
    /// The words after `setup:`: policies and circumstances the request meets.
    pub setup: Vec<String>,
    /// The octets sent.
    pub request: Vec<u8>,
    /// What the upstream answers, where the transcript says so.
    pub upstream: Option<Vec<u8>>,
    /// What must come back.
    pub expected: Expected,
    /// The rows in shadow mode that would have stopped it.
    pub shadows: Vec<String>,
    /// The row that stops the request, or `forward`.
    pub stopped_at: String,
    /// Why, in the word that the event has for it.
    pub reason: Option<String>,
    /// The row that objected in truth, where the event names one.
    pub conceals: Option<String>,
    /// Whether pages show it: the line `sample` marks it.
    pub is_sample: bool,
}

/// Every transcript below a folder, in order of their paths.
///
/// # Panics
///
/// If a file cannot be read or is no transcript: a test must not pass over it.
pub fn load(folder: &Path) -> Vec<Transcript> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file)
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            parse(file, &text).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()))
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "http")
        {
            files.push(path);
        }
    }
}

/// Reads one transcript.
///
/// # Errors
///
/// What is missing or cannot be understood.
pub fn parse(path: &Path, text: &str) -> Result<Transcript, String> {
    let mut lines = text.lines();
    let title = lines
        .next()
        .and_then(|line| line.strip_prefix("# "))
        .ok_or("the first line must be `# a sentence`")?;
    let (mut setup, mut request, mut expected) = (Vec::new(), Vec::new(), Expected::default());
    let (mut upstream, mut shadows, mut stopped_at) = (Vec::new(), Vec::new(), None);
    let (mut reason, mut conceals, mut is_sample) = (None, None, false);
    for line in lines {
        if let Some(words) = line.strip_prefix("setup:") {
            setup.extend(words.split_whitespace().map(str::to_owned));
        } else if let Some(octets) = line.strip_prefix('>') {
            request.push(octets.strip_prefix(' ').unwrap_or(octets).to_owned());
        } else if let Some(octets) = line.strip_prefix('|') {
            upstream.push(octets.strip_prefix(' ').unwrap_or(octets).to_owned());
        } else if let Some(rule) = line.strip_prefix("< ") {
            expected.add(rule)?;
        } else if let Some(id) = line.strip_prefix("would have stopped at: ") {
            shadows.push(id.to_owned());
        } else if let Some(id) = line.strip_prefix("stopped at: ") {
            stopped_at = Some(id.to_owned());
        } else if let Some(word) = line.strip_prefix("reason: ") {
            reason = Some(word.to_owned());
        } else if let Some(id) = line.strip_prefix("conceals: ") {
            conceals = Some(id.to_owned());
        } else if line == "sample" {
            is_sample = true;
        } else if !line.is_empty() && !line.starts_with('#') {
            return Err(format!("cannot understand the line `{line}`"));
        }
    }
    Ok(Transcript {
        path: path.to_owned(),
        title: title.to_owned(),
        setup,
        request: octets::message(&request),
        upstream: (!upstream.is_empty()).then(|| octets::message(&upstream)),
        expected,
        shadows,
        stopped_at: stopped_at.ok_or("`stopped at:` is missing")?,
        reason,
        conceals,
        is_sample,
    })
}

//! Whether a refusal is stored: every transcript that ends with one, asked twice.
//!
//! An answer was stored if the cache says so, or if more answers bear an id than
//! the gateway has events with it.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use demur_testkit::{Received, Transcript, load};

use super::gateway::{Event, Gateway};
use super::upstream::{Manner, Upstream};
use super::{Cache, Ground, Kind, folder, free_port, is_hit, is_violation, say};

/// Unless a transcript says what the upstream answers. It must not be stored, or
/// the next request for the same target would never reach the gateway.
const OK: &[u8] = b"HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nContent-Length: 2\r\n\r\nok";

/// Statuses that must come through some cache, or the run shows too little. What
/// is missing, 408, 417 and 505, no cache lets happen.
const STATUSES: [u16; 20] = [
    400, 401, 404, 405, 406, 411, 413, 414, 415, 416, 421, 422, 425, 428, 431, 500, 501, 502, 503,
    504,
];

/// A transcript that was sent twice through one cache.
struct Sent<'a> {
    cache: Kind,
    transcript: &'a Transcript,
    answers: Vec<Received>,
}

/// What was seen behind one cache.
#[derive(Default)]
struct Tally {
    transcripts: usize,
    /// Refusals that demur wrote, and by which row.
    refusals: usize,
    rows: BTreeSet<String>,
    statuses: BTreeSet<u16>,
    /// Answers that came out of the cache and may.
    allowed: usize,
    /// Refusals that came out of the cache because it breaks the rules.
    violations: usize,
    stored: usize,
}

pub(super) fn run(kinds: &[Kind], ground: &Ground) -> Result<Vec<String>, String> {
    let transcripts = load(&ground.root.join("tests/transcripts"));
    let listen = free_port()?;
    let mut caches = Vec::new();
    let mut tallies: Vec<_> = kinds.iter().map(|_| Tally::default()).collect();
    let mut found = Vec::new();
    // Caches outlive setups, so those that add to another one come before it: what a cache may keep of a public path
    // must not answer for the same path where it is hidden.
    for (setup, group) in groups(&transcripts).into_iter().rev() {
        let place = folder(&ground.folder, "refusals")?;
        let upstream = Upstream::start(manner(setup))?;
        let gone = free_port()?;
        let is_gone = setup.iter().any(|word| word == "upstream-refuses");
        let behind = if is_gone { gone } else { upstream.address };
        let gateway = Gateway::start(ground, setup, listen, behind, &place)?;
        // Squid gives up on a server that is not there when it starts.
        if caches.is_empty() {
            caches = start(kinds, ground, listen)?;
        }
        let sent = send(&caches, &group, &upstream);
        let events = gateway.stop()?;
        std::fs::remove_dir_all(&place).map_err(|error| error.to_string())?;
        found.extend(judge(&sent, &events, &caches, &mut tallies));
    }
    print(&caches, &tallies);
    missing(&tallies)?;
    Ok(found)
}

fn start(kinds: &[Kind], ground: &Ground, backend: SocketAddr) -> Result<Vec<Cache>, String> {
    let each = kinds.iter().map(|kind| {
        let place = folder(&ground.folder, &format!("{}-refusals", kind.name()))?;
        kind.start(&place, backend)
    });
    each.collect()
}

/// The transcripts that can share one gateway. What stalls is left out: a cache
/// waits for the whole request itself.
fn groups(transcripts: &[Transcript]) -> BTreeMap<&[String], Vec<&Transcript>> {
    let mut groups: BTreeMap<&[String], Vec<&Transcript>> = BTreeMap::new();
    let chosen = transcripts.iter().filter(|one| {
        let stalls = ["head-stalls", "body-stalls"];
        one.stopped_at != "forward" && !one.setup.iter().any(|word| stalls.contains(&word.as_str()))
    });
    for transcript in chosen {
        groups
            .entry(&transcript.setup)
            .or_default()
            .push(transcript);
    }
    groups
}

fn manner(setup: &[String]) -> Manner {
    if setup.iter().any(|word| word == "upstream-stalls") {
        Manner::Silent
    } else {
        Manner::Fixed(OK.to_vec())
    }
}

fn send<'a>(caches: &[Cache], group: &[&'a Transcript], upstream: &Upstream) -> Vec<Sent<'a>> {
    let mut sent = Vec::new();
    for transcript in group {
        if let Some(octets) = &transcript.upstream {
            upstream.answer_with(octets.clone());
        }
        for cache in caches {
            let ask = |_| cache.ask(&transcript.request).ok();
            sent.push(Sent {
                cache: cache.kind,
                transcript,
                answers: (0..2).filter_map(ask).collect(),
            });
        }
        if transcript.upstream.is_some() {
            upstream.answer_with(OK.to_vec());
        }
    }
    sent
}

fn judge(
    sent: &[Sent<'_>],
    events: &[Event],
    caches: &[Cache],
    tallies: &mut [Tally],
) -> Vec<String> {
    let mut steps: BTreeMap<&str, Vec<Option<&str>>> = BTreeMap::new();
    for event in events {
        steps
            .entry(&event.id)
            .or_default()
            .push(event.step.as_deref());
    }
    let mut answered: BTreeMap<&str, usize> = BTreeMap::new();
    let answers = sent.iter().flat_map(|one| &one.answers);
    for id in answers.filter_map(|answer| answer.field("x-request-id")) {
        *answered.entry(id).or_default() += 1;
    }
    let mut found = Vec::new();
    for one in sent {
        let at = caches.iter().position(|cache| cache.kind == one.cache);
        let Some(tally) = at.and_then(|at| tallies.get_mut(at)) else {
            continue;
        };
        tally.transcripts += 1;
        for answer in &one.answers {
            let id = answer.field("x-request-id").unwrap_or_default();
            let known = steps.get(id).map(Vec::as_slice).unwrap_or_default();
            let is_stored = is_hit(answer) || answered.get(id).copied().unwrap_or(0) > known.len();
            if let Some(step) = known.first().copied().flatten() {
                tally.note(step, answer.status);
            }
            if is_stored && may_be_stored(one.transcript, answer) {
                tally.allowed += 1;
            } else if is_violation(one.cache, answer) {
                tally.violations += 1;
            } else if is_stored {
                tally.stored += 1;
                found.push(told(one, answer));
            }
        }
    }
    found
}

impl Tally {
    fn note(&mut self, step: &str, status: u16) {
        if status >= 400 {
            self.refusals += 1;
            self.rows.insert(step.to_owned());
            self.statuses.insert(status);
        }
    }
}

/// Whether a cache may use an answer without asking: a page that says so itself, and of the refusals only the 410 of
/// a path that is there for everybody, which says for how long (`docs/figures.md`).
fn may_be_stored(transcript: &Transcript, answer: &Received) -> bool {
    let says = answer.field("cache-control").unwrap_or_default();
    let hides = |word: &String| word.contains("guarded") || word.contains("concealed");
    let is_public = !transcript.setup.iter().any(hides);
    let is_gone = answer.status == 410 && transcript.stopped_at == "gone" && is_public;
    (answer.status < 400 || is_gone)
        && says.contains("max-age=")
        && !["no-store", "no-cache"]
            .iter()
            .any(|word| says.contains(word))
}

fn told(sent: &Sent<'_>, answer: &Received) -> String {
    format!(
        "{} stored the {} of {} (Cache-Control: {})",
        sent.cache.name(),
        answer.status,
        sent.transcript.path.display(),
        answer.field("cache-control").unwrap_or("none"),
    )
}

/// The statuses that came through no cache.
fn missing(tallies: &[Tally]) -> Result<(), String> {
    let seen = |status: &u16| tallies.iter().any(|tally| tally.statuses.contains(status));
    let missing: Vec<_> = STATUSES.iter().filter(|status| !seen(status)).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "no refusal came through any cache with {missing:?}"
        ))
    }
}

fn print(caches: &[Cache], tallies: &[Tally]) {
    say("Refusals, each transcript asked twice.");
    say(
        "cache    transcripts  requests  refusals of demur  rows  pages stored  refusals stored  no-cache broken  statuses",
    );
    for (cache, tally) in caches.iter().zip(tallies) {
        let statuses: Vec<_> = tally.statuses.iter().map(u16::to_string).collect();
        say(&format!(
            "{:<8} {:>11}  {:>8}  {:>17}  {:>4}  {:>12}  {:>15}  {:>15}  {}",
            cache.kind.name(),
            tally.transcripts,
            cache.asked.get(),
            tally.refusals,
            tally.rows.len(),
            tally.allowed,
            tally.stored,
            tally.violations,
            statuses.join(" "),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::may_be_stored;
    use demur_testkit::{Received, Transcript};

    fn answer(status: u16, caching: &str) -> Received {
        Received {
            status,
            fields: vec![("Cache-Control".to_owned(), caching.to_owned())],
            body: Vec::new(),
        }
    }

    fn transcript(setup: &str, step: &str) -> Transcript {
        let text = format!(
            "# a test\nsetup: {setup}\n\n> GET / HTTP/1.1\n> \n\n< 410\nstopped at: {step}\n"
        );
        demur_testkit::parse(std::path::Path::new("a-test.http"), &text).unwrap()
    }

    #[test]
    fn only_a_page_that_names_its_age_may_be_stored() {
        let gone = transcript("vault", "gone");
        assert!(may_be_stored(&gone, &answer(200, "max-age=300")));
        assert!(!may_be_stored(&gone, &answer(404, "max-age=300")));
        for caching in ["", "no-cache", "no-store", "no-store, max-age=300"] {
            assert!(!may_be_stored(&gone, &answer(200, caching)), "{caching}");
            assert!(!may_be_stored(&gone, &answer(410, caching)), "{caching}");
        }
    }

    #[test]
    fn of_refusals_only_what_is_gone_for_everybody_may_be_stored() {
        let answer = answer(410, "public, max-age=300");
        for (setup, step, expected) in [
            ("vault", "gone", true),
            ("vault all-guarded", "gone", false),
            ("vault all-concealed-from-all", "gone", false),
            ("vault", "forward", false),
        ] {
            let transcript = transcript(setup, step);
            assert_eq!(
                may_be_stored(&transcript, &answer),
                expected,
                "{setup}, {step}"
            );
        }
    }
}

//! Whether an attack takes a page away from those who ask plainly.

use demur_testkit::Received;

use super::attacks::{self, Attack, FAMILIES, Family, Wanted};
use super::gateway::Gateway;
use super::upstream::{BARE, Manner, PAGE, PLAIN, Upstream};
use super::{Cache, Ground, Kind, folder, free_port, is_hit, is_violation, say};

/// Strict wherever that can be set, since every refusal is a chance to be stored.
const SETUP: [&str; 3] = ["ours", "strict-accept", "unchecked-forward"];

/// Statuses of errors that the careless gateway answers with.
const STATUSES: [u16; 22] = [
    400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 417, 421, 422, 425, 428, 431, 500, 501,
    502, 503, 504,
];

/// Whether the page is in the cache before the attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Cold,
    Warm,
}

/// What one attack led to.
struct Outcome {
    family: Family,
    /// What the attack itself got.
    answer: Result<Received, String>,
    /// What was wrong with what a plain request got afterwards.
    fault: Option<String>,
    /// Whether that was the cache's doing, against the gateway's word.
    is_violation: bool,
    /// Whether the plain request got the careless gateway's error.
    is_poisoned: bool,
    /// Whether the page came out of the cache in the end.
    is_stored: bool,
}

pub(super) fn run(kinds: &[Kind], ground: &Ground) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    say(HEADING);
    for kind in kinds {
        let control = control(*kind, ground)?;
        let place = folder(&ground.folder, &format!("{}-pages", kind.name()))?;
        let upstream = Upstream::start(Manner::Pages)?;
        let listen = free_port()?;
        let setup = SETUP.map(str::to_owned);
        let gateway = Gateway::start(ground, &setup, listen, upstream.address, &place)?;
        let cache = kind.start(&place, listen)?;
        let outcomes = attack(&cache);
        print(&cache, &outcomes, &control);
        found.extend(
            outcomes
                .into_iter()
                .filter(|one| !one.is_violation)
                .filter_map(|one| one.fault),
        );
        drop(cache);
        gateway.stop()?;
    }
    Ok(found)
}

/// The same attacks before a gateway that says nothing about caching, after a
/// look at whether the cache stores at all.
fn control(kind: Kind, ground: &Ground) -> Result<Vec<Outcome>, String> {
    let place = folder(&ground.folder, &format!("{}-control", kind.name()))?;
    let upstream = Upstream::start(Manner::Careless)?;
    let cache = kind.start(&place, upstream.address)?;
    let twice = |path: &str| {
        let line =
            format!("GET {path} HTTP/1.1\r\nHost: api.example\r\nUser-Agent: {PLAIN}\r\n\r\n");
        let first = cache.ask(line.as_bytes())?;
        Ok::<_, String>((first, cache.ask(line.as_bytes())?))
    };
    let (first, second) = twice("/products?control")?;
    if !first.body.starts_with(PAGE.as_bytes()) || first.body != second.body || !is_hit(&second) {
        return Err(format!(
            "the control failed: {} stored no page",
            kind.name()
        ));
    }
    let mut stored = Vec::new();
    for status in STATUSES {
        let (first, second) = twice(&format!("/status/{status}"))?;
        if first.status == status && second.status == status && is_hit(&second) {
            stored.push(status.to_string());
        }
    }
    let outcomes = attack(&cache);
    if stored.is_empty() || !outcomes.iter().any(|outcome| outcome.is_poisoned) {
        return Err(format!(
            "the control failed: {} stored no error",
            kind.name()
        ));
    }
    say(&format!(
        "{:<8} stores without Cache-Control: {}",
        kind.name(),
        stored.join(" ")
    ));
    Ok(outcomes)
}

/// Every attack on a page that is not stored yet, and on one that is.
fn attack(cache: &Cache) -> Vec<Outcome> {
    let attacks = attacks::all();
    let runs = attacks
        .iter()
        .flat_map(|attack| [Order::Cold, Order::Warm].map(|order| (attack, order)));
    runs.enumerate()
        .map(|(number, (attack, order))| {
            let path = format!("{}?n={number}", attack.path);
            one(cache, attack, &path, order)
        })
        .collect()
}

fn one(cache: &Cache, attack: &Attack, path: &str, order: Order) -> Outcome {
    let plain = attack.plain(path);
    let mut answers = Vec::new();
    if order == Order::Warm {
        answers.push(cache.ask(&plain));
    }
    let answer = cache.ask(&attack.spoilt(path));
    answers.extend([cache.ask(&plain), cache.ask(&plain)]);
    let missed: Vec<_> = answers
        .iter()
        .filter_map(|answer| Some((answer, misses(attack.wanted, answer)?)))
        .collect();
    let is_violation = missed.iter().all(|(answer, _)| {
        let answer = answer.as_ref();
        answer.is_ok_and(|answer| is_violation(cache.kind, answer))
    });
    let bodies: Vec<_> = answers
        .iter()
        .flatten()
        .map(|answer| &answer.body)
        .collect();
    let is_stored = matches!(bodies.as_slice(), [.., one, other] if one == other);
    Outcome {
        family: attack.family,
        answer,
        is_violation: is_violation && !missed.is_empty(),
        fault: missed.first().map(|(_, fault)| {
            let name = attack.name();
            format!(
                "{}, {order:?}, after {name}: a plain request {fault}",
                cache.kind.name()
            )
        }),
        is_poisoned: bodies.iter().any(|body| *body == BARE.as_bytes()),
        is_stored,
    }
}

/// What is wrong with the answer to a plain request.
fn misses(wanted: Wanted, answer: &Result<Received, String>) -> Option<String> {
    let answer = match answer {
        Ok(answer) => answer,
        Err(reason) => return Some(format!("got no answer: {reason}")),
    };
    let is_type = |name: &str| {
        answer
            .field("content-type")
            .is_some_and(|value| value == name)
    };
    let is_right = match wanted {
        Wanted::Page => answer.status == 200 && answer.body.starts_with(PAGE.as_bytes()),
        Wanted::JsonProblem => {
            answer.status == 404 && is_type("application/problem+json") && !is_hit(answer)
        }
        Wanted::Challenge => {
            answer.status == 401 && answer.field("www-authenticate").is_some() && !is_hit(answer)
        }
    };
    (!is_right).then(|| {
        let content = String::from_utf8_lossy(&answer.body);
        let start: String = content.chars().take(80).collect();
        format!("got {} `{}`", answer.status, start.escape_debug())
    })
}

const HEADING: &str = "\
An error in the place of a page: attacks with the page not yet stored, and with it stored.
cache    family            attacks  refused by demur  by the cache  passed  no answer  page stored  poisoned  no-cache broken  (careless gateway)";

fn print(cache: &Cache, outcomes: &[Outcome], control: &[Outcome]) {
    for (family, name) in FAMILIES {
        let of: Vec<_> = outcomes.iter().filter(|one| one.family == family).collect();
        let count = |test: fn(&Outcome) -> bool| of.iter().filter(|one| test(one)).count();
        let careless = control
            .iter()
            .filter(|one| one.family == family && one.is_poisoned);
        say(&format!(
            "{:<8} {name:<17} {:>7}  {:>16}  {:>12}  {:>6}  {:>9}  {:>11}  {:>8}  {:>15}  ({:>2})",
            cache.kind.name(),
            of.len(),
            count(|one| refused(one).is_some_and(is_ours)),
            count(|one| refused(one).is_some_and(|answer| !is_ours(answer))),
            count(|one| one.answer.as_ref().is_ok_and(|answer| answer.status < 400)),
            count(|one| one.answer.is_err()),
            count(|one| one.is_stored),
            count(|one| one.fault.is_some() && !one.is_violation),
            count(|one| one.is_violation),
            careless.count(),
        ));
    }
    say(&format!(
        "{:<8} {} requests",
        cache.kind.name(),
        cache.asked.get()
    ));
}

fn refused(outcome: &Outcome) -> Option<&Received> {
    outcome
        .answer
        .as_ref()
        .ok()
        .filter(|answer| answer.status >= 400)
}

/// Whether demur wrote an answer: each of its refusals has an id.
fn is_ours(answer: &Received) -> bool {
    answer.field("x-request-id").is_some()
}

//! What the program wrote: one event for each request, saying what happened, and nothing that was planted.

use demur_testkit::Transcript;
use serde_json::Value;

use crate::client::Answer;
use crate::gateway::Written;
use crate::upstream::Upstream;

/// What transcripts plant where neither an event nor the log may show it: credentials, bodies, queries.
const PLANTED: [&str; 11] = [
    "secret",
    "abc.def.ghi",
    "0123456789",
    "not-an-email",
    "burglar",
    "many",
    // The beginning of every token, what is in them, keys, and passwords as they are sent.
    "eyJ",
    "issuer.example",
    "key-of-",
    "Ym9iOmJhdHRlcnkgc3RhcGxl",
    "battery",
];

/// What the event of a transcript must say.
pub(crate) struct Told {
    path: String,
    id: Option<String>,
    status: u16,
    step: Option<String>,
    shadows: Vec<String>,
    reason: Option<String>,
    conceals: Option<String>,
    went_on: bool,
}

impl Told {
    pub(crate) fn of(transcript: &Transcript, answer: &Answer, upstream: &Upstream) -> Self {
        let own = answer.received.field("x-request-id").map(str::to_owned);
        let seen = upstream.seen();
        let forwarded = seen.first().and_then(|request| request.id.clone());
        let is_ours = transcript.stopped_at != "forward";
        Self {
            path: transcript.path.display().to_string(),
            id: if is_ours { own } else { forwarded },
            status: answer.received.status,
            step: is_ours.then(|| transcript.stopped_at.clone()),
            shadows: transcript.shadows.clone(),
            reason: transcript.reason.clone(),
            conceals: transcript.conceals.clone(),
            went_on: answer.went_on,
        }
    }
}

/// What of a request's credentials an answer shows.
pub(crate) fn shown_in(answer: &Answer) -> Option<String> {
    let fields = answer.received.fields.iter();
    let fields = fields.map(|(name, value)| format!("{name}: {value}\n"));
    let text = fields.collect::<String>() + &String::from_utf8_lossy(&answer.received.body);
    let credentials = ["abc.def.ghi", "eyJ", "key-of-", "Ym9iOmJhdHRlcnkgc3RhcGxl"];
    let found = credentials.into_iter().find(|word| text.contains(word))?;
    Some(format!("the answer shows `{found}`"))
}

/// Where the events differ from what happened. `unasked` are those of requests that only led up to one.
pub(crate) fn judge(written: &Written, told: &[Told], unasked: usize) -> Vec<String> {
    let mut wrong = Vec::new();
    let (text, log) = (&written.events, &written.log);
    let events: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    let expected = unasked + told.len() + told.iter().filter(|one| one.went_on).count();
    if events.len() != expected {
        wrong.push(format!(
            "{} events for {expected} requests of {:?}:\n{text}",
            events.len(),
            told.first().map(|one| &one.path)
        ));
    }
    for one in told {
        wrong.extend(differs(one, &events).map(|what| format!("{}\n  {what}", one.path)));
    }
    for planted in PLANTED {
        if text.contains(planted) {
            wrong.push(format!("an event shows `{planted}`:\n{text}"));
        }
        if log.contains(planted) {
            wrong.push(format!("the log shows `{planted}`:\n{log}"));
        }
    }
    wrong
}

fn differs(told: &Told, events: &[Value]) -> Option<String> {
    let Some(id) = &told.id else {
        return Some("there is no request id to find the event by".to_owned());
    };
    let mut own = events.iter().filter(|event| event["id"] == **id);
    let (Some(event), None) = (own.next(), own.next()) else {
        return Some(format!("not one event has the id {id}"));
    };
    let step = event.get("step").and_then(Value::as_str);
    if step != told.step.as_deref() {
        return Some(format!(
            "the event says {step:?} instead of {:?}",
            told.step
        ));
    }
    let shadows = event.get("shadow").and_then(Value::as_array);
    let shadows: Vec<&Value> = shadows.into_iter().flatten().collect();
    if shadows != told.shadows.iter().collect::<Vec<_>>() {
        return Some(format!("the event's shadows are {shadows:?}"));
    }
    for (member, expected) in [("reason", &told.reason), ("conceals", &told.conceals)] {
        if expected.is_some() && event[member].as_str() != expected.as_deref() {
            return Some(format!("the event's {member} is {}", event[member]));
        }
    }
    let status = &event["status"];
    (status != &Value::from(told.status))
        .then(|| format!("the event says {status} instead of {}", told.status))
}

//! What two snapshots answer differently, for requests that are made up for every operation of both.
//!
//! For each operation there is a request that it should accept, and many that differ from it in one thing: a parameter
//! is missing, a number is past its maximum, a member of the body has another type (`probes.rs`, `bodies.rs`). They are
//! made from the old document and from the new one, so that what only one of them forbids is found, and each is
//! decided by both snapshots. They carry what both documents require and come from a caller with all the rights that
//! both ask for, so that one difference does not hide the others; what one document alone requires is left out in
//! requests of their own.
//!
//! An operation whose own snapshot refuses even the first request is listed as unprobed: a sample could not be made,
//! or it is closed to everybody, and then most of its differences cannot be seen.

pub(crate) mod bodies;
pub(crate) mod probes;
mod report;

use std::collections::{BTreeMap, HashSet};

use demur_contract::{Contract, Operation};
use demur_decide::Snapshot;
use demur_decide::offline::Outcome;

use crate::answer::Answer;
use crate::draft::{Draft, host};
use crate::judge::Side;
use crate::sample::Extent;
use probes::{Probe, Source, probes};
pub use report::{json, text};

/// What a difference means to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// What was accepted is refused, or a refusal has another status.
    Breaking,
    /// What was refused is accepted.
    Widening,
    /// The status is the same: another row gives it, or its texts are others.
    Neutral,
}

/// Requests for one operation that are answered differently in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it means.
    pub kind: Kind,
    /// `GET /pets/{petId}`.
    pub operation: String,
    /// The id of the operation.
    pub id: String,
    /// Whether both documents have the operation.
    pub presence: Presence,
    /// What was asked, in words.
    pub asked: Vec<String>,
    /// The old answer.
    pub before: Answer,
    /// The new answer.
    pub after: Answer,
}

/// Which of the documents have an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Both.
    Both,
    /// The old one alone.
    Removed,
    /// The new one alone.
    Added,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The differences, breaking ones first, by operation.
    pub findings: Vec<Finding>,
    /// How many operations were compared.
    pub operations: usize,
    /// How many requests were decided twice.
    pub probes: usize,
    /// Operations whose own snapshot refuses a request that it should accept, and its answer.
    pub unprobed: Vec<(String, Answer)>,
}

impl Report {
    /// How many findings are of this kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.kind == kind)
            .count()
    }
}

/// One operation and where it is reached.
struct Reached<'s> {
    operation: &'s Operation,
    base: &'s str,
}

impl Reached<'_> {
    fn name(&self) -> String {
        format!(
            "{} {}{}",
            self.operation.method, self.base, self.operation.template
        )
    }

    /// The name without those of its parameters, which clients do not see.
    fn key(&self) -> String {
        let mut key = String::new();
        let name = self.name();
        for (number, part) in name.split('{').enumerate() {
            let rest = part.split_once('}').map_or(part, |(_, rest)| rest);
            key.push_str(if number == 0 { part } else { "{}" });
            key.push_str(if number == 0 { "" } else { rest });
        }
        key
    }
}

/// Asks both snapshots about every operation of both.
pub fn diff(old: &Snapshot, new: &Snapshot) -> Report {
    let (old, new) = (Side::new(old), Side::new(new));
    let (before, after) = (reached(&old), reached(&new));
    let keys: Vec<&String> = before
        .keys()
        .chain(after.keys().filter(|key| !before.contains_key(*key)))
        .collect();
    let mut report = Report::default();
    for key in keys {
        report.operations += 1;
        let mut asking = Asking {
            old: &old,
            new: &new,
            seen: HashSet::new(),
            report: &mut report,
        };
        asking.operation(before.get(key), after.get(key));
    }
    report.findings.sort_by_key(|finding| finding.kind);
    report
}

/// The operations of a snapshot; where two documents have the same one, the first counts, as it does when serving.
fn reached<'s>(side: &Side<'s>) -> BTreeMap<String, Reached<'s>> {
    let mut out = BTreeMap::new();
    for contract in &side.snapshot.contracts {
        for operation in contract.operations() {
            let base = base_of(side, contract, operation);
            let one = Reached { operation, base };
            out.entry(one.key()).or_insert(one);
        }
    }
    out
}

/// The base path under which the operation answers; they may differ within a document.
pub(crate) fn base_of<'s>(
    side: &Side<'s>,
    contract: &'s Contract,
    operation: &Operation,
) -> &'s str {
    let mut bases = contract.base_paths().iter().map(String::as_str);
    let leads_here = |base: &&str| {
        let target = Draft::of(operation, base, Extent::Required).target();
        let aim = side.aim(&operation.method, target.as_bytes());
        aim.operation
            .is_some_and(|found| std::ptr::eq(found, operation))
    };
    let first = contract.base_paths().first().map_or("", String::as_str);
    bases.find(leads_here).unwrap_or(first)
}

/// One operation being asked about.
struct Asking<'a, 's> {
    old: &'a Side<'s>,
    new: &'a Side<'s>,
    /// What was asked already: both documents lead to many of the same requests.
    seen: HashSet<Vec<u8>>,
    report: &'a mut Report,
}

impl Asking<'_, '_> {
    fn operation(&mut self, before: Option<&Reached<'_>>, after: Option<&Reached<'_>>) {
        let Some(shown) = after.or(before) else {
            return;
        };
        let (name, id) = (shown.name(), shown.operation.id.clone());
        let presence = match (before, after) {
            (Some(_), None) => Presence::Removed,
            (None, Some(_)) => Presence::Added,
            (Some(_), Some(_)) | (None, None) => Presence::Both,
        };
        let mut folded: BTreeMap<(Kind, Answer, Answer), Vec<String>> = BTreeMap::new();
        let sides = [
            (before, after, self.old, self.new),
            (after, before, self.new, self.old),
        ];
        for (one, two, own, other) in sides {
            let Some(one) = one else {
                continue;
            };
            let source = Source {
                operation: one.operation,
                base: one.base,
                host: host(own.snapshot),
                other: two.map(|two| two.operation),
                policies: [&own.snapshot.policy, &other.snapshot.policy],
            };
            let probes = self.probes(source, own, other, &name);
            for probe in probes {
                if let Some((before, after, kind)) = self.ask(&probe) {
                    folded
                        .entry((kind, before, after))
                        .or_default()
                        .push(probe.words);
                }
            }
        }
        let findings = folded
            .into_iter()
            .map(|((kind, before, after), asked)| Finding {
                kind,
                operation: name.clone(),
                id: id.clone(),
                presence,
                asked,
                before,
                after,
            });
        self.report.findings.extend(findings);
    }

    /// What is asked about one side's operation. Of one that the other side does not know, the plain request says all.
    fn probes(
        &mut self,
        source: Source<'_>,
        own: &Side<'_>,
        other: &Side<'_>,
        name: &str,
    ) -> Vec<Probe> {
        let plain = source.plain();
        let answer = answer(own, &plain);
        if answer != Answer::Forwarded {
            self.report.unprobed.retain(|(one, _)| one != name);
            self.report.unprobed.push((name.to_owned(), answer));
        }
        if other
            .aim(&plain.request.method, &plain.request.target)
            .operation
            .is_none()
        {
            return vec![plain];
        }
        let accepts =
            |side: &Side<'_>, probe: &Probe| self::answer(side, probe) == Answer::Forwarded;
        probes(source, &|probe| accepts(own, probe), &|probe| {
            accepts(other, probe)
        })
    }

    /// Both answers, if they differ.
    fn ask(&mut self, probe: &Probe) -> Option<(Answer, Answer, Kind)> {
        let mut seen = probe.request.octets(0);
        seen.extend_from_slice(probe.caller.scopes.join(" ").as_bytes());
        if !self.seen.insert(seen) {
            return None;
        }
        self.report.probes += 1;
        let (before, after) = (outcome(self.old, probe), outcome(self.new, probe));
        let texts = |outcome: &Outcome| {
            let reply = outcome.reply.as_ref();
            reply.map(|reply| (reply.fields.clone(), reply.body.clone()))
        };
        let reworded = texts(&before) != texts(&after);
        let (before, after) = (Answer::of(&before), Answer::of(&after));
        (before != after || reworded).then(|| (before, after, kind(before, after)))
    }
}

/// What a side says to a probe. It is asked at a host of its own, or a change of the hosts would hide all others.
fn outcome(side: &Side<'_>, probe: &Probe) -> Outcome {
    let mut request = probe.request.clone();
    if let Some((_, value)) = request.fields.iter_mut().find(|(name, _)| name == "Host") {
        host(side.snapshot).clone_into(value);
    }
    side.decide(&request, None, &probe.caller).outcome
}

fn answer(side: &Side<'_>, probe: &Probe) -> Answer {
    Answer::of(&outcome(side, probe))
}

fn kind(before: Answer, after: Answer) -> Kind {
    let same_status = before.status() == after.status();
    match (before, after) {
        (Answer::Forwarded, Answer::Forwarded) => Kind::Neutral,
        (Answer::Forwarded, Answer::Refused { .. } | Answer::Answered { .. })
        | (Answer::Answered { .. }, Answer::Refused { .. }) => Kind::Breaking,
        (Answer::Refused { .. }, Answer::Forwarded | Answer::Answered { .. })
        | (Answer::Answered { .. }, Answer::Forwarded) => Kind::Widening,
        (Answer::Refused { .. }, Answer::Refused { .. })
        | (Answer::Answered { .. }, Answer::Answered { .. }) => {
            if same_status {
                Kind::Neutral
            } else {
                Kind::Breaking
            }
        }
    }
}

impl Kind {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Widening => "widening",
            Self::Neutral => "neutral",
        }
    }
}

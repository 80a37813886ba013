//! Many requests, counted by what changes for them.

use std::collections::BTreeMap;

use demur_decide::Snapshot;

use crate::answer::Answer;
use crate::compare::{Before, Change, Difference, Missing, Pair};
use crate::masked;
use crate::recorded::Recorded;

/// The most groups that are kept apart. A log cannot have more of them than operations times answers, unless
/// somebody filled it with methods of his own.
const MOST_GROUPS: usize = 10_000;

/// Requests being compared one after the other; what is kept does not grow with their number.
#[derive(Debug)]
pub struct Replay<'s> {
    pair: Pair<'s>,
    groups: BTreeMap<Key, (u64, String)>,
    summary: Summary,
}

type Key = (Change, Option<String>, Before, Answer);

/// What changes for a recording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// All requests.
    pub requests: u64,
    /// Those that succeeded or were forwarded and would be refused.
    pub refused: u64,
    /// Those that would be answered by us with another status or by another row.
    pub altered: u64,
    /// Those that we refused and would forward.
    pub opened: u64,
    /// Those for which nothing changes.
    pub same: u64,
    /// Those for which it cannot be told, by what is missing.
    pub undecidable: BTreeMap<Missing, u64>,
    /// What changes, the most frequent first.
    pub groups: Vec<Group>,
    /// Requests whose changes found no place among the groups.
    pub ungrouped: u64,
}

/// Requests that change in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How.
    pub change: Change,
    /// `GET /pets/{petId}`; nothing for paths that no document knows.
    pub operation: Option<String>,
    /// The old answer.
    pub before: Before,
    /// The new answer.
    pub after: Answer,
    /// How many.
    pub count: u64,
    /// Method and target of the first of them, without the values of its query.
    pub example: String,
}

impl<'s> Replay<'s> {
    /// Starts a comparison. Without an old snapshot the recorded answers are the old ones.
    pub fn new(old: Option<&'s Snapshot>, new: &'s Snapshot) -> Self {
        Self {
            pair: Pair::new(old, new),
            groups: BTreeMap::new(),
            summary: Summary::default(),
        }
    }

    /// Compares one more request.
    pub fn add(&mut self, recorded: &Recorded) -> Difference {
        let difference = self.pair.compare(recorded);
        let summary = &mut self.summary;
        summary.requests += 1;
        match difference.change {
            Change::Refused => summary.refused += 1,
            Change::Altered => summary.altered += 1,
            Change::Opened => summary.opened += 1,
            Change::Same => summary.same += 1,
            Change::Undecidable(missing) => *summary.undecidable.entry(missing).or_default() += 1,
        }
        match difference.change {
            Change::Refused | Change::Altered | Change::Opened => self.group(&difference, recorded),
            Change::Same | Change::Undecidable(_) => {}
        }
        difference
    }

    fn group(&mut self, difference: &Difference, recorded: &Recorded) {
        let key = (
            difference.change,
            difference.operation.as_deref().map(masked::shown),
            difference.before,
            difference.after,
        );
        if self.groups.len() >= MOST_GROUPS && !self.groups.contains_key(&key) {
            self.summary.ungrouped += 1;
            return;
        }
        let (count, _) = self.groups.entry(key).or_insert_with(|| {
            let target = masked::target(&recorded.target);
            (0, format!("{} {target}", masked::shown(&recorded.method)))
        });
        *count += 1;
    }

    /// What was found so far.
    pub fn summary(&self) -> Summary {
        let mut groups: Vec<Group> = self
            .groups
            .iter()
            .map(|(key, found)| group(key, found))
            .collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.count));
        Summary {
            groups,
            ..self.summary.clone()
        }
    }
}

fn group((change, operation, before, after): &Key, (count, example): &(u64, String)) -> Group {
    Group {
        change: *change,
        operation: operation.clone(),
        before: *before,
        after: *after,
        count: *count,
        example: example.clone(),
    }
}

impl Summary {
    /// How many requests cannot be decided.
    pub fn undecided(&self) -> u64 {
        self.undecidable.values().sum()
    }
}

//! What checks that compare a server with a document have in common: when an answer counts, and how it is told.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::exchange::Exchange;
use crate::finding::{Finding, Findings, Severity};
use crate::probe::Expected;

/// The most exchanges that one finding shows.
const MOST_SHOWN: usize = 4;

/// The status, if it is none of those that were expected and none that says nothing: limits of the server's own, and
/// failures that are not about this request.
pub(crate) fn unexpected(exchange: &Exchange, expected: &Expected) -> Option<u16> {
    let status = exchange.status()?;
    let says_nothing = matches!(status, 413 | 414 | 429 | 431) || (status > 500 && status < 600);
    (!says_nothing && !expected.statuses.contains(&status)).then_some(status)
}

/// `400`, `400 or 422`, `400, 404 or 422`.
pub(crate) fn listed(statuses: &[u16]) -> String {
    let words: Vec<String> = statuses.iter().map(ToString::to_string).collect();
    match words.split_last() {
        None => "another status".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// "a request with a body that is no JSON gets 500 and not 400".
pub(crate) fn sentence(expected: &Expected, status: u16) -> String {
    let words = &expected.words;
    format!(
        "a request {words} gets {status} and not {}",
        listed(&expected.statuses)
    )
}

/// The text without values of an answer that are too long to be shown.
pub(crate) fn cut(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(80).collect();
    if letters.next().is_some() {
        format!("{start}…")
    } else {
        start
    }
}

/// Findings of which those that are alike become one.
#[derive(Debug, Default)]
pub(crate) struct Fold {
    found: Vec<Folded>,
    /// Where the finding with a key is.
    places: HashMap<String, usize>,
}

#[derive(Debug)]
struct Folded {
    severity: Severity,
    finding: Finding,
    /// How many more say the same.
    same: usize,
}

impl Fold {
    /// Adds one; what has the same key is shown beside the first.
    pub(crate) fn add(&mut self, key: String, severity: Severity, finding: Finding) {
        let known = self.places.get(&key).copied();
        let Some(first) = known.and_then(|place| self.found.get_mut(place)) else {
            self.once(key, severity, finding);
            return;
        };
        if finding.what == first.finding.what {
            first.same += 1;
        } else {
            let also = format!("also: {}", finding.what);
            first.finding.facts.push(also);
        }
        let room = MOST_SHOWN.saturating_sub(first.finding.exchanges.len());
        let more = finding.exchanges.into_iter().take(room);
        first.finding.exchanges.extend(more);
    }

    /// Adds one, if there is none with this key.
    pub(crate) fn once(&mut self, key: String, severity: Severity, finding: Finding) {
        if self.places.contains_key(&key) {
            return;
        }
        self.places.insert(key, self.found.len());
        self.found.push(Folded {
            severity,
            finding,
            same: 0,
        });
    }

    /// Hands over what was added.
    pub(crate) fn into(self, findings: &mut Findings<'_>) {
        for folded in self.found {
            let mut finding = folded.finding;
            if folded.same > 0 {
                let count = folded.same + 1;
                finding.facts.push(format!("the same for {count} requests"));
            }
            findings.add_as(folded.severity, finding);
        }
    }
}

/// A finding with its reason and its cure.
pub(crate) fn finding(
    exchange: &Exchange,
    what: impl Into<String>,
    why: impl Into<Cow<'static, str>>,
    fix: impl Into<Cow<'static, str>>,
) -> Finding {
    Finding::of(exchange, what).why(why).fix(fix)
}

#[cfg(test)]
mod tests {
    use super::{cut, listed};

    #[test]
    fn statuses_are_listed_as_people_do() {
        assert_eq!(listed(&[400]), "400");
        assert_eq!(listed(&[400, 404, 422]), "400, 404 or 422");
        assert_eq!(listed(&[]), "another status");
    }

    #[test]
    fn long_values_are_cut_between_letters() {
        assert_eq!(cut("short"), "short");
        assert_eq!(cut(&"é".repeat(100)).chars().count(), 81);
    }
}

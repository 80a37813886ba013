//! How often somebody has asked: the table's question is put to a memory that all threads share, and that outlives
//! a reload. Another store would answer the same question here.

use std::time::{Duration, Instant};

use demur_decide::Facts;
use demur_decide::rates::{Allowance, By, Limit};
use demur_limit::{Key, Keyer, Rate, Standing, Table, Taken};

/// What is remembered of everybody.
#[derive(Debug)]
pub(crate) struct Counter {
    table: Table,
    keyer: Keyer,
    began: Instant,
}

/// A limit that holds for a request, and whom it counts it for.
#[derive(Debug, Clone, Copy)]
struct Meter<'a> {
    number: usize,
    limit: &'a Limit,
    key: Key,
}

impl Counter {
    /// A memory for so many callers.
    pub(crate) fn new(callers: usize) -> Self {
        Self {
            table: Table::new(callers),
            keyer: Keyer::default(),
            began: Instant::now(),
        }
    }

    /// Counts a request against every limit that holds for it if all of them let it pass, and else against none: who
    /// is refused loses nothing, and waits for the slowest of them once.
    pub(crate) fn count(&self, facts: &Facts<'_>, by: By) -> Vec<Allowance> {
        // A network is counted by itself and as a caller whom nobody knows, in one bucket each.
        let kind: &[u8] = match by {
            By::Network => b"network: ",
            By::Caller => b"caller: ",
        };
        let who = [kind, &facts.rate_key(by)].concat();
        self.count_at(&facts.limits(by), &who, self.began.elapsed())
    }

    fn count_at(&self, limits: &[(usize, &Limit)], who: &[u8], now: Duration) -> Vec<Allowance> {
        let meters = limits.iter().map(|(number, limit)| Meter {
            number: *number,
            limit,
            key: self.keyer.key(&limit.name, who),
        });
        if let [_, _, ..] = limits {
            let found: Vec<_> = meters.clone().map(|meter| self.look(meter, now)).collect();
            if found.iter().any(|one| one.wait.is_some()) {
                return found;
            }
        }
        meters.map(|meter| self.take(meter, now)).collect()
    }

    fn look(&self, meter: Meter<'_>, now: Duration) -> Allowance {
        meter.judge(|rate| {
            let standing = self.table.look(meter.key, rate, now);
            let wait = Some(standing.wait).filter(|wait| !wait.is_zero());
            (standing, wait)
        })
    }

    fn take(&self, meter: Meter<'_>, now: Duration) -> Allowance {
        meter.judge(|rate| match self.table.take(meter.key, rate, now) {
            Taken::Admitted(standing) => (standing, None),
            Taken::Refused(standing) => (standing, Some(standing.wait)),
        })
    }
}

impl Meter<'_> {
    fn judge(self, judge: impl FnOnce(&Rate) -> (Standing, Option<Duration>)) -> Allowance {
        let limit = self.limit;
        let Some(rate) = Rate::new(limit.requests, limit.window, limit.burst) else {
            // A limit that lets nothing pass is refused when it is loaded; it does not become one that lets
            // everything pass.
            return Allowance {
                limit: self.number,
                remaining: 0,
                reset: limit.window,
                wait: Some(limit.window),
            };
        };
        let (standing, wait) = judge(&rate);
        Allowance {
            limit: self.number,
            remaining: standing.remaining,
            reset: standing.reset,
            wait,
        }
    }
}

#[cfg(test)]
mod tests {
    use demur_decide::rates::Exhausted;

    use super::*;

    fn limit(name: &str, requests: u32, seconds: u64) -> Limit {
        Limit {
            name: name.to_owned(),
            requests,
            window: Duration::from_secs(seconds),
            burst: requests,
            by: By::Caller,
            prefix: String::new(),
            operation: None,
            exhausted: Exhausted::TooManyRequests,
        }
    }

    #[test]
    fn a_refusal_by_one_limit_counts_for_none_and_tells_the_longest_wait() {
        let counter = Counter::new(100);
        let (quick, slow) = (limit("quick", 1, 2), limit("slow", 2, 60));
        let limits = [(0, &quick), (1, &slow)];
        let waits = |seconds| {
            let found = counter.count_at(&limits, b"one", Duration::from_secs(seconds));
            found.iter().map(|one| one.wait).max().flatten()
        };
        let wait = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(waits(0), None);
        // The slow one has one left, which refusals by the quick one do not use up.
        assert_eq!([waits(1), waits(1), waits(1)], [wait(1); 3]);
        assert_eq!(waits(2), None);
        assert_eq!(waits(2), wait(28));
        assert_eq!(waits(30), None);
    }
}

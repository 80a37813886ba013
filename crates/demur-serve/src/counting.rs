//! How often somebody has asked: the table's question is put to a memory that all threads share, and that outlives
//! a reload. Another store would answer the same question here.

use std::time::Instant;

use demur_decide::Facts;
use demur_decide::rates::{Allowance, By, Limit};
use demur_limit::{Keyer, Rate, Table, Taken};

/// What is remembered of everybody.
#[derive(Debug)]
pub(crate) struct Counter {
    table: Table,
    keyer: Keyer,
    began: Instant,
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

    /// Counts a request against each limit that holds for it, up to the first that refuses.
    pub(crate) fn count(&self, facts: &Facts<'_>, by: By) -> Vec<Allowance> {
        let who = facts.rate_key(by);
        let mut found = Vec::new();
        for (number, limit) in facts.limits(by) {
            let allowance = self.take(number, limit, &who);
            found.push(allowance);
            if allowance.wait.is_some() {
                break;
            }
        }
        found
    }

    fn take(&self, number: usize, limit: &Limit, who: &[u8]) -> Allowance {
        let taken = Rate::new(limit.requests, limit.window, limit.burst).map(|rate| {
            let key = self.keyer.key(&limit.name, who);
            self.table.take(key, &rate, self.began.elapsed())
        });
        let (standing, wait) = match taken {
            Some(Taken::Admitted(standing)) => (standing, None),
            Some(Taken::Refused(standing)) => (standing, Some(standing.wait)),
            // A limit that lets nothing pass is refused when it is loaded; it does not become one that lets
            // everything pass.
            None => {
                return Allowance {
                    limit: number,
                    remaining: 0,
                    reset: limit.window,
                    wait: Some(limit.window),
                };
            }
        };
        Allowance {
            limit: number,
            remaining: standing.remaining,
            reset: standing.reset,
            wait,
        }
    }
}

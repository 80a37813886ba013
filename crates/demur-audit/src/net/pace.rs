//! When the next request may go out, and when no more may.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Budget, Stopped};
use crate::exchange::Exchange;

/// Shared by all who send.
pub(super) struct Pace {
    state: Mutex<State>,
    changed: Condvar,
    gap: Duration,
    deadline: Instant,
    patience: Duration,
    failures: usize,
}

struct State {
    next: Instant,
    left: usize,
    in_a_row: usize,
    stopped: Option<Stopped>,
}

impl Pace {
    pub(super) fn new(budget: &Budget) -> Self {
        let now = Instant::now();
        let gap = budget.rate.filter(|rate| *rate > 0.0);
        let gap = gap.and_then(|rate| Duration::try_from_secs_f64(1.0 / rate).ok());
        Self {
            state: Mutex::new(State {
                next: now,
                left: budget.requests,
                in_a_row: 0,
                stopped: None,
            }),
            changed: Condvar::new(),
            gap: gap.unwrap_or_default(),
            deadline: now + budget.whole,
            patience: budget.patience,
            failures: budget.failures.max(1),
        }
    }

    /// When the time for the whole audit is used up.
    pub(super) fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Waits until a request may be sent; `false` if none may any more.
    pub(super) fn admit(&self) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let now = Instant::now();
            if state.stopped.is_none() {
                if now >= self.deadline {
                    state.stopped = Some(Stopped::Time);
                } else if state.left == 0 {
                    state.stopped = Some(Stopped::Requests);
                }
            }
            if state.stopped.is_some() {
                self.changed.notify_all();
                return false;
            }
            if now >= state.next {
                state.next = (state.next + self.gap).max(now);
                state.left -= 1;
                return true;
            }
            let wait = state.next.min(self.deadline).saturating_duration_since(now);
            let waited = self.changed.wait_timeout(state, wait);
            (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Looks at what came. `true` if the request is to be sent once more, because the server asked to be asked later.
    pub(super) fn came(&self, exchange: &Exchange) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let status = exchange.status();
        let failed = match status {
            Some(501 | 505) => false,
            Some(status) => (500..600).contains(&status),
            None => exchange.request.raw.is_none(),
        };
        state.in_a_row = if failed { state.in_a_row + 1 } else { 0 };
        if state.in_a_row >= self.failures && state.stopped.is_none() {
            state.stopped = Some(Stopped::Failures(state.in_a_row));
        }
        let Some(wait) = asked_to_wait(exchange) else {
            return false;
        };
        let until = Instant::now() + wait;
        if wait > self.patience || until >= self.deadline {
            state.stopped.get_or_insert(Stopped::Asked(wait.as_secs()));
            return false;
        }
        state.next = state.next.max(until);
        true
    }

    /// Ends the audit before its time.
    pub(super) fn interrupt(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.stopped.get_or_insert(Stopped::Interrupted);
        self.changed.notify_all();
    }

    /// Why no more is sent, if that is so.
    pub(super) fn stopped(&self) -> Option<Stopped> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.stopped
    }
}

/// What `Retry-After` of a 429 or 503 asks for (RFC 9110 §10.2.3).
fn asked_to_wait(exchange: &Exchange) -> Option<Duration> {
    let answer = exchange.answer()?;
    if !matches!(answer.status, 429 | 503) {
        return None;
    }
    let value = answer.fields.get("Retry-After")?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = httpdate::parse_http_date(value).ok()?;
    Some(moment.duration_since(exchange.moment()).unwrap_or_default())
}

//! When the next request may go out, and when no more may.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Budget, Stopped};
use crate::exchange::Exchange;

/// How often it is looked whether the audit is to end, while nothing may be sent.
const LOOK_UP: Duration = Duration::from_millis(100);

/// Shared by all who send.
pub(super) struct Pace<'i> {
    interrupted: &'i AtomicBool,
    state: Mutex<State>,
    changed: Condvar,
    gap: Duration,
    deadline: Instant,
    patience: Duration,
    failures: usize,
}

struct State {
    next: Instant,
    sent: usize,
    most: usize,
    in_a_row: usize,
    stopped: Option<Stopped>,
}

impl<'i> Pace<'i> {
    /// A budget from now on, for as long as `interrupted` is not set.
    pub(super) fn new(budget: &Budget, interrupted: &'i AtomicBool) -> Self {
        let now = Instant::now();
        let gap = budget.rate.filter(|rate| *rate > 0.0);
        let gap = gap.and_then(|rate| Duration::try_from_secs_f64(1.0 / rate).ok());
        Self {
            interrupted,
            state: Mutex::new(State {
                next: now,
                sent: 0,
                most: budget.requests,
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
                state.stopped = self.end(&state, now);
            }
            if state.stopped.is_some() {
                self.changed.notify_all();
                return false;
            }
            if now >= state.next {
                state.next = now + self.gap;
                state.sent += 1;
                return true;
            }
            let wait = state.next.min(self.deadline).saturating_duration_since(now);
            let wait = wait.min(LOOK_UP);
            let waited = self.changed.wait_timeout(state, wait);
            (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Why nothing more may be sent.
    fn end(&self, state: &State, now: Instant) -> Option<Stopped> {
        if self.interrupted.load(Ordering::Relaxed) {
            Some(Stopped::Interrupted)
        } else if now >= self.deadline {
            Some(Stopped::Time)
        } else {
            (state.sent >= state.most).then_some(Stopped::Requests)
        }
    }

    /// How many requests were sent.
    pub(super) fn sent(&self) -> usize {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.sent
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
        // What is longer than anybody waits need not be a moment at all.
        let until = (wait <= self.patience).then(|| Instant::now() + wait);
        let Some(until) = until.filter(|until| *until < self.deadline) else {
            state.stopped.get_or_insert(Stopped::Asked(wait.as_secs()));
            return false;
        };
        state.next = state.next.max(until);
        true
    }

    /// Why no more is sent, if that is so.
    pub(super) fn stopped(&self) -> Option<Stopped> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if self.interrupted.load(Ordering::Relaxed) {
            state.stopped.get_or_insert(Stopped::Interrupted);
        }
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

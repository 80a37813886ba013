//! Keeps the keys of one issuer: a thread that fetches them when the keyring says so.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use ureq::Agent;

use super::Clock;
use super::fetch::{self, FetchFault, Source};
use crate::jwt::{KeySet, TokenRules, Unproved};
use crate::keyring::{Hope, Keyring};
use crate::memory::lock;
use crate::outcome::{Outcome, Reason};
use crate::waiting::{Checking, Promise, promise};

/// Tokens that wait for keys. More than this wait for nothing.
const MOST_WAITING: usize = 256;
/// The thread looks at the clock at least this often, for it may be set.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);

/// Verifies tokens with keys that are fetched.
pub(crate) struct Keeper {
    shared: Arc<Shared>,
}

struct Shared {
    source: Source,
    rules: TokenRules,
    clock: Clock,
    state: Mutex<State>,
    wake: Condvar,
}

struct State {
    ring: Keyring,
    waiting: Vec<Waiter>,
    trouble: Option<FetchFault>,
    phase: Phase,
}

#[derive(PartialEq, Eq)]
enum Phase {
    Running,
    Ending,
}

struct Waiter {
    token: String,
    now: SystemTime,
    promise: Promise,
}

impl Keeper {
    /// Starts the thread, which fetches when the keyring says so.
    pub(crate) fn start(
        source: Source,
        rules: TokenRules,
        ring: Keyring,
        clock: Clock,
    ) -> io::Result<Self> {
        let state = State {
            ring,
            waiting: Vec::new(),
            trouble: None,
            phase: Phase::Running,
        };
        let shared = Arc::new(Shared {
            source,
            rules,
            clock,
            state: Mutex::new(state),
            wake: Condvar::new(),
        });
        let of_thread = Arc::clone(&shared);
        let client = fetch::client();
        thread::Builder::new()
            .name("demur-keys".to_owned())
            .spawn(move || of_thread.run(&client))?;
        Ok(Self { shared })
    }

    /// Who is calling. A token that names a key which we do not know yet waits until keys were fetched, so that an
    /// issuer can change its keys without anybody noticing.
    pub(crate) fn verify(&self, token: &str, now: SystemTime) -> Checking {
        let rules = &self.shared.rules;
        let unproved = match Unproved::read(token, rules) {
            Ok(unproved) => unproved,
            Err(reason) => return Checking::Done(Outcome::Invalid(reason)),
        };
        let keys = lock(&self.shared.state).ring.usable(now).cloned();
        let outcome = match keys {
            Some(keys) => Outcome::from(unproved.prove(rules, &keys, now)),
            None => Outcome::Unavailable,
        };
        match outcome {
            Outcome::Unavailable | Outcome::Invalid(Reason::UnknownKey) => {
                self.shared.wait_or(outcome, token, now)
            }
            Outcome::Valid(_) | Outcome::Invalid(_) => Checking::Done(outcome),
        }
    }

    /// What is known of the keys, where they come from this place.
    pub(crate) fn keyring(&self, source: &Source) -> Option<Keyring> {
        (self.shared.source == *source).then(|| lock(&self.shared.state).ring.clone())
    }

    /// Why keys could not be fetched the last time; none where they could.
    pub(crate) fn trouble(&self) -> Option<FetchFault> {
        lock(&self.shared.state).trouble
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        lock(&self.shared.state).phase = Phase::Ending;
        self.shared.wake.notify_all();
    }
}

impl Shared {
    fn wait_or(&self, outcome: Outcome, token: &str, now: SystemTime) -> Checking {
        let mut state = lock(&self.state);
        match state.ring.ask(now) {
            Hope::No => Checking::Done(outcome),
            Hope::Soon if state.waiting.len() >= MOST_WAITING => {
                Checking::Done(Outcome::Unavailable)
            }
            Hope::Soon => {
                let (promise, waiting) = promise();
                state.waiting.push(Waiter {
                    token: token.to_owned(),
                    now,
                    promise,
                });
                self.wake.notify_all();
                Checking::Waiting(waiting)
            }
        }
    }

    fn run(&self, client: &Agent) {
        while self.wait_for_turn() {
            // Keys are foreign bytes; if they ever made us panic, that must not be the end of fetching.
            let fetched = catch_unwind(AssertUnwindSafe(|| fetch::keys(client, &self.source)));
            self.finish(fetched.unwrap_or(Err(FetchFault::Unreachable)));
        }
    }

    /// Returns when it is time to fetch, and says whether there is any reason to go on.
    fn wait_for_turn(&self) -> bool {
        let mut state = lock(&self.state);
        loop {
            let now = self.clock.now();
            if state.phase == Phase::Ending {
                return false;
            }
            if state.ring.wants_fetch(now) {
                state.ring.on_begun(now);
                return true;
            }
            let pause = state
                .ring
                .next_fetch_in(now)
                .unwrap_or(LONGEST_SLEEP)
                .min(LONGEST_SLEEP);
            state = self.sleep(state, pause);
        }
    }

    fn sleep<'a>(&self, state: MutexGuard<'a, State>, pause: Duration) -> MutexGuard<'a, State> {
        let woken = self.wake.wait_timeout(state, pause);
        woken.unwrap_or_else(PoisonError::into_inner).0
    }

    fn finish(&self, fetched: Result<KeySet, FetchFault>) {
        let now = self.clock.now();
        let mut state = lock(&self.state);
        state.trouble = fetched.as_ref().err().copied();
        match fetched {
            Ok(keys) => state.ring.on_fetched(keys, now),
            Err(_) => state.ring.on_failed(now),
        }
        let keys = state.ring.usable(now).cloned();
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        for waiter in waiting {
            let outcome = self.judge(&waiter, keys.as_deref());
            waiter.promise.keep(outcome);
        }
    }

    fn judge(&self, waiter: &Waiter, keys: Option<&KeySet>) -> Outcome {
        let Some(keys) = keys else {
            return Outcome::Unavailable;
        };
        let unproved = Unproved::read(&waiter.token, &self.rules);
        unproved
            .and_then(|one| one.prove(&self.rules, keys, waiter.now))
            .into()
    }
}

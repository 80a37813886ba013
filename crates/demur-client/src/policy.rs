//! The policy, and the decision after an attempt. Pure: chance and time are passed in.

use std::time::Duration;

use crate::budget::Budget;
use crate::outcome::{Connection, Decision, Outcome, Semantics, Why};
use crate::rules::{Hint, Rule, after_failure, after_status};

/// How often, how long and what to repeat.
///
/// ```
/// use std::time::Duration;
/// use demur_client::{Decision, Outcome, Policy, Semantics, Why};
/// use http::StatusCode;
///
/// let policy = Policy::new().attempts(4).longest_retry_after(Duration::from_secs(30));
/// let busy = Outcome::Status { code: StatusCode::SERVICE_UNAVAILABLE, retry_after: Some(Duration::from_secs(5)) };
/// assert!(matches!(
///     policy.decide(Semantics::Idempotent, busy, 1, 0),
///     Decision::Retry { after, .. } if after == Duration::from_secs(5)
/// ));
/// assert_eq!(policy.decide(Semantics::NotIdempotent, busy, 1, 0), Decision::Stop(Why::NotIdempotent));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    attempts: u32,
    base: Duration,
    cap: Duration,
    longest: Duration,
    budget: Budget,
    keys: Trust,
    refusals: Trust,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    Withheld,
    Given,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(100),
            cap: Duration::from_secs(10),
            longest: Duration::from_mins(1),
            budget: Budget::default(),
            keys: Trust::Withheld,
            refusals: Trust::Withheld,
        }
    }
}

impl Policy {
    /// The defaults: 3 attempts, waits that grow from 100 ms to 10 s, a `Retry-After` of up to a minute, 20 % of extra
    /// requests, and nothing repeated that may do harm.
    pub fn new() -> Self {
        Self::default()
    }

    /// How often a request is sent at most, the first time included. 2 keeps to the letter of RFC 9110 §9.2.2, which
    /// advises against repeating a failed repeat.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// The longest wait before the first repeat, where the server does not say. It doubles with each further one.
    #[must_use]
    pub fn base(self, base: Duration) -> Self {
        Self { base, ..self }
    }

    /// The longest wait before any repeat, where the server does not say.
    #[must_use]
    pub fn cap(self, cap: Duration) -> Self {
        Self { cap, ..self }
    }

    /// The longest `Retry-After` that is waited for. An answer that asks for more goes to the caller at once.
    #[must_use]
    pub fn longest_retry_after(self, longest: Duration) -> Self {
        Self { longest, ..self }
    }

    /// How many extra requests all repeats together may make.
    #[must_use]
    pub fn budget(self, budget: Budget) -> Self {
        Self { budget, ..self }
    }

    /// Repeats requests that carry `Idempotency-Key` like idempotent ones. For services that document that they
    /// recognise the key; to any other the field means nothing, and a repeat may act twice.
    #[must_use]
    pub fn trusting_idempotency_keys(self) -> Self {
        let keys = Trust::Given;
        Self { keys, ..self }
    }

    /// Repeats requests with any method after 429, and after 503 with `Retry-After`. For services that are known to
    /// send both before they act, and not to have a gateway in front that sends them afterwards.
    #[must_use]
    pub fn trusting_refusals(self) -> Self {
        let refusals = Trust::Given;
        Self { refusals, ..self }
    }

    /// The limits for all repeats together.
    pub fn budget_limits(&self) -> Budget {
        self.budget
    }

    /// What to do after attempt number `attempt`, counted from 1; `random` is 64 random bits.
    pub fn decide(
        &self,
        semantics: Semantics,
        outcome: Outcome,
        attempt: u32,
        random: u64,
    ) -> Decision {
        let (rule, asked) = match outcome {
            Outcome::Status { code, retry_after } => {
                let hint = retry_after.map_or(Hint::Absent, |_| Hint::Given);
                (after_status(code, hint), retry_after)
            }
            Outcome::Failed(failure) => (after_failure(failure), None),
        };
        if let Some(why) = self.objection(rule, semantics, attempt, asked) {
            return Decision::Stop(why);
        }
        let (over, chance) = match rule {
            // Nobody is overloaded: the request went to the wrong door.
            Rule::Once(Connection::Fresh) => (Connection::Fresh, Duration::ZERO),
            Rule::Once(Connection::Any)
            | Rule::Never(_)
            | Rule::IfHarmless
            | Rule::IfHarmlessOrRefused
            | Rule::Always => (Connection::Any, self.backoff(attempt, random)),
        };
        let after = asked.unwrap_or_default().saturating_add(chance);
        Decision::Retry { after, over }
    }

    /// Exponential with full jitter: anything from nothing to the ceiling of this round. It is added to what the
    /// server asked for, because clients that were all told the same second would all return in it.
    pub fn backoff(&self, attempt: u32, random: u64) -> Duration {
        let doubled = 1_u32
            .checked_shl(attempt.saturating_sub(1))
            .unwrap_or(u32::MAX);
        let ceiling = self.base.saturating_mul(doubled).min(self.cap);
        let nanos = u128::from(u64::try_from(ceiling.as_nanos()).unwrap_or(u64::MAX));
        let drawn = (nanos * u128::from(random)) >> 64;
        Duration::from_nanos(u64::try_from(drawn).unwrap_or(u64::MAX))
    }

    fn objection(
        &self,
        rule: Rule,
        semantics: Semantics,
        attempt: u32,
        asked: Option<Duration>,
    ) -> Option<Why> {
        match rule {
            Rule::Never(why) => return Some(why),
            Rule::Once(_) if attempt > 1 => return Some(Why::RepeatedAlready),
            Rule::IfHarmless if !self.is_harmless(semantics) => return Some(Why::NotIdempotent),
            Rule::IfHarmlessOrRefused
                if self.refusals == Trust::Withheld && !self.is_harmless(semantics) =>
            {
                return Some(Why::NotIdempotent);
            }
            Rule::Once(_) | Rule::IfHarmless | Rule::IfHarmlessOrRefused | Rule::Always => {}
        }
        if attempt >= self.attempts {
            return Some(Why::AttemptsUsed);
        }
        asked
            .filter(|wait| *wait > self.longest)
            .map(Why::WaitTooLong)
    }

    fn is_harmless(&self, semantics: Semantics) -> bool {
        match semantics {
            Semantics::Idempotent => true,
            Semantics::Keyed => self.keys == Trust::Given,
            Semantics::NotIdempotent => false,
        }
    }
}

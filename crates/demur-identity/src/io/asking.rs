//! Asks an issuer about tokens, and remembers its answers for a while.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use ureq::Agent;

use super::fetch::{self, FetchFault};
use super::pool::Pool;
use crate::address::Address;
use crate::digest::{Digest, digest};
use crate::introspection;
use crate::jwt::ClaimRules;
use crate::memory::{SharedMemory, lock};
use crate::outcome::Outcome;
use crate::waiting::{Checking, promise};

/// Questions that are under way at the same time.
const THREADS: usize = 8;
/// Questions that wait. Each is asked within 5 seconds or never, and takes 2 at most: an answer comes within about 7.
const ROOM: usize = 64;
/// Answers that are remembered.
const MOST_ANSWERS: usize = 10_000;

/// Asks one issuer.
pub(crate) struct Asking {
    shared: Arc<Shared>,
    pool: Pool,
}

struct Shared {
    client: Agent,
    address: Address,
    authorization: String,
    rules: ClaimRules,
    memory: SharedMemory<Outcome>,
    trouble: Mutex<Option<FetchFault>>,
}

impl Asking {
    /// Starts the threads; nobody is asked yet.
    pub(crate) fn start(
        address: Address,
        authorization: String,
        rules: ClaimRules,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            client: fetch::client(),
            address,
            authorization,
            rules,
            memory: SharedMemory::new(MOST_ANSWERS),
            trouble: Mutex::new(None),
        });
        let pool = Pool::start("demur-introspect", THREADS, ROOM)?;
        Ok(Self { shared, pool })
    }

    /// Who is calling, from memory or from the issuer.
    pub(crate) fn verify(&self, token: &str, now: SystemTime) -> Checking {
        if let Err(reason) = introspection::check_form(token) {
            return Checking::Done(Outcome::Invalid(reason));
        }
        let key = digest(token);
        if let Some(outcome) = self.shared.memory.recall(&key, now) {
            return Checking::Done(outcome);
        }
        let (promise, waiting) = promise();
        let shared = Arc::clone(&self.shared);
        let token = token.to_owned();
        self.pool
            .hand_over(move || promise.keep(shared.ask(&token, key, now)));
        Checking::Waiting(waiting)
    }

    /// Why the last question got no answer; none where it did.
    pub(crate) fn trouble(&self) -> Option<FetchFault> {
        *lock(&self.shared.trouble)
    }
}

impl Shared {
    fn ask(&self, token: &str, key: Digest, now: SystemTime) -> Outcome {
        // Somebody else may have asked while this question waited.
        if let Some(outcome) = self.memory.recall(&key, now) {
            return outcome;
        }
        let form = introspection::form(token);
        let answer = fetch::post_form(&self.client, &self.address, &self.authorization, &form);
        let judged = answer.and_then(|content| {
            introspection::judge(token, &content, &self.rules, now).ok_or(FetchFault::NoAnswer)
        });
        *lock(&self.trouble) = judged.as_ref().err().copied();
        match judged {
            Err(_) => Outcome::Unavailable,
            Ok((outcome, keep)) => {
                self.memory.remember(key, outcome.clone(), now, keep);
                outcome
            }
        }
    }
}

//! Verifies passwords off the serving threads, since that is slow on purpose.

use std::io;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::pool::Pool;
use crate::digest::{Digest, Salt};
use crate::memory::SharedMemory;
use crate::outcome::{Caller, Outcome, Reason};
use crate::passwords::Passwords;
use crate::waiting::{Checking, promise};

/// Each thread may keep one core busy.
const THREADS: usize = 2;
/// Logins that wait. Each is begun within 5 seconds or never, and the slowest hash takes about a second, or two while
/// the cores are busy: an outcome comes within about 7.
const ROOM: usize = 64;
/// Successes that are remembered, and for how long.
const MOST_SUCCESSES: usize = 10_000;
const KEEP: Duration = Duration::from_mins(1);
/// Longer users and passwords are not looked at.
const LONGEST_USER: usize = 256;
const LONGEST_PASSWORD: usize = 1024;

/// Verifies the users of one file.
pub(crate) struct Logins {
    shared: Arc<Shared>,
    pool: Pool,
}

struct Shared {
    passwords: Passwords,
    salt: Salt,
    memory: SharedMemory<Caller>,
}

impl Logins {
    /// Starts the threads.
    pub(crate) fn start(passwords: Passwords) -> io::Result<Self> {
        let salt =
            Salt::new().ok_or_else(|| io::Error::other("the system has no randomness to give"))?;
        let shared = Arc::new(Shared {
            passwords,
            salt,
            memory: SharedMemory::new(MOST_SUCCESSES),
        });
        let pool = Pool::start("demur-passwords", THREADS, ROOM)?;
        Ok(Self { shared, pool })
    }

    /// Who is calling, from memory or computed.
    pub(crate) fn verify(&self, user: &str, password: &str, now: SystemTime) -> Checking {
        if user.len() > LONGEST_USER || password.len() > LONGEST_PASSWORD {
            return Checking::Done(Outcome::Invalid(Reason::TooLarge));
        }
        let key = self.shared.salt.digest(user, password);
        if let Some(caller) = self.shared.memory.recall(&key, now) {
            return Checking::Done(Outcome::Valid(caller));
        }
        let (promise, waiting) = promise();
        let shared = Arc::clone(&self.shared);
        let (user, password) = (user.to_owned(), password.to_owned());
        self.pool
            .hand_over(move || promise.keep(shared.compute(&user, &password, key, now)));
        Checking::Waiting(waiting)
    }
}

impl Shared {
    fn compute(&self, user: &str, password: &str, key: Digest, now: SystemTime) -> Outcome {
        // The same login may have been computed while this one waited.
        if let Some(caller) = self.memory.recall(&key, now) {
            return Outcome::Valid(caller);
        }
        match self.passwords.verify(user, password, &self.salt) {
            None => Outcome::Invalid(Reason::WrongPassword),
            Some(caller) => {
                self.memory.remember(key, caller.clone(), now, KEEP);
                Outcome::Valid(caller)
            }
        }
    }
}

//! The verifiers of all security schemes.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::SystemTime;

use crate::api_keys::ApiKeys;
use crate::credential::Credential;
use crate::io::Clock;
use crate::io::asking::Asking;
use crate::io::fetch::Source;
use crate::io::keeper::Keeper;
use crate::io::logins::Logins;
use crate::jwt::{KeySet, TokenRules, Unproved};
use crate::keyring::Keyring;
use crate::outcome::{Outcome, Reason};
use crate::plan::{Plan, plan};
use crate::setup::{LineFault, Setup, SetupFault};
use crate::waiting::Checking;

/// Verifies the credentials of every scheme that was set up. Threads share it; those of a verifier end when the last
/// `Verifiers` that has it is dropped. The default verifies nothing.
#[derive(Default)]
pub struct Verifiers {
    clock: Clock,
    schemes: HashMap<String, Arc<Running>>,
}

/// A verifier, and what it was made of.
struct Running {
    setup: Setup,
    verifier: Verifier,
}

pub(crate) enum Verifier {
    Local(Box<Local>),
    Remote(Keeper),
    Introspection(Asking),
    ApiKeys(ApiKeys),
    Basic(Logins),
}

/// Tokens whose keys are here.
pub(crate) struct Local {
    pub(crate) rules: TokenRules,
    pub(crate) keys: KeySet,
}

/// Somebody who cannot be asked at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The name of the security scheme.
    pub scheme: String,
    /// What is wrong, in one sentence. No secret is part of it.
    pub sentence: String,
}

impl Verifiers {
    /// Starts a verifier for every scheme, or says all that is wrong with the setups. Keys are fetched in the
    /// background from now on.
    pub fn start(setups: Vec<(String, Setup)>) -> Result<Self, Vec<SetupFault>> {
        Self::start_after(setups, &Self::default())
    }

    /// The same, with a clock that decides when keys are fetched.
    pub fn start_with_clock(
        setups: Vec<(String, Setup)>,
        clock: &Clock,
    ) -> Result<Self, Vec<SetupFault>> {
        let nobody = Self {
            clock: clock.clone(),
            ..Self::default()
        };
        Self::start_after(setups, &nobody)
    }

    /// Verifiers that take the place of others and lose nothing that these have learned. A scheme whose setup is the
    /// same keeps its verifier, which both share then; another one begins with the keys that were fetched from the
    /// same place, which are as old as they are. Where something is wrong, nothing is started, and the others go on.
    pub fn start_after(
        setups: Vec<(String, Setup)>,
        previous: &Self,
    ) -> Result<Self, Vec<SetupFault>> {
        let clock = previous.clock.clone();
        let mut schemes = HashMap::new();
        for (scheme, start) in starts(setups, previous)? {
            let running = start.run(previous, &clock).map_err(|error| {
                let fault = LineFault::of_file(format!("its threads cannot be started: {error}"));
                vec![fault.of_scheme(&scheme)]
            })?;
            schemes.insert(scheme, running);
        }
        Ok(Self { clock, schemes })
    }

    /// Everything that would keep the verifiers from starting. Nothing is started, and nobody is asked.
    pub fn check(setups: Vec<(String, Setup)>) -> Vec<SetupFault> {
        starts(setups, &Self::default()).err().unwrap_or_default()
    }

    /// Whether credentials of the scheme are verified here.
    pub fn has(&self, scheme: &str) -> bool {
        self.schemes.contains_key(scheme)
    }

    /// Who is calling, or why the credential does not count.
    pub fn verify(&self, scheme: &str, credential: Credential<'_>, now: SystemTime) -> Checking {
        let refused = |reason| Checking::Done(Outcome::Invalid(reason));
        let Some(running) = self.schemes.get(scheme) else {
            return refused(Reason::NoVerifier);
        };
        match (&running.verifier, credential) {
            (Verifier::Basic(logins), Credential::Basic { user, password }) => {
                logins.verify(user, password, now)
            }
            (verifier, credential) => match credential.text() {
                Some(text) => verifier.verify_text(text, now),
                None => refused(Reason::WrongKind),
            },
        }
    }

    /// Who cannot be asked at the moment, sorted by scheme. It is empty on a good day.
    pub fn troubles(&self) -> Vec<Trouble> {
        let mut troubles: Vec<Trouble> = self
            .schemes
            .iter()
            .filter_map(|(scheme, running)| {
                Some(Trouble {
                    scheme: scheme.clone(),
                    sentence: running.verifier.trouble()?,
                })
            })
            .collect();
        troubles.sort_by(|one, other| one.scheme.cmp(&other.scheme));
        troubles
    }

    /// What is known of the keys at a place. Where several schemes fetch from it, the youngest keys count.
    pub(crate) fn keyring(&self, source: &Source) -> Option<Keyring> {
        let rings = self.schemes.values().filter_map(|running| {
            if let Verifier::Remote(keeper) = &running.verifier {
                keeper.keyring(source)
            } else {
                None
            }
        });
        rings.max_by_key(Keyring::since)
    }
}

impl Start {
    fn run(self, previous: &Verifiers, clock: &Clock) -> io::Result<Arc<Running>> {
        match self {
            Self::Kept(running) => Ok(running),
            Self::Anew(anew) => {
                let (setup, plan) = *anew;
                let verifier = plan.start(previous, clock)?;
                Ok(Arc::new(Running { setup, verifier }))
            }
        }
    }
}

impl Verifier {
    fn verify_text(&self, text: &str, now: SystemTime) -> Checking {
        match self {
            Self::Local(local) => {
                let Local { rules, keys } = local.as_ref();
                let proved =
                    Unproved::read(text, rules).and_then(|token| token.prove(rules, keys, now));
                Checking::Done(proved.into())
            }
            Self::Remote(keeper) => keeper.verify(text, now),
            Self::Introspection(asking) => asking.verify(text, now),
            Self::ApiKeys(keys) => Checking::Done(keys.verify(text)),
            Self::Basic(_) => Checking::Done(Outcome::Invalid(Reason::WrongKind)),
        }
    }

    fn trouble(&self) -> Option<String> {
        match self {
            Self::Remote(keeper) => keeper.trouble().map(|fault| fault.to_string()),
            Self::Introspection(asking) => asking.trouble().map(|fault| fault.to_string()),
            Self::Local(_) | Self::ApiKeys(_) | Self::Basic(_) => None,
        }
    }
}

/// How the verifier of a scheme comes about.
enum Start {
    Kept(Arc<Running>),
    Anew(Box<(Setup, Plan)>),
}

fn starts(
    setups: Vec<(String, Setup)>,
    previous: &Verifiers,
) -> Result<HashMap<String, Start>, Vec<SetupFault>> {
    let mut starts = HashMap::new();
    let mut faults = Vec::new();
    for (scheme, setup) in setups {
        match start(&scheme, setup, previous) {
            Err(of_scheme) => {
                faults.extend(of_scheme.into_iter().map(|fault| fault.of_scheme(&scheme)));
            }
            Ok(start) => {
                if starts.insert(scheme.clone(), start).is_some() {
                    let fault = LineFault::of_file("the scheme is set up twice");
                    faults.push(fault.of_scheme(&scheme));
                }
            }
        }
    }
    if faults.is_empty() {
        Ok(starts)
    } else {
        Err(faults)
    }
}

fn start(scheme: &str, setup: Setup, previous: &Verifiers) -> Result<Start, Vec<LineFault>> {
    match previous.schemes.get(scheme) {
        Some(running) if running.setup == setup => Ok(Start::Kept(Arc::clone(running))),
        Some(_) | None => plan(setup.clone()).map(|plan| Start::Anew(Box::new((setup, plan)))),
    }
}

impl fmt::Debug for Verifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.schemes.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::Secret;

    fn api_keys(key: &str) -> Setup {
        let digest = crate::hash_api_key(key);
        Setup::ApiKeys(Secret::new(format!("somebody {digest}")))
    }

    fn named(setups: [(&str, Setup); 2]) -> Vec<(String, Setup)> {
        let named = setups.map(|(scheme, setup)| (scheme.to_owned(), setup));
        named.into()
    }

    #[test]
    fn a_scheme_whose_setup_is_the_same_keeps_its_verifier() {
        let first = named([("same", api_keys("a")), ("other", api_keys("b"))]);
        let before = Verifiers::start(first).unwrap();
        let second = named([("same", api_keys("a")), ("other", api_keys("c"))]);
        let after = Verifiers::start_after(second, &before).unwrap();
        let is_kept = |scheme| Arc::ptr_eq(&before.schemes[scheme], &after.schemes[scheme]);
        assert!(is_kept("same"));
        assert!(!is_kept("other"));
    }

    #[test]
    fn a_verifier_ends_with_the_last_who_has_it() {
        let setups = named([("same", api_keys("a")), ("other", api_keys("b"))]);
        let before = Verifiers::start(setups.clone()).unwrap();
        let ends = Arc::downgrade(&before.schemes["same"]);
        let after = Verifiers::start_after(setups, &before).unwrap();
        drop(before);
        assert!(ends.upgrade().is_some());
        drop(after);
        assert!(ends.upgrade().is_none());
    }

    #[test]
    fn a_scheme_that_is_set_up_twice_is_a_fault_also_where_it_was_there_before() {
        let once = named([("same", api_keys("a")), ("other", api_keys("b"))]);
        let before = Verifiers::start(once).unwrap();
        let twice = named([("same", api_keys("a")), ("same", api_keys("a"))]);
        let faults = Verifiers::start_after(twice, &before).unwrap_err();
        assert_eq!(faults[0].to_string(), "`same`: the scheme is set up twice");
        assert_eq!(faults.len(), 1);
    }
}

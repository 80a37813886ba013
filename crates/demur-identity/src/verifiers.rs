//! The verifiers of all security schemes.

use std::collections::HashMap;
use std::fmt;
use std::time::SystemTime;

use crate::address::Address;
use crate::api_keys::ApiKeys;
use crate::credential::Credential;
use crate::introspection;
use crate::io::Clock;
use crate::io::asking::Asking;
use crate::io::fetch::{Source, is_address_of_document};
use crate::io::keeper::Keeper;
use crate::io::logins::Logins;
use crate::jwt::{ClaimRules, Issuer, KeySet, TokenRules, Unproved};
use crate::keyring::KeyTiming;
use crate::outcome::{Outcome, Reason};
use crate::passwords::Passwords;
use crate::setup::{
    IntrospectionSetup, JwtSetup, KeyNature, KeySource, LineFault, OpenIdSetup, Setup, SetupFault,
    claim_faults, complete, secret_fault,
};
use crate::waiting::Checking;

/// Verifies the credentials of every scheme that was set up. Threads share it; dropping it ends those of its own. The default verifies nothing.
#[derive(Default)]
pub struct Verifiers {
    schemes: HashMap<String, Verifier>,
}

enum Verifier {
    Local(Box<Local>),
    Remote(Keeper),
    Introspection(Asking),
    ApiKeys(ApiKeys),
    Basic(Logins),
}

/// Tokens whose keys are here.
struct Local {
    rules: TokenRules,
    keys: KeySet,
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
        Self::start_with_clock(setups, &Clock::system())
    }

    /// The same, with a clock that decides when keys are fetched.
    pub fn start_with_clock(
        setups: Vec<(String, Setup)>,
        clock: &Clock,
    ) -> Result<Self, Vec<SetupFault>> {
        let started = plans(setups)?
            .into_iter()
            .map(|(scheme, plan)| match plan.start(clock) {
                Ok(verifier) => Ok((scheme, verifier)),
                Err(error) => {
                    let fault =
                        LineFault::of_file(format!("its threads cannot be started: {error}"));
                    Err(vec![fault.of_scheme(&scheme)])
                }
            });
        Ok(Self {
            schemes: started.collect::<Result<_, _>>()?,
        })
    }

    /// Everything that would keep the verifiers from starting. Nothing is started, and nobody is asked.
    pub fn check(setups: Vec<(String, Setup)>) -> Vec<SetupFault> {
        plans(setups).err().unwrap_or_default()
    }

    /// Whether credentials of the scheme are verified here.
    pub fn has(&self, scheme: &str) -> bool {
        self.schemes.contains_key(scheme)
    }

    /// Who is calling, or why the credential does not count.
    pub fn verify(&self, scheme: &str, credential: Credential<'_>, now: SystemTime) -> Checking {
        let refused = |reason| Checking::Done(Outcome::Invalid(reason));
        let Some(verifier) = self.schemes.get(scheme) else {
            return refused(Reason::NoVerifier);
        };
        match (verifier, credential) {
            (Verifier::Basic(logins), Credential::Basic { user, password }) => {
                logins.verify(user, password, now)
            }
            (Verifier::Basic(_), Credential::Bearer(_) | Credential::ApiKey(_)) => {
                refused(Reason::WrongKind)
            }
            (_, credential) => match credential.text() {
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
            .filter_map(|(scheme, verifier)| {
                Some(Trouble {
                    scheme: scheme.clone(),
                    sentence: verifier.trouble()?,
                })
            })
            .collect();
        troubles.sort_by(|one, other| one.scheme.cmp(&other.scheme));
        troubles
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

/// A setup that was found to be right, before any thread runs.
enum Plan {
    Ready(Verifier),
    Remote {
        source: Source,
        rules: TokenRules,
        timing: KeyTiming,
    },
    Introspection {
        address: Address,
        authorization: String,
        rules: ClaimRules,
    },
    Basic(Passwords),
}

impl Plan {
    fn local(rules: TokenRules, keys: KeySet) -> Self {
        Self::Ready(Verifier::Local(Box::new(Local { rules, keys })))
    }

    fn start(self, clock: &Clock) -> std::io::Result<Verifier> {
        Ok(match self {
            Self::Ready(verifier) => verifier,
            Self::Remote {
                source,
                rules,
                timing,
            } => Verifier::Remote(Keeper::start(source, rules, timing, clock.clone())?),
            Self::Introspection {
                address,
                authorization,
                rules,
            } => Verifier::Introspection(Asking::start(address, authorization, rules)?),
            Self::Basic(passwords) => Verifier::Basic(Logins::start(passwords)?),
        })
    }
}

fn plans(setups: Vec<(String, Setup)>) -> Result<HashMap<String, Plan>, Vec<SetupFault>> {
    let mut plans = HashMap::new();
    let mut faults = Vec::new();
    for (scheme, setup) in setups {
        match plan(setup) {
            Err(of_scheme) => {
                faults.extend(of_scheme.into_iter().map(|fault| fault.of_scheme(&scheme)));
            }
            Ok(plan) => {
                if plans.insert(scheme.clone(), plan).is_some() {
                    let fault = LineFault::of_file("the scheme is set up twice");
                    faults.push(fault.of_scheme(&scheme));
                }
            }
        }
    }
    if faults.is_empty() {
        Ok(plans)
    } else {
        Err(faults)
    }
}

fn plan(setup: Setup) -> Result<Plan, Vec<LineFault>> {
    match setup {
        Setup::Jwt(setup) => plan_jwt(setup),
        Setup::OpenId(setup) => plan_open_id(setup),
        Setup::Introspection(setup) => plan_introspection(setup),
        Setup::ApiKeys(text) => Ok(Plan::Ready(Verifier::ApiKeys(ApiKeys::parse(
            text.reveal(),
        )?))),
        Setup::Basic(text) => Ok(Plan::Basic(Passwords::parse(text.reveal())?)),
    }
}

fn plan_jwt(setup: JwtSetup) -> Result<Plan, Vec<LineFault>> {
    let nature = match setup.keys {
        KeySource::Secret(_) => KeyNature::Shared,
        KeySource::Jwks(_) | KeySource::JwksUrl(_) => KeyNature::Public,
    };
    let (rules, mut faults) = complete(setup.rules, nature);
    let plan = match setup.keys {
        KeySource::Secret(secret) => {
            faults.extend(secret_fault(&secret, &rules.algorithms));
            let keys = KeySet::from_secret(secret.reveal().as_bytes());
            Ok(Plan::local(rules, keys))
        }
        KeySource::Jwks(text) => KeySet::from_jwks(text.as_bytes())
            .map(|keys| Plan::local(rules, keys))
            .map_err(|fault| LineFault::of_file(fault.to_string())),
        KeySource::JwksUrl(url) => Address::parse(&url)
            .map(|address| Plan::Remote {
                source: Source::Jwks(address),
                rules,
                timing: setup.timing,
            })
            .map_err(|fault| LineFault::of_file(fault.to_string())),
    };
    unless_faulty(plan, faults)
}

fn plan_open_id(setup: OpenIdSetup) -> Result<Plan, Vec<LineFault>> {
    let mut rules = setup.rules;
    rules.claims.issuer = Issuer::Exactly(setup.issuer.clone());
    let (rules, mut faults) = complete(rules, KeyNature::Public);
    if is_address_of_document(&setup.issuer) {
        let fault = LineFault::of_file("the issuer is the address of its document");
        faults.push(fault.hint("leave out `/.well-known/openid-configuration`"));
    }
    let plan = Source::issuer(&setup.issuer)
        .map(|source| Plan::Remote {
            source,
            rules,
            timing: setup.timing,
        })
        .map_err(|fault| LineFault::of_file(fault.to_string()));
    unless_faulty(plan, faults)
}

fn plan_introspection(setup: IntrospectionSetup) -> Result<Plan, Vec<LineFault>> {
    let mut faults = claim_faults(&setup.rules);
    if setup.client_id.is_empty() {
        faults.push(LineFault::of_file("the client has no id"));
    }
    let authorization =
        introspection::authorization(&setup.client_id, setup.client_secret.reveal());
    let plan = Address::parse(&setup.url)
        .map(|address| Plan::Introspection {
            address,
            authorization,
            rules: setup.rules,
        })
        .map_err(|fault| LineFault::of_file(fault.to_string()));
    unless_faulty(plan, faults)
}

fn unless_faulty(
    plan: Result<Plan, LineFault>,
    mut faults: Vec<LineFault>,
) -> Result<Plan, Vec<LineFault>> {
    match plan {
        Ok(plan) if faults.is_empty() => Ok(plan),
        Ok(_) => Err(faults),
        Err(fault) => {
            faults.push(fault);
            Err(faults)
        }
    }
}

impl fmt::Debug for Verifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.schemes.keys()).finish()
    }
}

//! From what an operator asks for to what can be started, or to all that is wrong with it.

use std::io;

use crate::address::Address;
use crate::api_keys::ApiKeys;
use crate::introspection;
use crate::io::Clock;
use crate::io::asking::Asking;
use crate::io::fetch::{Source, is_address_of_document};
use crate::io::keeper::Keeper;
use crate::io::logins::Logins;
use crate::jwt::{ClaimRules, Issuer, KeySet, TokenRules};
use crate::keyring::{KeyTiming, Keyring};
use crate::passwords::Passwords;
use crate::setup::{
    IntrospectionSetup, JwtSetup, KeyNature, KeySource, LineFault, OpenIdSetup, Setup,
    claim_faults, complete, secret_fault,
};
use crate::verifiers::{Local, Verifier, Verifiers};

/// A setup that was found to be right, before any thread runs.
pub(crate) enum Plan {
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

    /// Starts it, with the keys that those before fetched from the same place: who changes a rule while the issuer
    /// cannot be reached has not asked for its tokens to be turned away.
    pub(crate) fn start(self, previous: &Verifiers, clock: &Clock) -> io::Result<Verifier> {
        Ok(match self {
            Self::Ready(verifier) => verifier,
            Self::Remote {
                source,
                rules,
                timing,
            } => {
                let ring = previous
                    .keyring(&source)
                    .map_or_else(|| Keyring::new(timing), |ring| ring.with_timing(timing));
                Verifier::Remote(Keeper::start(source, rules, ring, clock.clone())?)
            }
            Self::Introspection {
                address,
                authorization,
                rules,
            } => Verifier::Introspection(Asking::start(address, authorization, rules)?),
            Self::Basic(passwords) => Verifier::Basic(Logins::start(passwords)?),
        })
    }
}

/// What a setup comes to.
pub(crate) fn plan(setup: Setup) -> Result<Plan, Vec<LineFault>> {
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

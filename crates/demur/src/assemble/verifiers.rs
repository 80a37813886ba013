//! `[[verifier]]`: who verifies the credentials of which scheme.

use std::sync::Arc;

use demur_identity::{
    Algorithm, Audience, ClaimRules, IntrospectionSetup, Issuer, JwtSetup, KeySource, KeyTiming,
    OpenIdSetup, Secret, Setup, SetupFault, TokenRules, Verifiers,
};

use crate::config::tables::VerifierSetting;
use crate::reading::Reading;
use crate::settings::kind::{FilePath, Value};
use crate::settings::words::VerifierWord;

/// Where faults of `[[verifier]]` tables are reported.
const HERE: &str = "[[verifier]]";

/// The verifiers at work. A reload lets those go on whose settings and files have not changed, and with them what they
/// have learned from issuers that may just now be unable to say it again.
#[derive(Debug, Default)]
pub(crate) struct Verification(Arc<Verifiers>);

impl Verification {
    /// The verifiers for these settings; nothing where some cannot be started, which is in the reading then.
    pub(super) fn renewed(
        &mut self,
        settings: &[VerifierSetting],
        reading: &mut Reading,
    ) -> Option<Arc<Verifiers>> {
        let setups = setups(settings, reading);
        if reading.has_errors() {
            // Nobody will ask them, so none is started, and those at work stay the ones to learn from.
            report(Verifiers::check(setups), reading);
            return None;
        }
        let verifiers = Verifiers::start_after(setups, &self.0)
            .map_err(|faults| report(faults, reading))
            .ok()?;
        self.0 = Arc::new(verifiers);
        Some(Arc::clone(&self.0))
    }
}

/// Looks for everything that would keep the verifiers from starting, without starting any.
pub(super) fn check(settings: &[VerifierSetting], reading: &mut Reading) {
    let setups = setups(settings, reading);
    report(Verifiers::check(setups), reading);
}

fn setups(settings: &[VerifierSetting], reading: &mut Reading) -> Vec<(String, Setup)> {
    let mut setups = Vec::new();
    for setting in settings {
        let (Some(scheme), Some(kind)) = (&setting.scheme, setting.kind) else {
            // What is missing was said when the file was read.
            continue;
        };
        match setup(setting, kind) {
            Ok(setup) => setups.push((scheme.clone(), setup)),
            Err(lack) => fault(scheme, &lack, None, reading),
        }
    }
    setups
}

fn report(faults: Vec<SetupFault>, reading: &mut Reading) {
    for one in faults {
        let sentence = one.line.map_or_else(
            || one.sentence.clone(),
            |line| format!("{} (line {line} of its file)", one.sentence),
        );
        fault(&one.scheme, &sentence, one.hint, reading);
    }
}

fn fault(scheme: &str, sentence: &str, hint: Option<&str>, reading: &mut Reading) {
    reading.fault("bad-verifier", HERE, format!("`{scheme}`: {sentence}"));
    if let (Some(last), Some(hint)) = (reading.diagnostics.last_mut(), hint) {
        last.hint = Some(hint.to_owned());
    }
}

fn setup(setting: &VerifierSetting, kind: VerifierWord) -> Result<Setup, String> {
    Ok(match kind {
        VerifierWord::Jwt => Setup::Jwt(JwtSetup {
            keys: keys(setting)?,
            rules: token_rules(setting)?,
            timing: timing(setting),
        }),
        VerifierWord::OpenId => Setup::OpenId(OpenIdSetup {
            issuer: needed(setting.issuer.as_ref(), "issuer", kind)?.0.clone(),
            rules: token_rules(setting)?,
            timing: timing(setting),
        }),
        VerifierWord::Introspection => {
            let url = setting.url.as_ref().map(|url| url.0.clone());
            let file = needed(
                setting.client_secret_file.as_ref(),
                "client_secret_file",
                kind,
            )?;
            Setup::Introspection(IntrospectionSetup {
                url: needed(url, "url", kind)?,
                client_id: needed(setting.client_id.clone(), "client_id", kind)?,
                client_secret: Secret::new(text(file)?.trim_end()),
                rules: claim_rules(setting, Issuer::Any),
            })
        }
        VerifierWord::ApiKeys => Setup::ApiKeys(Secret::new(text(needed(
            setting.file.as_ref(),
            "file",
            kind,
        )?)?)),
        VerifierWord::Passwords => Setup::Basic(Secret::new(text(needed(
            setting.file.as_ref(),
            "file",
            kind,
        )?)?)),
    })
}

fn needed<T>(value: Option<T>, key: &str, kind: VerifierWord) -> Result<T, String> {
    value.ok_or_else(|| format!("`kind = {}` needs `{key}`", kind.toml()))
}

fn keys(setting: &VerifierSetting) -> Result<KeySource, String> {
    match (&setting.keys_url, &setting.keys_file) {
        (Some(url), None) => Ok(KeySource::JwksUrl(url.0.clone())),
        (None, Some(file)) => Ok(KeySource::Jwks(text(file)?)),
        (None, None) => Err("`kind = \"jwt\"` needs `keys_url` or `keys_file`".to_owned()),
        (Some(_), Some(_)) => Err("`keys_url` and `keys_file` exclude each other".to_owned()),
    }
}

fn text(file: &FilePath) -> Result<String, String> {
    let bytes = Reading::secret(&file.0)
        .map_err(|reason| format!("the file `{}` cannot be read: {reason}", file.0))?;
    String::from_utf8(bytes).map_err(|_| format!("the file `{}` is not UTF-8", file.0))
}

fn token_rules(setting: &VerifierSetting) -> Result<TokenRules, String> {
    let algorithms = setting.algorithms.iter().map(|name| {
        Algorithm::from_name(name).ok_or_else(|| {
            format!(
                "`{}` is no signature algorithm that is known here",
                name.escape_debug()
            )
        })
    });
    let issuer = match &setting.issuer {
        Some(issuer) => Issuer::Exactly(issuer.0.clone()),
        None => Issuer::Any,
    };
    Ok(TokenRules {
        algorithms: algorithms.collect::<Result<_, _>>()?,
        ..TokenRules::new(claim_rules(setting, issuer))
    })
}

fn claim_rules(setting: &VerifierSetting, issuer: Issuer) -> ClaimRules {
    let audience = if setting.audience.is_empty() {
        Audience::Any
    } else {
        Audience::OneOf(setting.audience.clone())
    };
    ClaimRules {
        leeway: setting.leeway,
        roles_claim: setting.roles_claim.clone(),
        ..ClaimRules::new(issuer, audience)
    }
}

fn timing(setting: &VerifierSetting) -> KeyTiming {
    KeyTiming {
        refresh: setting.refresh,
        stale: setting.stale,
        ..KeyTiming::default()
    }
}

//! Tokens that somebody made to get in. None may.
//!
//! Some are signed with a key that we trust: an issuer can be made to sign nonsense, and nonsense must not count.

#![expect(clippy::too_many_lines, reason = "tables of data")]

mod signatures;
mod texts;

use demur_identity::{Algorithm, KeySource, Outcome, Reason, Secret, TokenRules, Verifiers};

use crate::support::mint::{self, TestKey};
use crate::support::{PAYLOAD, es256, header, now, outcome, rules, with_keys, with_rules};

struct Attack {
    name: String,
    token: String,
    expected: Reason,
}

fn attack(name: impl Into<String>, token: impl Into<String>, expected: Reason) -> Attack {
    Attack {
        name: name.into(),
        token: token.into(),
        expected,
    }
}

fn judge(verifiers: &Verifiers, attacks: &[Attack]) {
    for Attack {
        name,
        token,
        expected,
    } in attacks
    {
        assert_eq!(
            outcome(verifiers, token, now()),
            Outcome::Invalid(*expected),
            "{name}"
        );
    }
}

#[test]
fn no_attack_gets_in_while_the_control_does() {
    let verifiers = with_rules(rules());
    let families = [
        signatures::confused_keys(),
        signatures::no_signature(),
        signatures::wrong_signatures(),
        signatures::own_keys(),
        signatures::names_of_keys(),
        texts::extensions(),
        texts::forms(),
        texts::payloads(),
        texts::dates(),
        texts::parties(),
    ];
    let count: usize = families.iter().map(Vec::len).sum();
    for family in &families {
        judge(&verifiers, family);
        assert!(matches!(
            outcome(&verifiers, &es256(PAYLOAD), now()),
            Outcome::Valid(_)
        ));
    }
    assert!(count >= 350, "{count}");
}

#[test]
fn no_attack_gets_in_where_more_algorithms_are_allowed() {
    let every_public = [
        Algorithm::Rs256,
        Algorithm::Rs384,
        Algorithm::Rs512,
        Algorithm::Ps256,
        Algorithm::Ps384,
        Algorithm::Ps512,
        Algorithm::Es256,
        Algorithm::Es384,
        Algorithm::EdDsa,
    ];
    let open = with_rules(TokenRules {
        algorithms: every_public.to_vec(),
        ..rules()
    });
    let secret = with_keys(
        KeySource::Secret(Secret::new("s".repeat(64))),
        TokenRules {
            algorithms: vec![Algorithm::Hs256, Algorithm::Hs384, Algorithm::Hs512],
            ..rules()
        },
    );
    for family in [
        signatures::confused_keys(),
        signatures::no_signature(),
        signatures::wrong_signatures(),
        signatures::own_keys(),
        signatures::names_of_keys(),
        texts::forms(),
    ] {
        for Attack { name, token, .. } in family {
            for verifiers in [&open, &secret] {
                assert!(
                    matches!(outcome(verifiers, &token, now()), Outcome::Invalid(_)),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn no_token_counts_with_one_character_changed() {
    let verifiers = with_rules(rules());
    let token = mint::token(TestKey::Ed25519, &header(TestKey::Ed25519), PAYLOAD).unwrap();
    for (at, letter) in token.char_indices() {
        for other in ['A', 'b', '_', '.', '=', ' '] {
            if other != letter {
                let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
                assert!(
                    matches!(outcome(&verifiers, &changed, now()), Outcome::Invalid(_)),
                    "{changed}"
                );
            }
        }
        let shorter = format!("{}{}", &token[..at], &token[at + 1..]);
        assert!(
            matches!(outcome(&verifiers, &shorter, now()), Outcome::Invalid(_)),
            "{shorter}"
        );
        assert!(
            matches!(
                outcome(&verifiers, &token[..at], now()),
                Outcome::Invalid(_)
            ),
            "{at}"
        );
    }
    assert!(matches!(
        outcome(&verifiers, &token, now()),
        Outcome::Valid(_)
    ));
}

//! Asking the issuer about a token (RFC 7662): what is sent, and what the answer means.

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::digest::{digest, to_hex};
use crate::json::{self, Json, Object};
use crate::jwt::{ClaimRules, Expiry, LONGEST_TOKEN, caller, check, numeric_date, seconds};
use crate::outcome::{Caller, Claim, Outcome, Reason};

/// An answer that a token counts is believed for so long, or until the token ends.
const KEEP_VALID: Duration = Duration::from_mins(1);
/// An answer that it does not.
const KEEP_INVALID: Duration = Duration::from_secs(10);

/// Refuses what cannot be a token (RFC 6750 §2.1), so that nobody is asked about it.
pub(crate) fn check_form(token: &str) -> Result<(), Reason> {
    if token.len() > LONGEST_TOKEN {
        return Err(Reason::TooLarge);
    }
    let body = token.trim_end_matches('=');
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    if body.is_empty() || !body.bytes().all(is_token) {
        Err(Reason::Malformed)
    } else {
        Ok(())
    }
}

/// The content of the request (RFC 7662 §2.1).
pub(crate) fn form(token: &str) -> String {
    format!("token={}&token_type_hint=access_token", form_encoded(token))
}

/// How we say who we are (RFC 6749 §2.3.1: both parts are form-encoded first).
pub(crate) fn authorization(client_id: &str, secret: &str) -> String {
    let pair = format!("{}:{}", form_encoded(client_id), form_encoded(secret));
    format!("Basic {}", STANDARD.encode(pair))
}

fn form_encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => {
            char::from(byte).to_string()
        }
        b' ' => "+".to_owned(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

/// What an answer means, and how long it may be believed. None where it is not an answer.
pub(crate) fn judge(
    token: &str,
    content: &[u8],
    rules: &ClaimRules,
    now: SystemTime,
) -> Option<(Outcome, Duration)> {
    let answer = json::object(content)?;
    let Json::Bool(is_active) = answer.get("active")? else {
        return None;
    };
    if !is_active {
        return Some((Outcome::Invalid(Reason::Inactive), KEEP_INVALID));
    }
    match accept(token, &answer, rules, now) {
        Ok((caller, keep)) => Some((Outcome::Valid(caller), keep)),
        Err(reason) => Some((Outcome::Invalid(reason), KEEP_INVALID)),
    }
}

fn accept(
    token: &str,
    answer: &Object,
    rules: &ClaimRules,
    now: SystemTime,
) -> Result<(Caller, Duration), Reason> {
    check(answer, Expiry::Optional, rules, seconds(now))?;
    let keep = match numeric_date(answer, "exp")? {
        None => KEEP_VALID,
        Some(end) => {
            let left = (end - seconds(now)).clamp(0.0, KEEP_VALID.as_secs_f64());
            Duration::try_from_secs_f64(left).unwrap_or_default()
        }
    };
    Ok((named(token, answer, rules)?, keep))
}

/// RFC 7662 §2.2 makes every member but `active` optional. A caller without any name gets one that is always the same
/// for a token and says nothing about it.
fn named(token: &str, answer: &Object, rules: &ClaimRules) -> Result<Caller, Reason> {
    match caller(answer, rules) {
        Err(Reason::MissingClaim(Claim::Subject)) => {
            let stated = answer
                .get("username")
                .and_then(Json::as_str)
                .map(str::to_owned);
            let id = stated
                .unwrap_or_else(|| format!("token:{}", to_hex(&digest(token)).split_at(16).0));
            let mut answer = answer.clone();
            answer.insert("sub".to_owned(), Json::String(id));
            caller(&answer, rules)
        }
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;
    use crate::jwt::{Audience, Issuer};

    fn judged(answer: &str) -> Option<(Outcome, Duration)> {
        let rules = ClaimRules::new(Issuer::Any, Audience::OneOf(vec!["api".into()]));
        judge(
            "token",
            answer.as_bytes(),
            &rules,
            UNIX_EPOCH + Duration::from_secs(1_000),
        )
    }

    fn refused(answer: &str) -> Reason {
        match judged(answer) {
            Some((Outcome::Invalid(reason), keep)) => {
                assert_eq!(keep, KEEP_INVALID);
                reason
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_active_token_says_who_calls() {
        let answer = r#"{"active":true,"sub":"s","aud":"api","scope":"a b","exp":1030}"#;
        let Some((Outcome::Valid(caller), keep)) = judged(answer) else {
            panic!("refused");
        };
        assert_eq!((caller.id.as_str(), caller.scopes.len()), ("s", 2));
        assert_eq!(keep, Duration::from_secs(30));
    }

    #[test]
    fn an_answer_is_never_believed_for_long() {
        let (_, keep) = judged(r#"{"active":true,"sub":"s","aud":["api"],"exp":99999}"#).unwrap();
        assert_eq!(keep, KEEP_VALID);
    }

    #[test]
    fn a_nameless_caller_gets_a_name() {
        let named = |answer| match judged(answer) {
            Some((Outcome::Valid(caller), _)) => caller.id,
            other => panic!("{other:?}"),
        };
        assert_eq!(named(r#"{"active":true,"aud":"api","username":"u"}"#), "u");
        assert_eq!(
            named(r#"{"active":true,"aud":"api","client_id":"c","username":"u"}"#),
            "c"
        );
        assert_eq!(
            named(r#"{"active":true,"aud":"api"}"#),
            "token:3c469e9d6c5875d3"
        );
    }

    #[test]
    fn what_the_issuer_says_is_checked() {
        assert_eq!(refused(r#"{"active":false,"sub":"s"}"#), Reason::Inactive);
        assert_eq!(
            refused(r#"{"active":true,"aud":"other"}"#),
            Reason::WrongAudience
        );
        assert_eq!(
            refused(r#"{"active":true,"aud":"api","exp":900}"#),
            Reason::Expired
        );
        assert_eq!(
            refused(r#"{"active":true,"aud":"api","nbf":2000}"#),
            Reason::NotYetValid
        );
        assert_eq!(
            refused(r#"{"active":true,"aud":"api","exp":"1030"}"#),
            Reason::Malformed
        );
    }

    #[test]
    fn what_is_no_answer_says_nothing() {
        let cases = [
            "",
            "[]",
            "true",
            "{}",
            r#"{"active":"true"}"#,
            r#"{"active":1}"#,
            r#"{"active":false,"active":true}"#,
        ];
        for answer in cases {
            assert_eq!(judged(answer), None, "{answer}");
        }
    }

    #[test]
    fn nobody_is_asked_about_what_is_no_token() {
        assert_eq!(check_form("abc-._~+/=="), Ok(()));
        for token in ["", "=", "a b", "a\n", "a=b", "ä", "a&b"] {
            assert_eq!(check_form(token), Err(Reason::Malformed), "{token}");
        }
        assert_eq!(check_form(&"a".repeat(8193)), Err(Reason::TooLarge));
    }

    #[test]
    fn secrets_may_contain_anything() {
        assert_eq!(
            form("a+/="),
            "token=a%2B%2F%3D&token_type_hint=access_token"
        );
        assert_eq!(
            authorization("a:b", "c ä"),
            format!("Basic {}", STANDARD.encode("a%3Ab:c+%C3%A4"))
        );
    }
}

//! Challenges (RFC 9110 §11.3): the list that `WWW-Authenticate` and `Proxy-Authenticate` hold.
//!
//! Challenges are separated by commas, and so are the parameters inside of one. An element that begins with `name=` goes on
//! with the challenge before it; everything else begins with the name of a scheme.

use crate::answers::short;
use crate::fields::Fields;

/// What one challenge says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Challenge {
    /// As it was written.
    pub(crate) scheme: String,
    /// The names of its parameters, in lower case.
    pub(crate) parameters: Vec<String>,
    /// Whether it has a `token68` in place of parameters.
    pub(crate) token68: bool,
}

/// What is wrong with a field that has to hold a challenge, in words; nothing if it does.
pub(crate) fn fault(fields: &Fields, name: &str) -> Option<String> {
    match challenges(&fields.list(name)) {
        Ok(all) if all.is_empty() => Some(format!("has no challenge in `{name}`")),
        Ok(all) => {
            let mut lacking = all.iter().filter_map(lacks);
            let (scheme, parameter) = lacking.next()?;
            Some(format!(
                "has a challenge `{scheme}` without `{parameter}` in `{name}`"
            ))
        }
        Err(what) => Some(format!("has a `{name}` that cannot be read: {what}")),
    }
}

/// A parameter that the definition of the scheme requires.
fn lacks(challenge: &Challenge) -> Option<(&str, &'static str)> {
    let required: &[&str] = match challenge.scheme.to_ascii_lowercase().as_str() {
        // RFC 7617 §2
        "basic" => &["realm"],
        // RFC 7616 §3.3
        "digest" => &["realm", "nonce"],
        _ => &[],
    };
    let has = |name: &str| challenge.parameters.iter().any(|own| own == name);
    let missing = required.iter().find(|name| !has(name))?;
    Some((&challenge.scheme, missing))
}

/// The challenges of a list, or the first thing in it that is none.
pub(crate) fn challenges(elements: &[String]) -> Result<Vec<Challenge>, String> {
    let mut all: Vec<Challenge> = Vec::new();
    for element in elements {
        let quoted = short(element);
        let (word, rest) = token(element);
        if word.is_empty() {
            return Err(format!("`{quoted}` begins with no name"));
        }
        let parameters = rest.trim_start();
        if parameters.starts_with('=') {
            let Some(last) = all.last_mut().filter(|last| !last.token68) else {
                return Err(format!("`{quoted}` is a parameter without a scheme"));
            };
            add(last, element)?;
        } else if parameters.is_empty() {
            all.push(bare(word));
        } else if parameters.len() < rest.len() {
            let mut challenge = bare(word);
            if is_token68(parameters) && parameter(parameters).is_none() {
                challenge.token68 = true;
            } else {
                add(&mut challenge, parameters)?;
            }
            all.push(challenge);
        } else {
            return Err(format!("`{quoted}` begins with no name of a scheme"));
        }
    }
    Ok(all)
}

fn bare(scheme: &str) -> Challenge {
    Challenge {
        scheme: scheme.to_owned(),
        parameters: Vec::new(),
        token68: false,
    }
}

/// Adds a parameter. Each may occur once in a challenge (RFC 9110 §11.2).
fn add(challenge: &mut Challenge, text: &str) -> Result<(), String> {
    let Some(name) = parameter(text) else {
        return Err(format!("`{}` is no parameter", short(text)));
    };
    if challenge.parameters.contains(&name) {
        return Err(format!("`{}` has `{name}` twice", challenge.scheme));
    }
    challenge.parameters.push(name);
    Ok(())
}

/// The name of a parameter: a token, `=`, and a token or a quoted string.
fn parameter(text: &str) -> Option<String> {
    let (name, rest) = token(text);
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let (word, behind) = token(value);
    let is_whole = !word.is_empty() && behind.is_empty();
    (!name.is_empty() && (is_whole || is_quoted(value))).then(|| name.to_ascii_lowercase())
}

/// A quoted string from end to end (RFC 9110 §5.6.4).
fn is_quoted(text: &str) -> bool {
    let Some(inner) = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    else {
        return false;
    };
    let mut escaped = false;
    for letter in inner.chars() {
        if letter == '"' && !escaped {
            return false;
        }
        escaped = letter == '\\' && !escaped;
    }
    !escaped
}

fn is_token68(text: &str) -> bool {
    let letters = text.trim_end_matches('=');
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    !letters.is_empty() && letters.bytes().all(is_letter)
}

/// A token at the beginning, and what is behind it.
pub(crate) fn token(text: &str) -> (&str, &str) {
    let end = text.find(|letter| !is_token_letter(letter));
    text.split_at(end.unwrap_or(text.len()))
}

fn is_token_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter)
}

/// Whether a text is a token (RFC 9110 §5.6.2).
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_token_letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{challenges, fault};
    use crate::fields::Fields;

    fn read(values: &[&str]) -> Result<Vec<(String, usize)>, String> {
        let fields = values
            .iter()
            .map(|value| ("A".to_owned(), (*value).to_owned()));
        let all = challenges(&Fields(fields.collect()).list("A"))?;
        let told = all.into_iter();
        Ok(told.map(|one| (one.scheme, one.parameters.len())).collect())
    }

    fn wrong(value: &str) -> String {
        read(&[value]).expect_err(value)
    }

    #[test]
    fn challenges_and_their_parameters_share_the_comma() {
        let expected = vec![("Basic".to_owned(), 1), ("Newauth".to_owned(), 3)];
        let one =
            r#"Basic realm="simple", Newauth realm="apps", type=1, title="Login to \"apps\"""#;
        assert_eq!(read(&[one]).as_ref(), Ok(&expected));
        let two = [r#"Basic realm="a, b""#, r#"Newauth a="1" , ,b = 2, c=3"#];
        assert_eq!(read(&two).as_ref(), Ok(&expected));
    }

    #[test]
    fn a_scheme_may_stand_alone_or_with_a_token68() {
        let alone = vec![("Negotiate".to_owned(), 0), ("NTLM".to_owned(), 0)];
        assert_eq!(read(&["Negotiate, NTLM"]).as_ref(), Ok(&alone));
        assert_eq!(read(&["Negotiate oYG2+/A==", "NTLM"]).as_ref(), Ok(&alone));
        assert_eq!(read(&["Negotiate  abc=", "NTLM"]).as_ref(), Ok(&alone));
    }

    #[test]
    fn what_is_no_challenge_is_named() {
        assert!(wrong(r#"realm="x""#).contains("without a scheme"));
        assert!(wrong("Basic realm=my shop").contains("no parameter"));
        assert!(wrong(r#"Basic realm="x"#).contains("no parameter"));
        assert!(wrong("Bearer realm=https://x").contains("no parameter"));
        assert!(wrong(r#"Negotiate abc, realm="x""#).contains("without a scheme"));
        assert!(wrong("Basic realm=a, Realm=b").contains("twice"));
        assert!(wrong("<Basic>").contains("no name"));
        assert!(wrong("Basic/realm").contains("no name of a scheme"));
    }

    #[test]
    fn what_a_scheme_requires_is_missed() {
        let of = |value: &str| fault(&Fields(vec![("A".to_owned(), value.to_owned())]), "A");
        assert!(of("Basic").is_some_and(|what| what.contains("`realm`")));
        assert!(of(r#"Digest realm="x", qop="auth""#).is_some_and(|what| what.contains("`nonce`")));
        assert_eq!(of(r#"Bearer, basic REALM="x""#), None);
        assert!(of(" , ").is_some_and(|what| what.contains("no challenge")));
    }

    /// A parameter with this number, so that none comes twice: a word or a quoted string with everything in it that is
    /// special elsewhere.
    fn parameter(number: usize) -> impl Strategy<Value = String> {
        let value = prop_oneof![
            "[a-zA-Z0-9!#$%&'*+.^_`|~-]{1,12}",
            r#""([a-z ,=]|\\\\|\\"){0,12}""#.prop_map(String::from),
        ];
        value.prop_map(move |value| format!("p{number}={value}"))
    }

    fn one() -> impl Strategy<Value = (String, usize)> {
        let word = "[A-Za-z0-9._~+/-]{1,20}={0,2}".prop_filter("no parameter", |word| {
            !word.trim_end_matches('=').contains('=')
        });
        let parameters = (1_usize..5).prop_flat_map(|count| {
            let all: Vec<_> = (0..count).map(parameter).collect();
            all.prop_map(move |all| (format!(" {}", all.join(", ")), count))
        });
        let rest = prop_oneof![
            Just((String::new(), 0)),
            word.prop_map(|word| (format!(" {word}"), 0)),
            parameters,
        ];
        ("[A-Z][a-z]{2,8}", rest)
            .prop_map(|(scheme, (rest, count))| (format!("X{scheme}{rest}"), count))
    }

    proptest! {
        #[test]
        fn what_the_grammar_makes_is_read(all in proptest::collection::vec(one(), 1..5)) {
            let texts: Vec<&str> = all.iter().map(|(text, _)| text.as_str()).collect();
            let joined = read(&[&texts.join(", ")]);
            prop_assert_eq!(&joined, &read(&texts));
            let counts = joined.map(|told| told.into_iter().map(|(_, count)| count).collect());
            prop_assert_eq!(counts, Ok(all.iter().map(|(_, count)| *count).collect::<Vec<_>>()));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,60}") {
            let fields = Fields(vec![("A".to_owned(), text)]);
            let told = fault(&fields, "A");
            prop_assert!(told.is_none_or(|what| what.len() > 10));
        }
    }
}

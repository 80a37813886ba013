//! API keys, known by their digests.
//!
//! A file has one key a line: a name, `sha256:` with the digest of the key in hexadecimal, and what the caller may do.
//! Empty lines and lines that begin with `#` are skipped.
//!
//! ```text
//! # name     digest              what the caller may do
//! reporting  sha256:5dd6f5f6…    scopes=orders:read,orders:list
//! warehouse  sha256:a7a39b72…    scopes=orders:write  roles=staff  tenant=acme
//! ```
//!
//! A plain digest is enough, since a key is long and random; a short or guessable one is not safe here. Two lines may
//! have the same name while a key is exchanged for a new one.

use std::collections::HashMap;

use crate::attributes;
use crate::digest::{Digest, digest, from_hex, to_hex};
use crate::outcome::{Caller, Outcome, Reason};
use crate::setup::LineFault;

/// Longer keys are not looked at.
const LONGEST_KEY: usize = 1024;

/// The line of a key file that lets a key in, without its name: `sha256:` and the digest.
pub fn hash_api_key(key: &str) -> String {
    format!("sha256:{}", to_hex(&digest(key)))
}

/// All keys of a file.
pub(crate) struct ApiKeys {
    callers: HashMap<Digest, Caller>,
}

impl ApiKeys {
    /// Reads a file and finds all that is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, Vec<LineFault>> {
        let mut callers = HashMap::new();
        let mut faults = Vec::new();
        for (line, content) in attributes::lines(text) {
            match parse_line(content) {
                Err(sentence) => faults.push(LineFault::at(line, sentence)),
                Ok((digest, caller)) => {
                    if callers.insert(digest, caller).is_some() {
                        faults.push(LineFault::at(line, "the same key is on an earlier line"));
                    }
                }
            }
        }
        if callers.is_empty() && faults.is_empty() {
            faults.push(LineFault::of_file("the file holds no keys"));
        }
        if faults.is_empty() {
            Ok(Self { callers })
        } else {
            Err(faults)
        }
    }

    /// Whose key it is.
    pub(crate) fn verify(&self, key: &str) -> Outcome {
        if key.len() > LONGEST_KEY {
            return Outcome::Invalid(Reason::TooLarge);
        }
        match self.callers.get(&digest(key)) {
            Some(caller) => Outcome::Valid(caller.clone()),
            None => Outcome::Invalid(Reason::UnknownApiKey),
        }
    }
}

fn parse_line(line: &str) -> Result<(Digest, Caller), &'static str> {
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default();
    let digest = words
        .next()
        .and_then(|word| word.strip_prefix("sha256:"))
        .and_then(from_hex)
        .ok_or("after the name there is no `sha256:` with 64 hexadecimal digits")?;
    Ok((digest, attributes::caller(name, words)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("../tests/fixtures/api-keys.txt");

    #[test]
    fn a_key_says_who_calls() {
        let expected = Caller {
            id: "writer".into(),
            scopes: vec!["orders:read".into(), "orders:write".into()],
            roles: Vec::new(),
            claims: vec![("tenant".into(), vec!["acme".into()])],
        };
        let keys = ApiKeys::parse(FILE).unwrap();
        assert_eq!(keys.verify("key-of-the-writer"), Outcome::Valid(expected));
    }

    #[test]
    fn other_keys_are_refused() {
        let keys = ApiKeys::parse(FILE).unwrap();
        let unknown = Outcome::Invalid(Reason::UnknownApiKey);
        for key in [
            "",
            "reader",
            "key-of-the-write",
            "key-of-the-writer ",
            &hash_api_key("key-of-the-writer"),
        ] {
            assert_eq!(keys.verify(key), unknown, "{key}");
        }
        assert_eq!(
            keys.verify(&"k".repeat(2000)),
            Outcome::Invalid(Reason::TooLarge)
        );
    }

    #[test]
    fn what_operators_paste_is_what_is_read() {
        let keys = ApiKeys::parse(&format!("me {}", hash_api_key("sesame"))).unwrap();
        assert!(matches!(keys.verify("sesame"), Outcome::Valid(_)));
    }

    #[test]
    fn every_fault_is_reported_with_its_line() {
        let digest = hash_api_key("a");
        let text = format!(
            "a {digest}\n\n# b\nb plain-secret\nc {digest}\nd sha256:12 x=y\ne {} word\n",
            hash_api_key("e")
        );
        let faults = ApiKeys::parse(&text).err().unwrap();
        let lines: Vec<_> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [Some(4), Some(5), Some(6), Some(7)]);
        assert!(!format!("{faults:?}").contains("plain-secret"));
        assert_eq!(ApiKeys::parse("# none\n").err().unwrap().len(), 1);
    }
}

//! Users and the hashes of their passwords.
//!
//! A file has one user a line: the name, a colon, a hash in the form of argon2id or bcrypt, and what the user may do.
//! Empty lines and lines that begin with `#` are skipped. `htpasswd -B` writes such lines.
//!
//! ```text
//! alice:$argon2id$v=19$m=19456,t=2,p=1$…$…  roles=admin
//! bob:$2y$12$…                              scopes=orders:read
//! ```

use std::collections::HashMap;
use std::str::FromStr as _;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, Params, PasswordVerifier as _};

use crate::attributes;
use crate::digest::Salt;
use crate::outcome::Caller;
use crate::setup::LineFault;

/// bcrypt looks at no more bytes than this; a longer password would be as good as its beginning.
const BCRYPT_LONGEST: usize = 72;
/// A hash that needs more memory than this, in KiB, would let a few requests exhaust the machine. OWASP lists settings
/// up to 46 MiB, and RFC 9106 §4 has 64 MiB where memory is short.
const MOST_MEMORY: u32 = 128 * 1024;
/// And one that goes through it more often than this, too; OWASP lists up to five passes. A hash at both bounds takes
/// about a second.
const MOST_PASSES: u32 = 8;
/// A bcrypt hash of this cost takes about a second, too, and of the next one twice as long.
const BCRYPT_HIGHEST_COST: u32 = 14;

/// All users of a file.
pub(crate) struct Passwords {
    entries: Vec<(Hash, Caller)>,
    by_name: HashMap<String, usize>,
}

#[derive(PartialEq, Eq)]
enum Hash {
    Argon2id(String),
    Bcrypt(String),
}

impl Passwords {
    /// Reads a file and finds all that is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, Vec<LineFault>> {
        let mut entries = Vec::new();
        let mut by_name = HashMap::new();
        let mut faults = Vec::new();
        for (line, content) in attributes::lines(text) {
            match parse_line(content) {
                Err(sentence) => faults.push(LineFault::at(line, sentence)),
                Ok((user, hash, caller)) => {
                    if by_name.insert(user, entries.len()).is_some() {
                        faults.push(LineFault::at(line, "the same user is on an earlier line"));
                    }
                    entries.push((hash, caller));
                }
            }
        }
        if entries.is_empty() && faults.is_empty() {
            faults.push(LineFault::of_file("the file holds no users"));
        }
        if faults.is_empty() {
            Ok(Self { entries, by_name })
        } else {
            Err(faults)
        }
    }

    /// Who it is. This is slow on purpose, whether or not the user exists.
    pub(crate) fn verify(&self, user: &str, password: &str, salt: &Salt) -> Option<Caller> {
        let (hash, caller) = self.entry(user, salt)?;
        let is_right = hash.verify(password);
        (is_right && self.by_name.contains_key(user)).then(|| caller.clone())
    }

    /// The entry whose hash is computed. For a user that does not exist that is somebody else's. Whose it is depends on
    /// the name alone, so a made-up name behaves like a real one also where hashes differ in kind and cost.
    fn entry(&self, user: &str, salt: &Salt) -> Option<&(Hash, Caller)> {
        let index = match self.by_name.get(user) {
            Some(index) => *index,
            None => self.decoy(user, salt)?,
        };
        self.entries.get(index)
    }

    fn decoy(&self, user: &str, salt: &Salt) -> Option<usize> {
        let [first, second, ..] = salt.digest(user, "");
        usize::from(u16::from_be_bytes([first, second])).checked_rem(self.entries.len())
    }
}

impl Hash {
    fn parse(text: &str) -> Result<Self, &'static str> {
        if text.starts_with("$argon2id$") {
            let hash = PasswordHash::new(text).map_err(|_| "the argon2id hash is malformed")?;
            let params = Params::try_from(&hash)
                .map_err(|_| "the argon2id hash has parameters that cannot be")?;
            if hash.hash.is_none() || hash.salt.is_none() {
                return Err("the argon2id hash is malformed");
            }
            if params.m_cost() > MOST_MEMORY || params.t_cost() > MOST_PASSES {
                return Err("the argon2id hash needs more than 128 MiB of memory or 8 passes");
            }
            return Ok(Self::Argon2id(text.to_owned()));
        }
        if ["$2a$", "$2b$", "$2y$"]
            .iter()
            .any(|start| text.starts_with(start))
        {
            let parts =
                bcrypt::HashParts::from_str(text).map_err(|_| "the bcrypt hash is malformed")?;
            if parts.get_cost() > BCRYPT_HIGHEST_COST {
                return Err("the bcrypt hash has a cost above 14");
            }
            return Ok(Self::Bcrypt(text.to_owned()));
        }
        Err(
            "after the user and a colon there is no hash that begins with `$argon2id$`, `$2b$` or `$2y$`",
        )
    }

    fn verify(&self, password: &str) -> bool {
        match self {
            Self::Argon2id(hash) => Argon2::default()
                .verify_password(password.as_bytes(), hash.as_str())
                .is_ok(),
            // Computed in any case, so that a long password takes as long as a short one.
            Self::Bcrypt(hash) => {
                let is_right = bcrypt::verify(password, hash).unwrap_or(false);
                is_right && password.len() <= BCRYPT_LONGEST
            }
        }
    }
}

fn parse_line(line: &str) -> Result<(String, Hash, Caller), &'static str> {
    let (user, rest) = line
        .split_once(':')
        .ok_or("there is no colon after the user")?;
    let mut words = rest.split_whitespace();
    let hash = Hash::parse(words.next().unwrap_or_default())?;
    if user.is_empty() {
        return Err("there is no user before the colon");
    }
    Ok((user.to_owned(), hash, attributes::caller(user, words)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("../tests/fixtures/passwords.txt");

    fn verify(users: &Passwords, user: &str, password: &str) -> Option<Caller> {
        users.verify(user, password, &Salt::new().unwrap())
    }

    #[test]
    fn both_kinds_of_hashes_are_verified() {
        let users = Passwords::parse(FILE).unwrap();
        let alice = verify(&users, "alice", "correct horse").unwrap();
        assert_eq!(
            (alice.id.as_str(), alice.roles),
            ("alice", vec!["admin".to_owned()])
        );
        let bob = verify(&users, "bob", "battery staple").unwrap();
        assert_eq!(bob.scopes, ["orders:read"]);
    }

    #[test]
    fn another_password_is_refused_and_so_is_another_user() {
        let users = Passwords::parse(FILE).unwrap();
        let cases = [
            ("alice", "battery staple"),
            ("bob", "correct horse"),
            ("alice", ""),
            ("Alice", "correct horse"),
        ];
        for (user, password) in cases {
            assert_eq!(verify(&users, user, password), None, "{user}");
        }
    }

    #[test]
    fn nobody_gets_in_with_the_password_behind_the_decoy() {
        let users = Passwords::parse(FILE).unwrap();
        assert_eq!(verify(&users, "nobody", "correct horse"), None);
    }

    #[test]
    fn a_made_up_user_costs_as_much_as_a_real_one() {
        let (users, salt) = (Passwords::parse(FILE).unwrap(), Salt::new().unwrap());
        let mut argon2id = 0;
        for number in 0..100 {
            let name = format!("nobody-{number}");
            let (hash, _) = users.entry(&name, &salt).unwrap();
            assert!(
                users.entry(&name, &salt).unwrap().0 == *hash,
                "the same each time"
            );
            argon2id += usize::from(matches!(hash, Hash::Argon2id(_)));
        }
        assert!((1..100).contains(&argon2id), "both kinds occur: {argon2id}");
        assert!(matches!(
            users.entry("bob", &salt),
            Some((Hash::Bcrypt(_), _))
        ));
    }

    #[test]
    fn what_is_recommended_is_taken_and_what_takes_seconds_is_not() {
        let is_taken = |params: &str| {
            let rest = "Zm9yLXRlc3RzLW9ubHktMQ$Zm9yLXRlc3RzLW9ubHktMQ";
            Hash::parse(&format!("$argon2id$v=19${params}${rest}")).is_ok()
        };
        for params in [
            "m=47104,t=1,p=1",
            "m=7168,t=5,p=1",
            "m=65536,t=3,p=4",
            "m=131072,t=8,p=1",
        ] {
            assert!(is_taken(params), "{params}");
        }
        for params in ["m=131073,t=1,p=1", "m=7168,t=9,p=1"] {
            assert!(!is_taken(params), "{params}");
        }
    }

    #[test]
    fn what_bcrypt_would_cut_off_is_refused() {
        let full = "p".repeat(72);
        let hash = bcrypt::hash_with_salt(&full, 4, [7; 16])
            .unwrap()
            .to_string();
        let users = Passwords::parse(&format!("u:{hash}")).unwrap();
        assert!(verify(&users, "u", &full).is_some());
        assert_eq!(verify(&users, "u", &format!("{full}x")), None);
    }

    #[test]
    fn every_fault_is_reported_with_its_line_and_without_secrets() {
        let text = "a:plain-secret\nb\n:$2b$04$x\nc:$argon2id$v=19$m=99999999,t=1,p=1$Zm9yLXRlc3RzLW9ubHktMQ$Zm9yLXRlc3RzLW9ubHktMQ\nd:{SHA}x";
        let faults = Passwords::parse(text).err().unwrap();
        assert_eq!(faults.len(), 5);
        assert!(!format!("{faults:?}").contains("plain-secret"));
        assert_eq!(Passwords::parse("").err().unwrap().len(), 1);
    }
}

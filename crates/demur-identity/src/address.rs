//! Which addresses may be asked for keys or about tokens.

use std::fmt;
use std::net::IpAddr;

use ureq::http::Uri;
use ureq::http::uri::Scheme;

/// An address that may be asked: `https`, or `http` on this machine; no user, no password.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Address {
    uri: Uri,
}

impl Address {
    /// The address, or what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, AddressFault> {
        let uri: Uri = text.parse().map_err(|_| AddressFault::NoUrl)?;
        let authority = uri.authority().ok_or(AddressFault::NoUrl)?;
        if authority.host().is_empty() {
            return Err(AddressFault::NoUrl);
        }
        if authority.as_str().contains('@') {
            return Err(AddressFault::UserInformation);
        }
        // `Uri` drops a fragment without a word, and whoever wrote one meant something by it.
        if text.contains('#') {
            return Err(AddressFault::Fragment);
        }
        let address = Self { uri };
        match address.uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => Ok(address),
            Some(scheme) if *scheme == Scheme::HTTP && address.is_loopback() => Ok(address),
            Some(_) | None => Err(AddressFault::NotEncrypted),
        }
    }

    /// Whether it is on this machine for certain, so that nobody else can listen.
    fn is_loopback(&self) -> bool {
        let is_named = |host: &str| host.eq_ignore_ascii_case("localhost");
        self.uri.host().is_some_and(is_named)
            || self
                .host()
                .parse::<IpAddr>()
                .is_ok_and(|ip| ip.is_loopback())
    }

    /// Whether it may be on this machine, by what can be seen without asking a resolver: many take `127.1`,
    /// `0x7f000001` and `::1%1` for addresses, and all below `localhost` for this machine (RFC 6761 §6.3).
    pub(crate) fn may_be_here(&self) -> bool {
        let host = self.host().trim_end_matches('.');
        if let Ok(ip) = host.parse::<IpAddr>() {
            let ip = ip.to_canonical();
            return ip.is_loopback() || ip.is_unspecified();
        }
        let last = host.rsplit('.').next().unwrap_or_default();
        let is_number = last.starts_with(|first: char| first.is_ascii_digit());
        is_number || last.eq_ignore_ascii_case("localhost") || host.contains(':')
    }

    /// The host, an address of version 6 without its brackets.
    fn host(&self) -> &str {
        let host = self.uri.host().unwrap_or_default();
        host.trim_start_matches('[').trim_end_matches(']')
    }

    /// What the client library takes.
    pub(crate) fn uri(&self) -> &Uri {
        &self.uri
    }
}

/// A query may hold a secret.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.uri.host().unwrap_or_default())
    }
}

/// Why an address is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AddressFault {
    NoUrl,
    UserInformation,
    Fragment,
    NotEncrypted,
    Elsewhere,
}

impl fmt::Display for AddressFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoUrl => "the address is not a URL with a host",
            Self::UserInformation => "the address contains a user or a password",
            Self::Fragment => "the address contains a fragment",
            Self::NotEncrypted => "the address is neither `https` nor on this machine",
            Self::Elsewhere => "the address may be on this machine, and who names it is not",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_is_fine_and_so_is_this_machine() {
        let fine = [
            "https://issuer.example/jwks.json?v=1",
            "http://127.0.0.1:8080/a",
            "http://127.9.9.9/",
            "http://[::1]:80/",
            "http://localhost/",
        ];
        for text in fine {
            assert!(Address::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_may_be_here_is_more_than_what_is_here() {
        let here = [
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "a.localhost.",
            "127.9.9.9",
            "127.0.0.1.",
            "0.0.0.0",
            "127.1",
            "2130706433",
            "0x7f.1",
            "127.0.0.0x1",
            "0177.0.0.01",
            "[::1]",
            "[::]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::ffff:0.0.0.0]",
            "[localhost]",
            "[::1%1]",
            "[::1%25lo]",
        ];
        let elsewhere = [
            "issuer.example",
            "localhost.example",
            "1.localhost.example",
            "notlocalhost",
            "10.0.0.1",
            "192.0.2.1.",
            "127.0.0.1.example",
            "[2001:db8::1]",
            "[::ffff:192.0.2.1]",
        ];
        let may_be_here = |host| {
            Address::parse(&format!("https://{host}:8443/a"))
                .unwrap()
                .may_be_here()
        };
        for host in here {
            assert!(may_be_here(host), "{host}");
        }
        for host in elsewhere {
            assert!(!may_be_here(host), "{host}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let cases = [
            ("http://issuer.example/", AddressFault::NotEncrypted),
            ("http://localhost.example/", AddressFault::NotEncrypted),
            ("http://127.0.0.1.example/", AddressFault::NotEncrypted),
            ("http://10.0.0.1/", AddressFault::NotEncrypted),
            ("http://0.0.0.0/", AddressFault::NotEncrypted),
            ("http://127.1/", AddressFault::NotEncrypted),
            ("http://localhost./", AddressFault::NotEncrypted),
            ("http://[localhost]/", AddressFault::NotEncrypted),
            ("http://a.localhost/", AddressFault::NotEncrypted),
            ("http://[::ffff:127.0.0.1]/", AddressFault::NotEncrypted),
            ("ftp://127.0.0.1/", AddressFault::NotEncrypted),
            ("file:///etc/passwd", AddressFault::NoUrl),
            ("https://", AddressFault::NoUrl),
            ("https://%6cocalhost/", AddressFault::NoUrl),
            ("/jwks.json", AddressFault::NoUrl),
            ("https://a:b@issuer.example/", AddressFault::UserInformation),
            (
                "http://127.0.0.1@issuer.example/",
                AddressFault::UserInformation,
            ),
            ("https://issuer.example/#x", AddressFault::Fragment),
            ("https://issuer.example/ x", AddressFault::NoUrl),
        ];
        for (text, fault) in cases {
            assert_eq!(Address::parse(text), Err(fault), "{text}");
        }
    }
}

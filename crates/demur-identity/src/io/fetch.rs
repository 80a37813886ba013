//! The only place that speaks HTTP: short, bounded, and to exactly the address that was asked for.

use std::fmt;
use std::io;
use std::time::Duration;

use ureq::Agent;

use crate::address::{Address, AddressFault};
use crate::json::{self, Json};
use crate::jwt::{JwksFault, KeySet};

/// Longer answers are not read.
const LONGEST_ANSWER: u64 = 64 * 1024;
/// One exchange, from the name to the last byte.
const TIMEOUT: Duration = Duration::from_secs(2);
/// Where an issuer describes itself (`OpenID` Connect Discovery 1.0 §4).
const WELL_KNOWN: &str = "/.well-known/openid-configuration";

/// A client that follows no redirect and uses no proxy: what was configured is asked, and nobody else.
pub(crate) fn client() -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(TIMEOUT))
        .max_redirects(0)
        .http_status_as_error(false)
        .proxy(None)
        .user_agent("demur")
        .max_idle_connections_per_host(4);
    Agent::new_with_config(config.build())
}

/// Where a key set is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Jwks(Address),
    Issuer { name: String, document: Address },
}

impl Source {
    /// An issuer that describes itself.
    pub(crate) fn issuer(name: &str) -> Result<Self, AddressFault> {
        let document = Address::parse(&format!("{}{WELL_KNOWN}", name.trim_end_matches('/')))?;
        Ok(Self::Issuer {
            name: name.to_owned(),
            document,
        })
    }
}

/// Whether an issuer was given by the address of its document, which is not its name.
pub(crate) fn is_address_of_document(issuer: &str) -> bool {
    issuer.ends_with(WELL_KNOWN)
}

/// The keys, as they are now.
pub(crate) fn keys(client: &Agent, source: &Source) -> Result<KeySet, FetchFault> {
    let content = match source {
        Source::Jwks(address) => get(client, address)?,
        Source::Issuer { name, document } => {
            let content = get(client, document)?;
            get(client, &jwks_address(&content, name, document)?)?
        }
    };
    KeySet::from_jwks(&content).map_err(FetchFault::Keys)
}

/// `OpenID` Connect Discovery 1.0 §4.3: the document must be about the issuer that we asked for.
fn jwks_address(content: &[u8], issuer: &str, document: &Address) -> Result<Address, FetchFault> {
    let object = json::object(content).ok_or(FetchFault::NoDocument)?;
    let text = |name| {
        object
            .get(name)
            .and_then(Json::as_str)
            .ok_or(FetchFault::NoDocument)
    };
    if text("issuer")? != issuer {
        return Err(FetchFault::OtherIssuer);
    }
    let address = Address::parse(text("jwks_uri")?).map_err(FetchFault::KeysAddress)?;
    // Somebody elsewhere does not send us to a service on this machine.
    if address.may_be_here() && !document.may_be_here() {
        return Err(FetchFault::KeysAddress(AddressFault::Elsewhere));
    }
    Ok(address)
}

fn get(client: &Agent, address: &Address) -> Result<Vec<u8>, FetchFault> {
    let response = client
        .get(address.uri().clone())
        .header("accept", "application/json")
        .call();
    content(response)
}

/// Sends a form and reads the answer.
pub(crate) fn post_form(
    client: &Agent,
    address: &Address,
    authorization: &str,
    form: &str,
) -> Result<Vec<u8>, FetchFault> {
    let request = client
        .post(address.uri().clone())
        .header("accept", "application/json")
        .header("authorization", authorization)
        .content_type("application/x-www-form-urlencoded");
    content(request.send(form))
}

fn content(
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Vec<u8>, FetchFault> {
    let mut response = response.map_err(|error| FetchFault::from_library(&error))?;
    let status = response.status().as_u16();
    if status != 200 {
        return Err(FetchFault::Status(status));
    }
    let body = response.body_mut().with_config().limit(LONGEST_ANSWER);
    body.read_to_vec()
        .map_err(|error| FetchFault::from_library(&error))
}

/// Why nothing was fetched. What the other side said is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FetchFault {
    TooSlow,
    Unreachable,
    NotTrusted,
    TooLarge,
    Status(u16),
    NoDocument,
    OtherIssuer,
    KeysAddress(AddressFault),
    Keys(JwksFault),
    NoAnswer,
}

impl FetchFault {
    fn from_library(error: &ureq::Error) -> Self {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the enum is not ours, and grows"
        )]
        match error {
            ureq::Error::Timeout(_) => Self::TooSlow,
            ureq::Error::Rustls(_) | ureq::Error::Tls(_) => Self::NotTrusted,
            // What `rustls` says arrives as an error of the stream.
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                Self::NotTrusted
            }
            ureq::Error::BodyExceedsLimit(_) => Self::TooLarge,
            _ => Self::Unreachable,
        }
    }
}

impl fmt::Display for FetchFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooSlow => f.write_str("no answer came within 2 seconds"),
            Self::Unreachable => f.write_str("the address cannot be reached"),
            Self::NotTrusted => f.write_str(
                "the address does not speak TLS, or with a certificate that is not trusted",
            ),
            Self::TooLarge => f.write_str("the answer is above 64 KiB"),
            Self::Status(status) => write!(f, "the answer has status {status} in place of 200"),
            Self::NoDocument => f.write_str("the answer is not a discovery document"),
            Self::OtherIssuer => f.write_str("the discovery document is about another issuer"),
            Self::KeysAddress(fault) => write!(f, "`jwks_uri` in the discovery document: {fault}"),
            Self::Keys(fault) => fault.fmt(f),
            Self::NoAnswer => f.write_str("the answer says nothing about the token"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(issuer: &str, document: &str) -> Result<Address, FetchFault> {
        let Ok(Source::Issuer {
            name,
            document: address,
        }) = Source::issuer(issuer)
        else {
            panic!("no address");
        };
        jwks_address(document.as_bytes(), &name, &address)
    }

    #[test]
    fn the_document_is_below_the_issuer() {
        for issuer in ["https://a.example/realm", "https://a.example/realm/"] {
            let Ok(Source::Issuer { document, .. }) = Source::issuer(issuer) else {
                panic!("no address");
            };
            assert_eq!(
                document.uri(),
                "https://a.example/realm/.well-known/openid-configuration"
            );
        }
    }

    #[test]
    fn a_document_is_believed_about_its_own_issuer_only() {
        let document = r#"{"issuer":"https://a.example","jwks_uri":"https://keys.example/"}"#;
        assert_eq!(
            found("https://a.example", document),
            Address::parse("https://keys.example/").map_err(|_| FetchFault::NoAnswer)
        );
        assert_eq!(
            found("https://a.example/", document),
            Err(FetchFault::OtherIssuer)
        );
        assert_eq!(
            found("https://b.example", document),
            Err(FetchFault::OtherIssuer)
        );
    }

    #[test]
    fn an_issuer_on_this_machine_may_have_its_keys_here() {
        let document = r#"{"issuer":"https://a.localhost","jwks_uri":"https://127.0.0.1/"}"#;
        assert!(found("https://a.localhost", document).is_ok());
    }

    #[test]
    fn a_document_sends_us_to_no_place_that_could_not_be_configured() {
        for place in [
            "http://keys.example/",
            "http://127.0.0.1:80/",
            "https://localhost/",
            "https://localhost./",
            "https://[::ffff:127.0.0.1]/",
            "https://0.0.0.0/",
            "https://127.1/",
            "file:///x",
            "https://a@b/",
        ] {
            let document = format!(r#"{{"issuer":"https://a.example","jwks_uri":"{place}"}}"#);
            let refused = found("https://a.example", &document);
            assert!(
                matches!(refused, Err(FetchFault::KeysAddress(_))),
                "{place}"
            );
        }
        assert_eq!(
            found("https://a.example", r#"{"issuer":"https://a.example"}"#),
            Err(FetchFault::NoDocument)
        );
    }
}

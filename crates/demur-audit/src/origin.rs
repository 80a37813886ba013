//! The origin of a server: scheme, host and port (RFC 9110 §4.3.1).

use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

/// How a server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// In the clear.
    Http,
    /// Over TLS.
    Https,
}

impl Scheme {
    /// The port that is meant where none is named.
    pub fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }

    /// `http` or `https`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// Scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin {
    /// How it is spoken to.
    pub scheme: Scheme,
    /// In lower case; an IPv6 address in brackets.
    pub host: String,
    /// The port, also where it goes without saying.
    pub port: u16,
}

impl Origin {
    /// The origin of an absolute address; nothing for one that is not `http` or `https`.
    pub fn of(url: &Url) -> Option<Self> {
        let scheme = match url.scheme() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return None,
        };
        Some(Self {
            scheme,
            host: url.host_str()?.to_ascii_lowercase(),
            port: url.port().unwrap_or(scheme.port()),
        })
    }

    /// The value of `Host`: the port only where it does not go without saying.
    pub fn authority(&self) -> String {
        if self.port == self.scheme.port() {
            self.host.clone()
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    /// The address of a target on this origin, resolved and normalised; nothing if it cannot be one.
    pub fn url(&self, target: &str) -> Option<Url> {
        Url::parse(&format!("{self}{target}")).ok()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme.as_str(), self.authority())
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.to_string()
    }
}

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let url = Url::parse(&text).ok();
        url.as_ref()
            .and_then(Self::of)
            .ok_or_else(|| format!("`{text}` is no origin such as `https://shop.example`"))
    }
}

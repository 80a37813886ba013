//! The network: the only part of an audit that waits, and the only one that a hostile server can reach.
//!
//! Everything is sent by one client of our own, and not by a library: a library hides what an audit looks for, such as
//! content behind a 204, a status of two digits, or an interim answer. Every wait has a limit, and so has everything that
//! is read.

mod client;
mod conduct;
mod connect;
mod incoming;
mod measure;
mod outgoing;
mod pace;
mod secrets;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

pub use conduct::{Conducted, Progress, conduct};

/// What an audit may take.
#[derive(Debug, Clone)]
pub struct Budget {
    /// Requests, with repetitions.
    pub requests: usize,
    /// Requests a second; nothing for as fast as the server answers.
    pub rate: Option<f64>,
    /// Requests at the same time.
    pub concurrency: usize,
    /// All of it.
    pub whole: Duration,
    /// One answer, from the connection to its end.
    pub answer: Duration,
    /// The longest wait that a `Retry-After` can ask for.
    pub patience: Duration,
    /// Failures in a row (5xx but 501 and 505, or no answer at all) after which the server is left alone.
    pub failures: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            requests: 2000,
            rate: Some(20.0),
            concurrency: 2,
            whole: Duration::from_mins(10),
            answer: Duration::from_secs(10),
            patience: Duration::from_secs(30),
            failures: 5,
        }
    }
}

/// Why an audit ended before everything was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// The number of requests was used up.
    Requests,
    /// The time was used up.
    Time,
    /// So many requests in a row failed.
    Failures(usize),
    /// The server asked not to be asked for so many seconds.
    Asked(u64),
    /// Somebody wanted it to end.
    Interrupted,
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Requests => f.write_str("the number of requests was used up"),
            Self::Time => f.write_str("the time for the whole audit was used up"),
            Self::Failures(count) => {
                write!(f, "{count} requests in a row got a 5xx or no answer")
            }
            Self::Asked(seconds) => {
                write!(f, "the server asked to be left alone for {seconds} seconds")
            }
            Self::Interrupted => f.write_str("it was interrupted"),
        }
    }
}

/// How the server is reached, and who can ask.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// What may be taken.
    pub budget: Budget,
    /// The fields that each identity adds to its requests.
    pub identities: HashMap<String, Vec<(String, String)>>,
    /// The value of `User-Agent`.
    pub user_agent: String,
    /// How certificates are judged.
    pub tls: Option<Arc<rustls::ClientConfig>>,
}

/// Certificates of the public authorities and of `more`, in PEM.
pub fn trusting(more: Option<&[u8]>) -> Result<Arc<rustls::ClientConfig>, String> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;
    let mut roots = rustls::RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for certificate in CertificateDer::pem_slice_iter(more.unwrap_or_default()) {
        let certificate = certificate.map_err(|error| error.to_string())?;
        roots.add(certificate).map_err(|error| error.to_string())?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    let mut config = config.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

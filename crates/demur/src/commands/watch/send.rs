//! Alerts to those who are to hear of them.

use std::time::Duration;

use demur_watch::Alert;
use demur_watch::sinks::{alertmanager, webhook};

/// How long a target may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where `PagerDuty` takes events (Events API v2).
const PAGERDUTY: &str = "https://events.pagerduty.com/v2/enqueue";

/// Somebody who is to hear of alerts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    kind: Kind,
    /// A URL, or the key of a service.
    to: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Alertmanager,
    Webhook,
    Slack,
    PagerDuty,
}

impl Target {
    /// Reads `kind=target`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (kind, to) = text.split_once('=')?;
        let kind = match kind {
            "alertmanager" => Kind::Alertmanager,
            "webhook" => Kind::Webhook,
            "slack" => Kind::Slack,
            "pagerduty" => Kind::PagerDuty,
            _ => return None,
        };
        let is_url = to.starts_with("http://") || to.starts_with("https://");
        let fits = if kind == Kind::PagerDuty {
            !to.is_empty()
        } else {
            is_url
        };
        fits.then(|| Self {
            kind,
            to: to.to_owned(),
        })
    }

    /// Whether it forgets alerts that are not told again: Alertmanager does after its `resolve_timeout`.
    pub(super) fn forgets(&self) -> bool {
        self.kind == Kind::Alertmanager
    }

    /// Sends an alert. What is said of a failure names no key.
    pub(super) fn send(&self, alert: &Alert, base: Option<&str>) -> Result<(), String> {
        let (url, body) = match self.kind {
            Kind::Alertmanager => {
                let url = format!("{}/api/v2/alerts", self.to.trim_end_matches('/'));
                (url, alertmanager::alerts(std::slice::from_ref(alert), base))
            }
            Kind::Webhook => (self.to.clone(), webhook::generic(alert, base)),
            Kind::Slack => (self.to.clone(), webhook::slack(alert, base)),
            Kind::PagerDuty => (
                PAGERDUTY.to_owned(),
                webhook::pagerduty(alert, &self.to, base),
            ),
        };
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .build()
            .into();
        let sent = agent
            .post(&url)
            .header("content-type", "application/json")
            .send(body);
        let answer = sent.map_err(|fault| format!("{}: {}", self.name(), reason(&fault)))?;
        let status = answer.status();
        if status.is_success() {
            return Ok(());
        }
        // What is sent may be for nobody else: redirects are not followed.
        let status = status.as_u16();
        Err(format!("{}: it answers {status}", self.name()))
    }

    /// What tells it from others, also in the next run; it does not tell the target.
    pub(super) fn key(&self) -> u32 {
        let text = [self.kind.name(), &self.to].concat();
        // FNV-1a, which stays the same.
        text.bytes().fold(0x811c_9dc5, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
    }

    fn name(&self) -> &'static str {
        self.kind.name()
    }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Alertmanager => "Alertmanager",
            Self::Webhook => "the webhook",
            Self::Slack => "Slack",
            Self::PagerDuty => "PagerDuty",
        }
    }
}

/// Why it could not be sent. Some faults repeat the address, which may be a secret.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what else may go wrong is for others to say, and there may be more of it"
)]
fn reason(fault: &ureq::Error) -> String {
    match fault {
        ureq::Error::StatusCode(status) => format!("it answers {status}"),
        ureq::Error::Io(fault) => fault.to_string(),
        ureq::Error::Timeout(_) => "it does not answer in time".to_owned(),
        ureq::Error::HostNotFound => "its host is not found".to_owned(),
        ureq::Error::Tls(fault) => (*fault).to_owned(),
        ureq::Error::Rustls(fault) => fault.to_string(),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => "its address is none".to_owned(),
        _ => "it cannot be asked".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn targets_have_a_kind_and_an_address() {
        assert!(
            Target::read("alertmanager=http://localhost:9093")
                .is_some_and(|target| target.forgets())
        );
        assert!(Target::read("pagerduty=abc").is_some());
        for text in ["webhook=localhost", "mail=a@b", "slack", "pagerduty="] {
            assert_eq!(Target::read(text), None, "{text}");
        }
    }
}

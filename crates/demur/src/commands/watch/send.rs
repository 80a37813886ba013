//! Alerts to those who are to hear of them.

use std::time::Duration;

use demur_watch::Alert;
use demur_watch::sinks::{alertmanager, webhook};

/// How long a target may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where PagerDuty takes events (Events API v2).
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
        sent.map(|_| ())
            .map_err(|fault| format!("{}: {fault}", self.name()))
    }

    fn name(&self) -> &'static str {
        match self.kind {
            Kind::Alertmanager => "Alertmanager",
            Kind::Webhook => "the webhook",
            Kind::Slack => "Slack",
            Kind::PagerDuty => "PagerDuty",
        }
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

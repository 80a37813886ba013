//! What a detector raised.

/// How soon somebody should look.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Severity {
    /// For the report.
    Note,
    /// Within days.
    Ticket,
    /// Now.
    Page,
}

impl Severity {
    /// The word used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Ticket => "ticket",
            Self::Page => "page",
        }
    }
}

/// Whether somebody has to do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum State {
    /// It goes on.
    Open,
    /// It goes on, and somebody knows.
    Acknowledged,
    /// It is over, or somebody said so.
    Resolved,
}

impl State {
    /// The word used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Acknowledged => "acknowledged",
            Self::Resolved => "resolved",
        }
    }
}

/// What requests can have in common.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Dimension {
    /// Who asked, by name.
    Principal,
    /// Agent and version: `shop-app/5.2.0`.
    AgentVersion,
    /// Versions of one agent below one: `shop-app < 5.2.0`.
    AgentRange,
    /// Agent without its version.
    AgentFamily,
    /// Operating system or device.
    Device,
    /// The page that linked here.
    Referrer,
    /// Its host.
    ReferrerHost,
    /// The server behind.
    Upstream,
    /// The network of the client, /24 or /48.
    Network,
    /// The address of the client.
    Client,
    /// Why it was refused.
    Reason,
    /// The row of the table that refused.
    Step,
    /// A common beginning of paths.
    Prefix,
    /// One route.
    Route,
    /// The host that was asked.
    Host,
}

impl Dimension {
    /// The word used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Principal => "principal",
            Self::AgentVersion => "agent_version",
            Self::AgentRange => "agent_range",
            Self::AgentFamily => "agent",
            Self::Device => "device",
            Self::Referrer => "referrer",
            Self::ReferrerHost => "referrer_host",
            Self::Upstream => "upstream",
            Self::Network => "network",
            Self::Client => "client",
            Self::Reason => "reason",
            Self::Step => "step",
            Self::Prefix => "prefix",
            Self::Route => "route",
            Self::Host => "host",
        }
    }
}

/// One thing that the excess has in common, and how much of it that explains.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Cause {
    /// What.
    pub dimension: Dimension,
    /// Which one.
    pub value: String,
    /// Its share of the excess, 0 to 1.
    pub of_excess: f64,
    /// Its share of all requests to the same routes, 0 to 1.
    pub of_traffic: f64,
}

/// The figures of an alert, counted from `since`.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Numbers {
    /// Requests that went wrong.
    pub bad: u64,
    /// Requests to the same routes.
    pub requests: u64,
    /// How many would have gone wrong as usual.
    pub expected: f64,
    /// Different clients among the bad.
    pub clients: u64,
    /// Different paths among the bad.
    pub paths: u64,
    /// Good answers that the same paths got before.
    pub good_before: u64,
}

/// What a detector raised.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Alert {
    /// The same for the same traffic, however it was read.
    pub id: String,
    /// The id of the detector, which names its page too.
    pub detector: String,
    /// How soon somebody should look.
    pub severity: Severity,
    /// Whether somebody has to do something about it.
    pub state: State,
    /// `GET /orders/{}`, sorted.
    pub routes: Vec<String>,
    /// The statuses that were sent, sorted.
    pub statuses: Vec<u16>,
    /// When it began, in seconds since the Unix epoch.
    pub since: u64,
    /// When it was raised.
    pub raised: u64,
    /// When it was over; `None` while it goes on.
    pub until: Option<u64>,
    /// The figures.
    pub numbers: Numbers,
    /// What explains it, the best first.
    pub causes: Vec<Cause>,
    /// All of it in one sentence.
    pub sentence: String,
    /// A few of the paths, most frequent first.
    pub examples: Vec<String>,
    /// What to do next, in one sentence; empty where the page has to do.
    pub hint: String,
}

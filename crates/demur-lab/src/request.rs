//! One request with everything that is known about it, and what a log of some kind would tell.

use std::borrow::Cow;

use demur_watch::Record;

use crate::site::HOST;

/// One request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// When, in milliseconds since the Unix epoch, by the clock of the server.
    pub at: u64,
    /// The address of the client.
    pub client: Vec<u8>,
    /// Who asked; empty for strangers.
    pub principal: Vec<u8>,
    /// The method.
    pub method: &'static str,
    /// The path without its query.
    pub path: Vec<u8>,
    /// What stands behind the `?`.
    pub query: Vec<u8>,
    /// The status that was sent.
    pub status: u16,
    /// Bytes of the request.
    pub bytes_in: u64,
    /// Bytes of the answer.
    pub bytes_out: u64,
    /// How long it took, in microseconds.
    pub micros: u64,
    /// The page that linked here.
    pub referrer: Vec<u8>,
    /// The `User-Agent`.
    pub agent: Vec<u8>,
    /// The server behind that answered; empty where none was asked.
    pub upstream: Vec<u8>,
    /// The row of the gateway's table that refused.
    pub step: &'static str,
    /// Why, in one word.
    pub reason: &'static str,
    /// What no log tells.
    pub truth: Truth,
}

/// What no log tells about a request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Truth {
    /// The place of its route; `None` for what has none.
    pub route: Option<usize>,
    /// The incident that made it fail, by its number.
    pub incident: Option<usize>,
    /// The place of the application, and when its version came out.
    pub app: Option<(usize, u64)>,
    /// The place of the page that made the call.
    pub front: Option<usize>,
    /// The device, as a place in the list of devices.
    pub device: Option<u8>,
    /// The place of the server behind.
    pub upstream: Option<usize>,
    /// Whether credentials are needed.
    pub guarded: bool,
    /// Whether the rule for old addresses led here.
    pub moved: bool,
}

/// How much a log tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What the combined format tells.
    Combined,
    /// What a rich log of a server tells: also the principal, the host, how long it took, the server behind.
    Rich,
    /// What the gateway's events tell: also the row that refused, but no server behind.
    Gateway,
}

impl Request {
    /// Forgets everything and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.at = 0;
        for text in [
            &mut self.client,
            &mut self.principal,
            &mut self.path,
            &mut self.query,
            &mut self.referrer,
            &mut self.agent,
            &mut self.upstream,
        ] {
            text.clear();
        }
        self.method = "GET";
        self.status = 200;
        self.bytes_in = 0;
        self.bytes_out = 0;
        self.micros = 0;
        self.step = "";
        self.reason = "";
        self.truth = Truth::default();
    }

    /// Whether it failed with a 4xx.
    pub fn is_bad(&self) -> bool {
        (400..500).contains(&self.status)
    }

    /// What a log of this kind would tell, read without a fault.
    pub fn record(&self, view: View) -> Record<'_> {
        let rich = view != View::Combined;
        let gateway = view == View::Gateway;
        Record {
            at: self.at / 1_000,
            client: Cow::Borrowed(&self.client),
            principal: told(&self.principal, rich),
            host: told(HOST.as_bytes(), rich),
            method: Cow::Borrowed(self.method.as_bytes()),
            path: Cow::Borrowed(&self.path),
            route: Cow::default(),
            status: self.status,
            bytes: self.bytes_out,
            duration: rich.then_some(self.micros),
            referrer: Cow::Borrowed(&self.referrer),
            agent: Cow::Borrowed(&self.agent),
            upstream: told(&self.upstream, view == View::Rich),
            upstream_status: None,
            step: told(self.step.as_bytes(), gateway),
            reason: told(self.reason.as_bytes(), gateway),
        }
    }
}

fn told(text: &[u8], is_told: bool) -> Cow<'_, [u8]> {
    Cow::Borrowed(if is_told { text } else { b"" })
}

//! One request at a time, over connections that are kept.

use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime};

use super::connect::Connection;
use super::incoming::{self, Then};
use super::pace::Pace;
use super::secrets::Secrets;
use super::{Network, outgoing};
use crate::exchange::{Answer, Ended, Exchange, Failure, FailureKind, Outcome};
use crate::origin::Origin;
use crate::probe::{Purpose, Raw, Request};

/// How long an interim answer is waited for before the rest of a raw request is sent, and how long octets behind its answer.
const PAUSE: Duration = Duration::from_secs(1);
const BEHIND: Duration = Duration::from_millis(100);

/// How long octets are waited for behind an answer without content. They mostly come with the head.
const SURPLUS: Duration = Duration::from_millis(2);

impl Open {
    /// Whether it was given its moment.
    pub(super) fn has_rested(&self) -> bool {
        self.since.elapsed() >= SURPLUS
    }
}

/// Sends requests one after the other.
pub(super) struct Client<'n> {
    network: &'n Network,
    /// No answer is waited for longer than the whole audit may take.
    pace: &'n Pace<'n>,
    /// What no record and no report may hold, even if the server says it back.
    secrets: Secrets,
    idle: HashMap<Origin, Vec<Connection>>,
    /// The connection of the last answer, if more may come on it that may not.
    open: Option<Open>,
}

/// A connection that carried an answer without content. Nothing more may come on it before the next request.
pub(super) struct Open {
    origin: Origin,
    connection: Connection,
    since: Instant,
    /// Whether the server said that it closes it.
    closes: bool,
}

impl<'n> Client<'n> {
    pub(super) fn new(network: &'n Network, pace: &'n Pace<'n>) -> Self {
        Self {
            network,
            pace,
            secrets: Secrets::of(&network.identities),
            idle: HashMap::new(),
            open: None,
        }
    }

    /// Sends a request and waits for what comes of it.
    pub(super) fn exchange(&mut self, request: &Request, purposes: Vec<Purpose>) -> Exchange {
        let deadline = self.deadline();
        let answered = match &request.raw {
            Some(raw) => self.send_raw(request, raw, deadline),
            None => self.send(request, deadline),
        };
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Exchange {
            purposes,
            request: request.clone(),
            at: now.map_or(0, |now| now.as_secs()),
            outcome: match answered {
                Ok(answer) => Outcome::Answer(self.secrets.hide(answer)),
                Err(failure) => Outcome::Failure(failure),
            },
        }
    }

    /// When an answer has to be there that is asked for now.
    pub(super) fn deadline(&self) -> Instant {
        let answer = Instant::now() + self.network.budget.answer;
        self.pace.deadline().min(answer)
    }

    pub(super) fn send(&mut self, request: &Request, deadline: Instant) -> Result<Answer, Failure> {
        let fields = self.network.identities.get(&request.identity);
        let fields = fields.map(Vec::as_slice).unwrap_or_default();
        let octets = outgoing::octets(request, fields, &self.network.user_agent);
        // Who takes a kept connection may find that it was closed meanwhile, and does not know whether the request was
        // seen. What may not be repeated (RFC 9110 §9.2.2) gets one of its own.
        let mut is_fresh = !may_be_repeated(&request.method);
        loop {
            let mut connection = self.connection(&request.origin, is_fresh, deadline)?;
            let is_old = connection.used > 0;
            let sent = connection.send(&octets, deadline);
            let began = Instant::now();
            let answered = sent
                .and_then(|()| incoming::answer(&mut connection, &request.method, began, deadline));
            match answered {
                Ok((answer, then)) => {
                    connection.used += 1;
                    self.keep(request, connection, then, answer.closed);
                    return Ok(answer);
                }
                Err(failure)
                    if is_old && failure.kind == FailureKind::Closed && self.pace.admit() =>
                {
                    is_fresh = true;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    fn keep(&mut self, request: &Request, connection: Connection, then: Then, closes: bool) {
        let origin = request.origin.clone();
        match then {
            Then::GoOn => self.idle.entry(origin).or_default().push(connection),
            Then::Look => {
                self.open = Some(Open {
                    origin,
                    connection,
                    since: Instant::now(),
                    closes,
                });
            }
            Then::Close => {}
        }
    }

    /// The connection of the last answer, if it is to be looked at later.
    pub(super) fn take_open(&mut self) -> Option<Open> {
        self.open.take()
    }

    /// What came on a connection where nothing may, after the moment that it is given. One where nothing came carries the
    /// next request.
    pub(super) fn look(&mut self, mut open: Open) -> Vec<u8> {
        let limit = open.since + SURPLUS;
        let came = if Instant::now() < limit {
            open.connection.fill(limit)
        } else {
            open.connection.fill_at_once()
        };
        let is_closed = open.closes || matches!(came, Ok(0));
        let mut surplus = open.connection.unread.take_all();
        surplus.truncate(incoming::HEAD);
        if surplus.is_empty() && !is_closed {
            let idle = self.idle.entry(open.origin).or_default();
            idle.push(open.connection);
        }
        surplus
    }

    fn connection(
        &mut self,
        origin: &Origin,
        is_fresh: bool,
        deadline: Instant,
    ) -> Result<Connection, Failure> {
        let idle = self.idle.get_mut(origin).filter(|_| !is_fresh);
        match idle.and_then(Vec::pop) {
            Some(connection) => Ok(connection),
            None => Connection::open(origin, self.network.tls.as_ref(), deadline),
        }
    }

    /// Octets on a connection of their own, and everything that comes back on it.
    fn send_raw(
        &mut self,
        request: &Request,
        raw: &Raw,
        deadline: Instant,
    ) -> Result<Answer, Failure> {
        let tls = self.network.tls.as_ref();
        let mut connection = Connection::open(&request.origin, tls, deadline)?;
        connection.send(&raw.first, deadline)?;
        let began = Instant::now();
        if !raw.then.is_empty() {
            let pause = deadline.min(Instant::now() + PAUSE);
            // Nothing in time is an answer of its own: the rest is sent then.
            if connection.fill(pause).is_ok_and(|count| count == 0) {
                return Err(Failure {
                    kind: FailureKind::Closed,
                    detail: "the connection was closed before the content was sent".to_owned(),
                });
            }
            // Who has answered finally may close before the rest arrives.
            let _ = connection.send(&raw.then, deadline);
        }
        let (mut answer, _) = incoming::answer(&mut connection, &request.method, began, deadline)?;
        if answer.ended == Ended::Whole {
            let limit = deadline.min(Instant::now() + BEHIND);
            while connection.unread.len() < incoming::HEAD {
                match connection.fill(limit) {
                    Ok(0) => {
                        answer.closed = true;
                        break;
                    }
                    Ok(_) => {}
                    Err(_) => break,
                }
            }
            answer.surplus.extend(connection.unread.take_all());
        }
        Ok(answer)
    }
}

/// Whether a client may send a request with this method again by itself (RFC 9110 §9.2.2).
fn may_be_repeated(method: &str) -> bool {
    matches!(
        method,
        "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE"
    )
}

#[cfg(test)]
mod tests {
    use super::may_be_repeated;

    #[test]
    fn only_what_changes_nothing_more_the_second_time_is_repeated() {
        assert!(
            ["GET", "HEAD", "PUT", "DELETE"]
                .into_iter()
                .all(may_be_repeated)
        );
        assert!(
            !["POST", "PATCH", "DEMURXYZ"]
                .into_iter()
                .any(may_be_repeated)
        );
    }
}

//! One request at a time, over connections that are kept.

use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime};

use super::connect::Connection;
use super::{Network, incoming, outgoing};
use crate::exchange::{Answer, Ended, Exchange, Failure, FailureKind, Outcome};
use crate::origin::Origin;
use crate::probe::{Purpose, Raw, Request};

/// How long an interim answer is waited for before the rest of a raw request is sent, and how long octets behind its answer.
const PAUSE: Duration = Duration::from_secs(1);
const BEHIND: Duration = Duration::from_millis(100);

/// Sends requests one after the other.
pub(super) struct Client<'n> {
    network: &'n Network,
    idle: HashMap<Origin, Connection>,
}

impl<'n> Client<'n> {
    pub(super) fn new(network: &'n Network) -> Self {
        Self {
            network,
            idle: HashMap::new(),
        }
    }

    /// Sends a request and waits for what comes of it.
    pub(super) fn exchange(&mut self, request: &Request, purposes: Vec<Purpose>) -> Exchange {
        let deadline = Instant::now() + self.network.budget.answer;
        let answered = match &request.raw {
            Some(raw) => self.send_raw(request, raw, deadline),
            None => self.send(request, deadline),
        };
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Exchange {
            purposes,
            request: request.clone(),
            at: now.map_or(0, |now| now.as_secs()),
            outcome: answered.map_or_else(Outcome::Failure, Outcome::Answer),
        }
    }

    pub(super) fn send(&mut self, request: &Request, deadline: Instant) -> Result<Answer, Failure> {
        let fields = self.network.identities.get(&request.identity);
        let fields = fields.map(Vec::as_slice).unwrap_or_default();
        let octets = outgoing::octets(request, fields, &self.network.user_agent);
        loop {
            let mut connection = self.connection(&request.origin, deadline)?;
            let is_old = connection.used > 0;
            let sent = connection.send(&octets, deadline);
            let began = Instant::now();
            let answered = sent
                .and_then(|()| incoming::answer(&mut connection, &request.method, began, deadline));
            match answered {
                Ok((answer, may_go_on)) => {
                    if may_go_on {
                        connection.used += 1;
                        self.idle.insert(request.origin.clone(), connection);
                    }
                    return Ok(answer);
                }
                // The server had closed it meanwhile: nothing of the request was seen. A new one is not tried twice.
                Err(failure) if is_old && failure.kind == FailureKind::Closed => {}
                Err(failure) => return Err(failure),
            }
        }
    }

    fn connection(&mut self, origin: &Origin, deadline: Instant) -> Result<Connection, Failure> {
        match self.idle.remove(origin) {
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

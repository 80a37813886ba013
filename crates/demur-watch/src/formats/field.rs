//! What a value of a line is, and how it gets into the record.

use std::borrow::Cow;

use memchr::{memchr, memrchr};

use super::number::{self, Unit};
use super::time::Clock;
use super::{Unread, escape, request};
use crate::record::{Record, Text, without_query};

/// What a value of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    At,
    /// An address, as it is.
    Client,
    /// An address that may have a port, or a list whose last one the writer of the line has seen itself.
    Peer,
    Principal,
    Host,
    /// A whole request line.
    Request,
    Method,
    Path,
    /// What follows a path; on its own it is nothing.
    Query,
    Route,
    Status,
    Bytes,
    Duration(Unit),
    Referrer,
    Agent,
    Upstream,
    UpstreamStatus,
    Step,
    Reason,
    /// A number that nobody needs: what it must look like helps to find the others.
    Port,
    /// A member that has to be there, whatever it says.
    Sign,
    Skip,
}

/// The number of different answers of [`Field::group`].
pub(super) const GROUPS: usize = 17;

/// The group of the time.
pub(super) const AT: usize = 0;

/// The group of the method.
pub(super) const METHOD: usize = 4;

/// The group of the path.
pub(super) const PATH: usize = 5;

impl Field {
    /// Fields of one group tell the same: the record has room for one of them.
    pub(super) fn group(self) -> usize {
        match self {
            Self::At => AT,
            Self::Client | Self::Peer => 1,
            Self::Principal => 2,
            Self::Host => 3,
            Self::Method => METHOD,
            Self::Request | Self::Path => PATH,
            Self::Route => 6,
            Self::Status => 7,
            Self::Bytes => 8,
            Self::Duration(_) => 9,
            Self::Referrer => 10,
            Self::Agent => 11,
            Self::Upstream => 12,
            Self::UpstreamStatus => 13,
            Self::Step => 14,
            Self::Reason => 15,
            Self::Query | Self::Port | Self::Sign | Self::Skip => 16,
        }
    }

    /// How many bytes of the beginning could be this field, for those that only few bytes can be.
    pub(super) fn extent(self, text: &[u8]) -> Option<usize> {
        let longest = match self {
            Self::Status => 3,
            Self::Bytes | Self::Duration(_) | Self::Port => 20,
            Self::At
            | Self::Client
            | Self::Peer
            | Self::Principal
            | Self::Host
            | Self::Request
            | Self::Method
            | Self::Path
            | Self::Query
            | Self::Route
            | Self::Referrer
            | Self::Agent
            | Self::Upstream
            | Self::UpstreamStatus
            | Self::Step
            | Self::Reason
            | Self::Sign
            | Self::Skip => return None,
        };
        if text.first() == Some(&b'-') {
            return Some(1);
        }
        let can_have_point = matches!(self, Self::Duration(_));
        let is_part = |byte: &&u8| byte.is_ascii_digit() || (can_have_point && **byte == b'.');
        Some(text.iter().take(longest).take_while(is_part).count())
    }

    /// Puts a value into the record. What is absent changes nothing.
    pub(super) fn put<'l>(
        self,
        value: Value<'l>,
        record: &mut Record<'l>,
        clock: &Clock,
    ) -> Result<(), Unread> {
        match self {
            Self::At => record.at = value.time(clock)?,
            Self::Skip | Self::Query | Self::Sign => {}
            _ if value.is_absent() => {}
            Self::Port => drop(number::whole(value.raw).ok_or(Unread::Number)?),
            Self::Status => record.status = value.status()?,
            Self::Bytes => record.bytes = value.number(number::whole)?.unwrap_or(0),
            Self::Duration(unit) => {
                record.duration = value.number(|text| number::micros(text, unit))?;
            }
            Self::UpstreamStatus => record.upstream_status = Some(value.last().status()?),
            Self::Request => value.request(record),
            Self::Path => value.target(record),
            Self::Client => record.client = value.text(),
            Self::Peer => record.client = value.last().without_port().text(),
            Self::Principal => record.principal = value.text(),
            Self::Host => record.host = value.text(),
            Self::Method => record.method = value.text(),
            Self::Route => record.route = value.text(),
            Self::Referrer => record.referrer = value.without_query(),
            Self::Agent => record.agent = value.text(),
            Self::Upstream => record.upstream = value.last().text(),
            Self::Step => record.step = value.text(),
            Self::Reason => record.reason = value.text(),
        }
        Ok(())
    }
}

/// What stands in the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'l> {
    pub(super) raw: &'l [u8],
    /// Whether there may be escapes in it.
    pub(super) escaped: bool,
}

impl<'l> Value<'l> {
    pub(super) fn is_absent(self) -> bool {
        matches!(self.raw, [] | [b'-'])
    }

    fn with(self, raw: &'l [u8]) -> Self {
        Self { raw, ..self }
    }

    fn text(self) -> Text<'l> {
        escape::text(self.raw, self.escaped)
    }

    /// An escape may stand for a question mark.
    fn without_query(self) -> Text<'l> {
        match self.with(without_query(self.raw)).text() {
            Cow::Borrowed(text) => Cow::Borrowed(text),
            Cow::Owned(mut text) => {
                text.truncate(without_query(&text).len());
                Cow::Owned(text)
            }
        }
    }

    fn time(self, clock: &Clock) -> Result<u64, Unread> {
        if self.is_absent() {
            return Err(Unread::NoTime);
        }
        clock.read(&self.text()).ok_or(Unread::BadTime)
    }

    fn status(self) -> Result<u16, Unread> {
        match *self.raw {
            [a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9'] => {
                let digit = |byte: u8| u16::from(byte - b'0');
                Ok(digit(a) * 100 + digit(b) * 10 + digit(c))
            }
            [] | [b'-' | b'0'] => Ok(0),
            _ => Err(Unread::Status),
        }
    }

    /// A clock that was set back makes negative durations: those are unknown, but the line is not.
    fn number(self, read: impl FnOnce(&[u8]) -> Option<u64>) -> Result<Option<u64>, Unread> {
        if let [b'-', b'0'..=b'9', ..] = self.raw {
            return Ok(None);
        }
        read(self.raw).map(Some).ok_or(Unread::Number)
    }

    /// nginx lists every server that it tried: `10.0.0.1:80, 10.0.0.2:80 : 10.0.0.3:80`. The last one answered.
    fn last(self) -> Self {
        match memrchr(b' ', self.raw).and_then(|blank| self.raw.get(blank + 1..)) {
            Some(last) => self.with(last),
            None => self.with(memrchr(b',', self.raw).map_or(self.raw, |comma| {
                self.raw.get(comma + 1..).unwrap_or_default()
            })),
        }
    }

    /// `10.0.0.1:80` and `[::1]:80`; an IPv6 address alone has more than one colon.
    fn without_port(self) -> Self {
        let address = match self.raw {
            [b'[', inside @ ..] => memchr(b']', inside).and_then(|end| inside.get(..end)),
            raw => memchr(b':', raw)
                .filter(|colon| memrchr(b':', raw) == Some(*colon))
                .and_then(|colon| raw.get(..colon)),
        };
        self.with(address.unwrap_or(self.raw))
    }

    /// A request line that cannot be read leaves method and path empty: such requests are answered too.
    pub(super) fn request(self, record: &mut Record<'l>) {
        if let Some((method, target)) = request::line(self.raw) {
            record.method = Cow::Borrowed(method);
            self.with(target).target(record);
        }
    }

    fn target(self, record: &mut Record<'l>) {
        let (host, path) = request::target(self.raw);
        record.path = self.with(path).without_query();
        if let (Some(host), true) = (host, record.host.is_empty()) {
            record.host = self.with(host).text();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: Field, raw: &str, expected: impl FnOnce(&mut Record<'_>)) {
        let (mut found, mut wanted) = (Record::default(), Record::default());
        let value = Value {
            raw: raw.as_bytes(),
            escaped: true,
        };
        field
            .put(value, &mut found, &Clock::default())
            .unwrap_or_else(|reason| panic!("{raw}: {}", reason.as_str()));
        expected(&mut wanted);
        assert_eq!(found, wanted, "{raw}");
    }

    fn text(text: &str) -> Text<'_> {
        Cow::Borrowed(text.as_bytes())
    }

    #[test]
    fn the_last_of_a_list_answered() {
        check(Field::Upstream, "10.0.0.1:80, 10.0.0.2:80", |record| {
            record.upstream = text("10.0.0.2:80");
        });
        check(Field::Upstream, "a:80 : unix:/tmp/b", |record| {
            record.upstream = text("unix:/tmp/b");
        });
        check(Field::UpstreamStatus, "502, 200", |record| {
            record.upstream_status = Some(200);
        });
        check(Field::UpstreamStatus, "502, -", |record| {
            record.upstream_status = Some(0);
        });
    }

    #[test]
    fn ports_of_peers_are_cut_off() {
        for (raw, expected) in [
            ("10.0.0.1:4711", "10.0.0.1"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"),
            ("10.0.0.1", "10.0.0.1"),
            ("10.0.0.1, 10.0.0.2", "10.0.0.2"),
            ("10.0.0.1,10.0.0.2", "10.0.0.2"),
        ] {
            check(Field::Peer, raw, |record| record.client = text(expected));
        }
    }

    #[test]
    fn no_query_comes_through_by_an_escape() {
        check(Field::Path, r"/a\x3ftoken=1", |record| {
            record.path = text("/a");
        });
        check(Field::Referrer, r"https://a/b\u003ftoken=1", |record| {
            record.referrer = text("https://a/b");
        });
    }

    #[test]
    fn a_target_with_a_host_names_it_where_nobody_else_does() {
        check(Field::Request, "GET http://a/b?c HTTP/1.1", |record| {
            record.method = text("GET");
            record.path = text("/b");
            record.host = text("a");
        });
    }

    #[test]
    fn odd_statuses_are_kept_and_none_is_0() {
        for (raw, expected) in [("499", 499), ("444", 444), ("000", 0), ("0", 0), ("-", 0)] {
            check(Field::Status, raw, |record| record.status = expected);
        }
    }

    #[test]
    fn negative_durations_are_unknown() {
        check(Field::Duration(Unit::Micros), "-5", |_| {});
    }
}

//! `Host`, and the grammar of an authority (RFC 9112 §3.2, RFC 3986 §3.2).

use std::net::Ipv6Addr;

use crate::bytes::{reg_name_end, text};
use crate::fault::WireRule;
use crate::fields::Fields;
use crate::known::KnownField;
use crate::scan::{Scan, Span, fault, field_fault};
use crate::target::{Target, TargetForm};
use crate::version::Version;

/// Checks presence, number, grammar, and agreement with the target where that names an authority.
pub(crate) fn check(
    buf: &[u8],
    fields: &Fields,
    version: Version,
    target: Option<&Target>,
) -> Scan<()> {
    let mut all = fields.all(KnownField::Host);
    let Some(host) = all.next() else {
        return if version.is_http_10() {
            Ok(())
        } else {
            fault(WireRule::HostMissing, 0)
        };
    };
    if let Some(second) = all.next() {
        return field_fault(WireRule::HostRepeated, second.name.start(), second.name);
    }
    let value = host.value.of(buf);
    let Some(authority) = Authority::parse(value) else {
        return field_fault(WireRule::HostInvalid, host.value.start(), host.name);
    };
    let named = target.filter(|target| target.form() != TargetForm::Authority);
    if named.is_some_and(|target| !target.agrees_with(buf, &authority)) {
        return field_fault(WireRule::HostMismatch, host.value.start(), host.name);
    }
    Ok(())
}

/// A host with an optional port; the host is never empty.
#[derive(Clone, Copy)]
pub(crate) struct Authority<'a> {
    host: &'a [u8],
    port: Option<u16>,
}

impl<'a> Authority<'a> {
    pub(crate) fn parse(value: &'a [u8]) -> Option<Self> {
        let host_end = match value.first()? {
            b'[' => value.iter().position(|b| *b == b']')? + 1,
            _ => name_end(value)?,
        };
        let (host, rest) = value.split_at_checked(host_end)?;
        let port = match rest {
            [] | [b':'] => None,
            [b':', digits @ ..] => Some(port(digits)?),
            _ => return None,
        };
        is_host(host).then_some(Self { host, port })
    }

    pub(crate) fn has_port(&self) -> bool {
        self.port.is_some()
    }

    pub(crate) fn same(&self, other: &Self, default_port: u16) -> bool {
        self.host.eq_ignore_ascii_case(other.host)
            && self.port.unwrap_or(default_port) == other.port.unwrap_or(default_port)
    }
}

fn port(digits: &[u8]) -> Option<u16> {
    let mut port = 0_u16;
    for digit in digits {
        let value = digit.wrapping_sub(b'0');
        if value > 9 {
            return None;
        }
        port = port.checked_mul(10)?.checked_add(u16::from(value))?;
    }
    Some(port)
}

/// The grammar of a name has been checked where its end was found.
fn is_host(host: &[u8]) -> bool {
    match host {
        [] => false,
        [b'[', address @ ..] => address
            .strip_suffix(b"]")
            .is_some_and(|address| text(address).parse::<Ipv6Addr>().is_ok()),
        _ => true,
    }
}

/// The end of an RFC 3986 `reg-name`, which includes the form of an IPv4 address; `None` for a broken `%`.
fn name_end(value: &[u8]) -> Option<usize> {
    let mut end = 0;
    loop {
        end = reg_name_end(value, end);
        match value.get(end..)? {
            [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                end += 3;
            }
            [b'%', ..] => return None,
            _ => return Some(end),
        }
    }
}

/// For the target's own authority.
pub(crate) fn is_authority(buf: &[u8], span: Span) -> bool {
    Authority::parse(span.of(buf)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: bool) {
        assert_eq!(
            Authority::parse(value.as_bytes()).is_some(),
            expected,
            "{value}"
        );
    }

    #[test]
    fn hosts_follow_the_grammar() {
        for good in [
            "a",
            "a.example:80",
            "a:",
            "127.0.0.1:8080",
            "[::1]",
            "[::1]:443",
            "x_y",
            "a%20b",
            "A-b.C",
        ] {
            check(good, true);
        }
        for bad in [
            "",
            ":80",
            "a b",
            "a/b",
            "user@a",
            "a:80:80",
            "a:x",
            "a:65536",
            "[::1",
            "[::g]",
            "[::1]x",
            "a%2",
            "a#b",
            "a?b",
            "[fe80::1%25eth0]",
            "a:+80",
            "caf\u{e9}",
        ] {
            check(bad, false);
        }
    }
}

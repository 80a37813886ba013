//! What rows have in common, derived from what their lines say.

use std::borrow::Cow;

use super::names::Names;
use super::window::Seen;
use crate::alert::Dimension;
use crate::summary::Field;

/// Dimensions that are looked at for a cause, the ones that say most first.
pub(crate) const CAUSES: [Dimension; 12] = [
    Dimension::Principal,
    Dimension::AgentVersion,
    Dimension::Referrer,
    Dimension::Upstream,
    Dimension::Client,
    Dimension::Network,
    Dimension::AgentFamily,
    Dimension::Device,
    Dimension::ReferrerHost,
    Dimension::Reason,
    Dimension::Step,
    Dimension::Host,
];

/// The value of a dimension for a row; empty if it is not known.
pub(crate) fn value<'n>(names: &'n Names, row: &Seen, dimension: Dimension) -> Cow<'n, [u8]> {
    let text = |field| names.get(row.id(field));
    match dimension {
        Dimension::Principal => text(Field::Principal).into(),
        Dimension::AgentVersion => agent(text(Field::Agent)).0.into(),
        Dimension::AgentFamily => family(agent(text(Field::Agent)).0).into(),
        Dimension::Device => agent(text(Field::Agent)).1.into(),
        Dimension::Referrer => text(Field::Referrer).into(),
        Dimension::ReferrerHost => host_of(text(Field::Referrer)).into(),
        Dimension::Upstream => text(Field::Upstream).into(),
        Dimension::Network => network(text(Field::Client)),
        Dimension::Client => text(Field::Client).into(),
        Dimension::Reason => text(Field::Reason).into(),
        Dimension::Step => text(Field::Step).into(),
        Dimension::Host => text(Field::Host).into(),
        // These are found on other ways.
        Dimension::AgentRange | Dimension::Prefix | Dimension::Route => Cow::Borrowed(b""),
    }
}

/// `family/version` and device.
pub(crate) fn agent(text: &[u8]) -> (&[u8], &[u8]) {
    let mut parts = text.split(|byte| *byte == b'|');
    (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    )
}

/// Whether the agent says that it is a crawler.
pub(crate) fn is_bot(text: &[u8]) -> bool {
    text.ends_with(b"|bot")
}

/// The agent without its version.
pub(crate) fn family(agent: &[u8]) -> &[u8] {
    let slash = memchr::memrchr(b'/', agent);
    slash.and_then(|end| agent.get(..end)).unwrap_or(agent)
}

/// The version of an agent.
pub(crate) fn version(agent: &[u8]) -> &[u8] {
    let slash = memchr::memrchr(b'/', agent);
    slash
        .and_then(|end| agent.get(end + 1..))
        .unwrap_or_default()
}

/// The host of a URL.
pub(crate) fn host_of(url: &[u8]) -> &[u8] {
    let Some(start) = memchr::memmem::find(url, b"://") else {
        return b"";
    };
    let rest = url.get(start + 3..).unwrap_or_default();
    let end = memchr::memchr3(b'/', b'?', b'#', rest).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest)
}

/// `192.0.2.0/24` or `2001:db8:1::/48`; anything else is no address and stays as it is.
pub(crate) fn network(client: &[u8]) -> Cow<'_, [u8]> {
    let address = std::str::from_utf8(client)
        .ok()
        .and_then(|text| text.parse::<std::net::IpAddr>().ok());
    // A server that listens on both families writes `::ffff:192.0.2.7` for a client of the old one.
    let address = address.map(|address| address.to_canonical());
    match address {
        Some(std::net::IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24").into_bytes().into()
        }
        Some(std::net::IpAddr::V6(address)) => {
            let [a, b, c, ..] = address.segments();
            let network = std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0);
            format!("{network}/48").into_bytes().into()
        }
        None => client.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_derived_is_derived_right() {
        assert_eq!(
            agent(b"shop-app/5.2.0|ios|"),
            (&b"shop-app/5.2.0"[..], &b"ios"[..])
        );
        assert_eq!((family(b"a/1"), version(b"a/1")), (&b"a"[..], &b"1"[..]));
        assert_eq!((family(b"a"), version(b"a")), (&b"a"[..], &b""[..]));
        assert_eq!(host_of(b"https://x.example/a?b"), b"x.example");
        assert_eq!(&*network(b"192.0.2.77"), b"192.0.2.0/24");
        assert_eq!(&*network(b"2001:db8:1:2::3"), b"2001:db8:1::/48");
        assert_eq!(&*network(b"::ffff:192.0.2.77"), b"192.0.2.0/24");
        assert_eq!(&*network(b"unix:"), b"unix:");
    }
}

//! Networks of trusted proxies, and the walk along the proxies a request came through.

use std::net::IpAddr;
use std::str::FromStr;

/// An address and how many of its leading bits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// The text is not `ADDRESS` or `ADDRESS/BITS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an address, or an address, a slash and a number of bits, as in `10.0.0.0/8`")]
pub struct NetworkError;

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let (address, prefix) = text
            .split_once('/')
            .map_or((text, None), |(left, right)| (left, Some(right)));
        let address: IpAddr = address.parse().map_err(|_| NetworkError)?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => most,
            Some(digits) => digits.parse().map_err(|_| NetworkError)?,
        };
        (prefix <= most)
            .then_some(Self { address, prefix })
            .ok_or(NetworkError)
    }
}

impl Network {
    /// Whether the address lies inside. An IPv4 address written as IPv6 is the IPv4 address.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address.to_canonical(), address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let shift = 32_u32.saturating_sub(u32::from(self.prefix));
                (own.to_bits() ^ other.to_bits())
                    .checked_shr(shift)
                    .unwrap_or(0)
                    == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let shift = 128_u32.saturating_sub(u32::from(self.prefix));
                (own.to_bits() ^ other.to_bits())
                    .checked_shr(shift)
                    .unwrap_or(0)
                    == 0
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

/// Whether one of the networks holds the address.
pub(crate) fn is_trusted(networks: &[Network], address: IpAddr) -> bool {
    networks.iter().any(|network| network.contains(address))
}

/// The client behind trusted proxies: the first address, read from right to left, that is not one of
/// them. A word that is no address ends the walk, since nothing to its left can be believed.
pub(crate) fn client_of<'a>(
    peer: IpAddr,
    lists: impl DoubleEndedIterator<Item = &'a [u8]>,
    trusted: &[Network],
) -> IpAddr {
    let mut client = peer;
    for value in lists.rev() {
        let Ok(value) = std::str::from_utf8(value) else {
            return client;
        };
        for word in value.rsplit(',') {
            if !is_trusted(trusted, client) {
                return client;
            }
            let Some(address) = address(word.trim()) else {
                return client;
            };
            client = address;
        }
    }
    client
}

/// An address with or without a port, or in brackets.
fn address(word: &str) -> Option<IpAddr> {
    let bare = || word.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || {
        word.parse()
            .ok()
            .map(|address: std::net::SocketAddr| address.ip())
    };
    word.parse().ok().or_else(bare).or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_contains(network: &str, address: &str, expected: bool) {
        let network: Network = network.parse().unwrap();
        assert_eq!(
            network.contains(address.parse().unwrap()),
            expected,
            "{address}"
        );
    }

    #[test]
    fn only_leading_bits_count() {
        check_contains("10.0.0.0/8", "10.255.1.1", true);
        check_contains("10.0.0.0/8", "11.0.0.1", false);
        check_contains("10.1.2.3", "10.1.2.3", true);
        check_contains("10.1.2.3", "10.1.2.4", false);
        check_contains("0.0.0.0/0", "203.0.113.9", true);
        check_contains("2001:db8::/32", "2001:db8:1::1", true);
        check_contains("2001:db8::/32", "2001:db9::1", false);
        check_contains("10.0.0.0/8", "::ffff:10.0.0.1", true);
        check_contains("::/0", "10.0.0.1", false);
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "host"] {
            assert_eq!(text.parse::<Network>(), Err(NetworkError), "{text}");
        }
    }

    fn check_client(peer: &str, lists: &[&str], expected: &str) {
        let trusted: Vec<Network> = vec!["10.0.0.0/8".parse().unwrap()];
        let lists = lists.iter().map(|list| list.as_bytes());
        let client = client_of(peer.parse().unwrap(), lists, &trusted);
        assert_eq!(client, expected.parse::<IpAddr>().unwrap());
    }

    #[test]
    fn the_walk_ends_at_the_first_stranger_from_the_right() {
        check_client("203.0.113.1", &["1.1.1.1"], "203.0.113.1");
        check_client(
            "10.0.0.1",
            &["1.1.1.1, 198.51.100.2, 10.0.0.2"],
            "198.51.100.2",
        );
        check_client("10.0.0.1", &["198.51.100.2", "10.0.0.2"], "198.51.100.2");
        check_client("10.0.0.1", &["1.1.1.1, unknown"], "10.0.0.1");
        check_client("10.0.0.1", &["[2001:db8::1]:80"], "2001:db8::1");
        check_client("10.0.0.1", &[], "10.0.0.1");
    }
}

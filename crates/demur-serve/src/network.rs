//! The walk along the proxies a request came through.

use std::net::IpAddr;

use demur_decide::policy::Network;

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

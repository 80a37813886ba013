//! Networks: an address and how many of its leading bits count.

use std::net::IpAddr;
use std::str::FromStr;

/// An address and how many of its leading bits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// The text is not `ADDRESS` or `ADDRESS/BITS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetworkError;

impl std::fmt::Display for NetworkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(
            "expected an address, or an address, a slash and a number of bits, as in `10.0.0.0/8`",
        )
    }
}

impl std::error::Error for NetworkError {}

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
}

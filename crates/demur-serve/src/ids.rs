//! Request ids.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};

/// An id in the form of a random UUID (RFC 9562 §5.4), or one the client brought.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestId {
    bytes: [u8; 64],
    length: usize,
}

impl RequestId {
    /// The client's own id, if it is one that can stand anywhere unescaped: `[A-Za-z0-9_-]{1,64}`.
    pub(crate) fn accepted(value: &[u8]) -> Option<Self> {
        let mut bytes = [0; 64];
        let fits = value
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let room = bytes
            .get_mut(..value.len())
            .filter(|room| fits && !room.is_empty())?;
        room.copy_from_slice(value);
        Some(Self {
            bytes,
            length: value.len(),
        })
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

/// Ids of one thread: a keyed hash of a counter, so that nobody without the key can tell the next.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    keys: RandomState,
    counter: Cell<u64>,
}

impl Ids {
    pub(crate) fn next(&self) -> RequestId {
        let number = self.counter.get();
        self.counter.set(number + 2);
        let high = self.keys.hash_one(number) & !0xf000 | 0x4000;
        let low = self.keys.hash_one(number + 1) & !(0b11 << 62) | (0b10 << 62);
        written(u128::from(high) << 64 | u128::from(low))
    }
}

/// Where in the text the two digits of each octet stand.
const PLACES: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

fn written(number: u128) -> RequestId {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| {
        DIGITS
            .get(usize::from(value & 0xf))
            .copied()
            .unwrap_or_default()
    };
    let mut bytes = [b'-'; 64];
    for (octet, place) in number.to_be_bytes().into_iter().zip(PLACES) {
        if let Some([high, low]) = bytes.get_mut(place..place + 2) {
            (*high, *low) = (digit(octet >> 4), digit(octet));
        }
    }
    RequestId { bytes, length: 36 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_can_stand_anywhere_is_accepted() {
        for (value, expected) in [
            ("a", true),
            ("A_b-9", true),
            ("", false),
            ("a b", false),
            ("ü", false),
        ] {
            assert_eq!(
                RequestId::accepted(value.as_bytes()).is_some(),
                expected,
                "{value}"
            );
        }
        assert_eq!(RequestId::accepted(&[b'a'; 64]).unwrap().as_str().len(), 64);
        assert!(RequestId::accepted(&[b'a'; 65]).is_none());
    }

    #[test]
    fn an_id_of_ours_is_a_random_uuid() {
        assert_eq!(
            written(0x1234).as_str(),
            "00000000-0000-0000-0000-000000001234"
        );
        let ids = Ids::default();
        let (one, other) = (ids.next(), ids.next());
        assert_ne!(one.as_str(), other.as_str());
        assert_eq!(one.as_str().len(), 36);
        assert_eq!(one.as_str().as_bytes()[14], b'4');
        assert!(b"89ab".contains(&one.as_str().as_bytes()[19]));
    }
}

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

    pub(crate) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
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

fn written(number: u128) -> RequestId {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut bytes = [b'-'; 64];
    let mut shift = 128_u32;
    for (place, byte) in bytes.iter_mut().take(36).enumerate() {
        if !matches!(place, 8 | 13 | 18 | 23) {
            shift = shift.saturating_sub(4);
            let digit = usize::try_from(number >> shift & 0xf).unwrap_or_default();
            *byte = DIGITS.get(digit).copied().unwrap_or(b'0');
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

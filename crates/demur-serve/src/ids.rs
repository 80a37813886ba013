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

/// Where in the text the four digits of each pair of octets stand.
const PLACES: [usize; 8] = [0, 4, 9, 14, 19, 24, 28, 32];

fn written(number: u128) -> RequestId {
    let mut bytes = [b'-'; 64];
    let octets = number.to_be_bytes();
    let (words, _) = octets.as_chunks::<4>();
    let (places, _) = PLACES.as_chunks::<2>();
    for (word, [first, second]) in words.iter().zip(places) {
        let digits = hexadecimal(u32::from_be_bytes(*word));
        let (pairs, _) = digits.as_chunks::<4>();
        for (pair, place) in pairs.iter().zip([first, second]) {
            if let Some(room) = bytes.get_mut(*place..*place + 4) {
                room.copy_from_slice(pair);
            }
        }
    }
    RequestId { bytes, length: 36 }
}

/// Eight digits at once: every half octet is moved into an octet of its own, and made a digit there.
fn hexadecimal(number: u32) -> [u8; 8] {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let number = u64::from(number);
    let pairs = (number << 16 | number) & 0x0000_ffff_0000_ffff;
    let octets = (pairs << 8 | pairs) & 0x00ff_00ff_00ff_00ff;
    let halves = (octets << 4 | octets) & (ONES * 0x0f);
    let letters = ((halves + ONES * 6) >> 4) & ONES;
    (halves + ONES * u64::from(b'0') + letters * 0x27).to_be_bytes()
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
        assert_eq!(
            written(0x0123_4567_89ab_cdef_fedc_ba98_7654_3210).as_str(),
            "01234567-89ab-cdef-fedc-ba9876543210"
        );
        let ids = Ids::default();
        let (one, other) = (ids.next(), ids.next());
        assert_ne!(one.as_str(), other.as_str());
        assert_eq!(one.as_str().len(), 36);
        assert_eq!(one.as_str().as_bytes()[14], b'4');
        assert!(b"89ab".contains(&one.as_str().as_bytes()[19]));
    }
}

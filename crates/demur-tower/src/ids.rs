//! Request ids.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

use http::{HeaderMap, HeaderName};

/// The field that carries the id, both ways.
pub(crate) const FIELD: HeaderName = HeaderName::from_static("x-request-id");

/// Ids are a keyed hash of a counter, so that nobody without the key can tell the next.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    keys: RandomState,
    counter: AtomicU64,
}

impl Ids {
    /// The client's own id, or a new one in the form of a random UUID (RFC 9562 §5.4).
    pub(crate) fn of(&self, headers: &HeaderMap) -> String {
        headers
            .get(FIELD)
            .and_then(|value| accepted(value.as_bytes()))
            .map_or_else(|| self.next(), str::to_owned)
    }

    fn next(&self) -> String {
        let number = self.counter.fetch_add(2, Ordering::Relaxed);
        let high = self.keys.hash_one(number) & !0xf000 | 0x4000;
        let low = self.keys.hash_one(number + 1) & !(0b11 << 62) | (0b10 << 62);
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            high >> 32,
            high >> 16 & 0xffff,
            high & 0xffff,
            low >> 48,
            low & 0xffff_ffff_ffff
        )
    }
}

/// An id that can stand anywhere unescaped: `[A-Za-z0-9_-]{1,64}`.
fn accepted(value: &[u8]) -> Option<&str> {
    let fits = value
        .iter()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let text = std::str::from_utf8(value).ok()?;
    Some(text).filter(|text| fits && (1..=64).contains(&text.len()))
}

#[cfg(test)]
mod tests {
    use super::{Ids, accepted};

    #[test]
    fn an_id_that_can_stand_anywhere_is_accepted() {
        for (value, expected) in [("A_b-9", true), ("", false), ("a b", false), ("ü", false)] {
            assert_eq!(accepted(value.as_bytes()).is_some(), expected, "{value}");
        }
        assert!(accepted(&[b'a'; 64]).is_some());
        assert!(accepted(&[b'a'; 65]).is_none());
    }

    #[test]
    fn an_id_of_ours_is_a_random_uuid() {
        let ids = Ids::default();
        let (one, other) = (ids.next(), ids.next());
        assert_ne!(one, other);
        assert_eq!(one.len(), 36);
        assert_eq!(one.as_bytes()[14], b'4');
        assert!(b"89ab".contains(&one.as_bytes()[19]));
    }
}

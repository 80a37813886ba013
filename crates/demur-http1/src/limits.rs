//! Limits of a head, as quantities with units.

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteLimit(pub u64);

impl ByteLimit {
    /// The limit as a length in memory; anything beyond the address space is the largest length.
    pub(crate) fn as_len(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// A number of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldCount(pub u16);

/// What a head may cost. A head beyond a limit is a fault even while it is still arriving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The method token.
    pub method: ByteLimit,
    /// The request target.
    pub target: ByteLimit,
    /// One field line without its CR LF.
    pub field: ByteLimit,
    /// The whole head, first line and closing empty line included.
    pub head: ByteLimit,
    /// How many fields.
    pub fields: FieldCount,
}

/// Offsets are kept as `u32`, so no head may be longer than this, whatever the limits say.
const LARGEST_HEAD: usize = 1 << 30;

impl Limits {
    /// The part of `buf` that may belong to the head, and whether the limit cuts it.
    pub(crate) fn window<'a>(&self, buf: &'a [u8]) -> &'a [u8] {
        buf.get(..self.head_len()).unwrap_or(buf)
    }

    pub(crate) fn head_len(&self) -> usize {
        self.head.as_len().min(LARGEST_HEAD)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            method: ByteLimit(32),
            target: ByteLimit(8 * 1024),
            field: ByteLimit(8 * 1024),
            head: ByteLimit(32 * 1024),
            fields: FieldCount(100),
        }
    }
}

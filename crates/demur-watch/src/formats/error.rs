//! Why a format that a user wrote cannot be used.

/// Why a format that a user wrote cannot be used, where that shows, and what would help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}, at column {}", at.saturating_add(1))]
pub struct FormatError {
    /// Bytes before the place.
    pub at: usize,
    /// What is wrong.
    pub what: String,
    /// The cure.
    pub hint: String,
}

impl FormatError {
    pub(super) fn new(at: usize, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            at,
            what: what.into(),
            hint: hint.into(),
        }
    }
}

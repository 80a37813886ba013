//! A schema of the contract that is compiled when it is first needed.

use std::sync::Arc;

use serde_json::Value;

use crate::documents::{Documents, Place};
use crate::extract::{Direction, Version, extract};

/// One schema of the document; compiled on first use and kept.
pub struct LazySchema {
    documents: Arc<Documents>,
    place: Place,
    version: Version,
    direction: Direction,
}

impl LazySchema {
    pub(crate) fn new(
        documents: Arc<Documents>,
        place: Place,
        version: Version,
        direction: Direction,
    ) -> Self {
        Self {
            documents,
            place,
            version,
            direction,
        }
    }

    /// The schema as self-contained JSON Schema, draft 2020-12.
    pub fn to_value(&self) -> Value {
        extract(&self.documents, self.place, self.version, self.direction)
    }

    /// Where the schema stands in the document.
    pub(crate) fn place(&self) -> Place {
        self.place
    }
}

impl std::fmt::Debug for LazySchema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pointer = self.documents.node(self.place).pointer();
        f.debug_struct("LazySchema")
            .field("pointer", &pointer)
            .finish_non_exhaustive()
    }
}

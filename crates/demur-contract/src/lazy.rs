//! A schema of the contract that is compiled when it is first needed.

use std::sync::{Arc, OnceLock};

use demur_schema::{Schema, SchemaError, SchemaOptions};
use serde_json::Value;

use crate::documents::{Documents, Place};
use crate::extract::{Version, extract};

/// One schema of the document; compiled on first use and kept.
pub struct LazySchema {
    documents: Arc<Documents>,
    place: Place,
    version: Version,
    compiled: OnceLock<Result<Schema, SchemaError>>,
}

impl LazySchema {
    pub(crate) fn new(documents: Arc<Documents>, place: Place, version: Version) -> Self {
        Self {
            documents,
            place,
            version,
            compiled: OnceLock::new(),
        }
    }

    /// The schema as self-contained JSON Schema, draft 2020-12.
    pub fn to_value(&self) -> Value {
        extract(&self.documents, self.place, self.version)
    }

    /// The compiled schema. A schema that cannot be compiled stays broken, and the caller must
    /// not take that for a pass.
    pub fn compiled(&self) -> Result<&Schema, &SchemaError> {
        self.compiled
            .get_or_init(|| Schema::compile(&self.to_value(), &SchemaOptions::default()))
            .as_ref()
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

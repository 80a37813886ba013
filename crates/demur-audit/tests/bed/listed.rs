//! What the service with a document does wrong.

/// Rule and instance of each that is found without a scratch collection.
pub(crate) const INSTANCES: &[(&str, &str)] = &[
    ("body-fault-status", "crash"),
    ("body-fault-status", "any-type"),
    ("body-fault-status", "accepts"),
    ("swapped-400-404", "absent"),
    ("swapped-400-404", "crash"),
    ("swapped-400-404", "parameter"),
    ("swapped-401-403", "none"),
    ("swapped-401-403", "unchecked"),
    ("swapped-401-403", "poor"),
    ("swapped-401-403", "parameter"),
    ("existence-leak", "status"),
    ("existence-leak", "words"),
    ("existence-leak", "options"),
    ("undocumented-answer", "status"),
    ("undocumented-answer", "type"),
    ("undocumented-answer", "schema"),
    ("document", "content-of-204"),
    ("document", "wait"),
];

/// Those that are collections, each the scratch collection of a run of its own.
pub(crate) const COLLECTIONS: &[(&str, &str)] = &[
    ("write-oracle", "condition"),
    ("write-oracle", "conflict"),
    ("deleted-still-there", "deleted"),
    ("deleted-still-there", "created"),
    ("repeat-fails", "delete"),
    ("repeat-fails", "put"),
];

//! The exit codes. They are a promise to scripts and to service managers.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It did what it was asked.
    Clean,
    /// It did, and found what it was to fail on.
    Findings,
    /// The command line, the configuration or a document is at fault.
    Usage,
    /// The network did not let us.
    Network,
    /// We failed.
    Internal,
    /// Somebody ended it before its time.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Network => 3,
            Exit::Internal => 4,
            Exit::Interrupted => 130,
        })
    }
}

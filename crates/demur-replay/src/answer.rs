//! What became of a request, as far as two answers are compared.

use std::fmt;

use demur_decide::StepId;
use demur_decide::offline::Outcome;

/// What a snapshot says to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// No row objects.
    Forwarded,
    /// A row answers it without objection: a redirect, a preflight, one of our own pages.
    Answered {
        /// The status.
        status: u16,
        /// The row.
        step: StepId,
    },
    /// A row refuses it.
    Refused {
        /// The status.
        status: u16,
        /// The row.
        step: StepId,
    },
}

impl Answer {
    pub(crate) fn of(outcome: &Outcome) -> Self {
        match (&outcome.reply, outcome.stopped_at) {
            (Some(reply), Some(step)) if reply.status < 400 => Self::Answered {
                status: reply.status,
                step,
            },
            (Some(reply), Some(step)) => Self::Refused {
                status: reply.status,
                step,
            },
            (None, _) | (_, None) => Self::Forwarded,
        }
    }

    /// The status, if it is not for the upstream to choose.
    pub fn status(self) -> Option<u16> {
        match self {
            Self::Forwarded => None,
            Self::Answered { status, .. } | Self::Refused { status, .. } => Some(status),
        }
    }

    /// The row that gave it.
    pub fn step(self) -> Option<StepId> {
        match self {
            Self::Forwarded => None,
            Self::Answered { step, .. } | Self::Refused { step, .. } => Some(step),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forwarded => f.write_str("forwarded"),
            Self::Answered { status, step } | Self::Refused { status, step } => {
                write!(f, "{status} {}", step.as_str())
            }
        }
    }
}

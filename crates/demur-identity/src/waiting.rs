//! An outcome that is on its way.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;

use crate::outcome::Outcome;

/// What verification has to say at once.
#[derive(Debug)]
pub enum Checking {
    /// The outcome.
    Done(Outcome),
    /// That it takes a moment.
    Waiting(Waiting),
}

/// An outcome that is on its way. It needs no runtime of any kind, and comes within about 7 seconds: a password or a
/// question to an issuer is begun within 5, or else the outcome is [`Outcome::Unavailable`], and takes 2 at most; keys
/// take two exchanges of 2 each.
pub struct Waiting(oneshot::Receiver<Outcome>);

/// Where the outcome is put in.
pub(crate) struct Promise(oneshot::Sender<Outcome>);

/// The two ends.
pub(crate) fn promise() -> (Promise, Waiting) {
    let (sender, receiver) = oneshot::channel();
    (Promise(sender), Waiting(receiver))
}

impl Promise {
    pub(crate) fn keep(self, outcome: Outcome) {
        // Whoever waited may be gone; then nobody wants to know.
        let _ = self.0.send(outcome);
    }
}

impl Future for Waiting {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Outcome> {
        // A promise that was dropped was made by somebody who had no time for it.
        Pin::new(&mut self.0)
            .poll(context)
            .map(|result| result.unwrap_or(Outcome::Unavailable))
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Waiting")
    }
}

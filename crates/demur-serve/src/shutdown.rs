//! Stopping: the word that ends a running gateway.

use tokio::sync::watch;

/// Tells a running gateway to stop. It also stops when the last of these is dropped.
#[derive(Debug, Clone)]
pub struct Stop(watch::Sender<bool>);

/// What a gateway listens to while it runs.
#[derive(Debug, Clone)]
pub struct Shutdown {
    pub(crate) told: watch::Receiver<bool>,
    pub(crate) signals: bool,
}

impl Shutdown {
    /// Stops when told so.
    pub fn by_hand() -> (Stop, Self) {
        let (sender, told) = watch::channel(false);
        (
            Stop(sender),
            Self {
                told,
                signals: false,
            },
        )
    }

    /// Stops at SIGTERM or SIGINT as well.
    pub fn on_signals() -> (Stop, Self) {
        let (stop, shutdown) = Self::by_hand();
        (
            stop,
            Self {
                signals: true,
                ..shutdown
            },
        )
    }
}

impl Stop {
    /// No new connections; requests under way are answered, within the drain limit.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

/// Ready when the gateway shall stop.
pub(crate) async fn told(mut shutdown: Shutdown) {
    let told = async {
        // An error means that nobody is left who could say it.
        drop(shutdown.told.wait_for(|stop| *stop).await.map(|_| ()));
    };
    if shutdown.signals {
        tokio::select! {
            () = told => {}
            () = signalled() => {}
        }
    } else {
        told.await;
    }
}

#[cfg(unix)]
async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signalled() {
    drop(tokio::signal::ctrl_c().await);
}

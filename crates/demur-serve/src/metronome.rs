//! One thread that tells the serving threads when to look at the time.
//!
//! Their event loops have no timers of their own: looking at those before and after every wait would cost each
//! request more than everything that is timed here.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use tokio::sync::Notify;

/// Beats until it is dropped.
#[derive(Debug)]
pub(crate) struct Metronome {
    _running: Sender<()>,
}

/// What one serving thread hears. Beats it was too busy for become one.
pub(crate) type Beat = Arc<Notify>;

/// Starts the thread. It asks how long to wait before each beat, since that may change while it runs.
pub(crate) fn start(
    tick: impl Fn() -> Duration + Send + 'static,
    beats: Vec<Beat>,
) -> io::Result<Metronome> {
    let (running, stopped) = channel::<()>();
    std::thread::Builder::new()
        .name("demur-ticks".to_owned())
        .spawn(move || {
            while stopped.recv_timeout(tick()) == Err(RecvTimeoutError::Timeout) {
                for beat in &beats {
                    beat.notify_one();
                }
            }
        })?;
    Ok(Metronome { _running: running })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_beats_for_everyone_until_it_is_dropped() {
        let beats: Vec<Beat> = vec![Beat::default(), Beat::default()];
        let metronome = start(|| Duration::from_millis(1), beats.clone()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            for beat in beats.iter().chain(&beats) {
                beat.notified().await;
            }
        });
        drop(metronome);
        let [one, other] = <[Beat; 2]>::try_from(beats).unwrap();
        while Arc::strong_count(&one) + Arc::strong_count(&other) > 2 {
            std::thread::yield_now();
        }
        assert_eq!(Arc::strong_count(&one), 1);
    }
}

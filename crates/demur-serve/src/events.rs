//! The event log: formatted on the serving thread, written by a thread of its own.
//!
//! Serving never waits for the log. Where the log cannot follow, events are dropped and counted, and the
//! count is reported on standard error.

use std::cell::{Cell, RefCell};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use demur_report::Event;

use crate::config::EventSink;

/// A buffer leaves when it has grown to this many bytes; the timer sends it earlier.
const FULL: usize = 32 * 1024;
/// How many buffers may wait for the writer.
const QUEUE: usize = 64;
/// How often dropped events are reported.
const REPORT: Duration = Duration::from_secs(10);
/// How long the writer may take for the rest when the gateway stops.
const LAST_WRITE: Duration = Duration::from_secs(5);

struct Batch {
    lines: Vec<u8>,
    count: u64,
}

/// Opens the sink and starts the writer.
pub(crate) fn start(sink: &EventSink) -> io::Result<Option<Writer>> {
    let target: Box<dyn Write + Send> = match sink {
        EventSink::Off => return Ok(None),
        EventSink::Stdout => Box::new(io::stdout()),
        EventSink::File(path) => Box::new(OpenOptions::new().create(true).append(true).open(path)?),
    };
    start_with(target).map(Some)
}

fn start_with(target: Box<dyn Write + Send>) -> io::Result<Writer> {
    let (sender, receiver) = sync_channel(QUEUE);
    let (done, finished) = sync_channel(1);
    let dropped = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&dropped);
    let thread = std::thread::Builder::new()
        .name("demur-events".to_owned())
        .spawn(move || {
            write_batches(&receiver, target, &counter);
            // Nobody may be waiting any more.
            let _ = done.send(());
        })?;
    Ok(Writer {
        sender,
        dropped,
        finished,
        thread,
    })
}

fn write_batches(
    receiver: &Receiver<Batch>,
    mut target: Box<dyn Write + Send>,
    dropped: &AtomicU64,
) {
    loop {
        match receiver.recv_timeout(REPORT) {
            Ok(batch) => {
                if target
                    .write_all(&batch.lines)
                    .and_then(|()| target.flush())
                    .is_err()
                {
                    dropped.fetch_add(batch.count, Ordering::Relaxed);
                }
            }
            Err(RecvTimeoutError::Timeout) => report(dropped),
            Err(RecvTimeoutError::Disconnected) => return report(dropped),
        }
    }
}

fn report(dropped: &AtomicU64) {
    let count = dropped.swap(0, Ordering::Relaxed);
    if count > 0 {
        // Without a standard error there is nobody left to tell.
        drop(writeln!(
            io::stderr(),
            "warning: {count} events could not be written and were dropped"
        ));
    }
}

/// The writer's thread and the way to it.
pub(crate) struct Writer {
    sender: SyncSender<Batch>,
    dropped: Arc<AtomicU64>,
    finished: Receiver<()>,
    thread: JoinHandle<()>,
}

impl Writer {
    /// A log for one serving thread.
    pub(crate) fn log(&self) -> EventLog {
        EventLog {
            out: Some((self.sender.clone(), Arc::clone(&self.dropped))),
            buffer: RefCell::default(),
            count: Cell::new(0),
            second: RefCell::default(),
        }
    }

    /// Waits until everything is written, or the sink has not taken it for too long.
    pub(crate) fn finish(self) {
        drop(self.sender);
        if self.finished.recv_timeout(LAST_WRITE) != Err(RecvTimeoutError::Timeout) {
            drop(self.thread.join());
        }
    }
}

/// The events of one serving thread.
#[derive(Default)]
pub(crate) struct EventLog {
    out: Option<(SyncSender<Batch>, Arc<AtomicU64>)>,
    buffer: RefCell<Vec<u8>>,
    count: Cell<u64>,
    second: RefCell<Option<(u64, [u8; 20])>>,
}

impl EventLog {
    /// Appends one event.
    pub(crate) fn write(&self, event: &Event<'_>) {
        if self.out.is_none() {
            return;
        }
        let mut buffer = self.buffer.borrow_mut();
        if buffer.capacity() == 0 {
            buffer.reserve(FULL + FULL / 4);
        }
        event.write_line_after(&mut buffer, &mut self.second.borrow_mut());
        self.count.set(self.count.get() + 1);
        if buffer.len() >= FULL {
            drop(buffer);
            self.flush();
        }
    }

    /// Hands what there is to the writer.
    pub(crate) fn flush(&self) {
        let Some((sender, dropped)) = &self.out else {
            return;
        };
        let lines = self.buffer.take();
        if lines.is_empty() {
            self.buffer.replace(lines);
            return;
        }
        match sender.try_send(Batch {
            lines,
            count: self.count.take(),
        }) {
            Ok(()) => {}
            Err(TrySendError::Full(batch) | TrySendError::Disconnected(batch)) => {
                dropped.fetch_add(batch.count, Ordering::Relaxed);
            }
        }
    }
}

impl Drop for EventLog {
    fn drop(&mut self) {
        self.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Mutex, mpsc};

    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// Takes nothing until it is let go.
    struct Stuck(mpsc::Receiver<()>);

    impl Write for Stuck {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.0.recv();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_was_logged_is_written_when_the_gateway_stops() {
        let target = Shared::default();
        let writer = start_with(Box::new(target.clone())).unwrap();
        let log = writer.log();
        for id in ["a", "b"] {
            log.write(&Event {
                id,
                ..Event::default()
            });
        }
        drop(log);
        writer.finish();
        assert_eq!(
            target
                .0
                .lock()
                .unwrap()
                .split(|byte| *byte == b'\n')
                .count(),
            3
        );
    }

    #[test]
    fn a_sink_that_takes_nothing_stops_nobody_and_is_counted() {
        let (release, stuck) = mpsc::channel();
        let writer = start_with(Box::new(Stuck(stuck))).unwrap();
        let log = writer.log();
        for _ in 0..QUEUE + 10 {
            log.write(&Event {
                id: "a",
                ..Event::default()
            });
            log.flush();
        }
        assert!(writer.dropped.load(Ordering::Relaxed) >= 9);
        drop(log);
        drop(release);
        writer.finish();
    }
}

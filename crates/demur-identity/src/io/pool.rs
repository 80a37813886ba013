//! A few threads and a bounded queue for work that takes long.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::memory::lock;

/// A job that found no thread for this long is not begun. So whoever waits for it waits no longer than this and one job
/// more, for the thread that finds it too late may have been busy with one.
const LONGEST_QUEUE: Duration = Duration::from_secs(5);

/// When it is too late to begin, and what is to be done.
type Job = (Instant, Box<dyn FnOnce() + Send>);

/// Threads that end when the pool does.
pub(crate) struct Pool {
    queue: SyncSender<Job>,
}

impl Pool {
    /// Starts that many threads, with room for that many jobs to wait.
    pub(crate) fn start(name: &str, threads: usize, room: usize) -> io::Result<Self> {
        let (queue, jobs) = sync_channel(room);
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..threads {
            let jobs = Arc::clone(&jobs);
            thread::Builder::new()
                .name(name.to_owned())
                .spawn(move || work(&jobs))?;
        }
        Ok(Self { queue })
    }

    /// Hands over a job. Where the queue is full, or a thread comes to it too late, the job is dropped, and whoever
    /// waits for it learns so.
    pub(crate) fn hand_over(&self, job: impl FnOnce() + Send + 'static) {
        self.hand_over_until(Instant::now() + LONGEST_QUEUE, job);
    }

    fn hand_over_until(&self, end: Instant, job: impl FnOnce() + Send + 'static) {
        let _ = self.queue.try_send((end, Box::new(job)));
    }
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    loop {
        let job = lock(jobs).recv();
        let Ok((end, job)) = job else {
            return;
        };
        if Instant::now() < end {
            // A job that panics has answered nobody, and says so by being dropped; the next one must still be done.
            let _ = catch_unwind(AssertUnwindSafe(job));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_full_queue_takes_no_more() {
        let pool = Pool::start("test", 1, 1).unwrap();
        let (release, wait) = channel::<()>();
        let (begun, is_begun) = channel();
        pool.hand_over(move || {
            begun.send(()).unwrap();
            wait.recv().unwrap();
        });
        is_begun.recv().unwrap();
        let (done, results) = channel();
        for number in 0..3 {
            let done = done.clone();
            pool.hand_over(move || done.send(number).unwrap());
        }
        drop(done);
        release.send(()).unwrap();
        assert_eq!(results.iter().collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn a_job_whose_end_is_over_is_dropped_and_the_next_one_is_done() {
        let pool = Pool::start("test", 1, 4).unwrap();
        let (done, results) = channel();
        let late = done.clone();
        pool.hand_over_until(Instant::now(), move || late.send(0).unwrap());
        pool.hand_over(move || done.send(1).unwrap());
        assert_eq!(results.iter().collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_job_that_panics_ends_no_thread() {
        let pool = Pool::start("test", 1, 4).unwrap();
        let (done, results) = channel();
        pool.hand_over(|| panic!("on purpose"));
        pool.hand_over(move || done.send(1).unwrap());
        assert_eq!(results.iter().collect::<Vec<_>>(), [1]);
    }
}

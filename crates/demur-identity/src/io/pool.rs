//! A few threads and a bounded queue for work that takes long.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::lock;

type Job = Box<dyn FnOnce() + Send>;

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

    /// Hands over a job. A full queue takes none: the job is dropped, and whoever waits for it learns so.
    pub(crate) fn hand_over(&self, job: impl FnOnce() + Send + 'static) {
        let _ = self.queue.try_send(Box::new(job));
    }
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    loop {
        let job = lock(jobs).recv();
        let Ok(job) = job else {
            return;
        };
        // A job that panics has answered nobody, and says so by being dropped; the next one must still be done.
        let _ = catch_unwind(AssertUnwindSafe(job));
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
    fn a_job_that_panics_ends_no_thread() {
        let pool = Pool::start("test", 1, 4).unwrap();
        let (done, results) = channel();
        pool.hand_over(|| panic!("on purpose"));
        pool.hand_over(move || done.send(1).unwrap());
        assert_eq!(results.iter().collect::<Vec<_>>(), [1]);
    }
}

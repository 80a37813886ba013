//! Deadlines that cost a request next to nothing: each connection has one cell with the time until which
//! it may wait, and all of them are looked at in one coarse beat. No wait registers a timer of its own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

/// Milliseconds since the thread's clock began.
pub(crate) type Millis = u64;

/// All deadlines of one thread, and its coarse clock.
#[derive(Debug)]
pub(crate) struct Deadlines {
    began: Instant,
    tick: Duration,
    now: Cell<Millis>,
    slots: RefCell<Vec<Rc<Slot>>>,
}

#[derive(Debug)]
struct Slot {
    due: Cell<Millis>,
    waker: RefCell<Option<Waker>>,
}

impl Deadlines {
    pub(crate) fn new(began: Instant, tick: Duration) -> Self {
        Self {
            began,
            tick,
            now: Cell::new(0),
            slots: RefCell::new(Vec::new()),
        }
    }

    /// A watch for one task.
    pub(crate) fn watch(self: &Rc<Self>) -> Watch {
        let slot = Rc::new(Slot {
            due: Cell::new(Millis::MAX),
            waker: RefCell::new(None),
        });
        self.slots.borrow_mut().push(Rc::clone(&slot));
        Watch {
            slot,
            deadlines: Rc::clone(self),
        }
    }

    /// The time of the last tick.
    pub(crate) fn now(&self) -> Millis {
        self.now.get()
    }

    /// A moment by this clock, rounded up, so that a wait that is counted from it never ends early: the clock
    /// itself may be late.
    pub(crate) fn at(&self, moment: Instant) -> Millis {
        let since = moment.saturating_duration_since(self.began);
        millis(since + Duration::from_micros(999))
    }

    /// The time at which a wait that begins now and may last this long is over. Never early: the clock
    /// may be one tick late already.
    pub(crate) fn after(&self, limit: Duration) -> Millis {
        self.now.get().saturating_add(millis(limit + self.tick))
    }

    /// Moves the clock, wakes whoever has waited long enough, and forgets tasks that have ended.
    pub(crate) fn tick(&self, now: Instant) {
        let now = millis(now.saturating_duration_since(self.began));
        self.now.set(now);
        let mut slots = self.slots.borrow_mut();
        slots.retain(|slot| Rc::strong_count(slot) > 1);
        slots
            .iter()
            .filter(|slot| slot.due.get() <= now)
            .for_each(|slot| slot.wake());
    }

    /// Wakes every task, so that it sees what has changed.
    pub(crate) fn wake_all(&self) {
        self.slots.borrow().iter().for_each(|slot| slot.wake());
    }
}

impl Slot {
    fn wake(&self) {
        if let Some(waker) = self.waker.borrow().as_ref() {
            waker.wake_by_ref();
        }
    }
}

/// Whole milliseconds.
pub(crate) fn millis(duration: Duration) -> Millis {
    duration
        .as_secs()
        .saturating_mul(1000)
        .saturating_add(u64::from(duration.subsec_millis()))
}

/// One task's deadline.
#[derive(Debug)]
pub(crate) struct Watch {
    slot: Rc<Slot>,
    deadlines: Rc<Deadlines>,
}

/// The deadline has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Expired;

impl Watch {
    /// The next wait may last this long.
    pub(crate) fn allow(&self, limit: Duration) {
        self.slot.due.set(self.deadlines.after(limit));
    }

    /// The next wait may last until then.
    pub(crate) fn allow_until(&self, due: Millis) {
        self.slot.due.set(due);
    }

    pub(crate) fn is_due(&self) -> bool {
        self.deadlines.now() >= self.slot.due.get()
    }

    /// Makes a poll end when the deadline passes.
    pub(crate) fn bound<T>(
        &self,
        cx: &mut Context<'_>,
        polled: Poll<T>,
    ) -> Poll<Result<T, Expired>> {
        match polled {
            Poll::Ready(value) => Poll::Ready(Ok(value)),
            Poll::Pending if self.is_due() => Poll::Ready(Err(Expired)),
            Poll::Pending => {
                self.register(cx);
                Poll::Pending
            }
        }
    }

    /// Has the task woken when its deadline passes. A task's waker stays the same, so that this is one
    /// comparison but for the first time.
    pub(crate) fn register(&self, cx: &Context<'_>) {
        let mut waker = self.slot.waker.borrow_mut();
        if !waker
            .as_ref()
            .is_some_and(|known| known.will_wake(cx.waker()))
        {
            *waker = Some(cx.waker().clone());
        }
    }

    /// Waits until then.
    pub(crate) async fn until(&self, due: Millis) {
        self.allow_until(due);
        std::future::poll_fn(|cx| self.bound(cx, Poll::<()>::Pending).map(drop)).await;
    }

    /// Polls `wait` until it is ready or `limit` has passed.
    pub(crate) async fn within<T>(
        &self,
        limit: Duration,
        mut wait: impl FnMut(&mut Context<'_>) -> Poll<T>,
    ) -> Result<T, Expired> {
        self.allow(limit);
        std::future::poll_fn(|cx| {
            let polled = wait(cx);
            self.bound(cx, polled)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_at_its_deadline_and_not_before() {
        let began = Instant::now();
        let deadlines = Rc::new(Deadlines::new(began, Duration::from_millis(10)));
        let watch = deadlines.watch();
        watch.allow(Duration::from_millis(50));
        for (elapsed, due) in [(0, false), (50, false), (59, false), (60, true)] {
            deadlines.tick(began + Duration::from_millis(elapsed));
            assert_eq!(watch.is_due(), due, "after {elapsed} ms");
        }
    }

    #[test]
    fn a_wait_that_is_counted_from_a_moment_between_two_ticks_is_not_shorter() {
        let began = Instant::now();
        let deadlines = Rc::new(Deadlines::new(began, Duration::from_millis(5)));
        deadlines.tick(began + Duration::from_millis(5));
        let moment = began + Duration::from_micros(9_100);
        let watch = deadlines.watch();
        watch.allow_until(deadlines.at(moment) + 10);
        for (elapsed, due) in [(10, false), (15, false), (19, false), (20, true)] {
            deadlines.tick(began + Duration::from_millis(elapsed));
            assert_eq!(watch.is_due(), due, "after {elapsed} ms");
        }
    }

    #[test]
    fn tasks_that_have_ended_are_forgotten() {
        let began = Instant::now();
        let deadlines = Rc::new(Deadlines::new(began, Duration::from_millis(10)));
        let (kept, dropped) = (deadlines.watch(), deadlines.watch());
        drop(dropped);
        deadlines.tick(began);
        assert_eq!(deadlines.slots.borrow().len(), 1);
        assert!(!kept.is_due());
    }
}

//! Alerts on their way to their targets: each target has a thread, so that one that does not answer holds up nobody.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use demur_watch::Alert;
use tokio::sync::Notify;

use super::send::Target;
use crate::console::talk;

/// How long a target that failed is left in peace.
const PEACE: Duration = Duration::from_secs(10);

/// Alerts that wait for targets that do not answer; of more, the oldest are given up and counted.
const MOST_WAITING: usize = 1000;

/// Alerts on their way.
pub(super) struct Post {
    desks: Vec<Desk>,
    /// What is still to be sent, with the key of its target.
    outbox: Vec<(u32, Alert)>,
    given_up: usize,
    /// Something arrived that is still in the outbox that was kept last.
    has_arrived: bool,
}

/// One target.
struct Desk {
    key: u32,
    forgets: bool,
    jobs: Sender<Alert>,
    answers: Receiver<Result<(), String>>,
    sending: Option<Alert>,
    tried: Option<Instant>,
    fault: Option<String>,
}

impl Post {
    /// `outbox` is what an earlier run did not get rid of.
    pub(super) fn new(
        targets: Vec<Target>,
        outbox: Vec<(u32, Alert)>,
        base: Option<&str>,
        wake: &Arc<Notify>,
    ) -> Self {
        let desks = targets
            .into_iter()
            .map(|target| Desk::open(target, base, wake));
        let mut post = Self {
            desks: desks.collect(),
            outbox,
            given_up: 0,
            has_arrived: false,
        };
        let before = post.outbox.len();
        let desks = &post.desks;
        post.outbox
            .retain(|(key, _)| desks.iter().any(|desk| desk.key == *key));
        let gone = before - post.outbox.len();
        if gone > 0 {
            talk(&format!(
                "{gone} alerts were given up: their targets are not named any more\n"
            ));
        }
        post
    }

    /// What is still to be sent, to be kept.
    pub(super) fn kept(&mut self) -> Vec<(u32, Alert)> {
        self.has_arrived = false;
        self.outbox.clone()
    }

    /// Whether something arrived since that was kept.
    pub(super) fn has_arrived(&self) -> bool {
        self.has_arrived
    }

    pub(super) fn has_targets(&self) -> bool {
        !self.desks.is_empty()
    }

    /// Whether something did not arrive.
    pub(super) fn has_failed(&self) -> bool {
        self.given_up > 0 || !self.outbox.is_empty()
    }

    /// Puts an alert on its way to everybody. What was to be sent of it before is out of date.
    pub(super) fn add(&mut self, alert: &Alert) {
        for desk in &self.desks {
            self.outbox
                .retain(|(key, known)| *key != desk.key || known.id != alert.id);
            self.outbox.push((desk.key, alert.clone()));
        }
        let beyond = self.outbox.len().saturating_sub(MOST_WAITING);
        if beyond > 0 {
            self.outbox.drain(..beyond);
            self.given_up += beyond;
            talk(&format!(
                "{beyond} alerts were given up: their targets do not answer\n"
            ));
        }
    }

    /// The same for those who forget what they are not told again.
    pub(super) fn remind(&mut self, alert: &Alert) {
        for desk in self.desks.iter().filter(|desk| desk.forgets) {
            let waits = |(key, known): &(u32, Alert)| *key == desk.key && known.id == alert.id;
            if !self.outbox.iter().any(waits) {
                self.outbox.push((desk.key, alert.clone()));
            }
        }
    }

    /// Hears what became of what was sent, and sends what can be.
    pub(super) fn go_on(&mut self) {
        let before = self.outbox.len();
        for desk in &mut self.desks {
            if let Ok(answer) = desk.answers.try_recv() {
                desk.note(answer, &mut self.outbox);
            }
            let is_in_peace = desk.tried.is_some_and(|tried| tried.elapsed() < PEACE);
            if !is_in_peace {
                desk.send_next(&self.outbox);
            }
        }
        self.has_arrived |= self.outbox.len() < before;
    }

    /// Tries everything once more, until nothing is left or the targets do not answer.
    pub(super) fn end(&mut self) {
        for desk in &mut self.desks {
            if let Some(answer) = desk.sending.is_some().then(|| desk.answers.recv()) {
                desk.note(answer.unwrap_or_else(|_| stopped()), &mut self.outbox);
            }
            desk.send_next(&self.outbox);
        }
        for desk in &mut self.desks {
            while desk.sending.is_some() {
                let answer = desk.answers.recv().unwrap_or_else(|_| stopped());
                if desk.note(answer, &mut self.outbox) {
                    desk.send_next(&self.outbox);
                }
            }
        }
    }
}

impl Desk {
    fn open(target: Target, base: Option<&str>, wake: &Arc<Notify>) -> Self {
        let (jobs, orders) = channel::<Alert>();
        let (tell, answers) = channel();
        let (key, forgets) = (target.key(), target.forgets());
        let (base, wake) = (base.map(str::to_owned), Arc::clone(wake));
        // It ends when the desk goes, or with the program.
        std::thread::spawn(move || {
            for alert in orders {
                let answer = target.send(&alert, base.as_deref());
                let is_heard = tell.send(answer).is_ok();
                wake.notify_one();
                if !is_heard {
                    break;
                }
            }
        });
        Self {
            key,
            forgets,
            jobs,
            answers,
            sending: None,
            tried: None,
            fault: None,
        }
    }

    fn send_next(&mut self, outbox: &[(u32, Alert)]) {
        if self.sending.is_some() {
            return;
        }
        let next = outbox.iter().find(|(key, _)| *key == self.key);
        if let Some((_, alert)) = next
            && self.jobs.send(alert.clone()).is_ok()
        {
            self.sending = Some(alert.clone());
        }
    }

    /// Whether the last one arrived.
    fn note(&mut self, answer: Result<(), String>, outbox: &mut Vec<(u32, Alert)>) -> bool {
        let sent = self.sending.take();
        match answer {
            Ok(()) => {
                // Another state of it may have come in the meantime.
                outbox.retain(|(key, alert)| *key != self.key || Some(alert) != sent.as_ref());
                (self.tried, self.fault) = (None, None);
                true
            }
            Err(fault) => {
                self.tried = Some(Instant::now());
                if self.fault.as_ref() != Some(&fault) {
                    talk(&format!(
                        "an alert could not be sent and is tried again: {fault}\n"
                    ));
                }
                self.fault = Some(fault);
                false
            }
        }
    }
}

fn stopped() -> Result<(), String> {
    Err("whoever sends has stopped".to_owned())
}

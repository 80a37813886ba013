//! An audit carried out: rounds are sent by a few threads, within the budget.

use std::collections::VecDeque;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, RecvError, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use super::client::{Client, Open};
use super::measure::measure;
use super::pace::Pace;
use super::{Network, Stopped};
use crate::audit::{Audit, Job};
use crate::exchange::{Ended, Exchange, Outcome};

/// How an audit ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conducted {
    /// Requests that were sent, with repetitions and measurements.
    pub requests: usize,
    /// Why it was ended before its time, if it was.
    pub stopped: Option<Stopped>,
}

/// What goes on, for those who wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Requests that were answered.
    pub done: usize,
    /// Requests of this round that are still to be sent.
    pub left: usize,
}

/// What a sender tells.
enum Came {
    /// A 429 or 503 before the request was repeated.
    Before(Box<Exchange>),
    Final(Box<(Job, Exchange)>),
    /// Nothing more may be sent.
    Not,
}

/// Sends everything that the audit wants, until it wants no more, the budget is used up, or `interrupted` is set. Every
/// exchange is shown to `seen` as it comes.
pub fn conduct(
    audit: &mut Audit,
    network: &Network,
    interrupted: &AtomicBool,
    seen: &mut dyn FnMut(&Exchange, Progress),
) -> Conducted {
    let pace = Pace::new(&network.budget, interrupted);
    loop {
        let round = audit.next_round();
        if round.is_empty() || pace.stopped().is_some() {
            break;
        }
        send_all(round.jobs, audit, network, &pace, &mut |exchange, left| {
            let done = pace.sent();
            seen(exchange, Progress { done, left });
        });
        for comparison in round.comparisons {
            if pace.stopped().is_none() {
                audit.measured(measure(network, comparison, &pace));
            }
        }
    }
    Conducted {
        requests: pace.sent(),
        stopped: pace.stopped(),
    }
}

fn send_all(
    jobs: Vec<Job>,
    audit: &mut Audit,
    network: &Network,
    pace: &Pace<'_>,
    seen: &mut dyn FnMut(&Exchange, usize),
) {
    let mut left = jobs.len();
    let queue = Mutex::new(VecDeque::from(jobs));
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..network.budget.concurrency.clamp(1, 64) {
            let (tell, queue) = (tell.clone(), &queue);
            scope.spawn(move || work(network, queue, pace, &tell));
        }
        drop(tell);
        // Answers are taken up in the order in which they come; what is found does not depend on it.
        loop {
            match told.recv() {
                Ok(Came::Before(exchange)) => {
                    seen(&exchange, left);
                    audit.note(*exchange);
                }
                Ok(Came::Final(both)) => {
                    let (job, exchange) = *both;
                    left = left.saturating_sub(1);
                    seen(&exchange, left);
                    audit.take(job, exchange);
                }
                Ok(Came::Not) => {}
                Err(RecvError) => return,
            }
        }
    });
}

/// Answers without content that wait for what may come behind them, while other requests are sent.
#[derive(Default)]
struct Resting(VecDeque<(Job, Exchange, Open)>);

/// The most of them for one who sends: each has a connection of its own.
const MOST_RESTING: usize = 32;

impl Resting {
    /// The next that has rested, or has to make room.
    fn next(&mut self) -> Option<(Job, Exchange, Open)> {
        let (_, _, first) = self.0.front()?;
        (first.has_rested() || self.0.len() >= MOST_RESTING)
            .then(|| self.0.pop_front())
            .flatten()
    }
}

/// An answer with what came behind it.
fn looked_at(client: &mut Client<'_>, (job, mut exchange, open): (Job, Exchange, Open)) -> Came {
    let surplus = client.look(open);
    if let Outcome::Answer(answer) = &mut exchange.outcome {
        answer.surplus = surplus;
    }
    Came::Final(Box::new((job, exchange)))
}

fn work(network: &Network, queue: &Mutex<VecDeque<Job>>, pace: &Pace<'_>, tell: &Sender<Came>) {
    let mut client = Client::new(network, pace);
    let mut resting = Resting::default();
    loop {
        while let Some(rested) = resting.next() {
            if tell.send(looked_at(&mut client, rested)).is_err() {
                return;
            }
        }
        let job = queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front();
        let Some(job) = job else {
            break;
        };
        let came = carry_out(&mut client, job, pace, tell);
        match (came, client.take_open()) {
            (Came::Final(both), Some(open)) => {
                let (job, exchange) = *both;
                resting.0.push_back((job, exchange, open));
            }
            (came, _) => {
                if tell.send(came).is_err() {
                    return;
                }
            }
        }
    }
    for rested in resting.0 {
        if tell.send(looked_at(&mut client, rested)).is_err() {
            return;
        }
    }
}

/// Sends one request, a second time if the server asked for that.
fn carry_out(client: &mut Client<'_>, job: Job, pace: &Pace<'_>, tell: &Sender<Came>) -> Came {
    if !pace.admit() {
        return Came::Not;
    }
    let exchange = client.exchange(&job.request, job.purposes.clone());
    if is_cut_off(&exchange, pace) {
        return Came::Not;
    }
    if !pace.came(&exchange) || !pace.admit() {
        return Came::Final(Box::new((job, exchange)));
    }
    let before = Exchange {
        purposes: Vec::new(),
        ..exchange
    };
    // Who listens is there until all have been told.
    let _ = tell.send(Came::Before(Box::new(before)));
    let exchange = client.exchange(&job.request, job.purposes.clone());
    if is_cut_off(&exchange, pace) {
        return Came::Not;
    }
    pace.came(&exchange);
    Came::Final(Box::new((job, exchange)))
}

/// Whether it was us who stopped reading an answer, at the end of the audit: it is not the server that cut it.
fn is_cut_off(exchange: &Exchange, pace: &Pace<'_>) -> bool {
    let is_whole = exchange
        .answer()
        .is_none_or(|one| one.ended == Ended::Whole);
    !is_whole && Instant::now() >= pace.deadline()
}

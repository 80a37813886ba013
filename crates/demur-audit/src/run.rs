//! Everything that was sent and came so far.

use std::collections::HashMap;

use crate::exchange::Exchange;
use crate::probe::{Comparison, Purpose, VISIT};

/// Everything that was sent and came so far.
#[derive(Debug, Default)]
pub struct Run {
    exchanges: Vec<Exchange>,
    /// By check and part.
    by_purpose: HashMap<String, HashMap<String, Part>>,
    /// What was measured.
    pub timings: Vec<Timings>,
}

/// The numbers of the exchanges of one part of a check.
#[derive(Debug, Default)]
struct Part {
    numbers: Vec<usize>,
    /// The first that is about something.
    first: HashMap<String, usize>,
}

/// The times of two requests, in nanoseconds, pair by pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timings {
    /// What was compared.
    pub comparison: Comparison,
    /// Time of the one and of the other.
    pub pairs: Vec<(u64, u64)>,
}

impl Run {
    /// A run that was recorded.
    pub fn of(exchanges: impl IntoIterator<Item = Exchange>) -> Self {
        let mut run = Self::default();
        for exchange in exchanges {
            run.add(exchange);
        }
        run
    }

    /// Takes up what came.
    pub fn add(&mut self, exchange: Exchange) {
        let number = self.exchanges.len();
        for purpose in &exchange.purposes {
            self.index(purpose, number);
        }
        self.exchanges.push(exchange);
    }

    /// An exchange that was had before serves another purpose too.
    pub(crate) fn share(&mut self, number: usize, purpose: Purpose) {
        self.index(&purpose, number);
        if let Some(exchange) = self.exchanges.get_mut(number) {
            exchange.purposes.push(purpose);
        }
    }

    fn index(&mut self, purpose: &Purpose, number: usize) {
        let parts = self.by_purpose.entry(purpose.check.clone()).or_default();
        let part = parts.entry(purpose.part.clone()).or_default();
        if part.numbers.last() != Some(&number) {
            part.numbers.push(number);
        }
        part.first.entry(purpose.about.clone()).or_insert(number);
    }

    fn part(&self, check: &str, part: &str) -> Option<&Part> {
        self.by_purpose.get(check)?.get(part)
    }

    /// All exchanges in their order.
    pub fn all(&self) -> &[Exchange] {
        &self.exchanges
    }

    /// The exchanges of one part of a check, each with its purpose there.
    pub fn of_part<'r>(
        &'r self,
        check: &'r str,
        part: &'r str,
    ) -> impl Iterator<Item = (&'r Exchange, &'r Purpose)> {
        let numbers = self.part(check, part).map(|part| part.numbers.as_slice());
        let numbers = numbers.unwrap_or_default().iter();
        let exchanges = numbers.filter_map(|number| self.exchanges.get(*number));
        exchanges.flat_map(move |exchange| {
            let purposes = exchange.purposes.iter();
            purposes
                .filter(move |purpose| purpose.check == check && purpose.part == part)
                .map(move |purpose| (exchange, purpose))
        })
    }

    /// The first exchange of one part of a check that is about something.
    pub fn one(&self, check: &str, part: &str, about: &str) -> Option<&Exchange> {
        let number = self.part(check, part)?.first.get(about)?;
        self.exchanges.get(*number)
    }

    /// The requests that were sent to see what is there.
    pub fn visits(&self) -> impl Iterator<Item = &Exchange> {
        self.of_part(VISIT, "").map(|(exchange, _)| exchange)
    }

    /// The visit of an address.
    pub fn visit(&self, url: &str) -> Option<&Exchange> {
        self.one(VISIT, "", url)
    }
}

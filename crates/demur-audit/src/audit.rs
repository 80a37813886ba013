//! Goes around between the checks and the server until nobody wants more.
//!
//! First the resources are found: those that are named, those that a document declares, and where it is wanted those that
//! pages and sitemaps lead to. Then the checks are asked what they want to be sent, see what came, and are asked again.

use std::collections::{HashMap, HashSet};

use crate::check::{Check, Mode};
use crate::checks;
use crate::crawl::{self, Crawler};
use crate::exchange::Exchange;
use crate::finding::Finding;
use crate::probe::{Comparison, Probe, Purpose, Request, Wants};
use crate::run::{Run, Timings};
use crate::site::Site;

/// What is to be sent next.
#[derive(Debug, Default)]
pub struct Round {
    /// Requests, each once, with everything it is sent for.
    pub jobs: Vec<Job>,
    /// Measurements.
    pub comparisons: Vec<Comparison>,
}

/// A request that is to be sent.
#[derive(Debug, Clone)]
pub struct Job {
    /// What it is sent for.
    pub purposes: Vec<Purpose>,
    /// What is sent.
    pub request: Request,
    again: u8,
}

impl Round {
    /// Whether nobody wants more.
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.comparisons.is_empty()
    }
}

/// An audit that goes on.
#[derive(Debug)]
pub struct Audit {
    site: Site,
    run: Run,
    checks: Vec<&'static Check>,
    crawler: Crawler,
    /// What was sent, and the number of its exchange once that is there.
    sent: HashMap<(Request, u8), Option<usize>>,
    measured: HashSet<Comparison>,
    finding_resources: bool,
    /// How often what was had served another purpose.
    shared: usize,
}

impl Audit {
    /// An audit of the resources that the site has by now, and of what `crawler` finds from there.
    pub fn new(site: Site, checks: Vec<&'static Check>, crawler: Crawler) -> Self {
        Self {
            site,
            run: Run::default(),
            checks,
            crawler,
            sent: HashMap::new(),
            measured: HashSet::new(),
            finding_resources: true,
            shared: 0,
        }
    }

    /// What was recorded; nothing more is sent.
    pub fn recorded(site: Site, checks: Vec<&'static Check>, run: Run) -> Self {
        Self {
            run,
            finding_resources: false,
            ..Self::new(site, checks, Crawler::default())
        }
    }

    /// Does not look for more resources: those that are known are all.
    pub fn stop_crawling(&mut self) {
        self.crawler.stop();
    }

    /// What is to be sent next; nothing if all is done.
    pub fn next_round(&mut self) -> Round {
        if self.finding_resources {
            let probes = self.crawler.next(&self.run);
            let round = self.new_of(Wants {
                probes,
                ..Wants::default()
            });
            if !round.is_empty() {
                return round;
            }
            self.finding_resources = false;
            self.site.targets = crawl::representatives(std::mem::take(&mut self.crawler.found));
        }
        loop {
            let known = self.shared;
            let wants = self.wanted();
            let round = self.new_of(wants);
            // What was had already may be all that a check needs to want more.
            if !round.is_empty() || self.shared == known {
                return round;
            }
        }
    }

    fn wanted(&self) -> Wants {
        let mut wants = Wants::default();
        let visits = self.site.targets.iter().map(Probe::get);
        wants.probes.extend(visits);
        wants.probes.extend(self.crawler.onward(&self.run));
        for check in &self.checks {
            if may(check.mode, &self.site) {
                (check.wants)(&self.site, &self.run, &mut wants);
            }
        }
        // Checks follow redirects of their own accord.
        let is_refused = |probe: &Probe| self.crawler.refuses(&probe.request.address());
        wants.probes.retain(|probe| !is_refused(probe));
        wants
    }

    /// Takes up what came of a job.
    pub fn take(&mut self, job: Job, exchange: Exchange) {
        let number = self.run.all().len();
        self.sent.insert((job.request, job.again), Some(number));
        self.run.add(exchange);
    }

    /// Takes up an answer that nobody asked for by itself, such as a 429 before a request was repeated.
    pub fn note(&mut self, exchange: Exchange) {
        self.run.add(exchange);
    }

    /// Takes up what was measured.
    pub fn measured(&mut self, timings: Timings) {
        self.run.timings.push(timings);
    }

    /// What is known so far.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The server, with the resources that were found so far.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Whether the resources were found, so that the checks were asked.
    pub fn has_begun_to_check(&self) -> bool {
        !self.finding_resources
    }

    /// The checks that were chosen.
    pub fn checks(&self) -> &[&'static Check] {
        &self.checks
    }

    /// What is wrong, after everything that was had.
    pub fn judge(&self) -> Vec<Finding> {
        checks::judge(&self.checks, &self.site, &self.run)
    }

    /// What of this was not sent yet. What was had already serves the new purpose as it is.
    fn new_of(&mut self, wants: Wants) -> Round {
        let mut round = Round::default();
        let mut places: HashMap<(Request, u8), usize> = HashMap::new();
        for probe in wants.probes {
            let key = (probe.request, probe.again);
            match self.sent.get(&key) {
                Some(Some(number)) => self.share(*number, probe.purpose),
                Some(None) => match places.get(&key).and_then(|at| round.jobs.get_mut(*at)) {
                    Some(job) if !job.purposes.contains(&probe.purpose) => {
                        job.purposes.push(probe.purpose);
                    }
                    // Once more for the same, or one that was left out when the audit was stopped.
                    Some(_) | None => {}
                },
                None => {
                    self.sent.insert(key.clone(), None);
                    places.insert(key.clone(), round.jobs.len());
                    let (request, again) = key;
                    round.jobs.push(Job {
                        purposes: vec![probe.purpose],
                        request,
                        again,
                    });
                }
            }
        }
        let new = wants.comparisons.into_iter();
        let new = new.filter(|comparison| self.measured.insert(comparison.clone()));
        round.comparisons = new.collect();
        round
    }

    fn share(&mut self, number: usize, purpose: Purpose) {
        let known = self.run.all().get(number);
        if known.is_some_and(|exchange| !exchange.purposes.contains(&purpose)) {
            self.run.share(number, purpose);
            self.shared += 1;
        }
    }
}

/// Whether what a check sends is allowed.
fn may(mode: Mode, site: &Site) -> bool {
    match mode {
        Mode::Unsafe => site.settings.allow_unsafe,
        Mode::Raw => site.settings.allow_raw,
        Mode::Passive | Mode::Safe | Mode::Identities | Mode::Document => true,
    }
}

/// The checks that are wanted: all, or those of `only`, without those of `skip`. The names that are none come back.
pub fn select(only: &[String], skip: &[String]) -> Result<Vec<&'static Check>, Vec<String>> {
    let unknown = only.iter().chain(skip);
    let unknown: Vec<String> = unknown
        .filter(|id| checks::check(id).is_none())
        .cloned()
        .collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let named = |list: &[String], check: &Check| list.iter().any(|id| id == check.id);
    let all = checks::ALL.iter().copied();
    let wanted = all.filter(|check| only.is_empty() || named(only, check));
    Ok(wanted.filter(|check| !named(skip, check)).collect())
}

#[cfg(test)]
mod tests {
    use super::{Audit, select};
    use crate::crawl::Crawler;
    use crate::exchange::{Answer, Exchange, Outcome};
    use crate::fields::Fields;
    use crate::origin::Origin;
    use crate::probe::ANONYMOUS;
    use crate::site::{Site, Source, Target};

    fn site() -> Site {
        let origin = Origin::try_from("http://shop.example".to_owned());
        let target = Target {
            origin: origin.expect("an origin"),
            target: "/a".to_owned(),
            operation: None,
            source: Source::Given,
            identity: ANONYMOUS.to_owned(),
        };
        Site {
            targets: vec![target],
            ..Site::default()
        }
    }

    #[test]
    fn what_two_checks_want_is_sent_once_and_the_audit_ends() {
        let checks = select(&["head-differs-from-get".to_owned()], &[]).expect("a check");
        let site = site();
        let crawler = Crawler::new(site.targets.clone(), 0, false);
        let mut audit = Audit::new(site, checks, crawler);
        let mut sent = Vec::new();
        loop {
            let round = audit.next_round();
            if round.is_empty() {
                break;
            }
            for job in round.jobs {
                sent.push(format!("{} {}", job.request.method, job.request.target));
                let exchange = Exchange {
                    purposes: job.purposes.clone(),
                    request: job.request.clone(),
                    at: 0,
                    outcome: Outcome::Answer(Answer {
                        status: if job.request.method == "HEAD" {
                            404
                        } else {
                            200
                        },
                        fields: Fields::default(),
                        ..Answer::default()
                    }),
                };
                audit.take(job, exchange);
            }
        }
        sent.sort();
        // Where they differ, GET is asked once more.
        assert_eq!(sent, ["GET /a", "GET /a", "HEAD /a"]);
        let found = audit.judge();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].what, "GET gets 200 and HEAD gets 404");
    }

    #[test]
    fn a_check_that_is_none_is_named() {
        let unknown = select(&["no-such-check".to_owned()], &[]);
        assert_eq!(unknown.err(), Some(vec!["no-such-check".to_owned()]));
    }
}

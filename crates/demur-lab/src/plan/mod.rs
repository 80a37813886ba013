//! The plan of one log: which incidents, when, and what else happens.

mod benign;
mod clients;
mod inject;
mod pick;

use fastrand::Rng;

use crate::arrivals::Arrivals;
use crate::class::{Class, Size};
use crate::effect::Effect;
use crate::numbers::{count, float, whole};
use crate::people::{self, People};
use crate::site::{self, Endpoints, Site};
use crate::source::Source;
use crate::time::{DAY, MONDAY};
use crate::truth::{Benign, Incident, Truth};

/// Between the end of one incident and the start of the next, in seconds.
const APART: u64 = 3 * 3_600;

/// What is about single routes.
const ROUTES: [Class; 4] = [Class::Deploy, Class::Rename, Class::DeadRoute, Class::Rise];

/// One log to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Campaign {
    /// The same seed gives the same log.
    pub seed: u64,
    /// Requests a minute, on average.
    pub level: f64,
    /// The operations of the API.
    pub endpoints: Endpoints,
    /// How long, in days.
    pub days: u64,
    /// What goes wrong.
    pub schedule: Schedule,
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    /// Nothing.
    Quiet,
    /// One incident after the first day.
    One(Class, Size),
    /// Only what is about single routes, every class in every size twice: for the targets that need many of them.
    Routes,
    /// Every class in every size, dealt by chance to so many logs, of which this is one.
    Part(usize, usize),
}

/// More requests than usual, most of them in the middle.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    start: u64,
    end: u64,
    factor: f64,
}

impl Load {
    pub(crate) fn at(self, at: u64) -> f64 {
        if !(self.start..self.end).contains(&at) {
            return 1.0;
        }
        let progress = float(at - self.start) / float(self.end - self.start);
        1.0 + (self.factor - 1.0) * (std::f64::consts::PI * progress).sin()
    }
}

/// Everything that the traffic follows from.
#[derive(Debug, Clone)]
pub struct World {
    pub(crate) site: Site,
    pub(crate) people: People,
    pub(crate) level: f64,
    pub(crate) effects: Vec<Effect>,
    /// By their start.
    pub(crate) sources: Vec<Source>,
    pub(crate) loads: Vec<Load>,
    /// From and to, when nothing was logged.
    pub(crate) gaps: Vec<(u64, u64)>,
    /// When one line has a wrong time, and by how many seconds.
    pub(crate) jumps: Vec<(u64, i64)>,
    pub(crate) rng: Rng,
    /// What will have happened; counts are added while the traffic is made.
    pub truth: Truth,
    renamed: Vec<usize>,
    networks: u64,
}

impl World {
    /// Plans a log.
    pub fn new(campaign: &Campaign) -> Result<Self, String> {
        let mut rng = Rng::with_seed(campaign.seed);
        let site = site::build(&mut rng, &campaign.endpoints)?;
        let (start, end) = (MONDAY, MONDAY + campaign.days * DAY);
        let people = people::people(&mut rng, &site, campaign.level, start, end);
        let routes = site.routes.iter().map(|route| (route.template.clone(), 0));
        let mut world = Self {
            truth: Truth {
                seed: campaign.seed,
                level: campaign.level,
                start,
                end,
                routes: routes.collect(),
                ..Truth::default()
            },
            site,
            people,
            level: campaign.level,
            effects: Vec::new(),
            sources: Vec::new(),
            loads: Vec::new(),
            gaps: Vec::new(),
            jumps: Vec::new(),
            rng,
            renamed: Vec::new(),
            networks: 0,
        };
        world.schedule(campaign.schedule);
        world.happen_anyway(campaign.schedule == Schedule::Quiet);
        world.sources.sort_by_key(|source| source.start);
        world.truth.benign.sort_by_key(|one| one.start);
        Ok(world)
    }

    /// What the routes are.
    pub fn site(&self) -> &Site {
        &self.site
    }

    fn schedule(&mut self, schedule: Schedule) {
        let start = self.truth.start;
        match schedule {
            Schedule::Quiet => {}
            Schedule::One(class, size) => {
                let at = start + DAY + self.rng.u64(..6 * 3_600);
                self.inject(class, size, at);
            }
            Schedule::Routes => {
                let once = ROUTES.map(|class| Size::ALL.map(|size| (class, size)));
                let mut pack = [once.concat(), once.concat()].concat();
                self.rng.shuffle(&mut pack);
                self.spread(pack);
            }
            Schedule::Part(part, parts) => {
                let dealt = self.dealt(part, parts);
                self.spread(dealt);
            }
        }
    }

    /// Puts incidents behind each other, far enough apart. What does not fit any more is left out.
    fn spread(&mut self, dealt: Vec<(Class, Size)>) {
        let (start, end) = (self.truth.start + DAY, self.truth.end);
        let each = end.saturating_sub(start) / count(dealt.len()).max(1);
        let mut free = start;
        for (place, (class, size)) in (0..).zip(dealt) {
            let slack = self.rng.u64(..=each / 3);
            let at = free.max(start + place * each + slack);
            // Whatever lasts longest must still fit.
            if at + 5 * 3_600 > end {
                break;
            }
            free = self.inject(class, size, at) + APART;
        }
    }

    /// One hand of all classes and sizes. All parts of one seed are dealt from the same pack.
    fn dealt(&self, part: usize, parts: usize) -> Vec<(Class, Size)> {
        let mut pack: Vec<_> = Class::ALL
            .into_iter()
            .flat_map(|class| Size::ALL.map(|size| (class, size)))
            .collect();
        Rng::with_seed(self.truth.seed / count(parts).max(1)).shuffle(&mut pack);
        pack.into_iter().skip(part).step_by(parts.max(1)).collect()
    }

    /// So many minutes, give or take a third.
    fn minutes(&mut self, about: u64) -> u64 {
        let share = self.rng.f64().mul_add(0.66, 0.67);
        whole(float(about * 60) * share)
    }

    fn note(&mut self, what: &str, start: u64, end: u64) {
        self.truth.benign.push(Benign {
            what: what.to_owned(),
            start,
            end,
        });
    }
}

/// An incident with what is the same for all of its class.
fn incident(class: Class, size: Size, start: u64, end: u64) -> Incident {
    let expected = class.expected();
    Incident {
        class,
        size,
        accepts: expected.accepts.iter().map(|id| (*id).to_owned()).collect(),
        severity: expected.severity,
        wide: expected.wide,
        causes: Vec::new(),
        routes: Vec::new(),
        statuses: Vec::new(),
        start,
        end,
        rate: 0.0,
        fresh: false,
        by_minute: Vec::new(),
    }
}

/// The arrivals that campaigns share.
pub fn arrivals() -> Arrivals {
    let data = std::env::var_os("DEMUR_TEST_DATA");
    Arrivals::load(data.as_deref().map(std::path::Path::new))
}

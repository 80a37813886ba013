//! Makes the requests of a planned log, minute by minute, in order of time.

use fastrand::Rng;

use crate::arrivals::Arrivals;
use crate::effect::Effect;
use crate::numbers::{count, factor, float, index, normal, whole};
use crate::plan::World;
use crate::request::Request;
use crate::scene::Scene;
use crate::source::Source;
use crate::truth::Truth;

/// Makes all requests of a planned log and hands each to `out`, in order of time. What was planned and what came of it
/// is returned.
pub fn run(mut world: World, arrivals: &Arrivals, mut out: impl FnMut(&Request)) -> Truth {
    let rng = std::mem::take(&mut world.rng);
    let mut run = Run {
        rng: Rng::with_seed(crate::numbers::mix(rng.get_seed())),
        truth: std::mem::take(&mut world.truth),
        req: Request::default(),
        later: Vec::new(),
        slow: 0.0,
        jumps: world.jumps.clone(),
    };
    run.jumps.sort_unstable_by(|a, b| b.cmp(a));
    let (start, end) = (run.truth.start, run.truth.end);
    let mut queue: Vec<u64> = Vec::new();
    let mut active: Vec<usize> = Vec::new();
    let mut effects: Vec<&Effect> = Vec::new();
    let mut next = 0;
    for minute in 0..(end - start) / 60 {
        let at = start + minute * 60;
        while world
            .sources
            .get(next)
            .is_some_and(|one| one.start < at + 60)
        {
            active.push(next);
            next += 1;
        }
        active.retain(|place| world.sources.get(*place).is_some_and(|one| one.end > at));
        effects.clear();
        effects.extend(
            world
                .effects
                .iter()
                .filter(|one| one.start < at + 60 && at < one.end),
        );
        let load: f64 = world.loads.iter().map(|load| load.at(at)).product();
        let noise = run.noise();
        let now = Minute {
            at,
            load,
            effects: &effects,
            sources: &world.sources,
            scene: Scene {
                site: &world.site,
                people: &world.people,
                start,
                span: end - start,
                noise,
            },
        };
        let ordinary = arrivals.draw(&mut run.rng, minute, world.level * load);
        run.fill(&now, &mut queue, ordinary, &active);
        let is_gap = world
            .gaps
            .iter()
            .any(|(from, to)| (*from..*to).contains(&at));
        if !is_gap {
            run.minute(&now, &queue, &mut out);
        }
    }
    run.truth
}

struct Run {
    rng: Rng,
    truth: Truth,
    req: Request,
    /// What clients will do next, unordered; there is never much of it.
    later: Vec<Request>,
    slow: f64,
    /// The last first.
    jumps: Vec<(u64, i64)>,
}

/// What holds for one minute.
struct Minute<'w> {
    at: u64,
    load: f64,
    effects: &'w [&'w Effect],
    sources: &'w [Source],
    scene: Scene<'w>,
}

impl Run {
    /// A factor for misses with a fast and a slow part: together with the arrivals, 404s vary two and a half times as
    /// much as by chance alone at 730 requests a minute.
    fn noise(&mut self) -> f64 {
        self.slow = 0.99 * self.slow + 0.007 * normal(&mut self.rng);
        factor(&mut self.rng, 0.18) * self.slow.exp()
    }

    /// Moments and where the request comes from, sorted: milliseconds of the minute above, the source below, counted
    /// from 1.
    fn fill(&mut self, now: &Minute<'_>, queue: &mut Vec<u64>, ordinary: u64, active: &[usize]) {
        queue.clear();
        for _ in 0..ordinary {
            queue.push(self.rng.u64(..60_000) << 32);
        }
        for place in active {
            let Some(source) = now.sources.get(*place) else {
                continue;
            };
            let from = source.start.saturating_sub(now.at) * 1_000;
            let to = (source.end - now.at).min(60) * 1_000;
            for _ in 0..source.draw(&mut self.rng, now.at) {
                queue.push(self.rng.u64(from..to) << 32 | count(*place + 1));
            }
        }
        queue.sort_unstable();
    }

    fn minute(&mut self, now: &Minute<'_>, queue: &[u64], out: &mut impl FnMut(&Request)) {
        for key in queue {
            let at = now.at * 1_000 + (key >> 32);
            self.catch_up(now, at, out);
            let mut req = std::mem::take(&mut self.req);
            req.clear();
            req.at = at;
            match index(key & 0xffff_ffff).checked_sub(1) {
                None => now.scene.ordinary(&mut self.rng, &mut req, &mut self.later),
                Some(place) => {
                    if let Some(source) = now.sources.get(place) {
                        source.ask(&now.scene, &mut self.rng, &mut req, &mut self.later);
                    }
                }
            }
            self.emit(now, &mut req, out);
            self.req = req;
        }
        self.catch_up(now, now.at * 1_000 + 60_000, out);
    }

    /// What clients do next until this moment.
    fn catch_up(&mut self, now: &Minute<'_>, until: u64, out: &mut impl FnMut(&Request)) {
        while let Some((place, at)) = self
            .later
            .iter()
            .enumerate()
            .map(|(place, req)| (place, req.at))
            .min_by_key(|(_, at)| *at)
        {
            if at >= until {
                return;
            }
            let mut req = self.later.swap_remove(place);
            self.emit(now, &mut req, out);
        }
    }

    fn emit(&mut self, now: &Minute<'_>, req: &mut Request, out: &mut impl FnMut(&Request)) {
        for effect in now.effects {
            if !effect.apply(req, now.load, &mut self.rng) {
                self.count(req);
                return;
            }
        }
        self.truth.requests += 1;
        if let Some(place) = req.truth.route
            && let Some((_, requests)) = self.truth.routes.get_mut(place)
        {
            *requests += 1;
        }
        self.count(req);
        self.jump(req);
        out(req);
    }

    fn count(&mut self, req: &Request) {
        let incident = req.truth.incident;
        if let Some(incident) = incident.and_then(|place| self.truth.incidents.get_mut(place)) {
            incident.count(req.at / 1_000);
        }
    }

    /// One line after each of these moments has a wrong time.
    fn jump(&mut self, req: &mut Request) {
        let Some((moment, by)) = self.jumps.last().copied() else {
            return;
        };
        if req.at / 1_000 >= moment {
            self.jumps.pop();
            req.at = req.at.saturating_add_signed(by * 1_000);
        }
    }
}

/// Requests, 4xx, and how much the number of 404s varies: for the reader of a made-up log.
#[derive(Debug, Clone, Default)]
pub struct Spread {
    minutes: Vec<u64>,
}

impl Spread {
    /// Counts one more in this minute.
    pub fn count(&mut self, minute: u64) {
        let minute = index(minute);
        if self.minutes.len() <= minute && minute < 1_000_000 {
            self.minutes.resize(minute + 1, 0);
        }
        if let Some(count) = self.minutes.get_mut(minute) {
            *count += 1;
        }
    }

    /// Variance by mean inside an hour, the median of all hours; 1 is what chance alone gives.
    pub fn of_hours(&self) -> f64 {
        let mut found: Vec<f64> = self
            .minutes
            .chunks(60)
            .filter_map(|hour| {
                let number = float(count(hour.len()));
                let mean = float(hour.iter().sum()) / number;
                let square = |one: &u64| (float(*one) - mean).powi(2);
                let variance = hour.iter().map(square).sum::<f64>() / (number - 1.0);
                (mean > 0.0 && number > 1.0).then_some(variance / mean)
            })
            .collect();
        found.sort_by(f64::total_cmp);
        let middle = whole(float(count(found.len())) / 2.0);
        found.get(index(middle)).copied().unwrap_or_default()
    }
}

//! How each class of incident comes about: where to look, and those that are about the site.

use demur_watch::alert::Dimension;

use super::pick::is_api;
use super::{Load, World};
use crate::class::{Class, Size};
use crate::effect::{Answer, Chance, Does, Effect, Who};
use crate::numbers::pick;
use crate::site::{Kind, Route, Segment};
use crate::source::{Source, What};
use crate::truth::Incident;
use crate::words::DEVICES;

const NOT_FOUND: Answer = Answer {
    status: 404,
    step: "",
    reason: "",
};

impl World {
    /// Puts one incident into the plan and says when it is over.
    pub(super) fn inject(&mut self, class: Class, size: Size, start: u64) -> u64 {
        match class {
            Class::Deploy => self.deploy(size, start),
            Class::Rename => self.rename(size, start),
            Class::DeadRoute => self.dead_route(size, start),
            Class::Rise => self.rise(size, start),
            Class::BadClient => self.bad_client(size, start),
            Class::FrontEnd => self.front_end(size, start),
            Class::Schema => self.schema(size, start),
            Class::Scope => self.scope(size, start),
            Class::Role => self.role(size, start),
            Class::Probing => self.probing(size, start),
            Class::AllowList => self.allow_list(size, start),
            Class::Credentials => self.credentials(size, start),
            Class::BrokenLink => self.broken_link(size, start),
            Class::OldRule => self.old_rule(size, start),
            Class::Pattern => self.pattern(size, start),
            Class::RateLimit => self.rate_limit(size, start),
            Class::Upstream => self.one_upstream(size, start),
            Class::Load => self.under_load(size, start),
            Class::Device => self.one_device(size, start),
            Class::HostList => self.host_list(size, start),
            Class::Vanished => self.vanished(size, start),
            Class::Scanners => self.scanners(size, start),
        }
    }

    pub(super) fn begin(&mut self, class: Class, size: Size, start: u64, minutes: u64) -> Incident {
        let end = start + self.minutes(minutes);
        super::incident(class, size, start, end)
    }

    /// Adds what the label says of routes, and remembers the incident.
    pub(super) fn over(&mut self, mut incident: Incident, routes: &[usize], answer: u16) -> u64 {
        if !routes.is_empty() {
            incident.routes.extend(self.templates(routes));
            incident.fresh = self.all_fresh(routes);
        }
        if answer > 0 && !incident.statuses.contains(&answer) {
            incident.statuses.insert(0, answer);
        }
        let end = incident.end;
        self.truth.incidents.push(incident);
        end
    }

    pub(super) fn effect(&mut self, incident: &Incident, routes: &[usize], does: Does) -> Effect {
        Effect {
            incident: self.truth.incidents.len(),
            start: incident.start,
            end: incident.end,
            routes: if routes.is_empty() {
                None
            } else {
                Some(self.flags(routes))
            },
            who: Who::Everybody,
            does,
            chance: Chance::Always,
        }
    }

    pub(super) fn source(&self, incident: &Incident, per_minute: f64, what: What) -> Source {
        Source {
            incident: Some(self.truth.incidents.len()),
            start: incident.start,
            end: incident.end,
            per_minute,
            fades: false,
            what,
        }
    }

    fn deploy(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Deploy, size, start, 60);
        let pages = self.rng.u8(..4) == 0;
        let routes = self.routes_where(size.of(1, 3, 8), |route| {
            is_api(route) || pages && route.kind == Kind::Page && route.varies()
        });
        incident.rate = self.rate(&routes);
        if self.all_fresh(&routes) {
            incident.accepts.push("dead-route".to_owned());
        }
        let effect = self.effect(&incident, &routes, Does::Answer(NOT_FOUND));
        self.effects.push(effect);
        self.over(incident, &routes, 404)
    }

    fn rename(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Rename, size, start, size.of(60, 120, 180));
        let routes = self.routes_where(1, |route| {
            is_api(route) && matches!(route.segments.get(2), Some(Segment::Fixed(_)))
        });
        incident.rate = self.rate(&routes) * 0.5;
        if self.all_fresh(&routes) {
            incident.accepts.push("dead-route".to_owned());
        }
        let mut effect = self.effect(
            &incident,
            &routes,
            Does::Rename {
                depth: 2,
                to: size.of("records", "entries", "things"),
                learned: incident.end,
            },
        );
        // Nobody goes back to the old name.
        effect.end = u64::MAX;
        self.effects.push(effect);
        self.renamed.extend(&routes);
        self.over(incident, &routes, 404)
    }

    fn dead_route(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::DeadRoute, size, start, 200);
        let (low, high) = size.of((0.5, 1.0), (1.0, 2.5), (2.5, 5.0));
        let level = self.level;
        let mut routes = self.routes_where(1, |route| {
            is_api(route) && (low..high).contains(&(route.share * level))
        });
        if routes.is_empty() {
            let near = |route: &Route| {
                let ratio = route.share * level / low;
                if is_api(route) {
                    ratio.min(1.0 / ratio)
                } else {
                    0.0
                }
            };
            routes = self.one_of_best(near).into_iter().collect();
        }
        incident.rate = self.rate(&routes);
        let status = pick(&mut self.rng, &[404, 404, 400])
            .copied()
            .unwrap_or(404);
        let answer = Answer::new(status, "", "");
        let effect = self.effect(&incident, &routes, Does::Answer(answer));
        self.effects.push(effect);
        self.over(incident, &routes, status)
    }

    fn rise(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Rise, size, start, 45);
        let missing = self.rng.u8(..3) > 0;
        let usual = |route: &Route| if missing { route.miss } else { route.bad };
        let level = self.level;
        let by_chance = |route: &Route, least: f64| {
            let share = if least > 0.0 { 0.02 } else { 0.008 };
            let fits = usual(route) > share && route.share * level >= least;
            if fits && route.kind != Kind::Asset {
                route.share * usual(route)
            } else {
                0.0
            }
        };
        let busy = self.one_of_best(|route| by_chance(route, 70.0));
        let routes: Vec<usize> = busy
            .or_else(|| self.one_of_best(|route| by_chance(route, 0.0)))
            .into_iter()
            .collect();
        incident.rate = self.rate(&routes);
        let share = routes
            .first()
            .and_then(|place| self.site.routes.get(*place))
            .map_or(0.1, usual);
        let share = if missing {
            share * crate::scene::STALE_ADDS
        } else {
            share
        };
        let more = share * (size.of(3.0, 5.0, 10.0) - 1.0);
        let status = if missing { 404 } else { 400 };
        let step = if missing { "" } else { "body-syntax" };
        let answer = Answer::new(status, step, "");
        let mut effect = self.effect(&incident, &routes, Does::Answer(answer));
        effect.chance = Chance::Share(more.min(0.9));
        self.effects.push(effect);
        self.over(incident, &routes, status)
    }

    fn credentials(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Credentials, size, start, 35);
        let share = size.of(0.6, 0.9, 1.0);
        let routes: Vec<usize> = self
            .site
            .api()
            .filter(|place| self.site.routes.get(*place).is_some_and(|route| route.auth))
            .collect();
        incident.rate = self.rate(&routes) * share;
        let answer = Answer::new(401, "credentials-invalid", "expired");
        let mut effect = self.effect(&incident, &[], Does::Answer(answer));
        effect.who = Who::Guarded;
        effect.chance = Chance::Share(share);
        self.effects.push(effect);
        self.over(incident, &[], 401)
    }

    fn old_rule(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::OldRule, size, start, 110);
        let per_minute = size.of(1.0, 5.0, 20.0);
        incident.rate = per_minute + crate::people::LEGACY * self.level;
        incident.routes = vec!["GET /old/{}".to_owned(), "GET /guide/{}".to_owned()];
        incident.causes = ["/old", "/guide"]
            .map(|prefix| (Dimension::Prefix, prefix.to_owned()))
            .to_vec();
        let mut effect = self.effect(&incident, &[], Does::Astray);
        effect.who = Who::Moved;
        self.effects.push(effect);
        let source = self.source(&incident, per_minute, What::Legacy);
        self.sources.push(source);
        self.over(incident, &[], 404)
    }

    fn pattern(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Pattern, size, start, 150);
        let (prefix, ending) = size.of(
            ("/downloads/v3/", ".pdf"),
            ("/media/catalog/", ".png"),
            ("/shop/products/", ""),
        );
        let per_minute = size.of(1.0, 5.0, 30.0);
        incident.rate = per_minute;
        incident.routes = vec![format!("GET {prefix}{{}}")];
        incident.causes = vec![(Dimension::Prefix, prefix.trim_end_matches('/').to_owned())];
        let what = What::Below { prefix, ending };
        let source = self.source(&incident, per_minute, what);
        self.sources.push(source);
        self.over(incident, &[], 404)
    }

    fn one_upstream(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Upstream, size, start, 60);
        let server = self.rng.usize(..self.site.upstreams.len().max(1));
        let routes = self.routes_where(size.of(3, 12, 10_000), is_api);
        let name = self.site.upstreams.get(server).cloned().unwrap_or_default();
        incident.causes.push((Dimension::Upstream, name));
        let servers = crate::numbers::float(crate::numbers::count(self.site.upstreams.len()));
        incident.rate = self.rate(&routes) / servers;
        let status = if self.rng.bool() { 404 } else { 400 };
        let answer = Answer::new(status, "", "");
        let mut effect = self.effect(&incident, &routes, Does::Answer(answer));
        effect.who = Who::Upstream(server);
        self.effects.push(effect);
        self.over(incident, &routes, status)
    }

    fn under_load(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Load, size, start, 80);
        let (factor, slope) = size.of((3.0, 0.06), (4.0, 0.1), (5.0, 0.15));
        self.loads.push(Load {
            start,
            end: incident.end,
            factor,
        });
        incident.rate = self.level * factor * 0.6 * slope * factor * 0.5;
        let (status, step) = if self.rng.bool() {
            (429, "quota")
        } else {
            (408, "")
        };
        if status == 429 {
            incident.accepts.push("rate-limit-storm".to_owned());
        }
        let answer = Answer::new(status, step, "");
        let mut effect = self.effect(&incident, &[], Does::Answer(answer));
        effect.chance = Chance::Load(slope);
        self.effects.push(effect);
        self.over(incident, &[], status)
    }

    fn one_device(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Device, size, start, 90);
        let device = pick(&mut self.rng, &[2_u8, 2, 3, 0, 1])
            .copied()
            .unwrap_or(2);
        let called: Vec<usize> = self
            .site
            .fronts
            .iter()
            .take(size.of(1, 3, 20))
            .flat_map(|front| front.routes.clone())
            .collect();
        let all = size == Size::Large;
        let routes = self.routes_where(10_000, |route| {
            route.kind == Kind::Page && (all || route.varies())
        });
        let routes = if size == Size::Small {
            called
        } else {
            [called, routes].concat()
        };
        let name = DEVICES
            .get(usize::from(device))
            .copied()
            .unwrap_or_default();
        for value in [&[name] as &[&str], also(name)].concat() {
            incident.causes.push((Dimension::Device, value.to_owned()));
        }
        incident.rate = self.rate(&routes) * 0.15;
        let status = if self.rng.bool() { 400 } else { 403 };
        let answer = Answer::new(status, "", "");
        let mut effect = self.effect(&incident, &routes, Does::Answer(answer));
        effect.who = Who::Device(device);
        self.effects.push(effect);
        self.over(incident, &routes, status)
    }

    fn host_list(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::HostList, size, start, size.of(10, 20, 40));
        incident.rate = self.level;
        let answer = Answer::new(400, "", "");
        let effect = self.effect(&incident, &[], Does::Answer(answer));
        self.effects.push(effect);
        self.over(incident, &[], 400)
    }

    fn vanished(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Vanished, size, start, 160);
        let number = size.of(1, 2, 4);
        let mut routes = Vec::new();
        for _ in 0..number {
            let score = |route: &Route| if is_api(route) { route.share } else { 0.0 };
            routes.extend(self.one_of_best(score));
        }
        routes.sort_unstable();
        routes.dedup();
        incident.rate = self.rate(&routes);
        let effect = self.effect(&incident, &routes, Does::Vanish);
        self.effects.push(effect);
        self.over(incident, &routes, 0)
    }

    fn scanners(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Scanners, size, start, size.of(12, 25, 40));
        let per_minute = size.of(15.0, 60.0, 250.0);
        incident.rate = per_minute;
        incident.statuses = vec![400, 403, 405];
        let what = What::Scan {
            clients: size.of(1, 8, 50),
            number: self.rng.u64(..1 << 40),
        };
        let source = self.source(&incident, per_minute, what);
        self.sources.push(source);
        self.over(incident, &[], 404)
    }
}

/// Other names of a device.
fn also(device: &str) -> &'static [&'static str] {
    match device {
        "iOS" => &["iPhone", "iPhone OS"],
        "macOS" => &["Mac OS X", "Macintosh", "Mac"],
        "Windows" => &["Windows NT", "Windows NT 10.0"],
        _ => &[],
    }
}

//! How incidents come about that are about certain clients: a version, a page, a customer, a network.

use demur_watch::alert::Dimension;

use super::World;
use super::pick::{is_api, takes_body};
use crate::class::{Class, Size};
use crate::effect::{Answer, Chance, Does, Who};
use crate::numbers::{mix, pick};
use crate::people::Release;
use crate::site::{ORIGIN, write_slug};
use crate::source::{Caller, What};
use crate::truth::Incident;

impl World {
    pub(super) fn bad_client(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::BadClient, size, start, 110);
        let place = self.own_family();
        let routes = self.routes_of_family(place, size.of(1, 2, 3), takes_body);
        let (begin, end) = (self.truth.start, incident.end);
        if let Some(family) = self.people.families.get_mut(place) {
            family.add(begin, start, 1_800, 0.6, Some(end));
            let release = family.releases.iter().find(|one| one.from == start);
            let version = release.map_or("", |one| one.version.as_str());
            incident.causes.push((
                Dimension::AgentVersion,
                format!("{}/{version}", family.name),
            ));
            let requests = family.share * crate::people::APPS * self.level;
            incident.rate = 0.5 * requests * self.liked(place, &routes);
        }
        let status = pick(&mut self.rng, &[400, 400, 422])
            .copied()
            .unwrap_or(400);
        let step = if status == 400 {
            "body-syntax"
        } else {
            "body-schema"
        };
        let mut effect = self.effect(
            &incident,
            &routes,
            Does::Answer(Answer::new(status, step, "")),
        );
        effect.who = Who::Version(place, start);
        self.effects.push(effect);
        self.over(incident, &routes, status)
    }

    pub(super) fn front_end(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::FrontEnd, size, start, 80);
        let place = self.site.front_alias.draw(&mut self.rng);
        let Some(front) = self.site.fronts.get(place).cloned() else {
            return start;
        };
        let weights: Vec<f64> = front
            .routes
            .iter()
            .map(|route| self.site.routes.get(*route).map_or(0.0, |one| one.weight))
            .collect();
        let routes = self.some_of(&front.routes, &weights, size.of(1, 2, 3));
        let total: f64 = weights.iter().sum();
        let chosen: f64 = (front.routes.iter().zip(&weights))
            .filter(|(route, _)| routes.contains(route))
            .map(|(_, weight)| weight)
            .sum();
        incident.rate = crate::people::FRONT * front.share * self.level * chosen / total;
        incident
            .causes
            .push((Dimension::Referrer, format!("{ORIGIN}{}", front.path)));
        let status = if self.rng.bool() { 400 } else { 422 };
        let step = if status == 400 {
            "parameters"
        } else {
            "body-schema"
        };
        let mut effect = self.effect(
            &incident,
            &routes,
            Does::Answer(Answer::new(status, step, "")),
        );
        effect.who = Who::Front(place);
        self.effects.push(effect);
        self.over(incident, &routes, status)
    }

    pub(super) fn schema(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Schema, size, start, 150);
        let place = self.own_family();
        let routes = self.routes_of_family(place, size.of(1, 2, 3), takes_body);
        let liked = self.liked(place, &routes);
        let Some(family) = self.people.families.get(place) else {
            return start;
        };
        let Some((from, version, older)) = half_of(&family.releases, start) else {
            return start;
        };
        incident.causes.push((
            Dimension::AgentRange,
            format!("{} < {version}", family.name),
        ));
        incident.rate = family.share * crate::people::APPS * self.level * liked * older;
        let answer = Answer::new(422, "body-schema", "required");
        let mut effect = self.effect(&incident, &routes, Does::Answer(answer));
        effect.who = Who::Below(place, from);
        self.effects.push(effect);
        self.over(incident, &routes, 422)
    }

    pub(super) fn scope(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Scope, size, start, 180);
        let number = size.of(3, 5, 6);
        let refused = size.of(1, 2, 4);
        let routes = self.routes_where(number, |route| is_api(route) && route.auth);
        let refused: Vec<usize> = routes.iter().copied().take(refused).collect();
        let per_minute = size.of(0.5, 3.0, 15.0);
        let caller = self.newcomer("service");
        name(&mut incident, &caller);
        incident.rate = per_minute * 0.5;
        let mut source = self.source(
            &incident,
            per_minute,
            What::Callers {
                callers: vec![caller],
                routes,
                refused: refused.clone(),
                healed: incident.end,
                answer: Answer::new(403, "forbidden", "scope"),
            },
        );
        // With the right token the client goes on.
        source.end += crate::time::DAY;
        self.sources.push(source);
        self.over(incident, &refused, 403)
    }

    pub(super) fn role(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Role, size, start, 20);
        let routes = self.routes_where(size.of(1, 1, 2), |route| is_api(route) && route.auth);
        let mut caller = self.newcomer("user");
        caller.agent = crate::words::BROWSERS
            .first()
            .map_or_else(Vec::new, |(agent, _, _)| agent.as_bytes().to_vec());
        caller.referrer = format!("{ORIGIN}/app/dashboard").into_bytes();
        name(&mut incident, &caller);
        incident.rate = 0.35;
        let source = self.source(
            &incident,
            0.35,
            What::Callers {
                callers: vec![caller],
                routes: routes.clone(),
                refused: routes.clone(),
                healed: incident.end,
                answer: Answer::new(403, "forbidden", "no-role"),
            },
        );
        self.sources.push(source);
        self.over(incident, &routes, 403)
    }

    pub(super) fn probing(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::Probing, size, start, size.of(30, 15, 20));
        let routes = self.routes_where(1, |route| {
            is_api(route) && route.auth && route.varies() && route.method == "GET"
        });
        let per_minute = size.of(2.0, 20.0, 100.0);
        let caller = self.newcomer("user");
        name(&mut incident, &caller);
        incident.rate = per_minute;
        incident.statuses = vec![404];
        let what = What::Sweep {
            caller,
            route: routes.first().copied().unwrap_or_default(),
        };
        let source = self.source(&incident, per_minute, what);
        self.sources.push(source);
        self.over(incident, &routes, 403)
    }

    pub(super) fn allow_list(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::AllowList, size, start, 110);
        let routes = self.routes_where(8, is_api);
        let network = self.network();
        let family = self.people.families.get(1);
        let customers = family.map(|one| one.clients.clone()).unwrap_or_default();
        let number: u8 = size.of(2, 6, 20);
        let callers: Vec<Caller> = (0..number)
            .map(|host| {
                let customer = pick(&mut self.rng, &customers);
                Caller {
                    address: format!("{network}{}", 10 + host * 7).into_bytes(),
                    principal: customer.map_or_else(Vec::new, |one| one.principal.clone()),
                    agent: b"partner-sync/9.1.0".to_vec(),
                    referrer: Vec::new(),
                }
            })
            .collect();
        let per_minute = size.of(1.0, 5.0, 30.0);
        incident.rate = per_minute;
        incident
            .causes
            .push((Dimension::Network, format!("{network}0/24")));
        let source = self.source(
            &incident,
            per_minute,
            What::Callers {
                callers,
                refused: routes.clone(),
                routes: routes.clone(),
                healed: incident.end,
                answer: Answer::new(403, "forbidden", "address"),
            },
        );
        self.sources.push(source);
        self.over(incident, &routes, 403)
    }

    pub(super) fn broken_link(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::BrokenLink, size, start, 160);
        let number = self.rng.u64(..1 << 40);
        let mut path = b"/campaigns/".to_vec();
        write_slug(&mut path, mix(number), 1);
        let mut referrer = b"https://news.example/2026/".to_vec();
        write_slug(&mut referrer, mix(number + 1), 1);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        incident.routes = vec![format!("GET {}", text(&path))];
        incident.causes = vec![
            (Dimension::Referrer, text(&referrer)),
            (Dimension::ReferrerHost, "news.example".to_owned()),
        ];
        let per_minute = size.of(1.0, 5.0, 50.0);
        incident.rate = per_minute;
        let mut source = self.source(&incident, per_minute, What::Link { path, referrer });
        source.fades = true;
        self.sources.push(source);
        self.over(incident, &[], 404)
    }

    pub(super) fn rate_limit(&mut self, size: Size, start: u64) -> u64 {
        let mut incident = self.begin(Class::RateLimit, size, start, 40);
        if size == Size::Large {
            incident.rate = 0.3 * self.level * crate::people::APPS;
            let answer = Answer::new(429, "quota", "limit");
            let mut effect = self.effect(&incident, &[], Does::Answer(answer));
            effect.who = Who::Guarded;
            effect.chance = Chance::Share(0.3);
            self.effects.push(effect);
            return self.over(incident, &[], 429);
        }
        let routes = self.routes_where(3, |route| is_api(route) && route.auth);
        let (per_minute, share) = size.of((20.0, 0.8), (150.0, 0.9), (0.0, 0.0));
        let caller = self.newcomer("tenant");
        name(&mut incident, &caller);
        incident.rate = per_minute * share;
        let what = What::Flood {
            caller,
            routes: routes.clone(),
            share,
        };
        let source = self.source(&incident, per_minute, what);
        self.sources.push(source);
        self.over(incident, &routes, 429)
    }

    /// A client that was never here before.
    pub(super) fn newcomer(&mut self, kind: &str) -> Caller {
        let network = self.network();
        let host = self.rng.u8(10..250);
        let agents = ["python-requests/2.32.3", "okhttp/4.12.0", "axios/1.7.9"];
        Caller {
            address: format!("{network}{host}").into_bytes(),
            principal: format!("{kind}-{}", 910_000 + self.networks).into_bytes(),
            agent: pick(&mut self.rng, &agents).map_or_else(Vec::new, |a| a.as_bytes().to_vec()),
            referrer: Vec::new(),
        }
    }
}

/// One client is to be named: its principal, its address, or the network that nobody else comes from.
fn name(incident: &mut Incident, caller: &Caller) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    incident.causes = vec![
        (Dimension::Principal, text(&caller.principal)),
        (Dimension::Client, text(&caller.address)),
    ];
}

/// The version that most nearly half of the clients are older than: when it came out, its name, and their share.
fn half_of(releases: &[Release], at: u64) -> Option<(u64, String, f64)> {
    let mut best: Option<(u64, String, f64)> = None;
    for (place, release) in releases.iter().enumerate().skip(2) {
        let newer = releases.iter().skip(place);
        let reach = newer.map(|one| one.reach(at)).fold(0.0, f64::max);
        let better = best
            .as_ref()
            .is_none_or(|(_, _, older)| (reach - 0.5).abs() < (1.0 - older - 0.5).abs());
        if release.reach(at) > 0.0 && better {
            best = Some((release.from, release.version.clone(), 1.0 - reach));
        }
    }
    best
}

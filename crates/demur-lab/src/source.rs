//! Requests that come on top of the ordinary ones: of clients that are part of an incident, of scanners and crawlers.

use fastrand::Rng;

use crate::effect::Answer;
use crate::numbers::{count, float, index, mix, pick, poisson, push};
use crate::request::Request;
use crate::scene::{Scene, crawls, dress, remembered};
use crate::site::{ORIGIN, Record, write_path, write_slug};
use crate::words::{SCANNERS, SCANS};

/// Requests that come on top.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// The number of the incident.
    pub(crate) incident: Option<usize>,
    pub(crate) start: u64,
    pub(crate) end: u64,
    pub(crate) per_minute: f64,
    /// Whether most come at the beginning.
    pub(crate) fades: bool,
    pub(crate) what: What,
}

/// What they are.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// Clients that use a few routes, of which some are refused to them until a moment.
    Callers {
        callers: Vec<Caller>,
        routes: Vec<usize>,
        refused: Vec<usize>,
        healed: u64,
        answer: Answer,
    },
    /// A client that goes through ids.
    Sweep { caller: Caller, route: usize },
    /// A client that asks far more often than it may; the share is what is refused.
    Flood {
        caller: Caller,
        routes: Vec<usize>,
        share: f64,
    },
    /// People who follow one link.
    Link { path: Vec<u8>, referrer: Vec<u8> },
    /// People who ask for all kinds of things below a prefix.
    Below {
        prefix: &'static str,
        ending: &'static str,
    },
    /// People who follow old links.
    Legacy,
    /// So many clients that look for weak places; the number tells them from others.
    Scan { clients: u64, number: u64 },
    /// A crawler that looks whether what was gone is still gone.
    Recheck,
}

/// A client that does not belong to the ordinary ones.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) address: Vec<u8>,
    pub(crate) principal: Vec<u8>,
    pub(crate) agent: Vec<u8>,
    /// The page that makes the calls.
    pub(crate) referrer: Vec<u8>,
}

impl Caller {
    fn asks(&self, req: &mut Request) {
        req.client.extend_from_slice(&self.address);
        req.principal.extend_from_slice(&self.principal);
        req.agent.extend_from_slice(&self.agent);
        req.referrer.extend_from_slice(&self.referrer);
    }
}

impl Source {
    /// How many requests come in the minute that begins then.
    pub(crate) fn draw(&self, rng: &mut Rng, minute: u64) -> u64 {
        if minute + 60 <= self.start || minute >= self.end {
            return 0;
        }
        let from = self.start.max(minute);
        let covered = float(self.end.min(minute + 60) - from) / 60.0;
        let shape = if self.fades {
            let progress = float(from - self.start) / float(self.end - self.start);
            2.5 * (-2.2 * progress).exp()
        } else {
            1.0
        };
        poisson(rng, self.per_minute * covered * shape)
    }

    /// One request.
    pub(crate) fn ask(
        &self,
        scene: &Scene<'_>,
        rng: &mut Rng,
        req: &mut Request,
        later: &mut Vec<Request>,
    ) {
        match &self.what {
            What::Callers {
                callers,
                routes,
                refused,
                healed,
                answer,
            } => {
                let (Some(caller), Some(route)) = (pick(rng, callers), pick(rng, routes)) else {
                    return;
                };
                caller.asks(req);
                scene.call(rng, req, *route);
                if refused.contains(route) && req.at / 1_000 < *healed {
                    self.refuse_known(*answer, caller, req);
                }
            }
            What::Sweep { caller, route } => self.sweep(scene, rng, req, caller, *route),
            What::Flood {
                caller,
                routes,
                share,
            } => {
                caller.asks(req);
                let route = pick(rng, routes).copied().unwrap_or_default();
                scene.call(rng, req, route);
                if rng.f64() < *share {
                    self.refuse_known(Answer::new(429, "quota", "limit"), caller, req);
                }
            }
            What::Link { path, referrer } => {
                dress(req, scene.people.stranger(rng));
                req.path.extend_from_slice(path);
                if rng.f64() < 0.9 {
                    req.referrer.extend_from_slice(referrer);
                }
                self.refuse(Answer::new(404, "not-found", ""), req);
            }
            What::Below { prefix, ending } => self.below(scene, rng, req, prefix, ending),
            What::Legacy => scene.legacy(rng, req, later),
            What::Scan { clients, number } => self.scan(rng, req, *clients, *number),
            What::Recheck => {
                crawls(rng, req, 0);
                remembered(rng, req);
            }
        }
    }

    /// Who is refused by name has one, also where the ordinary answer was that credentials are missing.
    fn refuse_known(&self, answer: Answer, caller: &Caller, req: &mut Request) {
        req.principal.clear();
        req.principal.extend_from_slice(&caller.principal);
        self.refuse(answer, req);
    }

    fn refuse(&self, answer: Answer, req: &mut Request) {
        answer.give(req);
        req.truth.incident = self.incident;
    }

    /// Numbers are gone through in order; what belongs to others is forbidden, the rest is not there.
    fn sweep(
        &self,
        scene: &Scene<'_>,
        rng: &mut Rng,
        req: &mut Request,
        caller: &Caller,
        place: usize,
    ) {
        let Some(route) = scene.site.routes.get(place) else {
            return;
        };
        caller.asks(req);
        let since = req.at.saturating_sub(self.start * 1_000);
        let rank = since * index_per_minute(self.per_minute) / 60_000;
        let exists = rng.f64() < 0.7;
        let record = if exists {
            Record::There(rank % route.records.max(1))
        } else {
            Record::Missing(route.records + rank)
        };
        write_path(&mut req.path, route, record);
        scene.prepare(rng, req, place, route);
        let answer = if exists {
            Answer::new(403, "forbidden", "tenant")
        } else {
            Answer::new(404, "", "")
        };
        self.refuse(answer, req);
    }

    fn below(
        &self,
        scene: &Scene<'_>,
        rng: &mut Rng,
        req: &mut Request,
        prefix: &str,
        ending: &str,
    ) {
        dress(req, scene.people.stranger(rng));
        let number = rng.u64(..4_000);
        req.path.extend_from_slice(prefix.as_bytes());
        write_slug(&mut req.path, mix(number ^ 0xbe10), number);
        req.path.extend_from_slice(ending.as_bytes());
        if rng.f64() < 0.6 {
            req.referrer.extend_from_slice(ORIGIN.as_bytes());
            req.referrer.extend_from_slice(b"/products/");
            let page = rng.u64(..300);
            write_slug(&mut req.referrer, mix(page), page);
        }
        self.refuse(Answer::new(404, "not-found", ""), req);
    }

    fn scan(&self, rng: &mut Rng, req: &mut Request, clients: u64, number: u64) {
        let client = rng.u64(..clients.max(1));
        let hash = mix(number << 8 ^ client);
        for (part, end) in [
            (185, b".".as_slice()),
            (hash & 0xff, b"."),
            (hash >> 8 & 0xff, b"."),
            (1 + (hash >> 16) % 254, b""),
        ] {
            push(&mut req.client, part);
            req.client.extend_from_slice(end);
        }
        let agent = index(number % count(SCANNERS.len()));
        let agent = SCANNERS.get(agent).copied().unwrap_or_default();
        req.agent.extend_from_slice(agent.as_bytes());
        if rng.u8(..20) == 0 {
            req.path.push(b'/');
            req.bytes_out = 14_000;
            return;
        }
        if rng.bool() {
            let folders = [
                "/api", "/admin", "/blog", "/backup", "/test", "/dev", "/public",
            ];
            let folder = pick(rng, &folders).copied().unwrap_or_default();
            req.path.extend_from_slice(folder.as_bytes());
        }
        let word = pick(rng, &SCANS).copied().unwrap_or("/.env");
        req.path.extend_from_slice(word.as_bytes());
        if rng.u8(..8) == 0 {
            req.method = "POST";
        }
        let status = match rng.u8(..40) {
            0 => 400,
            1..4 => 403,
            4 => 405,
            _ => 404,
        };
        self.refuse(Answer::new(status, "", ""), req);
    }
}

fn index_per_minute(per_minute: f64) -> u64 {
    crate::numbers::whole(per_minute.max(1.0))
}

//! Ordinary requests: who asks for what, and what becomes of it when nothing is wrong.

use fastrand::Rng;

use crate::effect::Answer;
use crate::numbers::{count, early, float, index, mix, pick, push, unit};
use crate::people::{People, Visitor};
use crate::request::Request;
use crate::site::{Kind, ORIGIN, Record, Route, Site, write_path, write_slug};
use crate::words::{CHECKERS, CRAWLERS, ELSEWHERE, HABITS, LOST};

/// Old pages that crawlers come back to.
const REMEMBERED: u64 = 300;
/// How often a client that missed something misses more at once.
pub(crate) const STALE: f64 = 0.15;
/// How much that adds to misses.
pub(crate) const STALE_ADDS: f64 = 1.0 + STALE * 2.5;
/// One of so many things is deleted while the log is written.
const DELETED: u64 = 125;
/// Things that are asked for so often are not.
const POPULAR: u64 = 8;

/// What requests are made of, in one minute.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene<'w> {
    pub(crate) site: &'w Site,
    pub(crate) people: &'w People,
    /// When the log begins, and how long it is, in seconds.
    pub(crate) start: u64,
    pub(crate) span: u64,
    /// How many more misses than usual there are.
    pub(crate) noise: f64,
}

impl Scene<'_> {
    /// Somebody asks for something. What a client will do next because of the answer is put into `later`.
    pub(crate) fn ordinary(&self, rng: &mut Rng, req: &mut Request, later: &mut Vec<Request>) {
        match self.people.actors.draw(rng) {
            0 => self.app(rng, req, later),
            1 => self.page(rng, req, later),
            2 => self.asset(rng, req),
            3 => self.front(rng, req),
            4 => self.crawler(rng, req),
            5 => self.legacy(rng, req, later),
            6 => self.junk(rng, req, later),
            _ => self.checker(rng, req),
        }
    }

    fn app(&self, rng: &mut Rng, req: &mut Request, later: &mut Vec<Request>) {
        let place = self.people.family_alias.draw(rng);
        let Some(family) = self.people.families.get(place) else {
            return;
        };
        let number = early(rng, count(family.clients.len()));
        let Some(client) = family.clients.get(index(number)) else {
            return;
        };
        let release = family.release_of(client, req.at / 1_000);
        req.client.extend_from_slice(&client.address);
        req.principal.extend_from_slice(&client.principal);
        req.agent
            .extend_from_slice(family.agent(release, client.device));
        req.truth.app = family
            .releases
            .get(release)
            .map(|release| (place, release.from));
        req.truth.device = family.mobile.then_some(client.device);
        let route = family.routes.draw(rng);
        self.call(rng, req, route);
        if req.status == 404 && rng.f64() < STALE {
            self.more_misses(rng, req, route, later);
        }
        if req.status == 401 && rng.f64() < 0.7 {
            later.push(self.with_credentials(rng, req, &client.principal));
        }
    }

    /// Whose list is old asks for more that is not there.
    fn more_misses(&self, rng: &mut Rng, req: &Request, place: usize, later: &mut Vec<Request>) {
        let Some(route) = self.site.routes.get(place) else {
            return;
        };
        for number in 1..rng.u64(2..6) {
            let mut next = req.clone();
            next.at += number * (100 + rng.u64(..900));
            next.path.clear();
            write_path(&mut next.path, route, Record::none(rng, route));
            later.push(next);
        }
    }

    /// Whose token was too old gets a new one and asks again.
    fn with_credentials(&self, rng: &mut Rng, req: &Request, principal: &[u8]) -> Request {
        let mut next = req.clone();
        next.at += 150 + rng.u64(..600);
        next.principal = principal.to_vec();
        let route = req
            .truth
            .route
            .and_then(|place| self.site.routes.get(place));
        if let Some(route) = route {
            good(rng, &mut next, route);
            next.step = "";
            next.reason = "";
        }
        next
    }

    fn visit(&self, rng: &mut Rng, req: &mut Request) -> Visitor {
        let visitor = self
            .people
            .visitor(rng, (req.at / 1_000).saturating_sub(self.start));
        dress(req, visitor);
        visitor
    }

    fn page(&self, rng: &mut Rng, req: &mut Request, later: &mut Vec<Request>) {
        self.visit(rng, req);
        let drawn = self.site.page_alias.draw(rng);
        let Some(place) = self.site.pages.get(drawn).copied() else {
            return;
        };
        self.referrer(rng, req);
        self.call(rng, req, place);
        if req.status < 300 && req.path.len() > 1 && rng.f64() < 0.006 {
            let mut next = req.clone();
            next.at += 20 + rng.u64(..180);
            later.push(next);
            req.path.push(b'/');
            Answer::new(301, "", "").give(req);
            req.truth.route = None;
        }
    }

    /// Half come from a page of ours, a fifth from elsewhere.
    fn referrer(&self, rng: &mut Rng, req: &mut Request) {
        match rng.u8(..10) {
            0..5 => {
                req.referrer.extend_from_slice(ORIGIN.as_bytes());
                self.write_page(rng, &mut req.referrer);
            }
            5..7 => {
                let page = pick(rng, &ELSEWHERE).copied().unwrap_or_default();
                req.referrer.extend_from_slice(page.as_bytes());
            }
            _ => {}
        }
    }

    /// Appends the path of some page.
    fn write_page(&self, rng: &mut Rng, out: &mut Vec<u8>) {
        let drawn = self.site.page_alias.draw(rng);
        let Some(place) = self.site.pages.get(drawn).copied() else {
            return;
        };
        if let Some(route) = self.site.routes.get(place) {
            write_path(out, route, Record::some(rng, route));
        }
    }

    fn asset(&self, rng: &mut Rng, req: &mut Request) {
        self.visit(rng, req);
        let drawn = self.site.asset_alias.draw(rng);
        let Some(place) = self.site.assets.get(drawn).copied() else {
            return;
        };
        req.referrer.extend_from_slice(ORIGIN.as_bytes());
        self.write_page(rng, &mut req.referrer);
        self.call(rng, req, place);
    }

    fn front(&self, rng: &mut Rng, req: &mut Request) {
        let visitor = self.visit(rng, req);
        let place = self.site.front_alias.draw(rng);
        let Some(front) = self.site.fronts.get(place) else {
            return;
        };
        visitor.write_principal(&mut req.principal);
        req.referrer.extend_from_slice(ORIGIN.as_bytes());
        req.referrer.extend_from_slice(front.path.as_bytes());
        req.truth.front = Some(place);
        let drawn = front.alias.draw(rng);
        self.call(
            rng,
            req,
            front.routes.get(drawn).copied().unwrap_or_default(),
        );
    }

    fn crawler(&self, rng: &mut Rng, req: &mut Request) {
        let crawler = if rng.f64() < 0.6 { 0 } else { rng.usize(1..4) };
        crawls(rng, req, crawler);
        if rng.f64() < 0.15 {
            remembered(rng, req);
            return;
        }
        let drawn = self.site.page_alias.draw(rng);
        let place = self.site.pages.get(drawn).copied();
        self.call(rng, req, place.unwrap_or_default());
    }

    /// An address of long ago, and the page that the rule leads to.
    pub(crate) fn legacy(&self, rng: &mut Rng, req: &mut Request, later: &mut Vec<Request>) {
        self.visit(rng, req);
        let number = early(rng, 120);
        req.path.extend_from_slice(b"/old/");
        write_slug(&mut req.path, mix(number), number);
        Answer::new(301, "", "").give(req);
        let mut next = req.clone();
        next.at += 30 + rng.u64(..400);
        next.path.clear();
        next.path.extend_from_slice(b"/docs/");
        write_slug(&mut next.path, mix(number), number);
        next.status = 200;
        next.bytes_out = 9_000;
        next.truth.moved = true;
        later.push(next);
    }

    /// What never was there, and what browsers ask every site for.
    fn junk(&self, rng: &mut Rng, req: &mut Request, later: &mut Vec<Request>) {
        self.visit(rng, req);
        req.micros = 900;
        req.bytes_out = 4_300;
        match rng.u8(..10) {
            0..5 => {
                habit(rng, req);
                // Who asks for one icon asks for others, too.
                for number in 0..rng.u64(..3) {
                    let mut next = req.clone();
                    next.at += 30 + number * 40 + rng.u64(..40);
                    next.path.clear();
                    habit(rng, &mut next);
                    later.push(next);
                }
            }
            5..8 => {
                let number = early(rng, count(LOST.len()));
                let path = LOST.get(index(number)).copied().unwrap_or_default();
                req.path.extend_from_slice(path.as_bytes());
                let page = ELSEWHERE
                    .get(index(number % count(ELSEWHERE.len())))
                    .copied();
                req.referrer
                    .extend_from_slice(page.unwrap_or_default().as_bytes());
                Answer::new(404, "not-found", "").give(req);
            }
            _ => {
                self.write_page(rng, &mut req.path);
                let at = rng.usize(..req.path.len().max(1));
                if at > 0 {
                    req.path.remove(at);
                } else {
                    req.path.extend_from_slice(b"%20");
                }
                Answer::new(404, "not-found", "").give(req);
            }
        }
    }

    fn checker(&self, rng: &mut Rng, req: &mut Request) {
        let checker = rng.usize(..CHECKERS.len());
        let agent = CHECKERS.get(checker).copied().unwrap_or_default();
        req.agent.extend_from_slice(agent.as_bytes());
        req.client.extend_from_slice(b"66.96.12.");
        push(&mut req.client, 20 + count(checker));
        if rng.f64() < 0.1 {
            remembered(rng, req);
        } else {
            let drawn = self.site.page_alias.draw(rng);
            self.call(
                rng,
                req,
                self.site.pages.get(drawn).copied().unwrap_or_default(),
            );
        }
        req.method = "HEAD";
        req.truth.route = None;
    }

    /// One request to one route, and the answer that it gets when nothing is wrong.
    pub(crate) fn call(&self, rng: &mut Rng, req: &mut Request, place: usize) {
        let Some(route) = self.site.routes.get(place) else {
            return;
        };
        let missing = route.miss > 0.0 && rng.f64() < route.miss * self.noise;
        let mut record = if missing {
            Record::none(rng, route)
        } else {
            Record::some(rng, route)
        };
        let mut is_there = !missing;
        if is_there && let Some(since) = self.deleted_for(route, record, req.at / 1_000) {
            // Clients forget what is gone.
            is_there = rng.f64() > (-float(since) / 2_400.0).exp();
            if is_there {
                record = Record::some(rng, route);
            }
        }
        write_path(&mut req.path, route, record);
        self.prepare(rng, req, place, route);
        if is_there {
            answer(rng, req, route, self.noise);
        } else {
            Answer::new(404, "", "").give(req);
        }
    }

    /// Everything besides the path and who asks; the answer is a good one.
    pub(crate) fn prepare(&self, rng: &mut Rng, req: &mut Request, place: usize, route: &Route) {
        req.truth.route = Some(place);
        req.truth.guarded = route.auth;
        req.method = route.method;
        if route.kind != Kind::Asset {
            let server = rng.usize(..self.site.upstreams.len().max(1));
            req.truth.upstream = Some(server);
            if let Some(upstream) = self.site.upstreams.get(server) {
                req.upstream.extend_from_slice(upstream.as_bytes());
            }
        }
        if !route.varies() && route.kind == Kind::Api && route.method == "GET" && rng.bool() {
            req.query.extend_from_slice(b"page=");
            push(&mut req.query, 1 + early(rng, 30));
        }
        good(rng, req, route);
    }

    /// How long ago, in seconds, a thing was deleted.
    fn deleted_for(&self, route: &Route, record: Record, at: u64) -> Option<u64> {
        let Record::There(rank) = record else {
            return None;
        };
        let hash = mix(mix(rank) ^ route.key);
        if !hash.is_multiple_of(DELETED) || rank < POPULAR {
            return None;
        }
        let moment = self.start + index_of(unit(mix(hash)), self.span);
        at.checked_sub(moment)
    }
}

fn habit(rng: &mut Rng, req: &mut Request) {
    let (path, status) = pick(rng, &HABITS).copied().unwrap_or(("/favicon.ico", 200));
    req.path.extend_from_slice(path.as_bytes());
    Answer::new(status, "", "").give(req);
}

fn index_of(share: f64, length: u64) -> u64 {
    crate::numbers::whole(share * float(length))
}

/// A page that was gone before the log begins.
pub(crate) fn remembered(rng: &mut Rng, req: &mut Request) {
    let number = rng.u64(..REMEMBERED);
    if let Some(path) = LOST.get(index(number)) {
        req.path.extend_from_slice(path.as_bytes());
    } else {
        let folder = if number.is_multiple_of(2) {
            "/products/"
        } else {
            "/blog/"
        };
        req.path.extend_from_slice(folder.as_bytes());
        write_slug(&mut req.path, mix(number ^ 0xdead), number);
    }
    req.micros = 4_000;
    Answer::new(404, "not-found", "").give(req);
}

/// Address, agent and device of somebody with a browser.
pub(crate) fn dress(req: &mut Request, visitor: Visitor) {
    visitor.write_address(&mut req.client);
    req.agent.extend_from_slice(visitor.agent());
    req.truth.device = Some(visitor.device());
}

/// Address and agent of a crawler.
pub(crate) fn crawls(rng: &mut Rng, req: &mut Request, place: usize) {
    let Some((agent, [first, second])) = CRAWLERS.get(place) else {
        return;
    };
    req.agent.extend_from_slice(agent.as_bytes());
    for (number, end) in [
        (u64::from(*first), b".".as_slice()),
        (u64::from(*second), b"."),
        (66, b"."),
        (1 + rng.u64(..12), b""),
    ] {
        push(&mut req.client, number);
        req.client.extend_from_slice(end);
    }
}

fn good(rng: &mut Rng, req: &mut Request, route: &Route) {
    req.status = match route.method {
        "POST" => 201,
        "DELETE" => 204,
        _ => 200,
    };
    let spread = 0.4 + 1.2 * rng.f64();
    req.bytes_in = 240 + count(req.path.len()) + if route.method == "GET" { 0 } else { 600 };
    req.bytes_out = crate::numbers::whole(float(route.bytes) * spread);
    req.micros = crate::numbers::whole(float(route.micros) * spread * spread);
}

/// Objections that every site makes now and then.
fn answer(rng: &mut Rng, req: &mut Request, route: &Route, noise: f64) {
    let dice = rng.f64();
    if route.auth && dice < 0.0055 {
        if dice < 0.004 {
            req.principal.clear();
            return Answer::new(401, "credentials-missing", "").give(req);
        }
        return Answer::new(403, "forbidden", "role").give(req);
    }
    if dice > 0.999 {
        let status = if dice > 0.9997 { 502 } else { 500 };
        return Answer::new(status, "", "").give(req);
    }
    let dice = rng.f64();
    if dice < route.bad * noise {
        return Answer::new(400, "body-syntax", "").give(req);
    }
    if dice < (route.bad + route.invalid) * noise {
        return Answer::new(422, "body-schema", "").give(req);
    }
    if route.kind != Kind::Api && dice > 0.85 {
        Answer::new(304, "", "").give(req);
    }
}

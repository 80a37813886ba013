//! A site: its routes, how often each is asked, and how it behaves when nothing is wrong.

mod build;
mod openapi;

pub use build::Endpoints;
pub(crate) use build::site as build;

use fastrand::Rng;

use crate::numbers::{Alias, early, index, mix, push, push_hex};
use crate::words::WORDS;

/// The name that the site is asked by.
pub const HOST: &str = "shop.example.com";
/// How the address of each of its pages begins.
pub(crate) const ORIGIN: &str = "https://shop.example.com";

/// What a route is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An operation of the API.
    Api,
    /// A page for people.
    Page,
    /// A script, a style or an image.
    Asset,
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Always the same.
    Fixed(String),
    /// A number.
    Number,
    /// A UUID.
    Uuid,
    /// Words with hyphens, and what stands behind them.
    Slug(&'static str),
}

/// One route.
#[derive(Debug, Clone)]
pub struct Route {
    /// Of the requests.
    pub method: &'static str,
    /// Of the path.
    pub segments: Vec<Segment>,
    /// `GET /orders/{}`.
    pub template: String,
    /// What it is for.
    pub kind: Kind,
    /// Whether it wants credentials.
    pub auth: bool,
    /// The share of requests for what is not there.
    pub miss: f64,
    /// The share that is answered with 400.
    pub bad: f64,
    /// The share that is answered with 422.
    pub invalid: f64,
    /// Whether no path is ever asked twice.
    pub fresh: bool,
    /// How many things there are behind it.
    pub records: u64,
    /// The same for all routes of a collection: they are about the same things.
    pub(crate) key: u64,
    /// Its weight among the routes of its kind.
    pub weight: f64,
    /// How long it takes, in microseconds.
    pub micros: u64,
    /// How much it answers, in bytes.
    pub bytes: u64,
    /// Requests a minute, at one request a minute to the site.
    pub share: f64,
}

impl Route {
    /// Whether its path differs from request to request.
    pub fn varies(&self) -> bool {
        self.segments
            .iter()
            .any(|segment| !matches!(segment, Segment::Fixed(_)))
    }
}

/// A page that calls the API.
#[derive(Debug, Clone)]
pub struct Front {
    /// Its path.
    pub path: String,
    /// The routes that it calls.
    pub routes: Vec<usize>,
    /// How often each of them, by weight.
    pub(crate) alias: Alias,
    /// Its share of all calls from pages.
    pub share: f64,
}

/// A site.
#[derive(Debug, Clone)]
pub struct Site {
    /// All routes.
    pub routes: Vec<Route>,
    /// Pages that call the API.
    pub fronts: Vec<Front>,
    /// Servers behind.
    pub upstreams: Vec<String>,
    pub(crate) pages: Vec<usize>,
    pub(crate) page_alias: Alias,
    pub(crate) assets: Vec<usize>,
    pub(crate) asset_alias: Alias,
    pub(crate) front_alias: Alias,
}

impl Site {
    /// The places of the operations of the API.
    pub fn api(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.routes.len()).filter(|place| {
            self.routes
                .get(*place)
                .is_some_and(|route| route.kind == Kind::Api)
        })
    }
}

/// Which thing behind a route is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Record {
    /// One that is there, by its rank.
    There(u64),
    /// One that is not.
    Missing(u64),
    /// One that nobody asked for before.
    New(u64),
}

impl Record {
    /// One that is there, the first ones more often.
    pub(crate) fn some(rng: &mut Rng, route: &Route) -> Self {
        if route.fresh {
            Self::New(rng.u64(..))
        } else {
            Self::There(early(rng, route.records))
        }
    }

    /// One that is not there; some are asked for again and again.
    pub(crate) fn none(rng: &mut Rng, route: &Route) -> Self {
        if rng.f64() < 0.3 {
            Self::Missing(route.records + rng.u64(..40))
        } else {
            Self::Missing(route.records + 40 + rng.u64(..route.records * 4 + 1_000))
        }
    }

    fn number(self) -> u64 {
        match self {
            Self::There(rank) | Self::Missing(rank) => rank,
            Self::New(random) => random % 100_000_000,
        }
    }
}

/// Appends the path of one thing behind a route.
pub(crate) fn write_path(out: &mut Vec<u8>, route: &Route, record: Record) {
    let seed = route.key;
    let number = record.number();
    for (depth, segment) in route.segments.iter().enumerate() {
        out.push(b'/');
        let hash = mix(seed ^ number ^ crate::numbers::count(depth) << 36);
        match segment {
            Segment::Fixed(text) => out.extend_from_slice(text.as_bytes()),
            Segment::Number => push(out, 1_000 + seed % 90_000 + number * 7),
            Segment::Uuid => write_uuid(out, hash),
            Segment::Slug(ending) => {
                write_slug(out, hash, number);
                out.extend_from_slice(ending.as_bytes());
            }
        }
    }
    if route.segments.is_empty() {
        out.push(b'/');
    }
}

/// A random UUID (version 4) from one number.
pub(crate) fn write_uuid(out: &mut Vec<u8>, hash: u64) {
    let second = mix(hash);
    push_hex(out, hash, 8);
    out.push(b'-');
    push_hex(out, hash >> 32, 4);
    out.extend_from_slice(b"-4");
    push_hex(out, hash >> 48, 3);
    out.extend_from_slice(b"-a");
    push_hex(out, second, 3);
    out.push(b'-');
    push_hex(out, second >> 12, 12);
}

/// `quiet-river-lamp` and, for higher numbers, a number.
pub(crate) fn write_slug(out: &mut Vec<u8>, hash: u64, number: u64) {
    for (place, shift) in [0, 16, 32].into_iter().enumerate() {
        if place > 0 {
            out.push(b'-');
        }
        let word = index((hash >> shift) % crate::numbers::count(WORDS.len()));
        out.extend_from_slice(WORDS.get(word).copied().unwrap_or_default().as_bytes());
    }
    if number.is_multiple_of(5) {
        out.push(b'-');
        push(out, number);
    }
}

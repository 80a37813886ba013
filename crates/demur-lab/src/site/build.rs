//! Builds a site from a list of endpoints: which are busy, what they answer, how often they object.

use fastrand::Rng;

use super::openapi;
use super::{Front, Kind, Route, Segment, Site};
use crate::numbers::{Alias, count, float, mix, unit, whole};
use crate::people::{APPS, FRONT, PAGES, STATICS};
use crate::words::{FRONTS, PARTS, RESOURCES};

/// Which operations the API has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endpoints {
    /// About so many, made up.
    MadeUp(usize),
    /// Those of an `OpenAPI` document in JSON.
    Document(String),
}

/// Methods and templates of the API.
pub(super) type Listed = Vec<(&'static str, Vec<Segment>)>;

/// Builds the site; the same seed gives the same one.
pub(crate) fn site(rng: &mut Rng, endpoints: &Endpoints) -> Result<Site, String> {
    let listed = match endpoints {
        Endpoints::MadeUp(number) => made_up(rng, *number),
        Endpoints::Document(text) => openapi::read(rng, text)?,
    };
    let mut routes: Vec<Route> = listed
        .into_iter()
        .enumerate()
        .map(|(rank, (method, segments))| api_route(rng, rank, method, segments))
        .collect();
    let fronts = fronts(rng, &routes);
    let pages = website(rng, &mut routes);
    let assets = assets(&mut routes, &pages);
    let mut site = Site {
        page_alias: alias(&routes, &pages),
        asset_alias: alias(&routes, &assets),
        front_alias: Alias::new(&fronts.iter().map(|front| front.share).collect::<Vec<_>>()),
        upstreams: upstreams(rng),
        routes,
        fronts,
        pages,
        assets,
    };
    set_shares(&mut site);
    Ok(site)
}

fn alias(routes: &[Route], places: &[usize]) -> Alias {
    let weights: Vec<f64> = places
        .iter()
        .filter_map(|place| routes.get(*place))
        .map(|route| route.weight)
        .collect();
    Alias::new(&weights)
}

/// Five to nine operations for each collection, as many collections as it takes.
fn made_up(rng: &mut Rng, number: usize) -> Listed {
    let mut found: Listed = vec![("GET", fixed(&["health"]))];
    for round in 0.. {
        for name in RESOURCES {
            if found.len() >= number {
                found.truncate(number);
                return found;
            }
            let version = if round == 0 { "v1" } else { "v2" };
            collection(rng, &mut found, &["api", version, name]);
        }
        if round > 8 {
            break;
        }
    }
    found
}

fn fixed(names: &[&str]) -> Vec<Segment> {
    names
        .iter()
        .map(|name| Segment::Fixed((*name).to_owned()))
        .collect()
}

fn collection(rng: &mut Rng, found: &mut Listed, base: &[&str]) {
    let base = fixed(base);
    let key = match rng.u8(..10) {
        0..5 => Segment::Number,
        5..8 => Segment::Uuid,
        _ => Segment::Slug(""),
    };
    let one: Vec<_> = base.iter().cloned().chain([key]).collect();
    let below = |name: &str| -> Vec<_> { one.iter().cloned().chain(fixed(&[name])).collect() };
    let part = crate::numbers::pick(rng, &PARTS)
        .copied()
        .unwrap_or("items");
    found.push(("GET", one.clone()));
    found.push(("GET", base.clone()));
    found.push(("POST", base));
    found.push((if rng.bool() { "PUT" } else { "PATCH" }, one.clone()));
    found.push(("DELETE", one.clone()));
    found.push(("GET", below(part)));
    if rng.bool() {
        found.push(("POST", below(part)));
    }
    if rng.u8(..4) == 0 {
        found.push(("POST", below("cancel")));
    }
}

/// Weights fall with the rank (Zipf) and by chance, so that a busy collection also has quiet operations.
fn api_route(rng: &mut Rng, rank: usize, method: &'static str, segments: Vec<Segment>) -> Route {
    let varies = segments
        .iter()
        .any(|segment| !matches!(segment, Segment::Fixed(_)));
    let writes = matches!(method, "POST" | "PUT" | "PATCH");
    let busy = if writes || method == "DELETE" {
        0.35
    } else {
        1.0
    };
    let weight = busy * rng.f64().mul_add(1.6, 0.2) / (float(count(rank)) + 1.5).powf(0.9);
    let health = rank == 0;
    let key = key(&segments);
    Route {
        template: template(method, &segments),
        method,
        kind: Kind::Api,
        auth: !health && rng.f64() < 0.8,
        miss: if varies {
            0.06 * rng.f64().powf(1.3)
        } else {
            0.0
        },
        bad: if writes {
            0.03 * rng.f64() * rng.f64()
        } else {
            0.0
        },
        invalid: if writes {
            0.03 * rng.f64() * rng.f64()
        } else {
            0.0
        },
        // Hardly anything is deleted twice.
        fresh: varies && (method == "DELETE" || rng.f64() < 0.2),
        records: whole(200.0 * 200.0_f64.powf(unit(mix(key)))),
        key,
        weight: if health { 0.05 } else { weight },
        micros: whole(2_000.0 * 40.0_f64.powf(rng.f64())),
        bytes: whole(120.0 * 60.0_f64.powf(rng.f64())),
        share: 0.0,
        segments,
    }
}

/// From the names in front of the first parameter.
fn key(segments: &[Segment]) -> u64 {
    let mut hash = 0;
    for segment in segments {
        let Segment::Fixed(name) = segment else { break };
        for byte in name.bytes() {
            hash = mix(hash ^ u64::from(byte));
        }
    }
    hash
}

/// `GET /orders/{}`.
fn template(method: &str, segments: &[Segment]) -> String {
    let mut text = format!("{method} ");
    for segment in segments {
        text.push('/');
        match segment {
            Segment::Fixed(name) => text.push_str(name),
            Segment::Number | Segment::Uuid => text.push_str("{}"),
            Segment::Slug(ending) => {
                text.push_str("{}");
                text.push_str(ending);
            }
        }
    }
    if segments.is_empty() {
        text.push('/');
    }
    text
}

/// Each page calls a few operations.
fn fronts(rng: &mut Rng, routes: &[Route]) -> Vec<Front> {
    let weights: Vec<f64> = routes.iter().map(|route| route.weight).collect();
    let all = Alias::new(&weights);
    let number = if routes.len() > 100 { FRONTS.len() } else { 8 };
    let mut fronts = Vec::new();
    for (rank, path) in FRONTS.iter().take(number).enumerate() {
        let mut called = Vec::new();
        for _ in 0..rng.usize(4..10) {
            let place = all.draw(rng);
            if !called.contains(&place) {
                called.push(place);
            }
        }
        fronts.push(Front {
            path: (*path).to_owned(),
            alias: alias(routes, &called),
            routes: called,
            share: 1.0 / (float(count(rank)) + 1.5),
        });
    }
    let total: f64 = fronts.iter().map(|front| front.share).sum();
    for front in &mut fronts {
        front.share /= total;
    }
    fronts
}

/// Pages for people, behind the operations in the list.
fn website(rng: &mut Rng, routes: &mut Vec<Route>) -> Vec<usize> {
    let start = routes.len();
    for name in ["about", "pricing", "contact", "careers", "imprint", "press"] {
        routes.push(page(fixed(&[name]), 0.6, 1));
    }
    routes.push(page(Vec::new(), 6.0, 1));
    for (base, weight, records) in [
        (&["docs"] as &[&str], 4.0, 120),
        (&["blog"], 2.0, 150),
        (&["products"], 9.0, 800),
        (&["help", "articles"], 1.5, 90),
    ] {
        let mut segments = fixed(base);
        routes.push(page(segments.clone(), 0.8, 1));
        segments.push(Segment::Slug(""));
        let mut one = page(segments, weight, records);
        one.miss = 0.02 * rng.f64();
        routes.push(one);
    }
    for path in FRONTS {
        let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
        routes.push(page(fixed(&names), 0.7, 1));
    }
    (start..routes.len()).collect()
}

fn page(segments: Vec<Segment>, weight: f64, records: u64) -> Route {
    Route {
        template: template("GET", &segments),
        method: "GET",
        key: key(&segments),
        segments,
        kind: Kind::Page,
        auth: false,
        miss: 0.0,
        bad: 0.0,
        invalid: 0.0,
        fresh: false,
        records,
        weight,
        micros: 9_000,
        bytes: 14_000,
        share: 0.0,
    }
}

fn assets(routes: &mut Vec<Route>, pages: &[usize]) -> Vec<usize> {
    let start = routes.len();
    for (name, weight) in [
        ("app.3f9c2b71.js", 5.0),
        ("vendor.a81d04ce.js", 4.0),
        ("main.77be0193.css", 5.0),
        ("fonts.woff2", 2.0),
        ("logo.svg", 4.0),
    ] {
        routes.push(page(fixed(&["assets", name]), weight, 1));
    }
    for (folder, ending, weight) in [("products", ".jpg", 9.0), ("blog", ".webp", 2.0)] {
        let mut segments = fixed(&["img", folder]);
        segments.push(Segment::Slug(ending));
        let mut one = page(segments, weight, 1_200);
        one.miss = 0.004;
        routes.push(one);
    }
    for route in routes.iter_mut().skip(start) {
        route.kind = Kind::Asset;
        route.micros = 600;
        route.bytes = 38_000;
    }
    debug_assert!(!pages.is_empty());
    (start..routes.len()).collect()
}

fn upstreams(rng: &mut Rng) -> Vec<String> {
    let number = crate::numbers::pick(rng, &[2, 3, 4, 4, 6])
        .copied()
        .unwrap_or(4);
    (0..number)
        .map(|place| format!("10.20.0.{}:8080", 11 + place))
        .collect()
}

/// What share of all requests each route gets; applications have their own likings, which even out.
fn set_shares(site: &mut Site) {
    let total = |routes: &[Route], kind: Kind| -> f64 {
        routes
            .iter()
            .filter(|route| route.kind == kind)
            .map(|route| route.weight)
            .sum()
    };
    let sums = [Kind::Api, Kind::Page, Kind::Asset].map(|kind| total(&site.routes, kind));
    let [api, page, asset] = sums;
    for route in &mut site.routes {
        route.share = match route.kind {
            Kind::Api => APPS * route.weight / api,
            Kind::Page => PAGES * route.weight / page,
            Kind::Asset => STATICS * route.weight / asset,
        };
    }
    for front in &site.fronts {
        let weight = |place: &usize| site.routes.get(*place).map_or(0.0, |route| route.weight);
        let sum: f64 = front.routes.iter().map(weight).sum();
        for place in &front.routes {
            if let Some(route) = site.routes.get_mut(*place) {
                route.share += FRONT * front.share * route.weight / sum;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_as_many_operations_as_were_asked_for() {
        for number in [60, 200, 500] {
            let site = site(&mut Rng::with_seed(5), &Endpoints::MadeUp(number)).unwrap();
            assert_eq!(site.api().count(), number);
            let mut templates: Vec<_> = site.routes.iter().map(|route| &route.template).collect();
            templates.sort();
            templates.dedup();
            assert_eq!(templates.len(), site.routes.len(), "no template twice");
            let total: f64 = site.routes.iter().map(|route| route.share).sum();
            assert!(
                (total - APPS - PAGES - STATICS - FRONT).abs() < 1e-6,
                "{total}"
            );
        }
    }
}

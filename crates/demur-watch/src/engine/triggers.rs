//! What is unusual in the minute that was just closed.

use super::case::Subject;
use super::incidents::Incidents;
use super::series::{Endpoint, count, surprise_among};
use super::window::Seen;
use super::{Engine, unusual};
use crate::summary::Field;

/// Minutes that have to be known before anything is called unusual.
const WARM_UP: u64 = 60;

/// Requests that have to be known of an endpoint.
const KNOWN_BY: f64 = 20.0;

/// Endpoints that a site-wide trouble concerns at least.
const WIDE: usize = 5;

/// Clients that a trouble with a route concerns at least.
const SEVERAL: usize = 3;

/// The threshold of the sequential test, and just above it its cap, so that it falls soon after an incident.
const EVIDENCE: f64 = 14.0;
const MOST_EVIDENCE: f64 = 15.0;

/// Requests of the last hour above which the sequential test is left to the windows: 5 a minute.
const RARE: u64 = 300;

/// How unlikely so many paths that are missing must be: p < 10^-6.
pub(super) const FLIPPED: f64 = -13.8;

/// A status of an endpoint that there is more of than usual.
struct Found {
    endpoint: u32,
    status: u16,
    since: u64,
    has_flipped: bool,
    is_sequential: bool,
}

/// Everything unusual that no incident covers yet, with its first minute.
pub(crate) fn find(engine: &mut Engine, incidents: &Incidents) -> Vec<(Subject, u64)> {
    sequential(engine);
    let mut found = Vec::new();
    if engine.now >= engine.first + WARM_UP {
        found.extend(excesses(engine, incidents));
        found.extend(unusual::clients(engine, incidents));
        found.extend(unusual::links(engine, incidents));
        found.extend(unusual::patterns(engine, incidents));
        if engine.now.is_multiple_of(5) {
            found.extend(unusual::silences(engine));
        }
    }
    found.extend(unusual::scanners(engine));
    found.extend(unusual::drifts(engine));
    if engine.now.is_multiple_of(60) {
        engine.tallies.learn(engine.now);
    }
    found
}

/// Statuses that mean much the same are one trouble.
fn family(status: u16) -> u16 {
    match status {
        404 | 405 => 404,
        400 | 406 | 409 | 411 | 413 | 415 | 417 | 422 => 400,
        other => other,
    }
}

/// How unlikely a count must be, by how much is looked at.
fn surprise(engine: &Engine) -> f64 {
    let cells = engine.active().map(|(_, endpoint)| endpoint.cells.len());
    surprise_among(cells.sum())
}

fn excesses(engine: &Engine, incidents: &Incidents) -> Vec<(Subject, u64)> {
    let mut found: Vec<Found> = Vec::new();
    let surprise = surprise(engine);
    for (number, endpoint) in engine.active() {
        if endpoint.all.at(engine.now) == 0 || endpoint.known_by(engine.now) < KNOWN_BY {
            continue;
        }
        found.extend(of_endpoint(engine, number, endpoint, surprise));
    }
    found.retain(|one| !incidents.concern(one.endpoint, one.status));
    let mut families: Vec<u16> = found.iter().map(|one| family(one.status)).collect();
    if let Some(site) = engine.endpoints.first() {
        let wide = site.cells.iter().filter(|cell| {
            cell.status < 500
                && cell.bad.at(engine.now) > 0
                && site
                    .excess(cell.status, engine.now, 0.0, surprise)
                    .is_some()
        });
        families.extend(wide.map(|cell| family(cell.status)));
    }
    families.sort_unstable();
    families.dedup();
    families
        .into_iter()
        .filter_map(|family_of| group(engine, incidents, family_of, &found))
        .collect()
}

fn of_endpoint(engine: &Engine, number: u32, endpoint: &Endpoint, surprise: f64) -> Vec<Found> {
    let now = engine.now;
    let mut found = Vec::new();
    let flipped = has_flipped(engine, number, endpoint);
    for cell in &endpoint.cells {
        // Also those that say nothing new: a route that is lost again is missed by the same clients as before.
        if !(400..500).contains(&cell.status) || cell.raw.at(now) == 0 {
            continue;
        }
        let parent = engine.parent(cell.status);
        let has_flipped = flipped && family(cell.status) == 404;
        let is_sequential = endpoint.evidence >= EVIDENCE
            && endpoint.all.sum(now, 60) < RARE
            && cell.raw.sum(now, 60) >= 4
            && clients_of(engine, number, cell.status, endpoint.evidence_since) >= SEVERAL;
        let is_more = endpoint
            .excess(cell.status, now, parent, surprise)
            .is_some();
        let is_dead = || is_dead(engine, number, endpoint, cell.status, parent);
        if has_flipped || is_sequential || is_more || is_dead() {
            found.push(Found {
                endpoint: number,
                status: cell.status,
                since: endpoint.onset(cell.status, now, parent),
                has_flipped,
                is_sequential,
            });
        }
    }
    found
}

/// Whether nearly everything of the last minutes failed, where it usually does not.
fn is_dead(engine: &Engine, number: u32, endpoint: &Endpoint, status: u16, parent: f64) -> bool {
    let now = engine.now;
    let Some(cell) = endpoint.cell(status) else {
        return false;
    };
    let (bad, all) = (cell.raw.sum(now, 5), endpoint.all.sum(now, 5));
    all >= 15
        && bad * 10 >= all * 9
        && endpoint.raw_share(status, now, parent) < 0.3
        && clients_of(engine, number, status, now - 4) >= 2
}

/// How many clients got a status from an endpoint; or how many paths, where these are fewer.
fn clients_of(engine: &Engine, number: u32, status: u16, since: u64) -> usize {
    let rows = engine
        .window
        .since(since.max(engine.now.saturating_sub(59)));
    let rows =
        rows.filter(|(_, row)| row.endpoint == number && row.status == status && !row.is_scanner);
    let (mut clients, mut paths) = (
        std::collections::BTreeSet::new(),
        std::collections::BTreeSet::new(),
    );
    for (_, row) in rows {
        clients.insert(row.id(super::client_field(row)));
        paths.insert(row.id(Field::Path));
    }
    let endpoint = engine.endpoints.get(number as usize);
    let has_many = endpoint.is_some_and(|endpoint| endpoint.name.contains('{'));
    if has_many {
        clients.len().min(paths.len())
    } else {
        clients.len()
    }
}

/// Whether paths that were good before are missing now, and not one record that somebody deleted.
pub(super) fn has_flipped(engine: &Engine, number: u32, endpoint: &Endpoint) -> bool {
    let now = engine.now;
    if endpoint.flips.at(now) == 0 {
        return false;
    }
    [1, 5, 30, 60].into_iter().any(|window| {
        let (flips, live) = (
            endpoint.flips.sum(now, window),
            endpoint.live.sum(now, window),
        );
        let usual = (endpoint.usual_flips.get(now) + 0.2) / (endpoint.usual_live.get(now) + 20.0);
        let (flips, live) = (count(flips), count(live));
        // In one minute alone, nearly all of several must be missing.
        let (least, share) = if window == 1 { (4.0, 0.7) } else { (2.0, 0.3) };
        if flips < least || flips < live * (3.0 * usual).clamp(share, 0.9) {
            return false;
        }
        // Most of what is asked for must be missing, not only some of what was known.
        let missing: u64 = [404, 405]
            .into_iter()
            .filter_map(|status| endpoint.cell(status))
            .map(|cell| cell.raw.sum(now, window))
            .sum();
        if count(missing) < 0.3 * count(endpoint.all.sum(now, window)) {
            return false;
        }
        let rows = engine.window.since((now + 1).saturating_sub(window));
        let rows: Vec<&Seen> = rows
            .map(|(_, row)| row)
            .filter(|row| row.endpoint == number && row.was_live && !row.is_scanner)
            .filter(|row| matches!(row.status, 404 | 405))
            .collect();
        let different = |field| {
            let ids: std::collections::BTreeSet<u32> =
                rows.iter().map(|row| row.id(field)).collect();
            ids.len()
        };
        let (paths, clients) = (different(Field::Path), different(Field::Client));
        // One record of many may be deleted; a page that is the only one of its route may not.
        let is_template = endpoint.name.contains('{');
        let many = paths >= 3 && clients >= 2;
        let page = !is_template && clients >= 2 && known_well(engine, &rows);
        // As many misses as these are not what usually happens to deleted records.
        let (evidence, usual) = (
            if many {
                paths as u64
            } else {
                rows.len() as u64
            },
            usual * live,
        );
        let ln_p = super::statistics::ln_tail(count(evidence), usual, 2.0 * usual);
        (many || page) && ln_p < FLIPPED
    })
}

/// Whether one of the paths had at least five good answers before.
fn known_well(engine: &Engine, rows: &[&Seen]) -> bool {
    rows.iter().any(|row| {
        let path = super::path_key(&engine.names, row);
        let live = engine.memory.get(path, engine.now);
        live.is_some_and(|live| live.hits >= 5)
    })
}

/// The endpoints of one trouble.
fn group(
    engine: &Engine,
    incidents: &Incidents,
    family_of: u16,
    found: &[Found],
) -> Option<(Subject, u64)> {
    let now = engine.now;
    let own: Vec<&Found> = found
        .iter()
        .filter(|one| family(one.status) == family_of)
        .collect();
    let mut statuses: Vec<u16> = own.iter().map(|one| one.status).collect();
    let mut endpoints: Vec<u32> = own.iter().map(|one| one.endpoint).collect();
    let mut since = own.iter().map(|one| one.since).min().unwrap_or(now);
    let (wide, excess, wide_since, wide_statuses) = wide(engine, incidents, family_of);
    let is_wide = wide.len() >= WIDE && excess;
    if is_wide {
        endpoints.extend(wide);
        statuses.extend(wide_statuses);
        since = since.min(wide_since);
    }
    endpoints.sort_unstable();
    endpoints.dedup();
    statuses.sort_unstable();
    statuses.dedup();
    let has_flipped = own.iter().any(|one| one.has_flipped);
    let is_sequential = own.iter().all(|one| one.is_sequential) && !is_wide;
    (!endpoints.is_empty()).then_some((
        Subject::Excess {
            endpoints,
            statuses,
            is_wide,
            has_flipped,
            is_sequential,
        },
        since,
    ))
}

/// The endpoints that have more than usual where the whole site has.
fn wide(engine: &Engine, incidents: &Incidents, family_of: u16) -> (Vec<u32>, bool, u64, Vec<u16>) {
    let now = engine.now;
    let none = (Vec::new(), false, now, Vec::new());
    let Some(site) = engine.endpoints.first() else {
        return none;
    };
    let cells = site
        .cells
        .iter()
        .filter(|cell| family(cell.status) == family_of);
    let unusual: Vec<(u16, u64)> = cells
        .filter(|cell| {
            site.excess(cell.status, now, 0.0, surprise(engine))
                .is_some()
        })
        .map(|cell| (cell.status, site.onset(cell.status, now, 0.0)))
        .collect();
    let Some(since) = unusual.iter().map(|(_, since)| *since).min() else {
        return none;
    };
    let length = now + 1 - since;
    let mut more: Vec<(u32, f64)> = Vec::new();
    for (number, endpoint) in (0..).zip(&engine.endpoints).skip(1) {
        let excess: f64 = unusual
            .iter()
            .filter(|(status, _)| !incidents.concern(number, *status))
            .filter_map(|(status, _)| Some((*status, endpoint.cell(*status)?)))
            .map(|(status, cell)| {
                let expected =
                    engine.share(endpoint, status) * count(endpoint.all.sum(now, length));
                count(cell.bad.sum(now, length)) - expected
            })
            .sum();
        if excess > 0.5 {
            more.push((number, excess));
        }
    }
    let all: f64 = more.iter().map(|(_, excess)| excess).sum();
    let most = more.iter().map(|(_, excess)| *excess).fold(0.0, f64::max);
    let statuses = unusual.into_iter().map(|(status, _)| status).collect();
    let numbers = more.into_iter().map(|(number, _)| number).collect();
    (numbers, most < 0.5 * all, since, statuses)
}

/// The sequential test for endpoints that are rarely asked (a CUSUM of Bernoulli trials): each request adds how much
/// more likely its answer is if the route is broken.
fn sequential(engine: &mut Engine) {
    let now = engine.now;
    let parents = engine.parents();
    let parents = parents.iter().filter(|(status, _)| *status < 500);
    let parent: f64 = parents.map(|(_, share)| share).sum();
    for number in &engine.active {
        let Some(endpoint) = engine.endpoints.get_mut(*number as usize) else {
            continue;
        };
        let all = count(u64::from(endpoint.all.at(now)));
        if all == 0.0 {
            continue;
        }
        let bad: f64 = endpoint
            .cells
            .iter()
            .filter(|cell| (400..500).contains(&cell.status))
            .map(|cell| count(u64::from(cell.raw.at(now))))
            .sum();
        if bad == 0.0 && endpoint.evidence == 0.0 {
            // What is good takes nothing from nothing.
            endpoint.evidence_since = now;
            continue;
        }
        let usual = endpoint.share_of_all(now, parent).clamp(0.001, 0.9);
        let broken = (3.0 * usual).max(usual + 0.25).min(0.99);
        let good = (all - bad).max(0.0) * ((1.0 - broken) / (1.0 - usual)).ln();
        let rest = (endpoint.evidence + good).max(0.0);
        if rest == 0.0 {
            endpoint.evidence_since = now;
        }
        endpoint.evidence = (rest + bad * (broken / usual).ln()).min(MOST_EVIDENCE);
    }
}

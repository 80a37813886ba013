//! What is unusual in the minute that was just closed.

use super::Engine;
use super::case::Subject;
use super::incidents::Incidents;
use super::series::{Endpoint, count, surprise_among, worth};
use super::tallies::{link, prefix};
use super::window::Seen;
use crate::summary::{Field, hash_of};

/// Minutes that have to be known before anything is called unusual.
const WARM_UP: u64 = 60;

/// Minutes that have to be known before a link or a beginning of paths is called new.
const KNOWN_LINKS: u64 = 300;

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
const FLIPPED: f64 = -13.8;

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
        found.extend(clients(engine, incidents));
        found.extend(links(engine, incidents));
        found.extend(patterns(engine, incidents));
        if engine.now.is_multiple_of(5) {
            found.extend(silences(engine));
        }
    }
    found.extend(scanners(engine));
    found.extend(drifts(engine));
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
        if !(400..500).contains(&cell.status) || cell.bad.at(now) == 0 {
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

/// Rows of the current minute.
fn current(engine: &Engine) -> impl Iterator<Item = &Seen> {
    engine.window.since(engine.now).map(|(_, row)| row)
}

/// Crawlers come back to what never was on their own, and scanners look for it.
fn is_ordinary(row: &Seen) -> bool {
    !row.is_scanner && !row.is_bot
}

/// Clients that are refused again and again and are let in nowhere of it.
fn clients(engine: &Engine, incidents: &Incidents) -> Vec<(Subject, u64)> {
    let mut found: Vec<(Subject, u64)> = Vec::new();
    let refused = |row: &&Seen| matches!(row.status, 403 | 404) && row.is_known && !row.is_bot;
    for row in current(engine).filter(refused) {
        let field = super::client_field(row);
        let text = engine.names.get(row.id(field));
        let Some(client) = engine.clients.get(engine.names.hash(row.id(field))) else {
            continue;
        };
        let waited = engine.now >= client.forbidden_since + 30;
        let is_refused = client.forbidden >= 8 || (client.forbidden >= 3 && waited);
        let sweeps = client.forbidden + client.missing >= 20;
        if !(is_refused || sweeps) || client.scanner_until > engine.now {
            continue;
        }
        let subject = Subject::Client {
            field,
            text: text.to_vec(),
        };
        if !incidents.has(&subject)
            && !found.iter().any(|(known, _)| *known == subject)
            && is_let_in_nowhere(engine, row)
            && !is_network_refused(engine, row)
        {
            let since = if is_refused {
                client.forbidden_since
            } else {
                client.refused_since
            };
            found.push((subject, since));
        }
    }
    found
}

/// Whether the client of a row had no good answer from the endpoints that refused it, or, where it was refused often, few.
fn is_let_in_nowhere(engine: &Engine, row: &Seen) -> bool {
    let field = super::client_field(row);
    let own = |other: &&Seen| other.id(field) == row.id(field);
    let rows: Vec<&Seen> = engine
        .window
        .since(0)
        .map(|(_, row)| row)
        .filter(own)
        .collect();
    let is_refusal = |row: &&&Seen| matches!(row.status, 403 | 404) && row.is_known;
    let refused: std::collections::BTreeSet<u32> = rows
        .iter()
        .filter(is_refusal)
        .map(|row| row.endpoint)
        .collect();
    let good = rows
        .iter()
        .filter(|row| row.status < 400 && refused.contains(&row.endpoint));
    let refusals = rows.iter().filter(is_refusal).count();
    good.count() * 5 <= refusals.saturating_sub(8)
}

/// Whether other clients of the same network are refused as well: then it is not about this client.
fn is_network_refused(engine: &Engine, row: &Seen) -> bool {
    let network = |row: &Seen| super::dimensions::network(engine.names.get(row.id(Field::Client)));
    let own = network(row);
    let rows = engine.window.since(0).map(|(_, row)| row);
    let mut others = rows
        .filter(|other| other.status == 403 && other.id(Field::Client) != row.id(Field::Client));
    row.status == 403 && others.any(|other| network(other) == own)
}

/// Whether an hour has more misses of a kind than usual. What was there from the start is known after some hours.
fn is_more(engine: &Engine, key: u64, hour: u32) -> bool {
    // Where there is more of everything, there is more of this.
    let site = engine.endpoints.first();
    let level = site.map_or(1.0, |site| {
        count(site.all.sum(engine.now, 60)) / (2.0 * per_half_hour(site, engine.now)).max(1.0)
    });
    let usual = engine.tallies.usual(key, engine.first, engine.now);
    let usual = (usual * level.max(1.0)).max(0.5);
    // Links are followed in bursts, so that counts vary more than chance would have it.
    let ln_p = super::statistics::ln_tail(f64::from(hour), usual, 3.0 * usual);
    engine.now >= engine.first + KNOWN_LINKS && f64::from(hour) >= 3.0 * usual && ln_p < FLIPPED
}

/// Links from other pages to what never was.
fn links(engine: &Engine, incidents: &Incidents) -> Vec<(Subject, u64)> {
    let mut found: Vec<(Subject, u64)> = Vec::new();
    for row in current(engine).filter(|row| row.is_never() && is_ordinary(row)) {
        let Some(key) = link(&engine.names, row) else {
            continue;
        };
        let hour = engine.tallies.link_count(key);
        if hour < 10 || !is_more(engine, key, hour) {
            continue;
        }
        let host = super::dimensions::host_of(engine.names.get(row.id(Field::Referrer))).to_vec();
        let path = engine.names.get(row.id(Field::Path)).to_vec();
        let subject = Subject::Link { path, host };
        if incidents.has(&subject) || found.iter().any(|(known, _)| *known == subject) {
            continue;
        }
        let rows = engine
            .window
            .since(0)
            .filter(|(_, row)| engine.concerns(&subject, row));
        let rows: Vec<(u64, u32)> = rows.map(|(at, row)| (at, row.id(Field::Client))).collect();
        let clients: std::collections::BTreeSet<u32> =
            rows.iter().map(|(_, client)| *client).collect();
        let since = rows.first().map_or(engine.now, |(at, _)| *at);
        if clients.len() >= 3 {
            found.push((subject, since));
        }
    }
    found
}

/// Many different paths under one beginning that never were, asked for by many ordinary clients.
fn patterns(engine: &Engine, incidents: &Incidents) -> Vec<(Subject, u64)> {
    let mut found: Vec<(Subject, u64)> = Vec::new();
    for row in current(engine).filter(|row| row.is_never() && is_ordinary(row)) {
        let Some(prefix) = prefix(engine.names.get(row.id(Field::Path))) else {
            continue;
        };
        let key = hash_of(prefix);
        let hour = engine.tallies.prefix_count(key);
        if hour < 15 || !is_more(engine, key, hour) {
            continue;
        }
        let prefix = prefix.to_vec();
        let subject = Subject::Pattern { prefix };
        if incidents.has(&subject) || found.iter().any(|(known, _)| *known == subject) {
            continue;
        }
        let rows = engine
            .window
            .since(0)
            .filter(|(_, row)| engine.concerns(&subject, row) && is_ordinary(row));
        let rows: Vec<(u64, &Seen)> = rows.collect();
        let different = |field| {
            let ids: std::collections::BTreeSet<u32> =
                rows.iter().map(|(_, row)| row.id(field)).collect();
            ids.len()
        };
        let since = rows.first().map_or(engine.now, |(at, _)| *at);
        if different(Field::Path) >= 10 && different(Field::Client) >= 5 {
            found.push((subject, since));
        }
    }
    found
}

/// Endpoints that nobody asks for any more while the rest of the site is asked as ever.
fn silences(engine: &mut Engine) -> Vec<(Subject, u64)> {
    let now = engine.now;
    let site = engine.endpoints.first();
    let (recent, usual) = site.map_or((0.0, 1.0), |site| {
        (count(site.all.sum(now, 30)), per_half_hour(site, now))
    });
    let level = (recent / usual.max(1.0)).min(1.0);
    let mut found = Vec::new();
    for (number, endpoint) in (0..).zip(&mut engine.endpoints).skip(2) {
        if endpoint.all.sum(now, 5) > 0 || !endpoint.is_known {
            continue;
        }
        let gap = now.saturating_sub(endpoint.last);
        let expected = per_half_hour(endpoint, now) * level * count(gap) / 30.0;
        let is_old = now >= endpoint.first + 24 * 60;
        let is_unheard_of = gap >= 30 && gap > 3 * endpoint.longest_gap.max(1);
        if is_old && is_unheard_of && expected >= 40.0 && recent >= 100.0 {
            let since = endpoint.last + 1;
            found.push((
                Subject::Silence {
                    endpoint: number,
                    expected,
                },
                since,
            ));
            // It is said once.
            endpoint.longest_gap = gap;
        }
    }
    found
}

/// Requests that half an hour usually has.
fn per_half_hour(endpoint: &Endpoint, now: u64) -> f64 {
    endpoint.known_by(now) * 30.0 / worth(now.saturating_sub(endpoint.first))
}

fn scanners(engine: &Engine) -> Vec<(Subject, u64)> {
    let is_one = |row: &&Seen| {
        let key = engine.names.hash(row.id(super::client_field(row)));
        let client = engine.clients.get(key);
        row.status >= 400
            && client.is_some_and(|client| {
                client.scanner_until > engine.now && client.never + client.bait >= 20
            })
    };
    let found = current(engine).find(is_one);
    found.map_or_else(Vec::new, |_| vec![(Subject::Scanners, engine.now)])
}

/// At the end of each day: shares that are larger than on the days before.
fn drifts(engine: &mut Engine) -> Vec<(Subject, u64)> {
    let now = engine.now;
    let day = now / 1440;
    let mut found = Vec::new();
    for number in &engine.active {
        let number = *number;
        let Some(endpoint) = engine.endpoints.get_mut(number as usize) else {
            continue;
        };
        let all = u64::from(endpoint.all.at(now));
        if all == 0 || !endpoint.is_known {
            continue;
        }
        if endpoint.last / 1440 < day {
            found.extend(drift(endpoint).into_iter().map(|(status, before, share)| {
                (
                    Subject::Drift {
                        endpoint: number,
                        status,
                        before,
                        now: share,
                    },
                    (day - 1) * 1440,
                )
            }));
        }
        endpoint.note_day(now, all);
    }
    found
}

/// The status whose share was larger on the last full day than on each of the days before, by a third and beyond
/// chance.
fn drift(endpoint: &Endpoint) -> Option<(u16, f64, f64)> {
    let last = endpoint.days.iter().map(|(day, ..)| *day).max()?;
    endpoint
        .cells
        .iter()
        .filter(|cell| cell.status < 500)
        .find_map(|cell| {
            let of = |day: u64| {
                let mut days = endpoint.days.iter();
                days.find(|one| one.0 == day && one.1 == cell.status)
                    .map(|(_, _, bad, all)| (count(*bad), count(*all)))
            };
            let (bad, all) = of(last)?;
            let before: Vec<(f64, f64)> = (1..=5)
                .filter_map(|back| of(last.checked_sub(back)?))
                .collect();
            let sums = before
                .iter()
                .fold((0.0, 0.0), |sum, day| (sum.0 + day.0, sum.1 + day.1));
            let share = sums.0 / sums.1.max(1.0);
            let highest = before
                .iter()
                .map(|(bad, all)| bad / all.max(1.0))
                .fold(0.0, f64::max);
            let expected = share * all;
            let is_more =
                before.len() >= 3 && bad / all.max(1.0) > (1.34 * share).max(1.1 * highest);
            let is_sure = bad - expected > 8.0 * (expected * 2.5).sqrt() && bad - expected >= 50.0;
            (is_more && is_sure).then_some((cell.status, share, bad / all.max(1.0)))
        })
}

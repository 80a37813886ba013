//! What is unusual about clients, links, beginnings of paths, silence and whole days.

use std::collections::{BTreeMap, BTreeSet};

use super::Engine;
use super::case::Subject;
use super::incidents::Incidents;
use super::series::{Endpoint, count, worth};
use super::tallies::{link, prefix};
use super::triggers::FLIPPED;
use super::window::Seen;
use crate::summary::{Field, hash_of};

/// Minutes that have to be known before a link or a beginning of paths is called new.
const KNOWN_LINKS: u64 = 300;

/// Rows of the current minute.
fn current(engine: &Engine) -> impl Iterator<Item = &Seen> {
    engine.window.since(engine.now).map(|(_, row)| row)
}

/// Crawlers come back to what never was on their own, and scanners look for it.
fn is_ordinary(row: &Seen) -> bool {
    !row.is_scanner && !row.is_bot
}

/// Clients that are refused again and again and are let in nowhere of it.
pub(super) fn clients(engine: &Engine, incidents: &Incidents) -> Vec<(Subject, u64)> {
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
    let refused: BTreeSet<u32> = rows
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

/// The minute from which on there are more misses of a kind than usual, as for endpoints: where the sum of what is
/// beyond twice the usual was least.
fn onset(engine: &Engine, key: u64, minutes: impl Iterator<Item = u64>) -> u64 {
    let mut misses: BTreeMap<u64, f64> = BTreeMap::new();
    for minute in minutes {
        *misses.entry(minute).or_default() += 1.0;
    }
    let usual = engine.tallies.usual(key, engine.first, engine.now) / 60.0;
    let (mut best, mut since, mut sum) = (0.0, engine.now, 0.0);
    let oldest = engine.now.saturating_sub(59);
    for minute in (oldest..=engine.now).rev() {
        sum += misses.get(&minute).copied().unwrap_or(0.0) - 2.0 * usual.max(0.02);
        if sum > best {
            (best, since) = (sum, minute);
        }
    }
    since
}

/// Links from other pages to what never was.
pub(super) fn links(engine: &Engine, incidents: &Incidents) -> Vec<(Subject, u64)> {
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
        let clients: BTreeSet<u32> = rows.iter().map(|(_, client)| *client).collect();
        let since = onset(engine, key, rows.iter().map(|(at, _)| *at));
        if clients.len() >= 3 {
            found.push((subject, since));
        }
    }
    found
}

/// Many different paths under one beginning that never were, asked for by many ordinary clients.
pub(super) fn patterns(engine: &Engine, incidents: &Incidents) -> Vec<(Subject, u64)> {
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
            let ids: BTreeSet<u32> = rows.iter().map(|(_, row)| row.id(field)).collect();
            ids.len()
        };
        let since = onset(engine, key, rows.iter().map(|(at, _)| *at));
        if different(Field::Path) >= 10 && different(Field::Client) >= 5 {
            found.push((subject, since));
        }
    }
    found
}

/// Endpoints that nobody asks for any more while the rest of the site is asked as ever.
pub(super) fn silences(engine: &mut Engine) -> Vec<(Subject, u64)> {
    let now = engine.now;
    let site = engine.endpoints.first();
    let (recent, usual) = site.map_or((0.0, 1.0), |site| {
        (count(site.all.sum(now, 30)), per_half_hour(site, now))
    });
    let level = (recent / usual.max(1.0)).min(1.0);
    let mut found = Vec::new();
    for (number, endpoint) in (0..).zip(&mut engine.endpoints).skip(2) {
        let gap = now.saturating_sub(endpoint.last);
        let is_old = now >= endpoint.first + 24 * 60;
        let is_unheard_of = gap >= 30 && gap > 3 * endpoint.longest_gap.max(1);
        // What costs most is asked last: all routes pass here.
        if !is_unheard_of || !is_old || !endpoint.is_known || endpoint.all.sum(now, 5) > 0 {
            continue;
        }
        let expected = per_half_hour(endpoint, now) * level * count(gap) / 30.0;
        if expected >= 40.0 && recent >= 100.0 {
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

pub(super) fn scanners(engine: &Engine) -> Vec<(Subject, u64)> {
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
pub(super) fn drifts(engine: &mut Engine) -> Vec<(Subject, u64)> {
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

//! What detectors ask of a case.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::case::{Case, Subject, weight_of};
use super::dimensions::{family, value, version};
use super::names::Names;
use super::series::{count, worth};
use super::window::Seen;
use super::{SITE, tallies};
use crate::agent::compare_versions;
use crate::alert::{Cause, Dimension};
use crate::summary::Field;

/// Statuses that say that what was sent has the wrong form.
pub(crate) const MALFORMED: [u16; 8] = [400, 406, 409, 411, 413, 415, 422, 428];

/// The share of requests to a dead route that must fail.
const NEARLY_ALL: f64 = 0.9;

/// The last minutes of a case, in which a trouble of the whole site shows as what it is.
const LAST: u64 = 5;

/// Minutes for which an agent is new.
const NEW: u64 = 24 * 60;

/// Agents of people: their versions come from their makers, not from a release of ours.
const BROWSERS: [&str; 8] = [
    "chrome",
    "firefox",
    "safari",
    "edge",
    "opera",
    "ie",
    "samsung internet",
    "mozilla",
];

impl Case<'_> {
    /// The share of all requests of the site, in the last minutes of the case, that went wrong like this. Its first ones
    /// may be those of a stray refusal before.
    pub(crate) fn share_of_site(&self) -> f64 {
        let length = (self.now + 1 - self.since).min(LAST);
        let site = self.endpoint(SITE);
        let all = site.map_or(0, |site| site.all.sum(self.now, length));
        let recent = self.bad.iter().filter(|(at, _)| at + length > self.now);
        let bad: f64 = recent.map(|(_, row)| f64::from(row.weight)).sum();
        bad / count(all.max(1))
    }

    /// The longest beginning, in whole segments, that nearly all paths of what went wrong share.
    pub(crate) fn common_beginning(&self, prefix: &[u8]) -> String {
        let mut best = prefix.to_vec();
        loop {
            let mut next: BTreeMap<&[u8], f64> = BTreeMap::new();
            for (_, row) in &self.bad {
                let path = self.engine.names.get(row.id(Field::Path));
                let rest = path.strip_prefix(&*best).unwrap_or_default();
                if let Some(end) = memchr::memchr(b'/', rest) {
                    let segment = rest.get(..=end).unwrap_or_default();
                    *next.entry(segment).or_default() += f64::from(row.weight);
                }
            }
            let most = next
                .into_iter()
                .max_by(|(_, one), (_, other)| one.total_cmp(other));
            match most {
                Some((segment, weight)) if weight >= 0.8 * weight_of(&self.bad) => {
                    best.extend(segment);
                }
                _ => return String::from_utf8_lossy(&best).into_owned(),
            }
        }
    }

    /// Whether there are only some more refusals than usual, of few clients: old lists of ids, deleted records and one
    /// clumsy program make such bursts everywhere, every day. They are worth a line of a report.
    pub(crate) fn is_slight(&self) -> bool {
        if !matches!(self.subject, Subject::Excess { .. }) {
            return false;
        }
        let (excess, clients) = if self.is_only(&[404, 405, 410]) {
            (18.0, 8)
        } else if self.is_only(&MALFORMED) {
            (10.0, 4)
        } else {
            return false;
        };
        let usual = self.usual * weight_of(&self.all);
        weight_of(&self.bad) - usual < excess || self.different(Field::Client) < clients
    }

    /// Whether nearly everything fails that usually does not, and often enough to say so.
    pub(crate) fn is_dead(&self) -> bool {
        let is_nearly_all = self.share() >= NEARLY_ALL && self.usual < 0.5;
        is_nearly_all && self.bad.len() >= 6 && self.different(Field::Client) >= 2
    }

    /// The share of what went wrong whose paths had good answers before.
    pub(crate) fn share_was_live(&self) -> f64 {
        let live = self.bad.iter().filter(|(_, row)| row.was_live);
        count(live.count() as u64) / count(self.bad.len().max(1) as u64)
    }

    /// Causes of subjects that are one cause themselves, and else those that were found.
    pub(crate) fn own_causes(&self) -> Vec<Cause> {
        let Subject::Client { field, text } = &self.subject else {
            return self.causes.clone();
        };
        let dimension = if *field == Field::Principal {
            Dimension::Principal
        } else {
            Dimension::Client
        };
        vec![Cause {
            dimension,
            value: String::from_utf8_lossy(text).into_owned(),
            of_excess: 1.0,
            of_traffic: 1.0,
        }]
    }

    /// The causes with this one first.
    pub(crate) fn with_first(&self, cause: &Cause) -> Vec<Cause> {
        let others = self.causes.iter().filter(|other| *other != cause);
        std::iter::once(cause).chain(others).cloned().collect()
    }

    /// Whether an agent was first seen lately, or is the newest version of its family.
    pub(crate) fn is_new_agent(&self, agent: &str) -> bool {
        let agents = &self.engine.agents;
        let own = String::from_utf8_lossy(version(agent.as_bytes())).into_owned();
        let siblings = agents
            .keys()
            .filter(|other| family(other) == family(agent.as_bytes()));
        let mut versions =
            siblings.map(|other| String::from_utf8_lossy(version(other)).into_owned());
        self.is_fresh_agent(agent) || versions.all(|other| compare_versions(&other, &own).is_le())
    }

    /// Whether an agent was first seen within a day, and not with everything else when the log began.
    pub(crate) fn is_fresh_agent(&self, agent: &str) -> bool {
        let first = self.engine.agents.get(agent.as_bytes()).copied();
        // All agents of the first hours were there before, as far as anybody knows.
        first.is_some_and(|first| first + NEW > self.now && first > self.engine.first + 60)
    }

    pub(crate) fn is_browser(agent: &str) -> bool {
        let family = String::from_utf8_lossy(family(agent.as_bytes())).to_lowercase();
        BROWSERS.contains(&family.as_str())
    }

    /// What went wrong with a cause; all of it without one.
    pub(crate) fn bad_with(&self, cause: Option<&Cause>) -> Vec<&Seen> {
        let rows = self.bad.iter().map(|(_, row)| *row);
        let names = &self.engine.names;
        rows.filter(|row| cause.is_none_or(|cause| has(names, row, cause)))
            .collect()
    }

    /// How many clients have a cause and were answered wrong.
    pub(crate) fn clients_with(&self, cause: &Cause) -> usize {
        let rows = self
            .bad
            .iter()
            .filter(|(_, row)| has(&self.engine.names, row, cause));
        let ids: BTreeSet<u32> = rows.map(|(_, row)| row.id(Field::Client)).collect();
        ids.len()
    }

    /// The share of what went wrong that browsers asked for.
    pub(crate) fn share_of_browsers(&self) -> f64 {
        let names = &self.engine.names;
        let with = self.bad.iter().filter(|(_, row)| {
            let agent = value(names, row, Dimension::AgentVersion);
            Self::is_browser(&String::from_utf8_lossy(&agent))
        });
        count(with.count() as u64) / count(self.bad.len().max(1) as u64)
    }

    /// The share of what went wrong for which the log gives a reason with this word in it.
    pub(crate) fn share_with_reason(&self, word: &str) -> f64 {
        let with = self.bad.iter().filter(|(_, row)| {
            let reason = self.engine.names.get(row.id(Field::Reason));
            memchr::memmem::find(reason, word.as_bytes()).is_some()
        });
        count(with.count() as u64) / count(self.bad.len().max(1) as u64)
    }

    /// The page that most of the misses come from, and its share.
    pub(crate) fn main_referrer(&self) -> Option<(String, f64)> {
        let mut pages: BTreeMap<String, f64> = BTreeMap::new();
        for (_, row) in &self.bad {
            let page = self.text(row, Dimension::Referrer);
            *pages.entry(page).or_default() += f64::from(row.weight);
        }
        let all: f64 = pages.values().sum();
        let most = pages
            .into_iter()
            .max_by(|(a, one), (b, other)| one.total_cmp(other).then(b.cmp(a)));
        most.map(|(page, weight)| (page, weight / all.max(1.0)))
    }

    /// Whether a host is the site's own: the one that most pages with good answers were linked from.
    pub(crate) fn is_own_host(&self, host: &[u8]) -> bool {
        self.engine.totals.is_own_host(host)
    }

    /// The share of misses that come right after a redirect of the same client, and the beginning of the paths that
    /// were redirected. Where a log does not tell the target, the last segment does: redirects of whole trees keep it.
    pub(crate) fn after_redirect(&self) -> Option<(f64, String, Vec<String>)> {
        let engine = self.engine;
        let last = |id: u32| {
            let path = engine.names.get(id);
            path.rsplit(|byte| *byte == b'/')
                .next()
                .unwrap_or(path)
                .to_vec()
        };
        let mut redirected: HashMap<(u64, u32, Vec<u8>), &Seen> = HashMap::new();
        for (at, row) in engine.window.since(self.since.saturating_sub(1)) {
            if matches!(row.status, 301 | 302 | 303 | 307 | 308) {
                let path = row.id(Field::Path);
                redirected.insert((at, row.id(Field::Client), last(path)), row);
            }
        }
        if redirected.is_empty() {
            return None;
        }
        // Of good answers only some are kept in busy minutes, and the others were followed as well.
        let kept = count(redirected.len() as u64)
            / redirected
                .values()
                .map(|row| f64::from(row.weight))
                .sum::<f64>()
                .max(1.0);
        let mut sources: BTreeMap<Vec<u8>, f64> = BTreeMap::new();
        let (mut after, mut endpoints) = (0.0, BTreeSet::new());
        for (at, row) in &self.bad {
            let (client, path) = (row.id(Field::Client), row.id(Field::Path));
            let source = [*at, at.saturating_sub(1)]
                .into_iter()
                .find_map(|at| redirected.get(&(at, client, last(path))));
            if let Some(source) = source.filter(|source| source.id(Field::Path) != path) {
                after += f64::from(row.weight);
                endpoints.insert(source.endpoint);
                let source = engine.names.get(source.id(Field::Path));
                let prefix = tallies::prefix(source).unwrap_or(source).to_vec();
                *sources.entry(prefix).or_default() += f64::from(row.weight);
            }
        }
        let most = sources
            .into_iter()
            .max_by(|(a, one), (b, other)| one.total_cmp(other).then(b.cmp(a)))?;
        let prefix = String::from_utf8_lossy(&most.0).into_owned();
        let names = endpoints
            .into_iter()
            .filter_map(|number| self.endpoint(number));
        let names = names.map(|endpoint| endpoint.name.clone()).collect();
        let share = after / weight_of(&self.bad).max(1.0) / kept.clamp(0.1, 1.0);
        Some((share.min(1.0), prefix, names))
    }

    /// How many times the usual number of requests the site has in the time of the case.
    pub(crate) fn load(&self) -> f64 {
        let length = (self.now + 1 - self.since).min(60);
        self.endpoint(SITE).map_or(1.0, |site| {
            let usual = site.known_by(self.now) / worth(self.now - self.engine.first);
            count(site.all.sum(self.now, length)) / count(length) / usual.max(0.01)
        })
    }

    /// Whether in the last hour the share that goes wrong was larger in busier minutes.
    pub(crate) fn grows_with_load(&self) -> bool {
        let Subject::Excess {
            endpoints,
            statuses,
            ..
        } = &self.subject
        else {
            return false;
        };
        let endpoints: BTreeSet<u32> = endpoints.iter().copied().collect();
        let mut minutes: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
        for (at, row) in self.engine.window.since(0) {
            if endpoints.contains(&row.endpoint) {
                let minute = minutes.entry(at).or_default();
                minute.0 += f64::from(row.weight);
                if statuses.contains(&row.status) {
                    minute.1 += f64::from(row.weight);
                }
            }
        }
        let site = self.endpoint(SITE);
        let points: Vec<(f64, f64)> = minutes
            .iter()
            .map(|(at, (all, bad))| {
                let load = site.map_or(0, |site| site.all.at(*at));
                (count(u64::from(load)), bad / all.max(1.0))
            })
            .collect();
        points.len() >= 15 && correlation(&points) >= 0.6
    }
}

/// Whether a row has a cause.
pub(crate) fn has(names: &Names, row: &Seen, cause: &Cause) -> bool {
    if cause.dimension != Dimension::AgentRange {
        return *value(names, row, cause.dimension) == *cause.value.as_bytes();
    }
    let agent = value(names, row, Dimension::AgentVersion);
    let Some((name, below)) = cause.value.split_once(" < ") else {
        return false;
    };
    let own = String::from_utf8_lossy(version(&agent)).into_owned();
    family(&agent) == name.as_bytes() && compare_versions(&own, below).is_lt()
}

/// Pearson's coefficient.
fn correlation(points: &[(f64, f64)]) -> f64 {
    let length = count(points.len() as u64);
    let mean = points.iter().fold((0.0, 0.0), |sum, point| {
        (sum.0 + point.0 / length, sum.1 + point.1 / length)
    });
    let sums = points.iter().fold((0.0, 0.0, 0.0), |sums, point| {
        let (x, y) = (point.0 - mean.0, point.1 - mean.1);
        (sums.0 + x * y, sums.1 + x * x, sums.2 + y * y)
    });
    sums.0 / (sums.1 * sums.2).sqrt().max(1e-12)
}

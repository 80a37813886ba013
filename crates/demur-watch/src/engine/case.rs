//! Everything that detectors may look at when something is unusual.

use std::collections::{BTreeSet, HashMap};

use super::Engine;
use super::attribution::causes;
use super::dimensions;
use super::series::Endpoint;
use super::window::Seen;
use crate::alert::{Cause, Dimension, Numbers, Severity};
use crate::summary::Field;

/// What is unusual.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Subject {
    /// There are more answers of these statuses on these endpoints than usual.
    Excess {
        endpoints: Vec<u32>,
        statuses: Vec<u16>,
        /// The whole site shows it, and not a few endpoints.
        is_wide: bool,
        /// Paths that were good before are missing.
        has_flipped: bool,
        /// The sequential test for endpoints that are rarely asked saw it.
        is_sequential: bool,
    },
    /// One client, or one name, is refused again and again.
    Client { field: Field, text: Vec<u8> },
    /// A link somewhere leads to a path that never was.
    Link { path: Vec<u8>, host: Vec<u8> },
    /// Many paths under one beginning are missing that never were.
    Pattern { prefix: Vec<u8> },
    /// Nobody asks for an endpoint any more.
    Silence { endpoint: u32, expected: f64 },
    /// A share grows from day to day.
    Drift {
        endpoint: u32,
        status: u16,
        before: f64,
        now: f64,
    },
    /// Clients look for weak places.
    Scanners,
}

/// A row of the last hour and its minute.
pub(crate) type Row<'e> = (u64, &'e Seen);

/// What a detector may look at.
pub(crate) struct Case<'e> {
    pub(crate) engine: &'e Engine,
    pub(crate) subject: Subject,
    /// The first minute of it, and the current one.
    pub(crate) since: u64,
    pub(crate) now: u64,
    /// What went wrong.
    pub(crate) bad: Vec<Row<'e>>,
    /// All requests that could have gone wrong in the same way.
    pub(crate) all: Vec<Row<'e>>,
    /// The share that usually goes wrong.
    pub(crate) usual: f64,
    /// What explains it, the best first.
    pub(crate) causes: Vec<Cause>,
}

/// What a detector makes of a case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Diagnosis {
    pub(crate) severity: Severity,
    /// Named instead of those of the case.
    pub(crate) causes: Vec<Cause>,
    /// Named instead of those of the case.
    pub(crate) routes: Vec<String>,
    pub(crate) hint: String,
}

impl Diagnosis {
    pub(crate) fn new(severity: Severity, hint: impl Into<String>) -> Self {
        Self {
            severity,
            causes: Vec::new(),
            routes: Vec::new(),
            hint: hint.into(),
        }
    }
}

impl<'e> Case<'e> {
    pub(crate) fn new(engine: &'e Engine, subject: Subject, since: u64) -> Self {
        let now = engine.now;
        let all: Vec<Row<'e>> = engine
            .window
            .since(since)
            .filter(|(_, row)| engine.concerns(&subject, row))
            .collect();
        let bad: Vec<Row<'e>> = all
            .iter()
            .copied()
            .filter(|(_, row)| is_bad(&subject, row))
            .collect();
        let mut case = Self {
            engine,
            subject,
            since,
            now,
            bad,
            all,
            usual: 0.0,
            causes: Vec::new(),
        };
        case.usual = case.usual_share();
        case.causes = case.find_causes();
        case
    }

    /// The share of the requests that usually goes wrong like this.
    fn usual_share(&self) -> f64 {
        let Subject::Excess { statuses, .. } = &self.subject else {
            return 0.0;
        };
        let mut expected = 0.0;
        for (_, row) in &self.all {
            if let Some(endpoint) = self.engine.endpoints.get(row.endpoint as usize) {
                let share = |status: &u16| self.engine.share(endpoint, *status);
                expected += f64::from(row.weight) * statuses.iter().map(share).sum::<f64>();
            }
        }
        (expected / weight_of(&self.all).max(1.0)).min(1.0)
    }

    fn find_causes(&self) -> Vec<Cause> {
        if !matches!(self.subject, Subject::Excess { .. }) {
            return Vec::new();
        }
        let rows: Vec<(&Seen, bool)> = self
            .all
            .iter()
            .map(|(_, row)| (*row, is_bad(&self.subject, row)))
            .collect();
        let newcomer = self.newcomer();
        let others = causes(&self.engine.names, &rows, self.usual);
        newcomer.into_iter().chain(others).collect()
    }

    /// How many different texts of a field there are among the rows that went wrong.
    pub(crate) fn different(&self, field: Field) -> usize {
        let ids: BTreeSet<u32> = self.bad.iter().map(|(_, row)| row.id(field)).collect();
        ids.len()
    }

    /// The endpoints of what went wrong.
    pub(crate) fn endpoints(&self) -> Vec<u32> {
        let ids: BTreeSet<u32> = self.bad.iter().map(|(_, row)| row.endpoint).collect();
        ids.into_iter().collect()
    }

    /// The share of all requests that went wrong.
    pub(crate) fn share(&self) -> f64 {
        weight_of(&self.bad) / weight_of(&self.all).max(1.0)
    }

    /// Whether all that went wrong has one of these statuses.
    pub(crate) fn is_only(&self, statuses: &[u16]) -> bool {
        let Subject::Excess { statuses: seen, .. } = &self.subject else {
            return false;
        };
        seen.iter().all(|status| statuses.contains(status))
    }

    /// The best cause that has one of these dimensions and is nearly as good as the best of all.
    pub(crate) fn cause_of(&self, dimensions: &[Dimension]) -> Option<&Cause> {
        let best = self.causes.first()?;
        let mut fitting = self.causes.iter();
        fitting.find(|cause| {
            dimensions.contains(&cause.dimension) && cause.of_excess >= 0.9 * best.of_excess
        })
    }

    pub(crate) fn endpoint(&self, number: u32) -> Option<&'e Endpoint> {
        self.engine.endpoints.get(number as usize)
    }

    pub(crate) fn text(&self, row: &Seen, dimension: Dimension) -> String {
        String::from_utf8_lossy(&dimensions::value(&self.engine.names, row, dimension)).into_owned()
    }

    /// The figures up to now.
    pub(crate) fn numbers(&self) -> Numbers {
        let requests = weight_of(&self.all);
        let paths = self.different(Field::Path);
        Numbers {
            bad: rounded(weight_of(&self.bad)),
            requests: rounded(requests),
            expected: self.usual * requests,
            clients: self.different(Field::Client) as u64,
            paths: paths as u64,
            good_before: 0,
        }
    }

    /// The most frequent paths of what went wrong.
    pub(crate) fn examples(&self) -> Vec<String> {
        let mut hits: HashMap<u32, f64> = HashMap::new();
        for (_, row) in &self.bad {
            *hits.entry(row.id(Field::Path)).or_default() += f64::from(row.weight);
        }
        let mut sorted: Vec<(String, f64)> = hits
            .into_iter()
            .map(|(id, hits)| (self.engine.names.show(id), hits))
            .collect();
        sorted.sort_by(|(a, one), (b, other)| other.total_cmp(one).then_with(|| a.cmp(b)));
        sorted.into_iter().map(|(path, _)| path).take(5).collect()
    }

    /// The statuses of what went wrong, sorted.
    pub(crate) fn statuses(&self) -> Vec<u16> {
        let statuses: BTreeSet<u16> = self.bad.iter().map(|(_, row)| row.status).collect();
        statuses.into_iter().collect()
    }

    /// The names of the endpoints of what went wrong, sorted.
    pub(crate) fn routes(&self) -> Vec<String> {
        let endpoints = self.endpoints().into_iter();
        let mut names: Vec<String> = endpoints
            .filter_map(|number| Some(self.endpoint(number)?.name.clone()))
            .collect();
        names.sort();
        names.dedup();
        names
    }
}

/// How many requests rows stand for.
pub(crate) fn weight_of(rows: &[Row<'_>]) -> f64 {
    rows.iter().map(|(_, row)| f64::from(row.weight)).sum()
}

/// Whether a row of a subject is one that went wrong.
pub(crate) fn is_bad(subject: &Subject, row: &Seen) -> bool {
    match subject {
        Subject::Excess { statuses, .. } => statuses.contains(&row.status),
        Subject::Client { .. } => matches!(row.status, 403 | 404),
        Subject::Scanners => row.is_bad(),
        Subject::Link { .. } | Subject::Pattern { .. } => matches!(row.status, 404 | 410),
        Subject::Silence { .. } | Subject::Drift { .. } => false,
    }
}

/// To a whole number of requests.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights are positive and far below 2^52"
)]
pub(crate) fn rounded(weight: f64) -> u64 {
    weight.round() as u64
}

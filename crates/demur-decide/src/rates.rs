//! How often somebody may ask: which limits hold for a request, whom they count, and what the fields say.
//! Counting itself is the shell's business, since it remembers.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::net::IpAddr;
use std::time::Duration;

use crate::facts::Facts;
use crate::prefix;

/// A limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Its name in the `RateLimit` fields.
    pub name: String,
    /// Requests in each window.
    pub requests: u32,
    /// The window.
    pub window: Duration,
    /// Requests that may come at once.
    pub burst: u32,
    /// Whose requests are counted.
    pub by: By,
    /// The path prefix below which it holds, without a trailing slash; empty means every path.
    pub prefix: String,
    /// The one operation for which it holds.
    pub operation: Option<String>,
    /// What a request beyond it gets.
    pub exhausted: Exhausted,
}

/// Whose requests a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Those of a network, before anything is looked at.
    Network,
    /// Those of a caller, or of a network where nobody is known.
    Caller,
}

/// What a request beyond a limit gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exhausted {
    /// 429.
    TooManyRequests,
    /// 402, where more can be bought.
    PaymentRequired,
}

/// What counting found for one limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// The number of the limit in the policy.
    pub limit: usize,
    /// Requests that are left at once.
    pub remaining: u32,
    /// Until all of them are there again.
    pub reset: Duration,
    /// Until the next request would pass; nothing if this one does.
    pub wait: Option<Duration>,
}

impl<'a> Facts<'a> {
    /// The limits that hold for the request, with their numbers: those about its operation, else those about
    /// the longest prefix of its path. Where servers may read the path in several ways, those of each way hold.
    pub fn limits(&self, by: By) -> Vec<(usize, &'a Limit)> {
        let limits = || self.policy.limits.iter().enumerate();
        let mut found = Vec::new();
        for path in prefix::readings(self.path) {
            let here = || limits().filter(|(_, limit)| self.is_under(limit, by, &path));
            let most = here().map(|(_, limit)| precision(limit)).max();
            found.extend(here().filter(|(_, limit)| Some(precision(limit)) == most));
        }
        found.sort_by_key(|(number, _)| *number);
        found.dedup_by_key(|(number, _)| *number);
        found
    }

    fn is_under(&self, limit: &Limit, by: By, path: &str) -> bool {
        let is_operation = |id: &String| self.operation.is_some_and(|one| one.id == *id);
        limit.by == by
            && limit.operation.as_ref().is_none_or(is_operation)
            && prefix::covers(&limit.prefix, path)
    }

    /// Whom a limit counts the request for. Networks of IPv6 are those of 64 bits, since a customer gets one
    /// of these at least.
    pub fn rate_key(&self, by: By) -> Vec<u8> {
        let principal = (by == By::Caller).then(|| self.principal()).flatten();
        if let Some((scheme, caller)) = principal {
            return [b"caller ", scheme.as_bytes(), b" ", caller.id.as_bytes()].concat();
        }
        let network = match self.client.map(|client| client.to_canonical()) {
            Some(IpAddr::V4(address)) => address.octets().to_vec(),
            Some(IpAddr::V6(address)) => address.octets().into_iter().take(8).collect(),
            None => Vec::new(),
        };
        [b"network ", network.as_slice()].concat()
    }

    /// The allowance that says most: the one that refuses for the longest, else the one with the least left.
    pub(crate) fn allowance(&self, by: By) -> Option<(&'a Limit, Allowance)> {
        let all = match by {
            By::Network => &self.network_rate,
            By::Caller => &self.quota,
        };
        let first = all
            .iter()
            .flatten()
            .min_by_key(|one| (Reverse(one.wait), one.remaining))?;
        Some((self.policy.limits.get(first.limit)?, *first))
    }

    /// The `RateLimit` fields: what the caller may still ask, on answers of every kind.
    pub(crate) fn rate_fields(&self) -> Vec<(&'static str, Cow<'static, str>)> {
        let quota = self.allowance(By::Caller);
        let network = || {
            self.allowance(By::Network)
                .filter(|(_, one)| one.wait.is_some())
        };
        let Some((limit, allowance)) = quota.or_else(network) else {
            return Vec::new();
        };
        let policy = format!(
            "\"{}\";q={};w={}",
            limit.name,
            limit.requests,
            seconds(limit.window)
        );
        let left = format!(
            "\"{}\";r={};t={}",
            limit.name,
            // A burst may be larger, but nobody has more left than there are.
            allowance.remaining.min(limit.requests),
            seconds(allowance.wait.unwrap_or(allowance.reset))
        );
        vec![
            ("RateLimit-Policy", policy.into()),
            ("RateLimit", left.into()),
        ]
    }
}

/// How narrow a limit is.
fn precision(limit: &Limit) -> (bool, usize) {
    (limit.operation.is_some(), limit.prefix.len())
}

/// Whole seconds, rounded up: who waits that long has waited long enough.
pub(crate) fn seconds(duration: Duration) -> u32 {
    let whole = duration.as_secs() + u64::from(duration.subsec_nanos() > 0);
    u32::try_from(whole).unwrap_or(u32::MAX)
}

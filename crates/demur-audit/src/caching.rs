//! What an answer says to caches, and whether it came from one.

use std::time::SystemTime;

use crate::exchange::{Answer, Exchange};

/// What an answer says to caches (RFC 9111 §5.2.2, §5.3).
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a directive of its own"
)]
pub(crate) struct Caching {
    /// Nobody may store it.
    pub(crate) no_store: bool,
    /// Nobody may reuse it without asking.
    pub(crate) no_cache: bool,
    /// Shared caches may not store it.
    pub(crate) private: bool,
    /// It may be stored whatever it answers.
    pub(crate) public: bool,
    /// It may not be used when it is stale.
    pub(crate) must_revalidate: bool,
    s_maxage: Option<u64>,
    max_age: Option<u64>,
    expires: Option<u64>,
}

impl Caching {
    pub(crate) fn of(exchange: &Exchange, answer: &Answer) -> Self {
        let directive = |word: &str| answer.fields.directive("Cache-Control", word);
        // With field names as an argument it is about these fields only.
        let is_bare = |word: &str| directive(word).is_some_and(|value| value.is_empty());
        // What is no number makes an answer stale (RFC 9111 §4.2.1).
        let seconds = |word: &str| directive(word).map(|value| value.parse().unwrap_or(0));
        Self {
            no_store: directive("no-store").is_some(),
            no_cache: is_bare("no-cache"),
            private: is_bare("private"),
            public: directive("public").is_some(),
            must_revalidate: directive("must-revalidate").is_some(),
            s_maxage: seconds("s-maxage"),
            max_age: seconds("max-age"),
            expires: answer
                .fields
                .get("Expires")
                .map(|value| until(value, date(exchange, answer))),
        }
    }

    /// For how many seconds a browser may reuse it without asking.
    pub(crate) fn own_seconds(&self) -> u64 {
        if self.no_store || self.no_cache {
            return 0;
        }
        self.max_age.or(self.expires).unwrap_or(0)
    }

    /// For how many seconds a shared cache may reuse it without asking.
    pub(crate) fn shared_seconds(&self) -> u64 {
        if self.no_store || self.no_cache || self.private {
            return 0;
        }
        let told = self.s_maxage.or(self.max_age).or(self.expires);
        told.unwrap_or(0)
    }

    /// The longer of both.
    pub(crate) fn seconds(&self) -> u64 {
        self.own_seconds().max(self.shared_seconds())
    }

    /// Whether it says how long it may be used, be that no time at all.
    pub(crate) fn is_explicit(&self) -> bool {
        self.s_maxage.or(self.max_age).or(self.expires).is_some()
    }

    /// Whether it is marked as one that may be stored, and leaves the time to the cache (RFC 9111 §4.2.2).
    pub(crate) fn is_public_for_a_guess(&self) -> bool {
        self.public && !self.no_store && !self.no_cache && !self.private && !self.is_explicit()
    }

    /// Whether it forbids or bounds a guess of its lifetime.
    pub(crate) fn bounds_a_guess(&self) -> bool {
        self.no_store || self.no_cache || self.is_explicit()
    }

    /// Whether a shared cache may reuse it although the request had `Authorization` (RFC 9111 §3.5).
    pub(crate) fn allows_sharing(&self) -> bool {
        let is_shared = self.s_maxage.is_some_and(|seconds| seconds > 0);
        let marked = self.public || self.must_revalidate || is_shared;
        marked && (self.shared_seconds() > 0 || self.is_public_for_a_guess())
    }

    /// Who may keep it, in words.
    pub(crate) fn who(&self) -> &'static str {
        if self.shared_seconds() == 0 && !self.is_public_for_a_guess() {
            "browsers"
        } else if self.own_seconds() == 0 && !self.is_public_for_a_guess() {
            "CDNs and other shared caches"
        } else {
            "browsers, CDNs and other shared caches"
        }
    }
}

/// Whether caches store answers to the method: those to GET and HEAD, and next to none to others (RFC 9110 §9.2.3).
pub(crate) fn is_stored_method(exchange: &Exchange) -> bool {
    matches!(exchange.request.method.as_str(), "GET" | "HEAD")
}

/// When the answer was made: its `Date`, or when it came. A record may know neither.
pub(crate) fn date(exchange: &Exchange, answer: &Answer) -> Option<SystemTime> {
    let told = answer.fields.get("Date");
    let told = told.and_then(|text| httpdate::parse_http_date(text).ok());
    told.or_else(|| (exchange.at > 0).then(|| exchange.moment()))
}

/// The seconds until a date; none for one that is over, or that is no date (RFC 9111 §5.3).
fn until(value: &str, from: Option<SystemTime>) -> u64 {
    let date = httpdate::parse_http_date(value).ok();
    let left = date.and_then(|date| date.duration_since(from?).ok());
    left.map_or(0, |left| left.as_secs())
}

/// What shows that an answer came out of a cache, such as `Age: 12`.
pub(crate) fn hit(answer: &Answer) -> Option<String> {
    let fields = &answer.fields;
    if let Some(found) = fields
        .list("Cache-Status")
        .into_iter()
        .find(|one| is_hit(one))
    {
        return Some(format!("Cache-Status: {found}"));
    }
    if let Some(age) = age(answer).filter(|age| *age > 0) {
        return Some(format!("Age: {age}"));
    }
    for name in ["X-Cache", "CF-Cache-Status", "X-Cache-Status"] {
        let mut values = fields.list(name).into_iter();
        if let Some(value) = values.find(|value| is_hit_word(value)) {
            return Some(format!("{name}: {value}"));
        }
    }
    None
}

/// How many seconds it was kept, if it says so.
pub(crate) fn age(answer: &Answer) -> Option<u64> {
    answer.fields.get("Age")?.trim().parse().ok()
}

/// The name of a cache with the parameter `hit` (RFC 9211 §2.1).
fn is_hit(member: &str) -> bool {
    let mut parameters = member.split(';').skip(1).map(str::trim);
    parameters.any(|parameter| matches!(parameter, "hit" | "hit=?1"))
}

/// `HIT`, `TCP_HIT`, `HIT from cache-1`.
fn is_hit_word(value: &str) -> bool {
    let word = value.split([' ', ';', ':']).next().unwrap_or_default();
    let word = word.to_ascii_uppercase();
    word == "HIT" || word.ends_with("_HIT")
}

#[cfg(test)]
mod tests {
    use super::{Caching, hit};
    use crate::exchange::{Answer, Exchange, Outcome};
    use crate::fields::Fields;
    use crate::origin::Origin;
    use crate::probe::Probe;

    fn answer(fields: &[(&str, &str)]) -> Answer {
        let fields = fields.iter();
        let fields = fields.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Answer {
            fields: Fields(fields.collect()),
            ..Answer::default()
        }
    }

    /// What the fields say to browsers and to shared caches, in seconds.
    fn told(fields: &[(&str, &str)], at: u64) -> (u64, u64) {
        let answer = answer(fields);
        let origin = Origin::try_from("https://shop.example".to_owned()).expect("an origin");
        let probe = Probe::new("GET", &origin, "/");
        let exchange = Exchange {
            purposes: Vec::new(),
            request: probe.request,
            at,
            outcome: Outcome::Answer(answer.clone()),
        };
        let caching = Caching::of(&exchange, &answer);
        (caching.own_seconds(), caching.shared_seconds())
    }

    fn directives(value: &str) -> (u64, u64) {
        told(&[("Cache-Control", value)], 1)
    }

    #[test]
    fn directives_say_who_may_keep_it_and_how_long() {
        assert_eq!(directives("max-age=60"), (60, 60));
        assert_eq!(directives("max-age=60, s-maxage=600"), (60, 600));
        assert_eq!(directives("private, max-age=60"), (60, 0));
        assert_eq!(directives("private=\"X-User\", max-age=60"), (60, 60));
        assert_eq!(directives("no-cache, max-age=60"), (0, 0));
        assert_eq!(directives("no-cache=Set-Cookie, max-age=60"), (60, 60));
        assert_eq!(directives("public, max-age=60, no-store"), (0, 0));
        assert_eq!(directives("max-age=soon"), (0, 0));
        assert_eq!(directives("public"), (0, 0));
    }

    #[test]
    fn a_date_of_expiry_is_measured_by_the_date_of_the_answer() {
        let noon = ("Date", "Fri, 27 Nov 2026 12:00:00 GMT");
        let one = ("Expires", "Fri, 27 Nov 2026 13:00:00 GMT");
        assert_eq!(told(&[noon, one], 1), (3600, 3600));
        assert_eq!(told(&[one], 1_795_784_400 - 60), (60, 60));
        assert_eq!(told(&[one], 0), (0, 0), "nobody knows when it came");
        assert_eq!(
            told(&[noon, one, ("Cache-Control", "max-age=5")], 1),
            (5, 5)
        );
        assert_eq!(told(&[noon, ("Expires", "0")], 1), (0, 0));
    }

    #[test]
    fn caches_say_in_several_ways_that_it_came_from_them() {
        let shown = |name: &str, value: &str| hit(&answer(&[(name, value)]));
        for (name, value) in [
            ("Age", "3"),
            ("X-Cache", "Hit from cloudfront"),
            ("X-Cache", "MISS, HIT"),
            ("X-Cache", "TCP_MEM_HIT from a1"),
            ("CF-Cache-Status", "HIT"),
            ("Cache-Status", "a; fwd=miss, b; hit; ttl=3"),
            ("Cache-Status", "a;hit=?1"),
        ] {
            assert!(shown(name, value).is_some(), "{name}: {value}");
        }
        for (name, value) in [
            ("Age", "0"),
            ("X-Cache", "Error from cloudfront"),
            ("X-Cache", "MISS"),
            ("CF-Cache-Status", "EXPIRED"),
            ("Cache-Status", "hit; fwd=miss"),
            ("Cache-Status", "a; hit=?0"),
        ] {
            assert_eq!(shown(name, value), None, "{name}: {value}");
        }
    }
}

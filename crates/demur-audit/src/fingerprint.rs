//! By what a finding is known again in another audit: rule, method, resource and kind, and nothing that changes from run
//! to run.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use url::Url;

use crate::finding::Finding;
use crate::origin::Origin;

/// Shorter words of letters and digits are names.
const SHORTEST_ID: usize = 16;

/// Fingerprints of the findings at one target.
pub(crate) struct Fingerprints {
    /// Its origin, which is left out: the same service may be audited on a laptop and in a pipeline.
    own: Option<Origin>,
}

impl Fingerprints {
    pub(crate) fn at(target: &str) -> Self {
        let url = Url::parse(target).ok();
        Self {
            own: url.as_ref().and_then(Origin::of),
        }
    }

    /// The fingerprint of a finding: 64 hexadecimal digits.
    pub(crate) fn of(&self, finding: &Finding) -> String {
        let exchange = finding.exchanges.first();
        let method = exchange.map_or("", |one| one.request.method.as_str());
        let resource = self.resource(finding);
        let kind = kind(&finding.what);
        // A zero octet stands in none of them.
        let parts = [finding.rule, method, &resource, &kind].join("\0");
        let mut out = String::with_capacity(64);
        for octet in Sha256::digest(parts) {
            let _ = write!(out, "{octet:02x}");
        }
        out
    }

    /// The operation, the place in the document, or the address with names in place of values.
    pub(crate) fn resource(&self, finding: &Finding) -> String {
        if let Some(operation) = &finding.operation {
            return operation.clone();
        }
        if let Some(about) = &finding.about {
            return self.address(about);
        }
        if let Some(pointer) = &finding.pointer {
            return pointer.clone();
        }
        let Some(exchange) = finding.exchanges.first() else {
            return String::new();
        };
        // A path that was made up has nothing in common with that of another run; what it is about has.
        let purposes = exchange.purposes.iter();
        let mut own = purposes.filter(|purpose| purpose.check == finding.rule);
        let url = exchange.request.address();
        self.address(own.next().map_or(url.as_str(), |purpose| &purpose.about))
    }

    fn address(&self, address: &str) -> String {
        let Ok(url) = Url::parse(address) else {
            return template(address);
        };
        let origin = Origin::of(&url);
        let mut out = match &origin {
            Some(origin) if Some(origin) != self.own.as_ref() => origin.to_string(),
            Some(_) | None => String::new(),
        };
        out.push_str(&template(url.path()));
        let mut names: Vec<String> = url
            .query_pairs()
            .map(|(name, _)| name.into_owned())
            .collect();
        names.sort();
        names.dedup();
        if !names.is_empty() {
            let _ = write!(out, "?{}", names.join("&"));
        }
        out
    }
}

/// A path in which values have become `{}`: numbers, UUIDs, long words of letters and digits.
fn template(path: &str) -> String {
    let segments = path.split('/').map(|segment| {
        let digits = segment.bytes().filter(u8::is_ascii_digit).count();
        let is_plain = segment
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let is_number = digits > 0 && digits == segment.len();
        let is_id = is_plain && digits > 0 && segment.len() >= SHORTEST_ID;
        if is_number || is_id { "{}" } else { segment }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// What kind of fault a sentence tells: numbers and quoted values are left out, and so are literals that are no name of
/// a field.
fn kind(what: &str) -> String {
    let mut out = String::new();
    for (number, part) in what.split('`').enumerate() {
        if number % 2 == 1 {
            let is_name = part
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
            out.push_str(if is_name { part } else { "``" });
        } else {
            unquoted(part, &mut out);
        }
    }
    out
}

fn unquoted(text: &str, out: &mut String) {
    for (number, part) in text.split('"').enumerate() {
        if number % 2 == 1 {
            out.push_str("\"\"");
            continue;
        }
        let mut was_digit = false;
        for letter in part.chars() {
            let is_digit = letter.is_ascii_digit();
            match (is_digit, was_digit) {
                (true, false) => out.push('0'),
                (true, true) => {}
                (false, _) => out.push(letter),
            }
            was_digit = is_digit;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprints, kind, template};
    use crate::exchange::{Answer, Exchange, Outcome};
    use crate::finding::Finding;
    use crate::origin::Origin;
    use crate::probe::Probe;

    fn finding(url: &str, what: &str) -> Finding {
        let (origin, target) = url.split_at(url.rfind(".example").unwrap() + 8);
        let probe = Probe::new("GET", &Origin::try_from(origin.to_owned()).unwrap(), target);
        let exchange = Exchange {
            purposes: vec![probe.purpose],
            request: probe.request,
            at: 0,
            outcome: Outcome::Answer(Answer::default()),
        };
        Finding {
            rule: "one-rule",
            ..Finding::of(&exchange, what)
        }
    }

    #[test]
    fn the_same_fault_is_known_again() {
        let at = Fingerprints::at("https://shop.example/start");
        let here = finding(
            "https://shop.example/orders/7?b=1&a=2",
            "GET gets 200 for `x y`",
        );
        let there = finding(
            "https://stage.example/orders/12?a=3&b=4",
            "GET gets 404 for `z 9`",
        );
        let here = at.of(&here);
        assert_eq!(here, Fingerprints::at("https://stage.example").of(&there));
        assert_eq!(here.len(), 64);
    }

    #[test]
    fn another_fault_is_another() {
        let at = Fingerprints::at("https://shop.example");
        let one = at.of(&finding("https://shop.example/a", "it has no `Allow`"));
        for (url, what) in [
            ("https://shop.example/b", "it has no `Allow`"),
            ("https://other.example/a", "it has no `Allow`"),
            ("https://shop.example/a", "it has no `Date`"),
            ("https://shop.example/a?q=1", "it has no `Allow`"),
        ] {
            assert_ne!(one, at.of(&finding(url, what)), "{url} {what}");
        }
        let mut other = finding("https://shop.example/a", "it has no `Allow`");
        other.rule = "other-rule";
        assert_ne!(one, at.of(&other));
    }

    #[test]
    fn what_a_made_up_path_is_about_counts() {
        let at = Fingerprints::at("https://shop.example");
        let of = |path: &str| {
            let mut finding = finding(&format!("https://shop.example{path}"), "it is 200");
            let purpose = &mut finding.exchanges[0].purposes[0];
            purpose.check = "one-rule".to_owned();
            purpose.about = "https://shop.example/orders/".to_owned();
            at.of(&finding)
        };
        assert_eq!(of("/orders/qwerty"), of("/orders/asdfgh"));
    }

    #[test]
    fn values_in_paths_are_told_from_names() {
        let check = |path: &str, expected: &str| assert_eq!(template(path), expected);
        check("/orders/17/items", "/orders/{}/items");
        check("/v1/orders", "/v1/orders");
        check("/o/6fa459ea-ee8a-3ca4-894e-db77e160355e", "/o/{}");
        check("/frequently-asked-questions", "/frequently-asked-questions");
        check("/", "/");
    }

    #[test]
    fn sentences_are_told_apart_by_their_words() {
        assert_eq!(
            kind("GET gets 200 and HEAD gets 404"),
            "GET gets 0 and HEAD gets 0"
        );
        assert_eq!(kind("`Retry-After` is `soon 1`"), "Retry-After is ``");
        assert_eq!(
            kind("the title is \"Not 1\" here"),
            "the title is \"\" here"
        );
    }
}

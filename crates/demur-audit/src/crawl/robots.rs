//! robots.txt as RFC 9309 reads it.

use crate::exchange::Exchange;

/// The name under which rules for us are written.
const PRODUCT: &str = "demur";

/// What is read of the file at most (RFC 9309 §2.5).
const MOST: usize = 500 << 10;

/// The rules that hold for us.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Robots {
    rules: Vec<Rule>,
    /// The sitemaps that are named, for everybody.
    pub(crate) sitemaps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allow: bool,
    pattern: String,
}

impl Robots {
    /// What an answer to `/robots.txt` allows: a 4xx everything, a 5xx and no answer nothing (RFC 9309 §2.3.1).
    pub(crate) fn of(exchange: &Exchange) -> Self {
        match exchange.answer() {
            Some(answer) if answer.is_success() => Self::read(&answer.text()),
            Some(answer) if answer.status < 500 && answer.status != 429 => Self::default(),
            Some(_) | None => Self::read("User-agent: *\nDisallow: /"),
        }
    }

    /// The group of our name, else the one of everybody.
    pub(crate) fn read(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut robots = Self::default();
        let (mut own, mut general) = (None, Vec::new());
        let (mut agents, mut in_agents): (Vec<String>, bool) = (Vec::new(), false);
        let lines = text.split(['\n', '\r']);
        let lines = lines.scan(0, |read, line| {
            *read += line.len() + 1;
            (*read <= MOST).then_some(line)
        });
        for line in lines {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "user-agent" => {
                    if !in_agents {
                        agents.clear();
                    }
                    in_agents = true;
                    agents.push(product(value));
                    if agents.last().is_some_and(|agent| agent == PRODUCT) {
                        own.get_or_insert_with(Vec::new);
                    }
                }
                key @ ("allow" | "disallow") => {
                    in_agents = false;
                    let rule = Rule {
                        allow: key == "allow",
                        pattern: value.to_owned(),
                    };
                    // An empty pattern matches nothing.
                    if rule.pattern.is_empty() {
                        continue;
                    }
                    if agents.iter().any(|agent| agent == PRODUCT) {
                        own.get_or_insert_with(Vec::new).push(rule.clone());
                    }
                    if agents.iter().any(|agent| agent == "*") {
                        general.push(rule);
                    }
                }
                "sitemap" => robots.sitemaps.push(value.to_owned()),
                _ => {}
            }
        }
        robots.rules = own.unwrap_or(general);
        robots
    }

    /// Whether a target may be fetched: the longest pattern that matches decides, and of two the one that allows.
    pub(crate) fn allows(&self, target: &str) -> bool {
        let matching = self
            .rules
            .iter()
            .filter(|rule| matches(&rule.pattern, target));
        let longest = matching.max_by_key(|rule| (rule.pattern.len(), rule.allow));
        longest.is_none_or(|rule| rule.allow)
    }
}

/// The name of an agent in lower case, up to the first letter that no name has.
fn product(value: &str) -> String {
    if value.starts_with('*') {
        return "*".to_owned();
    }
    let name = value
        .chars()
        .take_while(|letter| letter.is_ascii_alphabetic() || "_-".contains(*letter));
    name.collect::<String>().to_ascii_lowercase()
}

/// `*` is any text, `$` at the end the end.
fn matches(pattern: &str, target: &str) -> bool {
    let (pattern, to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = target.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    for (at, part) in parts.iter().enumerate() {
        if to_the_end && at + 1 == parts.len() {
            return rest.ends_with(part);
        }
        match rest
            .find(part)
            .and_then(|found| rest.get(found + part.len()..))
        {
            Some(after) => rest = after,
            None => return false,
        }
    }
    !to_the_end || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::Robots;

    #[test]
    fn the_longest_rule_of_the_closest_group_decides() {
        let robots = Robots::read(
            "User-agent: *\nDisallow: /\n\nUser-agent: Demur/1.0\nUser-agent: other\nDisallow: /private # not\nAllow: /private/open\nDisallow: /*.pdf$\nSitemap: https://a.example/s.xml\n",
        );
        assert!(robots.allows("/"));
        assert!(!robots.allows("/private/x"));
        assert!(robots.allows("/private/open/x"));
        assert!(!robots.allows("/a/b.pdf"));
        assert!(robots.allows("/a/b.pdf?x"));
        assert_eq!(robots.sitemaps, ["https://a.example/s.xml"]);
    }

    #[test]
    fn rules_of_others_do_not_hold_for_us_and_an_empty_one_forbids_nothing() {
        let robots = Robots::read("User-agent: bot\nDisallow: /\n\nUser-agent: *\nDisallow:\n");
        assert!(robots.allows("/anything"));
    }
}

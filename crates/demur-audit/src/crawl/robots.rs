//! robots.txt as RFC 9309 reads it.

use std::cmp::Reverse;

use super::pattern::{Rule, Text, comparable};
use super::rules::FILE;
use crate::exchange::Exchange;

/// The names under which rules for us are written: the one that we send, and the short one.
const PRODUCTS: [&str; 2] = ["demur-audit", "demur"];

/// What is read of the file at most (RFC 9309 §2.5).
const MOST: usize = 500 << 10;

/// The rules that hold for us.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Robots {
    /// The most specific first, so that the first that matches decides.
    rules: Vec<Rule>,
    /// The sitemaps that are named, for everybody.
    pub(super) sitemaps: Vec<String>,
}

/// Whom the rules that are read next are for.
#[derive(Debug, Default)]
struct Group {
    is_ours: bool,
    is_general: bool,
    has_rules: bool,
}

impl Group {
    /// One more agent, of this group or, behind rules, of the next.
    fn begins_with(&mut self, agent: &str) {
        if self.has_rules {
            *self = Self::default();
        }
        self.is_ours |= PRODUCTS.contains(&agent);
        self.is_general |= agent == "*";
    }
}

impl Robots {
    /// What an answer to `/robots.txt` allows: a 4xx everything, a 5xx and no answer nothing (RFC 9309 §2.3.1).
    pub(super) fn of(exchange: &Exchange) -> Self {
        match exchange.answer() {
            Some(answer) if answer.is_success() => Self::read(&answer.text()),
            Some(answer) if answer.status < 500 && answer.status != 429 => Self::default(),
            Some(_) | None => Self::read("User-agent: *\nDisallow: /"),
        }
    }

    /// The group of our name, else the one of everybody.
    pub(super) fn read(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut robots = Self::default();
        let (mut own, mut general) = (None, Vec::new());
        let mut group = Group::default();
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
                    group.begins_with(&product(value));
                    if group.is_ours {
                        own.get_or_insert_with(Vec::new);
                    }
                }
                key @ ("allow" | "disallow") => {
                    group.has_rules = true;
                    // An empty pattern matches nothing.
                    if value.is_empty() {
                        continue;
                    }
                    let rule = || Rule::of(key == "allow", value);
                    if group.is_ours {
                        own.get_or_insert_with(Vec::new).push(rule());
                    }
                    if group.is_general {
                        general.push(rule());
                    }
                }
                "sitemap" => robots.sitemaps.push(value.to_owned()),
                _ => {}
            }
        }
        robots.rules = own.unwrap_or(general);
        let by_weight = |rule: &Rule| Reverse((rule.length, rule.allow));
        robots.rules.sort_by_key(by_weight);
        robots
    }

    /// Whether a target may be fetched: the longest pattern that matches decides, and of two the one that allows. The file
    /// itself always may.
    pub(super) fn allows(&self, target: &str) -> bool {
        let compared = comparable(target, Text::Target);
        let first = self.rules.iter().find(|rule| rule.matches(&compared));
        first.is_none_or(|rule| rule.allow) || target == FILE
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
    fn rules_for_either_of_our_names_are_ours() {
        for name in ["demur", "Demur-Audit", "demur-audit/1.0"] {
            let robots = Robots::read(&format!(
                "User-agent: *\nDisallow:\nUser-agent: {name}\nDisallow: /a\n"
            ));
            assert!(!robots.allows("/a"), "{name}");
        }
        assert!(Robots::read("User-agent: demur-auditor\nDisallow: /a\n").allows("/a"));
    }

    #[test]
    fn rules_of_others_do_not_hold_for_us_and_an_empty_one_forbids_nothing() {
        let robots = Robots::read("User-agent: bot\nDisallow: /\n\nUser-agent: *\nDisallow:\n");
        assert!(robots.allows("/anything"));
    }
}

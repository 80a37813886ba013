//! Agents in the one form in which they are compared: `family/version|device|bot`.
//!
//! The same few thousand texts come again and again, so that what was made of a text is kept.

use crate::agent::parse;
use crate::summary::{ByHash, hash_of};

/// Texts whose form is kept; of more, all are forgotten.
const KEPT: usize = 1 << 14;

/// What was made of the last texts, by their hashes.
#[derive(Debug, Default)]
pub(crate) struct Agents {
    known: ByHash<Box<[u8]>>,
}

impl Agents {
    /// The form of a text.
    pub(crate) fn normal(&mut self, text: &[u8]) -> &[u8] {
        let hash = hash_of(text);
        if self.known.len() >= KEPT && !self.known.contains_key(&hash) {
            self.known.clear();
        }
        let known = self.known.entry(hash);
        known.or_insert_with(|| normal(text).into())
    }
}

fn normal(text: &[u8]) -> Vec<u8> {
    let agent = parse(text);
    if agent.family.is_empty() && agent.device.is_empty() {
        return Vec::new();
    }
    let slash = if agent.version.is_empty() { "" } else { "/" };
    let bot = if agent.is_bot { "bot" } else { "" };
    let (family, version) = (
        agent.family.replace('|', "_"),
        agent.version.replace('|', "_"),
    );
    format!("{family}{slash}{version}|{}|{bot}", agent.device).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::Agents;

    #[test]
    fn an_agent_has_one_form() {
        let mut agents = Agents::default();
        assert_eq!(
            agents.normal(b"shop-app/5.2.0 (iOS 17)"),
            b"shop-app/5.2.0|ios|"
        );
        assert_eq!(
            agents.normal(b"Googlebot/2.1 (+http://www.google.com/bot.html)"),
            b"Googlebot/2.1||bot"
        );
        assert_eq!(agents.normal(b"curl"), b"curl||");
        assert_eq!(agents.normal(b""), b"");
    }
}

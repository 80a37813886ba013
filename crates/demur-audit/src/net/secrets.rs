//! Credentials in answers: a server that says them back shall not have them written down.

use std::collections::HashMap;

use crate::exchange::Answer;

/// What is shorter is no secret, and may stand anywhere.
const LEAST: usize = 6;

/// The values of all identities.
#[derive(Debug, Default)]
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    /// Each value, and what stands behind its scheme: `Bearer abcdef` and `abcdef`.
    pub(super) fn of(identities: &HashMap<String, Vec<(String, String)>>) -> Self {
        let values = identities.values().flatten().map(|(_, value)| value);
        let parts = values.flat_map(|value| {
            let behind = value.split_once(' ').map(|(_, rest)| rest.trim());
            [Some(value.as_str()), behind].into_iter().flatten()
        });
        let mut all: Vec<String> = parts
            .filter(|part| part.len() >= LEAST)
            .map(str::to_owned)
            .collect();
        // The longer ones first: they hold the shorter ones.
        all.sort_by_key(|part| std::cmp::Reverse(part.len()));
        Self(all)
    }

    /// The answer with as many asterisks in place of each.
    pub(super) fn hide(&self, mut answer: Answer) -> Answer {
        for secret in &self.0 {
            let stars = "*".repeat(secret.len());
            let interim = answer.interim.iter_mut().map(|one| &mut one.fields);
            for fields in interim.chain([&mut answer.fields]) {
                for (_, value) in &mut fields.0 {
                    if value.contains(secret.as_str()) {
                        *value = value.replace(secret.as_str(), &stars);
                    }
                }
            }
            for octets in [&mut answer.body, &mut answer.surplus] {
                hide_in(octets, secret.as_bytes());
            }
        }
        answer
    }
}

fn hide_in(octets: &mut [u8], secret: &[u8]) {
    let mut from = 0;
    while let Some(at) = octets
        .get(from..)
        .and_then(|rest| rest.windows(secret.len()).position(|one| one == secret))
    {
        let (start, end) = (from + at, from + at + secret.len());
        if let Some(found) = octets.get_mut(start..end) {
            found.fill(b'*');
        }
        from = end;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::Secrets;
    use crate::exchange::Answer;
    use crate::fields::Fields;

    #[test]
    fn what_is_said_back_is_hidden_with_the_same_length() {
        let field = ("Authorization".to_owned(), "Bearer topsecret".to_owned());
        let secrets = Secrets::of(&HashMap::from([("ada".to_owned(), vec![field])]));
        let answer = secrets.hide(Answer {
            fields: Fields(vec![("X".to_owned(), "got topsecret".to_owned())]),
            body: b"{\"Authorization\": \"Bearer topsecret\"}".to_vec(),
            ..Answer::default()
        });
        assert_eq!(answer.fields.get("X"), Some("got *********"));
        assert_eq!(answer.body, b"{\"Authorization\": \"****************\"}");
    }
}

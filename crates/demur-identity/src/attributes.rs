//! What a file of keys or passwords says about a caller, after the secret: words separated by white space.
//!
//! `scopes=orders:read,orders:write roles=admin tenant=acme`: scopes, roles, and claims of any other name, each with
//! values separated by commas.

use crate::outcome::Caller;

/// The lines of a file that say something, with their numbers; comments begin with `#`.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The caller of that name. The words may be wrong, and then say how; what they contain is not repeated, for a secret
/// may have got into the wrong column.
pub(crate) fn caller<'a>(
    id: &str,
    words: impl Iterator<Item = &'a str>,
) -> Result<Caller, &'static str> {
    let mut caller = Caller {
        id: id.to_owned(),
        ..Caller::default()
    };
    for word in words {
        let (name, values) = word
            .split_once('=')
            .ok_or("a word after the secret is not of the form `name=value`")?;
        let values: Vec<String> = values
            .split(',')
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect();
        match name {
            "" => return Err("a word after the secret has no name before its `=`"),
            "scopes" => caller.scopes.extend(values),
            "roles" => caller.roles.extend(values),
            _ if caller.claims.iter().any(|(known, _)| known == name) => {
                return Err("a claim is given twice");
            }
            _ => caller.claims.push((name.to_owned(), values)),
        }
    }
    caller.claims.sort();
    Ok(caller)
}

//! Where random names are tried, and which.

use std::collections::BTreeMap;

use super::words::is_search_key;
use crate::origin::Origin;
use crate::site::{Settings, Site, Target};

/// Directories that are tried beside the root, those with the most resources first.
const DIRECTORIES: usize = 8;

/// Parameters that are tried.
const PARAMETERS: usize = 4;

/// One place of a server, where names that exist nowhere are asked for.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) origin: Origin,
    pub(super) identity: String,
    pub(super) within: Within,
    pub(super) tries: Vec<Try>,
}

/// Which resources a place is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Within {
    /// Those whose path is this and one segment more.
    Directory(String),
    /// Those of one path that a parameter tells apart.
    Parameter(String, String),
}

/// A name that exists nowhere.
#[derive(Debug, Clone)]
pub(super) struct Try {
    pub(super) class: Class,
    pub(super) target: String,
}

/// What is special about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing.
    Plain,
    /// It has an extension.
    Extension,
    /// It ends in a slash.
    Slash,
    /// It is below another one that looks like a version.
    Version,
    /// It has the form of the names that do exist: a number, or a UUID.
    Alike,
}

/// The places that the resources of a site suggest.
pub(super) fn places(site: &Site) -> Vec<Place> {
    let mut servers: BTreeMap<(&Origin, &str), Vec<&Target>> = BTreeMap::new();
    for target in &site.targets {
        let key = (&target.origin, target.identity.as_str());
        servers.entry(key).or_default().push(target);
    }
    let mut all = Vec::new();
    for ((origin, identity), targets) in servers {
        let place = |(within, tries)| Place {
            origin: origin.clone(),
            identity: identity.to_owned(),
            within,
            tries,
        };
        all.extend(directories(&targets, &site.settings).into_iter().map(place));
        all.extend(parameters(&targets, &site.settings).into_iter().map(place));
    }
    all
}

/// The directory of a path: up to the last slash that something follows.
pub(crate) fn directory(path: &str) -> &str {
    let named = path.trim_end_matches('/');
    let at = named.rfind('/').map_or(0, |at| at + 1);
    path.get(..at).filter(|one| !one.is_empty()).unwrap_or("/")
}

fn directories(targets: &[&Target], settings: &Settings) -> Vec<(Within, Vec<Try>)> {
    let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for target in targets {
        let path = target.path();
        members.entry(directory(path)).or_default().push(path);
    }
    let root = members.remove("/").unwrap_or_default();
    let mut others: Vec<(&str, Vec<&str>)> = members.into_iter().collect();
    others.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    others.truncate(DIRECTORIES);
    let all = std::iter::once(("/", root)).chain(others);
    all.map(|(directory, members)| {
        let tries = tries(directory, &members, settings);
        (Within::Directory(directory.to_owned()), tries)
    })
    .collect()
}

/// Names that a directory does not have.
fn tries(directory: &str, members: &[&str], settings: &Settings) -> Vec<Try> {
    let word = |salt: &str, length| settings.nonsense(&format!("{salt} {directory}"), length);
    let of = |class, name: String| Try {
        class,
        target: format!("{directory}{name}"),
    };
    let mut all: Vec<Try> = [16, 48, 96]
        .map(|length| of(Class::Plain, word("plain", length)))
        .to_vec();
    let extension = members.iter().find_map(|path| extension(path));
    if directory == "/" || extension.is_some() {
        let extension = extension.unwrap_or("html");
        let name = format!("{}.{extension}", word("extension", 16));
        all.push(of(Class::Extension, name));
    }
    if directory == "/" {
        all.push(of(Class::Slash, format!("{}/", word("slash", 16))));
        let number = number(settings, directory);
        let version = format!(
            "v{}/{}",
            number.get(..3).unwrap_or("987"),
            word("version", 16)
        );
        all.push(of(Class::Version, version));
    }
    all.extend(alike(members, directory, settings).map(|name| of(Class::Alike, name)));
    all
}

/// A name of the form that members of a directory have.
fn alike(members: &[&str], directory: &str, settings: &Settings) -> Option<String> {
    let names = members
        .iter()
        .filter_map(|path| path.strip_prefix(directory));
    let names: Vec<&str> = names.map(|name| name.trim_end_matches('/')).collect();
    if names.iter().any(|name| is_number(name)) {
        return Some(number(settings, directory));
    }
    let uuid = names.iter().any(|name| is_uuid(name));
    uuid.then(|| {
        let digits = number(settings, directory);
        format!(
            "{}-4c1d-4e2f-8a3b-{digits}",
            digits.get(..8).unwrap_or("98765432")
        )
    })
}

/// Twelve digits that number nothing.
fn number(settings: &Settings, salt: &str) -> String {
    let word = settings.nonsense(&format!("number {salt}"), 12);
    let digits = word.bytes().map(|byte| char::from(b'1' + byte % 9));
    digits.collect()
}

pub(super) fn is_number(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_uuid(name: &str) -> bool {
    let groups: Vec<usize> = name.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12]
        && name
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// The extension of a path, if it has one of a usual length.
pub(super) fn extension(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    let is_one = !stem.is_empty()
        && (1..=5).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !is_number(extension);
    is_one.then_some(extension)
}

fn parameters(targets: &[&Target], settings: &Settings) -> Vec<(Within, Vec<Try>)> {
    let mut groups: Vec<(Within, Vec<Try>)> = Vec::new();
    for target in targets {
        for (key, value) in pairs(&target.target) {
            let within = Within::Parameter(target.path().to_owned(), key.to_owned());
            let known = groups.iter().any(|(one, _)| *one == within);
            if known || value.is_empty() || is_search_key(key) || groups.len() >= PARAMETERS {
                continue;
            }
            let lengths = [16, 24, 40].into_iter();
            let tries = lengths.map(|length| {
                let salt = format!("{} {key} {length}", target.path());
                let name = if is_number(value) {
                    number(settings, &salt)
                } else {
                    settings.nonsense(&salt, length)
                };
                Try {
                    class: Class::Plain,
                    target: target.target.replacen(
                        &format!("{key}={value}"),
                        &format!("{key}={name}"),
                        1,
                    ),
                }
            });
            groups.push((within, tries.collect()));
        }
    }
    groups
}

/// The names and values of a query.
pub(super) fn pairs(target: &str) -> impl Iterator<Item = (&str, &str)> {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    query.split('&').filter_map(|pair| pair.split_once('='))
}

#[cfg(test)]
mod tests {
    use super::{directory, extension};

    #[test]
    fn paths_have_directories_and_extensions() {
        assert_eq!(directory("/"), "/");
        assert_eq!(directory("/a"), "/");
        assert_eq!(directory("/a/"), "/");
        assert_eq!(directory("/a/b"), "/a/");
        assert_eq!(extension("/a/b.html"), Some("html"));
        assert_eq!(extension("/v1.2"), None);
        assert_eq!(extension("/.env"), None);
    }
}

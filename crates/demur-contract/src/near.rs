//! What a path that leads nowhere was probably meant to be; only asked for after a miss.

use demur_schema::suggest;

use crate::contract::{Contract, Resource};
use crate::template::{Segment, Template};

/// A resource that the path nearly names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss<'c> {
    /// The template of that resource, base path included.
    pub template: &'c str,
    /// The path with the slip mended.
    pub path: String,
    /// What the slip was.
    pub slip: Slip,
}

/// How a path differs from one that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Only upper and lower case differ.
    Case,
    /// One slash too many or too few at the end.
    TrailingSlash,
    /// The base path is missing or another one.
    BasePath,
    /// One segment is misspelt.
    Spelling,
}

/// Longer paths get no suggestions: the work grows with the path, and nobody types them.
const LONGEST: usize = 512;

impl Contract {
    /// The resource that `path` was probably meant to name.
    pub fn near_miss(&self, path: &str) -> Option<NearMiss<'_>> {
        if path.len() > LONGEST || !path.starts_with('/') {
            return None;
        }
        self.other_slash(path)
            .or_else(|| self.nearest(path))
            .or_else(|| self.other_base(path))
    }

    fn other_slash(&self, path: &str) -> Option<NearMiss<'_>> {
        let toggled = match path.strip_suffix('/') {
            Some(shorter) => shorter.to_owned(),
            None => format!("{path}/"),
        };
        self.near(toggled, Slip::TrailingSlash)
    }

    /// The same rest under the base paths that the contract has.
    fn other_base(&self, path: &str) -> Option<NearMiss<'_>> {
        let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at));
        let rests: Vec<&str> = starts.take(4).filter_map(|at| path.get(at..)).collect();
        self.base_paths().iter().find_map(|base| {
            rests
                .iter()
                .find_map(|rest| self.near(format!("{base}{rest}"), Slip::BasePath))
        })
    }

    fn near(&self, path: String, slip: Slip) -> Option<NearMiss<'_>> {
        let crate::Routed::Found(route) = self.route(&path) else {
            return None;
        };
        // A template of nothing but parameters fits everything, so that it suggests nothing.
        let template = Template::parse(&route.resource.template).ok()?;
        let is_named = template.segments.iter().any(|one| one.literal_length() > 0);
        is_named.then_some(NearMiss {
            template: &route.resource.template,
            path,
            slip,
        })
    }

    fn nearest(&self, path: &str) -> Option<NearMiss<'_>> {
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        let mut best: Option<NearMiss<'_>> = None;
        let mut is_tie = false;
        for resource in self.resources() {
            let Some(found) = mended(resource, &segments) else {
                continue;
            };
            match &best {
                Some(old) if old.slip < found.slip => {}
                Some(old) if old.slip == found.slip => is_tie |= old.path != found.path,
                Some(_) | None => {
                    best = Some(found);
                    is_tie = false;
                }
            }
        }
        best.filter(|_| !is_tie)
    }
}

/// The path with one segment respelt, or all in another case, if that makes it fit.
fn mended<'c>(resource: &'c Resource, segments: &[&str]) -> Option<NearMiss<'c>> {
    let template = Template::parse(&resource.template).ok()?;
    if template.segments.len() != segments.len() {
        return None;
    }
    let mut path = String::new();
    let (mut respelt, mut recased) = (0, false);
    for (expected, given) in template.segments.iter().zip(segments) {
        path.push('/');
        match expected {
            Segment::Literal(text) if text == given => path.push_str(given),
            Segment::Literal(text) if text.eq_ignore_ascii_case(given) => {
                recased = true;
                path.push_str(text);
            }
            Segment::Literal(text) => {
                suggest(given, [text.as_str()])?;
                respelt += 1;
                path.push_str(text);
            }
            Segment::Mixed { .. } if !expected.matches(given, |_, _| {}) => return None,
            Segment::Mixed { .. } | Segment::Parameter(_) if given.is_empty() => return None,
            Segment::Mixed { .. } | Segment::Parameter(_) => path.push_str(given),
        }
    }
    let slip = match (respelt, recased) {
        (0, true) => Slip::Case,
        (1, false) => Slip::Spelling,
        _ => return None,
    };
    Some(NearMiss {
        template: &resource.template,
        path,
        slip,
    })
}

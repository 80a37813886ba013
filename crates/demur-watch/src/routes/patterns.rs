//! Templates that somebody wrote: the paths of a document, or patterns of the user.
//!
//! A literal is tried before `{name}.{format}` and the like, and these before a parameter alone, as the
//! specification of `OpenAPI` has it; `**` comes last.

use serde::{Deserialize, Serialize};

use super::ids::Ids;

/// How many nodes a walk may look at, so that no path is worth a search.
const STEPS: u32 = 512;

/// A part of a segment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Piece {
    Literal(Box<[u8]>),
    Parameter,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Node {
    name: Box<str>,
    /// Sorted.
    literals: Vec<(Box<[u8]>, u32)>,
    /// Those with the most literal bytes first.
    mixed: Vec<(Vec<Piece>, u32)>,
    parameter: Option<u32>,
    /// The id of the template that ends here; 0 if none does.
    route: u32,
    /// The id of the template that takes everything below.
    tail: u32,
    unknown: u32,
}

/// A set of templates.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Patterns {
    nodes: Vec<Node>,
}

/// What a path is to a set of templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// The id of its template.
    Route(u32),
    /// It has none; so many of its segments lead to this node.
    Unknown { depth: usize, node: u32 },
}

impl Patterns {
    /// The templates, each with an id from `id`. Of two that match the same paths the first counts.
    pub(super) fn new(templates: &[String], mut id: impl FnMut(&str) -> u32) -> Self {
        let mut patterns = Self {
            nodes: vec![Node::default()],
        };
        for template in templates {
            patterns.add(template, &mut id);
        }
        patterns
    }

    /// The ids of all templates.
    pub(super) fn ids(&self) -> impl Iterator<Item = u32> {
        self.nodes
            .iter()
            .flat_map(|node| [node.route, node.tail, node.unknown])
            .filter(|id| *id != 0)
    }

    fn add(&mut self, template: &str, id: &mut impl FnMut(&str) -> u32) {
        let path = super::in_upper_hex(super::without_query(template.as_bytes())).into_owned();
        let mut at = 0;
        let mut segments = path
            .strip_prefix(b"/")
            .unwrap_or(&path)
            .split(|byte| *byte == b'/')
            .peekable();
        while let Some(segment) = segments.next() {
            if segment == b"**" && segments.peek().is_none() {
                if let Some(node) = self
                    .nodes
                    .get_mut(at as usize)
                    .filter(|node| node.tail == 0)
                {
                    node.tail = id(template);
                }
                return;
            }
            at = self.child_or_new(at, pieces(segment), segment);
        }
        if let Some(node) = self
            .nodes
            .get_mut(at as usize)
            .filter(|node| node.route == 0)
        {
            node.route = id(template);
        }
    }

    fn child_or_new(&mut self, at: u32, pieces: Vec<Piece>, segment: &[u8]) -> u32 {
        let new = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let Some(node) = self.nodes.get_mut(at as usize) else {
            return at;
        };
        let name = format!("{}/{}", node.name, String::from_utf8_lossy(segment));
        let child = match pieces.as_slice() {
            [Piece::Parameter] => *node.parameter.get_or_insert(new),
            [Piece::Literal(key)] => match node
                .literals
                .binary_search_by(|(literal, _)| literal.cmp(key))
            {
                Ok(found) => node.literals.get(found).map_or(new, |(_, child)| *child),
                Err(place) => {
                    node.literals.insert(place, (key.clone(), new));
                    new
                }
            },
            _ => {
                let found = node
                    .mixed
                    .iter()
                    .find(|(known, _)| *known == pieces)
                    .map(|(_, child)| *child);
                found.unwrap_or_else(|| {
                    node.mixed.push((pieces, new));
                    node.mixed.sort_by(|(one, _), (two, _)| {
                        literal_bytes(two)
                            .cmp(&literal_bytes(one))
                            .then(one.cmp(two))
                    });
                    new
                })
            }
        };
        if child == new {
            self.nodes.push(Node {
                name: name.into_boxed_str(),
                ..Node::default()
            });
        }
        child
    }

    /// The template of a path.
    pub(super) fn find(&self, segments: &[&[u8]]) -> Match {
        let mut walk = Walk {
            patterns: self,
            segments,
            steps: STEPS,
            deepest: (0, 0),
        };
        match walk.descend(0, 0) {
            Some(route) => Match::Route(route),
            None => Match::Unknown {
                depth: walk.deepest.0,
                node: walk.deepest.1,
            },
        }
    }

    /// The id of everything unknown below a node.
    pub(super) fn unknown(&mut self, node: u32, ids: &mut Ids) -> u32 {
        let Some(node) = self.nodes.get_mut(node as usize) else {
            return 0;
        };
        if node.unknown == 0 {
            node.unknown = ids.give(super::absorb::unknown_below(&node.name));
        }
        node.unknown
    }
}

/// `{a}.{b}` in its parts; `*` is a parameter without a name.
fn pieces(segment: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut literal = Vec::new();
    let mut rest = segment;
    while let Some((first, behind)) = rest.split_first() {
        let end = match first {
            b'*' => Some(0),
            b'{' => memchr::memchr(b'}', behind).map(|end| end + 1),
            _ => None,
        };
        rest = behind;
        if let Some(end) = end {
            if !literal.is_empty() {
                pieces.push(Piece::Literal(
                    std::mem::take(&mut literal).into_boxed_slice(),
                ));
            }
            if pieces.last() != Some(&Piece::Parameter) {
                pieces.push(Piece::Parameter);
            }
            rest = behind.get(end..).unwrap_or(b"");
        } else {
            literal.push(*first);
        }
    }
    if pieces.is_empty() || !literal.is_empty() {
        pieces.push(Piece::Literal(literal.into_boxed_slice()));
    }
    pieces
}

fn literal_bytes(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .map(|piece| {
            if let Piece::Literal(bytes) = piece {
                bytes.len()
            } else {
                0
            }
        })
        .sum()
}

/// Whether the segment has the parts, each parameter being at least one byte, and as short as it can be.
fn fits(pieces: &[Piece], segment: &[u8]) -> bool {
    let mut rest = segment;
    let mut after_parameter = false;
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Parameter => {
                let Some((_, behind)) = rest.split_first() else {
                    return false;
                };
                rest = behind;
                after_parameter = true;
            }
            Piece::Literal(bytes) => {
                let at = if !after_parameter {
                    rest.starts_with(bytes).then_some(0)
                } else if pieces.peek().is_none() {
                    rest.ends_with(bytes).then(|| rest.len() - bytes.len())
                } else {
                    memchr::memmem::find(rest, bytes)
                };
                let Some(behind) = at.and_then(|at| rest.get(at + bytes.len()..)) else {
                    return false;
                };
                rest = behind;
                after_parameter = false;
            }
        }
    }
    after_parameter || rest.is_empty()
}

struct Walk<'p> {
    patterns: &'p Patterns,
    segments: &'p [&'p [u8]],
    steps: u32,
    deepest: (usize, u32),
}

impl Walk<'_> {
    fn descend(&mut self, at: u32, depth: usize) -> Option<u32> {
        if depth > self.deepest.0 {
            self.deepest = (depth, at);
        }
        let node = self.patterns.nodes.get(at as usize)?;
        let Some(segment) = self.segments.get(depth) else {
            return (node.route != 0).then_some(node.route);
        };
        self.steps = self.steps.checked_sub(1)?;
        if let Ok(found) = node
            .literals
            .binary_search_by(|(literal, _)| (**literal).cmp(*segment))
            && let Some((_, child)) = node.literals.get(found)
            && let Some(route) = self.descend(*child, depth + 1)
        {
            return Some(route);
        }
        if segment.is_empty() {
            return None;
        }
        for (pieces, child) in &node.mixed {
            if fits(pieces, segment)
                && let Some(route) = self.descend(*child, depth + 1)
            {
                return Some(route);
            }
        }
        if let Some(child) = node.parameter
            && let Some(route) = self.descend(child, depth + 1)
        {
            return Some(route);
        }
        (node.tail != 0).then_some(node.tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(templates: &[&str], path: &str, expected: Option<&str>) {
        let templates: Vec<String> = templates.iter().map(ToString::to_string).collect();
        let mut names = vec![String::new()];
        let patterns = Patterns::new(&templates, |name| {
            names.push(name.to_owned());
            u32::try_from(names.len() - 1).unwrap()
        });
        let segments: Vec<&[u8]> = path.as_bytes()[1..].split(|byte| *byte == b'/').collect();
        let found = match patterns.find(&segments) {
            Match::Route(id) => Some(names[id as usize].as_str()),
            Match::Unknown { .. } => None,
        };
        assert_eq!(found, expected, "{path}");
    }

    const PETS: &[&str] = &[
        "/pets/{id}",
        "/pets/mine",
        "/pets/{id}.{format}",
        "/pets/x{id}",
        "/pets/{id}/toys",
        "/pets/mine/food",
        "/",
    ];

    #[test]
    fn literals_come_before_mixed_and_these_before_parameters() {
        check(PETS, "/pets/mine", Some("/pets/mine"));
        check(PETS, "/pets/7.json", Some("/pets/{id}.{format}"));
        check(PETS, "/pets/x7", Some("/pets/x{id}"));
        check(PETS, "/pets/7", Some("/pets/{id}"));
        check(PETS, "/", Some("/"));
    }

    #[test]
    fn a_literal_that_leads_nowhere_is_no_obstacle() {
        check(PETS, "/pets/mine/toys", Some("/pets/{id}/toys"));
        check(PETS, "/pets/mine/food", Some("/pets/mine/food"));
    }

    #[test]
    fn parameters_are_never_empty() {
        check(PETS, "/pets/", None);
        check(PETS, "/pets/x", Some("/pets/{id}"));
        check(PETS, "/pets/.json", Some("/pets/{id}"));
    }

    #[test]
    fn two_asterisks_take_everything_below() {
        let templates = &["/blog/**", "/blog/{year}/{}", "/img/*.png"];
        check(templates, "/blog/a/b/c", Some("/blog/**"));
        check(templates, "/blog/a", Some("/blog/**"));
        check(templates, "/blog/2015/x", Some("/blog/{year}/{}"));
        check(templates, "/blog", None);
        check(templates, "/img/a.png", Some("/img/*.png"));
        check(templates, "/img/a.gif", None);
    }

    #[test]
    fn a_brace_that_never_closes_is_a_letter() {
        check(&["/a/{b"], "/a/{b", Some("/a/{b"));
    }
}

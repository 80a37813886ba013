//! A root document and the files it refers to, and what a `$ref` leads to.
//!
//! Files come through the caller's closure. Nothing is fetched from the network: a `$ref` to
//! another host is a fault, not a request.

use std::collections::{HashMap, HashSet};

use demur_report::Diagnostic;

use crate::tree::{Kind, Node, Tree};

/// Reads a file by the name it has in a `$ref`, made relative to the root document's folder.
pub type ReadFile<'r> = dyn Fn(&str) -> Result<Vec<u8>, String> + 'r;

/// How many files one document may consist of.
const MOST_FILES: usize = 500;

/// How many `$ref`s in a row are followed.
const MOST_HOPS: usize = 64;

/// A node in one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) file: u32,
    pub(crate) index: u32,
}

impl Place {
    pub(crate) fn of(self, node: Node<'_>) -> Self {
        Self {
            file: self.file,
            index: node.index(),
        }
    }
}

/// Why a `$ref` leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Astray {
    /// It names something that would have to be fetched.
    Remote,
    /// Its percent-encoding or its syntax is broken.
    Malformed,
    /// The file could not be read; the reason is the reader's.
    Unreadable(String),
    /// The file is there, the node is not.
    NoSuchNode,
    /// It leads back to itself.
    Circle,
}

/// All files of one API description.
#[derive(Debug, Default)]
pub struct Documents {
    files: Vec<File>,
    unreadable: HashMap<String, String>,
    ids: HashMap<String, Place>,
}

#[derive(Debug)]
struct File {
    name: String,
    tree: Tree,
    anchors: HashMap<String, u32>,
    /// Every `$ref` of this file that leads somewhere.
    links: HashMap<String, Place>,
}

impl Documents {
    /// Reads the root document and every file it refers to, directly or not.
    pub fn load(
        name: &str,
        bytes: Vec<u8>,
        read: &ReadFile<'_>,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut documents = Self::default();
        let mut references = documents.add(name, bytes, faults)?;
        let mut asked = HashSet::from([name.to_owned()]);
        while let Some((from, reference)) = references.pop() {
            let Some(file) = documents.file_of(from, &reference) else {
                continue;
            };
            if !asked.insert(file.clone()) {
                continue;
            }
            let bytes = if documents.files.len() < MOST_FILES {
                read(&file)
            } else {
                Err(format!(
                    "the document already consists of {MOST_FILES} files"
                ))
            };
            match bytes {
                Ok(bytes) => match documents.add(&file, bytes, faults) {
                    Some(more) => references.extend(more),
                    None => {
                        documents
                            .unreadable
                            .insert(file, "see the fault in that file".to_owned());
                    }
                },
                Err(reason) => {
                    documents.unreadable.insert(file, reason);
                }
            }
        }
        documents.link();
        Some(documents)
    }

    /// The outermost value of the root document.
    pub fn root(&self) -> Option<Node<'_>> {
        self.files.first().map(|file| file.tree.root())
    }

    /// The names of all files, the root document first.
    pub fn file_names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// The text of the file with this name, for turning offsets into lines.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files
            .iter()
            .find(|file| file.name == name)
            .map(|file| file.tree.text())
    }

    pub(crate) fn node(&self, place: Place) -> Node<'_> {
        static NOTHING: std::sync::OnceLock<Tree> = std::sync::OnceLock::new();
        match self.files.get(place.file as usize) {
            Some(file) => file.tree.node(place.index),
            None => NOTHING.get_or_init(Tree::default).root(),
        }
    }

    pub(crate) fn file_name(&self, place: Place) -> &str {
        self.files
            .get(place.file as usize)
            .map_or("", |file| &file.name)
    }

    /// How many nodes each file has.
    pub(crate) fn sizes(&self) -> impl Iterator<Item = usize> {
        self.files
            .iter()
            .map(|file| file.tree.root().end() as usize)
    }

    /// Where `reference`, standing in the file of `from`, leads.
    pub(crate) fn resolve(&self, from: Place, reference: &str) -> Result<Place, Astray> {
        let file = self
            .files
            .get(from.file as usize)
            .ok_or(Astray::NoSuchNode)?;
        match file.links.get(reference) {
            Some(place) => Ok(*place),
            None => self.search(from.file, reference),
        }
    }

    /// Follows `$ref`s from `place` until something else stands there.
    pub(crate) fn target(&self, place: Place) -> Result<Place, Astray> {
        let mut at = place;
        for _ in 0..MOST_HOPS {
            let reference = self.node(at).get("$ref").and_then(Node::as_str);
            let Some(reference) = reference else {
                return Ok(at);
            };
            at = self.resolve(at, reference)?;
        }
        Err(Astray::Circle)
    }

    fn add(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Vec<(u32, String)>> {
        let tree = Tree::read(name, bytes, faults)?;
        let number = u32::try_from(self.files.len()).ok()?;
        let mut references = HashSet::new();
        let mut anchors = HashMap::new();
        let mut before = None;
        let mut container = 0;
        for node in tree.nodes() {
            match (before, node.as_str()) {
                (Some("$ref"), Some(text)) => {
                    references.insert(text.to_owned());
                }
                (Some("$anchor" | "$dynamicAnchor"), Some(text)) => {
                    anchors.insert(text.to_owned(), container);
                }
                (Some("$id"), Some(text)) => {
                    let place = Place {
                        file: number,
                        index: container,
                    };
                    self.ids
                        .insert(text.trim_end_matches('#').to_owned(), place);
                }
                _ => {}
            }
            before = node.as_str().filter(|text| text.starts_with('$'));
            if before.is_some_and(|text| matches!(text, "$anchor" | "$dynamicAnchor" | "$id")) {
                container = enclosing(&tree, node.index());
            }
        }
        let links = references.iter().map(|text| {
            (
                text.clone(),
                Place {
                    file: number,
                    index: 0,
                },
            )
        });
        let links = links.collect();
        self.files.push(File {
            name: name.to_owned(),
            tree,
            anchors,
            links,
        });
        Some(references.into_iter().map(|text| (number, text)).collect())
    }

    /// Resolves every `$ref` once, so that later look-ups cost one hash.
    fn link(&mut self) {
        for number in 0..self.files.len() {
            let Some(file) = self.files.get_mut(number) else {
                return;
            };
            let texts = std::mem::take(&mut file.links).into_keys();
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let links: HashMap<String, Place> = texts
                .filter_map(|text| self.search(number, &text).ok().map(|place| (text, place)))
                .collect();
            if let Some(file) = self.files.get_mut(number as usize) {
                file.links = links;
            }
        }
    }

    fn search(&self, from: u32, reference: &str) -> Result<Place, Astray> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let base = if path.is_empty() {
            Place {
                file: from,
                index: 0,
            }
        } else if let Some(place) = self.ids.get(path) {
            *place
        } else if is_remote(path) {
            return Err(Astray::Remote);
        } else {
            let name = self.file_of(from, reference).ok_or(Astray::Malformed)?;
            if let Some(reason) = self.unreadable.get(&name) {
                return Err(Astray::Unreadable(reason.clone()));
            }
            let file = self.files.iter().position(|file| file.name == name);
            let file = file.and_then(|file| u32::try_from(file).ok());
            Place {
                file: file.ok_or(Astray::NoSuchNode)?,
                index: 0,
            }
        };
        let fragment = percent_decoded(fragment).ok_or(Astray::Malformed)?;
        if fragment.is_empty() || fragment.starts_with('/') {
            let node = self
                .node(base)
                .at_pointer(&fragment)
                .ok_or(Astray::NoSuchNode)?;
            return Ok(base.of(node));
        }
        let file = self
            .files
            .get(base.file as usize)
            .ok_or(Astray::NoSuchNode)?;
        let index = file
            .anchors
            .get(&fragment)
            .copied()
            .ok_or(Astray::NoSuchNode)?;
        Ok(Place {
            file: base.file,
            index,
        })
    }

    /// The name of the other file that `reference` speaks of.
    fn file_of(&self, from: u32, reference: &str) -> Option<String> {
        let path = reference.split('#').next().unwrap_or("");
        if path.is_empty() || is_remote(path) || self.ids.contains_key(path) {
            return None;
        }
        let path = percent_decoded(path)?;
        let base = self.files.get(from as usize).map_or("", |file| &file.name);
        Some(join(base, &path))
    }
}

/// The innermost container around the node `index`.
fn enclosing(tree: &Tree, index: u32) -> u32 {
    let mut at = tree.root();
    loop {
        let mut children = at.entries().map(|entry| entry.value).chain(at.items());
        let inner = children.find(|child| {
            child.index() < index
                && index < child.end()
                && matches!(child.kind(), Kind::Object | Kind::Array)
        });
        match inner {
            Some(child) => at = child,
            None => return at.index(),
        }
    }
}

/// Whether the path has a scheme or an authority (RFC 3986 §4.2). A single letter before the
/// colon is a drive, not a scheme.
fn is_remote(path: &str) -> bool {
    let scheme = path.split_once(':').map_or("", |(scheme, _)| scheme);
    path.starts_with("//")
        || (scheme.len() > 1
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)))
}

/// `path` seen from the file `base`, with `.` and `..` taken out.
fn join(base: &str, path: &str) -> String {
    if path.starts_with('/') {
        return path.to_owned();
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let root = if base.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// Percent-decoded text; `None` if the encoding is broken or not UTF-8.
pub(crate) fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

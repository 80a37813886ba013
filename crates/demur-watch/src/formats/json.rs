//! JSON formats: which member of a line is what.
//!
//! A mapping is a text such as `at=ts, status=response.code, path=req.url`. On the left stands what it is, on the
//! right the name of the member, with a dot before each name inside another. Where the same is mapped twice, the
//! member that stands first in the mapping wins, if the line has it. Of a list, the first value counts. `has=name`
//! demands that a member is there.

use super::field::{AT, Field, GROUPS, METHOD, PATH, Value};
use super::number::Unit;
use super::scan::{Scalar, Scan};
use super::time::Clock;
use super::{FormatError, Unread};
use crate::record::Record;

/// How many names a member may have, one inside the other.
const DEPTH: usize = 8;

/// How many members a mapping may name; one more stands for none.
const ROWS: u8 = u8::MAX - 1;

/// Names longer than this share one bucket.
const LONG: usize = 40;

/// The words on the left.
const WORDS: &[(&str, Field)] = &[
    ("at", Field::At),
    ("client", Field::Peer),
    ("principal", Field::Principal),
    ("host", Field::Host),
    ("request", Field::Request),
    ("method", Field::Method),
    ("path", Field::Path),
    ("route", Field::Route),
    ("status", Field::Status),
    ("bytes", Field::Bytes),
    ("duration_s", Field::Duration(Unit::Seconds)),
    ("duration_ms", Field::Duration(Unit::Millis)),
    ("duration_us", Field::Duration(Unit::Micros)),
    ("duration_ns", Field::Duration(Unit::Nanos)),
    ("referrer", Field::Referrer),
    ("agent", Field::Agent),
    ("upstream", Field::Upstream),
    ("upstream_status", Field::UpstreamStatus),
    ("step", Field::Step),
    ("reason", Field::Reason),
    ("has", Field::Sign),
];

/// A mapping, ready to read lines.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    fields: Vec<Field>,
    root: Node,
    /// How many members have to be there.
    signs: usize,
}

/// The names that are known inside one object.
#[derive(Debug, Clone, Default)]
struct Node {
    /// By length.
    buckets: Vec<Vec<Member>>,
}

/// A member that is known.
#[derive(Debug, Clone)]
struct Member {
    name: Box<[u8]>,
    /// What it is, if it is a value.
    rows: Vec<u8>,
    /// What is inside, if it is an object.
    inside: Option<Node>,
}

/// A line that is being read.
struct Reading<'m, 'l> {
    mapping: &'m Mapping,
    clock: &'m Clock,
    scan: Scan<'l>,
    record: Record<'l>,
    /// The row that told each group.
    told: [u8; GROUPS],
    signs: usize,
    failed: Option<(usize, Unread)>,
}

impl Mapping {
    /// Reads one line.
    pub(super) fn read<'l>(&self, line: &'l [u8], clock: &Clock) -> Result<Record<'l>, Unread> {
        let mut reading = Reading {
            mapping: self,
            clock,
            scan: Scan::new(line),
            record: Record::default(),
            told: [u8::MAX; GROUPS],
            signs: 0,
            failed: None,
        };
        reading.object(&self.root)?;
        match reading.scan.peek() {
            None => reading.end(),
            Some(_) => Err(Unread::Json),
        }
    }
}

impl Node {
    fn find(&self, name: &[u8]) -> Option<&Member> {
        let bucket = self.buckets.get(name.len().min(LONG))?;
        // The first byte tells most names of one length apart, without a call.
        let first = name.first();
        bucket
            .iter()
            .find(|member| member.name.first() == first && *member.name == *name)
    }

    fn entry(&mut self, name: &[u8]) -> Option<&mut Member> {
        let length = name.len().min(LONG);
        if self.buckets.len() <= length {
            self.buckets.resize(length + 1, Vec::new());
        }
        let bucket = self.buckets.get_mut(length)?;
        let place = bucket.iter().position(|member| *member.name == *name);
        let place = place.unwrap_or_else(|| {
            bucket.push(Member {
                name: name.into(),
                rows: Vec::new(),
                inside: None,
            });
            bucket.len() - 1
        });
        bucket.get_mut(place)
    }

    fn insert(&mut self, path: &[&str], row: u8) {
        let Some((name, rest)) = path.split_first() else {
            return;
        };
        let Some(member) = self.entry(name.as_bytes()) else {
            return;
        };
        if rest.is_empty() {
            member.rows.push(row);
        } else {
            member.inside.get_or_insert_default().insert(rest, row);
        }
    }
}

impl<'m, 'l> Reading<'m, 'l> {
    /// As deep as the mapping, not as deep as the line.
    fn object(&mut self, node: &'m Node) -> Result<(), Unread> {
        self.scan.expect(b'{')?;
        if self.scan.accept(b'}') {
            return Ok(());
        }
        loop {
            let name = self.scan.string()?;
            self.scan.expect(b':')?;
            match node.find(name) {
                Some(member) => self.member(member)?,
                None => self.scan.skip()?,
            }
            if !self.scan.accept(b',') {
                return self.scan.expect(b'}');
            }
        }
    }

    fn member(&mut self, member: &'m Member) -> Result<(), Unread> {
        match (self.scan.peek(), &member.inside) {
            (Some(b'{'), Some(inside)) => self.object(inside),
            (Some(b'['), _) if !member.rows.is_empty() => {
                self.scan.expect(b'[')?;
                if !matches!(self.scan.peek(), Some(b'{' | b'[')) {
                    self.value(&member.rows)?;
                }
                self.scan.leave()
            }
            (Some(b'{' | b'['), _) => self.scan.skip(),
            _ => self.value(&member.rows),
        }
    }

    fn value(&mut self, rows: &[u8]) -> Result<(), Unread> {
        let value = match self.scan.scalar()? {
            Scalar::Bare(b"null" | b"true" | b"false") => return Ok(()),
            Scalar::Bare(raw) => Value {
                raw,
                escaped: false,
            },
            Scalar::Quoted(raw) => Value {
                raw,
                escaped: self.scan.escaped,
            },
        };
        for row in rows {
            if let (Some(field), false) = (
                self.mapping.fields.get(usize::from(*row)),
                value.is_absent(),
            ) {
                self.put(*field, *row, value);
            }
        }
        Ok(())
    }

    /// What cannot be read only counts if no other member tells the same.
    fn put(&mut self, field: Field, row: u8, value: Value<'l>) {
        let group = field.group();
        let Some(told) = self.told.get_mut(group) else {
            return;
        };
        self.signs += usize::from(field == Field::Sign);
        if row >= *told {
            return;
        }
        match field.put(value, &mut self.record, self.clock) {
            Ok(()) => *told = row,
            Err(reason) => {
                self.failed.get_or_insert((group, reason));
            }
        }
        if let (Field::Request, Some(told)) = (field, self.told.get_mut(METHOD)) {
            *told = row;
        }
    }

    fn end(self) -> Result<Record<'l>, Unread> {
        let is_told = |group: usize| self.told.get(group).is_some_and(|row| *row != u8::MAX);
        let is_request = is_told(METHOD) || is_told(PATH) || self.mapping.signs > 0;
        match self.failed {
            _ if !is_request || self.signs < self.mapping.signs => Err(Unread::NoRequest),
            Some((group, reason)) if !is_told(group) => Err(reason),
            _ if !is_told(AT) => Err(Unread::NoTime),
            _ => Ok(self.record),
        }
    }
}

/// Makes a mapping of its text.
pub(super) fn compile(text: &str) -> Result<Mapping, FormatError> {
    let mut mapping = Mapping {
        fields: Vec::new(),
        root: Node::default(),
        signs: 0,
    };
    let mut at = 0;
    for part in text.split(',') {
        if !part.trim().is_empty() {
            let place = at + part.len() - part.trim_start().len();
            add(&mut mapping, part.trim(), place)?;
        }
        at += part.len() + 1;
    }
    check_content(&mapping)?;
    Ok(mapping)
}

fn add(mapping: &mut Mapping, part: &str, at: usize) -> Result<(), FormatError> {
    let (word, member) = part.split_once('=').ok_or_else(|| {
        FormatError::new(
            at,
            format!("`{part}` has no `=`"),
            "write what it is and the name of the member: `status=response.code`",
        )
    })?;
    let field = field_of(word.trim(), at)?;
    let member = member.trim();
    let names: Vec<&str> = member.split('.').collect();
    let row = u8::try_from(mapping.fields.len())
        .ok()
        .filter(|row| *row < ROWS);
    match row {
        Some(row) if names.len() <= DEPTH && names.iter().all(|name| !name.is_empty()) => {
            mapping.fields.push(field);
            mapping.signs += usize::from(field == Field::Sign);
            mapping.root.insert(&names, row);
            if names.len() > 1 {
                // Some writers put the dots into the name.
                mapping.root.insert(&[member], row);
            }
            Ok(())
        }
        Some(_) => Err(FormatError::new(
            at,
            format!("`{member}` is no name of a member"),
            format!("write up to {DEPTH} names with dots between them: `response.code`"),
        )),
        None => Err(FormatError::new(
            at,
            format!("the mapping names more than {ROWS} members"),
            "leave out those that your log does not have",
        )),
    }
}

fn field_of(word: &str, at: usize) -> Result<Field, FormatError> {
    let found = WORDS.iter().find(|(known, _)| *known == word);
    found.map(|(_, field)| *field).ok_or_else(|| {
        let hint = if word == "duration" {
            "say what it counts: `duration_s`, `duration_ms`, `duration_us` or `duration_ns`".into()
        } else {
            let words: Vec<&str> = WORDS.iter().map(|(known, _)| *known).collect();
            format!("use one of {}", words.join(", "))
        };
        FormatError::new(
            at,
            format!("`{word}` is nothing that a line could tell"),
            hint,
        )
    })
}

fn check_content(mapping: &Mapping) -> Result<(), FormatError> {
    let has = |wanted: &[Field]| mapping.fields.iter().any(|field| wanted.contains(field));
    if !has(&[Field::At]) {
        return Err(FormatError::new(
            0,
            "the mapping has no time",
            "add `at=` and the name of the member",
        ));
    }
    if !has(&[Field::Request, Field::Path]) {
        return Err(FormatError::new(
            0,
            "the mapping has neither a request line nor a path",
            "add `path=` or `request=` and the name of the member",
        ));
    }
    Ok(())
}

//! A text format as a row of fields and what stands between them, and the reader that follows it.
//!
//! A field ends where the text behind it begins. Clients choose what stands in some fields, and old servers let a
//! quote through as it came; so a quote ends a field only where the next field fits behind it, and a line that could
//! be read in two ways is not read at all.

use memchr::{memchr, memchr_iter};

use super::Unread;
use super::escape::is_escaped;
use super::field::{Field, Value};
use super::time::{COMMON_TIME, Clock, looks_common};
use crate::record::Record;

/// How often the end of the last field is looked for before the right end of the line is taken.
const ATTEMPTS: usize = 8;

/// A format, ready to read lines.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub(super) start: Box<[u8]>,
    pub(super) steps: Box<[Step]>,
    /// Whether more fields may follow.
    pub(super) open: bool,
}

/// A field and the text behind it.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) field: Field,
    pub(super) end: End,
    pub(super) after: Box<[u8]>,
}

/// Where a field ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// After so many bytes.
    Width(usize),
    /// Where the text behind it begins.
    Literal,
    /// The same, but the field is a list with blanks in it.
    List,
    /// Where the path behind it begins.
    Slash,
    /// At the end of the line.
    Line,
}

/// What one step took from the line.
struct Cut<'l> {
    value: &'l [u8],
    behind: &'l [u8],
    /// Whether a quote was taken for a part of the value.
    odd: bool,
}

impl Program {
    /// Reads one line.
    pub(super) fn read<'l>(&self, line: &'l [u8], clock: &Clock) -> Result<Record<'l>, Unread> {
        let escaped = memchr(b'\\', line).is_some();
        let mut rest = line.strip_prefix(&*self.start).ok_or(Unread::Shape)?;
        let mut record = Record::default();
        let (mut odd, mut guard) = (false, None);
        let mut steps = &*self.steps;
        while let [step, next @ ..] = steps {
            let cut = self.cut(step, next, rest).ok_or(Unread::Shape)?;
            let raw = cut.value;
            step.field.put(Value { raw, escaped }, &mut record, clock)?;
            (rest, odd) = (
                cut.behind,
                odd || cut.odd || (guard.is_some() && step.is_odd(raw)),
            );
            if guard.is_none() && step.is_guarded(next) {
                guard = Some((step, next, rest));
            }
            steps = next;
        }
        if !self.is_end(rest) {
            return Err(Unread::Shape);
        }
        match guard {
            Some((step, next, behind)) if odd || !rest.is_empty() => {
                self.only_once(step, next, behind).map(|()| record)
            }
            _ => Ok(record),
        }
    }

    fn cut<'l>(&self, step: &Step, next: &[Step], text: &'l [u8]) -> Option<Cut<'l>> {
        match step.end {
            End::Width(width) => {
                let (value, behind) = text.split_at_checked(width)?;
                let behind = behind.strip_prefix(&*step.after)?;
                Some(Cut {
                    value,
                    behind,
                    odd: false,
                })
            }
            End::Literal if step.after.first() == Some(&b'"') => self.quoted(step, next, text),
            End::Literal => self.plain(step, next, text),
            End::List => self.list(step, next, text),
            End::Slash => {
                let (value, behind) = text.split_at_checked(memchr(b'/', text)?)?;
                Some(Cut {
                    value,
                    behind,
                    odd: false,
                })
            }
            End::Line => Some(Cut {
                value: text,
                behind: &[],
                odd: false,
            }),
        }
    }

    fn plain<'l>(&self, step: &Step, next: &[Step], text: &'l [u8]) -> Option<Cut<'l>> {
        let first = *step.after.first()?;
        memchr_iter(first, text).find_map(|place| {
            let (value, behind) = step.split(text, place)?;
            self.fits(next, behind).then_some(Cut {
                value,
                behind,
                odd: false,
            })
        })
    }

    fn list<'l>(&self, step: &Step, next: &[Step], text: &'l [u8]) -> Option<Cut<'l>> {
        let first = *step.after.first()?;
        memchr_iter(first, text).find_map(|place| {
            let (value, behind) = step.split(text, place)?;
            let goes_on =
                value.ends_with(b",") || value.ends_with(b" :") || behind.starts_with(b": ");
            (!goes_on && self.fits(next, behind)).then_some(Cut {
                value,
                behind,
                odd: false,
            })
        })
    }

    fn quoted<'l>(&self, step: &Step, next: &[Step], text: &'l [u8]) -> Option<Cut<'l>> {
        let mut odd = false;
        let mut attempts = 0;
        for place in memchr_iter(b'"', text) {
            if is_escaped(text, place) {
                continue;
            }
            if let Some((value, behind)) = step.split(text, place) {
                attempts += usize::from(next.is_empty());
                if attempts <= ATTEMPTS && self.fits(next, behind) {
                    return Some(Cut { value, behind, odd });
                }
            }
            odd = true;
        }
        if next.is_empty() && *step.after == *b"\"" {
            return last_of_line(text, odd);
        }
        None
    }

    /// Whether what stands here can be the next fields, as far as their looks tell.
    fn fits(&self, steps: &[Step], text: &[u8]) -> bool {
        let mut rest = text;
        for step in steps {
            let Some(extent) = step.extent(rest) else {
                return true;
            };
            let Some((_, behind)) = step.split(rest, extent).filter(|_| extent > 0) else {
                return false;
            };
            rest = behind;
        }
        self.is_end(rest)
    }

    /// Nothing, or more fields, if the format leaves that open: every quote that begins in them has to end.
    fn is_end(&self, rest: &[u8]) -> bool {
        let is_quote = |place: &usize| !is_escaped(rest, *place);
        rest.is_empty()
            || (self.open
                && rest.starts_with(b" ")
                && memchr_iter(b'"', rest).filter(is_quote).count() % 2 == 0)
    }

    /// A field that the client chose must not hold what looks like the fields behind it.
    fn only_once(&self, step: &Step, next: &[Step], behind: &[u8]) -> Result<(), Unread> {
        let again = memchr_iter(b'"', behind).any(|place| {
            !is_escaped(behind, place)
                && step
                    .split(behind, place)
                    .is_some_and(|(_, rest)| self.fits(next, rest))
        });
        if again {
            Err(Unread::Ambiguous)
        } else {
            Ok(())
        }
    }
}

/// The last field where its quote is missing or has others before it: the line was cut off, or the server let quotes
/// through.
fn last_of_line(text: &[u8], odd: bool) -> Option<Cut<'_>> {
    let value = if odd { text.strip_suffix(b"\"")? } else { text };
    Some(Cut {
        value,
        behind: &[],
        odd,
    })
}

impl Step {
    /// What stands before `place` and what stands behind the text that has to follow there.
    fn split<'l>(&self, text: &'l [u8], place: usize) -> Option<(&'l [u8], &'l [u8])> {
        let (value, behind) = text.split_at_checked(place)?;
        // Most are one or two bytes, which is quicker to compare here than by a call.
        let behind = match (&*self.after, behind) {
            ([], behind) => behind,
            ([a], [b, behind @ ..]) if a == b => behind,
            ([a, b], [c, d, behind @ ..]) if a == c && b == d => behind,
            ([_] | [_, _], _) => return None,
            (after, behind) => behind.strip_prefix(after)?,
        };
        Some((value, behind))
    }

    /// Whether a quote stands in a field that has none around it: it may be the end of one before.
    fn is_odd(&self, value: &[u8]) -> bool {
        let is_checked = self.extent(b"").is_some();
        let has_quotes = self.after.first() == Some(&b'"');
        !is_checked && !has_quotes && memchr(b'"', value).is_some()
    }

    /// Whether the client chooses the field and the looks of the next one show where it ends.
    fn is_guarded(&self, next: &[Step]) -> bool {
        self.after.first() == Some(&b'"')
            && next.first().is_some_and(|next| next.extent(b"").is_some())
    }

    /// How many bytes of the beginning could be the field; 0 if it does not look like it, nothing if looks say nothing.
    fn extent(&self, text: &[u8]) -> Option<usize> {
        match (self.field, self.end) {
            (Field::At, End::Width(COMMON_TIME)) if looks_common(text) => Some(COMMON_TIME),
            (Field::At, End::Width(COMMON_TIME)) => Some(0),
            (field, _) => field.extent(text),
        }
    }
}

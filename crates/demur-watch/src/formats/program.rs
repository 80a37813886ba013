//! A text format as a row of fields and what stands between them, and the reader that follows it.
//!
//! A field ends where the text behind it begins. Clients choose what stands in some fields, and old servers let a
//! quote through as it came; so a quote ends a field only where the next field fits behind it, and a line that could
//! be read in two ways is not read at all.

use memchr::{memchr, memchr_iter};

use super::Unread;
use super::clean;
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
    /// Whether the format is the one that has a quick way.
    pub(super) is_combined: bool,
}

/// A field and the text behind it.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) field: Field,
    pub(super) end: End,
    pub(super) after: Box<[u8]>,
    /// Whether the looks of the next field show that this one ends before it.
    pub(super) looks: bool,
}

/// Where a field ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// After so many bytes.
    Width(usize),
    /// Behind its digits, or the hyphen that stands for them.
    Digits,
    /// Before a quote that is no part of it.
    Quote,
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
    /// Whether there is a quote in the value that may have been meant as the end of a field.
    odd: bool,
}

/// A step whose end a client could have forged, the steps behind it, and what stood there.
type Guard<'p, 'l> = (&'p Step, &'p [Step], &'l [u8]);

impl Program {
    /// Reads one line.
    pub(super) fn read<'l>(&self, line: &'l [u8], clock: &Clock) -> Result<Record<'l>, Unread> {
        if self.is_combined
            && let Some(record) = clean::read(line, self.open, clock)
        {
            return Ok(record);
        }
        self.read_step_by_step(line, clock)
    }

    fn read_step_by_step<'l>(&self, line: &'l [u8], clock: &Clock) -> Result<Record<'l>, Unread> {
        let escaped = memchr(b'\\', line).is_some();
        let mut rest = line.strip_prefix(&*self.start).ok_or(Unread::Shape)?;
        let mut record = Record::default();
        let mut odd = false;
        let mut guard: Option<Guard<'_, 'l>> = None;
        let mut steps = &*self.steps;
        while let [step, next @ ..] = steps {
            let cut = self.cut(step, next, rest).ok_or(Unread::Shape)?;
            let raw = cut.value;
            step.field.put(Value { raw, escaped }, &mut record, clock)?;
            rest = cut.behind;
            if guard.is_some() {
                odd |= cut.odd || step.is_odd(raw);
            } else {
                odd |= cut.odd;
                guard = step.is_guarded(next).then_some((step, next, rest));
            }
            steps = next;
        }
        if !self.is_end(rest) {
            return Err(Unread::Shape);
        }
        if (odd || !rest.is_empty()) && guard.is_some_and(|guard| self.fits_again(guard)) {
            return Err(Unread::Ambiguous);
        }
        Ok(record)
    }

    fn cut<'l>(&self, step: &Step, next: &[Step], text: &'l [u8]) -> Option<Cut<'l>> {
        let split = match step.end {
            End::Width(width) => step.split(text, width),
            End::Digits => step.split(text, step.field.extent(text)?),
            End::Quote => return self.quoted(step, next, text),
            End::Literal => self.plain(step, next, text),
            End::List => self.list(step, next, text),
            End::Slash => step.split(text, memchr(b'/', text)?),
            End::Line => Some((text, [].as_slice())),
        };
        split.map(|(value, behind)| Cut {
            value,
            behind,
            odd: false,
        })
    }

    fn plain<'l>(
        &self,
        step: &Step,
        next: &[Step],
        text: &'l [u8],
    ) -> Option<(&'l [u8], &'l [u8])> {
        if let [b'-', ..] = text
            && let Some((value, behind)) = step.split(text, 1)
            && self.looks(step, next, behind)
        {
            return Some((value, behind));
        }
        memchr_iter(*step.after.first()?, text).find_map(|place| {
            step.split(text, place)
                .filter(|(_, behind)| self.looks(step, next, behind))
        })
    }

    fn list<'l>(&self, step: &Step, next: &[Step], text: &'l [u8]) -> Option<(&'l [u8], &'l [u8])> {
        memchr_iter(*step.after.first()?, text).find_map(|place| {
            let (value, behind) = step.split(text, place)?;
            let goes_on =
                value.ends_with(b",") || value.ends_with(b" :") || behind.starts_with(b": ");
            (!goes_on && self.looks(step, next, behind)).then_some((value, behind))
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
                if attempts <= ATTEMPTS && self.looks(step, next, behind) {
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

    /// Whether what stands behind a step can be what has to follow, as far as its looks tell.
    fn looks(&self, step: &Step, next: &[Step], behind: &[u8]) -> bool {
        !step.looks || self.fits(next, behind)
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

    /// Whether a field that the client chose could end later too, with everything that has to follow.
    fn fits_again(&self, (step, next, behind): Guard<'_, '_>) -> bool {
        memchr_iter(b'"', behind).any(|place| {
            !is_escaped(behind, place)
                && step
                    .split(behind, place)
                    .is_some_and(|(_, rest)| self.fits(next, rest))
        })
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
        match self.end {
            End::Width(_) | End::Digits | End::Quote => false,
            End::Literal | End::List | End::Slash | End::Line => memchr(b'"', value).is_some(),
        }
    }

    /// Whether the client chooses the field and the looks of the next one show where it ends.
    fn is_guarded(&self, next: &[Step]) -> bool {
        self.looks && self.end == End::Quote && !next.is_empty()
    }

    /// Whether only few texts can be the field.
    pub(super) fn is_checked(&self) -> bool {
        self.extent(b"").is_some()
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

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::any;
    use proptest::sample::select;
    use proptest::{prop_assert_eq, proptest};

    use super::super::{apache, combined};
    use super::*;

    const LINES: &[&str] = &[
        r#"192.0.2.1 - - [17/May/2015:10:05:03 +0000] "GET /a?b HTTP/1.1" 404 153 "https://a/?b" "a (b) c""#,
        r#"192.0.2.1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 404 - "-" "-" "203.0.113.9, 10.0.0.1""#,
        r#"- - - [17/May/2015:10:05:03 +0000] "GET http://a/b HTTP/1.1" 404 999999999999999999999 "" "x" 1 "y""#,
        r#"192.0.2.1 - - [17/May/2015:10:05:03 +0000] "" 400 0 " 200 5 " " 200 5 " " 200 5 ""#,
        r#"192.0.2.1 - ada [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "a\"b""#,
    ];

    fn check(line: &[u8]) {
        for open in [false, true] {
            let program = apache::compile(combined::FORMAT.text, open).unwrap();
            assert!(program.is_combined);
            let clock = Clock::default();
            if let Some(record) = clean::read(line, open, &clock) {
                let slowly = program.read_step_by_step(line, &clock);
                assert_eq!(Ok(record), slowly, "{}", line.escape_ascii());
            }
        }
    }

    #[test]
    fn the_quick_way_is_taken_where_nothing_is_odd() {
        let clock = Clock::default();
        for (line, open, expected) in [
            (0, false, true),
            (1, false, false),
            (1, true, true),
            (2, true, false),
            (3, true, false),
            (4, true, false),
        ] {
            let found = clean::read(LINES[line].as_bytes(), open, &clock);
            assert_eq!(found.is_some(), expected, "{}", LINES[line]);
            check(LINES[line].as_bytes());
        }
    }

    #[test]
    fn the_quick_way_leads_to_the_same_from_every_part_of_a_line() {
        for line in LINES {
            for place in 0..line.len() {
                check(&line.as_bytes()[..place]);
                check(&line.as_bytes()[place..]);
            }
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_leads_to_the_same_from_every_line(
            which in 0..LINES.len(),
            changes in vec((any::<u16>(), select(br#"" -[]\5:a?/ "#.as_slice())), 0..8),
            grown in vec((any::<u16>(), select([r#"" "#, r#"" 200 5 ""#, r#"" ""#, " ", "-", "5", "\x22", "] \""].as_slice())), 0..3),
        ) {
            let mut line = LINES[which].as_bytes().to_vec();
            for (place, byte) in changes {
                let place = usize::from(place) % line.len();
                line[place] = byte;
            }
            for (place, text) in grown {
                let place = usize::from(place) % line.len();
                line.splice(place..place, text.bytes());
            }
            check(&line);
            prop_assert_eq!(line.is_empty(), false);
        }
    }
}

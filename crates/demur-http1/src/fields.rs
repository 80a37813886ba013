//! The field section of a head: one pass, one span per field, no copies.

use crate::bytes::{is_space, name_end, text, token_end, trimmed_end, value_end};
use crate::diagnose;
use crate::fault::WireRule;
use crate::known::KnownField;
use crate::limits::Limits;
use crate::lists::Elements;
use crate::scan::{Scan, Span, Stop, fault, field_fault};

#[derive(Debug, Clone, Copy)]
pub(crate) struct FieldSpan {
    pub(crate) name: Span,
    pub(crate) value: Span,
    pub(crate) known: KnownField,
}

/// The fields of one head, in the order they came. The allocation is kept from head to head.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    list: Vec<FieldSpan>,
    /// One bit per known field, so that the absence of a field costs one instruction.
    present: u64,
}

impl Fields {
    pub(crate) fn clear(&mut self) {
        self.list.clear();
        self.present = 0;
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    fn push(&mut self, field: FieldSpan) {
        self.present |= field.known.bit();
        self.list.push(field);
    }

    pub(crate) fn has(&self, known: KnownField) -> bool {
        self.present & known.bit() != 0
    }

    /// Where `Host` ends, if it is the first field, as it nearly always is.
    pub(crate) fn leading_host_end(&self) -> Option<usize> {
        let first = self.list.first()?;
        (first.known == KnownField::Host).then(|| first.value.end())
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, FieldSpan> {
        self.list.iter()
    }

    /// The fields with this id; none of them is looked at if there is none.
    pub(crate) fn all(&self, known: KnownField) -> impl Iterator<Item = &FieldSpan> + Clone {
        let list: &[FieldSpan] = if self.has(known) { &self.list } else { &[] };
        list.iter().filter(move |field| field.known == known)
    }

    pub(crate) fn first(&self, known: KnownField) -> Option<&FieldSpan> {
        self.all(known).next()
    }

    /// Every element of a list-valued field, over all its lines.
    pub(crate) fn elements<'a>(
        &'a self,
        known: KnownField,
        buf: &'a [u8],
    ) -> impl Iterator<Item = &'a [u8]> + Clone {
        self.all(known)
            .flat_map(move |field| Elements::new(field.value.of(buf)))
            .filter(|element| !element.is_empty())
    }

    pub(crate) fn view<'a>(&'a self, buf: &'a [u8]) -> impl Iterator<Item = Field<'a>> + Clone {
        self.iter().map(move |field| Field { field, buf })
    }
}

/// One field of a parsed head.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    field: &'a FieldSpan,
    buf: &'a [u8],
}

impl<'a> Field<'a> {
    /// The name as it was sent.
    pub fn name(&self) -> &'a str {
        text(self.name_bytes())
    }

    /// The name as it was sent, as bytes.
    pub fn name_bytes(&self) -> &'a [u8] {
        self.field.name.of(self.buf)
    }

    /// The value without surrounding whitespace.
    pub fn value(&self) -> &'a [u8] {
        self.field.value.of(self.buf)
    }

    /// Which field it is.
    pub fn known(&self) -> KnownField {
        self.field.known
    }

    /// The whole line with its CR LF, if it was sent as the gateway would write it: one space behind the
    /// colon, and none at the end.
    pub fn line(&self) -> Option<&'a [u8]> {
        let (name, value) = (self.field.name, self.field.value);
        let line = self.buf.get(name.start()..value.end() + 2)?;
        let between = self.buf.get(name.end()..value.start())?;
        (between == b": " && line.ends_with(b"\r\n")).then_some(line)
    }

    /// The offset of the value in the head.
    pub fn offset(&self) -> usize {
        self.field.value.start()
    }
}

impl std::fmt::Debug for Field<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = String::from_utf8_lossy(self.value());
        write!(out, "{}: {value:?}", self.name())
    }
}

/// Reads field lines from `at` to the empty line and returns the offset behind it.
pub(crate) fn parse(buf: &[u8], at: usize, limits: &Limits, fields: &mut Fields) -> Scan<usize> {
    let window = limits.window(buf);
    let mut rest = window.get(at..).unwrap_or_default();
    loop {
        let at = window.len() - rest.len();
        match rest {
            [b'\r', b'\n', ..] => return Ok(at + 2),
            [b'\r', ..] => return line_feed(window, at, limits, Span::default()),
            [] => return Err(ran_out(window, limits)),
            _ if fields.len() >= usize::from(limits.fields.0) => {
                return fault(WireRule::TooManyFields, at);
            }
            _ => {}
        }
        if let Some((field, after)) = quick_line(rest, at, limits) {
            fields.push(field);
            rest = after;
        } else {
            let (field, next) = parse_line(window, at, limits)
                .map_err(|stop| diagnose::first_line(stop, fields.len()))?;
            fields.push(field);
            rest = window.get(next..).unwrap_or_default();
        }
    }
}

/// Reads a line that is as lines nearly always are: whole, without a fault. Any other is left to
/// [`parse_line`], which finds out what it is. Returns what stands behind the line.
fn quick_line<'a>(line: &'a [u8], start: usize, limits: &Limits) -> Option<(FieldSpan, &'a [u8])> {
    let colon = name_end(line);
    let (name, rest) = line.split_at_checked(colon)?;
    let known = KnownField::of(name);
    if known == KnownField::Other && (name.is_empty() || token_end(name, 0) != colon) {
        return None;
    }
    let ([b':', b' ', rest @ ..] | [b':', rest @ ..]) = rest else {
        return None;
    };
    if rest.first().copied().is_some_and(is_space) {
        return None;
    }
    let (value, [b'\r', b'\n', after @ ..]) = rest.split_at_checked(value_end(rest, 0))? else {
        return None;
    };
    if line.len() - after.len() > limits.field.as_len().saturating_add(2) {
        return None;
    }
    let from = start + (line.len() - rest.len());
    let field = FieldSpan {
        name: Span::new(start, start + colon),
        value: Span::new(from, from + trimmed_end(value)),
        known,
    };
    Some((field, after))
}

fn parse_line(window: &[u8], start: usize, limits: &Limits) -> Scan<(FieldSpan, usize)> {
    let cap = start
        .saturating_add(limits.field.as_len())
        .saturating_add(2);
    let line = window.get(..cap).unwrap_or(window);
    let colon = token_end(line, start);
    let name = Span::new(start, colon);
    match line.get(colon) {
        Some(b':') if colon > start => {}
        Some(_) => {
            let stop = diagnose::name(line, start, colon);
            return Err(stop.unwrap_or_else(|| line_ran_out(window, start, cap, limits, name)));
        }
        None => return Err(line_ran_out(window, start, cap, limits, name)),
    }
    let mut from = colon + 1;
    while line.get(from).copied().is_some_and(is_space) {
        from += 1;
    }
    let end = value_end(line, from);
    match line.get(end) {
        Some(b'\r') => {}
        Some(byte) => return Err(diagnose::value(*byte, end, name)),
        None => return Err(line_ran_out(window, start, cap, limits, name)),
    }
    let next = match line.get(end + 1) {
        Some(b'\n') => end + 2,
        Some(_) => return field_fault(WireRule::FieldBareCr, end, name),
        None => return Err(line_ran_out(window, start, cap, limits, name)),
    };
    let value = line.get(from..end).unwrap_or_default();
    let field = FieldSpan {
        name,
        value: Span::new(from, from + trimmed_end(value)),
        known: KnownField::of(name.of(window)),
    };
    Ok((field, next))
}

/// A CR stands at `at`: the offset behind its LF.
fn line_feed(window: &[u8], at: usize, limits: &Limits, name: Span) -> Scan<usize> {
    match window.get(at + 1) {
        Some(b'\n') => Ok(at + 2),
        Some(_) => field_fault(WireRule::FieldBareCr, at, name),
        None => Err(ran_out(window, limits)),
    }
}

/// The bytes ended: because there are no more yet, or because the head is at its limit.
pub(crate) fn ran_out(window: &[u8], limits: &Limits) -> Stop {
    if window.len() >= limits.head_len() {
        Stop::Fault(WireRule::HeadTooLarge, window.len(), Span::default())
    } else {
        Stop::Partial
    }
}

#[cold]
fn line_ran_out(window: &[u8], start: usize, cap: usize, limits: &Limits, name: Span) -> Stop {
    if window.len() >= cap {
        Stop::Fault(WireRule::FieldTooLarge, start, name)
    } else {
        ran_out(window, limits)
    }
}

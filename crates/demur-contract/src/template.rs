//! Path templates: literals and `{name}` expressions, mixed freely within a segment.

use std::borrow::Cow;
use std::fmt::Write as _;

/// One segment of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Normalised text; see [`normalised`].
    Literal(String),
    /// `{name}` and nothing else.
    Parameter(String),
    /// Names with text before, between and after: one text more than names.
    Mixed {
        texts: Vec<String>,
        names: Vec<String>,
    },
}

/// A parsed template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) segments: Vec<Segment>,
}

impl Template {
    /// Reads a template; what is wrong with it otherwise.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let Some(rest) = text.strip_prefix('/') else {
            return Err("a path begins with `/`".to_owned());
        };
        if outside_braces(text).any(|part| part.contains(['?', '#'])) {
            return Err("a path holds neither a query nor a fragment".to_owned());
        }
        let segments = split_segments(rest).into_iter().map(Segment::parse);
        let template = Self {
            segments: segments.collect::<Result<_, _>>()?,
        };
        let mut names: Vec<&str> = template.names().collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| pair.first() == pair.last()) {
            Some(pair) => {
                let name = pair.first().copied().unwrap_or("");
                Err(format!("`{{{name}}}` occurs twice in one template"))
            }
            None => Ok(template),
        }
    }

    /// The names of the parameters, from left to right.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.segments
            .iter()
            .flat_map(|segment| match segment {
                Segment::Literal(_) => &[],
                Segment::Parameter(name) => std::slice::from_ref(name),
                Segment::Mixed { names, .. } => names.as_slice(),
            })
            .map(String::as_str)
    }

    /// An address that the template matches, with `sample` for every parameter.
    pub(crate) fn filled(&self, sample: impl Fn(&str) -> String) -> String {
        let mut path = String::new();
        for segment in &self.segments {
            path.push('/');
            match segment {
                Segment::Literal(text) => path.push_str(text),
                Segment::Parameter(name) => path.push_str(&sample(name)),
                Segment::Mixed { texts, names } => {
                    for (place, text) in texts.iter().enumerate() {
                        path.push_str(text);
                        path.push_str(
                            &names
                                .get(place)
                                .map(|name| sample(name))
                                .unwrap_or_default(),
                        );
                    }
                }
            }
        }
        path
    }
}

/// Splits on `/`, but not inside braces: a name may hold any character but braces.
fn split_segments(text: &str) -> Vec<&str> {
    let mut inside = false;
    text.split(|c| {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            _ => {}
        }
        c == '/' && !inside
    })
    .collect()
}

/// The parts of a template that are no names.
fn outside_braces(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split('{').enumerate();
    parts.filter_map(|(number, part)| {
        if number == 0 {
            Some(part)
        } else {
            part.split_once('}').map(|(_, rest)| rest)
        }
    })
}

impl Segment {
    fn parse(text: &str) -> Result<Self, String> {
        if !text.contains(['{', '}']) {
            return Ok(Self::Literal(normalised(text).into_owned()));
        }
        let mut texts = vec![];
        let mut names: Vec<String> = vec![];
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                return Err("a `{` without its `}`".to_owned());
            };
            if before.contains('}') || name.contains('{') || name.is_empty() {
                return Err("braces hold exactly one name".to_owned());
            }
            texts.push(normalised(before).into_owned());
            names.push(name.to_owned());
            rest = after;
        }
        if rest.contains('}') {
            return Err("a `}` without its `{`".to_owned());
        }
        texts.push(normalised(rest).into_owned());
        if names.len() == 1 && texts.iter().all(String::is_empty) {
            return Ok(Self::Parameter(names.swap_remove(0)));
        }
        Ok(Self::Mixed { texts, names })
    }

    pub(crate) fn is_same_shape(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Literal(one), Self::Literal(two)) => one == two,
            (Self::Parameter(_), Self::Parameter(_)) => true,
            (Self::Mixed { texts: one, .. }, Self::Mixed { texts: two, .. }) => one == two,
            (Self::Literal(_) | Self::Parameter(_) | Self::Mixed { .. }, _) => false,
        }
    }

    pub(crate) fn literal_length(&self) -> usize {
        match self {
            Self::Literal(text) => text.len(),
            Self::Parameter(_) => 0,
            Self::Mixed { texts, .. } => texts.iter().map(String::len).sum(),
        }
    }

    /// Whether the raw segment fits; reports each parameter's range. A parameter ends at the first
    /// occurrence of the text that follows it, the last one before the text that ends the segment,
    /// and is never empty.
    pub(crate) fn matches(&self, raw: &str, mut capture: impl FnMut(usize, usize)) -> bool {
        let Self::Mixed { texts, names } = self else {
            return false;
        };
        let (Some(first), Some(last)) = (texts.first(), texts.last()) else {
            return false;
        };
        if !raw.starts_with(first.as_str())
            || !raw.ends_with(last.as_str())
            || raw.len() < first.len() + last.len() + names.len()
        {
            return false;
        }
        let limit = raw.len() - last.len();
        let mut at = first.len();
        for place in 0..names.len() {
            let is_last = place + 1 == names.len();
            let next = texts.get(place + 1).map_or("", String::as_str);
            let end = if is_last {
                limit
            } else {
                // At least one character belongs to the parameter.
                let Some(window) = raw.get(at..limit) else {
                    return false;
                };
                let skip = window.chars().next().map_or(1, char::len_utf8);
                match window.get(skip..).and_then(|rest| rest.find(next)) {
                    Some(found) => at + skip + found,
                    None => return false,
                }
            };
            if end <= at {
                return false;
            }
            capture(at, end);
            at = end + if is_last { 0 } else { next.len() };
        }
        true
    }
}

/// The text with unreserved characters decoded and everything else that is not allowed in a path
/// encoded, hex digits in upper case (RFC 3986 §6.2.2).
pub(crate) fn normalised(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'%'
            && let Some((value, after)) = triplet(after)
        {
            rest = after;
            push(&mut out, value, is_unreserved(value));
            continue;
        }
        push(&mut out, *byte, is_plain(*byte));
    }
    Cow::Owned(out)
}

fn push(out: &mut String, byte: u8, as_is: bool) {
    if as_is {
        out.push(char::from(byte));
    } else {
        // Writing into a string cannot fail.
        let _ = write!(out, "%{byte:02X}");
    }
}

fn triplet(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let (digits, rest) = bytes.split_at_checked(2)?;
    let [high, low] = digits else { return None };
    let value = char::from(*high).to_digit(16)? * 16 + char::from(*low).to_digit(16)?;
    Some((u8::try_from(value).ok()?, rest))
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn is_plain(byte: u8) -> bool {
    // pchar without `%` (RFC 3986 §3.3)
    is_unreserved(byte) || b"!$&'()*+,;=:@".contains(&byte)
}

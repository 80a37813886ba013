//! One entry of a list, judged on its own. What entries mean to each other is judged by [`crate::Places::compile`].

use crate::date::Date;
use crate::defect::{Defect, DefectKind, Defects, Position};
use crate::place::{self, Shape, Unfit};
use crate::target;

/// Whether a move is for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permanence {
    /// 301 or 308, by method.
    Permanent,
    /// 302 or 307, by method.
    Temporary,
}

/// What became of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// RFC 9110 §15.5.11.
    Gone,
    /// RFC 9110 §15.4.
    Moved {
        /// The target in its normal form; `{name}` and `*` are filled in per request.
        to: Box<str>,
        /// Whether it is for good.
        permanence: Permanence,
    },
    /// RFC 7725.
    Withheld {
        /// The URL of who implements the block.
        blocked_by: Option<Box<str>>,
    },
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub(crate) path: Box<str>,
    pub(crate) shape: Shape,
    pub(crate) fate: Fate,
    pub(crate) since: Option<Date>,
    pub(crate) reason: Option<Box<str>>,
    pub(crate) max_age: Option<u32>,
    pub(crate) position: Position,
}

impl Entry {
    /// The path in its normal form.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Which paths it speaks of.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// What became of them.
    pub fn fate(&self) -> &Fate {
        &self.fate
    }

    /// The day from which on it is so.
    pub fn since(&self) -> Option<Date> {
        self.since
    }

    /// The reason, for people.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// For how many seconds the answer may be kept.
    pub fn max_age(&self) -> Option<u32> {
        self.max_age
    }

    /// Where it was read.
    pub fn position(&self) -> &Position {
        &self.position
    }

    pub(crate) fn is_withheld(&self) -> bool {
        match self.fate {
            Fate::Withheld { .. } => true,
            Fate::Gone | Fate::Moved { .. } => false,
        }
    }

    pub(crate) fn target(&self) -> Option<&str> {
        match &self.fate {
            Fate::Moved { to, .. } => Some(to),
            Fate::Gone | Fate::Withheld { .. } => None,
        }
    }
}

/// What an entry says of its place, before its members are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    Gone,
    Moved(Permanence),
    Withheld,
}

impl Claim {
    /// The words of the `status` column; the two numbers of each pair mean the same, as the method decides between them.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "gone" | "410" => Some(Self::Gone),
            "moved" | "301" | "308" => Some(Self::Moved(Permanence::Permanent)),
            "found" | "302" | "307" => Some(Self::Moved(Permanence::Temporary)),
            "withheld" | "451" => Some(Self::Withheld),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Moved(Permanence::Permanent) => "moved",
            Self::Moved(Permanence::Temporary) => "found",
            Self::Withheld => "withheld",
        }
    }
}

/// One member of an entry as it is written.
pub(crate) type Written<'a> = Option<(&'a str, Position)>;

/// An entry as it is written.
#[derive(Debug, Default)]
pub(crate) struct Draft<'a> {
    pub(crate) path: Written<'a>,
    pub(crate) to: Written<'a>,
    pub(crate) since: Written<'a>,
    pub(crate) reason: Written<'a>,
    pub(crate) max_age: Written<'a>,
    pub(crate) blocked_by: Written<'a>,
}

/// RFC 9111 §1.2.2: what is larger counts as this.
const MOST_SECONDS: u32 = 1 << 31;
const MOST_REASON: usize = 1000;

/// The entry that a draft describes; all its faults go to `defects`.
pub(crate) fn judge(
    draft: &Draft<'_>,
    claim: Claim,
    position: &Position,
    defects: &mut Defects,
) -> Option<Entry> {
    let place = place_of(draft, position, defects);
    let fate = fate_of(
        draft,
        claim,
        place.as_ref().map(|(path, _)| &**path),
        position,
        defects,
    );
    let since = member(draft.since.as_ref(), defects, |text| {
        Date::parse(text)
            .ok_or_else(|| value(format!("`{text}` is no date")).hint("write it as `2026-01-31`"))
    });
    let reason = member(draft.reason.as_ref(), defects, reason_of);
    let max_age = member(draft.max_age.as_ref(), defects, seconds_of);
    if claim == Claim::Withheld {
        refuse_member(draft.max_age.as_ref(), "max_age", claim, defects);
    }
    let (path, shape) = place?;
    Some(Entry {
        path,
        shape,
        fate: fate?,
        since: since.ok()?,
        reason: reason.ok()?,
        max_age: max_age.ok()?,
        position: position.clone(),
    })
}

fn place_of(
    draft: &Draft<'_>,
    position: &Position,
    defects: &mut Defects,
) -> Option<(Box<str>, Shape)> {
    match member(draft.path.as_ref(), defects, place::parse) {
        Ok(None) => {
            defects.push(Defect::new(
                DefectKind::MissingMember,
                position,
                "the entry has no `path`",
            ));
            None
        }
        Ok(place) => place,
        Err(Told) => None,
    }
}

fn fate_of(
    draft: &Draft<'_>,
    claim: Claim,
    place: Option<&str>,
    position: &Position,
    defects: &mut Defects,
) -> Option<Fate> {
    match claim {
        Claim::Gone => {
            let to = refuse_member(draft.to.as_ref(), "to", claim, defects);
            let blocked_by = refuse_member(draft.blocked_by.as_ref(), "blocked_by", claim, defects);
            (to && blocked_by).then_some(Fate::Gone)
        }
        Claim::Withheld => {
            let to = refuse_member(draft.to.as_ref(), "to", claim, defects);
            let blocked_by = member(draft.blocked_by.as_ref(), defects, implementer_of).ok()?;
            to.then_some(Fate::Withheld { blocked_by })
        }
        Claim::Moved(permanence) => {
            let blocked_by = refuse_member(draft.blocked_by.as_ref(), "blocked_by", claim, defects);
            if draft.to.is_none() {
                let message = "the entry has moved, but does not say where to";
                defects.push(
                    Defect::new(DefectKind::MissingMember, position, message)
                        .hint("add `to`, or list the path as gone"),
                );
            }
            let to = member(draft.to.as_ref(), defects, |text| {
                target::parse(text, place.unwrap_or("/"))
            })
            .ok()??;
            blocked_by.then_some(Fate::Moved { to, permanence })
        }
    }
}

/// The defect has been reported.
struct Told;

fn member<T>(
    written: Option<&(&str, Position)>,
    defects: &mut Defects,
    parse: impl FnOnce(&str) -> Result<T, Unfit>,
) -> Result<Option<T>, Told> {
    let Some((text, position)) = written else {
        return Ok(None);
    };
    parse(text).map(Some).map_err(|unfit| {
        defects.push(Defect {
            kind: unfit.kind,
            position: position.clone(),
            message: unfit.message,
            hint: unfit.hint,
        });
        Told
    })
}

fn refuse_member(
    written: Option<&(&str, Position)>,
    name: &str,
    claim: Claim,
    defects: &mut Defects,
) -> bool {
    let Some((_, position)) = written else {
        return true;
    };
    let message = format!(
        "`{name}` says nothing for an entry that is `{}`",
        claim.word()
    );
    let hint = match (claim, name) {
        (Claim::Gone, "to") => "write the status `moved` if there is a place to go to",
        (Claim::Withheld, "max_age") => {
            "what is withheld differs from place to place, so the answer is not kept"
        }
        _ => "take it out",
    };
    defects.push(Defect::new(DefectKind::UnknownMember, position, message).hint(hint));
    false
}

fn reason_of(text: &str) -> Result<Box<str>, Unfit> {
    if text.chars().any(char::is_control) {
        return Err(
            value("the reason has a control character or a line end").hint("write it as one line")
        );
    }
    if text.len() > MOST_REASON {
        return Err(value(format!(
            "the reason is longer than {MOST_REASON} octets"
        )));
    }
    Ok(text.into())
}

fn seconds_of(text: &str) -> Result<u32, Unfit> {
    text.parse()
        .ok()
        .filter(|seconds| {
            *seconds <= MOST_SECONDS && text.bytes().all(|octet| octet.is_ascii_digit())
        })
        .ok_or_else(|| value(format!("`{text}` is no number of seconds")).hint("a day is `86400`"))
}

fn implementer_of(text: &str) -> Result<Box<str>, Unfit> {
    let url = target::parse(text, "/").map_err(|unfit| value(unfit.message))?;
    if target::own_path(&url).is_some() {
        return Err(value(format!("`{text}` does not tell who blocks"))
            .hint("RFC 7725 §4 asks for the URL of who implements the block, as in `https://isp.example/`"));
    }
    Ok(url)
}

fn value(message: impl Into<String>) -> Unfit {
    Unfit::new(DefectKind::BadValue, message)
}

//! Texts with parts that are drawn, and the dice for it.

/// A text with parts that are drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// `{1..500}`
    Range(u64, u64),
    /// `{a|b}`
    OneOf(Vec<String>),
    /// `{}`: what was drawn above.
    Again,
}

impl Template {
    /// Reads `/orders/{1..500}`.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (inside, behind) = after
                .split_once('}')
                .ok_or_else(|| format!("`{{` in `{text}` has no `}}`"))?;
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            pieces.push(piece(inside)?);
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        let is_even = pieces.iter().all(|piece| match piece {
            Piece::Text(text) => !text.contains('}'),
            Piece::Range(..) | Piece::OneOf(_) | Piece::Again => true,
        });
        if is_even {
            Ok(Self(pieces))
        } else {
            Err(format!("`}}` in `{text}` has no `{{`"))
        }
    }

    /// How many parts are drawn, those from above included.
    pub(crate) fn parts(&self) -> usize {
        let is_part = |piece: &&Piece| !matches!(piece, Piece::Text(_));
        self.0.iter().filter(is_part).count()
    }

    /// How many parts are drawn above.
    pub(crate) fn agains(&self) -> usize {
        let is_again = |piece: &&Piece| matches!(piece, Piece::Again);
        self.0.iter().filter(is_again).count()
    }

    /// The text with what the dice say.
    pub(crate) fn draw(&self, dice: &mut Dice) -> String {
        self.draw_with(&[], &mut Vec::new(), dice)
    }

    /// The same with what was drawn above for each `{}` in turn; every part is added to `drawn`.
    pub(crate) fn draw_with(
        &self,
        above: &[String],
        drawn: &mut Vec<String>,
        dice: &mut Dice,
    ) -> String {
        let mut out = String::new();
        let mut above = above.iter();
        for piece in &self.0 {
            let part = match piece {
                Piece::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Piece::Range(from, to) => dice.within((*from, *to)).to_string(),
                Piece::OneOf(words) => dice.one_of(words).unwrap_or_default(),
                Piece::Again => above.next().cloned().unwrap_or_default(),
            };
            out.push_str(&part);
            drawn.push(part);
        }
        out
    }
}

fn piece(inside: &str) -> Result<Piece, String> {
    if inside.is_empty() {
        return Ok(Piece::Again);
    }
    if inside.contains('|') {
        let words: Vec<String> = inside.split('|').map(str::to_owned).collect();
        return if words
            .iter()
            .any(|word| word.is_empty() || word.contains('{'))
        {
            Err(format!("`{{{inside}}}` has an empty or a nested part"))
        } else {
            Ok(Piece::OneOf(words))
        };
    }
    range(inside)
        .map(|(from, to)| Piece::Range(from, to))
        .ok_or_else(|| format!("`{{{inside}}}` is neither `{{1..9}}` nor `{{a|b}}`"))
}

/// `1..9`, from the smaller to the greater.
fn range(text: &str) -> Option<(u64, u64)> {
    let (from, to) = text.split_once("..")?;
    let (from, to) = (number(from)?, number(to)?);
    (from <= to).then_some((from, to))
}

/// A whole number without a sign.
pub(crate) fn number(text: &str) -> Option<u64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// `7` or `{7..9}`.
pub(crate) fn number_or_range(text: &str) -> Option<(u64, u64)> {
    let inside = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    match inside {
        Some(inside) => range(inside),
        None => number(text).map(|number| (number, number)),
    }
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that depend on a text alone.
    pub(crate) fn new(text: &str) -> Self {
        Self(hash(text))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from the first to the second, both included.
    pub(crate) fn within(&mut self, (from, to): (u64, u64)) -> u64 {
        let width = (to - from).saturating_add(1);
        from + self.next() % width
    }

    /// One of a list; nothing of an empty one.
    pub(crate) fn one_of<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        let last = u64::try_from(items.len()).ok()?.checked_sub(1)?;
        let index = usize::try_from(self.within((0, last))).ok()?;
        items.get(index).cloned()
    }
}

/// FNV-1a: the same everywhere and forever.
pub(crate) fn hash(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    // Its low bits alone are poor.
    hash ^ (hash >> 32)
}

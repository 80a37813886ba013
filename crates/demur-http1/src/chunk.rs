//! The chunked coding (RFC 9112 §7.1), one byte at a time outside of the data.
//!
//! Extensions and trailers are checked, counted and dropped: nothing downstream ever sees them.

use std::ops::Range;

use crate::body::{len, take};
use crate::bytes::{is_token, is_value};
use crate::fault::WireRule;

/// All extensions of one body together.
const EXTENSIONS: u32 = 4 * 1024;
/// The trailer section, line ends included.
const TRAILERS: u32 = 8 * 1024;
/// Enough for every `u64`.
const DIGITS: u8 = 16;

pub(crate) enum Step {
    Data(Range<usize>),
    NeedMore,
    End,
    Fault(WireRule),
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Chunked {
    place: Place,
    size: u64,
    extensions: u32,
    trailers: u32,
}

/// Where in the grammar the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the size, after this many digits.
    Size(u8),
    Extension(Extension),
    SizeLf,
    Data,
    DataCr,
    DataLf,
    Trailer(Trailer),
    End,
}

impl Default for Place {
    fn default() -> Self {
        Place::Size(0)
    }
}

/// `*( BWS ";" BWS name [ BWS "=" BWS value ] )`, RFC 9112 §7.1.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extension {
    /// Whitespace before a semicolon; the line must not end here.
    BeforeSemicolon,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Token,
    Quoted,
    Escaped,
    AfterQuoted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trailer {
    LineStart,
    Name,
    Value,
    LineLf,
    LastLf,
}

impl Chunked {
    /// Leaves `*at` at the byte a fault is about.
    pub(crate) fn next(&mut self, buf: &[u8], at: &mut usize, allowance: &mut u64) -> Step {
        loop {
            if self.place == Place::End {
                return Step::End;
            }
            if self.place == Place::Data {
                let taken = take(buf, at, self.size);
                self.size -= len(&taken);
                if self.size == 0 {
                    self.place = Place::DataCr;
                }
                return if taken.is_empty() {
                    Step::NeedMore
                } else {
                    Step::Data(taken)
                };
            }
            let Some(byte) = buf.get(*at) else {
                return Step::NeedMore;
            };
            match self.line_byte(*byte, allowance) {
                Ok(place) => self.place = place,
                Err(rule) => return Step::Fault(rule),
            }
            *at += 1;
        }
    }

    fn line_byte(&mut self, byte: u8, allowance: &mut u64) -> Result<Place, WireRule> {
        match self.place {
            Place::Size(digits) => self.size_byte(digits, byte, allowance),
            Place::Extension(place) => self.extension_byte(place, byte),
            Place::SizeLf if byte != b'\n' => Err(WireRule::ChunkLineEnd),
            Place::SizeLf if self.size == 0 => Ok(Place::Trailer(Trailer::LineStart)),
            Place::SizeLf | Place::Data => Ok(Place::Data),
            Place::DataCr if byte == b'\r' => Ok(Place::DataLf),
            Place::DataLf if byte == b'\n' => Ok(Place::Size(0)),
            Place::DataCr | Place::DataLf => Err(WireRule::ChunkDataEnd),
            Place::Trailer(place) => self.trailer_byte(place, byte),
            Place::End => Ok(Place::End),
        }
    }

    fn size_byte(&mut self, digits: u8, byte: u8, allowance: &mut u64) -> Result<Place, WireRule> {
        if let Some(digit) = char::from(byte).to_digit(16) {
            if digits == DIGITS {
                return Err(WireRule::ChunkSizeDigits);
            }
            let size = if digits == 0 { 0 } else { self.size };
            self.size = size << 4 | u64::from(digit);
            return Ok(Place::Size(digits + 1));
        }
        let place = match byte {
            _ if digits == 0 => return Err(WireRule::ChunkSizeSyntax),
            b'\r' => Place::SizeLf,
            b'\n' => return Err(WireRule::ChunkLineEnd),
            b';' => Place::Extension(Extension::BeforeName),
            b' ' | b'\t' => Place::Extension(Extension::BeforeSemicolon),
            _ => return Err(WireRule::ChunkSizeSyntax),
        };
        *allowance = allowance
            .checked_sub(self.size)
            .ok_or(WireRule::BodyTooLarge)?;
        Ok(place)
    }

    fn extension_byte(&mut self, place: Extension, byte: u8) -> Result<Place, WireRule> {
        self.extensions += 1;
        if self.extensions > EXTENSIONS {
            return Err(WireRule::ChunkExtensionTooLarge);
        }
        let may_end = matches!(
            place,
            Extension::Name | Extension::Token | Extension::AfterQuoted
        );
        match byte {
            b'\r' if may_end => return Ok(Place::SizeLf),
            b'\n' if may_end => return Err(WireRule::ChunkLineEnd),
            _ => {}
        }
        place
            .after(byte)
            .map(Place::Extension)
            .ok_or(WireRule::ChunkExtension)
    }

    fn trailer_byte(&mut self, place: Trailer, byte: u8) -> Result<Place, WireRule> {
        self.trailers += 1;
        if self.trailers > TRAILERS {
            return Err(WireRule::TrailerTooLarge);
        }
        let next = match (place, byte) {
            (Trailer::LineStart, b'\r') => Trailer::LastLf,
            (Trailer::LastLf, b'\n') => return Ok(Place::End),
            (Trailer::LineLf, b'\n') => Trailer::LineStart,
            (Trailer::LineStart | Trailer::Name, byte) if is_token(byte) => Trailer::Name,
            (Trailer::Name, b':') => Trailer::Value,
            (Trailer::Value, b'\r') => Trailer::LineLf,
            (Trailer::Value, byte) if is_value(byte) => Trailer::Value,
            _ => return Err(WireRule::TrailerSyntax),
        };
        Ok(Place::Trailer(next))
    }
}

impl Extension {
    /// Where the byte leads, if it may stand here; line ends are handled before.
    fn after(self, byte: u8) -> Option<Self> {
        match self {
            Self::BeforeSemicolon => match byte {
                b' ' | b'\t' => Some(self),
                b';' => Some(Self::BeforeName),
                _ => None,
            },
            Self::BeforeName => match byte {
                b' ' | b'\t' => Some(self),
                _ => is_token(byte).then_some(Self::Name),
            },
            Self::Name | Self::Token if is_token(byte) => Some(self),
            Self::Name | Self::AfterName => match byte {
                b' ' | b'\t' => Some(Self::AfterName),
                b'=' => Some(Self::BeforeValue),
                b';' => Some(Self::BeforeName),
                _ => None,
            },
            Self::BeforeValue => match byte {
                b' ' | b'\t' => Some(self),
                b'"' => Some(Self::Quoted),
                _ => is_token(byte).then_some(Self::Token),
            },
            Self::Token | Self::AfterQuoted => Self::BeforeSemicolon.after(byte),
            Self::Quoted if byte == b'"' => Some(Self::AfterQuoted),
            Self::Quoted if byte == b'\\' => Some(Self::Escaped),
            Self::Quoted | Self::Escaped => is_value(byte).then_some(Self::Quoted),
        }
    }
}

//! Points and spans of time, in nanoseconds. There is no clock: a rule cannot know what time it is.

use crate::judge::Why;

const SECOND: i128 = 1_000_000_000;
const DAY: i128 = 86_400 * SECOND;
/// The first moment of year 1 and of year 10000, between which CEL's timestamps lie.
const FIRST: i128 = -62_135_596_800 * SECOND;
const END: i128 = 253_402_300_800 * SECOND;
/// CEL's longest duration: about ten thousand years.
const LONGEST: i128 = 315_576_000_000 * SECOND;

/// A moment within the years that have four digits.
pub(crate) fn moment(nanos: i128) -> Result<i128, Why> {
    (FIRST..END)
        .contains(&nanos)
        .then_some(nanos)
        .ok_or(Why::Overflow)
}

/// A span of no more than ten thousand years.
pub(crate) fn span(nanos: i128) -> Result<i128, Why> {
    (nanos.abs() <= LONGEST)
        .then_some(nanos)
        .ok_or(Why::Overflow)
}

/// Reads a date and time of RFC 3339 §5.6.
pub(crate) fn read_moment(text: &str) -> Option<i128> {
    let mut reader = Reader(text.as_bytes());
    let (year, month, day) = (reader.digits(4)?, reader.after(b'-')?, reader.after(b'-')?);
    reader.any(b"Tt ")?;
    let hour = reader.digits(2)?;
    let (minute, second) = (reader.after(b':')?, reader.after(b':')?);
    let fraction = reader.fraction()?;
    let offset = reader.offset()?;
    let is_date = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    // A leap second counts as the first one of the next minute.
    let is_time = hour < 24 && minute < 60 && second <= 60;
    if !is_date || !is_time || year == 0 || !reader.0.is_empty() {
        return None;
    }
    let seconds = (hour * 60 + minute) * 60 + second;
    let local = days_before(year, month, day) * DAY + i128::from(seconds) * SECOND + fraction;
    moment(local - offset).ok()
}

/// Days from 1970 to a date of the Gregorian calendar.
fn days_before(year: u32, month: u32, day: u32) -> i128 {
    // A year that begins in March has its leap day at the end.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    i128::from(year * 365 + leap_days + day_of_year) - 719_468
}

fn days_in(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads a duration as CEL spells it: `1h30m`, `-1.5s`, `0`.
pub(crate) fn read_span(text: &str) -> Option<i128> {
    let (text, sign) = text
        .strip_prefix('-')
        .map_or((text, 1), |positive| (positive, -1));
    if text == "0" {
        return Some(0);
    }
    let mut reader = Reader(text.as_bytes());
    let mut nanos = 0_i128;
    loop {
        nanos += reader.amount()?;
        span(nanos).ok()?;
        if reader.0.is_empty() {
            return Some(nanos * sign);
        }
    }
}

/// Takes a text from the front.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn any(&mut self, of: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        of.contains(&first).then(|| self.0 = rest)?;
        Some(first)
    }

    /// Exactly so many digits.
    fn digits(&mut self, count: usize) -> Option<u32> {
        (0..count).try_fold(0, |number, _| Some(number * 10 + self.digit()?))
    }

    fn digit(&mut self) -> Option<u32> {
        self.any(b"0123456789").map(|byte| u32::from(byte - b'0'))
    }

    /// Two digits after a mark.
    fn after(&mut self, mark: u8) -> Option<u32> {
        self.any(&[mark])?;
        self.digits(2)
    }

    /// The nanoseconds after a point; digits beyond them are dropped.
    fn fraction(&mut self) -> Option<i128> {
        if self.any(b".").is_none() {
            return Some(0);
        }
        let mut nanos = 0;
        let mut unit = SECOND;
        let mut digits = 0;
        while let Some(digit) = self.digit() {
            unit /= 10;
            nanos += i128::from(digit) * unit;
            digits += 1;
        }
        (digits > 0).then_some(nanos)
    }

    /// How far a local time is ahead.
    fn offset(&mut self) -> Option<i128> {
        let sign = match self.any(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let (hours, minutes) = (self.digits(2)?, self.after(b':')?);
        let is_offset = hours < 24 && minutes < 60;
        is_offset.then(|| sign * i128::from(hours * 60 + minutes) * 60 * SECOND)
    }

    /// A number, which may have a fraction, and its unit.
    fn amount(&mut self) -> Option<i128> {
        let mut whole: Option<i128> = None;
        while let Some(digit) = self.digit() {
            let more = whole.unwrap_or(0) * 10 + i128::from(digit);
            // No unit is small enough for more.
            whole = (more <= LONGEST).then_some(Some(more))?;
        }
        let fraction = self.fraction()?;
        let unit = self.unit()?;
        Some(whole? * unit + fraction * unit / SECOND)
    }

    fn unit(&mut self) -> Option<i128> {
        match (self.any(b"hmsun")?, self.0.first()) {
            (b'h', _) => Some(3600 * SECOND),
            (b'm', Some(b's')) => self.any(b"s").map(|_| SECOND / 1000),
            (b'm', _) => Some(60 * SECOND),
            (b's', _) => Some(SECOND),
            (b'u', _) => self.any(b"s").map(|_| SECOND / 1_000_000),
            _ => self.any(b"s").map(|_| 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_and_time_is_counted_from_1970() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-11-26T16:00:00Z", 1_795_708_800),
            ("2000-02-29T12:00:00+01:00", 951_822_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
            ("1998-12-31T23:59:60Z", 915_148_800),
        ] {
            assert_eq!(read_moment(text), Some(seconds * SECOND), "{text}");
        }
        assert_eq!(read_moment("1970-01-01t00:00:00.5z"), Some(SECOND / 2));
    }

    #[test]
    fn what_is_no_date_and_time_is_not_read() {
        for text in [
            "",
            "2026-11-26",
            "2026-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00Zx",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00+24:00",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+01:00",
            "é026-01-01T00:00:00Z",
        ] {
            assert_eq!(read_moment(text), None, "{text}");
        }
    }

    #[test]
    fn durations_are_read_in_every_unit() {
        for (text, nanos) in [
            ("0", Some(0)),
            ("1h30m", Some(5400 * SECOND)),
            ("-1.5s", Some(-3 * SECOND / 2)),
            ("1ms2us3ns", Some(1_002_003)),
            ("", None),
            ("1", None),
            ("h", None),
            ("1x", None),
            ("99999999999999999999999999999999999999999999h", None),
            ("315576000001s", None),
        ] {
            assert_eq!(read_span(text), nanos, "{text}");
        }
    }
}

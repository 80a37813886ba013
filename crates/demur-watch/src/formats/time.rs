//! Times as logs write them: `17/May/2015:10:05:03 +0000`, RFC 3339, and numbers since the epoch.

use std::cell::Cell;

use super::number;

/// Bytes of `17/May/2015:10:05:03 +0000`.
pub(super) const COMMON_TIME: usize = 26;

/// Reads times. The minute of the line before is kept, because most lines share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Clock {
    last: Cell<Minute>,
}

/// A minute as a log writes it, and when it began.
#[derive(Debug, Clone, Copy, Default)]
struct Minute {
    text: [u8; 17],
    zone: [u8; 6],
    at: Option<u64>,
}

impl Clock {
    /// Seconds since the epoch; `None` for what no calendar knows and for times before the epoch.
    pub(super) fn read(&self, text: &[u8]) -> Option<u64> {
        match text {
            [_, _, b'/', ..] => self.common(text.try_into().ok()?),
            [_, _, _, _, b'-' | b'/', ..] => rfc3339(text),
            _ => since_epoch(text),
        }
    }

    /// `17/May/2015:10:05:03 +0000`, as `%t` and `$time_local` have it.
    pub(super) fn common(&self, text: &[u8; COMMON_TIME]) -> Option<u64> {
        let (minute, [b':', s1, s2, zone @ ..]) = text.split_first_chunk::<17>()? else {
            return None;
        };
        let zone: &[u8; 6] = zone.try_into().ok()?;
        let second = second(*s1, *s2)?;
        let last = self.last.get();
        if let (Some(at), true) = (last.at, last.text == *minute && last.zone == *zone) {
            return at.checked_add(second);
        }
        let at = common_minute(minute)?.checked_add_signed(-offset(zone.strip_prefix(b" ")?)?)?;
        self.last.set(Minute {
            text: *minute,
            zone: *zone,
            at: Some(at),
        });
        at.checked_add(second)
    }
}

/// Whether the text looks like the beginning of a time of [`Clock::common`].
pub(super) fn looks_common(text: &[u8]) -> bool {
    matches!(
        text.first_chunk::<COMMON_TIME>(),
        Some([
            b'0'..=b'3',
            b'0'..=b'9',
            b'/',
            _,
            _,
            _,
            b'/',
            _,
            _,
            _,
            _,
            b':',
            _,
            _,
            b':',
            _,
            _,
            b':',
            _,
            _,
            b' ',
            b'+' | b'-',
            ..
        ])
    )
}

/// `17/May/2015:10:05`.
fn common_minute(text: &[u8; 17]) -> Option<u64> {
    let [
        d1,
        d2,
        b'/',
        m1,
        m2,
        m3,
        b'/',
        y1,
        y2,
        y3,
        y4,
        b':',
        h1,
        h2,
        b':',
        n1,
        n2,
    ] = *text
    else {
        return None;
    };
    let month = match [m1, m2, m3] {
        [b'J', b'a', b'n'] => 1,
        [b'F', b'e', b'b'] => 2,
        [b'M', b'a', b'r'] => 3,
        [b'A', b'p', b'r'] => 4,
        [b'M', b'a', b'y'] => 5,
        [b'J', b'u', b'n'] => 6,
        [b'J', b'u', b'l'] => 7,
        [b'A', b'u', b'g'] => 8,
        [b'S', b'e', b'p'] => 9,
        [b'O', b'c', b't'] => 10,
        [b'N', b'o', b'v'] => 11,
        [b'D', b'e', b'c'] => 12,
        _ => return None,
    };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    minute(days(year, month, two(d1, d2)?)?, two(h1, h2)?, two(n1, n2)?)
}

/// `2015-05-17T10:05:03.123+00:00`, also with a blank for the `T`, slashes, a comma, and without a zone, which then is
/// UTC.
fn rfc3339(text: &[u8]) -> Option<u64> {
    let (date, rest) = text.split_first_chunk::<19>()?;
    let [
        y1,
        y2,
        y3,
        y4,
        dash1,
        m1,
        m2,
        dash2,
        d1,
        d2,
        between,
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
    ] = *date
    else {
        return None;
    };
    if dash1 != dash2 || !matches!(between, b'T' | b't' | b' ') {
        return None;
    }
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    let day = days(year, two(m1, m2)?, two(d1, d2)?)?;
    let at = minute(day, two(h1, h2)?, two(n1, n2)?)? + second(s1, s2)?;
    let zone = without_fraction(rest)?;
    at.checked_add_signed(-offset(zone.strip_prefix(b" ").unwrap_or(zone))?)
}

fn without_fraction(text: &[u8]) -> Option<&[u8]> {
    let [b'.' | b',', digits @ ..] = text else {
        return Some(text);
    };
    let count = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if count == 0 {
        return None;
    }
    digits.get(count..)
}

/// Seconds, milliseconds, microseconds or nanoseconds: each is a thousand times what the other could be in five
/// thousand years.
fn since_epoch(text: &[u8]) -> Option<u64> {
    match number::decimal(text, 0)? {
        seconds @ ..100_000_000_000 => Some(seconds),
        millis @ ..100_000_000_000_000 => Some(millis / 1_000),
        micros @ ..100_000_000_000_000_000 => Some(micros / 1_000_000),
        nanos => Some(nanos / 1_000_000_000),
    }
}

/// Days from the epoch to a date, counted in years that begin in March, so that the leap day comes last.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if !(1..=length).contains(&day) || year < 1970 {
        return None;
    }
    let year = if month > 2 { year } else { year - 1 };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    (year * 365 + year / 4 - year / 100 + year / 400 + of_year).checked_sub(719_468)
}

fn minute(days: u64, hour: u64, minute: u64) -> Option<u64> {
    (hour < 24 && minute < 60).then_some(days * 86_400 + hour * 3_600 + minute * 60)
}

/// 60 is a leap second.
fn second(tens: u8, ones: u8) -> Option<u64> {
    two(tens, ones).filter(|second| *second <= 60)
}

/// `Z`, nothing, `+0200` or `+02:00`, in seconds.
fn offset(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match *text {
        [] | [b'Z' | b'z'] => return Some(0),
        [sign, h1, h2, m1, m2] | [sign, h1, h2, b':', m1, m2] => (sign, [h1, h2, m1, m2]),
        _ => return None,
    };
    let [h1, h2, m1, m2] = digits;
    let seconds = i64::try_from(minute(0, two(h1, h2)?, two(m1, m2)?)?).ok()?;
    match sign {
        b'+' => Some(seconds),
        b'-' => Some(-seconds),
        _ => None,
    }
}

fn two(tens: u8, ones: u8) -> Option<u64> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then_some(u64::from(tens) * 10 + u64::from(ones))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<u64>) {
        let clock = Clock::default();
        assert_eq!(clock.read(text.as_bytes()), expected, "{text}");
        assert_eq!(clock.read(text.as_bytes()), expected, "{text}, again");
    }

    #[test]
    fn common_times_have_any_offset() {
        check("17/May/2015:10:05:03 +0000", Some(1_431_857_103));
        check("17/May/2015:12:05:03 +0200", Some(1_431_857_103));
        check("17/May/2015:06:35:03 -0330", Some(1_431_857_103));
        check("29/Feb/2024:00:00:00 +0000", Some(1_709_164_800));
        check("01/Jan/1970:00:00:00 +0000", Some(0));
        check("31/Dec/9999:23:59:59 +0000", Some(253_402_300_799));
    }

    #[test]
    fn rfc_3339_has_fractions_and_zones() {
        check("2015-05-17T10:05:03Z", Some(1_431_857_103));
        check("2015-05-17T10:05:03.123456789Z", Some(1_431_857_103));
        check("2015-05-17T12:05:03+02:00", Some(1_431_857_103));
        check("2015-05-17 10:05:03,5", Some(1_431_857_103));
        check("2015/05/17 12:05:03 +0200", Some(1_431_857_103));
        check("2016-12-31T23:59:60Z", Some(1_483_228_800));
    }

    #[test]
    fn numbers_count_from_the_epoch() {
        check("1431857103", Some(1_431_857_103));
        check("1431857103.999", Some(1_431_857_103));
        check("1431857103123", Some(1_431_857_103));
        check("1431857103123456", Some(1_431_857_103));
        check("1431857103123456789", Some(1_431_857_103));
        check("1.431857103e9", Some(1_431_857_103));
    }

    #[test]
    fn impossible_times_are_none() {
        for text in [
            "",
            "-",
            "30/Feb/2024:00:00:00 +0000",
            "29/Feb/2023:00:00:00 +0000",
            "29/Feb/2100:00:00:00 +0000",
            "00/May/2015:10:05:03 +0000",
            "31/Apr/2015:10:05:03 +0000",
            "17/Mai/2015:10:05:03 +0000",
            "17/May/2015:24:05:03 +0000",
            "17/May/2015:10:60:03 +0000",
            "17/May/2015:10:05:61 +0000",
            "17/May/2015:10:05:03 +2400",
            "17/May/2015:10:05:03 0000 ",
            "17/May/2015:10:05:03 +000",
            "01/Jan/1970:00:00:00 +0100",
            "31/Dec/1969:23:59:59 +0000",
            "2015-13-17T10:05:03Z",
            "2015-05-17T10:05:03.Z",
            "2015-05/17T10:05:03Z",
            "2015-05-17T10:05",
            "2015-05-17T10:05:03X",
            "-1431857103",
            "1e30",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn the_minute_before_is_used_only_where_it_is_the_same() {
        let clock = Clock::default();
        for (text, expected) in [
            ("17/May/2015:10:05:03 +0000", 1_431_857_103),
            ("17/May/2015:10:05:59 +0000", 1_431_857_159),
            ("17/May/2015:10:05:59 +0100", 1_431_853_559),
            ("17/May/2015:10:06:00 +0100", 1_431_853_560),
            ("17/May/2015:10:05:03 +0000", 1_431_857_103),
        ] {
            assert_eq!(clock.read(text.as_bytes()), Some(expected), "{text}");
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut expected = 0;
        for year in 1970..2500 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(found) = days(year, month, day) {
                        assert_eq!(found, expected, "{year}-{month}-{day}");
                        expected += 1;
                    }
                }
            }
        }
    }
}

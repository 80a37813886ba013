//! Numbers as logs write them: digits, decimals, durations with or without a unit.

/// A whole number; nothing else may stand in the text.
pub(super) fn whole(text: &[u8]) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0_u64, |value, byte| {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value.checked_mul(10)?.checked_add(u64::from(digit))
    })
}

/// What a duration without a unit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Seconds,
    Millis,
    Micros,
    Nanos,
}

impl Unit {
    fn of(suffix: &[u8]) -> Option<Self> {
        match suffix {
            b"s" => Some(Self::Seconds),
            b"ms" => Some(Self::Millis),
            // The micro sign and the Greek letter.
            b"us" | b"\xc2\xb5s" | b"\xce\xbcs" => Some(Self::Micros),
            b"ns" => Some(Self::Nanos),
            _ => None,
        }
    }
}

/// A duration in microseconds, cut, not rounded. A unit behind the number counts more than `unit`.
pub(super) fn micros(text: &[u8], unit: Unit) -> Option<u64> {
    let digits = text
        .iter()
        .take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    let (number, suffix) = text.split_at_checked(digits.count())?;
    let unit = if suffix.is_empty() {
        unit
    } else {
        Unit::of(suffix)?
    };
    match unit {
        Unit::Seconds => decimal(number, 6),
        Unit::Millis => decimal(number, 3),
        Unit::Micros => decimal(number, 0),
        Unit::Nanos => Some(decimal(number, 0)? / 1000),
    }
}

/// A decimal number times ten to the power of `shift`, without what is left behind the point.
pub(super) fn decimal(text: &[u8], shift: usize) -> Option<u64> {
    let point = text.iter().position(|byte| *byte == b'.');
    let (before, after) = match point {
        Some(point) => (text.get(..point)?, text.get(point + 1..)?),
        None => (text, [].as_slice()),
    };
    match whole(before) {
        Some(value) if after.iter().all(u8::is_ascii_digit) => shifted(value, after, shift),
        _ => scientific(text, shift),
    }
}

fn shifted(value: u64, after: &[u8], shift: usize) -> Option<u64> {
    let digits = after.iter().map(|byte| byte.wrapping_sub(b'0'));
    let mut digits = digits.chain(std::iter::repeat(0)).take(shift);
    digits.try_fold(value, |value, digit| {
        value.checked_mul(10)?.checked_add(u64::from(digit))
    })
}

/// `1.5e-05`, which some JSON writers prefer for small numbers.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked before"
)]
fn scientific(text: &[u8], shift: usize) -> Option<u64> {
    if !text.iter().any(|byte| matches!(byte, b'e' | b'E')) || text.len() > 40 {
        return None;
    }
    let value: f64 = str::from_utf8(text).ok()?.parse().ok()?;
    let value = value * 10_f64.powi(i32::try_from(shift).ok()?);
    (0.0..9e18).contains(&value).then_some(value as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, unit: Unit, expected: Option<u64>) {
        assert_eq!(micros(text.as_bytes(), unit), expected, "{text}");
    }

    #[test]
    fn durations_are_microseconds() {
        check("0.005", Unit::Seconds, Some(5_000));
        check("12", Unit::Seconds, Some(12_000_000));
        check("0.0000019", Unit::Seconds, Some(1));
        check("45", Unit::Millis, Some(45_000));
        check("1.5", Unit::Millis, Some(1_500));
        check("250", Unit::Micros, Some(250));
        check("1964899", Unit::Nanos, Some(1_964));
    }

    #[test]
    fn a_unit_behind_the_number_counts() {
        check("3ms", Unit::Seconds, Some(3_000));
        check("1.25µs", Unit::Seconds, Some(1));
        check("2s", Unit::Nanos, Some(2_000_000));
        check("2h", Unit::Seconds, None);
    }

    #[test]
    fn exponents_are_read() {
        check("1.5e-05", Unit::Seconds, Some(15));
        check("1e3", Unit::Micros, Some(1_000));
        check("-1e3", Unit::Micros, None);
        check("1e300", Unit::Micros, None);
        check("e", Unit::Micros, None);
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            ".",
            "-1",
            "1.2.3",
            "1,5",
            "0x10",
            "18446744073709551615",
        ] {
            check(text, Unit::Seconds, None);
        }
        assert_eq!(whole(b"18446744073709551615"), Some(u64::MAX));
        assert_eq!(whole(b"18446744073709551616"), None);
    }
}

//! How numbers and times are written in what people read.

use demur_report::civil;

/// The last second of the year 9999: what a hostile line claims to be later is shown as that.
const LAST: u64 = 253_402_300_799;

/// `1,204,117`.
pub(crate) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 request`, `1,204 requests`.
pub(crate) fn counted(number: u64, one: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {one}{plural}", count(number))
}

/// `9.4 %`. Only nothing is 0 and only all is 100: what is between is `<0.1 %` or `>99.9 %`.
pub(crate) fn share(part: u64, whole: u64) -> String {
    share_to(part, whole, 1)
}

/// The same with two decimals.
pub(crate) fn fine_share(part: u64, whole: u64) -> String {
    share_to(part, whole, 2)
}

/// `94 %`, of a number from 0 to 1.
pub(crate) fn percent(share: f64) -> String {
    let share = if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    };
    format!("{:.0} %", share * 100.0)
}

/// `1.2 GB`.
pub(crate) fn size(bytes: u64) -> String {
    const UNITS: [(&str, u64); 5] = [
        ("PB", 1_000_000_000_000_000),
        ("TB", 1_000_000_000_000),
        ("GB", 1_000_000_000),
        ("MB", 1_000_000),
        ("kB", 1_000),
    ];
    match UNITS.iter().find(|(_, unit)| bytes >= *unit) {
        Some((name, unit)) => {
            let tenths = u128::from(bytes) * 10 / u128::from(*unit);
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
        None => format!("{bytes} B"),
    }
}

/// `14 d`, `3 h 20 min`, `45 s`: the largest unit and what is left in the next one, rounded.
pub(crate) fn duration(seconds: u64) -> String {
    const UNITS: [(&str, u64, &str, u64); 3] = [
        ("d", 86_400, "h", 3_600),
        ("h", 3_600, "min", 60),
        ("min", 60, "s", 1),
    ];
    for (large, large_unit, small, small_unit) in UNITS {
        let small_units = seconds / small_unit + (seconds % small_unit * 2) / small_unit;
        let fit = large_unit / small_unit;
        if small_units < fit {
            continue;
        }
        return match small_units % fit {
            0 => format!("{} {large}", count(small_units / fit)),
            left => format!("{} {large} {left} {small}", count(small_units / fit)),
        };
    }
    format!("{seconds} s")
}

/// `2026-03-14T09:14:00Z`.
pub(crate) fn rfc3339(seconds: u64) -> String {
    let (date, seconds) = date_and_seconds(seconds);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{date}T{hour:02}:{minute:02}:{second:02}Z")
}

/// `2026-03-14 09:14`, in UTC.
pub(crate) fn minute(seconds: u64) -> String {
    let (date, seconds) = date_and_seconds(seconds);
    format!("{date} {:02}:{:02}", seconds / 3_600, seconds / 60 % 60)
}

/// `2026-03-14`, in UTC.
pub(crate) fn day(seconds: u64) -> String {
    date_and_seconds(seconds).0
}

/// The sum, or the most that can be counted.
pub(crate) fn sum(numbers: impl Iterator<Item = u64>) -> u64 {
    numbers.fold(0, u64::saturating_add)
}

fn share_to(part: u64, whole: u64, decimals: usize) -> String {
    let unit: u128 = if decimals == 2 { 100 } else { 10 };
    let all = unit * 100;
    if whole == 0 {
        return "-".to_owned();
    }
    if part == 0 || part == whole {
        return format!("{} %", u128::from(part) * 100 / u128::from(whole));
    }
    let rounded = (u128::from(part) * all + u128::from(whole) / 2) / u128::from(whole);
    let (sign, shown) = match rounded {
        0 => ("<", 1),
        _ if part < whole && rounded == all => (">", all - 1),
        _ => ("", rounded),
    };
    format!("{sign}{}.{:0decimals$} %", shown / unit, shown % unit)
}

/// `2026-03-14` and the seconds since its midnight.
fn date_and_seconds(seconds: u64) -> (String, u64) {
    let seconds = seconds.min(LAST);
    let (year, month, day) = civil(seconds / 86_400);
    (format!("{year:04}-{month:02}-{day:02}"), seconds % 86_400)
}

#[cfg(test)]
mod tests {
    use super::{count, counted, duration, fine_share, minute, percent, rfc3339, share, size};

    #[test]
    fn thousands_are_set_apart() {
        let check = |number, expected: &str| assert_eq!(count(number), expected);
        check(0, "0");
        check(999, "999");
        check(1_000, "1,000");
        check(1_204_117, "1,204,117");
        check(u64::MAX, "18,446,744,073,709,551,615");
        assert_eq!(counted(1, "request"), "1 request");
        assert_eq!(counted(2, "request"), "2 requests");
    }

    #[test]
    fn only_all_is_a_hundred_and_only_none_is_nothing() {
        let check = |part, whole, expected: &str| assert_eq!(share(part, whole), expected);
        check(0, 10, "0 %");
        check(10, 10, "100 %");
        check(1, 1_000_000, "<0.1 %");
        check(999_999, 1_000_000, ">99.9 %");
        check(1, 3, "33.3 %");
        check(3, 1, "300.0 %");
        check(5, 0, "-");
        check(u64::MAX - 1, u64::MAX, ">99.9 %");
        assert_eq!(fine_share(49_990, 50_000), "99.98 %");
        assert_eq!(percent(0.935), "94 %");
        assert_eq!(percent(f64::NAN), "0 %");
    }

    #[test]
    fn sizes_and_durations_have_units() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1_250_000_000), "1.2 GB");
        assert_eq!(size(u64::MAX), "18446.7 PB");
        assert_eq!(duration(0), "0 s");
        assert_eq!(duration(14 * 86_400), "14 d");
        assert_eq!(duration(3 * 3_600 + 20 * 60 + 5), "3 h 20 min");
        assert_eq!(duration(14 * 86_400 - 1), "14 d");
        assert_eq!(duration(86_400 + 5), "1 d");
        assert_eq!(duration(59), "59 s");
        assert_eq!(duration(61), "1 min 1 s");
    }

    #[test]
    fn times_are_utc() {
        let check = |seconds, expected: &str| assert_eq!(rfc3339(seconds), expected);
        check(0, "1970-01-01T00:00:00Z");
        check(951_782_399, "2000-02-28T23:59:59Z");
        check(951_782_400, "2000-02-29T00:00:00Z");
        check(1_709_251_199, "2024-02-29T23:59:59Z");
        check(1_773_479_640, "2026-03-14T09:14:00Z");
        check(4_107_542_400, "2100-03-01T00:00:00Z");
        check(u64::MAX, "9999-12-31T23:59:59Z");
        assert_eq!(minute(1_773_479_640), "2026-03-14 09:14");
    }
}

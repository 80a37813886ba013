//! Counts, shares, moments and lengths of time as people read them.

use demur_report::civil;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The last second that a date with four digits can tell.
const LAST: u64 = 253_402_300_799;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `1,204`
pub(super) fn count(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 alert`, `2 alerts`
pub(super) fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// `840`, `12,000`, `1.2 M`: where there is little room.
pub(super) fn compact(number: u64) -> String {
    match number {
        0..100_000 => count(number),
        100_000..1_000_000 => format!("{} k", decimal(number, 1_000)),
        1_000_000..1_000_000_000 => format!("{} M", decimal(number, 1_000_000)),
        1_000_000_000.. => format!("{} G", decimal(number, 1_000_000_000)),
    }
}

/// `7.1 GB`
pub(super) fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", decimal(bytes, 1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", decimal(bytes, 1_000_000)),
        1_000_000_000.. => format!("{} GB", decimal(bytes, 1_000_000_000)),
    }
}

/// `a / b` with one digit after the point while it is below ten.
fn decimal(number: u64, unit: u64) -> String {
    let whole = number / unit;
    let tenth = number % unit * 10 / unit;
    if whole >= 10 || tenth == 0 {
        count(whole)
    } else {
        format!("{whole}.{tenth}")
    }
}

/// `6.1 %`; nothing where there is nothing to divide by.
pub(super) fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return String::new();
    }
    percent(real(part) / real(whole))
}

/// `6.1 %` for 0.061. What is not nothing and what is not all never looks as if it were.
pub(super) fn percent(share: f64) -> String {
    // Nothing has no sign.
    let percent = share * 100.0 + 0.0;
    if !percent.is_finite() {
        "unknown".to_owned()
    } else if percent > 0.0 && percent < 0.05 {
        "< 0.1 %".to_owned()
    } else if percent < 9.95 || (99.0..99.95).contains(&percent) {
        format!("{percent:.1} %").replace(".0 ", " ")
    } else if (99.95..99.995).contains(&percent) {
        format!("{percent:.2} %")
    } else if (99.995..100.0).contains(&percent) {
        "> 99.99 %".to_owned()
    } else {
        format!("{percent:.0} %")
    }
}

/// `12`, or `0.4` where that is less than one.
pub(super) fn about(number: f64) -> String {
    if !number.is_finite() {
        "unknown".to_owned()
    } else if number < 9.95 {
        let shown = format!("{number:.1}");
        shown.strip_suffix(".0").unwrap_or(&shown).to_owned()
    } else {
        let digits = format!("{number:.0}");
        digits.parse().map_or(digits, count)
    }
}

/// `2026-03-03T09:14:00Z`
pub(super) fn rfc3339(at: u64) -> String {
    let (year, month, day) = date(at);
    let (hour, minute, second) = clock(at);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// `2026-03-03 09:14`, with seconds where there are some.
pub(super) fn moment(at: u64) -> String {
    let (year, month, day) = date(at);
    let (hour, minute, second) = clock(at);
    let mut out = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}");
    if second > 0 {
        out.push_str(&format!(":{second:02}"));
    }
    out
}

/// `09:14`
pub(super) fn hour(at: u64) -> String {
    let (hour, minute, _) = clock(at);
    format!("{hour:02}:{minute:02}")
}

/// `3 Mar`
pub(super) fn day(at: u64) -> String {
    let (_, month, day) = date(at);
    let index = usize::try_from(month).unwrap_or_default().wrapping_sub(1);
    format!("{day} {}", MONTHS.get(index).copied().unwrap_or_default())
}

/// `2 d 4 h`: the two largest units.
pub(super) fn length(seconds: u64) -> String {
    let (larger, smaller) = match seconds {
        0..MINUTE => return format!("{seconds} s"),
        MINUTE..HOUR => ((seconds / MINUTE, "min"), (seconds % MINUTE, "s")),
        HOUR..DAY => ((seconds / HOUR, "h"), (seconds % HOUR / MINUTE, "min")),
        DAY.. => ((seconds / DAY, "d"), (seconds % DAY / HOUR, "h")),
    };
    let mut out = format!("{} {}", count(larger.0), larger.1);
    if smaller.0 > 0 {
        out.push_str(&format!(" {} {}", smaller.0, smaller.1));
    }
    out
}

/// `12 ms`, `3 min`: of microseconds.
pub(super) fn duration(micros: u64) -> String {
    match micros {
        0..1_000 => format!("{micros} µs"),
        1_000..1_000_000 => format!("{} ms", decimal(micros, 1_000)),
        1_000_000..60_000_000 => format!("{} s", decimal(micros, 1_000_000)),
        60_000_000.. => length(micros / 1_000_000),
    }
}

/// Of counts that are drawn: what is lost above 2^53 is less than a pixel.
#[expect(
    clippy::cast_precision_loss,
    reason = "drawn and shown to three digits"
)]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// All together, or the most that can be counted.
pub(super) fn sum(counts: impl IntoIterator<Item = u64>) -> u64 {
    counts.into_iter().fold(0, u64::saturating_add)
}

/// An index or a length as a count.
pub(super) fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// An index or a length as a place.
pub(super) fn real_index(index: usize) -> f64 {
    real(wide(index))
}

fn clock(at: u64) -> (u64, u64, u64) {
    let second = at.min(LAST) % DAY;
    (second / HOUR, second % HOUR / MINUTE, second % MINUTE)
}

fn date(at: u64) -> (u64, u64, u64) {
    civil(at.min(LAST) / DAY)
}

#[cfg(test)]
mod tests {
    use super::{about, bytes, compact, count, duration, length, moment, percent, rfc3339, share};

    #[test]
    fn counts_have_separators() {
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(count),
            ["0", "999", "1,000", "1,234,567"]
        );
        assert_eq!(
            [99_999, 120_000, 1_250_000].map(compact),
            ["99,999", "120 k", "1.2 M"]
        );
        assert_eq!(
            [12, 1_500, u64::MAX].map(bytes),
            ["12 B", "1.5 kB", "18,446,744,073 GB"]
        );
    }

    #[test]
    fn what_is_not_nothing_or_not_all_does_not_look_like_it() {
        assert_eq!(
            [0.0, 0.000_1, 0.061, 0.94, 0.99, 0.999_8, 0.999_99, 1.0].map(percent),
            [
                "0 %",
                "< 0.1 %",
                "6.1 %",
                "94 %",
                "99 %",
                "99.98 %",
                "> 99.99 %",
                "100 %"
            ]
        );
        assert_eq!(share(1, 0), "");
        assert_eq!(percent(f64::NAN), "unknown");
        assert_eq!(
            [0.0, 0.44, 12.4, 1_204.0].map(about),
            ["0", "0.4", "12", "1,204"]
        );
    }

    #[test]
    fn moments_are_utc() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(moment(1_772_529_245), "2026-03-03 09:14:05");
        assert_eq!(rfc3339(u64::MAX), "9999-12-31T23:59:59Z");
    }

    #[test]
    fn lengths_have_two_units_at_most() {
        assert_eq!(
            [59, 60, 3_661, 90_000].map(length),
            ["59 s", "1 min", "1 h 1 min", "1 d 1 h"]
        );
        assert_eq!(
            [12, 1_500, 2_000_000, 61_000_000].map(duration),
            ["12 µs", "1.5 ms", "2 s", "1 min 1 s"]
        );
    }
}

//! `x-demur-deprecation`: since when an operation is deprecated and when it will stop answering, as fields for
//! its answers (RFC 9745, RFC 8594).

use crate::tree::Node;

/// The key of an operation that holds it.
pub(crate) const KEY: &str = "x-demur-deprecation";

/// Days from the epoch of RFC 9745 and HTTP-date: 1970-01-01.
type Day = i64;

/// The fields that `node`, the value of [`KEY`], asks for; what is wrong with it otherwise.
pub(crate) fn fields(node: Node<'_>) -> Result<Vec<(&'static str, String)>, String> {
    let since = day(node, "since")?;
    let sunset = day(node, "sunset")?;
    let since_or_first =
        since.ok_or("`x-demur-deprecation` needs `since`, a date such as 2026-01-31")?;
    if sunset.is_some_and(|sunset| sunset < since_or_first) {
        return Err("`sunset` lies before `since` (RFC 9745 §4)".to_owned());
    }
    let mut fields = vec![("Deprecation", format!("@{}", since_or_first * 86_400))];
    fields.extend(sunset.map(|day| ("Sunset", http_date(day))));
    fields.extend(link(node)?.map(|url| ("Link", format!("<{url}>; rel=\"deprecation\""))));
    Ok(fields)
}

fn link(node: Node<'_>) -> Result<Option<&str>, String> {
    let Some(value) = node.get("link") else {
        return Ok(None);
    };
    let url = value.as_str().unwrap_or_default();
    let is_clean = url
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"<>\"".contains(&byte));
    let is_url = url.starts_with("https://") || url.starts_with("http://") || url.starts_with('/');
    if is_clean && is_url {
        Ok(Some(url))
    } else {
        Err("`link` is a URL or a path".to_owned())
    }
}

fn day(node: Node<'_>, key: &str) -> Result<Option<Day>, String> {
    let Some(value) = node.get(key) else {
        return Ok(None);
    };
    let parsed = value.as_str().and_then(civil);
    parsed.map_or_else(
        || Err(format!("`{key}` is a date such as 2026-01-31")),
        |day| Ok(Some(day)),
    )
}

/// The number of a day, from its date in the proleptic Gregorian calendar.
fn civil(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i64>().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Years that begin in March end with the day that is not always there.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days_of_year = (153 * month + 2) / 5 + day - 1;
    Some(365 * year + year / 4 - year / 100 + year / 400 + days_of_year - 719_468)
}

/// The first second of a day (RFC 9110 §5.6.7).
fn http_date(day: Day) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb",
    ];
    let name = |names: &[&'static str], at: i64| {
        usize::try_from(at)
            .ok()
            .and_then(|at| names.get(at).copied())
            .unwrap_or_default()
    };
    let since_march = day + 719_468;
    let era = since_march.div_euclid(146_097);
    let day_of_era = since_march.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month + 2) / 5 + 1;
    let year = year_of_era + era * 400 + i64::from(month > 9);
    format!(
        "{}, {day_of_month:02} {} {year:04} 00:00:00 GMT",
        name(&DAYS, day.rem_euclid(7)),
        name(&MONTHS, month)
    )
}

#[cfg(test)]
mod tests {
    use super::{civil, http_date};

    #[track_caller]
    fn check(text: &str, day: i64, date: &str) {
        assert_eq!(civil(text), Some(day));
        assert_eq!(http_date(day), date);
    }

    #[test]
    fn dates_are_counted_and_written() {
        check("1970-01-01", 0, "Thu, 01 Jan 1970 00:00:00 GMT");
        check("1994-11-06", 9075, "Sun, 06 Nov 1994 00:00:00 GMT");
        check("2000-02-29", 11_016, "Tue, 29 Feb 2000 00:00:00 GMT");
        check("2026-12-31", 20_818, "Thu, 31 Dec 2026 00:00:00 GMT");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2026-02-29",
            "2026-13-01",
            "26-01-01",
            "2026-1-1",
            "2026-01-01T00:00",
            "+026-01-01",
        ] {
            assert_eq!(civil(text), None, "{text}");
        }
    }
}

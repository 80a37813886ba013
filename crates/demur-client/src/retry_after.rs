//! `Retry-After`, RFC 9110 §10.2.3.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};

/// The wait that an answer asks for, if it has a usable `Retry-After`: seconds, or a date in one of the three forms of
/// RFC 9110 §5.6.7. A date in the past is no wait.
///
/// A date is counted from the `Date` of the same answer, so that a wrong clock on this side changes nothing, and from
/// `now` where there is none. A value of another form counts as absent. The field must not stand twice; if it does,
/// the longest wait counts, as a shorter one might be refused again.
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let sent = headers.get(DATE).and_then(date).unwrap_or(now);
    let waits = headers
        .get_all(RETRY_AFTER)
        .iter()
        .filter_map(|value| seconds(value).or_else(|| until(value, sent)));
    waits.max()
}

/// Digits and nothing else. More than fit are a wait that nobody obeys, and not a form that nobody knows.
fn seconds(value: &HeaderValue) -> Option<Duration> {
    let bytes = value.as_bytes();
    if bytes.is_empty() || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let seconds = bytes.iter().fold(0_u64, |sum, digit| {
        sum.saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'))
    });
    Some(Duration::from_secs(seconds))
}

fn until(value: &HeaderValue, sent: SystemTime) -> Option<Duration> {
    let date = date(value)?;
    Some(date.duration_since(sent).unwrap_or_default())
}

fn date(value: &HeaderValue) -> Option<SystemTime> {
    httpdate::parse_http_date(value.to_str().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1994-11-06 08:49:37.
    const NOW: Duration = Duration::from_secs(784_111_777);

    fn check(fields: &[(&'static str, &'static str)], expected: Option<u64>) {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, HeaderValue::from_static(value));
        }
        let found = retry_after(&headers, SystemTime::UNIX_EPOCH + NOW);
        assert_eq!(found, expected.map(Duration::from_secs), "{fields:?}");
    }

    #[test]
    fn seconds_are_digits_and_nothing_else() {
        check(&[("retry-after", "120")], Some(120));
        check(&[("retry-after", "0")], Some(0));
        check(&[("retry-after", "007")], Some(7));
        for other in ["", "+5", "-5", "1.5", "5 s", "5, 5", "0x10", "soon", "1e3"] {
            check(&[("retry-after", other)], None);
        }
    }

    #[test]
    fn more_seconds_than_fit_are_the_longest_wait() {
        let value = "99999999999999999999999999";
        check(&[("retry-after", value)], Some(u64::MAX));
    }

    #[test]
    fn a_date_may_have_any_of_the_three_forms() {
        check(
            &[("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")],
            Some(30),
        );
        check(
            &[("retry-after", "Sunday, 06-Nov-94 08:50:07 GMT")],
            Some(30),
        );
        check(&[("retry-after", "Sun Nov  6 08:50:07 1994")], Some(30));
    }

    #[test]
    fn a_date_in_the_past_is_no_wait() {
        check(&[("retry-after", "Sun, 06 Nov 1994 08:49:36 GMT")], Some(0));
        check(&[("retry-after", "Thu, 01 Jan 1970 00:00:00 GMT")], Some(0));
    }

    #[test]
    fn a_date_that_does_not_exist_counts_as_absent() {
        check(&[("retry-after", "Sun, 31 Feb 1994 08:49:37 GMT")], None);
        check(&[("retry-after", "1994-11-06T08:49:37Z")], None);
    }

    #[test]
    fn a_date_is_counted_from_the_date_of_the_answer() {
        let later = ("retry-after", "Sun, 06 Nov 1994 10:00:10 GMT");
        check(
            &[("date", "Sun, 06 Nov 1994 10:00:00 GMT"), later],
            Some(10),
        );
        check(&[("date", "yesterday"), later], Some(4233));
        let seconds = ("retry-after", "10");
        check(
            &[("date", "Sun, 06 Nov 1994 10:00:00 GMT"), seconds],
            Some(10),
        );
    }

    #[test]
    fn of_several_fields_the_longest_wait_counts() {
        check(&[("retry-after", "1"), ("retry-after", "9")], Some(9));
        check(&[("retry-after", "9"), ("retry-after", "soon")], Some(9));
    }

    #[test]
    fn without_the_field_nothing_is_asked_for() {
        check(&[("date", "Sun, 06 Nov 1994 10:00:00 GMT")], None);
    }
}

//! Moments as logs write them, and the zones that clocks are set to.

use demur_report::civil;

use crate::numbers::{push, push_padded};

/// Seconds of a day.
pub const DAY: u64 = 86_400;
/// 2026-03-23T00:00:00Z, a Monday; the clocks of Europe go forward six days later.
pub const MONDAY: u64 = 1_774_224_000;

const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

/// What the clock of a server is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// No offset.
    Utc,
    /// One hour ahead, in summer two.
    CentralEurope,
}

impl Zone {
    /// Seconds ahead of UTC at this moment.
    pub fn ahead(self, at: u64) -> u64 {
        match self {
            Self::Utc => 0,
            Self::CentralEurope if is_summer(at) => 7_200,
            Self::CentralEurope => 3_600,
        }
    }
}

/// From the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
fn is_summer(at: u64) -> bool {
    let (year, _, _) = civil(at / DAY);
    let change = |month| last_sunday(year, month) * DAY + 3_600;
    (change(3)..change(10)).contains(&at)
}

fn last_sunday(year: u64, month: u64) -> u64 {
    let last = days(year, month, 31);
    // 1970-01-01 was a Thursday.
    last - (last + 4) % 7
}

/// The day since 1970-01-01 of a Gregorian date.
pub fn days(year: u64, month: u64, day: u64) -> u64 {
    let year = year - u64::from(month <= 2);
    let shifted = (month + 9) % 12;
    let of_era = (year % 400) * 365 + year % 400 / 4 - year % 400 / 100 + (153 * shifted + 2) / 5;
    (year / 400 * 146_097 + of_era + day - 1).saturating_sub(719_468)
}

/// Writes moments; most share their second with the one before.
#[derive(Debug, Clone)]
pub(crate) struct Stamps {
    zone: Zone,
    second: Option<u64>,
    text: Vec<u8>,
}

impl Stamps {
    pub(crate) fn new(zone: Zone) -> Self {
        Self {
            zone,
            second: None,
            text: Vec::new(),
        }
    }

    /// `17/May/2015:10:05:03 +0000`.
    pub(crate) fn common(&mut self, second: u64) -> &[u8] {
        if self.second != Some(second) {
            self.second = Some(second);
            self.text.clear();
            write_common(&mut self.text, second, self.zone);
        }
        &self.text
    }

    /// `2015-05-17T10:05:03`, always UTC.
    pub(crate) fn utc(&mut self, second: u64) -> &[u8] {
        if self.second != Some(second) {
            self.second = Some(second);
            self.text.clear();
            write_utc(&mut self.text, second);
        }
        &self.text
    }
}

fn write_common(out: &mut Vec<u8>, at: u64, zone: Zone) {
    let ahead = zone.ahead(at);
    let local = at + ahead;
    let (year, month, day) = civil(local / DAY);
    push_padded(out, day, 2);
    out.push(b'/');
    let month = crate::numbers::index(month - 1);
    out.extend_from_slice(MONTHS.get(month).copied().unwrap_or_default());
    out.push(b'/');
    push(out, year);
    out.push(b':');
    write_clock(out, local % DAY);
    out.extend_from_slice(b" +");
    push_padded(out, ahead / 3_600, 2);
    push_padded(out, ahead / 60 % 60, 2);
}

fn write_utc(out: &mut Vec<u8>, at: u64) {
    let (year, month, day) = civil(at / DAY);
    push(out, year);
    out.push(b'-');
    push_padded(out, month, 2);
    out.push(b'-');
    push_padded(out, day, 2);
    out.push(b'T');
    write_clock(out, at % DAY);
}

fn write_clock(out: &mut Vec<u8>, of_day: u64) {
    push_padded(out, of_day / 3_600, 2);
    out.push(b':');
    push_padded(out, of_day / 60 % 60, 2);
    out.push(b':');
    push_padded(out, of_day % 60, 2);
}

/// `2015-05-17T10:05:03Z`.
pub fn to_text(at: u64) -> String {
    let mut out = Vec::new();
    write_utc(&mut out, at);
    out.push(b'Z');
    String::from_utf8_lossy(&out).into_owned()
}

/// Reads what [`to_text`] writes, with or without parts of a second.
pub fn from_text(text: &str) -> Option<u64> {
    let (date, clock) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.split('-').map(str::parse::<u64>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    let mut clock = clock.split('.').next()?.split(':').map(str::parse::<u64>);
    let (hour, minute, second) = (
        clock.next()?.ok()?,
        clock.next()?.ok()?,
        clock.next()?.ok()?,
    );
    let is_date = year >= 1970 && (1..=12).contains(&month) && (1..=31).contains(&day);
    let is_clock = hour < 24 && minute < 60 && second < 61;
    (is_date && is_clock)
        .then(|| days(year, month, day) * DAY + hour * 3_600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common(at: u64, zone: Zone) -> String {
        let mut stamps = Stamps::new(zone);
        String::from_utf8(stamps.common(at).to_vec()).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back() {
        for at in [0, 951_782_399, MONDAY, 4_102_444_799] {
            assert_eq!(from_text(&to_text(at)), Some(at));
        }
        assert_eq!(to_text(MONDAY), "2026-03-23T00:00:00Z");
        assert_eq!(from_text("2026-03-23T00:00:00.250Z"), Some(MONDAY));
        assert_eq!(from_text("2026-13-23T00:00:00Z"), None);
    }

    #[test]
    fn the_clock_goes_forward_on_the_last_sunday_of_march() {
        let change = MONDAY + 6 * DAY + 3_600;
        assert_eq!(
            common(change - 1, Zone::CentralEurope),
            "29/Mar/2026:01:59:59 +0100"
        );
        assert_eq!(
            common(change, Zone::CentralEurope),
            "29/Mar/2026:03:00:00 +0200"
        );
        assert_eq!(common(change, Zone::Utc), "29/Mar/2026:01:00:00 +0000");
    }
}

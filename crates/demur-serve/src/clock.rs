//! The wall clock, for `Date` and events. Waits never look at it.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant, SystemTime};

/// One thread's view of the wall clock, set anew at every tick.
#[derive(Debug)]
pub(crate) struct Clock {
    anchor: Cell<(Instant, Duration)>,
    second: Cell<u64>,
    date: RefCell<[u8; 29]>,
}

impl Clock {
    pub(crate) fn new() -> Self {
        let clock = Self {
            anchor: Cell::new((Instant::now(), Duration::ZERO)),
            second: Cell::new(u64::MAX),
            date: RefCell::new([0; 29]),
        };
        clock.set();
        clock
    }

    /// Looks at the wall clock.
    pub(crate) fn set(&self) {
        let wall = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        self.anchor.set((Instant::now(), wall));
        if self.second.replace(wall.as_secs()) != wall.as_secs() {
            *self.date.borrow_mut() = http_date(wall.as_secs());
        }
    }

    /// The time since the epoch at an instant.
    pub(crate) fn wall(&self, at: Instant) -> Duration {
        let (anchor, wall) = self.anchor.get();
        match at.checked_duration_since(anchor) {
            Some(since) => wall + since,
            None => wall.saturating_sub(anchor.saturating_duration_since(at)),
        }
    }

    /// Appends a `Date` field (RFC 9110 §6.6.1).
    pub(crate) fn write_date(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"Date: ");
        out.extend_from_slice(&*self.date.borrow());
        out.extend_from_slice(b"\r\n");
    }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
fn http_date(seconds: u64) -> [u8; 29] {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [(&str, u64); 12] = [
        ("Jan", 31),
        ("Feb", 28),
        ("Mar", 31),
        ("Apr", 30),
        ("May", 31),
        ("Jun", 30),
        ("Jul", 31),
        ("Aug", 31),
        ("Sep", 30),
        ("Oct", 31),
        ("Nov", 30),
        ("Dec", 31),
    ];
    let mut days = seconds / 86_400;
    let weekday = usize::try_from(days % 7)
        .ok()
        .and_then(|day| DAYS.get(day))
        .copied()
        .unwrap_or("Thu");
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let mut month = "Dec";
    for (name, length) in MONTHS {
        let length = length + u64::from(name == "Feb" && is_leap(year));
        month = name;
        if days < length {
            break;
        }
        days -= length;
    }
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    let text = format!(
        "{weekday}, {:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT",
        days + 1
    );
    text.into_bytes()
        .try_into()
        .unwrap_or(*b"Thu, 01 Jan 1970 00:00:00 GMT")
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_fixed_form() {
        for (seconds, expected) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_827_696, "Tue, 29 Feb 2000 12:34:56 GMT"),
            (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
        ] {
            assert_eq!(std::str::from_utf8(&http_date(seconds)).unwrap(), expected);
        }
    }
}

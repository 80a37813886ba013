//! Moments as text.

use crate::suppress::Date;

/// `2026-11-27T12:00:00Z`
pub(super) fn rfc3339(seconds: u64) -> String {
    let (hour, minute, second) = clock(seconds);
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", Date::of(seconds))
}

/// `2026-11-27 12:00 UTC`
pub(super) fn minute(seconds: u64) -> String {
    let (hour, minute, _) = clock(seconds);
    format!("{} {hour:02}:{minute:02} UTC", Date::of(seconds))
}

/// `0.4 s`, `75 s`
pub(super) fn lasted(seconds: f64) -> String {
    if seconds < 10.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{seconds:.0} s")
    }
}

fn clock(seconds: u64) -> (u64, u64, u64) {
    (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::{lasted, minute, rfc3339};

    #[test]
    fn moments() {
        assert_eq!(rfc3339(1_795_784_523), "2026-11-27T13:02:03Z");
        assert_eq!(minute(1_795_784_523), "2026-11-27 13:02 UTC");
        assert_eq!(lasted(0.44), "0.4 s");
        assert_eq!(lasted(75.2), "75 s");
    }
}

//! What the table promises, over many requests.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use demur_limit::{Keyer, Rate, Table, Taken};
use proptest::prelude::*;

const SECOND: Duration = Duration::from_secs(1);

fn is_admitted(taken: Taken) -> bool {
    matches!(taken, Taken::Admitted(_))
}

#[test]
fn what_is_admitted_is_what_was_agreed_within_one_percent_over_a_million_requests() {
    let rate = Rate::new(1000, SECOND, 1000).unwrap();
    let (table, keyer) = (Table::new(1000), Keyer::default());
    let key = keyer.key("a", b"one");
    // Five times as many as agreed, for two hundred seconds.
    let step = Duration::from_micros(200);
    let admitted = (0..1_000_000_u32)
        .filter(|number| is_admitted(table.take(key, &rate, step * *number)))
        .count();
    let agreed = 1000 * 200 + 1000;
    assert!(
        admitted.abs_diff(agreed) * 100 <= agreed,
        "{admitted} of {agreed}"
    );
}

#[test]
fn a_million_identities_stay_in_their_memory_and_free_nobody_who_reached_a_limit() {
    let rate = Rate::new(10, SECOND * 60, 10).unwrap();
    let (table, keyer) = (Table::new(50_000), Keyer::default());
    let memory = table.memory();
    let heavy = keyer.key("a", b"heavy");
    let now = SECOND;
    for _ in 0..10 {
        assert!(is_admitted(table.take(heavy, &rate, now)));
    }
    for number in 0..1_000_000_u32 {
        let spoofed = keyer.key("a", &Ipv4Addr::from_bits(number).octets());
        table.take(spoofed, &rate, now);
        if number % 1000 == 0 {
            assert!(
                !is_admitted(table.take(heavy, &rate, now)),
                "after {number}"
            );
        }
    }
    assert_eq!(table.memory(), memory);
    assert!(memory <= 50_000 * 28, "{memory} bytes");
}

#[test]
fn who_used_little_of_a_long_limit_frees_nobody_who_reached_a_short_one() {
    let minute = Rate::new(10, SECOND * 60, 10).unwrap();
    let day = Rate::new(1000, SECOND * 86_400, 1000).unwrap();
    let (table, keyer) = (Table::new(5_000), Keyer::default());
    let now = SECOND;
    let heavy: Vec<_> = (0..100_u8).map(|one| keyer.key("minute", &[one])).collect();
    for key in &heavy {
        while is_admitted(table.take(*key, &minute, now)) {}
    }
    // One request of the day's thousand is a longer debt than ten of the minute's ten.
    for number in 0..100_000_u32 {
        table.take(keyer.key("day", &number.to_be_bytes()), &day, now);
    }
    let freed = heavy
        .iter()
        .filter(|key| is_admitted(table.take(**key, &minute, now)))
        .count();
    assert_eq!(freed, 0);
}

/// Whole seconds, rounded up, as `Retry-After` says it.
fn retry_after(wait: Duration) -> Duration {
    Duration::from_secs(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
}

#[test]
fn who_waits_as_long_as_told_passes() {
    // Rates whose cost is no whole number of nanoseconds or seconds, and one that is.
    for (requests, seconds, burst) in [(7, 3, 4), (3, 1, 1), (100, 60, 10), (1, 1, 1)] {
        let rate = Rate::new(requests, SECOND * seconds, burst).unwrap();
        let (table, keyer) = (Table::new(1000), Keyer::default());
        let key = keyer.key("a", b"patient");
        let (mut now, mut waits) = (Duration::ZERO, 0);
        for _ in 0..100_000 {
            if let Taken::Refused(standing) = table.take(key, &rate, now) {
                waits += 1;
                assert!(standing.wait > Duration::ZERO);
                assert!(standing.wait <= standing.reset);
                now += retry_after(standing.wait);
                assert!(is_admitted(table.take(key, &rate, now)), "{requests}");
            }
        }
        assert!(waits > 1000, "{waits} waits");
    }
}

#[test]
fn a_hundred_thousand_clients_that_wait_as_told_pass_at_the_second_attempt() {
    let rate = Rate::new(3, SECOND * 10, 2).unwrap();
    let (table, keyer) = (Table::new(20_000), Keyer::default());
    let mut refused_again = 0;
    for number in 0..100_000_u32 {
        let key = keyer.key("a", &number.to_be_bytes());
        // They come one after the other, while there are places for a fifth of them only.
        let mut now = Duration::from_micros(u64::from(number) * 10);
        for _ in 0..5 {
            if let Taken::Refused(standing) = table.take(key, &rate, now) {
                now += retry_after(standing.wait);
                refused_again += u32::from(!is_admitted(table.take(key, &rate, now)));
            }
        }
    }
    assert_eq!(refused_again, 0);
}

#[test]
fn threads_together_get_no_more_than_one() {
    let rate = Rate::new(5000, SECOND * 3600, 5000).unwrap();
    let table = Arc::new(Table::new(1000));
    let key = Keyer::default().key("a", b"shared");
    let admitted = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5000 {
                    if is_admitted(table.take(key, &rate, SECOND)) {
                        admitted.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    assert_eq!(admitted.load(Ordering::Relaxed), 5000);
}

#[test]
fn an_odd_rate_lets_no_more_pass_than_it_says() {
    let rate = Rate::new(600_000_000, SECOND, 1).unwrap();
    let (table, keyer) = (Table::new(1), Keyer::default());
    let key = keyer.key("a", b"fast");
    let admitted = (0..10_000)
        .filter(|nanos| is_admitted(table.take(key, &rate, Duration::from_nanos(*nanos))))
        .count();
    assert!((5000..=6000).contains(&admitted), "{admitted}");
}

#[test]
fn a_clock_that_jumps_locks_nobody_out() {
    let year = SECOND * 31_536_000;
    let rate = Rate::new(2, SECOND, 2).unwrap();
    let (table, keyer) = (Table::new(1000), Keyer::default());
    let key = keyer.key("a", b"traveller");
    for _ in 0..3 {
        table.take(key, &rate, year * 10);
    }
    // Ten years back: at most the debt of a burst is left.
    let Taken::Refused(standing) = table.take(key, &rate, SECOND) else {
        panic!("the debt was forgotten")
    };
    assert!(standing.wait <= SECOND, "{:?}", standing.wait);
    assert!(is_admitted(table.take(key, &rate, SECOND * 2)));
    assert!(is_admitted(table.take(key, &rate, year * 300)));
}

#[test]
fn keys_and_limits_are_counted_apart() {
    let rate = Rate::new(1, SECOND, 1).unwrap();
    let (table, keyer) = (Table::new(1000), Keyer::default());
    for (limit, who) in [("x", "a"), ("x", "b"), ("y", "a")] {
        let key = keyer.key(limit, who.as_bytes());
        assert!(is_admitted(table.take(key, &rate, SECOND)), "{limit} {who}");
        assert!(
            !is_admitted(table.take(key, &rate, SECOND)),
            "{limit} {who}"
        );
    }
}

#[test]
fn a_rate_that_lets_nothing_pass_is_none() {
    assert_eq!(Rate::new(0, SECOND, 1), None);
    assert_eq!(Rate::new(1, Duration::ZERO, 1), None);
    assert_eq!(Rate::new(1, SECOND, 0), None);
    assert_eq!(Rate::new(1, Duration::MAX, 1), None);
}

proptest! {
    /// The model: tokens that come back one after the other.
    #[test]
    fn it_does_as_a_bucket_of_tokens_does(
        requests in 1_u32..50,
        burst in 1_u32..50,
        steps in prop::collection::vec(0_u64..2_000, 1..200),
    ) {
        let rate = Rate::new(requests, Duration::from_millis(u64::from(requests) * 100), burst).unwrap();
        let (table, keyer) = (Table::new(1), Keyer::default());
        let key = keyer.key("a", b"k");
        let (mut tokens, mut now, mut last) = (f64::from(burst), 0_u64, 0_u64);
        for step in steps {
            now += step;
            tokens = f64::from(burst).min(tokens + f64::from(u32::try_from(now - last).unwrap()) / 100.0);
            last = now;
            let passes = tokens >= 1.0 - 1e-9;
            if passes {
                tokens -= 1.0;
            }
            let taken = table.take(key, &rate, Duration::from_millis(now));
            prop_assert_eq!(is_admitted(taken), passes);
        }
    }
}

#[test]
fn looking_counts_nothing_and_says_what_taking_would() {
    let rate = Rate::new(2, SECOND * 10, 2).unwrap();
    let (table, keyer) = (Table::new(1000), Keyer::default());
    let key = keyer.key("a", b"curious");
    for left in [2, 1] {
        for _ in 0..3 {
            let standing = table.look(key, &rate, SECOND);
            assert_eq!((standing.remaining, standing.wait), (left, Duration::ZERO));
        }
        assert!(is_admitted(table.take(key, &rate, SECOND)));
    }
    let standing = table.look(key, &rate, SECOND);
    assert_eq!(table.take(key, &rate, SECOND), Taken::Refused(standing));
    assert_eq!(standing.wait, SECOND * 5);
}

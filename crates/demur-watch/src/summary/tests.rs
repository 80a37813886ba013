//! Partial minutes agree, whatever the order and the split.

use std::borrow::Cow;

use proptest::prelude::*;

use super::{Field, Minute, Room};
use crate::record::Record;

const ROOM: Room = Room { rows: 8, shapes: 4 };

fn record(path: &str, status: u16, client: u8) -> Record<'_> {
    Record {
        method: Cow::Borrowed(b"GET"),
        path: Cow::Borrowed(path.as_bytes()),
        status,
        client: Cow::Owned(vec![b'c', client]),
        bytes: 10,
        ..Record::default()
    }
}

fn minute(requests: &[(String, u16, u8)]) -> Minute {
    let mut minute = Minute::new(7);
    for (path, status, client) in requests {
        minute.add(&record(path, *status, *client), b"", ROOM);
    }
    minute
}

fn requests() -> impl Strategy<Value = Vec<(String, u16, u8)>> {
    let path = prop_oneof!["/[a-c]/[0-9]{1,3}", "/[a-z]{1,2}", Just(String::new())];
    prop::collection::vec(
        (path, prop::sample::select(vec![200, 301, 404, 0]), 0..3u8),
        0..80,
    )
}

proptest! {
    #[test]
    fn the_order_and_the_split_of_requests_make_no_difference(
        first in requests(), second in requests(), third in requests()
    ) {
        let whole: Vec<_> = [&first[..], &second, &third].concat();
        let expected = minute(&whole).encode(ROOM);
        let mut backwards = whole.clone();
        backwards.reverse();
        prop_assert_eq!(&minute(&backwards).encode(ROOM), &expected);
        let (a, b, c) = (minute(&first), minute(&second), minute(&third));
        let mut left = a.clone();
        left.merge(&b, ROOM);
        left.merge(&c, ROOM);
        prop_assert_eq!(&left.encode(ROOM), &expected);
        let mut right = c.clone();
        right.merge(&b, ROOM);
        let mut all = right;
        all.merge(&a, ROOM);
        prop_assert_eq!(&all.encode(ROOM), &expected);
    }

    #[test]
    fn no_request_is_lost_and_what_is_written_is_read_again(all in requests()) {
        let mut minute = minute(&all);
        prop_assert_eq!(minute.requests(), all.len() as u64);
        let bytes = minute.encode(ROOM);
        let mut again = Minute::decode(&bytes).unwrap();
        prop_assert_eq!(again.requests(), all.len() as u64);
        prop_assert_eq!(again.encode(ROOM), bytes);
    }

    #[test]
    fn damaged_bytes_are_refused_and_nothing_worse(mut bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Minute::decode(&bytes);
        bytes.insert(0, 1);
        let _ = Minute::decode(&bytes);
    }
}

#[test]
fn what_finds_no_room_is_counted_under_its_shape() {
    let mut minute = Minute::new(0);
    for number in 0..1000 {
        minute.add(&record(&format!("/orders/{number}"), 200, 0), b"", ROOM);
    }
    minute.settle(ROOM);
    assert_eq!(minute.rows().count(), 8);
    let shapes: Vec<_> = minute
        .reduced()
        .map(|row| (minute.text(row, Field::Path).to_vec(), row.counts.requests))
        .collect();
    assert_eq!(shapes, [(b"/orders/0".to_vec(), 992)]);
}

#[test]
fn a_flood_of_misses_crowds_no_good_answer_out() {
    let mut minute = Minute::new(0);
    for number in 0..1000 {
        minute.add(&record(&format!("/{number}.php"), 404, 0), b"", ROOM);
    }
    minute.add(&record("/about", 200, 0), b"", ROOM);
    minute.settle(ROOM);
    assert!(
        minute
            .rows()
            .any(|row| minute.text(row, Field::Path) == b"/about")
    );
}

//! The index is small: little more than the octets of the lists.

use demur_gone::{Found, Places, read_csv};

/// A place in the table has 13 octets and a quarter of the places are empty.
const MOST_BESIDE_TEXT: usize = 20;

#[test]
fn an_entry_takes_little_more_than_its_text() {
    let mut list = "path,status,to,since,reason\n".to_owned();
    let mut octets = 0;
    for number in 0..50_000 {
        let path = format!("/articles/2019/{number:06}/a-title-of-some-length");
        octets += path.len();
        if number % 2 == 0 {
            list.push_str(&format!("{path},gone,,2024-01-31,no longer sold\n"));
        } else {
            let to = format!("/news/{number:06}");
            octets += to.len();
            list.push_str(&format!("{path},moved,{to},,\n"));
        }
    }
    let (entries, defects) = read_csv("gone.csv", list.as_bytes());
    assert_eq!(defects, []);
    let places = Places::compile(&entries).expect("places");
    assert_eq!(places.len(), 50_000);
    let bound = octets + 50_000 * MOST_BESIDE_TEXT;
    assert!(
        places.memory() < bound,
        "{} octets, the bound is {bound}",
        places.memory()
    );
    for entry in &entries {
        assert!(
            places.find(entry.path(), None).is_some(),
            "{}",
            entry.path()
        );
    }
    let found = places.find("/articles/2019/000001/a-title-of-some-length", None);
    assert!(matches!(found, Some(Found::Moved { to, .. }) if to == "/news/000001"));
    assert_eq!(
        places.find("/articles/2019/050000/a-title-of-some-length", None),
        None
    );
}

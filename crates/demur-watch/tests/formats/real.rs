//! A log of a real server.

use std::collections::BTreeMap;
use std::path::PathBuf;

use demur_watch::formats::detect;

#[test]
fn every_line_of_a_real_log_is_read() {
    let Some(folder) = std::env::var_os("DEMUR_TEST_DATA") else {
        println!("skipped: DEMUR_TEST_DATA is not set");
        return;
    };
    let path = PathBuf::from(folder).join("logs/elastic-apache-combined.log.zst");
    let Ok(packed) = std::fs::read(&path) else {
        println!("skipped: {} is missing", path.display());
        return;
    };
    let log = zstd::decode_all(packed.as_slice()).unwrap();
    let found = detect(&log).unwrap();
    assert_eq!((found.name, found.fits), ("combined", (1_000, 1_000)));

    let mut statuses = BTreeMap::new();
    let mut methods = BTreeMap::new();
    for line in log
        .strip_suffix(b"\n")
        .unwrap()
        .split(|byte| *byte == b'\n')
    {
        let record = found.parser.read(line).unwrap();
        *statuses.entry(record.status).or_insert(0) += 1;
        *methods.entry(record.method.into_owned()).or_insert(0) += 1;
        assert!(record.path.starts_with(b"/") || record.path.as_ref() == b"*");
        assert!((1_431_820_800..1_432_166_400).contains(&record.at));
    }
    assert_eq!(
        statuses,
        BTreeMap::from([
            (200, 9_126),
            (206, 45),
            (301, 164),
            (304, 445),
            (403, 2),
            (404, 213),
            (416, 2),
            (500, 3),
        ])
    );
    assert_eq!(methods.values().sum::<i32>(), 10_000);
    assert_eq!(methods.get(b"GET".as_slice()), Some(&9_952));
}

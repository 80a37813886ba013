//! Inputs that cannot be read, or not to their ends: what came before is told, and so is what is wrong.

use std::path::PathBuf;

use demur_testkit::Folder;
use serde_json::Value;

use crate::campaign::{combined, line, minutes, parts};
use crate::identity::{expected, gzip};
use crate::runs::{Followed, assert_same, ended, essence, wait_until, watch};

/// A folder, and what is said of files in it.
struct Place(Folder);

impl Place {
    fn new(name: &str) -> Self {
        Self(Folder::new(name))
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// All ways of reading files once.
    fn ways(&self) -> [Vec<String>; 3] {
        let list = self.path("alerts.jsonl").display().to_string();
        let state = self.path("watch.redb").display().to_string();
        [
            vec![],
            vec!["--alerts".to_owned(), list],
            vec!["--state".to_owned(), state],
        ]
    }
}

/// What a refusal says, in whatever way the files are read.
#[track_caller]
fn refused(place: &Place, files: &[&str], expected: &[&str]) {
    for way in place.ways() {
        let mut command = watch(files);
        let (result, talk) = ended(command.args(&way), b"", 2);
        assert_eq!(result, "", "{way:?}");
        for words in expected {
            assert!(talk.contains(words), "{way:?}: {talk}");
        }
        assert_eq!(talk.matches("error: ").count(), 1, "{way:?}: {talk}");
    }
}

#[test]
fn what_is_no_log_is_refused_with_a_cure() {
    let place = Place::new("watch-refused");
    let unknown = [
        "is written in no format that is known here",
        "hint: say how it is written",
    ];
    let other = "2026-03-23 12:00:00 INFO all is well\n".repeat(50);
    refused(&place, &[&place.write("other.log", other)], &unknown);
    let mut binary = std::fs::read(env!("CARGO_BIN_EXE_demur")).unwrap();
    binary.truncate(3 << 20);
    refused(&place, &[&place.write("binary", binary)], &unknown);
    refused(
        &place,
        &[&place.write("long", vec![b'a'; 2 << 20])],
        &unknown,
    );
    let folder = place.path("").display().to_string();
    refused(
        &place,
        &[&folder],
        &["is a directory", "hint: name the files in it"],
    );
    let missing = place.path("missing.log").display().to_string();
    refused(
        &place,
        &[&missing],
        &["there is no file", "hint: check the name"],
    );
    let log = place.write("access.log", minutes(0..1, true));
    refused(
        &place,
        &[&log, &log],
        &["would be counted twice", "hint: name it once"],
    );
    let again = place.path("again.log");
    std::fs::hard_link(&log, &again).unwrap();
    refused(
        &place,
        &[&log, again.to_str().unwrap()],
        &["would be counted twice"],
    );
    let xz = place.write("a.xz", b"\xfd7zXZ\0\0\0");
    refused(&place, &[&xz], &["packed with xz", "hint: unpack it first"]);
}

#[test]
fn nothing_in_a_file_is_no_fault() {
    let place = Place::new("watch-empty");
    let empty = place.write("empty.log", "");
    let log = place.write("access.log", minutes(0..2, true));
    for way in place.ways() {
        let report = |files: &[&str]| {
            let mut command = watch(files);
            let (report, talk) = ended(command.args(&way).args(["--format", "json"]), b"", 0);
            assert_eq!(talk, "");
            serde_json::from_str::<Value>(&report).unwrap()
        };
        let requests = |report: &Value| report.pointer("/summary/requests").unwrap().as_u64();
        assert_eq!(requests(&report(&[&empty])), Some(0));
        assert_eq!(requests(&report(&[&empty, &log])), Some(120));
    }
}

#[test]
fn what_came_before_the_damage_is_told() {
    let place = Place::new("watch-damage");
    let parts = parts(combined(), 3);
    let (first, rest) = (parts.first().unwrap(), parts.get(1..).unwrap().concat());
    let mut packed = gzip(first);
    packed.truncate(packed.len() * 2 / 3);
    let cut = place.write("access.log.1.gz", &packed);
    let log = place.write("access.log", rest);
    let list = place.path("alerts.jsonl").display().to_string();
    for way in [vec![], vec!["--alerts", &list]] {
        for files in [vec![&cut], vec![&log, &cut]] {
            let mut command = watch(&files);
            let (report, talk) = ended(command.args(&way).args(["--format", "json"]), b"", 2);
            let said = format!(
                "`{cut}` breaks off: its gzip data end after {} bytes",
                packed.len()
            );
            assert!(talk.contains(&said), "{talk}");
            let report: Value = serde_json::from_str(&report).unwrap();
            let inputs = report
                .pointer("/summary/inputs")
                .unwrap()
                .as_array()
                .unwrap();
            let lines = inputs
                .iter()
                .find(|one| one.get("name").unwrap() == cut.as_str());
            let lines = lines.unwrap().get("lines").unwrap().as_u64().unwrap();
            assert!(lines > 1000, "{lines}");
        }
    }
    // Nothing of it can be read, and the others are read all the same.
    let gone = place.write("access.log.2.gz", packed.get(..12).unwrap());
    let whole = place.write("whole.log", combined());
    let (report, talk) = ended(watch(&[&gone, &whole]).args(["--format", "json"]), b"", 2);
    assert!(talk.contains(&gone), "{talk}");
    assert_same(
        "beside a file that cannot be read",
        &essence(&report),
        expected(),
    );
}

#[test]
fn a_bomb_is_one_line_that_is_too_long() {
    let place = Place::new("watch-bomb");
    let bomb = gzip(&vec![0; 64 << 20]);
    let (_, talk) = ended(&mut watch(&[&place.write("bomb.gz", &bomb)]), b"", 2);
    assert!(talk.contains("in no format that is known here"), "{talk}");
    // In the midst of a log it is counted, and the log is read.
    let text = minutes(0..2, true);
    let parts = [
        gzip(text.as_bytes()),
        bomb,
        gzip(b"\n"),
        gzip(line(130, 1, "/", 200).as_bytes()),
    ];
    let log = place.write("access.log.gz", parts.concat());
    let (report, _) = ended(&mut watch(&[&log, "--format", "json"]), b"", 0);
    let report: Value = serde_json::from_str(&report).unwrap();
    let number = |place: &str| report.pointer(place).unwrap().as_u64();
    assert_eq!(number("/summary/requests"), Some(121));
    assert_eq!(number("/summary/inputs/0/lines"), Some(122));
    assert_eq!(number("/summary/inputs/0/unread"), Some(1));
}

#[test]
fn what_is_followed_may_come_later_and_say_nothing_for_a_while() {
    let place = Place::new("watch-later");
    let path = place.path("access.log");
    let list = place.path("alerts.jsonl");
    let mut command = watch(&[&path]);
    let run = Followed::start(command.arg("--follow").arg("--alerts").arg(&list));
    wait_until("the program looks for it", || list.exists());
    // The first line is none that anybody knows.
    std::fs::write(&path, "what is this?\n").unwrap();
    run.wait_for(&path);
    let mut file = std::fs::File::options().append(true).open(&path).unwrap();
    std::io::Write::write_all(&mut file, minutes(0..2, true).as_bytes()).unwrap();
    run.wait_for(&path);
    let (report, _) = run.stop(0);
    assert!(report.contains("120 requests"), "{report}");
    assert!(report.contains("1 line"), "{report}");
}

#[test]
fn packed_files_can_be_followed_beside_the_one_that_grows() {
    let place = Place::new("watch-beside");
    let old = place.write("access.log.1.gz", gzip(minutes(0..2, true).as_bytes()));
    let log = place.write("access.log", minutes(2..4, true));
    let run = Followed::start(watch(&[&log, &old]).args(["--follow", "--format", "json"]));
    run.wait_for(log.as_ref());
    let (report, _) = run.stop(0);
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(
        report.pointer("/summary/requests").unwrap().as_u64(),
        Some(240)
    );
    assert_eq!(report.pointer("/summary/late").unwrap().as_u64(), Some(0));
    let state = place.path("watch.redb").display().to_string();
    let (_, talk) = ended(&mut watch(&[&log, &old, "--state", &state]), b"", 2);
    assert!(talk.contains("`--state` is of no use with it"), "{talk}");
    let (_, talk) = ended(&mut watch(&["-", "--state", &state]), b"", 2);
    assert!(
        talk.contains("standard input cannot be gone back to"),
        "{talk}"
    );
}

//! An interrupted run goes on where it was.

use super::super::{Notice, Position, Tail};
use super::drain;
use super::folder::{Folder, gzip, zstd};

const LOG: &str = "access.log";
/// Long enough to tell a file from others.
const FIRST: &str = "192.0.2.1 - - [31/Jan/2024:12:00:00 +0000] \"GET / HTTP/1.1\" 200 1";

/// A run that read `content` from the start and was interrupted.
fn interrupted(content: &str) -> (Folder, Position) {
    let folder = Folder::new();
    let path = folder.write(LOG, content);
    let mut tail = Tail::new(&path);
    drain(&mut tail);
    (folder, tail.position().unwrap())
}

/// What was read, and more.
fn read_and(more: &str) -> String {
    format!("{FIRST}\nb\n{more}")
}

/// What happens while nobody reads, what is read then, and whether lines may be missing.
fn check(act: impl FnOnce(&Folder), expected: &[&str], has_gap: bool) {
    let (folder, position) = interrupted(&format!("{FIRST}\nb\n"));
    act(&folder);
    let mut tail = Tail::resume(&folder.path(LOG), &position);
    let (lines, _) = drain(&mut tail);
    assert_eq!(lines, expected);
    assert_eq!(tail.counts().gaps, u64::from(has_gap));
}

#[test]
fn every_line_boundary_gives_exactly_the_rest() {
    let folder = Folder::new();
    let lines: Vec<_> = (0..60).map(|number| format!("line {number}")).collect();
    let path = folder.write(LOG, "");
    for boundary in 0..=lines.len() {
        let mut tail = Tail::new(&path);
        let until = lines[..boundary].iter().map(|line| format!("{line}\n"));
        folder.write(LOG, until.collect::<String>());
        drain(&mut tail);
        let position = tail.position().unwrap();
        assert_eq!(position.line, boundary as u64);
        folder.write(LOG, format!("{}\n", lines.join("\n")));
        let mut tail = Tail::resume(&path, &position);
        assert_eq!(drain(&mut tail), (lines[boundary..].to_vec(), Vec::new()));
        assert_eq!(tail.position().unwrap().line, lines.len() as u64);
    }
}

#[test]
fn a_position_survives_being_written_down() {
    let (_folder, position) = interrupted("a\nb\n");
    let bytes = postcard::to_stdvec(&position).unwrap();
    assert_eq!(postcard::from_bytes::<Position>(&bytes).unwrap(), position);
    let text = serde_json::to_string(&position).unwrap();
    assert_eq!(serde_json::from_str::<Position>(&text).unwrap(), position);
    assert_eq!(
        (position.offset, position.line, position.head_len),
        (4, 2, 4)
    );
}

#[test]
fn a_file_that_has_grown_is_read_on() {
    check(|_| {}, &[], false);
    check(|folder| folder.append(LOG, "c\n"), &["c"], false);
}

#[test]
fn a_renamed_file_is_read_first() {
    let act = |folder: &Folder| {
        folder.append(LOG, "c\n");
        folder.rename(LOG, "access.log.1");
        folder.write(LOG, "d\n");
    };
    check(act, &["c", "d"], false);
    let act = |folder: &Folder| {
        folder.append(LOG, "c\n");
        folder.rename(LOG, "old.log");
        folder.write(LOG, "d\n");
    };
    check(act, &["c", "d"], false);
    let act = |folder: &Folder| {
        folder.append(LOG, "c\n");
        folder.rename(LOG, "access.log-20240131");
    };
    check(act, &["c"], false);
}

#[test]
fn a_packed_file_is_read_from_where_it_was() {
    for name in ["access.log.1.gz", "access.log-20240131.gz"] {
        let act = |folder: &Folder| {
            folder.append(LOG, "c\n");
            folder.remove(LOG);
            folder.write("access.log.0.gz", gzip(b"something else\n"));
            folder.write(name, gzip(read_and("c\n").as_bytes()));
            folder.remove("access.log.0.gz");
            folder.write(LOG, "d\n");
        };
        check(act, &["c", "d"], false);
    }
    let act = |folder: &Folder| {
        folder.remove(LOG);
        folder.write("access.log.1.zst", zstd(read_and("c").as_bytes()));
        folder.write(LOG, "d\n");
    };
    check(act, &["c", "d"], false);
}

#[test]
fn all_files_that_came_meanwhile_are_read() {
    let act = |folder: &Folder| {
        folder.append(LOG, "c\n");
        folder.rename(LOG, "access.log.3");
        folder.pack("access.log.3");
        folder.write("access.log.2.gz", gzip(b"d\n"));
        folder.write("access.log.1", "e\n");
        folder.write(LOG, "f\n");
    };
    check(act, &["c", "d", "e", "f"], false);
}

#[test]
fn a_copied_and_emptied_file_is_read_from_its_copy_first() {
    let act = |folder: &Folder| {
        folder.append(LOG, "c\nd");
        folder.copy_and_cut(LOG, "access.log.1");
        folder.append(LOG, "d\n");
    };
    check(act, &["c", "dd"], false);
    let act = |folder: &Folder| {
        folder.append(LOG, "c\n");
        folder.copy_and_cut(LOG, "access.log.1");
        folder.pack("access.log.1");
        folder.rename("access.log.1.gz", "access.log.2.gz");
        folder.append(LOG, "d\n");
        folder.copy_and_cut(LOG, "access.log.1");
    };
    check(act, &["c", "d"], false);
}

#[test]
fn a_number_that_is_used_again_is_another_file() {
    let (folder, mut position) = interrupted(&read_and(""));
    folder.append(LOG, "c\nhalf");
    folder.pack(LOG);
    folder.rename("access.log.gz", "access.log.1.gz");
    let new = folder.write(LOG, "d\n");
    // As if the new file had got the number of the old one.
    let mut tail = Tail::new(&new);
    drain(&mut tail);
    position.inode = tail.position().unwrap().inode;
    position.created -= 1;
    let mut tail = Tail::resume(&new, &position);
    assert_eq!(drain(&mut tail).0, ["c", "half", "d"]);
}

#[test]
fn a_file_that_is_gone_is_noticed() {
    let act = |folder: &Folder| {
        folder.remove(LOG);
        folder.write(LOG, "x\n");
    };
    check(act, &["x"], true);
    let act = |folder: &Folder| {
        folder.cut(LOG);
        folder.append(LOG, "x\ny\nz\n");
    };
    check(act, &["x", "y", "z"], true);
    check(|folder| folder.remove(LOG), &[], true);
    let act = |folder: &Folder| {
        folder.remove(LOG);
        folder.write("access.log.1.gz", &gzip(read_and("c\n").as_bytes())[..70]);
        folder.write(LOG, "x\n");
    };
    check(act, &["x"], true);
}

#[test]
fn a_position_on_a_file_that_was_empty_is_no_gap() {
    let (folder, position) = interrupted("");
    folder.append(LOG, "a\n");
    folder.rename(LOG, "access.log.1");
    folder.append(LOG, "b\n");
    let mut tail = Tail::resume(&folder.path(LOG), &position);
    let (lines, notices) = drain(&mut tail);
    assert_eq!(lines, ["a", "b"]);
    assert!(!notices.contains(&Notice::Gap));
}

#[test]
fn a_line_that_was_cut_in_two_is_read_whole() {
    let (folder, position) = interrupted(&format!("{FIRST}\nb"));
    folder.copy_and_cut(LOG, "access.log.1");
    let mut tail = Tail::resume(&folder.path(LOG), &position);
    drain(&mut tail);
    let position = tail.position().unwrap();
    assert_eq!(position.line, 1);
    folder.append(LOG, "b\nc\n");
    let mut tail = Tail::resume(&folder.path(LOG), &position);
    assert_eq!(drain(&mut tail).0, ["bb", "c"]);
}

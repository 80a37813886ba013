//! A path that is followed while files come and go.

use std::io::Write as _;

use super::super::{LONGEST_LINE, Notice, Polled, ReadError, Tail};
use super::folder::{Folder, append, gzip};
use super::{drain, lines_of};

const LOG: &str = "access.log";

/// What is read after each act, and what is noticed.
struct Check {
    folder: Folder,
    tail: Tail,
}

impl Check {
    fn new() -> Self {
        let folder = Folder::new();
        let tail = Tail::new(&folder.path(LOG));
        Self { folder, tail }
    }

    fn check(&mut self, act: impl FnOnce(&Folder), lines: &[&str], notices: &[Notice]) {
        act(&self.folder);
        let (read, seen) = drain(&mut self.tail);
        assert_eq!(read, lines);
        assert_eq!(seen, notices);
    }
}

#[test]
fn a_file_that_is_not_there_is_waited_for() {
    let mut check = Check::new();
    check.check(|_| {}, &[], &[Notice::Missing]);
    check.check(|_| {}, &[], &[]);
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    check.check(|folder| folder.append(LOG, "b\n"), &["b"], &[]);
}

#[test]
fn a_line_is_held_until_its_newline_comes() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\nb"), &["a"], &[]);
    let before = check.tail.position().unwrap();
    assert_eq!((before.offset, before.line), (2, 1));
    check.check(|folder| folder.append(LOG, "c\r"), &[], &[]);
    check.check(|folder| folder.append(LOG, "\nd"), &["bc"], &[]);
    let before = check.tail.position();
    let last = check.tail.finish().map(lines_of);
    assert_eq!(last, Some(vec![b"d".to_vec()]));
    assert_eq!(check.tail.finish(), None);
    assert_eq!(check.tail.position(), before);
}

#[test]
fn a_renamed_file_is_read_to_its_end_before_the_new_one() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    let act = |folder: &Folder| {
        folder.append(LOG, "b\nc");
        folder.rename(LOG, "access.log.1");
        folder.append(LOG, "d\n");
        folder.append("access.log.1", "c\n");
    };
    check.check(act, &["b", "cc", "d"], &[Notice::Rotated]);
    assert_eq!(check.tail.counts().rotated, 1);
}

#[test]
fn an_old_file_is_read_as_long_as_the_new_one_is_empty() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    let act = |folder: &Folder| {
        folder.rename(LOG, "access.log.1");
        folder.append(LOG, "");
    };
    check.check(act, &[], &[Notice::Rotated]);
    for _ in 0..3 {
        check.check(|folder| folder.append("access.log.1", "b\n"), &["b"], &[]);
    }
    assert_eq!(check.tail.position().unwrap().line, 4);
    check.check(|folder| folder.append(LOG, "c\n"), &["c"], &[]);
    assert_eq!(check.tail.position().unwrap().line, 1);
}

#[test]
fn lines_that_come_late_are_read_from_the_old_file() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\nhalf "), &["a"], &[]);
    let act = |folder: &Folder| {
        folder.rename(LOG, "access.log.1");
        folder.append(LOG, "b\n");
    };
    check.check(act, &["b"], &[Notice::Rotated]);
    let act = |folder: &Folder| folder.append("access.log.1", "a line\nlate\nnever ended");
    check.check(act, &["half a line", "late"], &[]);
    let last = check.tail.finish().map(lines_of);
    assert_eq!(last, Some(vec![b"never ended".to_vec()]));
}

#[test]
fn a_line_that_never_ends_is_handed_out_when_its_file_is_closed() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\nhalf"), &["a"], &[]);
    let act = |folder: &Folder| {
        folder.rename(LOG, "access.log.1");
        folder.append(LOG, "b\n");
    };
    check.check(act, &["b"], &[Notice::Rotated]);
    let mut read = Vec::new();
    for _ in 0..2000 {
        if let Polled::Lines(block) = check.tail.poll().unwrap() {
            read.extend(lines_of(block));
        }
    }
    assert_eq!(read, [b"half"]);
    check.check(
        |folder| folder.append("access.log.1", "too late\n"),
        &[],
        &[],
    );
}

#[test]
fn a_writer_that_never_rests_does_not_keep_the_new_file_waiting() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    check.folder.rename(LOG, "access.log.1");
    check.folder.append(LOG, "new\n");
    let mut old = append(&check.folder.path("access.log.1"));
    let mut read = Vec::new();
    for _ in 0..100 {
        old.write_all(b"old\n").unwrap();
        while let Polled::Lines(block) = check.tail.poll().unwrap() {
            read.extend(lines_of(block));
        }
    }
    let new = read.iter().position(|line| line == b"new").unwrap();
    assert!((20..40).contains(&new), "{new}");
    drain(&mut check.tail);
    assert_eq!(read.len(), 101);
}

#[test]
fn files_that_came_and_went_between_two_looks_are_read() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    let act = |folder: &Folder| {
        folder.append(LOG, "b\n");
        folder.rename(LOG, "access.log.4");
        folder.write("access.log.5.gz", gzip(b"long ago\n"));
        folder.write("access.log.3.gz", gzip(b"c\nd"));
        folder.write("access.log.2", "e\n");
        folder.write("access.log.1", "f\n");
        folder.write(LOG, "g\n");
    };
    let lines = ["b", "c", "d", "e", "f", "g"];
    check.check(act, &lines, &[Notice::Rotated]);
}

#[test]
fn they_are_read_also_when_the_file_before_them_was_packed() {
    let mut check = Check::new();
    let first = "192.0.2.1 - - [31/Jan/2024:12:00:00 +0000] \"GET / HTTP/1.1\" 200 1";
    let act = |folder: &Folder| folder.append(LOG, format!("{first}\n"));
    check.check(act, &[first], &[]);
    let act = |folder: &Folder| {
        folder.append(LOG, "a\n");
        folder.rename(LOG, "access.log.2");
        folder.pack("access.log.2");
        folder.write("access.log.1", "b\n");
        folder.write(LOG, "c\n");
    };
    check.check(act, &["a", "b", "c"], &[Notice::Rotated]);
}

#[test]
fn a_missing_one_of_them_is_noticed() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    let act = |folder: &Folder| {
        folder.rename(LOG, "access.log.3");
        folder.write("access.log.1", "b\n");
        folder.write(LOG, "c\n");
    };
    check.check(act, &["b", "c"], &[Notice::Rotated, Notice::Gap]);
    assert_eq!(check.tail.counts().gaps, 1);
}

#[test]
fn a_deleted_file_is_read_to_its_end() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    let mut old = append(&check.folder.path(LOG));
    check.check(|folder| folder.remove(LOG), &[], &[Notice::Missing]);
    check.check(|_| old.write_all(b"b\n").unwrap(), &["b"], &[]);
    check.check(
        |folder| folder.append(LOG, "c\n"),
        &["c"],
        &[Notice::Rotated],
    );
    check.check(|_| old.write_all(b"d\n").unwrap(), &["d"], &[]);
}

#[test]
fn a_file_that_gets_its_name_back_is_not_read_again() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    check.check(|folder| folder.rename(LOG, "b"), &[], &[Notice::Missing]);
    let act = |folder: &Folder| {
        folder.rename("b", LOG);
        folder.append(LOG, "b\n");
    };
    check.check(act, &["b"], &[]);
}

#[test]
fn an_emptied_file_is_read_from_its_start() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\nb\n"), &["a", "b"], &[]);
    let emptied = [Notice::Emptied { copy: None }];
    check.check(|folder| folder.cut(LOG), &[], &emptied);
    check.check(|folder| folder.append(LOG, "c\n"), &["c"], &[]);
    assert_eq!(check.tail.position().unwrap().offset, 2);
    let act = |folder: &Folder| {
        folder.cut(LOG);
        folder.append(LOG, "longer than before\n");
    };
    check.check(act, &["longer than before"], &emptied);
    assert_eq!(check.tail.counts().emptied, 2);
}

#[test]
fn what_was_not_read_of_an_emptied_file_is_read_from_its_copy() {
    let mut check = Check::new();
    let first = "192.0.2.1 - - [31/Jan/2024:12:00:00 +0000] \"GET / HTTP/1.1\" 200 1";
    let act = |folder: &Folder| folder.append(LOG, format!("{first}\nb"));
    check.check(act, &[first], &[]);
    let copy = Notice::Emptied {
        copy: Some(check.folder.real_path("access.log.1")),
    };
    let act = |folder: &Folder| {
        folder.append(LOG, "b\nc\nd");
        folder.copy_and_cut(LOG, "access.log.1");
        folder.append(LOG, format!("d\n{first}\n"));
    };
    check.check(act, &["bb", "c", "dd", first], &[copy]);
    let copy = Notice::Emptied {
        copy: Some(check.folder.real_path("access.log.1.gz")),
    };
    let act = |folder: &Folder| {
        folder.append(LOG, "f\n");
        folder.copy_and_cut(LOG, "access.log.1");
        folder.pack("access.log.1");
    };
    check.check(act, &["f"], &[copy]);
}

#[test]
fn a_line_goes_on_where_the_file_was_emptied() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\nb"), &["a"], &[]);
    let emptied = [Notice::Emptied { copy: None }];
    check.check(|folder| folder.cut(LOG), &[], &emptied);
    let position = check.tail.position().unwrap();
    assert_eq!((position.offset, position.line), (2, 1));
    check.check(|folder| folder.append(LOG, "b\n"), &["bb"], &[]);
    let position = check.tail.position().unwrap();
    assert_eq!((position.offset, position.line), (2, 1));
}

#[cfg(unix)]
#[test]
fn a_symlink_that_points_elsewhere_is_a_new_file() {
    let mut check = Check::new();
    let point = |folder: &Folder, target: &str| {
        let new = folder.path("new");
        std::os::unix::fs::symlink(folder.path(target), &new).unwrap();
        folder.rename("new", LOG);
    };
    let act = |folder: &Folder| {
        folder.write("access-20240101.log", "a\n");
        point(folder, "access-20240101.log");
    };
    check.check(act, &["a"], &[]);
    let act = |folder: &Folder| {
        folder.append("access-20240101.log", "b\n");
        folder.write("access-20240102.log", "c\n");
        folder.write("access-20240103.log", "d\n");
        folder.write("access-20240104.log", "not yet\n");
        point(folder, "access-20240103.log");
    };
    check.check(act, &["b", "c", "d"], &[Notice::Rotated]);
}

#[test]
fn a_line_that_is_too_long_is_counted_across_files() {
    let mut check = Check::new();
    let long = "x".repeat(LONGEST_LINE + 1);
    check.check(|folder| folder.append(LOG, &long), &[], &[]);
    check.check(|folder| folder.append(LOG, "y\na\n"), &["a"], &[]);
    let act = |folder: &Folder| {
        folder.append(LOG, &long);
        folder.rename(LOG, "access.log.1");
        folder.append(LOG, "b\n");
    };
    check.check(act, &["b"], &[Notice::Rotated]);
    assert_eq!(check.tail.too_long().count, 2);
    assert_eq!(check.tail.too_long().samples[0].0, 1);
}

#[test]
fn only_plain_files_are_followed() {
    let folder = Folder::new();
    let packed = folder.write("packed", gzip(b"a\n"));
    for path in [folder.path("."), packed] {
        let mut tail = Tail::new(&path);
        for _ in 0..3 {
            let error = tail.poll().unwrap_err();
            assert!(matches!(error, ReadError::NotFollowed { .. }), "{error}");
        }
    }
}

#[test]
fn what_follows_a_damaged_file_is_read_nevertheless() {
    let mut check = Check::new();
    check.check(|folder| folder.append(LOG, "a\n"), &["a"], &[]);
    check.folder.rename(LOG, "access.log.2");
    let packed = gzip(b"b\nc\n");
    check
        .folder
        .write("access.log.1.gz", &packed[..packed.len() - 9]);
    check.folder.write(LOG, "d\n");
    let (mut lines, mut errors) = (Vec::new(), Vec::new());
    for _ in 0..50 {
        match check.tail.poll() {
            Ok(Polled::Lines(block)) => lines.extend(lines_of(block)),
            Ok(Polled::Notice(_) | Polled::Quiet) => {}
            Err(error) => errors.push(error.to_string()),
        }
    }
    assert_eq!(lines.last().unwrap(), b"d");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(
        errors[0].contains("access.log.1.gz` breaks off"),
        "{errors:?}"
    );
    assert_eq!(check.tail.counts().gaps, 1);
}

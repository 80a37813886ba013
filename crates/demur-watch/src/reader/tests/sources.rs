//! Files that are read to their end.

use std::path::Path;

use super::super::{LONGEST_LINE, ReadError, Source, open_all};
use super::folder::{Folder, gzip, zstd};
use super::lines_of;

/// All lines, and the error that ended them.
fn read(path: &Path) -> (Vec<Vec<u8>>, Option<ReadError>) {
    let mut source = open_all([path]).unwrap().pop().unwrap();
    read_source(&mut source)
}

fn read_source(source: &mut Source) -> (Vec<Vec<u8>>, Option<ReadError>) {
    let mut lines = Vec::new();
    loop {
        match source.next_block() {
            Ok(Some(block)) => lines.extend(lines_of(block)),
            Ok(None) => return (lines, None),
            Err(error) => {
                assert!(
                    source.next_block().unwrap().is_none(),
                    "an error is the end"
                );
                return (lines, Some(error));
            }
        }
    }
}

fn check(content: &[u8], expected: &[&str]) {
    let folder = Folder::new();
    let (lines, error) = read(&folder.write("any.log", content));
    assert!(error.is_none(), "{error:?}");
    let expected: Vec<_> = expected.iter().map(|line| line.as_bytes()).collect();
    assert_eq!(lines, expected);
}

/// Lines that do not pack well.
fn many(count: u64) -> Vec<u8> {
    let mut random = 1_u64;
    let mut content = Vec::new();
    for number in 0..count {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        content.extend(format!("{number} {random:016x}\n").into_bytes());
    }
    content
}

#[test]
fn plain_and_packed_files_are_told_by_their_first_bytes() {
    check(b"a\nb", &["a", "b"]);
    check(b"", &[]);
    check(b"\x1f", &["\x1f"]);
    check(&gzip(b"a\nb"), &["a", "b"]);
    check(&gzip(b""), &[]);
    check(&zstd(b"a\nb"), &["a", "b"]);
    check(&zstd(b""), &[]);
}

#[test]
fn members_and_frames_follow_each_other() {
    let [one, two, none] = [gzip(b"a\nb"), gzip(b"c\nd\n"), gzip(b"")];
    check(&[one, none.clone(), two, none].concat(), &["a", "bc", "d"]);
    let [one, two, none] = [zstd(b"a\nb"), zstd(b"c\nd\n"), zstd(b"")];
    let skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3].to_vec();
    let all = [skipped.clone(), one, none.clone(), skipped, two, none];
    check(&all.concat(), &["a", "bc", "d"]);
}

#[test]
fn zeros_behind_a_gzip_member_are_padding() {
    check(&[gzip(b"a\n"), vec![0; 700]].concat(), &["a"]);
}

#[test]
fn large_packed_files_are_read_whole() {
    let content = many(100_000);
    for packed in [gzip(&content), zstd(&content)] {
        let folder = Folder::new();
        let (lines, error) = read(&folder.write("large", packed));
        assert!(error.is_none());
        assert_eq!([lines.join(&b'\n'), b"\n".to_vec()].concat(), content);
    }
}

#[test]
fn a_packed_file_that_breaks_off_gives_the_lines_before() {
    let content = many(40_000);
    for packed in [gzip(&content), zstd(&content)] {
        let folder = Folder::new();
        let half = packed.len() / 2;
        let (lines, error) = read(&folder.write("half.gz", &packed[..half]));
        let Some(ReadError::CutOff {
            at, offset, unread, ..
        }) = error
        else {
            panic!("{error:?}");
        };
        assert_eq!(at, half as u64);
        let read: usize = lines.iter().map(|line| line.len() + 1).sum();
        assert_eq!(read as u64 + unread, offset);
        assert!(content.starts_with(&lines.join(&b'\n')));
        assert!(offset > content.len() as u64 / 3, "{offset}");
    }
}

#[test]
fn a_damaged_file_gives_the_lines_before() {
    let content = many(40_000);
    for mut packed in [gzip(&content), zstd(&content)] {
        let folder = Folder::new();
        let middle = packed.len() / 2;
        packed[middle..middle + 2000].fill(0x55);
        let (lines, error) = read(&folder.write("damaged", &packed));
        let error = error.unwrap();
        let ReadError::Damaged { offset, .. } = error else {
            panic!("{error:?}");
        };
        let good = content.len() as u64 / 3;
        assert!(offset > good, "{offset}");
        let lines = lines.join(&b'\n');
        let good = usize::try_from(good).unwrap();
        assert_eq!(lines[..good], content[..good]);
        let message = error.to_string();
        assert!(message.contains("damaged` is damaged"), "{message}");
        assert!(message.contains("bytes of content were read"), "{message}");
    }
}

#[test]
fn something_else_behind_packed_data_is_an_error() {
    for packed in [gzip(b"a\n"), zstd(b"a\n")] {
        let folder = Folder::new();
        let (lines, error) = read(&folder.write("tail", [packed, b"garbage\n".to_vec()].concat()));
        assert_eq!(lines, [b"a"]);
        assert!(
            matches!(error, Some(ReadError::Damaged { .. })),
            "{error:?}"
        );
    }
}

#[test]
fn a_bomb_is_one_line_that_is_too_long() {
    let zeros = vec![0; 1 << 20];
    // Without optimisation gzip takes its time.
    for packed in [gzip(&zeros).repeat(16), zstd(&zeros).repeat(64)] {
        let folder = Folder::new();
        let path = folder.write("bomb", packed);
        let mut source = open_all([path]).unwrap().pop().unwrap();
        let mut largest = 0;
        while let Ok(Some(block)) = source.next_block() {
            largest = largest.max(block.bytes.len());
        }
        assert_eq!(largest, 0);
        assert_eq!(source.too_long().count, 1);
        assert_eq!(source.too_long().samples[0].1.len(), 200);
    }
}

#[test]
fn a_window_that_is_too_large_is_refused() {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    encoder.window_log(28).unwrap();
    encoder.include_contentsize(false).unwrap();
    std::io::Write::write_all(&mut encoder, b"a\n").unwrap();
    let folder = Folder::new();
    let (lines, error) = read(&folder.write("wide.zst", encoder.finish().unwrap()));
    let error = error.unwrap();
    assert!(lines.is_empty());
    assert!(
        matches!(error, ReadError::WindowTooLarge { .. }),
        "{error:?}"
    );
    assert!(error.hint().unwrap().contains("zstd -dc --long=31"));
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let folder = Folder::new();
    let good = folder.write("good.log", "a\n");
    let paths = [
        folder.path("."),
        folder.path("missing.log"),
        good.clone(),
        folder.path("./good.log"),
        folder.write("x.xz", b"\xfd7zXZ\0..."),
        "-".into(),
        "-".into(),
    ];
    let errors = open_all(&paths).err().unwrap();
    let kinds: Vec<_> = errors
        .iter()
        .map(|error| match error {
            ReadError::Directory { .. } => "directory",
            ReadError::Missing { .. } => "missing",
            ReadError::Twice { .. } => "twice",
            ReadError::Foreign { .. } => "foreign",
            ReadError::Open { .. }
            | ReadError::Read { .. }
            | ReadError::Replaced { .. }
            | ReadError::CutOff { .. }
            | ReadError::Damaged { .. }
            | ReadError::WindowTooLarge { .. }
            | ReadError::NotFollowed { .. } => "other",
        })
        .collect();
    assert_eq!(kinds, ["directory", "missing", "twice", "foreign", "twice"]);
    for error in &errors {
        let name = format!("`{}`", error.path().display());
        assert!(error.to_string().contains(&name), "{error}");
        assert!(error.hint().is_some(), "{error}");
    }
}

#[test]
fn the_first_lines_are_shown_without_being_used_up() {
    let content = many(100_000);
    for packed in [content.clone(), gzip(&content), zstd(&content)] {
        let folder = Folder::new();
        let mut source = open_all([folder.write("any", packed)]).unwrap().remove(0);
        let first = source.first_lines().unwrap();
        assert!(first.len() > 30_000 && first.len() <= 256 * 1024);
        assert!(first.ends_with(b"\n") && content.starts_with(&first));
        let (lines, _) = read_source(&mut source);
        assert_eq!(lines.len(), 100_000);
    }
}

#[test]
fn the_first_lines_of_a_short_file_are_all_it_has() {
    for content in ["", "a", "a\n", "a\nb"] {
        let folder = Folder::new();
        let mut source = open_all([folder.write("any", content)]).unwrap().remove(0);
        let first = source.first_lines().unwrap();
        assert!(!first.is_empty() || content.is_empty());
        assert!(content.as_bytes().starts_with(&first));
        assert_eq!(
            read_source(&mut source).0.join(&b'\n'),
            content.trim_end().as_bytes()
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_is_read_once() {
    use std::io::Write as _;
    use std::os::fd::AsRawFd as _;

    for content in [b"a\nb\nc".to_vec(), gzip(b"a\nb\nc")] {
        let (reader, mut writer) = std::io::pipe().unwrap();
        let path = format!("/proc/self/fd/{}", reader.as_raw_fd());
        let mut source = open_all([path]).unwrap().remove(0);
        writer.write_all(&content).unwrap();
        assert_eq!(source.first_lines().unwrap(), b"a\nb\n");
        drop(writer);
        assert_eq!(read_source(&mut source).0, [b"a", b"b", b"c"]);
    }
}

#[test]
fn a_file_that_was_replaced_meanwhile_is_not_read() {
    let folder = Folder::new();
    let path = folder.write("a.log", "old\n");
    let mut source = open_all([&path]).unwrap().remove(0);
    folder.rename("a.log", "a.log.1");
    folder.write("a.log", "new\n");
    assert!(matches!(
        source.next_block(),
        Err(ReadError::Replaced { .. })
    ));
}

#[test]
fn a_long_line_between_short_ones_costs_only_itself() {
    let long = vec![b'x'; LONGEST_LINE + 1];
    let content = [b"a\n".to_vec(), long, b"\nb\n".to_vec()].concat();
    let folder = Folder::new();
    let (lines, _) = read(&folder.write("long", gzip(&content)));
    assert_eq!(lines, [b"a", b"b"]);
}

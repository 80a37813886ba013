//! What the names of rotated files say about their order.
//!
//! Two ways of naming are known: numbers that count up as a file gets older (`access.log.1`, `access.log.2.gz`), and
//! dates or times behind or within the name (`access.log-20240131`, `access-2024-01-31.log`).

/// Endings that packers add.
const PACKED: [&str; 6] = [".gz", ".zst", ".zstd", ".xz", ".bz2", ".lz4"];
/// A number of this many digits counts files; a longer one is a date or a time.
const COUNTING: usize = 4;

/// The files that were written after `found` and before `current`, oldest first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Between<'n> {
    pub(super) names: Vec<&'n str>,
    /// False if by their numbers some are missing.
    pub(super) is_complete: bool,
}

/// Which of the names of a directory lie between the two.
pub(super) fn between<'n>(found: &str, current: &str, names: &[&'n str]) -> Between<'n> {
    let (oldest, newest) = (Name::of(found), Name::of(current));
    let same_kind = names.iter().map(|name| (*name, Name::of(name)));
    let mut same_kind: Vec<_> = same_kind
        .filter(|(_, name)| name.shape == oldest.shape)
        .collect();
    // Of a file and its packed copy, which may not be complete yet, the file.
    same_kind.sort_by_key(|(text, name)| (name.runs.clone(), text.len()));
    same_kind.dedup_by(|one, other| one.1.runs == other.1.runs);
    let Some(number) = oldest.counts(&newest) else {
        same_kind.retain(|(_, name)| {
            name.runs > oldest.runs && (name.shape != newest.shape || name.runs < newest.runs)
        });
        return Between {
            names: same_kind.into_iter().map(|(text, _)| text).collect(),
            is_complete: true,
        };
    };
    same_kind.retain(|(_, name)| name.series() == oldest.series() && name.last() < Some(number));
    same_kind.reverse();
    let mut expected = number;
    let is_consecutive = same_kind.iter().all(|(_, name)| {
        expected = expected.saturating_sub(1);
        name.last() == Some(expected)
    });
    Between {
        names: same_kind.into_iter().map(|(text, _)| text).collect(),
        is_complete: is_consecutive && expected <= 1,
    }
}

/// A name with its numbers taken out.
struct Name {
    /// `#` stands for each number; without the ending of a packer.
    shape: String,
    runs: Vec<u64>,
    /// How many digits the last number has.
    digits: usize,
}

impl Name {
    fn of(name: &str) -> Self {
        let bare = PACKED
            .iter()
            .find_map(|ending| name.strip_suffix(ending))
            .unwrap_or(name);
        let mut this = Self {
            shape: String::with_capacity(bare.len()),
            runs: Vec::new(),
            digits: 0,
        };
        let mut in_number = false;
        for letter in bare.chars() {
            let digit = letter.to_digit(10).map(u64::from);
            match (digit, this.runs.last_mut()) {
                (Some(digit), Some(run)) if in_number => {
                    *run = run.saturating_mul(10).saturating_add(digit);
                    this.digits += 1;
                }
                (Some(digit), _) => {
                    this.shape.push('#');
                    this.runs.push(digit);
                    this.digits = 1;
                }
                (None, _) => this.shape.push(letter),
            }
            in_number = digit.is_some();
        }
        this
    }

    fn last(&self) -> Option<u64> {
        self.runs.last().copied()
    }

    /// All numbers but the last: files of the same series have the same.
    fn series(&self) -> Option<&[u64]> {
        self.runs.split_last().map(|(_, others)| others)
    }

    /// The number by which it counts, if it has just one more than the name of the current file, and a short one.
    fn counts(&self, current: &Self) -> Option<u64> {
        let counts = self.runs.len() == current.runs.len() + 1 && self.digits <= COUNTING;
        self.last().filter(|_| counts)
    }
}

#[cfg(test)]
mod tests {
    use super::between;

    fn check(found: &str, current: &str, names: &[&str], expected: &[&str], is_complete: bool) {
        let between = between(found, current, names);
        assert_eq!(between.names, expected, "{found}");
        assert_eq!(between.is_complete, is_complete, "{found}");
    }

    const NUMBERED: [&str; 7] = [
        "access.log",
        "access.log.1",
        "access.log.10.gz",
        "access.log.2.gz",
        "access.log.2",
        "access.log.3.zst",
        "error.log.1",
    ];

    #[test]
    fn numbers_count_down_to_the_current_file() {
        check("access.log.1", "access.log", &NUMBERED, &[], true);
        check(
            "access.log.2",
            "access.log",
            &NUMBERED,
            &["access.log.1"],
            true,
        );
        check(
            "access.log.3.zst",
            "access.log",
            &NUMBERED,
            &["access.log.2", "access.log.1"],
            true,
        );
        check(
            "app.2.log",
            "app.log",
            &["app.1.log", "app.3.log"],
            &["app.1.log"],
            true,
        );
        check(
            "web01.log.2",
            "web01.log",
            &["web01.log.1", "web02.log.1"],
            &["web01.log.1"],
            true,
        );
    }

    #[test]
    fn a_missing_number_is_noticed() {
        let rest = ["access.log.3.zst", "access.log.2", "access.log.1"];
        check("access.log.10.gz", "access.log", &NUMBERED, &rest, false);
        check("access.log.2", "access.log", &["access.log"], &[], false);
    }

    #[test]
    fn dates_count_up_to_the_current_file() {
        let names = [
            "access.log",
            "access.log-20231231.gz",
            "access.log-20240102",
            "access.log-20240101.gz",
        ];
        check(
            "access.log-20231231.gz",
            "access.log",
            &names,
            &["access.log-20240101.gz", "access.log-20240102"],
            true,
        );
        let names = [
            "a-2024-01-30.log",
            "a-2024-01-31.log",
            "a-2024-02-01.log",
            "a-2024-02-02.log",
        ];
        check(
            "a-2024-01-30.log",
            "a-2024-02-01.log",
            &names,
            &["a-2024-01-31.log"],
            true,
        );
    }

    #[test]
    fn a_name_without_numbers_has_nothing_behind_it() {
        check("access.log.old", "access.log", &NUMBERED, &[], true);
        check("access.log", "access.log", &NUMBERED, &[], true);
    }
}

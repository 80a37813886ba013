//! Lines, wrapped text, tables and sparklines that fit a terminal.

use crate::sinks::escape::{cut, cut_inside, width};

/// A column that is narrower tells nothing any more; then columns at the end are left out.
const NARROWEST: usize = 20;

/// A blank at which no line is broken.
pub(super) const TIE: char = '\u{a0}';

/// Between columns.
const GAP: &str = "  ";

/// What a text means, for terminals with colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Nothing in particular.
    Plain,
    /// Begins a part.
    Heading,
    /// Somebody has to look now.
    Urgent,
    /// Somebody has to look.
    Warning,
    /// Can be skipped.
    Quiet,
}

/// The text so far.
pub(super) struct Sheet {
    text: String,
    width: usize,
    colour: bool,
}

impl Sheet {
    pub(super) fn new(width: usize, colour: bool) -> Self {
        Self {
            text: String::new(),
            width,
            colour,
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A part of the report begins, with what there is to say of all of it. `note` has to be visible already, as all
    /// text here.
    pub(super) fn heading(&mut self, title: &str, note: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let rest = self.width.saturating_sub(width(title) + GAP.len());
        let note = match note {
            "" => String::new(),
            _ => format!("{GAP}{}", cut(note, rest)),
        };
        let title = self.painted(Tone::Heading, title);
        self.push(&format!("{title}{note}"));
    }

    /// One line, cut where the terminal ends.
    pub(super) fn line(&mut self, tone: Tone, text: &str) {
        let shown = cut(text.trim_end(), self.width);
        let painted = self.painted(tone, &shown);
        self.push(&painted);
    }

    /// As many lines as the text takes, the first one behind a label in a tone of its own, the others behind as many
    /// blanks.
    pub(super) fn labelled(&mut self, tone: Tone, label: &str, text: &str) {
        let indent = width(label);
        let mut label = self.painted(tone, label);
        for line in lines(text, self.width.saturating_sub(indent)) {
            let line = cut(&line, self.width.saturating_sub(indent));
            self.push(&format!("{label}{line}"));
            label = " ".repeat(indent);
        }
    }

    /// The same without a label.
    pub(super) fn wrapped(&mut self, indent: &str, text: &str) {
        self.labelled(Tone::Plain, indent, text);
    }

    /// A table with a title above each column. The first column gets the room that the others leave.
    pub(super) fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        let widths = widths(columns, rows, self.width.saturating_sub(GAP.len()));
        let titles = columns.iter().map(|column| column.title.to_owned());
        let titles: Vec<String> = titles.collect();
        if titles.iter().any(|title| !title.is_empty()) {
            self.line(Tone::Quiet, &row(columns, &widths, &titles));
        }
        for cells in rows {
            self.line(Tone::Plain, &row(columns, &widths, cells));
        }
    }

    /// How many columns the terminal has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(&line.replace(TIE, " "));
        self.text.push('\n');
    }

    fn painted(&self, tone: Tone, text: &str) -> String {
        let code = match tone {
            Tone::Plain => return text.to_owned(),
            Tone::Heading => "1",
            Tone::Urgent => "1;31",
            Tone::Warning => "33",
            Tone::Quiet => "2",
        };
        if self.colour && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// One column of a table.
pub(super) struct Column {
    pub(super) title: &'static str,
    pub(super) side: Side,
}

impl Column {
    pub(super) const fn left(title: &'static str) -> Self {
        let side = Side::Left;
        Self { title, side }
    }

    pub(super) const fn right(title: &'static str) -> Self {
        let side = Side::Right;
        Self { title, side }
    }
}

/// Counts over time in at most so many columns, from `▁` for none to `█` for the most of this line.
pub(super) fn sparkline(counts: &[u64], columns: usize) -> String {
    const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let means = means(counts, columns);
    let most = means.iter().copied().max().unwrap_or_default();
    let level = |mean: u128| match most {
        0 => 0,
        // Whatever is more than nothing is seen.
        _ => (mean * 7).div_ceil(most),
    };
    let levels = means.into_iter().map(level);
    levels
        .filter_map(|level| LEVELS.get(usize::try_from(level).ok()?))
        .collect()
}

/// The means of as many neighbours as it takes to fit, in thousandths.
fn means(counts: &[u64], columns: usize) -> Vec<u128> {
    let columns = columns.min(counts.len()).max(1);
    let bound = |column: usize| column * counts.len() / columns;
    (0..columns)
        .filter_map(|column| counts.get(bound(column)..bound(column + 1)))
        .filter(|part| !part.is_empty())
        .map(|part| {
            let sum: u128 = part.iter().copied().map(u128::from).sum();
            sum * 1_000 / part.len() as u128
        })
        .collect()
}

/// How wide each column is that fits; the first takes what is left.
fn widths(columns: &[Column], rows: &[Vec<String>], room: usize) -> Vec<usize> {
    let natural = |place: usize, column: &Column| {
        let cells = rows.iter().filter_map(|cells| cells.get(place));
        let widest = cells.map(|cell| width(cell)).max().unwrap_or_default();
        widest.max(width(column.title))
    };
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| natural(place, column))
        .collect();
    let wanted = widths.first().copied().unwrap_or_default();
    loop {
        let others: usize = widths.iter().skip(1).map(|width| width + GAP.len()).sum();
        let left = room.saturating_sub(others);
        if left >= wanted.min(NARROWEST) || widths.len() <= 2 {
            if let Some(first) = widths.first_mut() {
                *first = wanted.min(left);
            }
            return widths;
        }
        widths.pop();
    }
}

fn row(columns: &[Column], widths: &[usize], cells: &[String]) -> String {
    let mut line = String::new();
    for ((column, room), cell) in columns.iter().zip(widths).zip(cells) {
        let cell = cut_inside(cell, *room);
        let blanks = " ".repeat(room.saturating_sub(width(&cell)));
        line.push_str(GAP);
        match column.side {
            Side::Left => line.extend([cell.as_ref(), blanks.as_str()]),
            Side::Right => line.extend([blanks.as_str(), cell.as_ref()]),
        }
    }
    line
}

/// The text in lines of so many columns, broken at blanks, and inside a word only where it alone is too long.
fn lines(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && width(&line) + 1 + width(word) > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.chars() {
            let fits = width(&line) + width(letter.encode_utf8(&mut [0; 4])) <= columns;
            if !fits && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Column, Sheet, Tone, lines, sparkline};

    #[test]
    fn a_sparkline_shows_the_least_that_there_is() {
        let check = |counts: &[u64], columns, expected: &str| {
            assert_eq!(sparkline(counts, columns), expected);
        };
        check(&[], 8, "");
        check(&[0, 0], 8, "▁▁");
        check(&[0, 1, 1_000], 8, "▁▂█");
        check(&[0, 0, 10, 10, 20, 20], 3, "▁▅█");
        check(&[u64::MAX, 0], 8, "█▁");
        check(&[1, 2, 3], 0, "█");
    }

    #[test]
    fn lines_are_broken_at_blanks() {
        let check = |text: &str, columns, expected: &[&str]| {
            assert_eq!(lines(text, columns), expected);
        };
        check("", 10, &[]);
        check("one two three", 8, &["one two", "three"]);
        check("a 12345678901 b", 5, &["a", "12345", "67890", "1 b"]);
        check("日本語", 5, &["日本", "語"]);
    }

    #[test]
    fn the_first_column_gives_way_and_the_last_ones_go() {
        let columns = [
            Column::left("name"),
            Column::right("n"),
            Column::left("more"),
        ];
        let rows = [vec![
            "/a/very/long/name/indeed/it/is".to_owned(),
            "12".to_owned(),
            "x".repeat(30),
        ]];
        let check = |width, expected: &str| {
            let mut sheet = Sheet::new(width, false);
            sheet.table(&columns, &rows);
            assert_eq!(sheet.finish(), expected);
        };
        check(
            38,
            "  name                             n\n  /a/very/long/name/indeed/it/is  12\n",
        );
        check(
            30,
            "  name                       n\n  /a/very/long/n…eed/it/is  12\n",
        );
        let mut wide = Sheet::new(70, false);
        wide.table(&columns, &rows);
        assert!(
            wide.finish()
                .ends_with(&format!("  12  {}\n", "x".repeat(30)))
        );
    }

    #[test]
    fn colours_are_only_where_they_are_asked_for() {
        let check = |colour, expected: &str| {
            let mut sheet = Sheet::new(60, colour);
            sheet.labelled(Tone::Urgent, "PAGE ", "now");
            assert_eq!(sheet.finish(), expected);
        };
        check(false, "PAGE now\n");
        check(true, "\u{1b}[1;31mPAGE \u{1b}[0mnow\n");
    }
}

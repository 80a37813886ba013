//! Findings that somebody accepts, each for a reason: a TOML file with a table for each.

use std::fmt;

use demur_report::{Diagnostic, Severity, Span, civil};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::checks;
use crate::report::Reported;

const KEYS: [&str; 4] = ["rule", "url", "reason", "until"];

/// A day. They are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

/// Everything that is accepted.
#[derive(Debug, Default)]
pub struct Suppressions {
    file: String,
    rows: Vec<Suppression>,
}

/// What is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The id of the check.
    pub rule: String,
    /// The addresses: `*` stands for anything. Without it, all.
    pub url: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day.
    pub until: Option<Date>,
    /// The line of the file.
    pub line: usize,
}

impl Suppressions {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = Reader {
            file,
            text,
            faults: Vec::new(),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let range = error.span().unwrap_or_default();
            let message = error.message().replace('\n', ", ");
            reader.fault("toml-syntax", range, message, None);
        }
        let mut rows = reader.rows(table.get_ref());
        rows.sort_by_key(|row| row.line);
        if reader.faults.is_empty() {
            let file = file.to_owned();
            return Ok(Self { file, rows });
        }
        reader
            .faults
            .sort_by_key(|fault| fault.span.map(|span| span.start));
        Err(reader.faults)
    }

    /// All of them, in the order of the file.
    pub fn rows(&self) -> &[Suppression] {
        &self.rows
    }

    /// The first that accepts a finding on a day.
    pub(crate) fn fitting(
        &self,
        reported: &Reported,
        today: Date,
    ) -> Option<(usize, &Suppression)> {
        let mut rows = self.rows.iter().enumerate();
        rows.find(|(_, row)| !row.has_expired(today) && row.fits(reported))
    }

    /// What to do about the file itself.
    pub(crate) fn remarks(&self, used: &[bool], today: Date) -> Vec<String> {
        let rows = self.rows.iter().zip(used);
        let remarks = rows.filter_map(|(row, used)| {
            let place = format!("{}:{}", self.file, row.line);
            match row.until.filter(|_| row.has_expired(today)) {
                Some(until) => Some(format!(
                    "{place}: `{}` was accepted until {until} and is told again",
                    row.rule
                )),
                None if !used => Some(format!(
                    "{place}: nothing is found any more that this accepts for `{}`; take it out",
                    row.rule
                )),
                None => None,
            }
        });
        remarks.collect()
    }
}

impl Suppression {
    fn has_expired(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    fn fits(&self, reported: &Reported) -> bool {
        let fits_url = match &self.url {
            None => true,
            Some(pattern) => reported.url().is_some_and(|url| {
                // A pattern that is a path is meant on every origin.
                let path = url.splitn(4, '/').nth(3).map(|path| format!("/{path}"));
                is_like(pattern, &url) || path.is_some_and(|path| is_like(pattern, &path))
            }),
        };
        self.rule == reported.finding.rule && fits_url
    }
}

/// Whether a text is like a pattern, in which `*` stands for anything, nothing included.
fn is_like(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.split_once(part) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// Reads the tables and remembers every fault.
struct Reader<'r> {
    file: &'r str,
    text: &'r str,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn rows(&mut self, table: &DeTable<'_>) -> Vec<Suppression> {
        let mut rows = Vec::new();
        for (key, value) in table {
            if key.get_ref() != "suppress" {
                let message = format!("there is no `{}`", key.get_ref());
                self.fault(
                    "unknown-key",
                    key.span(),
                    message,
                    Some("write `[[suppress]]`"),
                );
                continue;
            }
            match value.get_ref() {
                DeValue::Array(tables) => {
                    rows.extend(tables.iter().filter_map(|one| self.row(one)));
                }
                DeValue::String(_)
                | DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Table(_) => self.wrong_type(
                    value,
                    "`suppress`",
                    "a list of tables, each below `[[suppress]]`",
                ),
            }
        }
        rows
    }

    fn row(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Suppression> {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(value, "a member of `suppress`", "a table");
            return None;
        };
        for (key, _) in table {
            if !KEYS.contains(&key.get_ref().as_ref()) {
                let message = format!("`[[suppress]]` has no `{}`", key.get_ref());
                let hint = "its keys are `rule`, `url`, `reason` and `until`";
                self.fault("unknown-key", key.span(), message, Some(hint));
            }
        }
        let rule = self.required(table, value, "rule");
        let reason = self.required(table, value, "reason");
        let url = self.string(table, "url");
        let until = self.until(table);
        let (rule, reason) = (rule?, reason?);
        if checks::check(&rule).is_none() {
            let span = table.get("rule").map_or(0..0, Spanned::span);
            let message = format!("there is no check `{rule}`");
            let hint = "`demur explain` lists the checks";
            self.fault("bad-value", span, message, Some(hint));
        }
        Some(Suppression {
            rule,
            url,
            reason,
            until,
            line: self.line(value.span().start),
        })
    }

    fn required(
        &mut self,
        table: &DeTable<'_>,
        whole: &Spanned<DeValue<'_>>,
        key: &str,
    ) -> Option<String> {
        if !table.contains_key(key) {
            let message = format!("`[[suppress]]` needs `{key}`");
            self.fault("missing-key", whole.span(), message, None);
            return None;
        }
        let text = self.string(table, key)?;
        if text.trim().is_empty() {
            let span = table.get(key).map_or(0..0, Spanned::span);
            self.fault("bad-value", span, format!("`{key}` is empty"), None);
            return None;
        }
        Some(text)
    }

    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.to_string());
        }
        self.wrong_type(value, &format!("`{key}`"), "a string");
        None
    }

    /// A date of TOML, or the same in quotes.
    fn until(&mut self, table: &DeTable<'_>) -> Option<Date> {
        let value = table.get("until")?;
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => String::new(),
        };
        let date = Date::read(&written);
        if date.is_none() {
            let hint = "write a day such as `until = 2027-06-30`";
            self.fault(
                "bad-value",
                value.span(),
                "`until` is no day".to_owned(),
                Some(hint),
            );
        }
        date
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, what: &str, wanted: &str) {
        self.fault(
            "wrong-type",
            value.span(),
            format!("{what} is not {wanted}"),
            None,
        );
    }

    fn fault(
        &mut self,
        code: &'static str,
        range: std::ops::Range<usize>,
        message: String,
        hint: Option<&str>,
    ) {
        self.faults.push(Diagnostic {
            code,
            severity: Severity::Error,
            message,
            file: self.file.to_owned(),
            span: Some(Span {
                start: range.start,
                end: range.end,
            }),
            pointer: None,
            hint: hint.map(str::to_owned),
        });
    }

    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        before.filter(|octet| **octet == b'\n').count() + 1
    }
}

impl Date {
    /// `2027-06-30`
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let has_form =
            parts.next().is_none() && text.len() == 10 && year.len() == 4 && month.len() == 2;
        let date = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        let is_day = (1..=12).contains(&date.month) && (1..=date.days()).contains(&date.day);
        (has_form && is_day).then_some(date)
    }

    /// The day of a moment, in seconds since 1970, in UTC.
    pub fn of(seconds: u64) -> Self {
        let (year, month, day) = civil(seconds / 86_400);
        Self {
            year: u16::try_from(year).unwrap_or(u16::MAX),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }

    /// How many days its month has.
    fn days(self) -> u8 {
        let is_leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Suppressions, is_like};
    use crate::finding::{Finding, Severity};
    use crate::report::Report;

    const TODAY: Date = Date {
        year: 2026,
        month: 11,
        day: 27,
    };

    fn report() -> Report {
        let found = ["/a", "/old/b"].into_iter().map(|path| Finding {
            rule: "head-differs-from-get",
            severity: Severity::Must,
            ..Finding::without("it differs").about(format!("https://shop.example{path}"))
        });
        Report::of("https://shop.example", found.collect())
    }

    #[track_caller]
    fn suppressed(file: &str) -> (usize, Vec<String>) {
        let rows = Suppressions::read("accepted.toml", file).unwrap();
        let mut report = report();
        report.suppress(&rows, TODAY);
        assert_eq!(report.suppressed.len() + report.findings.len(), 2);
        (report.suppressed.len(), report.notes)
    }

    #[test]
    fn what_is_accepted_is_taken_out_with_its_reason() {
        let file = "[[suppress]]\nrule = \"head-differs-from-get\"\nurl = \"/old/*\"\nreason = \"goes in May\"\nuntil = 2027-05-31\n";
        assert_eq!(suppressed(file), (1, vec![]));
        let all = "[[suppress]]\nrule = \"head-differs-from-get\"\nreason = \"so it is\"\n";
        assert_eq!(suppressed(all), (2, vec![]));
    }

    #[test]
    fn what_has_expired_or_is_not_needed_is_told() {
        let rule = "[[suppress]]\nrule = \"head-differs-from-get\"\nreason = \"x\"\n";
        let (count, notes) = suppressed(&format!("{rule}until = \"2026-11-26\"\n"));
        assert_eq!(count, 0);
        assert!(
            notes[0].starts_with("accepted.toml:1: ") && notes[0].contains("until 2026-11-26"),
            "{notes:?}"
        );
        assert_eq!(suppressed(&format!("{rule}until = 2026-11-27\n")).0, 2);
        let (count, notes) = suppressed(&format!("\n{rule}url = \"/none\"\n"));
        assert_eq!(count, 0);
        assert!(
            notes[0].starts_with("accepted.toml:2: nothing is found"),
            "{notes:?}"
        );
    }

    #[test]
    fn faults_are_told_all_at_once_and_with_their_places() {
        let file = "other = 1\n[[suppress]]\nrule = \"no-such-check\"\nreason = \" \"\nuntil = \"soon\"\nurl = 7\nwhy = \"x\"\n[[suppress]]\n";
        let faults = Suppressions::read("a.toml", file).unwrap_err();
        let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
        assert_eq!(
            codes,
            [
                "unknown-key",
                "bad-value",
                "bad-value",
                "wrong-type",
                "unknown-key",
                "missing-key",
                "missing-key"
            ]
        );
        assert!(faults.is_sorted_by_key(|fault| fault.span.map(|span| span.start)));
        let faults = Suppressions::read(
            "a.toml",
            "[[suppress]]\nrule = \"no-such-check\"\nreason = \"x\"\n",
        )
        .unwrap_err();
        assert!(faults[0].message.contains("no check `no-such-check`"));
        assert_eq!(
            Suppressions::read("a.toml", "[[").unwrap_err()[0].code,
            "toml-syntax"
        );
        assert_eq!(
            Suppressions::read("a.toml", "suppress = 1").unwrap_err()[0].code,
            "wrong-type"
        );
    }

    #[test]
    fn patterns() {
        let check = |pattern: &str, text: &str, expected: bool| {
            assert_eq!(is_like(pattern, text), expected, "{pattern} {text}");
        };
        check("/a", "/a", true);
        check("/a", "/ab", false);
        check("/a*", "/ab/c", true);
        check("*/c", "/ab/c", true);
        check("/a*c*e", "/abcde", true);
        check("/a*c*e", "/abcd", false);
        check("/a*a", "/a", false);
        check("*", "", true);
    }

    #[test]
    fn days() {
        let check =
            |text: &str, expected: bool| assert_eq!(Date::read(text).is_some(), expected, "{text}");
        check("2028-02-29", true);
        check("2027-02-29", false);
        check("2027-13-01", false);
        check("2027-1-01", false);
        check("2027-06-31", false);
        check("2027-06-30T10:00:00Z", false);
        assert_eq!(Date::of(0).to_string(), "1970-01-01");
        assert_eq!(Date::of(951_782_400).to_string(), "2000-02-29");
        assert_eq!(Date::of(1_795_780_800), TODAY);
        assert_eq!(Date::of(4_102_444_799).to_string(), "2099-12-31");
    }
}

//! What the routes of a report tell about a path.

use std::collections::BTreeSet;

use super::listed::listed;
use crate::near;
use crate::report::{Report, RouteRow, Series};

/// The routes, and when there was what.
#[derive(Debug)]
pub(super) struct Known<'r> {
    rows: Vec<(&'r str, &'r RouteRow)>,
    /// Pages that have a route of their own, always are there, and are in the spelling of lists.
    pages: Vec<String>,
    series: &'r Series,
    end: u64,
}

impl<'r> Known<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        let template = |row: &'r RouteRow| {
            let (_, template) = row.route.split_once(' ')?;
            template.starts_with('/').then_some((template, row))
        };
        Self {
            rows: report.routes.iter().filter_map(template).collect(),
            pages: report.routes.iter().filter_map(page).collect(),
            series: &report.series,
            end: report.span.map_or(0, |(_, last)| last),
        }
    }

    /// The nearest of the pages that are not among the missing.
    pub(super) fn nearest(&self, path: &str, missing: &BTreeSet<&str>) -> Option<String> {
        let pages = self.pages.iter().map(String::as_str);
        let there = pages.filter(|page| !missing.contains(page));
        let there = there.filter_map(|page| near::Live::new(page.as_bytes()));
        let there: Vec<near::Live<'_>> = there.collect();
        let nearest = near::nearest(path.as_bytes(), &there)?;
        std::str::from_utf8(nearest).ok().map(str::to_owned)
    }

    /// Whether two paths are two of the same kind: one route with a variable has both.
    pub(super) fn are_members(&self, one: &str, other: &str) -> bool {
        let mut templates = self.rows.iter().map(|(template, _)| *template);
        templates.any(|template| {
            is_variable(template) && matches(template, one) && matches(template, other)
        })
    }

    /// Whether routes other than those of two paths end as these do.
    pub(super) fn has_others_like(&self, one: &str, other: &str) -> bool {
        let end = last(one).to_lowercase();
        let mut templates = self.rows.iter().map(|(template, _)| *template);
        templates.any(|template| {
            last(template).to_lowercase() == end
                && !matches(template, one)
                && !matches(template, other)
        })
    }

    /// Since when there were no errors of the routes of a path, if that is for longer than there were some.
    pub(super) fn over(&self, path: &str, live_until: u64) -> Option<u64> {
        let rows = self.rows.iter();
        let rows = rows.filter(|(template, _)| matches(template, path));
        let ends = rows.filter_map(|(_, row)| row.trend.iter().rposition(|count| *count > 0));
        let interval = u64::try_from(ends.max()?).ok()?;
        let passed = (interval + 1).checked_mul(self.series.step)?;
        let since = self.series.start.checked_add(passed)?;
        let lasted = since.saturating_sub(live_until);
        (self.end.saturating_sub(since) > lasted).then_some(since)
    }
}

/// The page that a route is, if it is one and nobody missed it; a template has letters that no path in a list has.
fn page(row: &RouteRow) -> Option<String> {
    let is_there = row
        .statuses
        .iter()
        .all(|(status, _)| !matches!(status, 404 | 410));
    listed(row.route.strip_prefix("GET ")?).filter(|_| is_there)
}

/// Whether a template names a variable, and not what nobody knows.
fn is_variable(template: &str) -> bool {
    template.contains(['{', '*']) && !template.contains("{?}")
}

fn last(path: &str) -> &str {
    let path = path.strip_suffix('/').unwrap_or(path);
    path.rsplit_once('/').map_or(path, |(_, last)| last)
}

/// Whether a path is one of a template's.
fn matches(template: &str, path: &str) -> bool {
    let mut segments = path.split('/');
    for part in template.split('/') {
        if part == "**" {
            return true;
        }
        match segments.next() {
            Some(segment) if fits(part, segment) => {}
            _ => return false,
        }
    }
    segments.next().is_none()
}

/// Whether a segment is one of a part's: `{}.html` has `a.html`.
fn fits(part: &str, segment: &str) -> bool {
    let Some(start) = part.find(['{', '*']) else {
        return part == segment;
    };
    let end = part.rfind(['}', '*']).unwrap_or(start);
    let before = part.get(..start).unwrap_or_default();
    let after = part.get(end + 1..).unwrap_or_default();
    let inner = segment.strip_prefix(before);
    let inner = inner.and_then(|inner| inner.strip_suffix(after));
    inner.is_some_and(|inner| !inner.is_empty())
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_template_has_the_paths_that_it_stands_for() {
        let check = |template: &str, path: &str, expected: bool| {
            assert_eq!(matches(template, path), expected, "{template} {path}");
        };
        check("/a/{}/b", "/a/x/b", true);
        check("/a/{}/b", "/a/x/y/b", false);
        check("/a/{id}.html", "/a/x.html", true);
        check("/a/{id}.html", "/a/.html", false);
        check("/a/{}", "/a/", false);
        check("/blog/**", "/blog/a/b", true);
        check("/a/", "/a", false);
        check("/", "/", true);
        check("/é/{}", "/é/x", true);
    }
}

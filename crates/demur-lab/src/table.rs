//! The table: what is wanted beside what was measured.

use demur_watch::Severity;

use crate::class::Class;
use crate::numbers::{count, float, index, whole};
use crate::score::{Found, Outcome, Score};
use crate::time::DAY;

/// Everything that was measured.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// Logs with incidents.
    pub mixed: Score,
    /// Logs without.
    pub quiet: Score,
    /// How well routes were found, in each log without incidents.
    pub templates: Vec<f64>,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What is measured.
    pub what: String,
    /// What is wanted.
    pub target: String,
    /// What was measured.
    pub measured: String,
    /// Whether that is enough; `None` where there was nothing to measure.
    pub met: Option<bool>,
}

/// A number that has to be reached, or must not be exceeded.
#[derive(Debug, Clone, Copy)]
enum Target {
    AtLeast(f64),
    AtMost(f64),
}

impl Target {
    fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(least) => value >= least,
            Self::AtMost(most) => value <= most,
        }
    }

    fn text(self, unit: &str) -> String {
        match self {
            Self::AtLeast(least) => format!("≥ {least}{unit}"),
            Self::AtMost(most) => format!("≤ {most}{unit}"),
        }
    }
}

/// The rows that have a target.
pub fn rows(measured: &Measured) -> Vec<Row> {
    let score = &measured.mixed;
    let mut rows = Vec::new();
    broken_routes(&mut rows, score);
    dead_routes(&mut rows, measured);
    rises(&mut rows, score);
    regressions(&mut rows, score);
    false_alarms(&mut rows, &measured.quiet, "500 operations, nothing wrong");
    false_alarms(&mut rows, score, "between incidents");
    verdicts(&mut rows, score);
    let least = measured.templates.iter().copied().reduce(f64::min);
    rows.push(Row {
        what: "templates, F1, worst log".to_owned(),
        target: "≥ 0.95".to_owned(),
        measured: least.map_or_else(none, |one| format!("{one:.3}")),
        met: least.map(|one| one >= 0.95),
    });
    rows
}

fn none() -> String {
    "–".to_owned()
}

fn broken_routes(rows: &mut Vec<Row>, score: &Score) {
    let broken = shown(score, |one| {
        matches!(one.class, Class::Deploy | Class::Rename | Class::DeadRoute) && one.rate >= 5.0
    });
    let what = "dead route or deployment, ≥ 5 requests a minute";
    rows.push(recall(what, &broken, 0.99));
    rows.push(middle(what, &broken, "delay, min", 3.0, minutes));
}

fn dead_routes(rows: &mut Vec<Row>, measured: &Measured) {
    let quiet = shown(&measured.mixed, |one| {
        one.class == Class::DeadRoute && (0.5..5.0).contains(&one.rate)
    });
    let what = "dead route, 0.5 to 5 requests a minute";
    rows.push(recall(what, &quiet, 0.95));
    rows.push(middle(
        what,
        &quiet,
        "requests until found",
        12.0,
        |found| float(found.failed),
    ));
    let wrong = measured
        .quiet
        .false_alarms()
        .filter(|one| one.detector == "dead-route");
    let days = float(measured.quiet.routes_watched) / float(DAY);
    rows.push(rate(
        "false `dead-route` alerts, a day and route",
        count(wrong.count()),
        days,
        0.02,
    ));
}

fn rises(rows: &mut Vec<Row>, score: &Score) {
    // Three times what hardly ever happens is no rise that anybody could see in ten minutes.
    let rises = shown(score, |one| {
        one.class == Class::Rise && one.rate >= 70.0 && one.bad_rate >= 2.5
    });
    let what = "rise to 3 times or more, ≥ 70 requests a minute, by ≥ 2.5 a minute";
    rows.push(recall(what, &rises, 0.9));
    rows.push(middle(what, &rises, "delay, min", 10.0, minutes));
}

fn regressions(rows: &mut Vec<Row>, score: &Score) {
    let gone = shown(score, |one| {
        matches!(one.class, Class::Deploy | Class::Rename) && !one.fresh
    });
    let what = "404 where there was a 200 before";
    rows.push(recall(what, &gone, 0.99));
    rows.push(share(
        &format!("{what}: precision"),
        score.precision(&["routing-regression"]),
        0.95,
    ));
    let busy: Vec<&Outcome> = gone.into_iter().filter(|one| one.rate >= 5.0).collect();
    let what = "the same, ≥ 5 requests a minute";
    rows.push(middle(what, &busy, "delay, min", 2.0, minutes));
}

fn false_alarms(rows: &mut Vec<Row>, score: &Score, where_from: &str) {
    let number = |severity| {
        let wrong = score.false_alarms();
        count(wrong.filter(|one| one.severity == severity).count())
    };
    let days = float(score.watched) / float(DAY);
    rows.push(rate(
        &format!("false pages a week, {where_from}"),
        number(Severity::Page),
        days / 7.0,
        1.0,
    ));
    rows.push(rate(
        &format!("false tickets a day, {where_from}"),
        number(Severity::Ticket),
        days,
        1.0,
    ));
}

fn verdicts(rows: &mut Vec<Row>, score: &Score) {
    let found = |hit: fn(&Found) -> bool, with_cause: bool| {
        let all = score.outcomes.iter().filter(|one| one.shown);
        let found = all
            .filter(|one| one.has_cause || !with_cause)
            .filter_map(|one| one.found.as_ref());
        found.fold((0, 0), |(hits, all), one| {
            (hits + usize::from(hit(one)), all + 1)
        })
    };
    rows.push(share(
        "right verdict, of what was found",
        found(|one| one.right, false),
        0.9,
    ));
    rows.push(share(
        "right cause first",
        found(|one| one.first, true),
        0.85,
    ));
    rows.push(share(
        "right cause among three",
        found(|one| one.third, true),
        0.95,
    ));
}

fn shown(score: &Score, fits: impl Fn(&Outcome) -> bool) -> Vec<&Outcome> {
    let all = score.outcomes.iter();
    all.filter(|one| one.shown && fits(one)).collect()
}

fn minutes(found: &Found) -> f64 {
    float(found.delay) / 60.0
}

fn recall(what: &str, outcomes: &[&Outcome], least: f64) -> Row {
    let found = outcomes.iter().filter(|one| one.found.is_some()).count();
    share(&format!("{what}: recall"), (found, outcomes.len()), least)
}

fn share(what: &str, (hits, of): (usize, usize), least: f64) -> Row {
    let value = float(count(hits)) / float(count(of));
    let target = Target::AtLeast(least);
    Row {
        what: what.to_owned(),
        target: target.text(""),
        measured: if of == 0 {
            none()
        } else {
            format!("{value:.3} ({hits} of {of})")
        },
        met: (of > 0).then(|| target.is_met(value)),
    }
}

fn middle(
    what: &str,
    outcomes: &[&Outcome],
    unit: &str,
    most: f64,
    value: impl Fn(&Found) -> f64,
) -> Row {
    let values = sorted(outcomes, value);
    let target = Target::AtMost(most);
    let half = quantile(&values, 0.5);
    Row {
        what: format!("{what}: {unit}, median"),
        target: target.text(""),
        measured: match (half, quantile(&values, 0.9)) {
            (Some(half), Some(most)) => format!("{half:.1} (p90 {most:.1}, n {})", values.len()),
            _ => none(),
        },
        met: half.map(|half| target.is_met(half)),
    }
}

fn rate(what: &str, number: u64, units: f64, most: f64) -> Row {
    let value = float(number) / units;
    let target = Target::AtMost(most);
    Row {
        what: what.to_owned(),
        target: target.text(""),
        measured: if units > 0.0 {
            format!("{value:.4} ({number} in {units:.0})")
        } else {
            none()
        },
        met: (units > 0.0).then(|| target.is_met(value)),
    }
}

fn sorted(outcomes: &[&Outcome], value: impl Fn(&Found) -> f64) -> Vec<f64> {
    let found = outcomes.iter().filter_map(|one| one.found.as_ref());
    let mut values: Vec<f64> = found.map(value).collect();
    values.sort_by(f64::total_cmp);
    values
}

fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let place = index(whole(share * float(count(last)) + 0.5));
    values.get(place).copied()
}

/// The rows as Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = "| what | target | measured | |\n| --- | --- | --- | --- |\n".to_owned();
    for row in rows {
        let mark = match row.met {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "not measured",
        };
        text.push_str(&format!(
            "| {} | {} | {} | {mark} |\n",
            row.what, row.target, row.measured
        ));
    }
    text
}

/// What became of each class, for each level of traffic, as Markdown.
pub fn by_class(score: &Score) -> String {
    let mut text = "| class | found, by requests a minute to the site | precision | verdict | cause first | among three \
        | delay, min: median, p90 | alerts each |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        .to_owned();
    for class in Class::ALL {
        let all = shown(score, |one| one.class == class);
        let found: Vec<&Found> = all.iter().filter_map(|one| one.found.as_ref()).collect();
        let of = |hits: usize, all: usize| format!("{hits}/{all}");
        let hits = |hit: fn(&Found) -> bool| found.iter().filter(|one| hit(one)).count();
        let causes = all
            .iter()
            .filter(|one| one.has_cause && one.found.is_some())
            .count();
        let delays = sorted(&all, minutes);
        let alerts: usize = found.iter().map(|one| one.alerts).sum();
        let (right, raised) = score.precision(class.expected().accepts);
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} | {} | {:.1} |\n",
            class.id(),
            levels(&all),
            of(right, raised),
            of(hits(|one| one.right), found.len()),
            of(hits(|one| one.first), causes),
            of(hits(|one| one.third), causes),
            match (quantile(&delays, 0.5), quantile(&delays, 0.9)) {
                (Some(half), Some(most)) => format!("{half:.1}, {most:.1}"),
                _ => none(),
            },
            float(count(alerts)) / float(count(found.len())).max(1.0),
        ));
    }
    text
}

fn levels(outcomes: &[&Outcome]) -> String {
    let mut levels: Vec<f64> = outcomes.iter().map(|one| one.level).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let parts: Vec<String> = levels
        .iter()
        .map(|level| {
            let here = outcomes
                .iter()
                .filter(|one| one.level.total_cmp(level).is_eq());
            let (found, all) = here.fold((0, 0), |(found, all), one| {
                (found + usize::from(one.found.is_some()), all + 1)
            });
            format!("{level}: {found}/{all}")
        })
        .collect();
    parts.join(", ")
}

/// Verdicts that were wrong, incidents that were missed, and alerts for nothing: what to look at next.
pub fn faults(score: &Score, most: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for one in score.outcomes.iter().filter(|one| one.shown) {
        let name = format!(
            "{} {} at {} (about {:.1} a minute)",
            one.size.id(),
            one.class.id(),
            one.level,
            one.rate
        );
        match &one.found {
            None => lines.push(format!("missed: {name}")),
            Some(found) if !found.right => lines.push(format!("{}: {name}", found.detector)),
            Some(found) if one.has_cause && !found.first => lines.push(format!("cause: {name}")),
            Some(_) => {}
        }
    }
    for one in score.false_alarms() {
        let during = one.during.as_deref().unwrap_or("nothing");
        lines.push(format!(
            "false {} {} during {during} at {}: {}",
            one.severity.as_str(),
            one.detector,
            crate::time::to_text(one.raised),
            one.sentence
        ));
    }
    let more = lines.len().saturating_sub(most);
    lines.truncate(most);
    if more > 0 {
        lines.push(format!("… and {more} more"));
    }
    lines.iter().fold(String::new(), |mut text, line| {
        text.push_str(&format!("- {line}\n"));
        text
    })
}

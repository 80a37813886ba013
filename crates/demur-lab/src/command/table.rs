//! Runs the engine over fresh logs and prints what is wanted beside what was measured.

use super::{Done, Options};

/// `table`.
pub(super) fn run(options: &Options) -> Result<Done, String> {
    use demur_lab::plan::arrivals;
    use demur_lab::table::{Measured, by_class, faults, markdown, rows};

    let first = match options.text("first") {
        Some(_) => options.or("first", 0)?,
        None => fresh_seed(),
    };
    let seeds: u64 = options.or("seeds", 1)?;
    let view = options.view()?;
    let levels: Vec<f64> = options
        .text("levels")
        .unwrap_or("7,70,250,730")
        .split(',')
        .map(|level| {
            level
                .parse()
                .map_err(|_| format!("`--levels` cannot be `{level}`"))
        })
        .collect::<Result<_, _>>()?;
    let arrivals = arrivals();
    let only = options.text("only");
    let mut measured = Measured::default();
    for seed in first..first + seeds {
        for campaign in campaigns(seed, &levels) {
            if only.is_some_and(|only| !only.split(',').any(|word| word == kind(&campaign))) {
                continue;
            }
            let (truth, report) = demur_lab::run::watch(&campaign, &arrivals, view)?;
            let score = demur_lab::score::score(&report.alerts, &truth, view);
            if truth.incidents.is_empty() {
                let found: Vec<(String, u64)> = report
                    .routes
                    .iter()
                    .map(|row| (row.route.clone(), row.requests))
                    .collect();
                let f1 = demur_lab::score::templates(&found, &truth, 1_000);
                measured.templates.push(f1);
                measured.quiet.add(score);
            } else {
                measured.mixed.add(score);
            }
        }
    }
    let rows = rows(&measured);
    let most = options.or("faults", 40)?;
    let text = format!(
        "seeds {first} to {}\n\n{}\n{}\nwith incidents:\n\n{}\nwithout:\n\n{}",
        first + seeds - 1,
        markdown(&rows),
        by_class(&measured.mixed),
        faults(&measured.mixed, most),
        faults(&measured.quiet, most),
    );
    Ok(Done {
        text,
        met: rows.iter().all(|row| row.met != Some(false)),
    })
}

/// The word for what happens in a log.
fn kind(campaign: &demur_lab::plan::Campaign) -> &'static str {
    use demur_lab::plan::Schedule;
    match campaign.schedule {
        Schedule::Quiet => "quiet",
        Schedule::Routes => "routes",
        Schedule::One(..) | Schedule::Part(..) => "mixed",
    }
}

/// Logs of one seed: all classes in all sizes at each level, dealt to three weeks; a week of broken routes; and two
/// weeks of nothing.
fn campaigns(seed: u64, levels: &[f64]) -> Vec<demur_lab::plan::Campaign> {
    use demur_lab::plan::{Campaign, Schedule};
    use demur_lab::site::Endpoints;

    const PARTS: usize = 3;
    let mut all = Vec::new();
    for (number, level) in (0..).zip(levels) {
        for (place, part) in (0..PARTS).zip(0..) {
            all.push(Campaign {
                seed: (seed * 64 + number) * 3 + part,
                level: *level,
                endpoints: Endpoints::MadeUp(if place == 1 { 200 } else { 60 }),
                days: 7,
                schedule: Schedule::Part(place, PARTS),
            });
        }
    }
    all.push(Campaign {
        seed: seed * 192 + 190,
        level: 730.0,
        endpoints: Endpoints::MadeUp(60),
        days: 7,
        schedule: Schedule::Routes,
    });
    all.push(Campaign {
        seed: seed * 192 + 191,
        level: 730.0,
        endpoints: Endpoints::MadeUp(500),
        days: 14,
        schedule: Schedule::Quiet,
    });
    all
}

/// The seconds of the clock.
fn fresh_seed() -> u64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(1, |since| since.as_secs())
}

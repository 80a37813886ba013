//! Soft 404s in models of sites: what is missing is found, what is there is not called missing.
//!
//! A model is a function from a request to an answer, and says which of its resources are missing behind a page that is
//! answered as if they were there. The audit asks the model as it would ask a server, round by round, and its findings are
//! compared with that. The models of `sites/held_out` were written when the
//! detection was done.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::too_many_lines,
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "tests, and models that are tables"
)]

mod sites;

use std::collections::BTreeSet;

use demur_audit::{
    ANONYMOUS, Answer, Audit, Crawler, Exchange, Fields, Finding, Origin, Outcome, Settings, Site,
    Source, Target, select,
};
use sites::{Asked, Model};

/// What is found in a model, after all rounds.
fn audit(model: &Model) -> (Vec<Finding>, usize) {
    let origin = Origin::try_from("https://site.example".to_owned()).expect("an origin");
    let targets = model.hidden.iter().chain(model.fine).map(|path| Target {
        origin: origin.clone(),
        target: (*path).to_owned(),
        operation: None,
        source: Source::Given,
        identity: ANONYMOUS.to_owned(),
    });
    let site = Site {
        targets: targets.collect(),
        settings: Settings::default(),
        ..Site::default()
    };
    let crawler = Crawler::new(site.targets.clone(), 0, false);
    let checks = ["soft-404", "redirect-to-home"].map(str::to_owned);
    let mut audit = Audit::new(site, select(&checks, &[]).expect("checks"), crawler);
    let mut count = 0;
    loop {
        let round = audit.next_round();
        if round.is_empty() {
            return (audit.judge(), count);
        }
        for job in round.jobs {
            count += 1;
            assert!(count < 500, "{} is asked without end", model.name);
            let reply = (model.answer)(&Asked::new(&job.request.target, count));
            let outcome = Outcome::Answer(Answer {
                status: reply.status,
                fields: Fields(reply.fields),
                body: reply.body.into_bytes(),
                ..Answer::default()
            });
            let exchange = Exchange {
                purposes: job.purposes.clone(),
                request: job.request.clone(),
                at: 1_795_780_800,
                outcome,
            };
            audit.take(job, exchange);
        }
    }
}

/// Right and wrong decisions.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    found: usize,
    invented: usize,
    missed: usize,
}

impl Score {
    fn add(&mut self, is: bool, said: bool) {
        self.found += usize::from(is && said);
        self.invented += usize::from(!is && said);
        self.missed += usize::from(is && !said);
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn precision(self) -> f64 {
        self.found as f64 / (self.found + self.invented).max(1) as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn recall(self) -> f64 {
        self.found as f64 / (self.found + self.missed).max(1) as f64
    }
}

/// Decisions over the resources and over the sites of some models, with a table of them.
fn measure(models: &[Model]) -> (Score, Score, usize) {
    let (mut resources, mut whole, mut requests) = (Score::default(), Score::default(), 0);
    println!(
        "{:<34}{:>9}{:>9}{:>10}  remarks",
        "model", "requests", "hidden", "site"
    );
    for model in models {
        let (found, count) = audit(model);
        requests += count;
        let known: BTreeSet<&str> = model.hidden.iter().chain(model.fine).copied().collect();
        let first = |finding: &Finding| finding.exchanges[0].request.target.clone();
        let (of_resources, of_site): (Vec<&Finding>, Vec<&Finding>) = found
            .iter()
            .partition(|finding| known.contains(first(finding).as_str()));
        let said: BTreeSet<String> = of_resources.iter().map(|one| first(one)).collect();
        let mut remarks = Vec::new();
        for path in &known {
            let (is, says) = (model.hidden.contains(path), said.contains(*path));
            resources.add(is, says);
            if is != says {
                remarks.push(format!("{path} {}", if is { "MISSED" } else { "INVENTED" }));
            }
        }
        let says = !of_site.is_empty();
        whole.add(model.hides, says);
        if says != model.hides {
            remarks.push(format!(
                "site {}: {:?}",
                if says { "INVENTED" } else { "MISSED" },
                of_site.iter().map(|one| &one.what).collect::<Vec<_>>()
            ));
        }
        println!(
            "{:<34}{count:>9}{:>6}/{:<2}{:>10}  {}",
            model.name,
            said.len(),
            model.hidden.len(),
            if says { "hides" } else { "honest" },
            remarks.join("; ")
        );
    }
    for (name, score) in [("resources", resources), ("sites", whole)] {
        println!(
            "{name}: precision {:.3}, recall {:.3} {score:?}",
            score.precision(),
            score.recall()
        );
    }
    (resources, whole, requests)
}

fn check(models: &[Model]) {
    let (resources, sites, requests) = measure(models);
    println!("{} models, {requests} requests", models.len());
    for score in [resources, sites] {
        assert!(score.precision() >= 0.98, "{score:?}");
        assert!(score.recall() >= 0.95, "{score:?}");
    }
}

#[test]
fn soft_404s_are_told_from_pages() {
    check(&sites::models());
}

#[test]
fn so_they_are_in_models_that_were_held_out() {
    check(&sites::held_out::models());
}

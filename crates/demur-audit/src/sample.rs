//! What checks that ask for requests have in common: resources that answer as they should, to compare others with.

use std::collections::{HashMap, HashSet};

use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::origin::Origin;
use crate::probe::{ANONYMOUS, Purpose};
use crate::run::Run;
use crate::site::{Site, Target};

/// The resources whose visit was a success, each with its visit.
pub(crate) fn good<'r>(site: &'r Site, run: &'r Run) -> Vec<(&'r Target, &'r Exchange)> {
    let visited = site.targets.iter().filter_map(|target| {
        let visit = run.visit(&target.url())?;
        let is_good = visit.answer().is_some_and(Answer::is_success);
        is_good.then_some((target, visit))
    });
    visited.collect()
}

/// The first resource of each origin that anybody may have.
pub(crate) fn first_of_each_origin<'r>(
    site: &'r Site,
    run: &'r Run,
) -> Vec<(&'r Target, &'r Exchange)> {
    let mut seen = HashSet::new();
    let good = good(site, run).into_iter();
    good.filter(|(target, _)| target.identity == ANONYMOUS && seen.insert(&target.origin))
        .collect()
}

/// The origins of a site, each once.
pub(crate) fn origins(site: &Site) -> Vec<&Origin> {
    let mut seen = HashSet::new();
    let all = site.targets.iter().map(|target| &target.origin);
    all.filter(|origin| seen.insert(*origin)).collect()
}

/// The answers to one part of a check, each with the visit of what it is about and the answer to that: pairs where
/// both say something, and the visit was a success.
pub(crate) fn pairs<'r>(run: &'r Run, check: &'r str, part: &'r str) -> Vec<Pair<'r>> {
    let asked = run.of_part(check, part).filter_map(|(exchange, purpose)| {
        let visit = run.visit(&purpose.about)?;
        let before = visit.answer().filter(|answer| answer.is_success())?;
        Some(Pair {
            exchange,
            purpose,
            answer: exchange.answer()?,
            visit,
            before,
        })
    });
    asked.collect()
}

/// An answer, and the one to the plain GET of the same resource.
pub(crate) struct Pair<'r> {
    pub(crate) exchange: &'r Exchange,
    pub(crate) purpose: &'r Purpose,
    pub(crate) answer: &'r Answer,
    pub(crate) visit: &'r Exchange,
    pub(crate) before: &'r Answer,
}

/// Tells what is wrong with each of the answers to one part of a check. What is the same at every resource of an origin is
/// a fault of the server, and told once.
pub(crate) fn tell(
    pairs: &[Pair<'_>],
    findings: &mut Findings<'_>,
    judge: fn(&Pair<'_>) -> Option<(Severity, Finding)>,
) {
    let judged = pairs.iter().filter_map(|pair| {
        let (severity, finding) = judge(pair)?;
        Some((&pair.exchange.request.origin, severity, finding))
    });
    let judged: Vec<_> = judged.collect();
    let (mut asked, mut alike) = (HashMap::new(), HashMap::new());
    for pair in pairs {
        *asked.entry(&pair.exchange.request.origin).or_insert(0) += 1;
    }
    for (origin, _, finding) in &judged {
        *alike.entry((*origin, &finding.what)).or_insert(0) += 1;
    }
    let mut told = HashSet::new();
    for (origin, severity, finding) in &judged {
        let asked: usize = asked.get(origin).copied().unwrap_or_default();
        let alike: usize = alike
            .get(&(*origin, &finding.what))
            .copied()
            .unwrap_or_default();
        let mut finding = finding.clone();
        if asked == alike && asked >= EVERYWHERE {
            if !told.insert(*origin) {
                continue;
            }
            finding = finding.fact(format!("the same at all {asked} resources that were asked"));
        }
        findings.add_as(*severity, finding);
    }
}

/// So many resources that are alike are no accident.
const EVERYWHERE: usize = 3;

/// Whether the server failed over this request: a 500, and none of those that say that it is busy.
pub(crate) fn failed(answer: &Answer) -> bool {
    answer.status == 500
}

#[cfg(test)]
mod tests {
    use crate::checks;
    use crate::exchange::{Answer, Exchange, Outcome};
    use crate::finding::Finding;
    use crate::origin::Origin;
    use crate::probe::{Probe, Purpose};
    use crate::run::Run;
    use crate::site::Site;

    fn exchange(method: &str, target: &str, status: u16) -> Exchange {
        let origin = Origin::try_from("http://a.example".to_owned()).expect("an origin");
        let mut probe = Probe::new(method, &origin, target);
        if method != "GET" {
            probe = probe.for_check("unknown-method", "unknown");
        }
        let purposes: Vec<Purpose> = vec![probe.purpose];
        Exchange {
            purposes,
            request: probe.request,
            at: 0,
            outcome: Outcome::Answer(Answer {
                status,
                ..Answer::default()
            }),
        }
    }

    fn found(statuses: &[u16]) -> Vec<Finding> {
        let exchanges = statuses.iter().enumerate().flat_map(|(number, status)| {
            let target = format!("/{number}");
            [
                exchange("GET", &target, 200),
                exchange("DEMURXYZ", &target, *status),
            ]
        });
        checks::judge(checks::ALL, &Site::default(), &Run::of(exchanges))
            .into_iter()
            .filter(|finding| finding.rule == "unknown-method")
            .collect()
    }

    #[test]
    fn what_is_the_same_everywhere_is_told_once() {
        let all = found(&[200, 200, 200]);
        assert_eq!(all.len(), 1);
        assert_eq!(
            all[0].facts,
            ["the same at all 3 resources that were asked"]
        );
        assert_eq!(found(&[200, 200, 501]).len(), 2);
        assert_eq!(found(&[200, 200]).len(), 2);
        assert_eq!(found(&[501, 501, 501]).len(), 0);
    }
}

//! Paths that lead to nothing, asked for as a browser and as a program do: what checks of error content want to see.

use std::collections::BTreeSet;

use crate::exchange::{Answer, Exchange};
use crate::origin::Origin;
use crate::probe::Probe;
use crate::run::Run;
use crate::site::{Settings, Site};

/// What a browser says that it reads.
pub(crate) const BROWSER: &str = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";

/// What a program says that it reads.
pub(crate) const PROGRAM: &str = "application/json";

/// A request of a browser for a path that leads to nothing, in each directory that has a page.
pub(crate) fn of_browsers(site: &Site, run: &Run) -> Vec<Probe> {
    let pages = directories(site, run, Answer::is_html);
    probes(&pages, &site.settings, BROWSER)
}

/// A request of a program for a path that leads to nothing, in each directory that has JSON and no pages: a file in JSON
/// among the pages of a site makes no API.
pub(crate) fn of_programs(site: &Site, run: &Run) -> Vec<Probe> {
    let pages = directories(site, run, Answer::is_html);
    let data = directories(site, run, Answer::is_json);
    let data = data.difference(&pages).cloned().collect();
    probes(&data, &site.settings, PROGRAM)
}

/// The most directories that are asked about.
const MOST: usize = 60;

fn probes(
    directories: &BTreeSet<(Origin, String, String)>,
    settings: &Settings,
    accept: &str,
) -> Vec<Probe> {
    let named = directories.iter().take(MOST);
    named
        .map(|(origin, directory, identity)| {
            let name = settings.nonsense(&format!("missing {directory}"), 20);
            Probe::new("GET", origin, &format!("{directory}{name}"))
                .identity(identity)
                .field("Accept", accept)
        })
        .collect()
}

/// The directories of resources that were answered 2xx with such content.
fn directories(
    site: &Site,
    run: &Run,
    is: impl Fn(&Answer) -> bool,
) -> BTreeSet<(Origin, String, String)> {
    let all = site.targets.iter().filter(|target| {
        let answer = run.visit(&target.url()).and_then(Exchange::answer);
        answer.is_some_and(|answer| answer.is_success() && is(answer))
    });
    all.map(|target| {
        let directory = crate::soft::directory(target.path()).to_owned();
        (target.origin.clone(), directory, target.identity.clone())
    })
    .collect()
}

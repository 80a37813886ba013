//! Gives the requests of a campaign to the engine. This is the one file that calls it.

use demur_watch::{Report, Settings, Watch};

use crate::arrivals::Arrivals;
use crate::plan::{Campaign, World};
use crate::request::View;
use crate::traffic;
use crate::truth::Truth;

/// What really happened, and what the engine says.
pub fn watch(
    campaign: &Campaign,
    arrivals: &Arrivals,
    view: View,
) -> Result<(Truth, Report), String> {
    let mut watch = Watch::new(Settings::default());
    let world = World::new(campaign)?;
    let truth = traffic::run(world, arrivals, |req| watch.add(&req.record(view)));
    Ok((truth, watch.finish()))
}

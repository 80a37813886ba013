//! Pages that say "not found" and are answered as if they were found.
//!
//! Names that exist nowhere are asked for at the root and where most resources are, and for the parameters that tell
//! pages apart. From the answers comes a profile of each place: honest, or with the page that stands for a missing one.
//! Then each resource is compared with the profile of its place. What changes from answer to answer is masked, what the
//! home page has too counts for nothing, and nothing is reported that is not seen twice.

mod ends;
mod look;
mod places;
mod profile;
mod resources;
mod tokens;
mod words;

use std::sync::Arc;

use ends::{End, Seen};
pub(crate) use look::Look;
pub(crate) use places::directory;
use places::{Within, places};
use profile::{Kind, Profile, constant_end, learn, open, page};
pub(crate) use words::{is_home, is_search};

use crate::exchange::Exchange;
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::site::Site;

pub(crate) use report::{missing_pages, one_page};

mod report;

/// The check that all requests are sent for; the other one looks at the same.
pub(crate) const ID: &str = "soft-404";

/// Everything that is known of a site.
struct Known<'r> {
    seen: Seen<'r>,
    profiles: Vec<Profile<'r>>,
    /// What the roots look like, in the order of the profiles.
    homes: Vec<Arc<Look>>,
}

impl<'r> Known<'r> {
    fn of(site: &Site, run: &'r Run) -> Self {
        let seen = Seen::of(run);
        let mut profiles: Vec<Profile<'r>> = Vec::new();
        let (mut homes, mut gate): (Vec<Arc<Look>>, _) = (Vec::new(), None);
        for place in places(site) {
            let is_root = place.within == Within::Directory("/".to_owned());
            let home = if is_root {
                let url = format!("{}/", place.origin);
                let end = seen.answer(&place.identity, &url, 0);
                let end = end.and_then(|visit| seen.end(visit));
                gate = end.as_ref().and_then(gate_of);
                end.and_then(|end| page(&end)).unwrap_or_default()
            } else {
                homes.last().cloned().unwrap_or_default()
            };
            // The root comes first among the places of its server.
            let root = profiles.iter().rfind(|one| one.is_root());
            let root = root.map(|one| one.kind).filter(|_| !is_root);
            profiles.push(learn(&place, &seen, (&home, gate.as_deref()), root));
            homes.push(home);
        }
        Self {
            seen,
            profiles,
            homes,
        }
    }

    fn all(&self) -> impl Iterator<Item = (&Profile<'r>, &Look)> {
        self.profiles.iter().zip(self.homes.iter().map(Arc::as_ref))
    }
}

/// Where everybody is sent first, such as to a question about cookies; a home page in one language is none.
fn gate_of(end: &End<'_>) -> Option<String> {
    let address = constant_end(end)?;
    (!is_home(end.address.path())).then_some(address)
}

impl Profile<'_> {
    fn is_root(&self) -> bool {
        self.place.within == Within::Directory("/".to_owned())
    }
}

/// What is asked for: names that exist nowhere, what they are redirected to, and resources that look like them again.
pub(crate) fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    let known = Known::of(site, run);
    for profile in &known.profiles {
        let place = &profile.place;
        let get = |target: &str| Probe::new("GET", &place.origin, target).identity(&place.identity);
        if profile.is_root() {
            wants.ask(get("/").for_check(ID, "home"));
        }
        for one in &place.tries {
            wants.ask(get(&one.target).for_check(ID, "random"));
        }
        for one in &profile.known {
            if let Some((_, target)) = open(&one.end) {
                wants.ask(get(&target).for_check(ID, "onward"));
            }
        }
    }
    for suspect in resources::suspects(site, &known, 0) {
        let target = suspect.target;
        wants.ask(Probe::get(target).for_check(ID, "again").again(1));
        let end = suspect.onward;
        if let Some(next) = end {
            let probe = Probe::new("GET", &target.origin, &next).identity(&target.identity);
            wants.ask(probe.for_check(ID, "onward"));
        }
    }
}

/// The exchange that shows most at the end of a chain.
fn last_of<'r>(first: &'r Exchange, last: &'r Exchange) -> Option<&'r Exchange> {
    (first != last).then_some(last)
}

/// Whether missing resources of a place are hidden behind a page.
fn hides(kind: Kind) -> bool {
    matches!(kind, Kind::OnePage | Kind::Page(_))
}

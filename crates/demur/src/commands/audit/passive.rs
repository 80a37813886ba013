//! Judging what was recorded, without sending anything.

use std::collections::BTreeMap;

use clap::ArgMatches;
use demur_audit::{Audit, Exchange, Origin, Run, Target, record};
use demur_replay::detect;

use super::output::{self, Ended, Wanted};
use super::settings::{Chosen, octets_of, text_of};
use crate::cli;
use crate::console::error;
use crate::exit::Exit;

pub(super) fn run(matches: &ArgMatches, chosen: Chosen, wanted: &Wanted) -> Exit {
    let (name, exchanges) = match read(matches) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let Chosen {
        mut site, checks, ..
    } = chosen;
    site.targets = record::targets(&exchanges);
    let requests = exchanges.len();
    let audit = Audit::recorded(site, checks, Run::of(exchanges));
    // A log does not say whose it is, and has the name of its file.
    let first = audit.site().targets.first().map(Target::url);
    let target = first.filter(|_| !matches.contains_id("log"));
    let ended = Ended {
        target: target.unwrap_or_else(|| name.to_owned()),
        seconds: 0.0,
        requests,
        stopped: None,
        credentials: BTreeMap::new(),
    };
    output::write(matches, wanted, audit, &ended)
}

/// The name of the record, and what is in it.
fn read(matches: &ArgMatches) -> Result<(&str, Vec<Exchange>), Exit> {
    let (name, read) = if let Some(name) = cli::text(matches, "replay") {
        (name, record::read(&text_of(name)?))
    } else if let Some(name) = cli::text(matches, "har") {
        (name, record::har(&text_of(name)?))
    } else {
        let name = cli::text(matches, "log").unwrap_or_default();
        let octets = octets_of(name)?;
        let start = octets.get(..octets.len().min(1 << 18)).unwrap_or_default();
        let Some(format) = detect(start) else {
            error(
                &format!("`{name}` is neither an access log nor events"),
                Some(
                    "the common and the combined log format are read, and events of `demur serve`",
                ),
            );
            return Err(Exit::Usage);
        };
        // A log does not say whose it is.
        let origin = Origin::try_from("http://log.invalid".to_owned());
        let Ok(origin) = origin else {
            return Err(Exit::Internal);
        };
        (name, record::log(format, &octets, &origin))
    };
    let read = read.map_err(|fault| {
        error(&format!("`{name}`: {fault}"), None);
        Exit::Usage
    });
    Ok((name, read?))
}

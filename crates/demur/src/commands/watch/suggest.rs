//! `demur watch suggest`: what to do about what the logs tell, in the form that somebody can serve, audit or block.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use demur_gone::{Defect, Entry, Places, export, read_csv};
use demur_watch::Report;
use demur_watch::suggest::{self, Suggestion, Suggestions};

use super::batch::{self, Progress};
use super::settings;
use crate::console::{error, print, talk};
use crate::exit::Exit;

pub(super) fn command() -> Command {
    Command::new("suggest")
        .about("Suggest redirects and tombstones for what is missing, URLs to audit, or clients to block")
        .args(super::inputs())
        .arg(
            Arg::new("as")
                .long("as")
                .value_name("FORM")
                .value_parser(PossibleValuesParser::new([
                    "places", "nginx", "apache", "caddy", "urls", "block",
                ]))
                .default_value("places")
                .help("A list that `demur serve --places` takes, the same for another server, URLs to audit, or clients to block"),
        )
        .arg(
            Arg::new("for")
                .long("for")
                .value_name("SERVER")
                .value_parser(PossibleValuesParser::new([
                    "plain", "nginx", "apache", "caddy",
                ]))
                .help("With `--as block`: whose rules [default: plain]"),
        )
        .arg(
            Arg::new("min-hits")
                .long("min-hits")
                .value_name("N")
                .value_parser(value_parser!(u64))
                .help("Leave out paths that were asked for less often [default: 1 for what was there or is linked and has a new place, 3 for other links, 10 for the rest]"),
        )
        .after_help(
            "Examples:\n  \
             demur watch suggest access.log > gone.csv\n  \
             demur watch suggest access.log access.log.1.gz --min-hits 20\n  \
             demur watch suggest access.log --as nginx > moved.conf\n  \
             demur watch suggest access.log --as urls\n  \
             demur watch suggest access.log --as block --for nginx > scanners.conf\n\n\
             A redirect is suggested only where one page that is there is clearly the one that is missing,\n\
             and never to the home page or another host. Everything else is a question: a line that is\n\
             commented out, for you to decide. Look at each line before you serve the list.\n\n\
             Exit codes: 0 done, 2 usage or an input that cannot be read",
        )
}

pub(super) fn run(matches: &ArgMatches) -> Exit {
    let form = super::text(matches, "as").unwrap_or("places");
    let server = super::text(matches, "for");
    if server.is_some() && form != "block" {
        error(
            "`--for` is for `--as block`",
            Some("for redirects, name the server as the form: `--as nginx`"),
        );
        return Exit::Usage;
    }
    let read = settings::inputs(matches).and_then(|chosen| batch::read(chosen, Progress::new()));
    let (report, exit) = match read {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    if form == "block" {
        block(&report, server.unwrap_or("plain"));
    } else {
        let min_hits = matches.get_one::<u64>("min-hits").copied();
        paths(&report, form, suggest::suggest(&report, min_hits));
    }
    exit
}

fn block(report: &Report, server: &str) {
    let list = suggest::blocklist(report);
    print(&match server {
        "nginx" => list.nginx(),
        "apache" => list.apache(),
        "caddy" => list.caddy(),
        _ => list.plain(),
    });
    if list.is_empty() {
        talk("no client looks for weak places\n");
    }
    tell(
        list.nameless,
        "clients left out, since the log has no address of them",
    );
}

fn paths(report: &Report, form: &str, mut found: Suggestions) {
    let entries = served(&mut found.list);
    print(&match form {
        "nginx" => suggest::remarks(&found.list) + &export::nginx(&entries),
        "apache" => suggest::remarks(&found.list) + &export::apache(&entries),
        "caddy" => suggest::remarks(&found.list) + &export::caddy(&entries),
        "urls" => suggest::urls(report, &found.list),
        _ => suggest::places(&found.list),
    });
    if found.list.is_empty() {
        talk("there is nothing to suggest\n");
    }
    tell(
        found.seldom,
        "paths left out, since they were asked for too seldom (`--min-hits 1` shows them)",
    );
    tell(
        found.unwritable,
        "paths left out, since no list can hold them",
    );
    tell(
        found.unnamed,
        "requests left out, since their paths are too many to name",
    );
}

/// Says how many of something there are, if there are any.
fn tell(number: u64, what: &str) {
    if number > 0 {
        talk(&format!("{what}: {number}\n"));
    }
}

/// The moves as the reader of lists takes them; what it does not take becomes a question.
fn served(list: &mut [Suggestion]) -> Vec<Entry> {
    loop {
        let (numbers, lines): (Vec<usize>, Vec<String>) = list
            .iter()
            .enumerate()
            .filter_map(|(number, one)| Some((number, suggest::line(one)?)))
            .unzip();
        let text = format!("{}\n{}", suggest::HEADER, lines.concat());
        let (entries, mut defects) = read_csv("suggestions", text.as_bytes());
        if defects.is_empty() {
            match Places::compile(&entries) {
                Ok(_) => return entries,
                Err(found) => defects = found,
            }
        }
        refuse(list, &numbers, &defects);
    }
}

/// Makes questions of the lines with defects; of all, where no line is to blame.
fn refuse(list: &mut [Suggestion], numbers: &[usize], defects: &[Defect]) {
    // The first line is the header.
    let to_blame = |defect: &Defect| -> Option<usize> {
        let line = usize::try_from(defect.position.line).ok()?;
        numbers.get(line.checked_sub(2)?).copied()
    };
    let mut is_nobody = true;
    for defect in defects {
        if let Some(one) = to_blame(defect).and_then(|number| list.get_mut(number)) {
            one.refuse(&defect.message);
            is_nobody = false;
        }
    }
    if is_nobody {
        let moves = list.iter_mut().filter(|one| one.target().is_some());
        moves.for_each(|one| one.refuse("the lists are at fault as a whole"));
    }
}

#[cfg(test)]
mod tests {
    use demur_watch::suggest::{Fate, Suggestion};

    use super::served;

    #[test]
    fn a_move_that_no_list_takes_becomes_a_question() {
        let moves = [
            ("/a", "/b"),
            ("/c", "/d/../e"),
            ("/f", "/g"),
            ("/g", "/h"),
            ("/i", "//evil.example"),
            ("/i%7", "/j"),
        ];
        let suggestion = |(path, to): (&str, &str)| Suggestion {
            path: path.to_owned(),
            hits: 1,
            live_until: None,
            referrers: Vec::new(),
            fate: Fate::Moved { to: to.to_owned() },
        };
        let mut list: Vec<_> = moves.into_iter().map(suggestion).collect();
        let entries = served(&mut list);
        let left: Vec<_> = entries.iter().map(demur_gone::Entry::path).collect();
        assert_eq!(left, ["/a", "/g"]);
        let moves: Vec<_> = list.iter().filter_map(Suggestion::target).collect();
        assert_eq!(moves, ["/b", "/h"]);
    }
}

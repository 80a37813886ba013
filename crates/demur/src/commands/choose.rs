//! `demur choose`: the questions of the table, one after the other, until the first yes.

use std::io::{self, BufRead, IsTerminal};

use clap::{Arg, ArgMatches, Command};
use demur_codebook::{Page, Place, Subject};

use crate::commands::explain;
use crate::console::{error, print, talk};
use crate::exit::Exit;

pub(crate) fn command() -> Command {
    Command::new("choose")
        .about("Find the right status by answering questions")
        .arg(
            Arg::new("answers")
                .long("answers")
                .value_name("LIST")
                .value_delimiter(',')
                .num_args(1)
                .help("Answers for scripts, separated by commas: `yes`, `no`, or a number where one of several is asked for"),
        )
        .arg(explain::format())
        .after_help(
            "Examples:\n  demur choose\n  demur choose --answers no,no,yes,no,no,no,yes\n  demur choose --format json\n\n\
             The questions are the rows of the gateway's table. Where nobody can answer, all of them are printed.",
        )
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let format = explain::chosen(matches);
    let place = if let Some(answers) = matches.get_many::<String>("answers") {
        follow(answers.map(String::as_str))
    } else if io::stdin().is_terminal() && io::stderr().is_terminal() {
        ask(&mut io::stdin().lock())
    } else {
        Ok(Place::Tree)
    };
    match place {
        Ok(place) => {
            print(&explain::page(
                &Page::from(Subject::Choose(place)),
                format,
                None,
            ));
            Exit::Clean
        }
        Err(message) => {
            error(
                &message,
                Some("answer with `yes`, `no`, or the number of one of several"),
            );
            Exit::Usage
        }
    }
}

/// Where a list of answers leads; it may end before the last question.
fn follow<'a>(answers: impl Iterator<Item = &'a str>) -> Result<Place, String> {
    let mut place = Place::start();
    for answer in answers {
        if place.question().is_none() {
            return Err(format!(
                "there is no question left for `{}`",
                answer.escape_debug()
            ));
        }
        place = next(place, answer).ok_or_else(|| {
            format!(
                "`{}` is no answer to: {}",
                answer.escape_debug(),
                shown(place)
            )
        })?;
    }
    Ok(place)
}

fn ask(input: &mut impl BufRead) -> Result<Place, String> {
    let mut place = Place::start();
    let mut line = String::new();
    while place.question().is_some() {
        talk(&format!("{}\n> ", shown(place)));
        line.clear();
        let read = input
            .read_line(&mut line)
            .map_err(|cause| cause.to_string())?;
        if read == 0 {
            break;
        }
        match next(place, line.trim()) {
            Some(found) => place = found,
            None => talk("yes or no?\n"),
        }
    }
    talk("\n");
    Ok(place)
}

/// The question, with what may be answered.
fn shown(place: Place) -> String {
    let question = place.question().unwrap_or_default();
    let mut text = if place.yes().is_some() {
        format!("{question} [y/n]")
    } else {
        question.to_owned()
    };
    for (number, (when, _)) in place.which().iter().enumerate() {
        text.push_str(&format!("\n  {}: {when}", number + 1));
    }
    text
}

fn next(place: Place, answer: &str) -> Option<Place> {
    match answer.to_lowercase().as_str() {
        "y" | "yes" => place.yes(),
        "n" | "no" => place.no(),
        number => {
            let number: usize = number.parse().ok()?;
            let which = place.which();
            which.get(number.checked_sub(1)?).map(|(_, place)| *place)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ask, follow};
    use demur_codebook::{Place, places};

    #[test]
    fn a_person_is_led_to_an_answer() {
        let mut typed = "no\nn\nperhaps\nyes\nno\nno\nno\nyes\n".as_bytes();
        let found = ask(&mut typed).unwrap();
        let same = follow("no,no,yes,no,no,no,yes".split(',')).unwrap();
        assert_eq!(found, same);
        assert!(
            matches!(found, Place::Answer(row, sample) if row.id == "not-found" && sample.status == 404)
        );
    }

    #[test]
    fn one_of_several_is_chosen_by_its_number() {
        let found = follow("no,no,yes,no,no,yes,2".split(',')).unwrap();
        assert!(
            matches!(found, Place::Answer(row, _) if row.id == "moved"),
            "{found:?}"
        );
    }

    #[test]
    fn every_place_can_be_reached_by_answers() {
        let mut reached = vec![Place::start()];
        let mut at = 0;
        while let Some(place) = reached.get(at).copied() {
            let which = place.which().into_iter().map(|(_, place)| place);
            for next in place.yes().into_iter().chain(place.no()).chain(which) {
                if !reached.contains(&next) {
                    reached.push(next);
                }
            }
            at += 1;
        }
        for place in places().filter(|place| *place != Place::Tree) {
            assert!(reached.contains(&place), "{place:?}");
        }
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        assert!(follow("maybe".split(',')).is_err());
        assert!(follow("yes,no,yes,no".split(',')).is_err());
        assert!(follow("3".split(',')).is_err());
    }
}

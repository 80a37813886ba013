//! Asking a server: progress, a record, and an end when somebody wants one.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::ArgMatches;
use demur_audit::net::{Network, Progress, Stopped, conduct};
use demur_audit::{Audit, Crawler, Origin, Site, Target, declared, record, timing};
use tokio::signal::unix::{SignalKind, signal};

use super::output::{self, Ended, Wanted};
use super::settings::Chosen;
use crate::cli;
use crate::console::{error, print, talk};
use crate::exit::Exit;
use crate::reading::reason;

/// How often the line of progress is written anew.
const REDRAW: Duration = Duration::from_millis(200);

pub(super) fn run(matches: &ArgMatches, chosen: Chosen, wanted: &Wanted) -> Exit {
    let Chosen {
        mut site,
        checks,
        network,
        pages,
    } = chosen;
    let named = site.targets.clone();
    declare(&mut site);
    let crawler = Crawler::new(site.targets.clone(), pages, site.settings.robots);
    let mut audit = Audit::new(site, checks, crawler);
    if matches.get_flag("dry-run") {
        return dry_run(&mut audit);
    }
    let mut recorder = match Recorder::new(matches) {
        Ok(recorder) => recorder,
        Err(exit) => return exit,
    };
    let interrupted = Arc::new(AtomicBool::new(false));
    listen(&interrupted);
    let began = Instant::now();
    let conducted = ask(&mut audit, &network, &interrupted, &mut recorder);
    let kept = recorder.finish();
    for note in timing::notes(audit.run()) {
        talk(&format!("{note}\n"));
    }
    let answered = audit.run().all().iter().any(|one| one.answer().is_some());
    if !answered && conducted.stopped == Some(Stopped::Interrupted) {
        return Exit::Interrupted;
    }
    if !answered {
        return unreachable(&audit, &named);
    }
    let target = named.first().map_or_else(String::new, Target::url);
    let ended = Ended {
        target,
        seconds: began.elapsed().as_secs_f64(),
        requests: conducted.requests,
        stopped: conducted.stopped,
        credentials: names(&network),
    };
    let exit = output::write(matches, wanted, audit, &ended);
    kept.err().unwrap_or(exit)
}

/// The names of the fields of each identity; their values are nobody's to know.
fn names(network: &Network) -> BTreeMap<String, Vec<String>> {
    let all = network.identities.iter();
    let named = all.map(|(identity, fields)| {
        let names = fields.iter().map(|(name, _)| name.clone());
        (identity.clone(), names.collect())
    });
    named.collect()
}

/// Adds what the document declares, on each origin that is named.
fn declare(site: &mut Site) {
    let Some(snapshot) = &site.snapshot else {
        return;
    };
    let mut origins: Vec<Origin> = site.targets.iter().map(|one| one.origin.clone()).collect();
    origins.dedup();
    for origin in origins {
        let known: HashSet<String> = site.targets.iter().map(Target::url).collect();
        let declared = declared(snapshot, &site.settings, &origin).into_iter();
        let new = declared.filter(|one| !known.contains(&one.url()));
        site.targets.extend(new);
    }
}

fn ask(
    audit: &mut Audit,
    network: &Network,
    interrupted: &AtomicBool,
    recorder: &mut Recorder,
) -> demur_audit::net::Conducted {
    let is_watched = std::io::stderr().is_terminal();
    let mut drawn = Instant::now();
    let conducted = conduct(audit, network, interrupted, &mut |exchange, progress| {
        recorder.add(&record::line(exchange));
        if is_watched && drawn.elapsed() >= REDRAW {
            drawn = Instant::now();
            draw(progress);
        }
    });
    if is_watched {
        talk("\r\x1b[K");
    }
    conducted
}

fn draw(progress: Progress) {
    let Progress { done, left } = progress;
    talk(&format!(
        "\r\x1b[K{done} requests answered, {left} of this round to go"
    ));
}

/// No answer to anything: the reason of the first failure.
fn unreachable(audit: &Audit, named: &[demur_audit::Target]) -> Exit {
    let failures = audit
        .run()
        .all()
        .iter()
        .filter_map(|one| match &one.outcome {
            demur_audit::Outcome::Failure(failure) => Some(failure.detail.clone()),
            demur_audit::Outcome::Answer(_) => None,
        });
    let reason = failures.into_iter().next().unwrap_or_default();
    let origin = named
        .first()
        .map_or_else(String::new, |target| target.origin.to_string());
    error(
        &format!("{origin} does not answer: {reason}"),
        Some("look whether it runs, and whether this machine may reach it"),
    );
    Exit::Network
}

/// What is known to be asked without having asked anything.
fn dry_run(audit: &mut Audit) -> Exit {
    let mut text = String::new();
    let first = audit.next_round();
    audit.stop_crawling();
    let second = audit.next_round();
    let jobs = first.jobs.iter().chain(&second.jobs);
    for job in jobs {
        let request = &job.request;
        let checks = job.purposes.iter().map(|purpose| purpose.check.as_str());
        let mut checks: Vec<&str> = checks.collect();
        checks.dedup();
        let who = if request.identity == demur_audit::ANONYMOUS {
            String::new()
        } else {
            format!(" as {}", request.identity)
        };
        let kind = if request.raw.is_some() { " (raw)" } else { "" };
        text.push_str(&format!(
            "{} {}{}{who}{kind}  for {}\n",
            request.method,
            request.origin,
            request.target,
            checks.join(", ")
        ));
    }
    text.push_str(&format!(
        "{} requests; what follows from their answers, such as links and redirects, comes on top\n",
        first.jobs.len() + second.jobs.len()
    ));
    print(&text);
    Exit::Clean
}

/// Ctrl-C and a termination end the audit with a report about what came; the second one ends it at once.
#[expect(
    clippy::disallowed_methods,
    reason = "who asks a second time does not want to wait for an answer under way; a record may end in half a line"
)]
fn listen(interrupted: &Arc<AtomicBool>) {
    let interrupted = Arc::clone(interrupted);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let Ok(runtime) = runtime else {
            return;
        };
        runtime.block_on(async {
            let (Ok(mut interrupt), Ok(mut terminate)) = (
                signal(SignalKind::interrupt()),
                signal(SignalKind::terminate()),
            ) else {
                return;
            };
            loop {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                }
                if interrupted.swap(true, Ordering::Relaxed) {
                    std::process::exit(130);
                }
            }
        });
    });
}

/// Writes exchanges as they come.
struct Recorder {
    file: Option<(String, BufWriter<File>)>,
    fault: Option<std::io::Error>,
}

impl Recorder {
    fn new(matches: &ArgMatches) -> Result<Self, Exit> {
        let Some(name) = cli::text(matches, "record") else {
            return Ok(Self {
                file: None,
                fault: None,
            });
        };
        let file = File::create(name).map_err(|fault| cannot_write(name, &fault))?;
        Ok(Self {
            file: Some((name.to_owned(), BufWriter::new(file))),
            fault: None,
        })
    }

    fn add(&mut self, line: &str) {
        if let Some((_, file)) = self.file.as_mut().filter(|_| self.fault.is_none()) {
            self.fault = file.write_all(line.as_bytes()).err();
        }
    }

    fn finish(self) -> Result<(), Exit> {
        let Some((name, mut file)) = self.file else {
            return Ok(());
        };
        let fault = self.fault.or_else(|| file.flush().err());
        fault.map_or(Ok(()), |fault| Err(cannot_write(&name, &fault)))
    }
}

fn cannot_write(name: &str, fault: &std::io::Error) -> Exit {
    error(
        &format!("`{name}` cannot be written: {}", reason(fault)),
        Some("look whether the folder is there and may be written to"),
    );
    Exit::Usage
}

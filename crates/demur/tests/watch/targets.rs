//! Alerts that are sent: to the right place, once for each state, and later where nobody answers.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

use demur_testkit::{Folder, nowhere};
use serde_json::Value;

use crate::campaign::minutes;
use crate::receiver::{Letter, Receiver, SILENCE};
use crate::runs::{Followed, ended, wait_until, watch};

/// Part of every address, and of no message.
const SECRET: &str = "s3cr3t-key";

/// A log in which products are there for a while.
struct Log {
    folder: Folder,
    path: PathBuf,
}

impl Log {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        let path = folder.write("access.log", &minutes(0..60, true));
        Self { folder, path }
    }

    fn add(&self, text: &str) {
        let mut file = File::options().append(true).open(&self.path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    fn state(&self) -> String {
        self.folder.path().join("watch.redb").display().to_string()
    }

    /// The log and everybody who is told.
    fn arguments(&self, targets: &[String]) -> Vec<String> {
        let mut arguments = vec![self.path.display().to_string()];
        for target in targets {
            arguments.extend(["--notify".to_owned(), target.clone()]);
        }
        arguments
    }
}

/// Id and state of what came in our own shape, in its order.
fn states(letters: &[Letter]) -> Vec<(String, String)> {
    let alerts = letters.iter().map(|(_, body)| body.get("alert").unwrap());
    let text = |alert: &Value, name: &str| alert.get(name).unwrap().as_str().unwrap().to_owned();
    alerts
        .map(|alert| (text(alert, "id"), text(alert, "state")))
        .collect()
}

fn assert_once(letters: &[Letter]) {
    let mut states = states(letters);
    let number = states.len();
    states.sort();
    states.dedup();
    assert_eq!(states.len(), number, "{states:?}");
}

#[test]
fn each_target_hears_of_each_state_once_in_its_own_words() {
    let log = Log::new("watch-words");
    let receiver = Receiver::start(200);
    let slack = format!("/services/{SECRET}");
    let targets = [
        receiver.named("alertmanager", ""),
        receiver.named("webhook", "/hook?a=b"),
        receiver.named("slack", &slack),
    ];
    let mut command = watch(&log.arguments(&targets));
    let run = Followed::start(command.arg("--follow"));
    run.wait_for(&log.path);
    log.add(&minutes(60..70, false));
    receiver.wait_for(3);
    log.add(&minutes(70..140, true));
    receiver.wait_for(6);
    let (report, talk) = run.stop(0);
    assert!(report.contains("ALERTS  1"), "{report}");
    assert_eq!(talk, "");
    let letters = receiver.letters();
    assert_eq!(letters.len(), 6, "{letters:?}");
    let to = |path: &str| -> Vec<Letter> {
        let own = letters.iter().filter(|(to, _)| to == path);
        own.cloned().collect()
    };
    let [_, own] = [to("/api/v2/alerts"), to("/hook?a=b")];
    assert_eq!(
        states(&own)
            .into_iter()
            .map(|(_, state)| state)
            .collect::<Vec<_>>(),
        ["open", "resolved"]
    );
    let ends = to("/api/v2/alerts");
    let ends = ends
        .iter()
        .map(|(_, body)| body.pointer("/0/endsAt").is_some());
    assert_eq!(ends.collect::<Vec<_>>(), [false, true]);
    let texts = to(&slack);
    let texts = texts
        .iter()
        .map(|(_, body)| body.get("text").unwrap().as_str().unwrap());
    let resolved = texts.map(|text| text.contains("(resolved)"));
    assert_eq!(resolved.collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_target_that_does_not_answer_holds_up_nobody() {
    let log = Log::new("watch-silence");
    let (good, silent, broken) = (
        Receiver::start(200),
        Receiver::start(SILENCE),
        Receiver::start(500),
    );
    let path = format!("/{SECRET}");
    let targets = [&good, &silent, &broken].map(|receiver| receiver.named("webhook", &path));
    let mut command = watch(&log.arguments(&targets));
    let run = Followed::start(command.arg("--follow"));
    run.wait_for(&log.path);
    log.add(&minutes(60..70, false));
    good.wait_for(1);
    log.add(&minutes(70..140, true));
    good.wait_for(2);
    assert!(broken.letters().is_empty());
    broken.answers(200);
    // The silent one is waited for a last time, the other one takes the last state.
    let (report, talk) = run.stop(3);
    assert!(report.contains("ALERTS  1"), "{report}");
    let states = states(&broken.letters());
    assert_eq!(
        states.last().map(|(_, state)| state.as_str()),
        Some("resolved")
    );
    assert!(talk.contains("the webhook: it answers 500"), "{talk}");
    assert!(talk.contains("it does not answer in time"), "{talk}");
    assert!(!talk.contains(SECRET), "{talk}");
}

#[test]
fn what_did_not_arrive_is_sent_by_the_next_run() {
    let log = Log::new("watch-next");
    log.add(&minutes(60..80, false));
    log.add(&minutes(80..140, true));
    let receiver = Receiver::start(500);
    let targets = [receiver.named("webhook", "/hook")];
    let mut arguments = log.arguments(&targets);
    arguments.extend(["--state".to_owned(), log.state()]);
    ended(&mut watch(&arguments), b"", 3);
    receiver.answers(200);
    ended(&mut watch(&arguments), b"", 0);
    let letters = receiver.letters();
    assert!(!letters.is_empty());
    assert_once(&letters);
    ended(&mut watch(&arguments), b"", 0);
    assert_eq!(receiver.letters().len(), letters.len());
}

#[test]
fn without_a_state_everything_is_told_at_the_end() {
    let log = Log::new("watch-once");
    // The alert is raised by the last minutes, which nothing follows.
    log.add(&minutes(60..62, false));
    let receiver = Receiver::start(200);
    let list = log.folder.path().join("alerts.jsonl");
    let mut arguments = log.arguments(&[receiver.named("webhook", "/hook")]);
    arguments.extend(["--alerts".to_owned(), list.display().to_string()]);
    let (report, _) = ended(watch(&arguments).args(["--format", "ndjson"]), b"", 0);
    assert_eq!(report.lines().count(), 1, "{report}");
    assert_eq!(fs::read_to_string(list).unwrap(), report);
    assert_eq!(states(&receiver.letters()).len(), 1);
}

#[test]
fn a_redirect_is_no_receipt_and_faults_name_no_address() {
    let log = Log::new("watch-redirect");
    log.add(&minutes(60..80, false));
    let receiver = Receiver::start(302);
    let wrong = format!("webhook=http://a b/{SECRET}");
    let gone = format!("slack=http://{}/{SECRET}", nowhere());
    let targets = [
        receiver.named("alertmanager", &format!("/{SECRET}")),
        wrong,
        gone,
    ];
    let (_, talk) = ended(&mut watch(&log.arguments(&targets)), b"", 3);
    assert!(talk.contains("Alertmanager: it answers 302"), "{talk}");
    assert!(talk.contains("Slack: "), "{talk}");
    assert!(talk.contains("the webhook: "), "{talk}");
    assert!(!talk.contains(SECRET), "{talk}");
    for target in [
        format!("hook=http://a/{SECRET}"),
        format!("webhook=a/{SECRET}"),
        SECRET.to_owned(),
    ] {
        let (_, talk) = ended(&mut watch(&log.arguments(&[target])), b"", 2);
        assert!(
            talk.contains("names no target") && !talk.contains(SECRET),
            "{talk}"
        );
    }
}

#[test]
fn what_people_say_of_alerts_stays() {
    let log = Log::new("watch-marks");
    log.add(&minutes(60..80, false));
    let state = log.state();
    let mut arguments = log.arguments(&[]);
    arguments.extend(["--state", &state, "--format", "ndjson"].map(str::to_owned));
    let alert = || -> Value {
        let (report, _) = ended(&mut watch(&arguments), b"", 0);
        serde_json::from_str(report.lines().next().unwrap()).unwrap()
    };
    let says = |alert: &Value| alert.get("state").unwrap().as_str().unwrap().to_owned();
    let first = alert();
    assert_eq!(says(&first), "open");
    let id = first.get("id").unwrap().as_str().unwrap();
    let mark = |word: &str| ended(&mut watch(&[word, id, "--state", &state]), b"", 0);
    mark("ack");
    assert_eq!(says(&alert()), "acknowledged");
    log.add(&minutes(80..85, false));
    assert_eq!(says(&alert()), "acknowledged");
    mark("resolve");
    log.add(&minutes(85..90, false));
    assert_eq!(says(&alert()), "resolved");
    let other = log.folder.path().join("other.redb").display().to_string();
    let (_, talk) = ended(&mut watch(&["ack", id, "--state", &other]), b"", 2);
    assert!(talk.contains("there is no state"), "{talk}");
}

#[test]
fn marks_can_be_made_while_a_run_holds_the_state() {
    let log = Log::new("watch-held");
    log.add(&minutes(60..80, false));
    let (state, list) = (log.state(), log.folder.path().join("alerts.jsonl"));
    let mut arguments = log.arguments(&[]);
    arguments.extend(["--state".to_owned(), state.clone(), "--follow".to_owned()]);
    arguments.extend(["--alerts".to_owned(), list.display().to_string()]);
    let run = Followed::start(&mut watch(&arguments));
    let told = || fs::read_to_string(&list).unwrap_or_default();
    wait_until("an alert is told", || told().ends_with('\n'));
    let alert: Value = serde_json::from_str(told().lines().next().unwrap()).unwrap();
    let id = alert.get("id").unwrap().as_str().unwrap();
    ended(&mut watch(&["ack", id, "--state", &state]), b"", 0);
    let (_, talk) = ended(
        &mut watch(&[&log.path.display().to_string(), "--state", &state]),
        b"",
        2,
    );
    assert!(
        talk.contains("hint: another `demur watch` uses it"),
        "{talk}"
    );
    run.wait_for(&log.path);
    let (report, _) = run.stop(0);
    assert!(report.contains("acknowledged"), "{report}");
}

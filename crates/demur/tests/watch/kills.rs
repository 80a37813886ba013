//! The program is killed again and again while a log grows, and goes on where it was: every line counts once, every
//! alert is in the list once.
//!
//! `DEMUR_TEST_KILLS` says how often, for `cargo xtask long kills`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use demur_testkit::Folder;

use crate::campaign::combined;
use crate::identity::expected;
use crate::runs::{Followed, assert_same, ended, essence, watch};
use crate::writer::{Random, Writer};

/// Kills in one life of a log; of more, the log is written anew.
const KILLS: usize = 5;

/// No life needs to be longer.
const LIFE: Duration = Duration::from_secs(5);

/// The files of one log.
struct Place {
    log: PathBuf,
    state: String,
    list: String,
}

impl Place {
    fn new(folder: &Path) -> Self {
        fs::create_dir_all(folder).unwrap();
        let name = |name: &str| folder.join(name);
        Self {
            log: name("access.log"),
            state: name("watch.redb").display().to_string(),
            list: name("alerts.jsonl").display().to_string(),
        }
    }

    fn arguments(&self) -> Vec<String> {
        let [log, state, list] = [self.log.to_str().unwrap(), &self.state, &self.list];
        let words = [log, "--state", state, "--alerts", list, "--format", "json"];
        words.map(str::to_owned).to_vec()
    }

    /// The report of what is there, and the list of alerts.
    fn read_on(&self) -> (String, String) {
        let (report, _) = ended(&mut watch(&self.arguments()), b"", 0);
        (essence(&report), fs::read_to_string(&self.list).unwrap())
    }

    /// How long the list of alerts is.
    fn told(&self) -> u64 {
        fs::metadata(&self.list).map_or(0, |list| list.len())
    }
}

/// What it is waited for, before the program is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// At once.
    Start,
    /// It has opened the log.
    Opened,
    /// The file of the state has become longer or was written to.
    Kept,
    /// Something was added to the list of alerts.
    Told,
    /// It has read so far.
    Read,
}

const MOMENTS: [Moment; 8] = [
    Moment::Told,
    Moment::Start,
    Moment::Told,
    Moment::Read,
    Moment::Kept,
    Moment::Told,
    Moment::Opened,
    Moment::Kept,
];

#[test]
fn every_line_counts_once_however_often_the_program_is_killed() {
    let number = std::env::var("DEMUR_TEST_KILLS").ok();
    let number: usize = number.map_or(KILLS, |number| number.parse().unwrap());
    let folder = Folder::new("watch-kills");
    let whole = Place::new(&folder.path().join("whole"));
    fs::write(&whole.log, combined()).unwrap();
    let (report, list) = whole.read_on();
    assert_same("in one go", &report, expected());
    for log in 0..number.div_ceil(KILLS) {
        let place = Place::new(&folder.path().join(log.to_string()));
        let kills = KILLS.min(number - log * KILLS);
        let told = one_log(&place, u64::try_from(log).unwrap(), kills);
        let (found, alerts) = place.read_on();
        assert_same(&told, &found, expected());
        assert_same(&told, &alerts, &list);
        assert_same(&told, report.as_str(), &place.read_on().0);
        fs::remove_dir_all(place.log.parent().unwrap()).unwrap();
    }
    println!(
        "killed {number} times, {} alerts told once each",
        list.lines().count()
    );
}

/// Writes the whole log while the program is killed so many times. Says when it was.
fn one_log(place: &Place, seed: u64, kills: usize) -> String {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut writer = Writer::new(&place.log, combined());
    let mut told = format!("log {seed}:");
    // What was put away before anybody looked is not looked for.
    let rotates = !seed.is_multiple_of(3);
    if rotates {
        writer.write(combined().len() / 20);
        place.read_on();
    }
    for kill in 0..kills {
        let moment = MOMENTS
            .get((kill + usize::try_from(seed).unwrap() * 3) % MOMENTS.len())
            .unwrap();
        let mut run = Followed::start(watch(&place.arguments()).arg("--follow"));
        told += &format!(" {moment:?}");
        let about = combined().len() / (kills + 1);
        let log = rotates.then_some(&mut told);
        write_some(&mut writer, &run, place, &mut random, about, *moment, log);
        if run.is_running() {
            run.kill();
        }
        // Somebody goes on writing while nobody reads.
        writer.write(random.below(about / 10));
        if rotates && random.below(4) == 0 {
            told += " rotated";
            writer.rotate();
        }
    }
    writer.write(usize::MAX);
    told
}

/// Writes about so many bytes, and comes back at the moment.
fn write_some(
    writer: &mut Writer<'_>,
    run: &Followed,
    place: &Place,
    random: &mut Random,
    about: usize,
    moment: Moment,
    mut told: Option<&mut String>,
) {
    let start = Instant::now();
    let before = (place.told(), fs::metadata(&place.state).ok());
    let until = random.below(about);
    let mut written = 0;
    while start.elapsed() < LIFE {
        if written < about {
            let piece = random.below(about / 8);
            writer.write(piece);
            written += piece;
            // What is emptied before anything of it was read is not looked for either.
            let is_read = run.place_in(&writer.path).is_some_and(|at| at > 2048);
            if let (Some(told), 0, true) = (&mut told, random.below(24), is_read) {
                if random.below(2) == 0 {
                    **told += " moved";
                    writer.rotate();
                } else {
                    **told += " emptied";
                    writer.copy_and_cut();
                }
            }
        }
        let at = run.place_in(&writer.path);
        let is_now = match moment {
            Moment::Start => written >= until,
            Moment::Opened => at.is_some(),
            Moment::Kept => is_written(before.1.as_ref(), &place.state),
            Moment::Told => place.told() > before.0,
            Moment::Read => at.is_some_and(|at| at >= u64::try_from(until).unwrap()),
        };
        if is_now && written >= about / 2 {
            return;
        }
        std::thread::park_timeout(Duration::from_millis(1));
    }
}

fn is_written(before: Option<&fs::Metadata>, state: &str) -> bool {
    let now = fs::metadata(state).ok();
    let what = |metadata: &fs::Metadata| (metadata.len(), metadata.modified().ok());
    now.as_ref().map(what) != before.map(what)
}

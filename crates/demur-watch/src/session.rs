//! Inputs into one watch: which format each has, in which order their lines come, and what could not be read.

use crate::feed::{Feed, Heard, Next, turn};
use crate::formats::{Parser, detect};
use crate::reader::{ReadError, Source, TooLong};
use crate::report::Input;
use crate::watch::{Unusable, Watch};

/// Lines that could not be read and are shown.
const SAMPLES: usize = 5;

/// The longest beginning of such a line that is shown, in bytes.
const EXCERPT: usize = 160;

/// Why an input cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Nobody said how it is written, and its beginning does not tell.
    #[error("`{0}` is written in no format that is known here")]
    Unknown(String),
    /// What an earlier run kept cannot be used.
    #[error(transparent)]
    State(#[from] Unusable),
}

/// Lines of one input: how they are read, and what became of them.
#[derive(Debug)]
pub struct Log {
    parser: Parser,
    input: Input,
}

impl Log {
    /// For an input with this beginning. Without a format its beginning tells it; nothing if it does not.
    pub fn new(name: &str, format: Option<&(String, Parser)>, start: &[u8]) -> Option<Self> {
        let (parser, format, fits) = if let Some((format, parser)) = format {
            (parser.clone(), format.clone(), fits(parser, start))
        } else {
            let found = detect(start)?;
            (found.parser, found.name.to_owned(), found.fits)
        };
        Some(Self {
            parser,
            input: Input {
                name: name.to_owned(),
                format,
                fits,
                ..Input::default()
            },
        })
    }

    /// What is known of the input.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// Goes on counting from what was known before.
    pub fn resume(&mut self, known: &Input) {
        if !known.format.is_empty() {
            self.input.fits = known.fits;
        }
        self.input.lines = known.lines;
        self.input.unread = known.unread;
        self.input.samples.clone_from(&known.samples);
    }

    /// What reads its lines.
    pub(crate) fn parser(&self) -> &Parser {
        &self.parser
    }

    /// Counts a line that was read.
    pub(crate) fn count(&mut self) {
        self.input.lines += 1;
    }

    /// Counts a line that could not be read.
    pub(crate) fn unread(&mut self, line: &[u8], reason: &str) {
        count_unread(&mut self.input, line, reason);
    }

    /// Reads one line into a watch.
    pub fn line(&mut self, line: &[u8], watch: &mut Watch) {
        match self.parser.read(line) {
            Ok(record) => {
                self.input.lines += 1;
                watch.add(&record);
            }
            Err(reason) => self.unread(line, reason.as_str()),
        }
    }

    /// Counts lines that the reader skipped.
    pub(crate) fn skipped(&mut self, lines: &TooLong) {
        count_skipped(&mut self.input, lines);
    }
}

/// Counts lines that the reader skipped.
pub(crate) fn count_skipped(input: &mut Input, lines: &TooLong) {
    input.lines += lines.count;
    input.unread += lines.count;
    for (number, start) in &lines.samples {
        if input.samples.len() < SAMPLES {
            let excerpt = String::from_utf8_lossy(start).into_owned();
            let reason = "it is longer than 1 MiB".to_owned();
            input.samples.push((*number, reason, excerpt));
        }
    }
}

fn fits(parser: &Parser, start: &[u8]) -> (u64, u64) {
    lines(start).take(1000).fold((0, 0), |(fits, tried), line| {
        (fits + u64::from(parser.read(line).is_ok()), tried + 1)
    })
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = bytes.split(|byte| *byte == b'\n');
    let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(|line| !line.is_empty())
}

/// Counts a line that could not be read.
pub(crate) fn count_unread(input: &mut Input, line: &[u8], reason: &str) {
    // An empty line says nothing, and nothing is lost with it.
    if line.trim_ascii().is_empty() {
        return;
    }
    input.lines += 1;
    input.unread += 1;
    if input.samples.len() < SAMPLES {
        let excerpt = line.get(..line.len().min(EXCERPT)).unwrap_or(line);
        let excerpt = String::from_utf8_lossy(excerpt).into_owned();
        input
            .samples
            .push((input.lines, reason.to_owned(), excerpt));
    }
}

/// Hears of every block: what is known, the name of the input, and how far it is.
pub type Progress<'p> = dyn FnMut(&Watch, &str, u64) + 'p;

/// What became of the inputs.
#[derive(Debug, Default)]
pub struct Reading {
    /// Each of them.
    pub inputs: Vec<Input>,
    /// Those that broke off; what came before was counted.
    pub failures: Vec<ReadError>,
}

/// Reads all sources to their ends; `progress` hears of every block. What breaks off was read up to there.
pub fn read_all(
    mut sources: Vec<Source>,
    format: Option<&(String, Parser)>,
    watch: &mut Watch,
    progress: &mut Progress<'_>,
) -> Result<Reading, InputError> {
    if sources.len() == 1
        && let Some(only) = sources.pop()
    {
        return read_one(only, format, watch, progress);
    }
    let mut heard = Heard::default();
    let feeds = sources
        .into_iter()
        .map(|source| Feed::whole(source, format, &mut heard));
    let mut feeds = feeds.collect::<Result<Vec<_>, _>>()?;
    loop {
        for feed in feeds.iter_mut().filter(|feed| feed.next == Next::Ask) {
            feed.ask(format, true, &mut heard)?;
            progress(watch, feed.name(), feed.read);
        }
        let Some((place, until)) = turn(&feeds) else {
            break;
        };
        if let Some(feed) = feeds.get_mut(place) {
            feed.take(until, watch, &mut |_| {});
        }
    }
    Ok(Reading {
        inputs: feeds.iter().map(Feed::input).collect(),
        failures: heard.failures,
    })
}

/// The same for one source, whose lines need no order.
fn read_one(
    mut source: Source,
    format: Option<&(String, Parser)>,
    watch: &mut Watch,
    progress: &mut Progress<'_>,
) -> Result<Reading, InputError> {
    let name = source.name.clone();
    let mut failures = Vec::new();
    let start = source.first_lines().unwrap_or_else(|failure| {
        failures.push(failure);
        Vec::new()
    });
    let mut log = None;
    while failures.is_empty() {
        match source.next_block() {
            Ok(Some(block)) => {
                let log = match &mut log {
                    Some(log) => log,
                    empty => empty.insert(known(&name, format, &start)?),
                };
                for line in block.lines() {
                    log.line(line.bytes, watch);
                }
                progress(watch, &name, block.end);
            }
            Ok(None) => break,
            Err(failure) => failures.push(failure),
        }
    }
    if log.is_none() && source.too_long().count > 0 {
        log = Some(known(&name, format, &start)?);
    }
    let input = match log {
        Some(mut log) => {
            log.skipped(source.too_long());
            log.input
        }
        None => Input {
            name,
            format: "nothing".to_owned(),
            ..Input::default()
        },
    };
    Ok(Reading {
        inputs: vec![input],
        failures,
    })
}

fn known(name: &str, format: Option<&(String, Parser)>, start: &[u8]) -> Result<Log, InputError> {
    Log::new(name, format, start).ok_or_else(|| InputError::Unknown(name.to_owned()))
}

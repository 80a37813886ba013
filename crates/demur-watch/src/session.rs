//! Inputs into one watch: which format each has, in which order their lines come, and what could not be read.

use crate::formats::{Parser, detect};
use crate::reader::{ReadError, Source, TooLong};
use crate::report::Input;
use crate::watch::Watch;

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
}

/// Lines of one input: how they are read, and what became of them.
#[derive(Debug)]
pub struct Log {
    parser: Parser,
    input: Input,
    first: Option<u64>,
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
        let mut log = Self {
            parser,
            input: Input {
                name: name.to_owned(),
                format,
                fits,
                ..Input::default()
            },
            first: None,
        };
        log.first = lines(start).find_map(|line| Some(log.parser.read(line).ok()?.at));
        Some(log)
    }

    /// What is known of the input.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// Goes on counting from what was known before.
    pub fn resume(&mut self, known: &Input) {
        self.input.fits = known.fits;
        self.input.lines = known.lines;
        self.input.unread = known.unread;
        self.input.samples.clone_from(&known.samples);
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

    fn unread(&mut self, line: &[u8], reason: &str) {
        // An empty line says nothing, and nothing is lost with it.
        if line.trim_ascii().is_empty() {
            return;
        }
        self.input.lines += 1;
        self.input.unread += 1;
        if self.input.samples.len() < SAMPLES {
            let excerpt = line.get(..line.len().min(EXCERPT)).unwrap_or(line);
            let excerpt = String::from_utf8_lossy(excerpt).into_owned();
            let sample = (self.input.lines, reason.to_owned(), excerpt);
            self.input.samples.push(sample);
        }
    }

    /// Counts lines that the reader skipped.
    pub fn skipped(&mut self, lines: &TooLong) {
        self.input.lines += lines.count;
        self.input.unread += lines.count;
        for (number, start) in &lines.samples {
            if self.input.samples.len() < SAMPLES {
                let excerpt = String::from_utf8_lossy(start).into_owned();
                let reason = "it is longer than 1 MiB".to_owned();
                self.input.samples.push((*number, reason, excerpt));
            }
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

/// One of several inputs whose lines are taken in the order of their time.
struct Feed {
    source: Source,
    log: Log,
    block: Vec<u8>,
    at: usize,
    is_done: bool,
}

impl Feed {
    fn open(
        mut source: Source,
        format: Option<&(String, Parser)>,
    ) -> Result<Option<Self>, InputError> {
        let start = source.first_lines()?;
        if start.is_empty() {
            return Ok(None);
        }
        let log = Log::new(&source.name, format, &start);
        let log = log.ok_or_else(|| InputError::Unknown(source.name.clone()))?;
        Ok(Some(Self {
            source,
            log,
            block: Vec::new(),
            at: 0,
            is_done: false,
        }))
    }

    /// Reads the next block if this one is used up. Whether there is a line.
    fn has_line(&mut self) -> Result<bool, ReadError> {
        while self.at >= self.block.len() && !self.is_done {
            self.block.clear();
            self.at = 0;
            match self.source.next_block()? {
                Some(block) => self.block.extend_from_slice(block.bytes),
                None => self.is_done = true,
            }
        }
        Ok(!self.is_done)
    }

    /// The time of the next line that has one; lines without are taken at once.
    fn time(&mut self) -> Result<Option<u64>, ReadError> {
        while self.has_line()? {
            let (line, behind) = line_at(&self.block, self.at);
            match self.log.parser.read(line) {
                Ok(record) => return Ok(Some(record.at)),
                Err(reason) => self.log.unread(line, reason.as_str()),
            }
            self.at = behind;
        }
        Ok(None)
    }

    /// Takes lines up to the first that is newer than `until`.
    fn take(&mut self, until: u64, watch: &mut Watch) -> Result<(), ReadError> {
        while self.has_line()? {
            let (line, behind) = line_at(&self.block, self.at);
            match self.log.parser.read(line) {
                Ok(record) if record.at > until => return Ok(()),
                Ok(record) => {
                    self.log.input.lines += 1;
                    watch.add(&record);
                }
                Err(reason) => self.log.unread(line, reason.as_str()),
            }
            self.at = behind;
        }
        Ok(())
    }
}

/// The line that begins at a place, and where the one behind it does.
fn line_at(block: &[u8], at: usize) -> (&[u8], usize) {
    let rest = block.get(at..).unwrap_or_default();
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or(rest);
    (line.strip_suffix(b"\r").unwrap_or(line), at + end + 1)
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

/// Reads all sources to their ends; `progress` hears of every block.
pub fn read_all(
    sources: Vec<Source>,
    format: Option<&(String, Parser)>,
    watch: &mut Watch,
    progress: &mut Progress<'_>,
) -> Result<Reading, InputError> {
    let mut failures = Vec::new();
    let (mut feeds, mut empty) = (Vec::new(), Vec::new());
    for source in sources {
        let name = source.name.clone();
        match Feed::open(source, format)? {
            Some(feed) => feeds.push(feed),
            None => empty.push(Input {
                name,
                format: "nothing".to_owned(),
                ..Input::default()
            }),
        }
    }
    feeds.sort_by_key(|feed| feed.log.first);
    if let [only] = feeds.as_mut_slice() {
        failures.extend(read_one(only, watch, progress).err());
    } else {
        read_many(&mut feeds, watch, progress, &mut failures);
    }
    let mut inputs: Vec<Input> = feeds
        .into_iter()
        .map(|mut feed| {
            let skipped = feed.source.too_long().clone();
            feed.log.skipped(&skipped);
            feed.log.input
        })
        .collect();
    inputs.extend(empty);
    Ok(Reading { inputs, failures })
}

fn read_one(
    feed: &mut Feed,
    watch: &mut Watch,
    progress: &mut Progress<'_>,
) -> Result<(), ReadError> {
    while let Some(block) = feed.source.next_block()? {
        for line in block.lines() {
            feed.log.line(line.bytes, watch);
        }
        progress(watch, &feed.log.input.name, block.end);
    }
    Ok(())
}

/// The input whose next line is the oldest goes on until another one is older.
fn read_many(
    feeds: &mut [Feed],
    watch: &mut Watch,
    progress: &mut Progress<'_>,
    failures: &mut Vec<ReadError>,
) {
    // Of those that tell no time at once the first, so that what they hold is counted.
    let first = |feed: &Feed| Some(feed.log.first.unwrap_or(0));
    let mut times: Vec<Option<u64>> = feeds.iter().map(first).collect();
    loop {
        let next = times.iter().enumerate();
        let next = next.filter_map(|(place, at)| Some(((*at)?, place))).min();
        let Some((_, place)) = next else {
            return;
        };
        let others = times
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != place);
        let until = others.filter_map(|(_, at)| *at).min().unwrap_or(u64::MAX);
        if let (Some(feed), Some(time)) = (feeds.get_mut(place), times.get_mut(place)) {
            let taken = feed.take(until, watch).and_then(|()| feed.time());
            *time = taken.unwrap_or_else(|failure| {
                failures.push(failure);
                None
            });
            progress(watch, &feed.log.input.name, feed.log.input.lines);
        }
    }
}

//! Writes one log in all forms, with the truth beside it.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use demur_lab::class::{Class, Size};
use demur_lab::plan::{Campaign, Schedule, World, arrivals};
use demur_lab::request::Request;
use demur_lab::site::Endpoints;
use demur_lab::time::Zone;
use demur_lab::traffic::{self, Spread};
use demur_lab::write::{Form, Writer};

use super::{Done, Options};

const BLOCK: usize = 1 << 20;

/// `generate`.
pub(super) fn run(options: &Options) -> Result<Done, String> {
    let campaign = campaign(options)?;
    let folder = Path::new(options.needed("out")?);
    let zone = match options.text("zone") {
        None | Some("utc") => Zone::Utc,
        Some("europe") => Zone::CentralEurope,
        Some(other) => return Err(format!("`--zone` cannot be `{other}`")),
    };
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(failed)?;
    let world = World::new(&campaign)?;
    let turn = world.truth.start.midpoint(world.truth.end) * 1_000;
    let mut files = Files::create(folder, zone).map_err(failed)?;
    let rotates = options.text("rotate").is_some();
    let mut result = Ok(());
    let truth = traffic::run(world, &arrivals(), |req| {
        if result.is_ok() {
            result = files.line(req);
        }
        if rotates && !files.rotated && req.at >= turn && result.is_ok() {
            result = files.rotate(folder, zone);
        }
    });
    result.and_then(|()| files.finish()).map_err(failed)?;
    let text = format!("{:#}\n", truth.to_json());
    std::fs::write(folder.join("truth.json"), text).map_err(failed)?;
    Ok(Done::with(format!(
        "{} requests, {} incidents in {}\nthe format of access.extended.log: {}\n",
        truth.requests,
        truth.incidents.len(),
        folder.display(),
        demur_lab::write::EXTENDED
    )))
}

/// `speed`: how long it takes to make requests and to do nothing with them.
pub(super) fn speed(options: &Options) -> Result<Done, String> {
    let campaign = campaign(options)?;
    let arrivals = arrivals();
    let world = World::new(&campaign)?;
    let start = world.truth.start;
    let begun = Instant::now();
    let mut spread = Spread::default();
    let mut missed = 0_u64;
    let truth = traffic::run(world, &arrivals, |req| {
        if req.status == 404 {
            missed += 1;
            spread.count((req.at / 1_000).saturating_sub(start) / 60);
        }
    });
    let seconds = begun.elapsed().as_secs_f64();
    Ok(Done::with(format!(
        "{} requests in {seconds:.2} s, {missed} of them 404s, which vary {:.2} times as much as by chance\n",
        truth.requests,
        spread.of_hours()
    )))
}

fn campaign(options: &Options) -> Result<Campaign, String> {
    let endpoints = match options.text("endpoints") {
        None => Endpoints::MadeUp(60),
        Some(text) => match text.parse() {
            Ok(number) => Endpoints::MadeUp(number),
            Err(_) => Endpoints::Document(
                std::fs::read_to_string(text).map_err(|error| format!("{text}: {error}"))?,
            ),
        },
    };
    let size = options.text("size").unwrap_or("medium");
    let size = Size::from_id(size).ok_or_else(|| format!("`--size` cannot be `{size}`"))?;
    let (schedule, days) = match options.text("scenario") {
        None | Some("quiet") => (Schedule::Quiet, 7),
        Some("mixed") => (Schedule::Part(0, 3), 7),
        Some("routes") => (Schedule::Routes, 7),
        Some(name) => match Class::from_id(name) {
            Some(class) => (Schedule::One(class, size), 2),
            None => return Err(format!("`--scenario` cannot be `{name}`")),
        },
    };
    Ok(Campaign {
        seed: options.or("seed", 1)?,
        level: options.or("rate", 70.0)?,
        endpoints,
        days: options.or("days", days)?,
        schedule,
    })
}

struct Output {
    file: BufWriter<File>,
    writer: Writer,
}

impl Output {
    fn create(path: &Path, form: Form, zone: Zone) -> std::io::Result<Self> {
        Ok(Self {
            file: BufWriter::with_capacity(BLOCK, File::create(path)?),
            writer: Writer::new(form, zone),
        })
    }
}

struct Files {
    outputs: Vec<Output>,
    line: Vec<u8>,
    rotated: bool,
}

impl Files {
    fn create(folder: &Path, zone: Zone) -> std::io::Result<Self> {
        let outputs = [
            ("access.log", Form::Combined),
            ("access.extended.log", Form::Extended),
            ("access.json.log", Form::Json),
            ("events.jsonl", Form::Events),
        ];
        let outputs = outputs
            .into_iter()
            .map(|(name, form)| Output::create(&folder.join(name), form, zone));
        Ok(Self {
            outputs: outputs.collect::<std::io::Result<_>>()?,
            line: Vec::new(),
            rotated: false,
        })
    }

    fn line(&mut self, req: &Request) -> std::io::Result<()> {
        for output in &mut self.outputs {
            self.line.clear();
            output.writer.line(&mut self.line, req);
            output.file.write_all(&self.line)?;
        }
        Ok(())
    }

    /// What was written to `access.log` becomes `access.log.1.gz`, and a new file begins.
    fn rotate(&mut self, folder: &Path, zone: Zone) -> std::io::Result<()> {
        self.rotated = true;
        let Some(output) = self.outputs.first_mut() else {
            return Ok(());
        };
        output.file.flush()?;
        let path = folder.join("access.log");
        let packed = File::create(folder.join("access.log.1.gz"))?;
        let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
        std::io::copy(&mut File::open(&path)?, &mut packed)?;
        packed.finish()?;
        *output = Output::create(&path, Form::Combined, zone)?;
        Ok(())
    }

    fn finish(&mut self) -> std::io::Result<()> {
        self.outputs
            .iter_mut()
            .try_for_each(|output| output.file.flush())
    }
}

//! The log for measuring throughput: combined format, half of it like a real site's, half like an API's, 14 days with a
//! day cycle, about 300,000 clients.

use std::io::{Read, Write};
use std::path::Path;

use fastrand::Rng;

use crate::numbers::{Alias, count, early, float, mix, pick, push, thin, whole};
use crate::site::{write_slug, write_uuid};
use crate::time::{MONDAY, Stamps, Zone};
use crate::words::BROWSERS;

/// The file with real lines, below the folder with test data.
pub const LINES: &str = "logs/elastic-apache-combined.log.zst";
const CLIENTS: u64 = 300_000;
const MINUTES: u64 = 14 * 1_440;
/// How long a line is on average, for dealing them out to minutes.
const LINE: f64 = 205.0;
const MOST_BYTES: u64 = 256 << 20;
const BLOCK: usize = 1 << 20;

/// What an API answers with, by how often.
const STATUSES: [(u16, f64); 9] = [
    (200, 78.0),
    (201, 8.0),
    (204, 3.0),
    (304, 2.0),
    (400, 2.0),
    (401, 1.0),
    (403, 0.5),
    (404, 5.0),
    (500, 0.5),
];

/// Writes about so many bytes.
pub fn write(
    out: &mut impl Write,
    bytes: u64,
    seed: u64,
    data: Option<&Path>,
) -> std::io::Result<u64> {
    let mut rng = Rng::with_seed(seed);
    let real = data.and_then(real_lines).unwrap_or_default();
    let tails: Vec<&[u8]> = real.iter().map(Vec::as_slice).collect();
    let mut maker = Maker {
        tails: &tails,
        statuses: Alias::new(&STATUSES.map(|(_, share)| share)),
        browsers: Alias::new(&BROWSERS.map(|(_, _, share)| share)),
        stamps: Stamps::new(Zone::Utc),
    };
    let each = float(bytes) / LINE / float(MINUTES);
    let mut block = Vec::with_capacity(BLOCK + 4_096);
    let mut written = 0;
    for minute in 0.. {
        let hour = float(minute % 1_440) / 60.0;
        let wave = 1.0 + 0.6 * ((hour - 15.0) / 24.0 * std::f64::consts::TAU).cos();
        // Past the end only if lines were shorter than expected.
        let number = thin(&mut rng, 1, (each * wave).max(0.02));
        for line in 0..number {
            let at = MONDAY + minute * 60 + line * 60 / number;
            maker.line(&mut rng, &mut block, at);
            if written + count(block.len()) >= bytes {
                out.write_all(&block)?;
                return Ok(written + count(block.len()));
            }
            if block.len() >= BLOCK {
                out.write_all(&block)?;
                written += count(block.len());
                block.clear();
            }
        }
    }
    Ok(written)
}

struct Maker<'l> {
    tails: &'l [&'l [u8]],
    statuses: Alias,
    browsers: Alias,
    stamps: Stamps,
}

impl Maker<'_> {
    fn line(&mut self, rng: &mut Rng, out: &mut Vec<u8>, at: u64) {
        let client = mix(early(rng, CLIENTS));
        for (shift, end) in [(0, b".".as_slice()), (8, b"."), (16, b"."), (24, b"")] {
            push(out, 1 + (client >> shift & 0xff) % 222);
            out.extend_from_slice(end);
        }
        out.extend_from_slice(b" - - [");
        out.extend_from_slice(self.stamps.common(at));
        out.extend_from_slice(b"] ");
        match pick(rng, self.tails) {
            Some(tail) if rng.bool() => out.extend_from_slice(tail),
            _ => self.operation(rng, out),
        }
        out.push(b'\n');
    }

    fn operation(&self, rng: &mut Rng, out: &mut Vec<u8>) {
        out.push(b'"');
        path(rng, out);
        out.extend_from_slice(b" HTTP/1.1\" ");
        let (status, _) = STATUSES
            .get(self.statuses.draw(rng))
            .copied()
            .unwrap_or((200, 0.0));
        push(out, u64::from(status));
        out.push(b' ');
        push(out, rng.u64(80..6_000));
        out.extend_from_slice(b" \"-\" \"");
        if rng.u8(..3) == 0 {
            let (agent, _, _) = BROWSERS
                .get(self.browsers.draw(rng))
                .copied()
                .unwrap_or_default();
            out.extend_from_slice(agent.as_bytes());
        } else {
            out.extend_from_slice(b"shop-app/5.");
            push(out, early(rng, 12));
            out.extend_from_slice(b".0 (Android 14; Pixel 8)");
        }
        out.push(b'"');
    }
}

/// Method and path of one of twelve operations; ids are spread evenly over their orders of magnitude.
fn path(rng: &mut Rng, out: &mut Vec<u8>) {
    let id = whole(2e7_f64.powf(rng.f64()));
    let mut with = |start: &[u8], number: u64, end: &[u8]| {
        out.extend_from_slice(start);
        push(out, number);
        out.extend_from_slice(end);
    };
    match rng.u8(..12) {
        0 => with(b"GET /api/v1/users/", id, b""),
        1 => with(b"GET /api/v1/users/", id, b"/orders"),
        2 => with(b"GET /api/v1/orders/", id, b""),
        3 => with(b"PUT /api/v1/orders/", id, b""),
        4 => with(b"POST /api/v1/orders/", id, b"/items"),
        5 => with(b"GET /api/v2/products/", id, b""),
        6 => with(b"GET /api/v2/products/", id, b"/reviews?page=2"),
        7 => with(b"DELETE /api/v1/carts/", id, b""),
        8 => {
            out.extend_from_slice(b"GET /api/v1/sessions/");
            write_uuid(out, mix(id));
        }
        9 => {
            out.extend_from_slice(b"GET /api/v1/articles/");
            write_slug(out, mix(id), id);
        }
        10 => out.extend_from_slice(b"POST /api/v1/login"),
        _ => out.extend_from_slice(b"GET /health"),
    }
}

/// What stands behind the time in each real line.
fn real_lines(folder: &Path) -> Option<Vec<Vec<u8>>> {
    let file = std::fs::File::open(folder.join(LINES)).ok()?;
    let reader = zstd::stream::read::Decoder::new(file).ok()?;
    let mut text = Vec::new();
    reader.take(MOST_BYTES).read_to_end(&mut text).ok()?;
    let lines = text.split(|byte| *byte == b'\n').filter_map(|line| {
        let end = line.windows(2).position(|pair| pair == b"] ")?;
        line.get(end + 2..).map(<[u8]>::to_vec)
    });
    Some(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_as_long_as_was_asked_for_and_covers_the_days() {
        let mut out = Vec::new();
        let written = write(&mut out, 3_000_000, 1, None).unwrap();
        assert_eq!(count(out.len()), written);
        assert!((3_000_000..3_000_600).contains(&written));
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.iter().all(|line| line.split('"').count() == 7));
        assert!(lines[0].contains("23/Mar/2026"));
        let last = lines[lines.len() - 1];
        assert!(last.contains("Apr/2026"), "{last}");
    }

    #[test]
    fn half_of_it_is_like_the_real_lines() {
        let Some(data) = std::env::var_os("DEMUR_TEST_DATA") else {
            println!("skipped: `DEMUR_TEST_DATA` is not set");
            return;
        };
        let mut out = Vec::new();
        write(&mut out, 2_000_000, 1, Some(Path::new(&data))).unwrap();
        let text = String::from_utf8_lossy(&out).into_owned();
        let (mut api, mut all) = (0, 0);
        for line in text.lines() {
            api += usize::from(line.contains(" /api/v") || line.contains(" /health "));
            all += 1;
        }
        assert!((all * 2 / 5..all * 3 / 5).contains(&api), "{api} of {all}");
    }
}

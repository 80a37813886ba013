//! Names of routes: rules, labelled lists, generated traffic and a real log.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test stops where its premises fail, and says so"
)]

mod again;
mod bounds;
mod lists;
mod rules;
mod score;
mod site;
mod traffic;

use std::collections::BTreeMap;
use std::path::PathBuf;

use demur_watch::routes::Routes;

/// The folder of other projects' data, or a word about why there is nothing to test.
fn data(folder: &str) -> Option<PathBuf> {
    let found = std::env::var_os("DEMUR_TEST_DATA").map(|data| PathBuf::from(data).join(folder));
    if found.is_none() {
        eprintln!("skipped: DEMUR_TEST_DATA names no folder with {folder}");
    }
    found
}

/// Learns a minute from requests that may repeat.
fn learn<'p>(routes: &mut Routes, requests: impl IntoIterator<Item = &'p str>) {
    let mut hits: BTreeMap<&str, u64> = BTreeMap::new();
    for path in requests {
        *hits.entry(path).or_default() += 1;
    }
    let paths: Vec<_> = hits
        .into_iter()
        .map(|(path, hits)| (path.as_bytes(), hits))
        .collect();
    routes.learn(&paths);
}

/// The name of the route that a path has.
fn name(routes: &mut Routes, path: &str) -> String {
    let id = routes.route(path.as_bytes());
    routes.name(id).to_owned()
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next()).unwrap() % bound
    }

    fn pick<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[self.below(of.len())]
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }

    /// A name that nobody has: `kalomira`.
    fn word(&mut self) -> String {
        const SYLLABLES: &[&str] = &[
            "ka", "lo", "mi", "ra", "ten", "vor", "su", "bel", "dra", "fi", "go", "hun", "jas",
            "kel", "lum", "mar", "nor", "pel", "quin", "ros", "sta", "tur", "vel", "win", "yor",
            "zan", "ash", "bro", "cle", "dun",
        ];
        (0..4 + self.below(3))
            .map(|_| self.pick(SYLLABLES))
            .collect()
    }

    fn uuid(&mut self) -> String {
        let (one, two) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
            one & 0xffff_ffff,
            one >> 32 & 0xffff,
            two & 0xfff,
            two >> 12 & 0xfff,
            self.next() & 0xffff_ffff_ffff
        )
    }
}

//! How many requests come in each minute: a real week, or a made-up one where that is missing.

use std::io::Read;
use std::path::Path;

use fastrand::Rng;

use crate::numbers::{count, float, index, normal, poisson, thin, whole};

/// The file with the real week, below the folder with test data.
pub const WEEK: &str = "logs/semlab-status-per-minute-first7days.csv.zst";
/// More than any text of a week takes.
const MOST_BYTES: u64 = 64 << 20;
const MINUTES: u64 = 7 * 1_440;

/// Requests by minute, again and again.
#[derive(Debug, Clone)]
pub struct Arrivals {
    minutes: Vec<u64>,
    mean: f64,
}

impl Arrivals {
    /// The real week below this folder, else the made-up one.
    pub fn load(data: Option<&Path>) -> Self {
        data.and_then(|folder| std::fs::File::open(folder.join(WEEK)).ok())
            .and_then(|file| zstd::stream::read::Decoder::new(file).ok())
            .and_then(|reader| {
                let mut text = String::new();
                reader.take(MOST_BYTES).read_to_string(&mut text).ok()?;
                Self::from_csv(&text)
            })
            .unwrap_or_else(Self::made_up)
    }

    /// Lines of `minute,requests,…` below a headline.
    pub fn from_csv(text: &str) -> Option<Self> {
        let minutes: Option<Vec<u64>> = text
            .lines()
            .skip(1)
            .map(|line| line.split(',').nth(1)?.parse().ok())
            .collect();
        Self::new(minutes?)
    }

    /// A week with days, nights, a quieter weekend, and noise that has a memory.
    pub fn made_up() -> Self {
        let mut rng = Rng::with_seed(7);
        let mut noise = 0.0;
        let minutes = (0..MINUTES)
            .map(|minute| {
                noise = 0.97 * noise + 0.035 * normal(&mut rng);
                let hour = float(minute % 1_440) / 60.0;
                let day = 1.0 + 0.45 * ((hour - 15.0) / 24.0 * std::f64::consts::TAU).cos();
                let weekend = if minute / 1_440 >= 5 { 0.7 } else { 1.0 };
                let burst = (0.08 * normal(&mut rng)).exp();
                poisson(&mut rng, 750.0 * day * weekend * burst * f64::exp(noise))
            })
            .collect();
        Self::new(minutes).unwrap_or(Self {
            minutes: vec![1],
            mean: 1.0,
        })
    }

    fn new(minutes: Vec<u64>) -> Option<Self> {
        let total: u64 = minutes.iter().sum();
        (total > 0).then(|| Self {
            mean: float(total) / float(count(minutes.len())),
            minutes,
        })
    }

    /// Requests of a minute since the beginning, at a site that gets `level` requests a minute on average. Weeks after
    /// the first begin on another day, so that they are no copies.
    pub(crate) fn draw(&self, rng: &mut Rng, minute: u64, level: f64) -> u64 {
        let length = count(self.minutes.len());
        let shifted = minute + minute / length * 3 * 1_440;
        let here = self
            .minutes
            .get(index(shifted % length))
            .copied()
            .unwrap_or_default();
        if here > 4_096 {
            return whole(float(here) * level / self.mean);
        }
        thin(rng, here, level / self.mean)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_what_comes_on_average() {
        let week = Arrivals::made_up();
        for level in [7.0, 730.0] {
            let mut rng = Rng::with_seed(3);
            let total: u64 = (0..MINUTES).map(|m| week.draw(&mut rng, m, level)).sum();
            let mean = float(total) / float(MINUTES);
            assert!((mean / level - 1.0).abs() < 0.02, "{mean} for {level}");
        }
    }

    #[test]
    fn the_real_week_has_a_line_for_each_minute() {
        let Some(data) = std::env::var_os("DEMUR_TEST_DATA") else {
            println!("skipped: `DEMUR_TEST_DATA` is not set");
            return;
        };
        let week = Arrivals::load(Some(Path::new(&data)));
        assert_eq!(week.minutes.len(), 10_080);
        assert!((750.0..765.0).contains(&week.mean), "{}", week.mean);
    }

    #[test]
    fn text_that_is_no_series_is_refused() {
        assert!(Arrivals::from_csv("minute,requests\nx,y\n").is_none());
        assert!(Arrivals::from_csv("").is_none());
    }
}

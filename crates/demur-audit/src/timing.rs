//! Whether two requests take different times.
//!
//! What is forbidden and what is missing may look the same, and still tell by the time that they take which is which.
//! Times over a network are skewed and noisy, so that means say nothing: pairs are measured at once, and the difference
//! within each pair is judged by its rank. A shift is told only if it is there on two runs, if it does not come by
//! chance ([`Shift::is_certain`]), and if it is larger than a client could mistake for noise ([`Shift::matters`]).

use crate::probe::Request;
use crate::run::Run;

/// The fewest pairs that say anything, without those that warm up connections and caches.
pub const FEWEST: usize = 400;

/// The smallest shift that is told, in nanoseconds.
const LEAST: f64 = 50_000.0;

/// The smallest shift that is told, as part of the median.
const LEAST_PART: f64 = 0.02;

/// The interval leaves out so much on each side. Two runs have to agree, so that the chance of a false alarm is about the
/// square of it.
const OUTSIDE: f64 = 0.005;

/// The standard normal deviate that belongs to the same chance.
const DEVIATES: f64 = 2.576;

/// What one run of pairs says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// How many pairs were judged.
    pub pairs: usize,
    /// The median of the first of each pair, in nanoseconds.
    pub one: f64,
    /// The median of the second.
    pub other: f64,
    /// The median of the differences, the first less the second.
    pub median: f64,
    /// From where to where that median may be.
    pub interval: (f64, f64),
    /// How many standard errors the ranks of the differences are off (Wilcoxon's signed-rank test).
    pub deviation: f64,
}

/// What several runs of the same pairs say together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// The two differ by this much.
    Differs(Shift),
    /// They do not, as far as this could have been seen.
    Same(Shift),
    /// The noise is larger than a shift that would matter.
    NotMeasurable(Shift),
    /// There are too few pairs, or too few runs.
    TooFew,
}

/// Judges runs of the same two requests.
pub fn told(runs: &[&[(u64, u64)]]) -> Told {
    let shifts: Option<Vec<Shift>> = runs.iter().map(|pairs| Shift::of(pairs)).collect();
    let Some([first, second, ..]) = shifts.as_deref() else {
        return Told::TooFew;
    };
    // The smaller one is what can be promised.
    let smaller = if first.median.abs() <= second.median.abs() {
        *first
    } else {
        *second
    };
    let agree = first.median.signum() == second.median.signum();
    if agree
        && [first, second]
            .iter()
            .all(|one| one.is_certain() && one.matters())
    {
        Told::Differs(smaller)
    } else if let Some(noisy) = [first, second].into_iter().find(|one| one.is_too_noisy()) {
        Told::NotMeasurable(*noisy)
    } else {
        Told::Same(smaller)
    }
}

/// What the measurements of a run say that no finding says: those where nothing could be measured.
pub fn notes(run: &Run) -> Vec<String> {
    let mut known: Vec<(&Request, &Request)> = Vec::new();
    let mut notes = Vec::new();
    for timings in &run.timings {
        let key = (&timings.comparison.one, &timings.comparison.other);
        if known.contains(&key) {
            continue;
        }
        known.push(key);
        let alike = run.timings.iter();
        let alike = alike.filter(|one| (&one.comparison.one, &one.comparison.other) == key);
        let runs: Vec<&[(u64, u64)]> = alike.map(|one| one.pairs.as_slice()).collect();
        let reason = match told(&runs) {
            Told::Differs(_) | Told::Same(_) => continue,
            Told::TooFew => "too few pairs were answered".to_owned(),
            Told::NotMeasurable(shift) => format!(
                "the noise is ±{}, and {} would matter",
                words(shift.half_width()),
                words(shift.least())
            ),
        };
        let target = &timings.comparison.one.target;
        notes.push(format!(
            "times of `{target}` are not measurable over this link: {reason}"
        ));
    }
    notes
}

/// A time in words.
pub(crate) fn words(nanoseconds: f64) -> String {
    if nanoseconds >= 10_000_000.0 {
        format!("{:.0} ms", nanoseconds / 1_000_000.0)
    } else {
        format!("{:.0} µs", nanoseconds / 1000.0)
    }
}

/// What was measured, one fact a line.
pub(crate) fn facts(shift: &Shift) -> Vec<String> {
    let (low, high) = shift.interval;
    vec![
        format!(
            "{} pairs; medians {} and {}",
            shift.pairs,
            words(shift.one),
            words(shift.other)
        ),
        format!(
            "the difference is between {:.0} and {:.0} µs, and {:.1} standard errors from none",
            low / 1000.0,
            high / 1000.0,
            shift.deviation
        ),
    ]
}

impl Shift {
    /// What the pairs say; nothing if they are too few.
    pub fn of(pairs: &[(u64, u64)]) -> Option<Self> {
        if pairs.len() < FEWEST {
            return None;
        }
        let differences: Vec<f64> = pairs
            .iter()
            .map(|(one, other)| float(*one) - float(*other))
            .collect();
        let first = median(
            &mut pairs
                .iter()
                .map(|(one, _)| float(*one))
                .collect::<Vec<f64>>(),
        );
        let second = median(
            &mut pairs
                .iter()
                .map(|(_, other)| float(*other))
                .collect::<Vec<f64>>(),
        );
        Some(Self {
            pairs: pairs.len(),
            one: first,
            other: second,
            median: median(&mut differences.clone()),
            interval: interval(&differences),
            deviation: signed_ranks(&differences),
        })
    }

    /// The smallest shift that is told at these times.
    pub fn least(&self) -> f64 {
        LEAST.max(self.one.min(self.other) * LEAST_PART)
    }

    /// Whether it is no chance.
    pub fn is_certain(&self) -> bool {
        let (low, high) = self.interval;
        (low > 0.0 || high < 0.0) && self.deviation.abs() > DEVIATES
    }

    /// Whether it is large enough to be told.
    pub fn matters(&self) -> bool {
        self.median.abs() > self.least()
    }

    /// Whether a shift that matters could not have been seen.
    pub fn is_too_noisy(&self) -> bool {
        self.half_width() > self.least()
    }

    /// How far the median may be off.
    fn half_width(&self) -> f64 {
        let (low, high) = self.interval;
        (high - low) / 2.0
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "nanoseconds of a request are far below 2^53"
)]
fn float(nanoseconds: u64) -> f64 {
    nanoseconds as f64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of pairs are far below 2^53"
)]
fn count(number: usize) -> f64 {
    number as f64
}

/// The median; the order of the values is not kept.
fn median(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    if values.is_empty() {
        return 0.0;
    }
    let is_even = values.len().is_multiple_of(2);
    let (below, upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let upper = *upper;
    if is_even {
        let lower = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        f64::midpoint(lower, upper)
    } else {
        upper
    }
}

/// Where the median may be: the percentile interval of the bootstrap. Nothing is drawn, since the bootstrap of a median
/// is known exactly: with `p` the part of the differences that are not above a value, the median of as many draws is not
/// above it if at least half of the draws are not, and their number is binomial.
fn interval(differences: &[f64]) -> (f64, f64) {
    let mut sorted = differences.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let number = sorted.len();
    let factorials = log_factorials(number);
    let place = |half: usize, chance: f64| {
        let reached = |below: &usize| tail(number, half, *below, &factorials) >= chance;
        let below = partition(number, &reached);
        sorted
            .get(below.saturating_sub(1))
            .copied()
            .unwrap_or_default()
    };
    (
        place(number.div_ceil(2), OUTSIDE),
        place(number / 2 + 1, 1.0 - OUTSIDE),
    )
}

/// The smallest number from 1 to `most` of which `reached` is true; it is true of all above it.
fn partition(most: usize, reached: &dyn Fn(&usize) -> bool) -> usize {
    let (mut low, mut high) = (1, most);
    while low < high {
        let middle = usize::midpoint(low, high);
        if reached(&middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The chance that at least `half` of `number` draws are among the `below` smallest of `number` values.
fn tail(number: usize, half: usize, below: usize, factorials: &[f64]) -> f64 {
    if below >= number {
        return 1.0;
    }
    let part = count(below) / count(number);
    let factorial = |of: usize| factorials.get(of).copied().unwrap_or_default();
    let term = |hits: usize| {
        let ways = factorial(number) - factorial(hits) - factorial(number - hits);
        (ways + count(hits) * part.ln() + count(number - hits) * (1.0 - part).ln()).exp()
    };
    (half..=number).map(term).sum()
}

/// The logarithms of the factorials up to a number.
fn log_factorials(number: usize) -> Vec<f64> {
    let mut sum = 0.0;
    let logs = (0..=number).map(|one| {
        sum += count(one.max(1)).ln();
        sum
    });
    logs.collect()
}

/// Wilcoxon's signed-rank statistic in standard errors; zeros are left out, ties get the mean of their ranks.
fn signed_ranks(differences: &[f64]) -> f64 {
    let mut all: Vec<f64> = differences
        .iter()
        .copied()
        .filter(|one| *one != 0.0)
        .collect();
    all.sort_unstable_by(|one, other| one.abs().total_cmp(&other.abs()));
    let (mut sum, mut ties, mut before) = (0.0, 0.0, 0);
    for group in all.chunk_by(|one, other| one.abs().total_cmp(&other.abs()).is_eq()) {
        let size = count(group.len());
        let rank = count(before) + f64::midpoint(size, 1.0);
        let above = count(group.iter().filter(|one| **one > 0.0).count());
        sum += rank * (2.0 * above - size);
        ties += size * size * size - size;
        before += group.len();
    }
    let number = count(all.len());
    // Of the sum of signed ranks: the sum of the squares of the ranks, less what ties take away.
    let variance = number * (number + 1.0) * (2.0 * number + 1.0) / 6.0 - ties / 12.0;
    if variance > 0.0 {
        sum / variance.sqrt()
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::{FEWEST, Shift, Told, signed_ranks, told};

    /// How the times of a server that answers at about 1 ms are spread.
    #[derive(Debug, Clone, Copy)]
    enum Noise {
        /// Now and then something has to be waited for.
        Exponential,
        /// Times of a network: rarely, and then much, longer.
        Lognormal,
    }

    fn normal(random: &mut Rng) -> f64 {
        let radius = (-2.0 * random.f64().max(1e-12).ln()).sqrt();
        radius * (std::f64::consts::TAU * random.f64()).cos()
    }

    fn time(noise: Noise, random: &mut Rng) -> f64 {
        let spread = match noise {
            Noise::Exponential => -random.f64().max(1e-12).ln() * 400_000.0 + 600_000.0,
            Noise::Lognormal => (0.4 * normal(random)).exp() * 1_000_000.0,
        };
        // The clock and the scheduler.
        (spread + random.f64() * 30_000.0).max(1.0)
    }

    /// A run in which the first of each pair takes `longer` nanoseconds more. Both of a pair share the weather.
    fn run(noise: Noise, longer: f64, random: &mut Rng) -> Vec<(u64, u64)> {
        let pair = |_| {
            let weather = random.f64() * 200_000.0;
            let one = time(noise, random) + weather + longer;
            let other = time(noise, random) + weather;
            (whole(one), whole(other))
        };
        (0..FEWEST).map(pair).collect()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a test's nanoseconds"
    )]
    fn whole(value: f64) -> u64 {
        value as u64
    }

    fn judged(noise: Noise, longer: f64, seed: u64) -> Told {
        let mut random = Rng::with_seed(seed);
        let (first, second) = (
            run(noise, longer, &mut random),
            run(noise, longer, &mut random),
        );
        told(&[&first, &second])
    }

    fn found(noise: Noise, longer: f64, runs: u64) -> usize {
        let seeds = 0..runs;
        seeds
            .filter(|seed| matches!(judged(noise, longer, *seed), Told::Differs(_)))
            .count()
    }

    #[test]
    fn a_fifth_of_the_median_is_found() {
        for noise in [Noise::Exponential, Noise::Lognormal] {
            let found = found(noise, 200_000.0, 200);
            assert!(found >= 190, "{noise:?}: {found} of 200");
        }
    }

    #[test]
    fn equal_paths_raise_no_alarm() {
        for noise in [Noise::Exponential, Noise::Lognormal] {
            let found = found(noise, 0.0, 200);
            assert!(found <= 1, "{noise:?}: {found} of 200");
        }
    }

    #[test]
    fn a_shift_that_is_certain_and_small_is_not_told() {
        let mut random = Rng::with_seed(1);
        let quiet: Vec<(u64, u64)> = (0..1_000)
            .map(|_| {
                (
                    1_010_000 + random.u64(..1_000),
                    1_000_000 + random.u64(..1_000),
                )
            })
            .collect();
        let shift = Shift::of(&quiet).expect("enough pairs");
        assert!(shift.is_certain() && !shift.matters(), "{shift:?}");
        assert!(matches!(told(&[&quiet, &quiet]), Told::Same(_)));
    }

    #[test]
    fn it_says_when_nothing_could_be_seen() {
        let mut random = Rng::with_seed(1);
        let mut run = || -> Vec<(u64, u64)> {
            let time = |random: &mut Rng| 1_000_000 + random.u64(..40_000_000);
            (0..FEWEST)
                .map(|_| (time(&mut random), time(&mut random)))
                .collect()
        };
        let (first, second) = (run(), run());
        assert!(matches!(told(&[&first, &second]), Told::NotMeasurable(_)));
    }

    #[test]
    fn few_pairs_and_one_run_say_nothing() {
        let few = vec![(2_000_000, 1_000_000); 100];
        let many = vec![(2_000_000, 1_000_000); FEWEST];
        assert_eq!(told(&[&few, &few]), Told::TooFew);
        assert_eq!(told(&[&many]), Told::TooFew);
        assert!(matches!(told(&[&many, &many]), Told::Differs(_)));
        let other: Vec<(u64, u64)> = many.iter().map(|(one, other)| (*other, *one)).collect();
        assert!(matches!(told(&[&many, &other]), Told::Same(_)));
    }

    /// The interval that a table of the sign test gives for 20 values and 99 % begins at the 4th and ends at the 17th;
    /// the bootstrap is within one of it.
    #[test]
    fn the_interval_is_that_of_the_middle_ranks() {
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        let (low, high) = super::interval(&values);
        assert!(
            (4.0..=5.0).contains(&low) && (16.0..=17.0).contains(&high),
            "{low} {high}"
        );
    }

    /// By hand: the ranks of 1, -2, 3, 4 are 1 to 4, their signed sum is 6 and its variance 30.
    #[test]
    fn ranks_are_counted_as_wilcoxon_does() {
        let deviation = signed_ranks(&[3.0, 1.0, -2.0, 4.0, 0.0]);
        assert!(
            (deviation - 6.0 / 30.0_f64.sqrt()).abs() < 1e-12,
            "{deviation}"
        );
        // Of two that are tied each has rank 1.5; the variance is 2 * 2.25.
        let tied = signed_ranks(&[1.0, 1.0]);
        assert!((tied - 3.0 / 4.5_f64.sqrt()).abs() < 1e-12, "{tied}");
    }
}

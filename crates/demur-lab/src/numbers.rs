//! Numbers by chance, and conversions whose limits are meant.

use fastrand::Rng;

/// A count as a float.
#[expect(
    clippy::cast_precision_loss,
    reason = "no count of a log comes near 2^53"
)]
pub(crate) fn float(number: u64) -> f64 {
    number as f64
}

/// The whole part; 0 for what is negative or no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, which is meant"
)]
pub(crate) fn whole(number: f64) -> u64 {
    number as u64
}

/// A count as an index.
pub(crate) fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A length as a count.
pub(crate) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// Spreads the bits of a number over all of them (splitmix64).
pub(crate) fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// 0 to 1, from a number that was mixed.
pub(crate) fn unit(mixed: u64) -> f64 {
    float(mixed >> 11) / float(1 << 53)
}

/// One of them, each as likely.
pub(crate) fn pick<'a, T>(rng: &mut Rng, list: &'a [T]) -> Option<&'a T> {
    if list.is_empty() {
        return None;
    }
    list.get(rng.usize(..list.len()))
}

/// A place below `length`, the first ones far more often.
pub(crate) fn early(rng: &mut Rng, length: u64) -> u64 {
    let share = rng.f64();
    whole(share * share * float(length)).min(length.saturating_sub(1))
}

/// How often something happens that happens `mean` times on average.
pub(crate) fn poisson(rng: &mut Rng, mean: f64) -> u64 {
    if mean <= 0.0 {
        return 0;
    }
    if mean > 60.0 {
        return whole((mean + mean.sqrt() * normal(rng) + 0.5).max(0.0));
    }
    let limit = (-mean).exp();
    let (mut product, mut found) = (rng.f64(), 0);
    while product > limit {
        product *= rng.f64();
        found += 1;
    }
    found
}

/// How many of `tries` come true with this chance; above 1 each comes true more than once.
pub(crate) fn thin(rng: &mut Rng, tries: u64, chance: f64) -> u64 {
    let certain = whole(chance);
    let rest = chance - float(certain);
    let mut found = tries * certain;
    for _ in 0..tries {
        found += u64::from(rng.f64() < rest);
    }
    found
}

/// The standard normal distribution (Box and Muller).
pub(crate) fn normal(rng: &mut Rng) -> f64 {
    let radius = (-2.0 * (1.0 - rng.f64()).ln()).sqrt();
    radius * (std::f64::consts::TAU * rng.f64()).cos()
}

/// A factor around 1 with this coefficient of variation (log-normal).
pub(crate) fn factor(rng: &mut Rng, variation: f64) -> f64 {
    let variance = (1.0 + variation * variation).ln();
    (variance.sqrt() * normal(rng) - variance / 2.0).exp()
}

/// Draws places by weight in constant time (Vose's alias method).
#[derive(Debug, Clone, Default)]
pub(crate) struct Alias {
    cells: Vec<(f64, usize)>,
}

impl Alias {
    /// Weights need not sum up to anything.
    pub(crate) fn new(weights: &[f64]) -> Self {
        let total: f64 = weights.iter().sum();
        let scale = float(count(weights.len())) / total.max(f64::MIN_POSITIVE);
        let mut left: Vec<f64> = weights.iter().map(|weight| weight * scale).collect();
        let mut cells: Vec<_> = (0..weights.len()).map(|place| (1.0, place)).collect();
        let (mut small, mut large): (Vec<_>, Vec<_>) =
            (0..weights.len()).partition(|place| left.get(*place).is_some_and(|one| *one < 1.0));
        while let (Some(low), Some(high)) = (small.pop(), large.pop()) {
            let keep = left.get(low).copied().unwrap_or(1.0);
            if let Some(cell) = cells.get_mut(low) {
                *cell = (keep, high);
            }
            let mut rest = 1.0;
            if let Some(one) = left.get_mut(high) {
                *one -= 1.0 - keep;
                rest = *one;
            }
            if rest < 1.0 {
                small.push(high);
            } else {
                large.push(high);
            }
        }
        Self { cells }
    }

    /// A place; 0 where there is none.
    pub(crate) fn draw(&self, rng: &mut Rng) -> usize {
        if self.cells.is_empty() {
            return 0;
        }
        let place = rng.usize(..self.cells.len());
        match self.cells.get(place) {
            Some((keep, other)) if rng.f64() >= *keep => *other,
            _ => place,
        }
    }
}

/// Appends a number in decimal.
pub(crate) fn push(out: &mut Vec<u8>, number: u64) {
    let mut digits = [0_u8; 20];
    let (mut rest, mut start) = (number, digits.len());
    for place in digits.iter_mut().rev() {
        let [digit, ..] = (rest % 10).to_le_bytes();
        *place = b'0' + digit;
        rest /= 10;
        start -= 1;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(start..).unwrap_or_default());
}

/// Appends the last digits of a number, at least and at most so many.
pub(crate) fn push_padded(out: &mut Vec<u8>, number: u64, digits: u32) {
    for place in (0..digits).rev() {
        let [digit, ..] = (number / 10_u64.pow(place) % 10).to_le_bytes();
        out.push(b'0' + digit);
    }
}

/// Appends the last hexadecimal digits of a number.
pub(crate) fn push_hex(out: &mut Vec<u8>, number: u64, digits: u32) {
    for place in (0..digits).rev() {
        let [digit, ..] = (number >> (4 * place) & 0xf).to_le_bytes();
        out.push(if digit < 10 {
            b'0' + digit
        } else {
            b'a' + digit - 10
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_decide_how_often_a_place_is_drawn() {
        let mut rng = Rng::with_seed(1);
        let alias = Alias::new(&[1.0, 0.0, 3.0, 6.0]);
        let mut found = [0_u32; 4];
        for _ in 0..100_000 {
            found[alias.draw(&mut rng)] += 1;
        }
        assert!((9_000..11_000).contains(&found[0]), "{found:?}");
        assert_eq!(found[1], 0);
        assert!((58_000..62_000).contains(&found[3]), "{found:?}");
    }

    #[test]
    fn counts_by_chance_have_the_mean_that_was_asked_for() {
        let mut rng = Rng::with_seed(2);
        for mean in [0.3, 4.0, 200.0] {
            let total: u64 = (0..20_000).map(|_| poisson(&mut rng, mean)).sum();
            let measured = float(total) / 20_000.0;
            assert!(
                (measured / mean - 1.0).abs() < 0.05,
                "{measured} for {mean}"
            );
        }
        assert_eq!(thin(&mut rng, 10, 2.0), 20);
    }

    #[test]
    fn numbers_are_written_in_full() {
        let mut out = Vec::new();
        push(&mut out, 0);
        push(&mut out, 1_234_567_890_123);
        push_padded(&mut out, 7, 2);
        push_hex(&mut out, 0xbeef, 6);
        assert_eq!(out, b"012345678901230700beef");
    }
}

//! Whether a set of siblings is a menu that is nearly known, or content that never ends.

/// More siblings than this under one parent, hit as evenly as can be, are no menu that anybody wrote by hand.
const LARGEST_MENU: f64 = 400.0;
/// The number of siblings beyond which a persistent trickle of new ones decides.
const HUGE: u32 = 512;

/// What was seen of a set of siblings.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sample {
    /// Sightings of all of them.
    pub(super) seen: u32,
    /// Siblings.
    pub(super) distinct: u32,
    /// Siblings that were seen exactly once.
    pub(super) once: u32,
}

impl Sample {
    /// Counts one sibling.
    pub(super) fn add(&mut self, sightings: u32) {
        self.seen = self.seen.saturating_add(sightings);
        self.distinct += 1;
        self.once += u32::from(sightings == 1);
    }

    /// Whether there are more different ones than the largest menu could have shown, or so many and so many new ones
    /// that the question is settled.
    pub(super) fn exceeds_menus(self) -> bool {
        let repeats = f64::from(self.seen) - f64::from(self.distinct);
        let expected = f64::from(self.seen)
            - LARGEST_MENU * (1.0 - (-f64::from(self.seen) / LARGEST_MENU).exp());
        let fewer_than_chance = expected > 9.0 && repeats <= expected - 3.0 * expected.sqrt();
        fewer_than_chance || (self.distinct > HUGE && self.share_of_new() >= 0.05)
    }

    /// Whether new ones keep coming although many were seen (Good and Turing: the share of those seen once estimates
    /// the chance that the next is new), in a way that no evenly used menu does.
    pub(super) fn keeps_growing(self) -> bool {
        let floor = (50.0 / f64::from(self.seen.max(1))).max(0.02);
        self.seen >= 200
            && self.share_of_new() >= floor
            && f64::from(self.once) >= 1.5 * self.seen_once_if_even()
    }

    fn share_of_new(self) -> f64 {
        f64::from(self.once) / f64::from(self.seen.max(1))
    }

    /// How many would have been seen once, had an evenly used menu shown this many of its entries.
    fn seen_once_if_even(self) -> f64 {
        let ratio = f64::from(self.distinct) / f64::from(self.seen.max(1));
        let (mut low, mut high) = (0.0_f64, 64.0_f64);
        for _ in 0..40 {
            let rate = f64::midpoint(low, high);
            let distinct_per_sighting = if rate > 1e-9 {
                -(-rate).exp_m1() / rate
            } else {
                1.0
            };
            if distinct_per_sighting > ratio {
                low = rate;
            } else {
                high = rate;
            }
        }
        f64::from(self.seen) * (-f64::midpoint(low, high)).exp()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(counts: &[u32]) -> Sample {
        let mut sample = Sample::default();
        counts
            .iter()
            .filter(|count| **count > 0)
            .for_each(|count| sample.add(*count));
        sample
    }

    /// Draws from a set of `size` entries, evenly or by Zipf's law, and hands out every tenth state.
    fn draw(size: u32, draws: u32, skewed: bool, mut judge: impl FnMut(Sample)) {
        let weights: Vec<f64> = (1..=size)
            .map(|rank| if skewed { 1.0 / f64::from(rank) } else { 1.0 })
            .collect();
        let sums: Vec<f64> = weights
            .iter()
            .scan(0.0, |sum, weight| {
                Some(*sum + weight).inspect(|next| *sum = *next)
            })
            .collect();
        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        let mut counts = vec![0; sums.len()];
        for nth in 1..=draws {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let place = f64::from(u32::try_from(random >> 33).unwrap()) / f64::from(1_u32 << 31)
                * sums.last().unwrap();
            counts[sums.partition_point(|sum| *sum <= place)] += 1;
            if nth % 10 == 0 {
                judge(sample(&counts));
            }
        }
    }

    fn is_content(sample: Sample) -> bool {
        sample.exceeds_menus() || sample.keeps_growing()
    }

    #[test]
    fn a_menu_is_never_content() {
        for size in [20, 60, 120, 300] {
            draw(size, 5_000, false, |sample| {
                assert!(!is_content(sample), "{size} {sample:?}");
            });
        }
        for size in [20, 60, 90] {
            draw(size, 5_000, true, |sample| {
                assert!(!is_content(sample), "{size} {sample:?}");
            });
        }
    }

    #[test]
    fn ids_that_hardly_come_back_are_content() {
        assert!(!is_content(sample(&[1; 60])));
        assert!(is_content(sample(&[1; 100])));
    }

    #[test]
    fn skewed_content_is_content() {
        let mut judged = false;
        draw(100_000, 1_000, true, |sample| judged = is_content(sample));
        assert!(judged);
    }
}

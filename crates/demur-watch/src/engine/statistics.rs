//! How surprising a count is.

/// The natural logarithm of the probability of `count` or more, where `mean` are expected with this variance:
/// negative binomial, which is Poisson where the variance is no more than the mean.
pub(crate) fn ln_tail(count: f64, mean: f64, variance: f64) -> f64 {
    if count <= mean {
        return 0.0;
    }
    let mean = mean.max(1e-9);
    let excess = variance - mean;
    let (first, ratio): (f64, Box<dyn Fn(f64) -> f64>) = if excess > mean * 1e-6 {
        let size = mean * mean / excess;
        let (stay, go) = ((size / (size + mean)).ln(), mean / (size + mean));
        let first = ln_gamma(count + size) - ln_gamma(size) - ln_gamma(count + 1.0)
            + size * stay
            + count * go.ln();
        (first, Box::new(move |at| (at + size) / (at + 1.0) * go))
    } else {
        let first = count * mean.ln() - mean - ln_gamma(count + 1.0);
        (first, Box::new(move |at| mean / (at + 1.0)))
    };
    // Above the mean the terms fall at least geometrically.
    let (mut sum, mut term, mut at) = (1.0, 1.0, count);
    while term > sum * 1e-9 && at < count + 10_000.0 {
        term *= ratio(at);
        sum += term;
        at += 1.0;
    }
    (first + sum.ln()).min(0.0)
}

/// Stirling's series, after shifting the argument to where it is good to twelve digits.
fn ln_gamma(value: f64) -> f64 {
    let (mut at, mut shift) = (value, 0.0);
    while at < 10.0 {
        shift += at.ln();
        at += 1.0;
    }
    let square = 1.0 / (at * at);
    let series = (1.0 / 12.0 - square * (1.0 / 360.0 - square / 1260.0)) / at;
    (at - 0.5) * at.ln() - at + 0.918_938_533_204_672_8 + series - shift
}

/// How much more the bad requests among those with a property tell than chance: the logarithm of a likelihood
/// ratio (G), 0 where the property makes no request worse.
pub(crate) fn surprise(bad_with: f64, all_with: f64, bad: f64, all: f64) -> f64 {
    let rest = (bad - bad_with, all - all_with);
    if all_with <= 0.0 || bad_with * all <= bad * all_with {
        return 0.0;
    }
    let part = |bad: f64, all: f64, share: f64| {
        let term = |count: f64, share: f64| {
            if count > 0.0 && share > 0.0 {
                count * (count / (all * share)).ln()
            } else {
                0.0
            }
        };
        if all > 0.0 {
            term(bad, share) + term(all - bad, 1.0 - share)
        } else {
            0.0
        }
    };
    let share = (bad / all).clamp(0.0, 1.0);
    2.0 * (part(bad_with, all_with, share) + part(rest.0.max(0.0), rest.1.max(0.0), share))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    }

    #[test]
    fn tails_are_those_of_the_tables() {
        // 1 - sum of Poisson(2) up to 4.
        check(ln_tail(5.0, 2.0, 2.0).exp(), 0.052_653_017);
        // Negative binomial with size 2 and mean 2 is the sum of two geometric counts: P(X >= 3) = 5/16.
        check(ln_tail(3.0, 2.0, 4.0).exp(), 0.3125);
        check(ln_tail(1.0, 2.0, 2.0), 0.0);
    }

    #[test]
    fn gamma_is_a_factorial() {
        check(ln_gamma(6.0), 120.0_f64.ln());
        check(ln_gamma(0.5), std::f64::consts::PI.sqrt().ln());
    }

    #[test]
    fn what_is_everywhere_explains_nothing() {
        check(surprise(10.0, 100.0, 10.0, 100.0), 0.0);
        assert!(surprise(10.0, 10.0, 10.0, 100.0) > surprise(10.0, 50.0, 10.0, 100.0));
    }
}

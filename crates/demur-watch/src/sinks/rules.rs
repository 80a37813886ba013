//! Alerting rules for Prometheus over the metrics of [`super::metrics`]: how fast the budget for 4xx is used up.
//!
//! The windows are those of the SRE workbook, which Sloth uses too: a budget for 30 days, of which 2 % in an hour or
//! 5 % in six hours is a page, 10 % in one or three days a ticket. Each window needs a short one that agrees, so that
//! an alert ends soon after its cause. 404s to scanners count neither as good nor as bad: nobody can keep them away.

/// How long before all of the budget is gone counts as too fast.
struct Window {
    /// As `PromQL` writes it.
    long: &'static str,
    short: &'static str,
    /// How many times faster than what lasts for 30 days, in tenths.
    tenths: u32,
    /// What is gone by the end of the long window.
    used: &'static str,
}

const PAGE: [Window; 2] = [
    Window {
        long: "1h",
        short: "5m",
        tenths: 144,
        used: "2 %",
    },
    Window {
        long: "6h",
        short: "30m",
        tenths: 60,
        used: "5 %",
    },
];

const TICKET: [Window; 2] = [
    Window {
        long: "1d",
        short: "2h",
        tenths: 30,
        used: "10 %",
    },
    Window {
        long: "3d",
        short: "6h",
        tenths: 10,
        used: "10 %",
    },
];

/// Why there are no rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an objective is a share of all requests between 0 and 1, such as `0.99`")]
pub struct NoObjective;

/// A file of rules; `objective` is the share of requests that must not end in a 4xx: `0.99`.
pub fn rules(objective: f64) -> Result<String, NoObjective> {
    if !(objective > 0.0 && objective < 1.0) {
        return Err(NoObjective);
    }
    let budget = 1.0 - objective;
    let mut out = format!(
        "# How fast the budget for 4xx is used up, where {} of all requests have to do without one.\n\
         groups:\n  - name: demur-watch-client-errors\n    rules:\n",
        decimal(objective)
    );
    for window in ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] {
        out.push_str(&recording(window));
    }
    out.push_str("  - name: demur-watch-client-error-budget\n    rules:\n");
    out.push_str(&alert("page", "now", &PAGE, budget));
    out.push_str(&alert("ticket", "within days", &TICKET, budget));
    Ok(out)
}

/// The share of 4xx in one window, without what scanners asked for.
fn recording(window: &str) -> String {
    let rate = |metric: &str| format!("sum by (job) (rate(demur_watch_{metric}[{window}]))");
    let bad = rate("responses_total{code=~\"4..\"}");
    let scanners = rate("misses_total{kind=\"scanner\"}");
    let all = rate("requests_total");
    format!(
        "      - record: demur_watch:client_error_ratio:rate{window}\n        expr: |\n          \
         clamp_min({bad}\n          - {scanners}, 0)\n          / ({all}\n          - {scanners} > 0)\n"
    )
}

fn alert(severity: &str, when: &str, windows: &[Window], budget: f64) -> String {
    let (can, cannot): (Vec<_>, Vec<_>) = windows
        .iter()
        .partition(|window| window.ratio(budget) < 1.0);
    let mut out = String::new();
    for window in cannot {
        out.push_str(&format!(
            "      # Left out: {} of the budget within {} would need more 4xx than requests.\n",
            window.used, window.long
        ));
    }
    if can.is_empty() {
        return out;
    }
    let conditions: Vec<_> = can.iter().map(|window| window.condition(budget)).collect();
    let name = format!(
        "DemurClientErrorBudget{}",
        if severity == "page" { "Page" } else { "Ticket" }
    );
    out.push_str(&format!(
        "      - alert: {name}\n        expr: |\n{}        labels:\n          severity: {severity}\n        annotations:\n          \
         summary: Too many 4xx, look {when}\n          \
         description: 'The share of 4xx is {{{{ $value | humanizePercentage }}}}, which uses up the budget for 30 days too fast'\n",
        conditions.join("          or\n")
    ));
    out
}

impl Window {
    fn ratio(&self, budget: f64) -> f64 {
        f64::from(self.tenths) / 10.0 * budget
    }

    fn condition(&self, budget: f64) -> String {
        let ratio = decimal(self.ratio(budget));
        let above = |window| format!("demur_watch:client_error_ratio:rate{window} > {ratio}");
        format!(
            "          (\n            {}\n            and {}\n          )\n",
            above(self.short),
            above(self.long)
        )
    }
}

/// Six decimals, without zeros at the end.
fn decimal(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{NoObjective, rules};

    #[test]
    fn thresholds_follow_from_the_objective() {
        let text = rules(0.99).unwrap();
        for (window, ratio) in [
            ("5m", "0.144"),
            ("1h", "0.144"),
            ("30m", "0.06"),
            ("6h", "0.06"),
            ("2h", "0.03"),
            ("1d", "0.03"),
            ("6h", "0.01"),
            ("3d", "0.01"),
        ] {
            let condition = format!("demur_watch:client_error_ratio:rate{window} > {ratio}\n");
            assert!(text.contains(&condition), "{condition} in {text}");
            let record = format!("record: demur_watch:client_error_ratio:rate{window}\n");
            assert!(text.contains(&record), "{record} in {text}");
        }
    }

    #[test]
    fn what_could_never_be_is_left_out_and_said() {
        let text = rules(0.9).unwrap();
        assert!(text.contains("# Left out: 2 % of the budget within 1h"));
        assert!(!text.contains("rate5m >"));
        assert!(text.contains("rate30m > 0.6\n"));
        assert!(!rules(0.5).unwrap().contains("severity: page"));
    }

    #[test]
    fn an_objective_is_between_none_and_all() {
        for objective in [0.0, 1.0, -1.0, 99.0, f64::NAN, f64::INFINITY] {
            assert_eq!(rules(objective), Err(NoObjective));
        }
    }

    #[test]
    fn brackets_are_closed_and_indented_by_blanks() {
        let text = rules(0.99).unwrap();
        assert_eq!(text.matches('(').count(), text.matches(')').count());
        assert_eq!(text.matches('[').count(), text.matches(']').count());
        assert!(!text.contains('\t'));
        assert!(text.lines().all(|line| line.trim_end() == line));
    }
}

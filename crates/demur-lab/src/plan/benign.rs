//! What happens anyway and is no incident: scanners, crawlers, new clients, sales, gaps, clocks.

use super::{Load, World};
use crate::effect::Answer;
use crate::numbers::{count, float, whole};
use crate::source::{Caller, Source, What};
use crate::time::DAY;

impl World {
    /// Everything that belongs to the log of any site; a quiet one has the larger disturbances, too.
    pub(super) fn happen_anyway(&mut self, quiet: bool) {
        let days = (self.truth.end - self.truth.start) / DAY;
        self.monitor();
        let visits = 6.0 + (self.level / 15.0).min(50.0);
        for _ in 0..whole(visits * float(days)) {
            self.scanner_visit();
        }
        for _ in 0..(days / 3).max(1) {
            self.recheck();
            self.new_client();
        }
        self.clock_jump();
        if quiet {
            self.clock_jump();
            for _ in 0..(days / 3).max(1) {
                self.scanner_storm();
            }
            for _ in 0..(days / 5).max(1) {
                self.sale();
            }
            self.gap();
        }
    }

    /// Some moment after the first half day, so early that what takes this long is over before the end.
    fn moment(&mut self, takes: u64) -> u64 {
        let from = self.truth.start + DAY / 2;
        let until = self.truth.end.saturating_sub(takes).max(from + 1);
        self.rng.u64(from..until)
    }

    fn add(&mut self, start: u64, end: u64, per_minute: f64, what: What) {
        self.sources.push(Source {
            incident: None,
            start,
            end,
            per_minute,
            fades: false,
            what,
        });
    }

    /// Asks once a minute whether the site is there.
    fn monitor(&mut self) {
        let caller = Caller {
            address: b"10.1.0.9".to_vec(),
            principal: Vec::new(),
            agent: b"uptime-probe/2.1".to_vec(),
            referrer: Vec::new(),
        };
        let what = What::Callers {
            callers: vec![caller],
            routes: vec![0],
            refused: Vec::new(),
            healed: 0,
            answer: Answer::new(403, "", ""),
        };
        self.add(self.truth.start, self.truth.end, 1.0, what);
    }

    fn scanner_visit(&mut self) {
        let start = self.rng.u64(self.truth.start..self.truth.end);
        let end = start + self.rng.u64(60..900);
        let number = self.rng.u64(..1 << 40);
        let tries = float(self.rng.u64(4..60));
        let per_minute = tries * 60.0 / float(end - start);
        self.add(start, end, per_minute, What::Scan { clients: 1, number });
    }

    fn scanner_storm(&mut self) {
        let start = self.moment(3_600);
        let end = start + self.rng.u64(600..3_000);
        let what = What::Scan {
            clients: self.rng.u64(1..50),
            number: self.rng.u64(..1 << 40),
        };
        let per_minute = 10.0 * 30.0_f64.powf(self.rng.f64());
        self.add(start, end, per_minute, what);
        self.note("scanner-storm", start, end);
    }

    /// A crawler looks whether what was gone is still gone.
    fn recheck(&mut self) {
        let start = self.moment(3_600);
        let end = start + self.rng.u64(900..3_600);
        self.add(start, end, 10.0, What::Recheck);
        self.note("crawler-recheck", start, end);
    }

    /// A customer begins, and everything works.
    fn new_client(&mut self) {
        let start = self.moment(DAY / 2);
        let routes = self.routes_where(4, super::pick::is_api);
        let caller = self.newcomer("tenant");
        let what = What::Callers {
            callers: vec![caller],
            routes,
            refused: Vec::new(),
            healed: 0,
            answer: Answer::new(403, "", ""),
        };
        let per_minute = 0.5 + 3.0 * self.rng.f64();
        self.add(start, start + DAY / 2, per_minute, what);
        self.note("new-client", start, start + DAY / 2);
    }

    fn sale(&mut self) {
        let start = self.moment(3 * 3_600);
        let end = start + 2 * 3_600 + self.rng.u64(..3_600);
        self.loads.push(Load {
            start,
            end,
            factor: 5.0,
        });
        self.note("sale", start, end);
    }

    fn gap(&mut self) {
        let start = self.moment(2 * 3_600);
        self.gaps.push((start, start + 2 * 3_600));
        self.note("gap", start, start + 2 * 3_600);
    }

    fn clock_jump(&mut self) {
        let at = self.moment(60);
        let jumps = [3 * 86_400, -86_400, 7_200, -1_774_000_000];
        let place = crate::numbers::index(count(self.jumps.len()) % 4);
        let by = jumps.get(place).copied().unwrap_or(3_600);
        self.jumps.push((at, by));
        self.note("clock-jump", at, at + 60);
    }
}

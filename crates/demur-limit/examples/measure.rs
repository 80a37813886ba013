//! What one question costs: `cargo run --release -p demur-limit --example measure`.

use std::io::Write;
use std::time::{Duration, Instant};

use demur_limit::{Keyer, Rate, Table, Taken};

const ROUNDS: u32 = 5_000_000;

fn main() -> std::io::Result<()> {
    let Some(rate) = Rate::new(100, Duration::from_secs(1), 100) else {
        return Ok(());
    };
    let (table, keyer) = (Table::new(100_000), Keyer::default());
    let began = Instant::now();
    let mut admitted = 0_u32;
    for number in 0..ROUNDS {
        let key = keyer.key("a", &(number % 200_000).to_be_bytes());
        let taken = table.take(key, &rate, Duration::from_micros(u64::from(number)));
        admitted += u32::from(matches!(taken, Taken::Admitted(_)));
    }
    let each = began.elapsed() / ROUNDS;
    writeln!(
        std::io::stdout(),
        "{} ns for a question, {admitted} of {ROUNDS} admitted, {} bytes for 100,000 keys",
        each.as_nanos(),
        table.memory(),
    )
}

//! Rate limits and quotas: who may ask how often, in bounded memory.
//!
//! A [`Table`] remembers one moment for each key and limit (GCRA, the leaky bucket as a meter): the time at which
//! all of its requests will be paid off. It has a fixed number of places, shared by all threads, and knows no clock:
//! the time is passed in, counted from any moment.
//!
//! ```
//! use std::time::Duration;
//! use demur_limit::{Keyer, Rate, Table, Taken};
//!
//! let rate = Rate::new(2, Duration::from_secs(60), 2).ok_or("no rate")?;
//! let (table, keyer) = (Table::new(1000), Keyer::default());
//! let key = keyer.key("a", b"203.0.113.7");
//! let now = Duration::from_secs(1);
//! assert!(matches!(table.take(key, &rate, now), Taken::Admitted(_)));
//! assert!(matches!(table.take(key, &rate, now), Taken::Admitted(_)));
//! let Taken::Refused(standing) = table.take(key, &rate, now) else { return Err("one too many") };
//! assert_eq!(standing.wait, Duration::from_secs(30));
//! # Ok::<(), &str>(())
//! ```

#![forbid(unsafe_code)]

mod rate;
mod table;

pub use rate::{Rate, Standing, Taken};
pub use table::{Key, Keyer, Table};

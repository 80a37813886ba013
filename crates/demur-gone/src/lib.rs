//! What is gone, moved or withheld: lists of paths, compiled to an index.
//!
//! A list says of paths that they are gone (410), have moved (301, 308, 302, 307) or are withheld for legal reasons (451).
//! [`read_csv`] and [`read_toml`] read lists, [`Places::compile`] checks them as a whole, [`Places::find`] and
//! [`Places::find_withheld`] answer for one request, and [`export`] writes the same rules for other servers.
//!
//! The crate does no I/O and chooses no status: that depends on the method, and is decided by the rows of the gateway.
//!
//! ```
//! use demur_gone::{Found, Places, read_csv};
//!
//! let list = b"path,status,to\n/shop/*,moved,/store/*\n/fax,gone,\n";
//! let (entries, defects) = read_csv("gone.csv", list);
//! assert!(defects.is_empty());
//! let places = Places::compile(&entries).map_err(|defects| format!("{defects:?}"))?;
//! let found = places.find("/shop/shoes", Some("size=42"));
//! assert!(matches!(found, Some(Found::Moved { to, .. }) if to == "/store/shoes?size=42"));
//! # Ok::<(), String>(())
//! ```

#![forbid(unsafe_code)]

mod blanket;
mod build;
mod chains;
mod date;
mod defect;
mod entry;
pub mod export;
mod hash;
mod index;
mod octets;
mod place;
mod places;
mod read;
mod sieve;
mod table;
mod target;

pub use date::Date;
pub use defect::{Defect, DefectKind, Position};
pub use entry::{Entry, Fate, Permanence};
pub use place::Shape;
pub use places::{Found, Places, Withheld};
pub use read::{read_csv, read_toml};

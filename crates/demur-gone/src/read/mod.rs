//! Lists as people write them.

mod csv;
mod toml;

pub use csv::read_csv;
pub use toml::read_toml;

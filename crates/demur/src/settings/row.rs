//! What a row of the options table is, and how the table becomes the type that holds the values.

use super::Settings;
use super::kind::{Kind, Raw, Value};

/// One option: where it is set, what it takes, and how it is written back.
pub(crate) struct Row {
    /// The key in a file; a dot stands for a table.
    pub(crate) key: &'static str,
    /// The flag, without `--`.
    pub(crate) flag: &'static str,
    /// The commands that take the flag.
    pub(crate) commands: &'static [&'static str],
    /// One sentence without a trailing period.
    pub(crate) help: &'static str,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    /// Sets the option; the error is the number of the value that does not fit.
    pub(crate) set: fn(&mut Settings, &[Raw<'_>]) -> Result<(), usize>,
    /// The value as TOML; `None` where it is not set.
    pub(crate) toml: fn(&Settings) -> Option<String>,
}

/// How many values an option holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    One,
    Optional,
    Many,
}

impl Row {
    /// The environment variable: the key in capitals, dots as underscores.
    pub(crate) fn variable(&self) -> String {
        format!("DEMUR_{}", self.key.to_ascii_uppercase().replace('.', "_"))
    }

    /// The table of the key; empty at the top level.
    pub(crate) fn table(&self) -> &'static str {
        self.key.rsplit_once('.').map_or("", |(table, _)| table)
    }

    /// The key inside its table.
    pub(crate) fn name(&self) -> &'static str {
        self.key.rsplit_once('.').map_or(self.key, |(_, name)| name)
    }

    /// The default as TOML; `None` where the option is not set.
    pub(crate) fn default(&self) -> Option<String> {
        (self.toml)(&Settings::default())
    }
}

/// A field of [`Settings`].
pub(crate) trait Setting: Sized {
    const KIND: Kind;
    const SHAPE: Shape;

    /// Replaces the value; the error is the number of the one that does not fit.
    fn set(&mut self, raw: &[Raw<'_>]) -> Result<(), usize>;

    fn toml(&self) -> Option<String>;
}

impl<T: Value> Setting for T {
    const KIND: Kind = T::KIND;
    const SHAPE: Shape = Shape::One;

    fn set(&mut self, raw: &[Raw<'_>]) -> Result<(), usize> {
        *self = single(raw)?;
        Ok(())
    }

    fn toml(&self) -> Option<String> {
        Some(Value::toml(self))
    }
}

impl<T: Value> Setting for Option<T> {
    const KIND: Kind = T::KIND;
    const SHAPE: Shape = Shape::Optional;

    fn set(&mut self, raw: &[Raw<'_>]) -> Result<(), usize> {
        *self = Some(single(raw)?);
        Ok(())
    }

    fn toml(&self) -> Option<String> {
        self.as_ref().map(Value::toml)
    }
}

impl<T: Value> Setting for Vec<T> {
    const KIND: Kind = T::KIND;
    const SHAPE: Shape = Shape::Many;

    fn set(&mut self, raw: &[Raw<'_>]) -> Result<(), usize> {
        let values = raw
            .iter()
            .enumerate()
            .map(|(at, one)| T::read(*one).ok_or(at));
        *self = values.collect::<Result<_, _>>()?;
        Ok(())
    }

    fn toml(&self) -> Option<String> {
        let values: Vec<String> = self.iter().map(Value::toml).collect();
        Some(format!("[{}]", values.join(", ")))
    }
}

fn single<T: Value>(raw: &[Raw<'_>]) -> Result<T, usize> {
    raw.first().and_then(|one| T::read(*one)).ok_or(0)
}

/// Makes [`Settings`] and `OPTIONS` of the rows:
/// `field: Type = default, "key", "flag", COMMANDS, "help";`
macro_rules! options {
    ($($field:ident: $kind:ty = $default:expr, $key:literal, $flag:literal, $commands:expr, $help:literal;)+) => {
        /// The effective value of every option.
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct Settings {
            $(pub(crate) $field: $kind,)+
        }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        /// Every option, in the order of the reference.
        pub(crate) static OPTIONS: &[Row] = &[$(Row {
            key: $key,
            flag: $flag,
            commands: $commands,
            help: $help,
            kind: <$kind as Setting>::KIND,
            shape: <$kind as Setting>::SHAPE,
            set: |settings, raw| Setting::set(&mut settings.$field, raw),
            toml: |settings| Setting::toml(&settings.$field),
        },)+];
    };
}
pub(crate) use options;

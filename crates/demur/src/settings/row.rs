//! What a row of the options table is, and how the table becomes the type that holds the values.

use super::Settings;
use super::kind::{Kind, Raw, Value};

/// One option: where it is set, what it takes, and how it is written back.
pub(crate) struct Row<S: 'static = Settings> {
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
    pub(crate) set: fn(&mut S, &[Raw<'_>]) -> Result<(), usize>,
    /// The value as TOML; `None` where it is not set.
    pub(crate) toml: fn(&S) -> Option<String>,
}

/// How many values an option holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    One,
    Optional,
    Many,
}

impl<S: Default> Row<S> {
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
        (self.toml)(&S::default())
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

/// The tables of a list such as `[[scope]]`.
pub(crate) trait Table: Default + 'static {
    /// The key of the list.
    const NAME: &'static str;
    /// What it is for.
    const ABOUT: &'static str;
    /// The keys without which a table says nothing.
    const NEEDED: &'static [&'static str];
    /// Its keys.
    const ROWS: &'static [Row<Self>];
}

/// Makes a type and its rows of each list of tables:
/// `/// about … "name" Type ["needed key", …] { field: Type = default, "key", "help"; … }`
macro_rules! table {
    ($($(#[doc = $about:literal])+ $name:literal $type:ident [$($needed:literal),*] {
        $($field:ident: $kind:ty = $default:expr, $key:literal, $help:literal;)+
    })+) => {$(
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $type {
            $(pub(crate) $field: $kind,)+
        }

        impl Default for $type {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl Table for $type {
            const NAME: &'static str = $name;
            const ABOUT: &'static str = concat!($($about,)+);
            const NEEDED: &'static [&'static str] = &[$($needed),*];
            const ROWS: &'static [Row<Self>] = &[$(Row {
                key: $key,
                flag: "",
                commands: &[],
                help: $help,
                kind: <$kind as Setting>::KIND,
                shape: <$kind as Setting>::SHAPE,
                set: |setting, raw| Setting::set(&mut setting.$field, raw),
                toml: |setting| Setting::toml(&setting.$field),
            },)+];
        }
    )+};
}
pub(crate) use table;

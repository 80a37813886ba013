//! Results go to stdout, talk goes to stderr, colour goes to terminals only.

use std::io::{self, IsTerminal, Write};

use demur_report::Colour;

/// Writes a result. A reader that has gone away (`demur explain 404 | head -1`) is no failure.
pub(crate) fn print(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes what is said besides the result.
pub(crate) fn talk(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Says what went wrong, and the cure.
pub(crate) fn error(message: &str, hint: Option<&str>) {
    let mut text = format!("error: {message}\n");
    if let Some(hint) = hint {
        text.push_str("hint: ");
        text.push_str(hint);
        text.push('\n');
    }
    talk(&text);
}

/// Whether stdout takes colour.
pub(crate) fn stdout_colour() -> Colour {
    colour(io::stdout().is_terminal())
}

/// Whether stderr takes colour.
pub(crate) fn stderr_colour() -> Colour {
    colour(io::stderr().is_terminal())
}

/// `NO_COLOR` counts when it is set and not empty (no-color.org).
fn colour(is_terminal: bool) -> Colour {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if is_terminal && !refused {
        Colour::Always
    } else {
        Colour::Never
    }
}

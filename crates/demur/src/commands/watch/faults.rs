//! What went wrong, in one line that steers no terminal: names of files may be anybody's.

use std::error::Error;

use demur_watch::reader::ReadError;
use demur_watch::session::InputError;
use demur_watch::sinks::escape::visible;
use demur_watch::store::StoreError;

use crate::console::error;
use crate::exit::Exit;

/// Says why something could not be read, or not to its end.
pub(super) fn unread(fault: &ReadError) {
    let hint = fault.hint();
    error(
        &with_reasons(fault),
        hint.as_deref().map(visible).as_deref(),
    );
}

/// Says why an input cannot be used.
pub(super) fn unusable(fault: &InputError) -> Exit {
    let hint = match fault {
        InputError::Read(fault) => {
            unread(fault);
            return Exit::Usage;
        }
        InputError::Unknown(_) => {
            "say how it is written: `--log-format combined`, or the `log_format` of your server"
        }
        InputError::State(_) => {
            "move the state away; the logs are read again from their beginning then"
        }
    };
    error(&with_reasons(fault), Some(hint));
    Exit::Usage
}

/// Says why a state cannot be read or written.
pub(super) fn unkept(fault: &StoreError) {
    error(&visible(&fault.to_string()), Some(fault.hint()));
}

/// An error with all that is behind it.
fn with_reasons(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(reason) = source {
        text.push_str(&format!(": {reason}"));
        source = reason.source();
    }
    visible(&text).into_owned()
}

//! What is read, and how: files to their ends or as they grow, and streams as they come.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};

use demur_watch::follow::{Origin, Piece, Sent};
use demur_watch::reader::{Polled, ReadError, Source, Tail, open_all};
use demur_watch::sinks::escape::visible;
use demur_watch::store::State;
use tokio::sync::Notify;

use super::faults::unread;
use crate::console::error;
use crate::exit::Exit;

/// The name of the standard input.
pub(super) const STREAM: &str = "-";

/// Blocks of a stream that wait to be taken.
const WAITING: usize = 2;

/// Says everything that is wrong with what was named. Files that are followed may come later.
pub(super) fn check(files: &[PathBuf], follows: bool, keeps: bool) -> Result<(), Exit> {
    let faults = open_all(files).err().unwrap_or_default();
    let is_fault = |fault: &ReadError| !(follows && matches!(fault, ReadError::Missing { .. }));
    let faults: Vec<ReadError> = faults.into_iter().filter(is_fault).collect();
    faults.iter().for_each(unread);
    if !faults.is_empty() {
        return Err(Exit::Usage);
    }
    let finished = files.iter().find(|file| keeps && is_finished(file));
    let Some(file) = finished else {
        return Ok(());
    };
    let name = match file.to_str() {
        Some(STREAM) => "standard input".to_owned(),
        Some(_) | None => format!("`{}`", visible(&file.display().to_string())),
    };
    error(
        &format!("{name} cannot be gone back to, so that `--state` is of no use with it"),
        Some("give the file that grows; what is packed can be read without `--state`"),
    );
    Err(Exit::Usage)
}

/// How each input is read. A stream is read by a thread of its own, which wakes whoever rests.
pub(super) fn open(
    files: &[PathBuf],
    follows: bool,
    keeps: bool,
    state: Option<&State>,
    wake: &Arc<Notify>,
) -> Result<Vec<(String, Origin)>, Exit> {
    let mut inputs = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let origin = if is_stream(file) {
            Origin::Sent(sent(source(file)?, wake))
        } else if keeps || (follows && !is_finished(file)) {
            Origin::Growing(Box::new(tail(file, &name, state)))
        } else {
            Origin::Whole(Box::new(source(file)?))
        };
        inputs.push((name, origin));
    }
    Ok(inputs)
}

fn tail(file: &Path, name: &str, state: Option<&State>) -> Tail {
    let mut known = state.into_iter().flat_map(|state| &state.inputs);
    let kept = known.find(|kept| kept.name == name);
    match kept.and_then(|kept| kept.position) {
        Some(position) => Tail::resume(file, &position),
        None => Tail::new(file),
    }
}

fn source(file: &Path) -> Result<Source, Exit> {
    Source::open(file).map_err(|fault| {
        unread(&fault);
        Exit::Usage
    })
}

/// What is no regular file, but for what is not there yet.
fn is_stream(file: &Path) -> bool {
    file == Path::new(STREAM)
        || std::fs::metadata(file).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// What will never grow: a stream comes once, and nothing is added to what is packed.
fn is_finished(file: &Path) -> bool {
    if is_stream(file) {
        return true;
    }
    let mut tail = Tail::new(file);
    loop {
        match tail.poll() {
            Ok(Polled::Notice(_)) => {}
            Ok(Polled::Lines(_) | Polled::Quiet) => return false,
            Err(fault) => {
                return matches!(
                    fault,
                    ReadError::NotFollowed { .. }
                        | ReadError::CutOff { .. }
                        | ReadError::Damaged { .. }
                );
            }
        }
    }
}

fn sent(mut source: Source, wake: &Arc<Notify>) -> std::sync::mpsc::Receiver<Sent> {
    let (sender, receiver) = sync_channel(WAITING);
    let wake = Arc::clone(wake);
    // It ends with the stream, or with the program.
    std::thread::spawn(move || {
        while pass_on(&mut source, &sender) {
            wake.notify_one();
        }
        drop(sender);
        wake.notify_one();
    });
    receiver
}

/// Reads a block and hands it over. Whether there may be more.
fn pass_on(source: &mut Source, sender: &SyncSender<Sent>) -> bool {
    let bytes = match source.next_block() {
        Ok(block) => block.map(|block| block.bytes.to_vec()),
        Err(fault) => {
            let _ = sender.send(Err(fault));
            return false;
        }
    };
    let is_over = bytes.is_none();
    let piece = Piece {
        bytes: bytes.unwrap_or_default(),
        too_long: source.too_long().clone(),
    };
    sender.send(Ok(piece)).is_ok() && !is_over
}

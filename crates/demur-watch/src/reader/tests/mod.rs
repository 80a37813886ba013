//! The reader against real files.

mod folder;
mod following;
mod lines;
mod resuming;
mod rotations;
mod sources;

use super::{Block, Notice, Polled, Tail};

/// Looks often enough for an old file to be given up.
const ROUNDS: u32 = 12;

/// The lines of a block as owned bytes.
fn lines_of(block: Block<'_>) -> Vec<Vec<u8>> {
    block.lines().map(|line| line.bytes.to_vec()).collect()
}

/// Polls until nothing new has come for a while.
fn drain(tail: &mut Tail) -> (Vec<String>, Vec<Notice>) {
    let (mut lines, mut notices, mut quiet) = (Vec::new(), Vec::new(), 0);
    while quiet < ROUNDS {
        match tail.poll().unwrap() {
            Polled::Lines(block) => lines.extend(lines_of(block).into_iter().map(text)),
            Polled::Notice(notice) => notices.push(notice),
            Polled::Quiet => quiet += 1,
        }
    }
    (lines, notices)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

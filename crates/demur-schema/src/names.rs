//! Repeated member names, and the index of the names of wide objects.

use std::cmp::Ordering;

use crate::reader::{Broken, DuplicateKeys, Rule, broken};
use crate::tape::{Entry, Kind, TapeStorage, entry_of};
use crate::text;

/// Objects with more members than this get an index of their names.
const WIDE: u32 = 16;

/// The hash of a name between two bytes of the text.
#[inline]
pub(crate) fn hash(bytes: &[u8], start: usize, end: usize, escapes: bool) -> u32 {
    let raw = bytes.get(start..end).unwrap_or_default();
    if escapes {
        hash_escaped(raw)
    } else {
        text::hash(raw)
    }
}

#[cold]
fn hash_escaped(raw: &[u8]) -> u32 {
    text::hash(text::unescape(std::str::from_utf8(raw).unwrap_or_default()).as_bytes())
}

/// Looks for repeated names in the object that has just been closed.
#[inline]
pub(crate) fn check(
    storage: &mut TapeStorage,
    object: u32,
    bytes: &[u8],
    duplicates: DuplicateKeys,
) -> Result<(), Broken> {
    let Some(&Entry {
        size, link: end, ..
    }) = storage.entries.get(object as usize)
    else {
        return Ok(());
    };
    if size > WIDE {
        return wide(storage, object, end, bytes, duplicates);
    }
    // Names whose bit is not yet set have not occurred; the others have to be compared.
    let mut seen: u64 = 0;
    let mut at = object + 1;
    while at < end {
        let Some(&key) = storage.entries.get(at as usize) else {
            break;
        };
        let bit = 1 << (key.link >> 26);
        if seen & bit != 0 {
            compare_with_earlier(storage, object, at, bytes, duplicates)?;
        }
        seen |= bit;
        at = after_value(storage, at);
    }
    Ok(())
}

fn after_value(storage: &TapeStorage, key: u32) -> u32 {
    storage
        .entries
        .get(key as usize + 1)
        .map_or(u32::MAX, |value| value.link)
}

fn compare_with_earlier(
    storage: &mut TapeStorage,
    object: u32,
    later: u32,
    bytes: &[u8],
    duplicates: DuplicateKeys,
) -> Result<(), Broken> {
    let mut at = object + 1;
    while at < later {
        if is_live(storage, at) && order(storage, at, later, bytes) == Ordering::Equal {
            repeated(storage, object, at, later, duplicates)?;
        }
        at = after_value(storage, at);
    }
    Ok(())
}

fn is_live(storage: &TapeStorage, key: u32) -> bool {
    storage
        .entries
        .get(key as usize)
        .is_some_and(|entry| entry.kind == Kind::Key)
}

/// Refuses the later member, or drops the earlier one.
fn repeated(
    storage: &mut TapeStorage,
    object: u32,
    earlier: u32,
    later: u32,
    duplicates: DuplicateKeys,
) -> Result<(), Broken> {
    match duplicates {
        DuplicateKeys::Refuse => {
            let start = storage
                .entries
                .get(later as usize)
                .map_or(0, |key| key.start as usize);
            Err(broken(Rule::Duplicate, start.saturating_sub(1)))
        }
        DuplicateKeys::Last => {
            if let Some(key) = storage.entries.get_mut(earlier as usize) {
                key.kind = Kind::DroppedKey;
            }
            if let Some(object) = storage.entries.get_mut(object as usize) {
                object.size -= 1;
            }
            Ok(())
        }
    }
}

/// Order by hash, then by the characters of the name.
fn order(storage: &TapeStorage, left: u32, right: u32, bytes: &[u8]) -> Ordering {
    let key = |index: u32| storage.entries.get(index as usize).copied();
    let (Some(left), Some(right)) = (key(left), key(right)) else {
        return Ordering::Equal;
    };
    left.link.cmp(&right.link).then_with(|| {
        let (left_raw, right_raw) = (raw(bytes, left), raw(bytes, right));
        if left.mark || right.mark {
            resolved(left_raw, left.mark).cmp(&resolved(right_raw, right.mark))
        } else {
            left_raw.cmp(right_raw)
        }
    })
}

fn raw(bytes: &[u8], key: Entry) -> &[u8] {
    let start = key.start as usize;
    bytes
        .get(start..start + key.size as usize)
        .unwrap_or_default()
}

fn resolved(raw: &[u8], escapes: bool) -> String {
    let raw = std::str::from_utf8(raw).unwrap_or_default();
    if escapes {
        text::unescape(raw)
    } else {
        raw.to_owned()
    }
}

/// Sorts the names, so that equal ones are neighbours and any can be found by bisection.
fn wide(
    storage: &mut TapeStorage,
    object: u32,
    end: u32,
    bytes: &[u8],
    duplicates: DuplicateKeys,
) -> Result<(), Broken> {
    let mut names = std::mem::take(&mut storage.names);
    let from = names.len();
    let mut at = object + 1;
    while at < end {
        let hash = storage.entries.get(at as usize).map_or(0, |key| key.link);
        names.push(u64::from(hash) << 32 | u64::from(at));
        at = after_value(storage, at);
    }
    let result = sorted(storage, &mut names, from, object, bytes, duplicates);
    let index = u32::try_from(from).unwrap_or(u32::MAX);
    if let Some(entry) = storage.entries.get_mut(object as usize) {
        entry.mark = true;
    }
    storage.wide.push((object, index));
    storage.names = names;
    result
}

fn sorted(
    storage: &mut TapeStorage,
    names: &mut Vec<u64>,
    from: usize,
    object: u32,
    bytes: &[u8],
    duplicates: DuplicateKeys,
) -> Result<(), Broken> {
    let part = names.get_mut(from..).unwrap_or_default();
    // By hash first, which is a comparison of numbers; runs of equal hashes are rare.
    part.sort_unstable();
    for run in part.chunk_by_mut(|left, right| left >> 32 == right >> 32) {
        if run.len() > 1 {
            run.sort_unstable_by(|&left, &right| {
                let (left, right) = (entry_of(left), entry_of(right));
                order(storage, left, right, bytes).then(left.cmp(&right))
            });
        }
    }
    let mut first_repeated: Option<(u32, u32)> = None;
    for pair in part.windows(2) {
        let &[left, right] = pair else { continue };
        let (left, right) = (entry_of(left), entry_of(right));
        if order(storage, left, right, bytes) == Ordering::Equal {
            match duplicates {
                DuplicateKeys::Last => repeated(storage, object, left, right, duplicates)?,
                DuplicateKeys::Refuse => {
                    // The one that comes first in the text is reported.
                    if first_repeated.is_none_or(|(_, later)| right < later) {
                        first_repeated = Some((left, right));
                    }
                }
            }
        }
    }
    if let Some((earlier, later)) = first_repeated {
        repeated(storage, object, earlier, later, duplicates)?;
    }
    if duplicates == DuplicateKeys::Last {
        let mut kept = from;
        for at in from..names.len() {
            let Some(&packed) = names.get(at) else { break };
            if is_live(storage, entry_of(packed)) {
                if let Some(slot) = names.get_mut(kept) {
                    *slot = packed;
                }
                kept += 1;
            }
        }
        names.truncate(kept);
    }
    Ok(())
}

//! Each text of the last hour once, under a number.

use serde::{Deserialize, Serialize};

use crate::summary::{ByHash, hash_of};

/// The number of a text; 0 is the empty one.
pub(crate) type Id = u32;

/// Each text once.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Names {
    texts: Vec<Box<[u8]>>,
    #[serde(skip)]
    index: ByHash<Id>,
}

impl Names {
    pub(crate) fn intern(&mut self, text: &[u8]) -> Id {
        if text.is_empty() {
            return 0;
        }
        if self.index.is_empty() {
            let ids = self.texts.iter().zip(1..);
            self.index = ids.map(|(text, id)| (hash_of(text), id)).collect();
        }
        let next = u32::try_from(self.texts.len() + 1).unwrap_or(u32::MAX);
        let id = *self.index.entry(hash_of(text)).or_insert(next);
        if id == next {
            self.texts.push(text.into());
        }
        id
    }

    pub(crate) fn get(&self, id: Id) -> &[u8] {
        let place = (id as usize).checked_sub(1);
        let text = place.and_then(|place| self.texts.get(place));
        text.map_or(b"", |text| text)
    }

    /// As text for people.
    pub(crate) fn show(&self, id: Id) -> String {
        String::from_utf8_lossy(self.get(id)).into_owned()
    }

    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }
}

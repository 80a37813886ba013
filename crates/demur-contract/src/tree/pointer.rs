//! JSON Pointers (RFC 6901) from and to nodes.

use std::borrow::Cow;

use super::{Kind, Node, Tree};

/// One name as a reference token: `~` and `/` escaped (RFC 6901 §3).
pub fn escape_token(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The name that a reference token stands for (RFC 6901 §4).
pub fn unescape_token(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

impl<'t> Node<'t> {
    /// The JSON Pointer of this node; that of the member for a key.
    pub fn pointer(self) -> String {
        let mut pointer = String::new();
        let mut at = self.tree.root();
        while at.index < self.index {
            let Some((token, next)) = step(at, self.index) else {
                break;
            };
            pointer.push('/');
            pointer.push_str(&token);
            at = next;
        }
        pointer
    }

    /// The node that `pointer` names, seen from this one.
    pub fn at_pointer(self, pointer: &str) -> Option<Node<'t>> {
        let Some(tokens) = pointer.strip_prefix('/') else {
            return pointer.is_empty().then_some(self);
        };
        tokens.split('/').try_fold(self, |at, token| {
            let token = unescape_token(token);
            if at.kind() == Kind::Array {
                at.items().nth(token.parse().ok()?)
            } else {
                at.get(&token)
            }
        })
    }
}

/// The child of `at` that is or holds the node `index`, with its token.
fn step(at: Node<'_>, index: u32) -> Option<(String, Node<'_>)> {
    for entry in at.entries() {
        if index < entry.value.end() {
            // A key stands for its member, and ends the walk.
            let next = if index == entry.key.index {
                entry.key
            } else {
                entry.value
            };
            return Some((escape_token(entry.name()).into_owned(), next));
        }
    }
    at.items()
        .enumerate()
        .find(|(_, item)| index < item.end())
        .map(|(place, item)| (place.to_string(), item))
}

impl Tree {
    /// The node that `pointer` names.
    pub fn at_pointer(&self, pointer: &str) -> Option<Node<'_>> {
        self.root().at_pointer(pointer)
    }
}

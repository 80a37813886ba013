//! YAML and JSON to the tree, by the reader that also reads `OpenAPI` documents.

use demur_contract::tree::{Kind, Node, Tree};

use super::tree::{Content, Entry, Faults, Item};

/// Reads a file; what could be read is returned even where there are faults.
pub(crate) fn read(file: &str, bytes: Vec<u8>, faults: &mut Faults) -> Vec<Entry> {
    let Some(tree) = Tree::read(file, bytes, &mut faults.list) else {
        return Vec::new();
    };
    let root = item(tree.root());
    if root.content == Content::Null {
        return Vec::new();
    }
    let found = root.found();
    if let Content::Table(entries) = root.content {
        return entries;
    }
    let message = format!("a configuration file is a mapping, found {found}");
    faults.push("wrong-value", root.span, message, None);
    Vec::new()
}

fn item(node: Node<'_>) -> Item {
    let content = match node.kind() {
        Kind::Null => Content::Null,
        Kind::Bool => Content::Bool(node.as_bool().unwrap_or_default()),
        Kind::Number => number(node.number().unwrap_or_default()),
        Kind::String => Content::Text(node.as_str().unwrap_or_default().to_owned()),
        Kind::Array => Content::List(node.items().map(item).collect()),
        Kind::Object => Content::Table(node.entries().map(|entry| member(&entry)).collect()),
    };
    Item {
        span: node.span(),
        content,
    }
}

fn member(entry: &demur_contract::tree::Entry<'_>) -> Entry {
    Entry {
        key: entry.name().to_owned(),
        key_span: entry.key.span(),
        item: item(entry.value),
    }
}

fn number(text: &str) -> Content {
    let whole = text.parse().map(Content::Integer);
    whole
        .or_else(|_| text.parse().map(Content::Float))
        .unwrap_or(Content::Other("a number"))
}

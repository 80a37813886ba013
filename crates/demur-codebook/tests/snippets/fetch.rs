//! Each snippet as a program for Node.

use crate::curl::{aimed, ended};
use crate::message::messages;
use crate::{answering::Answering, check, lacking, skip, tools};

#[test]
fn fetch_does_what_its_snippets_say() {
    let Some(node) = tools::found("node") else {
        return skip("fetch", "Node is not installed");
    };
    check("fetch", |number, snippet| {
        let (folder, _) = tools::documents(&format!("snippet-fetch-{number}"));
        let server = Answering::start(messages(snippet));
        let file = folder.write("snippet.mjs", &aimed(snippet.code, &server));
        ended(
            tools::quiet(node.clone(), &folder).arg(file),
            snippet.output,
        )?;
        lacking(snippet.fields, &server.last())
    });
}

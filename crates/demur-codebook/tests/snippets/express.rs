//! All snippets in one process of Node, each on a port of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Stdio};

use crate::message::exchange;
use crate::{check, judge, of, skip, tools};

/// The process, which ends with the test.
struct Node(Child);

impl Drop for Node {
    fn drop(&mut self) {
        // It may have ended by itself, with a fault that the test reports.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn express_does_what_its_snippets_say() {
    let Some(node) = tools::found("node") else {
        return skip("express", "Node is not installed");
    };
    let modules =
        tools::installed("node_modules").filter(|modules| modules.join("express").is_dir());
    let Some(modules) = modules else {
        return skip(
            "express",
            "Express is not below the folder that DEMUR_TEST_TOOLS names",
        );
    };
    let (folder, _) = tools::documents("snippet-express");
    let files: Vec<PathBuf> = of("express").iter().enumerate().map(|(number, snippet)| {
        let ending = "module.exports = { app, server: typeof server === \"undefined\" ? null : server };\n";
        folder.write(&format!("snippet{number}.js"), &format!("{}{ending}", snippet.code))
    }).collect();
    let runner = folder.write("run.js", include_str!("express.js"));
    let mut command = tools::quiet(node, &folder);
    // Elsewhere Express prints every error that a snippet hands on.
    command.env("NODE_PATH", modules).env("NODE_ENV", "test");
    command.arg(runner).args(&files).stdout(Stdio::piped());
    let mut process = Node(command.spawn().expect("Node starts"));
    let lines = BufReader::new(process.0.stdout.take().expect("a pipe")).lines();
    let ports: Vec<u16> = lines
        .take(files.len())
        .map(|line| line.unwrap().parse().unwrap())
        .collect();
    assert_eq!(
        ports.len(),
        files.len(),
        "Node ended before all servers listened"
    );
    check("express", |number, snippet| {
        let port = ports.get(number).ok_or("no port")?;
        judge(
            snippet,
            &exchange(SocketAddr::from(([127, 0, 0, 1], *port)), snippet),
        )
    });
}

//! Each snippet in a server of its own.

use std::net::SocketAddr;

use demur_testkit::Server;

use crate::answering::behind;
use crate::message::exchange;
use crate::{check, judge, skip, tools};

#[test]
fn caddy_does_what_its_snippets_say() {
    let Some(_) = tools::found("caddy") else {
        return skip("caddy", "Caddy is not installed");
    };
    let service = behind().to_string();
    check("caddy", |number, snippet| {
        let (folder, root) = tools::documents(&format!("snippet-caddy-{number}"));
        let code = snippet
            .code
            .replace("/srv/www", &root)
            .replace("127.0.0.1:8080", &service);
        let server =
            Server::caddy(&folder, |address| at(&code, address)).expect("it was there before");
        judge(snippet, &exchange(server.address(), snippet))
    });
}

/// The file with its site at an address, without certificates and without the port for commands.
fn at(code: &str, address: SocketAddr) -> String {
    let site = format!("http://:{} {{\n\tbind {}\n", address.port(), address.ip());
    let sites = ["api.example {\n", "www.example {\n", ":80 {\n"];
    let code = sites
        .iter()
        .fold(code.to_owned(), |code, named| code.replace(named, &site));
    let own = "{\n\tadmin off\n\tauto_https off\n";
    match code.strip_prefix("{\n") {
        Some(rest) => format!("{own}{rest}"),
        None => format!("{own}}}\n{code}"),
    }
}

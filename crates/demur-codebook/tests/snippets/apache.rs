//! Each snippet in a server of its own.

use demur_testkit::Server;

use crate::answering::behind;
use crate::message::exchange;
use crate::{check, judge, skip, tools};

const MODULES: [&str; 11] = [
    "allowmethods",
    "auth_basic",
    "authn_core",
    "authn_file",
    "authz_host",
    "authz_user",
    "dav",
    "dav_fs",
    "proxy",
    "proxy_http",
    "reqtimeout",
];

#[test]
fn apache_does_what_its_snippets_say() {
    let (probe, _) = tools::documents("snippet-apache");
    if Server::apache(&probe, "").is_none() {
        return skip("apache", "Apache httpd is not installed");
    }
    let service = behind();
    check("apache", |number, snippet| {
        let (folder, _root) = tools::documents(&format!("snippet-apache-{number}"));
        let code = snippet.code.replace("127.0.0.1:8080", &service.to_string());
        let server = Server::apache_with(&folder, &MODULES, &code).expect("it was there before");
        judge(snippet, &exchange(server.address(), snippet))
    });
}

//! Each snippet in a server of its own.

use demur_testkit::Server;

use crate::answering::behind;
use crate::message::exchange;
use crate::{check, judge, skip, tools};

#[test]
fn nginx_does_what_its_snippets_say() {
    let (probe, _) = tools::documents("snippet-nginx");
    if Server::nginx(&probe, "").is_none() {
        return skip("nginx", "nginx is not installed");
    }
    let service = behind();
    check("nginx", |number, snippet| {
        let (folder, root) = tools::documents(&format!("snippet-nginx-{number}"));
        let code = snippet.code.replace("/srv/www", &root);
        let code = code.replace("127.0.0.1:8080", &service.to_string());
        let (before, lines) = code.split_once("# in server\n").ok_or("no `# in server`")?;
        let server = Server::nginx_with(&folder, before, lines).expect("it was there before");
        judge(snippet, &exchange(server.address(), snippet))
    });
}

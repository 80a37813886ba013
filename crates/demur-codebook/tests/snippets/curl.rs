//! Each snippet as a script for the shell.

use crate::message::messages;
use crate::{answering::Answering, check, lacking, skip, tools};

#[test]
fn curl_does_what_its_snippets_say() {
    let (Some(shell), Some(_)) = (tools::found("sh"), tools::found("curl")) else {
        return skip("curl", "curl is not installed");
    };
    check("curl", |number, snippet| {
        let (folder, _) = tools::documents(&format!("snippet-curl-{number}"));
        let server = Answering::start(messages(snippet));
        let mut command = tools::quiet(shell.clone(), &folder);
        command.arg("-c").arg(aimed(snippet.code, &server));
        ended(&mut command, snippet.output)?;
        lacking(snippet.fields, &server.last())
    });
}

/// The code with every address that it names turned to the server of the test.
pub(crate) fn aimed(code: &str, server: &Answering) -> String {
    let own = format!("http://{}", server.address);
    let names = [
        "https://api.example",
        "https://www.example",
        "https://files.example",
        "http://api.example",
        "http://proxy.example:3128",
    ];
    names
        .iter()
        .fold(code.to_owned(), |code, name| code.replace(name, &own))
}

/// The program ends well and has printed just that.
pub(crate) fn ended(command: &mut std::process::Command, output: &str) -> Result<(), String> {
    let ended = command.output().map_err(|error| error.to_string())?;
    let printed = String::from_utf8_lossy(&ended.stdout);
    if ended.status.success() && printed.trim_end() == output.trim_end() {
        return Ok(());
    }
    let talk = String::from_utf8_lossy(&ended.stderr);
    Err(format!(
        "{}, printed {printed:?} instead of {output:?}\n{talk}",
        ended.status
    ))
}

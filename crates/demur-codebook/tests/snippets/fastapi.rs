//! All snippets in one process of Python, asked through its own client for tests.

use demur_codebook::Snippet;
use serde_json::{Value, json};

use crate::message::{Answer, messages};
use crate::{check, judge, of, skip, tools};

#[test]
fn fastapi_does_what_its_snippets_say() {
    let Some(python) = tools::found("python3") else {
        return skip("fastapi", "Python is not installed");
    };
    let packages = tools::installed("python").filter(|packages| packages.join("fastapi").is_dir());
    let Some(packages) = packages else {
        return skip(
            "fastapi",
            "FastAPI is not below the folder that DEMUR_TEST_TOOLS names",
        );
    };
    let (folder, root) = tools::documents("snippet-fastapi");
    let input: Vec<Value> = of("fastapi")
        .iter()
        .map(|snippet| told(snippet, &root))
        .collect();
    let runner = folder.write("run.py", include_str!("fastapi.py"));
    let mut command = tools::quiet(python, &folder);
    command.env("PYTHONPATH", packages).arg(runner);
    let output = demur_testkit::run(&mut command, &serde_json::to_vec(&input).unwrap());
    let talk = String::from_utf8_lossy(&output.stderr);
    let answers: Vec<Value> =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}\n{talk}"));
    check("fastapi", |number, snippet| {
        judge(snippet, &answer(answers.get(number).ok_or("no answer")?))
    });
}

fn told(snippet: &Snippet, root: &str) -> Value {
    let requests = messages(snippet).into_iter().map(|message| {
        let (method, target) = message.line();
        json!({"method": method, "target": target, "fields": message.fields, "content": message.content})
    });
    json!({"code": snippet.code.replace("/srv/www", root), "requests": requests.collect::<Vec<Value>>()})
}

fn answer(value: &Value) -> Answer {
    let fields: Vec<(String, String)> = serde_json::from_value(value["fields"].clone()).unwrap();
    let status = serde_json::from_value(value["status"].clone()).unwrap();
    Answer { status, fields }
}

//! Parameters of every location and style.

use super::*;

/// An operation on `/a/{id}` with `id` and one more parameter.
fn with_parameter(parameter: &str) -> Contract {
    compile(&format!(
        "paths: {{'/a/{{id}}': {{get: {{parameters: [{{name: id, in: path, required: true, \
         schema: {{type: integer, minimum: 1}}}}, {parameter}], {ANSWER}}}}}}}\n"
    ))
}

fn check_query(parameter: &str, cases: &[(&str, &str)]) {
    let contract = with_parameter(&format!("{{name: q, in: query, {parameter}}}"));
    for (query, expected) in cases {
        let faults = brief(&contract.operations()[0].query_faults(query));
        assert_eq!(faults.join("; "), *expected, "{parameter} {query}");
    }
}

#[test]
fn scalars_are_typed_by_their_schema() {
    let integer = "schema: {type: integer, minimum: 1, maximum: 100}";
    check_query(
        integer,
        &[
            ("", ""),
            ("q=1", ""),
            ("other=x&q=100", ""),
            ("q=%31", ""),
            ("q=101", "query q maximum"),
            ("q=0", "query q minimum"),
            ("q=x", "query q type"),
            ("q=01", "query q type"),
            ("q=%2B1", "query q type"),
            ("q=1e2", "query q type"),
            ("q=+1", "query q type"),
            ("q=", "query q type"),
            ("q=1&q=2", "query q duplicate_parameter"),
            ("q=%zz", "query q invalid_encoding"),
            ("q=%ff", "query q invalid_encoding"),
            ("%zz=1", "query %zz invalid_encoding"),
            ("q=99999999999999999999999", "query q maximum"),
        ],
    );
}

#[test]
fn other_scalars_are_typed_too() {
    check_query(
        "schema: {type: boolean}",
        &[("q=true", ""), ("q=yes", "query q type")],
    );
    check_query(
        "schema: {type: number}",
        &[("q=1.5e3", ""), ("q=1.", "query q type")],
    );
    check_query(
        "schema: {type: string, minLength: 2, maxLength: 3}",
        &[
            ("q=ab", ""),
            ("q=%C3%A9%C3%A9%C3%A9", ""),
            ("q=a", "query q too_short"),
            ("q=abcd", "query q too_long"),
            ("q=1+2", ""),
        ],
    );
    check_query(
        "schema: {type: string, enum: [a, 'b c']}",
        &[
            ("q=a", ""),
            ("q=b+c", ""),
            ("q=b%20c", ""),
            ("q=A", "query q enum"),
        ],
    );
    check_query(
        "schema: {type: string, pattern: '^[0-9]+$'}",
        &[("q=12", ""), ("q=x", "query q pattern")],
    );
    check_query(
        "schema: {oneOf: [{type: integer}, {type: string, enum: [all]}]}",
        &[("q=7", ""), ("q=all", "")],
    );
    check_query(
        "required: true, schema: {type: string}",
        &[("", "query q missing_parameter"), ("q", ""), ("q=", "")],
    );
}

#[test]
fn lists_follow_their_style() {
    let list = "schema: {type: array, minItems: 2, items: {type: integer}}";
    check_query(
        list,
        &[
            ("q=1&q=2", ""),
            ("q=1", "query q too_few_items"),
            ("q=1&q=x", "query q type"),
            ("", ""),
        ],
    );
    check_query(
        &format!("explode: false, {list}"),
        &[
            ("q=1,2", ""),
            ("q=1&q=2", "query q duplicate_parameter"),
            ("q=1%2C2", "query q type"),
        ],
    );
    check_query(
        &format!("style: spaceDelimited, explode: false, {list}"),
        &[("q=1%202", ""), ("q=1+2", "")],
    );
    check_query(
        &format!("style: pipeDelimited, explode: false, {list}"),
        &[("q=1|2", ""), ("q=1%7C2", "")],
    );
}

#[test]
fn objects_follow_their_style() {
    let object = "schema: {type: object, required: [a], properties: {a: {type: integer}, b: {type: string}}}";
    check_query(
        &format!("style: deepObject, {object}"),
        &[
            ("q[a]=1&q%5Bb%5D=x", ""),
            ("q[b]=x", "query q required"),
            ("q[a]=x", "query q type"),
            ("q[a]=1&q[a]=2", "query q duplicate_parameter"),
            ("q[a=1", "query q malformed_parameter"),
            ("q[a][c]=1", "query q malformed_parameter"),
        ],
    );
    check_query(
        object,
        &[
            ("a=1&b=x&c=y", ""),
            ("b=x", "query q required"),
            ("c=y", ""),
        ],
    );
    check_query(
        &format!("explode: false, {object}"),
        &[("q=a,1,b,x", ""), ("q=a", "query q malformed_parameter")],
    );
}

#[test]
fn content_parameters_are_json() {
    let content = "content: {application/json: {schema: {type: object, required: [a]}}}";
    check_query(
        content,
        &[
            ("q=%7B%22a%22:1%7D", ""),
            ("q=%7B%7D", "query q required"),
            ("q=x", "query q malformed_parameter"),
        ],
    );
}

#[test]
fn path_parameters_follow_their_style() {
    let check = |template: &str, parameter: &str, path: &str, expected: &str| {
        let contract = compile(&format!(
            "paths: {{'{template}': {{get: {{parameters: [{{name: p, in: path, required: true, \
             {parameter}}}], {ANSWER}}}}}}}\n"
        ));
        let Routed::Found(route) = contract.route(path) else {
            panic!("{path} is lost")
        };
        let operation = route.operation("GET").expect("GET");
        let faults = brief(&operation.path_faults(path, &route.captures));
        assert_eq!(faults.join("; "), expected, "{parameter} {path}");
    };
    let list = "schema: {type: array, items: {type: integer}}";
    check("/a/{p}", "schema: {type: integer}", "/a/7", "");
    check("/a/{p}", "schema: {type: integer}", "/a/x", "path p type");
    check(
        "/a/{p}",
        "schema: {type: string}",
        "/a/%zz",
        "path p invalid_encoding",
    );
    check(
        "/a/{p}",
        "schema: {type: string, maxLength: 3}",
        "/a/a%2Fb",
        "",
    );
    check("/a/{p}", list, "/a/1,2", "");
    check("/a/{p}", list, "/a/1,x", "path p type");
    check(
        "/a{p}",
        &format!("style: label, explode: true, {list}"),
        "/a.1.2",
        "",
    );
    check("/a{p}", &format!("style: matrix, {list}"), "/a;p=1,2", "");
    check(
        "/a{p}",
        &format!("style: matrix, explode: true, {list}"),
        "/a;p=1;p=2",
        "",
    );
    check(
        "/a{p}",
        &format!("style: matrix, {list}"),
        "/a;x=1",
        "path p malformed_parameter",
    );
}

#[test]
fn header_fields_and_cookies_are_checked() {
    let contract = with_parameter(
        "{name: X-N, in: header, required: true, schema: {type: integer}}, \
         {name: Accept, in: header, required: true, schema: {type: string}}, \
         {name: tags, in: header, schema: {type: array, maxItems: 2, items: {type: string}}}, \
         {name: sid, in: cookie, required: true, schema: {type: string, minLength: 3}}",
    );
    let operation = &contract.operations()[0];
    let header = |number: &'static [&'static str], tags: &'static [&'static str]| {
        let lines = move |name: &str| {
            let lines = match name {
                "X-N" => number,
                "tags" => tags,
                _ => panic!("nobody asked for {name}"),
            };
            lines.iter().map(|line| line.as_bytes())
        };
        brief(&operation.header_faults(lines)).join("; ")
    };
    assert_eq!(header(&["7"], &[]), "");
    assert_eq!(header(&[], &["a, b"]), "header X-N missing_parameter");
    assert_eq!(
        header(&["7", "8"], &["a", "b,c"]),
        "header X-N duplicate_parameter; header tags too_many_items"
    );
    let cookie = |field: &str| brief(&operation.cookie_faults([field.as_bytes()])).join("; ");
    assert_eq!(cookie("a=b; sid=abc"), "");
    assert_eq!(cookie("sid=a"), "cookie sid too_short");
    assert_eq!(cookie("xsid=abc"), "cookie sid missing_parameter");
}

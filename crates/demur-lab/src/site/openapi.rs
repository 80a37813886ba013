//! Reads the operations of an `OpenAPI` document, in JSON.

use fastrand::Rng;
use serde_json::Value;

use super::Segment;
use super::build::Listed;

const METHODS: [(&str, &str); 6] = [
    ("get", "GET"),
    ("post", "POST"),
    ("put", "PUT"),
    ("patch", "PATCH"),
    ("delete", "DELETE"),
    ("head", "HEAD"),
];

/// All operations, in an order by chance, since documents are sorted by name and not by traffic.
pub(super) fn read(rng: &mut Rng, text: &str) -> Result<Listed, String> {
    let document: Value =
        serde_json::from_str(text).map_err(|error| format!("the document is no JSON: {error}"))?;
    let paths = document
        .get("paths")
        .and_then(Value::as_object)
        .ok_or("the document has no `paths`")?;
    let mut found = Listed::new();
    for (path, item) in paths {
        let segments: Vec<Segment> = path
            .split('/')
            .filter(|name| !name.is_empty())
            .map(|name| segment(item, name))
            .collect();
        for (member, method) in METHODS {
            if item.get(member).is_some() {
                found.push((method, segments.clone()));
            }
        }
    }
    rng.shuffle(&mut found);
    Ok(found)
}

fn segment(item: &Value, name: &str) -> Segment {
    let Some(start) = name.find('{') else {
        return Segment::Fixed(name.to_owned());
    };
    let name = name.get(start..).unwrap_or_default();
    let name = name.trim_start_matches('{').trim_end_matches('}');
    match schema(item, name) {
        Some(("integer" | "number", _)) => Segment::Number,
        Some((_, "uuid")) => Segment::Uuid,
        _ if name.ends_with("id") || name.ends_with("number") => Segment::Number,
        _ => Segment::Slug(""),
    }
}

/// Type and format of a parameter, where they are written at the path or at its first operation and not elsewhere.
fn schema<'d>(item: &'d Value, name: &str) -> Option<(&'d str, &'d str)> {
    let lists = std::iter::once(item).chain(METHODS.iter().filter_map(|(key, _)| item.get(key)));
    let parameter = lists
        .filter_map(|owner| owner.get("parameters")?.as_array())
        .flatten()
        .find(|one| one.get("name").and_then(Value::as_str) == Some(name))?;
    let schema = parameter.get("schema")?;
    let text = |key| schema.get(key).and_then(Value::as_str).unwrap_or_default();
    Some((text("type"), text("format")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_become_what_their_schema_says() {
        let text = r#"{"paths":{
            "/a/{n}":{"parameters":[{"name":"n","schema":{"type":"integer"}}],"get":{},"delete":{}},
            "/b/{u}":{"get":{"parameters":[{"name":"u","schema":{"type":"string","format":"uuid"}}]}},
            "/c/{word}/d":{"post":{}}}}"#;
        let mut found = read(&mut Rng::with_seed(1), text).unwrap();
        found.sort_by_key(|(method, segments)| (format!("{segments:?}"), *method));
        let last: Vec<_> = found.iter().map(|(m, s)| (*m, s[1].clone())).collect();
        assert_eq!(
            last,
            [
                ("DELETE", Segment::Number),
                ("GET", Segment::Number),
                ("GET", Segment::Uuid),
                ("POST", Segment::Slug(""))
            ]
        );
        assert!(read(&mut Rng::with_seed(1), "{}").is_err());
    }
}

//! The links between pages: written as relative files, so that they work in a repository browser, and
//! turned into the paths under which the gateway serves the pages. Each must lead to a page.

use super::Book;

/// Rewrites the links of every page and complains about those that lead nowhere.
pub(super) fn resolve(book: &mut Book, complaints: &mut Vec<String>) {
    let known = known_paths(book);
    let steps: Vec<String> = book.steps.iter().map(|page| page.id.clone()).collect();
    for page in &mut book.statuses {
        let place = page.code.to_string();
        page.markdown = rewrite(&place, "status", &page.markdown, &known, complaints);
        for id in page.steps.iter().filter(|id| !steps.contains(id)) {
            complaints.push(format!("{place}: `steps` names `{id}`, which is no step"));
        }
    }
    for page in &mut book.guides {
        let place = format!("guide {}", page.code);
        page.markdown = rewrite(&place, "guide", &page.markdown, &known, complaints);
    }
    for page in &mut book.pairs {
        let place = format!("pair {}-{}", page.a, page.b);
        page.markdown = rewrite(&place, "pair", &page.markdown, &known, complaints);
        for (a, b) in &page.related {
            if !known.contains(&format!("/.demur/compare/{a}/{b}")) {
                complaints.push(format!(
                    "{place}: `related` names {a}-{b}, which has no page"
                ));
            }
        }
    }
    for page in &mut book.classes {
        let place = format!("class {}xx", page.class);
        page.markdown = rewrite(&place, "class", &page.markdown, &known, complaints);
    }
    for page in &mut book.faults {
        page.markdown = rewrite(&page.code, "fault", &page.markdown, &known, complaints);
    }
    for page in &mut book.diagnostics {
        page.markdown = rewrite(&page.code, "diagnostic", &page.markdown, &known, complaints);
    }
    for page in &mut book.steps {
        page.markdown = rewrite(&page.id, "", &page.markdown, &known, complaints);
    }
    for page in &mut book.detectors {
        page.markdown = rewrite(&page.id, "", &page.markdown, &known, complaints);
    }
    for page in &mut book.checks {
        page.markdown = rewrite(&page.id, "", &page.markdown, &known, complaints);
    }
}

fn known_paths(book: &Book) -> Vec<String> {
    let indexes = [
        "",
        "status/",
        "errors/",
        "faults/",
        "compare/",
        "diagnostics/",
        "detectors/",
        "checks/",
        "sources/",
        "choose/",
    ];
    let mut paths: Vec<String> = indexes.iter().map(|&path| path.to_owned()).collect();
    paths.extend(
        book.statuses
            .iter()
            .map(|page| format!("status/{}", page.code)),
    );
    paths.extend(
        book.classes
            .iter()
            .map(|page| format!("status/{}xx", page.class)),
    );
    paths.extend(
        book.guides
            .iter()
            .map(|page| format!("status/{}/guide", page.code)),
    );
    paths.extend(
        book.pairs
            .iter()
            .map(|page| format!("compare/{}/{}", page.a, page.b)),
    );
    paths.extend(book.steps.iter().map(|page| format!("errors/{}", page.id)));
    paths.extend(
        book.faults
            .iter()
            .map(|page| format!("faults/{}", page.code)),
    );
    paths.extend(
        book.diagnostics
            .iter()
            .map(|page| format!("diagnostics/{}", page.code)),
    );
    paths.extend(
        book.detectors
            .iter()
            .map(|page| format!("detectors/{}", page.id)),
    );
    paths.extend(book.checks.iter().map(|page| format!("checks/{}", page.id)));
    paths.iter().map(|path| format!("/.demur/{path}")).collect()
}

fn rewrite(
    place: &str,
    folder: &str,
    text: &str,
    known: &[String],
    complaints: &mut Vec<String>,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        if fenced {
            out.push_str(line);
        } else {
            rewrite_line(place, folder, line, known, complaints, &mut out);
        }
        out.push('\n');
    }
    out
}

fn rewrite_line(
    place: &str,
    folder: &str,
    line: &str,
    known: &[String],
    complaints: &mut Vec<String>,
    out: &mut String,
) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((target, tail)) = after.split_once(')') else {
            break;
        };
        let path = served_at(folder, target);
        if !path.starts_with("https://") && !known.contains(&path) {
            complaints.push(format!("{place}: link to `{target}` leads to no page"));
        }
        out.push_str(before);
        out.push_str("](");
        out.push_str(&path);
        out.push(')');
        rest = tail;
    }
    out.push_str(rest);
}

/// The path of a page file, seen from a page in `folder`; anything else stays as it is.
fn served_at(folder: &str, target: &str) -> String {
    let Some(stem) = target
        .strip_suffix(".md")
        .filter(|stem| !stem.contains("://"))
    else {
        return target.to_owned();
    };
    let (folder, name) = stem
        .strip_prefix("../")
        .and_then(|path| path.split_once('/'))
        .unwrap_or((folder, stem));
    match folder {
        "status" | "class" => format!("/.demur/status/{name}"),
        "guide" => format!("/.demur/status/{name}/guide"),
        "pair" => format!("/.demur/compare/{}", name.replace('-', "/")),
        "fault" => format!("/.demur/faults/{name}"),
        "diagnostic" => format!("/.demur/diagnostics/{name}"),
        _ => target.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::rewrite;

    #[track_caller]
    fn check(text: &str, expected: &str, complaints: usize) {
        let known = [
            "/.demur/status/404".to_owned(),
            "/.demur/faults/enum".to_owned(),
        ];
        let mut found = Vec::new();
        assert_eq!(
            rewrite("page", "status", text, &known, &mut found),
            format!("{expected}\n")
        );
        assert_eq!(found.len(), complaints, "{found:?}");
    }

    #[test]
    fn files_become_paths() {
        check(
            "see [a](404.md), [b](../fault/enum.md)",
            "see [a](/.demur/status/404), [b](/.demur/faults/enum)",
            0,
        );
        check("[p](../pair/404-410.md)", "[p](/.demur/compare/404/410)", 1);
        check("[g](../guide/404.md)", "[g](/.demur/status/404/guide)", 1);
        check(
            "[w](https://example.com/x.md)",
            "[w](https://example.com/x.md)",
            0,
        );
    }

    #[test]
    fn links_to_nothing_are_reported() {
        check("[a](405.md)", "[a](/.demur/status/405)", 1);
        check("[a](/.demur/errors/none)", "[a](/.demur/errors/none)", 1);
    }
}

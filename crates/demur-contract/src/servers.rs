//! The base paths that the `servers` of a document put before its routes.

use crate::tree::Node;

/// How many base paths the values of server variables may add up to.
const MOST: usize = 64;

/// The base paths of the innermost of `owners` that declares `servers`; `""` where none does.
pub(crate) fn base_paths(owners: &[Node<'_>]) -> Vec<String> {
    let declared = owners.iter().find_map(|owner| {
        let servers = owner.get("servers")?;
        servers.items().next().map(|_| servers)
    });
    let mut bases: Vec<String> = Vec::new();
    for server in declared.into_iter().flat_map(Node::items) {
        for url in urls(server) {
            let base = base_path(&url);
            if !bases.contains(&base) {
                bases.push(base);
            }
        }
    }
    if bases.is_empty() {
        bases.push(String::new());
    }
    bases
}

/// The addresses of a server with its variables filled in: every value of a variable that lists
/// its values, the default of one that does not.
fn urls(server: Node<'_>) -> Vec<String> {
    let mut urls = vec![server.get("url").map_or("", Node::text).to_owned()];
    for variable in server.get("variables").into_iter().flat_map(Node::entries) {
        let hole = format!("{{{}}}", variable.name());
        let mut values: Vec<&str> = variable
            .value
            .get("enum")
            .into_iter()
            .flat_map(Node::items)
            .map(Node::text)
            .collect();
        if values.is_empty() {
            values.extend(variable.value.get("default").map(Node::text));
        }
        urls = urls
            .iter()
            .flat_map(|url| values.iter().map(|value| url.replace(&hole, value)))
            .take(MOST)
            .collect();
    }
    urls
}

/// The path of a server's address without its last slash.
fn base_path(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or("");
    let path = match url.split_once("//") {
        Some((before, rest)) if before.is_empty() || before.ends_with(':') => {
            rest.split_once('/').map_or("", |(_, path)| path)
        }
        _ => url,
    };
    let path = path.trim_matches('/');
    let path = path.strip_prefix("./").unwrap_or(path);
    if path.is_empty() || path == "." {
        String::new()
    } else {
        format!("/{path}")
    }
}

#[cfg(test)]
mod tests {
    use super::base_path;

    fn check(url: &str, expected: &str) {
        assert_eq!(base_path(url), expected, "{url}");
    }

    #[test]
    fn the_base_path_is_the_path_of_the_address() {
        check("https://api.example.com", "");
        check("https://api.example.com/", "");
        check("https://api.example.com/v1/", "/v1");
        check("//api.example.com/v1/x", "/v1/x");
        check("/v1", "/v1");
        check("v1", "/v1");
        check("/", "");
        check("./", "");
        check("https://api.example.com/v1?x=/y", "/v1");
    }
}

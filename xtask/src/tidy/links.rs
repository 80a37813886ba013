//! Links between the files of the repository lead somewhere.

use super::{files, name, read, report};

#[test]
fn relative_links_in_markdown_lead_to_files() {
    let mut found = Vec::new();
    for file in files() {
        if file.extension().is_none_or(|extension| extension != "md")
            || name(&file).starts_with("codebook/")
        {
            continue;
        }
        let text = read(&file);
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let path = target.split('#').next().unwrap_or_default();
            let is_elsewhere = path.is_empty() || path.contains("://") || path.starts_with('/');
            if !is_elsewhere && !file.with_file_name(path).exists() {
                found.push(format!("{}: {target}", name(&file)));
            }
        }
    }
    report("links that lead nowhere", &found);
}

//! The whole reference as files of a folder: every page in every format, with links that work wherever the folder lies.

use std::fmt::Write as _;

use crate::links::{Links, file};
use crate::lookup::{Page, Subject, all, comparisons};
use crate::render::{PageFormat, render};

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Its path below the folder.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// A part of the files of the site, one of `parts` that are alike in size, so that several threads can make them.
/// `url` is where the folder will be published; with it, pages name their address, and there is a map of the site.
pub fn site(url: Option<&str>, part: usize, parts: usize) -> Vec<SiteFile> {
    let mut files = Vec::new();
    for page in pages().iter().skip(part).step_by(parts.max(1)) {
        files.extend(of_page(page, url));
    }
    if let (0, Some(url)) = (part, url) {
        files.push(map(url));
    }
    files
}

fn pages() -> Vec<Page> {
    let assets = [Subject::Style, Subject::Script, Subject::Index];
    let assets = assets.into_iter().map(Page::from);
    all().chain(comparisons()).chain(assets).collect()
}

fn of_page(page: &Page, url: Option<&str>) -> Vec<SiteFile> {
    let path = page.subject.path();
    let links = Links::between_files(&path, url);
    if let Some(format) = page.format {
        return vec![SiteFile {
            text: render(page, format, &links),
            path,
        }];
    }
    let files = PageFormat::ALL.into_iter().map(|format| SiteFile {
        path: if format == PageFormat::Html {
            file(&path)
        } else {
            page.path_in(format)
        },
        text: render(page, format, &links),
    });
    files.collect()
}

fn map(url: &str) -> SiteFile {
    let url = url.trim_end_matches('/');
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in all().chain(comparisons()) {
        let place = crate::render::escape(&format!("{url}/{}", file(&page.subject.path())));
        let _ = writeln!(text, "<url><loc>{place}</loc></url>");
    }
    text.push_str("</urlset>\n");
    SiteFile {
        path: "sitemap.xml".to_owned(),
        text,
    }
}

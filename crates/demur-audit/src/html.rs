//! What an HTML page says, as far as checks and the crawler need it.
//!
//! It is read from tokens in one go, without a tree, so that no page can make it slow or deep. What a browser would
//! mend, such as a tag that is never closed, is read in some way and never refused.

mod references;
mod tokens;

use std::collections::HashSet;

use url::Url;

use references::resolved;
use tokens::{Tag, Token, tokens};

/// The most that is read of a page. Scripts and styles before the text may be long.
pub(crate) const READ: usize = 256 << 10;

/// The most visible text that is kept.
const TEXT: usize = 64 << 10;

/// The most that is kept of a title, of a heading, and of directives.
const LINE: usize = 1_000;

/// The most links that are kept.
const LINKS: usize = 2_000;

/// The longest address that is kept; what is longer leads nowhere.
const ADDRESS: usize = 8_000;

/// What a page says.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// The title, with single spaces.
    pub(crate) title: String,
    /// The first heading of the first level that says something.
    pub(crate) h1: String,
    /// How many headings there are, of any level.
    pub(crate) headings: usize,
    /// The address that the page gives for itself.
    pub(crate) canonical: Option<String>,
    /// The directives for robots, in lower case.
    pub(crate) robots: String,
    /// The language that the page says it is in.
    pub(crate) lang: Option<String>,
    /// What a reader sees, one line for each block.
    pub(crate) text: String,
    /// Where the links go, as written.
    pub(crate) links: Vec<String>,
    /// What links are relative to, if not the page.
    pub(crate) base: Option<String>,
    /// Where the page sends a browser by itself, as written.
    pub(crate) refresh: Option<String>,
    /// Images that have no `alt`; an empty one is a statement.
    pub(crate) images_without_alt: usize,
    /// Whether the page is laid out for small screens.
    pub(crate) has_viewport: bool,
    /// Whether there is a place to type what is looked for.
    pub(crate) has_search: bool,
    /// Whether a password is asked for.
    pub(crate) has_password: bool,
    /// How many scripts there are.
    pub(crate) scripts: usize,
}

/// Reads a page.
pub(crate) fn read(text: &str) -> Page {
    let mut reader = Reader::default();
    for token in tokens(cut(text, READ)) {
        match token {
            Token::Text(text) => reader.text(text),
            Token::Open(tag) => reader.open(&tag),
            Token::Close(name) => reader.close(&name),
        }
    }
    reader.finish()
}

/// Where a page links to: absolute addresses of the web without fragments, each once, in their order.
pub(crate) fn links(text: &str, address: &Url) -> Vec<Url> {
    let page = read(text);
    let base = page.base.as_ref().and_then(|base| address.join(base).ok());
    let base = base.as_ref().unwrap_or(address);
    let mut seen = HashSet::new();
    let all = page.links.iter().filter_map(|link| base.join(link).ok());
    let web = all.filter(|url| matches!(url.scheme(), "http" | "https"));
    web.map(|mut url| {
        url.set_fragment(None);
        url
    })
    .filter(|url| seen.insert(url.clone()))
    .collect()
}

/// Which text is being read.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Body,
    Title,
    /// What nobody sees: a template, or a drawing.
    Hidden,
}

#[derive(Debug, Default)]
struct Reader {
    page: Page,
    inside: Inside,
    /// The heading of the first level that is being read.
    h1: Option<String>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let text = resolved(text);
        match self.inside {
            Inside::Title => append(&mut self.page.title, &text, LINE),
            Inside::Hidden => {}
            Inside::Body => {
                if let Some(h1) = &mut self.h1 {
                    append(h1, &text, LINE);
                }
                append(&mut self.page.text, &text, TEXT);
            }
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "html" => self.page.lang = tag.value("lang").or_else(|| tag.value("xml:lang")),
            "title" if self.inside == Inside::Body && self.page.title.is_empty() => {
                self.inside = Inside::Title;
            }
            "template" | "svg" | "math" => self.inside = Inside::Hidden,
            "script" => self.page.scripts += 1,
            "base" => self.page.base = self.page.base.take().or_else(|| address(tag)),
            "link" => self.link(tag),
            "meta" => self.meta(tag),
            "a" | "area" => self.anchor(tag),
            "img" => self.page.images_without_alt += usize::from(tag.value("alt").is_none()),
            "form" => self.page.has_search |= tag.is("role", "search"),
            "search" => self.page.has_search = true,
            "input" => {
                self.page.has_password |= tag.is("type", "password");
                self.page.has_search |= tag.is("type", "search");
            }
            "h1" => {
                self.page.headings += 1;
                self.h1 = Some(String::new());
            }
            "h2" | "h3" | "h4" | "h5" | "h6" => self.page.headings += 1,
            _ => {}
        }
        self.block(&tag.name);
    }

    fn close(&mut self, name: &str) {
        match name {
            "title" if self.inside == Inside::Title => self.inside = Inside::Body,
            "template" | "svg" | "math" => self.inside = Inside::Body,
            "h1" => self.end_h1(),
            _ => {}
        }
        self.block(name);
    }

    /// Text goes on in a new line, unless the element is one within a line.
    fn block(&mut self, name: &str) {
        let within = [
            "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s",
            "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
        ];
        if !within.contains(&name) && !self.page.text.is_empty() && !self.page.text.ends_with('\n')
        {
            let length = self.page.text.trim_end().len();
            self.page.text.truncate(length);
            self.page.text.push('\n');
        }
    }

    fn link(&mut self, tag: &Tag) {
        let rel = tag.value("rel").unwrap_or_default();
        let mut words = rel.split_ascii_whitespace();
        if words.any(|word| word.eq_ignore_ascii_case("canonical")) {
            self.page.canonical = self.page.canonical.take().or_else(|| address(tag));
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let content = tag.value("content").unwrap_or_default();
        let name = tag.value("name").unwrap_or_default().to_ascii_lowercase();
        match name.as_str() {
            "robots" | "googlebot" => {
                if self.page.robots.len() > LINE {
                    return;
                }
                if !self.page.robots.is_empty() {
                    self.page.robots.push(',');
                }
                let directives = cut(&content, LINE).to_ascii_lowercase();
                self.page.robots.push_str(&directives);
            }
            "viewport" => self.page.has_viewport = true,
            _ => {}
        }
        if tag.is("http-equiv", "refresh")
            && let Some((_, address)) = content.split_once('=')
        {
            let address = address.trim().trim_matches(['"', '\'']);
            self.page.refresh = Some(cut(address, ADDRESS).to_owned());
        }
    }

    fn anchor(&mut self, tag: &Tag) {
        if self.inside == Inside::Body
            && self.page.links.len() < LINKS
            && let Some(address) = address(tag)
        {
            self.page.links.push(address);
        }
    }

    fn end_h1(&mut self) {
        if let Some(h1) = self.h1.take()
            && self.page.h1.is_empty()
        {
            h1.trim().clone_into(&mut self.page.h1);
        }
    }

    fn finish(mut self) -> Page {
        self.end_h1();
        for text in [&mut self.page.title, &mut self.page.text] {
            *text = text.trim().to_owned();
        }
        self.page
    }
}

/// Where an element leads, if that can be an address.
fn address(tag: &Tag) -> Option<String> {
    let address = tag.value("href")?;
    (address.len() <= ADDRESS).then_some(address)
}

/// Adds text with each run of white space as one space, up to a length.
fn append(to: &mut String, text: &str, most: usize) {
    for letter in text.chars() {
        if to.len() >= most {
            return;
        }
        if !letter.is_whitespace() {
            to.push(letter);
        } else if !to.is_empty() && !to.ends_with([' ', '\n']) {
            to.push(' ');
        }
    }
}

/// The beginning of a text, at most so many octets.
pub(crate) fn cut(text: &str, most: usize) -> &str {
    let end = text.floor_char_boundary(most);
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{LINE, LINKS, TEXT, links, read};

    #[test]
    fn a_page_says_what_it_is() {
        let page = read(
            "<!doctype html><!-- <h1>no</h1> --><HTML lang=de><head><title>\n Nicht &amp; gefunden </title>\
             <link rel='canonical' href=/x><meta name=ROBOTS content='NoIndex, follow'><meta name=viewport content=w>\
             <script>document.write('<h1>no</h1>')</script><style>p{}</style></head>\
             <body><svg><title>Logo</title></svg><h1>Seite <b>nicht</b> gefunden</h1><p>Eins<br>zwei</p><img src=a><img alt='' src=b>\
             <a href='/home?a=1&amp;b=2'>Start</a><form role=search><input></form>",
        );
        assert_eq!(page.title, "Nicht & gefunden");
        assert_eq!(page.h1, "Seite nicht gefunden");
        assert_eq!(page.text, "Seite nicht gefunden\nEins\nzwei\nStart");
        assert_eq!(page.canonical.as_deref(), Some("/x"));
        assert_eq!(page.robots, "noindex, follow");
        assert_eq!(page.lang.as_deref(), Some("de"));
        assert_eq!(page.links, ["/home?a=1&b=2"]);
        assert_eq!((page.images_without_alt, page.scripts), (1, 1));
        assert!(page.has_viewport && page.has_search && !page.has_password);
    }

    #[test]
    fn links_are_absolute_and_there_once() {
        let html = "<base href=/docs/><a href=a>A</a><a href='a#b'>B</a><a href=mailto:x>M</a>\
                    <area href='//other.example/'><a href='javascript:x()'>J</a><a>none</a>";
        let address = Url::parse("https://shop.example/x/y").unwrap();
        let found: Vec<String> = links(html, &address).iter().map(Url::to_string).collect();
        assert_eq!(
            found,
            ["https://shop.example/docs/a", "https://other.example/"]
        );
    }

    #[test]
    fn of_an_endless_page_little_is_kept() {
        let titles = read(&"<title>".repeat(600_000));
        assert!(titles.title.len() <= LINE, "{}", titles.title.len());
        let heading = read(&format!("<h1>{}", "é ".repeat(600_000)));
        assert!(heading.h1.len() <= LINE + 1, "{}", heading.h1.len());
        assert!(heading.text.len() <= TEXT + 1, "{}", heading.text.len());
        let robots = read(&"<meta name=robots content=all>".repeat(10_000));
        assert!(robots.robots.len() < 2 * LINE, "{}", robots.robots.len());
        let crowded = read(&"<a href=/x>".repeat(100_000));
        assert_eq!(crowded.links.len(), LINKS);
        let long = format!(
            "<base href=/{0}><link rel=canonical href=/{0}><a href=/{0}><a href=/y>",
            "x".repeat(9_000)
        );
        let long = read(&long);
        assert_eq!((long.base, long.canonical), (None, None));
        assert_eq!(long.links, ["/y"]);
    }

    #[test]
    fn a_refresh_names_where_it_goes() {
        let page = read("<meta http-equiv=Refresh content=\"0; URL='/'\">");
        assert_eq!(page.refresh.as_deref(), Some("/"));
    }
}

//! The only place where text becomes HTML.
//!
//! Markup is `'static`: what a server answered can be text and nothing else. It is escaped, and what steers or cannot be
//! seen is written out.

use crate::reports::escape::{cut, is_unseen};

/// The most letters of an address or a value, and of a sentence.
const LONGEST: usize = 400;
const LONGEST_PROSE: usize = 2_000;

/// HTML that is being written.
#[derive(Default)]
pub(super) struct Markup(String);

impl Markup {
    pub(super) fn into_string(self) -> String {
        self.0
    }

    /// Markup of ours.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text in an element.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.letters(&cut(text, LONGEST), true)
    }

    /// Text where no element may stand: in a `title` or an attribute.
    pub(super) fn bare(&mut self, text: &str) -> &mut Self {
        self.letters(&cut(text, LONGEST), false)
    }

    /// Something literal.
    pub(super) fn code(&mut self, text: &str) -> &mut Self {
        self.raw("<code>").text(text).raw("</code>")
    }

    /// Lines as they are.
    pub(super) fn lines(&mut self, text: &str) -> &mut Self {
        self.raw("<pre>");
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.raw("\n");
            }
            self.letters(line.strip_suffix('\r').unwrap_or(line), true);
        }
        self.raw("</pre>\n")
    }

    /// Sentences, with literals in backticks.
    pub(super) fn prose(&mut self, text: &str) -> &mut Self {
        let text = cut(text, LONGEST_PROSE);
        let mut parts = text.split('`').peekable();
        let mut is_literal = false;
        while let Some(part) = parts.next() {
            let is_closed = parts.peek().is_some();
            if is_literal && is_closed {
                self.code(part);
            } else {
                // A backtick without a partner is a letter.
                if is_literal {
                    self.raw("`");
                }
                self.letters(part, true);
            }
            is_literal = !is_literal;
        }
        self
    }

    /// A link, if the address is one of the web; else its words alone.
    pub(super) fn link(&mut self, address: &str, words: &str) -> &mut Self {
        if !address.starts_with("https://") && !address.starts_with("http://") {
            return self.text(words);
        }
        self.raw("<a href=\"");
        self.letters(address, false);
        self.raw("\">").text(words).raw("</a>")
    }

    /// `12`
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    fn letters(&mut self, text: &str, may_mark: bool) -> &mut Self {
        let mut is_marked = false;
        for letter in text.chars() {
            let is_hidden = is_unseen(letter);
            if may_mark && is_hidden != is_marked {
                self.raw(if is_hidden {
                    "<span class=\"hidden\">"
                } else {
                    "</span>"
                });
                is_marked = is_hidden;
            }
            match letter {
                _ if is_hidden => self.0.extend(letter.escape_default()),
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
        if is_marked {
            self.raw("</span>");
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[track_caller]
    fn check(write: impl Fn(&mut Markup) -> &mut Markup, expected: &str) {
        let mut markup = Markup::default();
        write(&mut markup);
        assert_eq!(markup.into_string(), expected);
    }

    #[test]
    fn text_is_nothing_but_text() {
        check(
            |m| m.text("<b a=\"1\" b='2'>&\u{202e}x"),
            "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;<span class=\"hidden\">\\u{202e}</span>x",
        );
        check(|m| m.bare("\u{202e}\""), "\\u{202e}&quot;");
        check(
            |m| m.lines("a\r\n<b>\u{1b}"),
            "<pre>a\n&lt;b&gt;<span class=\"hidden\">\\u{1b}</span></pre>\n",
        );
        check(
            |m| m.prose("add `<a>` and `b"),
            "add <code>&lt;a&gt;</code> and `b",
        );
    }

    #[test]
    fn links_lead_to_the_web_only() {
        check(
            |m| m.link("https://a.b/\"x", "page"),
            "<a href=\"https://a.b/&quot;x\">page</a>",
        );
        check(|m| m.link("javascript:alert(1)", "page"), "page");
    }
}

//! The only place where text becomes HTML.
//!
//! Markup is `'static`: what was read from a log can be text and nothing else. It is cut, escaped, and what steers or
//! cannot be seen is written out. What it means is left to the sections.

use demur_report::is_unseen;

use super::words;

/// The most letters of a path, an agent or a name.
const LONGEST: usize = 300;

/// The most letters of a sentence.
const LONGEST_PROSE: usize = 2_000;

/// HTML that is being written.
pub(super) struct Markup(String);

/// How a letter is written that cannot be seen.
#[derive(Clone, Copy)]
enum Hidden {
    /// In an element of its own, so that it is not taken for the same letters spelt out.
    Marked,
    /// As text, where no element may stand.
    Spelt,
}

impl Markup {
    pub(super) fn new() -> Self {
        Self(String::with_capacity(64 * 1024))
    }

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
        self.letters(text, LONGEST, Hidden::Marked)
    }

    /// Text in a `title`.
    pub(super) fn title(&mut self, text: &str) -> &mut Self {
        self.letters(text, LONGEST, Hidden::Spelt)
    }

    /// Something literal: a path, an agent, a command.
    pub(super) fn code(&mut self, text: &str) -> &mut Self {
        self.raw("<code>").text(text).raw("</code>")
    }

    /// Sentences, with literals in backticks.
    pub(super) fn prose(&mut self, text: &str) -> &mut Self {
        let mut parts = text.split('`').peekable();
        let mut literal = false;
        while let Some(part) = parts.next() {
            let closed = parts.peek().is_some();
            if literal && closed {
                self.code(part);
            } else {
                // A backtick without a partner is a letter.
                if literal {
                    self.raw("`");
                }
                self.letters(part, LONGEST_PROSE, Hidden::Marked);
            }
            literal = !literal;
        }
        self
    }

    /// `1,204`
    pub(super) fn count(&mut self, count: u64) -> &mut Self {
        self.0.push_str(&words::count(count));
        self
    }

    /// `1204`: a part of an id, or a length.
    pub(super) fn digits(&mut self, number: usize) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// A place in a drawing, to a hundredth.
    pub(super) fn place(&mut self, place: f64) -> &mut Self {
        let place = if place.is_finite() { place } else { 0.0 };
        let shown = format!("{place:.2}");
        let shown = shown.trim_end_matches('0').trim_end_matches('.');
        self.0.push_str(if shown == "-0" { "0" } else { shown });
        self
    }

    /// A moment, for readers and for programs.
    pub(super) fn time(&mut self, at: u64) -> &mut Self {
        self.0.push_str("<time datetime=\"");
        self.0.push_str(&words::rfc3339(at));
        self.0.push_str("\">");
        self.0.push_str(&words::moment(at));
        self.0.push_str("</time>");
        self
    }

    fn letters(&mut self, text: &str, most: usize, hidden: Hidden) -> &mut Self {
        let mut marked = false;
        for letter in text.chars().take(most) {
            let is_hidden = is_unseen(letter);
            if matches!(hidden, Hidden::Marked) && is_hidden != marked {
                self.raw(if is_hidden {
                    "<span class=\"hidden\">"
                } else {
                    "</span>"
                });
                marked = is_hidden;
            }
            if is_hidden {
                self.0.extend(letter.escape_default());
            } else {
                self.letter(letter);
            }
        }
        if marked {
            self.raw("</span>");
        }
        let more = text.chars().skip(most).count();
        if more > 0 {
            self.0.push_str("… (");
            self.0.push_str(&words::count(words::wide(more)));
            self.0.push_str(" more letters)");
        }
        self
    }

    fn letter(&mut self, letter: char) {
        match letter {
            '&' => self.0.push_str("&amp;"),
            '<' => self.0.push_str("&lt;"),
            '>' => self.0.push_str("&gt;"),
            '"' => self.0.push_str("&quot;"),
            '\'' => self.0.push_str("&#39;"),
            other => self.0.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    fn check(write: impl Fn(&mut Markup), expected: &str) {
        let mut markup = Markup::new();
        write(&mut markup);
        assert_eq!(markup.into_string(), expected);
    }

    #[test]
    fn what_has_a_meaning_in_html_loses_it() {
        check(
            |m| {
                m.text("<b a=\"1\" b='2'>&amp;");
            },
            "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;",
        );
    }

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        check(
            |m| {
                m.text("/a\u{202e}\u{1b}b\n");
            },
            "/a<span class=\"hidden\">\\u{202e}\\u{1b}</span>b<span class=\"hidden\">\\n</span>",
        );
        check(
            |m| {
                m.title("/a\u{2066}<\0");
            },
            "/a\\u{2066}&lt;\\u{0}",
        );
    }

    #[test]
    fn letters_of_every_language_stay() {
        check(
            |m| {
                m.text("/größe/日本/שלום/😀");
            },
            "/größe/日本/שלום/😀",
        );
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        let long = "a".repeat(1_400);
        let expected = format!("{}… (1,100 more letters)", "a".repeat(300));
        check(
            |m| {
                m.text(&long);
            },
            &expected,
        );
    }

    #[test]
    fn backticks_in_pairs_are_code() {
        check(
            |m| {
                m.prose("add `/a` and `b");
            },
            "add <code>/a</code> and `b",
        );
    }

    #[test]
    fn places_have_no_more_digits_than_needed() {
        check(
            |m| {
                m.place(1.0)
                    .raw(" ")
                    .place(0.126)
                    .raw(" ")
                    .place(f64::NAN)
                    .raw(" ")
                    .place(-0.001);
            },
            "1 0.13 0 0",
        );
    }
}

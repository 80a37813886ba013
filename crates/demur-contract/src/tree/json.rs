//! JSON (RFC 8259) into a tree.

use demur_report::Diagnostic;

use super::build::{Builder, DEPTH};
use super::{Held, Kind, Tree};

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Want {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    CommaOrEnd,
    Nothing,
}

struct Reader<'f> {
    builder: Builder<'f>,
    at: usize,
    inside: Vec<Kind>,
}

/// `(code, message)` of the one fault that ends the reading.
type Stop = (&'static str, String);

pub(super) fn read(file: &str, text: String, faults: &mut Vec<Diagnostic>) -> Option<Tree> {
    let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut reader = Reader {
        builder: Builder::new(file, text, faults),
        at,
        inside: Vec::new(),
    };
    match reader.run() {
        Ok(()) => {
            let mut tree = reader.builder.tree;
            tree.cells.shrink_to_fit();
            Some(tree)
        }
        Err((code, message)) => {
            let at = reader.at;
            reader.builder.fault(code, message, at, at + 1);
            None
        }
    }
}

impl Reader<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        let mut want = Want::Value;
        loop {
            self.skip_blanks();
            let Some(byte) = self.peek() else {
                return if want == Want::Nothing {
                    Ok(())
                } else {
                    Err(self.cut_short())
                };
            };
            want = match (want, byte) {
                (Want::Nothing, _) => return Err(syntax("nothing may follow the document")),
                (Want::Key | Want::KeyOrEnd, b'"') => self.key()?,
                (Want::KeyOrEnd | Want::CommaOrEnd, b'}') if self.is_in(Kind::Object) => self.end(),
                (Want::ValueOrEnd | Want::CommaOrEnd, b']') if self.is_in(Kind::Array) => {
                    self.end()
                }
                (Want::CommaOrEnd, b',') => {
                    self.at += 1;
                    if self.is_in(Kind::Object) {
                        Want::Key
                    } else {
                        Want::Value
                    }
                }
                (Want::Key | Want::KeyOrEnd, _) => {
                    return Err(syntax("expected a key in double quotes"));
                }
                (Want::CommaOrEnd, _) => return Err(syntax("expected `,` or the end")),
                (Want::Value | Want::ValueOrEnd, b'{') => self.begin(Kind::Object)?,
                (Want::Value | Want::ValueOrEnd, b'[') => self.begin(Kind::Array)?,
                (Want::Value | Want::ValueOrEnd, _) => {
                    self.scalar(byte)?;
                    self.after_value()
                }
            };
        }
    }

    fn begin(&mut self, kind: Kind) -> Result<Want, Stop> {
        if self.inside.len() >= DEPTH {
            return Err((
                "document-too-deep",
                format!("nested deeper than {DEPTH} levels"),
            ));
        }
        self.builder.open(kind, self.at);
        self.inside.push(kind);
        self.at += 1;
        Ok(if kind == Kind::Object {
            Want::KeyOrEnd
        } else {
            Want::ValueOrEnd
        })
    }

    fn end(&mut self) -> Want {
        self.at += 1;
        self.builder.close(self.at);
        self.inside.pop();
        self.after_value()
    }

    fn after_value(&self) -> Want {
        if self.inside.is_empty() {
            Want::Nothing
        } else {
            Want::CommaOrEnd
        }
    }

    fn key(&mut self) -> Result<Want, Stop> {
        self.string()?;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return Err(syntax("expected `:` after the key"));
        }
        self.at += 1;
        Ok(Want::Value)
    }

    fn scalar(&mut self, byte: u8) -> Result<(), Stop> {
        match byte {
            b'"' => self.string(),
            b'-' | b'0'..=b'9' => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<(), Stop> {
        let rest = self.builder.tree.text.get(self.at..).unwrap_or("");
        for (word, kind) in [
            ("true", Kind::Bool),
            ("false", Kind::Bool),
            ("null", Kind::Null),
        ] {
            if rest.starts_with(word) {
                let end = self.at + word.len();
                self.builder.scalar(kind, Held::Plain, self.at, end);
                self.at = end;
                return Ok(());
            }
        }
        Err(syntax("expected a value"))
    }

    fn number(&mut self) -> Result<(), Stop> {
        let rest = self.builder.tree.text.get(self.at..).unwrap_or("");
        let length = rest
            .bytes()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
            .count();
        let end = self.at + length;
        if !super::is_json_number(rest.get(..length).unwrap_or("")) {
            return Err(syntax("this is not a number in JSON"));
        }
        self.builder.scalar(Kind::Number, Held::Plain, self.at, end);
        self.at = end;
        Ok(())
    }

    fn string(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let bytes = self.builder.tree.text.as_bytes();
        let mut at = start + 1;
        let mut escaped = false;
        let end = loop {
            match bytes.get(at) {
                None => return Err(self.cut_short()),
                Some(b'"') => break at + 1,
                Some(b'\\') => {
                    escaped = true;
                    at += 2;
                }
                Some(0..0x20) => {
                    self.at = at;
                    return Err(syntax("a control character in a string must be escaped"));
                }
                Some(_) => at += 1,
            }
        };
        self.at = end;
        if !escaped {
            self.builder.scalar(Kind::String, Held::Quoted, start, end);
            return Ok(());
        }
        let quoted = self.builder.tree.text.get(start..end).unwrap_or("");
        let Ok(text) = serde_json::from_str::<String>(quoted) else {
            self.at = start;
            return Err(syntax("a broken escape in this string"));
        };
        self.builder.owned(Kind::String, &text, start, end);
        Ok(())
    }

    fn is_in(&self, kind: Kind) -> bool {
        self.inside.last() == Some(&kind)
    }

    fn peek(&self) -> Option<u8> {
        self.builder.tree.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn cut_short(&mut self) -> Stop {
        self.at = self.builder.tree.text.len().saturating_sub(1);
        syntax("the document ends too early")
    }
}

fn syntax(message: &str) -> Stop {
    ("syntax", message.to_owned())
}

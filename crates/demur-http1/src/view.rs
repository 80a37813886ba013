//! Reading access to a parsed request head.

use crate::bytes::text;
use crate::expect;
use crate::fields::Field;
use crate::framing::Framing;
use crate::known::KnownField;
use crate::request::RequestHead;
use crate::scan::Span;
use crate::target::TargetForm;
use crate::version::Version;

/// A request head together with its bytes. Copy it freely.
#[derive(Clone, Copy)]
pub struct RequestView<'a> {
    head: &'a RequestHead,
    buf: &'a [u8],
    /// The beginning of `buf`, to the end of the target or of a `Host` right behind the first line, found to
    /// be text once for all its parts. The grammar of both is ASCII.
    start: &'a str,
}

impl<'a> RequestView<'a> {
    pub(crate) fn new(head: &'a RequestHead, buf: &'a [u8]) -> Self {
        let host_end = head.fields.leading_host_end();
        let end = host_end.unwrap_or(head.raw_target.end());
        let start = buf.get(..end).unwrap_or_default();
        Self {
            head,
            buf,
            start: text(start),
        }
    }

    /// A part of the first line.
    fn part(&self, span: Span) -> &'a str {
        self.start.get(span.start()..span.end()).unwrap_or_default()
    }

    /// The method, as sent: methods are case-sensitive.
    pub fn method(&self) -> &'a str {
        self.part(self.head.method)
    }

    /// The target, as sent.
    pub fn target(&self) -> &'a str {
        self.part(self.head.raw_target)
    }

    /// The form of the target.
    pub fn form(&self) -> TargetForm {
        self.head.target.form()
    }

    /// The path, still percent-encoded: `/` where an absolute target leaves it out, `*` in asterisk form,
    /// empty with CONNECT.
    pub fn path(&self) -> &'a str {
        let path = self.part(self.head.target.path);
        match self.form() {
            TargetForm::Origin | TargetForm::Absolute if path.is_empty() => "/",
            TargetForm::Asterisk => "*",
            TargetForm::Origin | TargetForm::Absolute | TargetForm::Authority => path,
        }
    }

    /// The query without its `?`, still percent-encoded; `Some("")` for a bare `?`.
    pub fn query(&self) -> Option<&'a str> {
        self.head.target.query.map(|span| self.part(span))
    }

    /// Host and port as the client named them: from the target if it holds them, else from `Host`.
    pub fn authority(&self) -> Option<&'a str> {
        let span = self.authority_span()?;
        match self.start.get(span.start()..span.end()) {
            Some(authority) => Some(authority),
            None => Some(text(span.of(self.buf))),
        }
    }

    /// The same as bytes.
    pub fn authority_bytes(&self) -> Option<&'a [u8]> {
        self.authority_span().map(|span| span.of(self.buf))
    }

    fn authority_span(&self) -> Option<Span> {
        let span = self.head.target.authority;
        if span.is_empty() {
            self.head
                .fields
                .first(KnownField::Host)
                .map(|field| field.value)
        } else {
            Some(span)
        }
    }

    /// Method and target with the space between them, as sent.
    pub fn method_and_target(&self) -> &'a [u8] {
        Span::new(self.head.method.start(), self.head.raw_target.end()).of(self.buf)
    }

    /// The version, as sent.
    pub fn version(&self) -> Version {
        self.head.version
    }

    /// All fields in the order they came.
    pub fn fields(&self) -> impl Iterator<Item = Field<'a>> + Clone + use<'a> {
        self.head.fields.view(self.buf)
    }

    /// How many field lines there are.
    pub fn field_count(&self) -> usize {
        self.head.fields.len()
    }

    /// Whether the field is there at all.
    pub fn has(&self, known: KnownField) -> bool {
        self.head.fields.has(known)
    }

    /// The value of the first such field.
    pub fn get(&self, known: KnownField) -> Option<&'a [u8]> {
        let buf = self.buf;
        self.head
            .fields
            .first(known)
            .map(|field| field.value.of(buf))
    }

    /// The values of all such fields.
    pub fn get_all(&self, known: KnownField) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let buf = self.buf;
        self.head
            .fields
            .all(known)
            .map(move |field| field.value.of(buf))
    }

    /// The elements of a comma-separated field over all its lines, without empty ones.
    pub fn list(&self, known: KnownField) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        self.head.fields.elements(known, self.buf)
    }

    /// The values of all fields of this name, in any case.
    pub fn named<'n>(&self, name: &'n str) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a, 'n> {
        self.fields()
            .filter(move |field| field.name_bytes().eq_ignore_ascii_case(name.as_bytes()))
            .map(|field| field.value())
    }

    /// How the end of the body is found.
    pub fn framing(&self) -> Framing {
        self.head.framing
    }

    /// Whether the client waits for `100 Continue`; never in HTTP/1.0.
    pub fn expects_continue(&self) -> bool {
        self.head.expects_continue
    }

    /// The expectations other than `100-continue`; none in HTTP/1.0.
    pub fn other_expectations(&self) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let ignored = self.head.version.is_http_10();
        self.list(KnownField::Expect)
            .filter(move |expectation| !ignored && !expect::is_continue(expectation))
    }

    /// Whether the client wants the connection to stay open.
    pub fn keep_alive(&self) -> bool {
        self.head.keep_alive
    }
}

impl std::fmt::Debug for RequestView<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("RequestView")
            .field("method", &self.method())
            .field("target", &self.target())
            .field("version", &self.version())
            .field("framing", &self.framing())
            .field("fields", &self.fields().collect::<Vec<_>>())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Limits, Parsed, RequestHead, parse_request};

    fn check(head: &[u8], target: &str, authority: &str) {
        let mut parsed = RequestHead::new();
        assert_eq!(
            parse_request(head, &Limits::default(), &mut parsed),
            Parsed::Complete
        );
        let view = parsed.view(head);
        assert_eq!((view.method(), view.target()), ("GET", target));
        assert_eq!(view.authority(), Some(authority));
        assert_eq!(view.authority_bytes(), Some(authority.as_bytes()));
    }

    #[test]
    fn first_line_and_authority_are_text_wherever_host_stands() {
        check(
            b"GET /a HTTP/1.1\r\nHost: b.example:80\r\nX: \xff\r\n\r\n",
            "/a",
            "b.example:80",
        );
        check(
            b"GET /a HTTP/1.1\r\nX: \xff\r\nHost: b.example\r\n\r\n",
            "/a",
            "b.example",
        );
        check(
            b"GET http://c.example/a HTTP/1.1\r\nHost: c.example\r\n\r\n",
            "http://c.example/a",
            "c.example",
        );
    }
}

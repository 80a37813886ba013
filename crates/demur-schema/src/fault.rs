//! What can be wrong with a request's content: the closed list of codes and the fault itself.
//! Which status a fault leads to is decided elsewhere.

use std::fmt;

/// Where in the request the fault lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum In {
    /// The content of the request.
    Body,
    /// A parameter of the query.
    Query,
    /// A parameter of the path.
    Path,
    /// A header field.
    Header,
    /// A cookie.
    Cookie,
    /// A part or field of a form.
    Form,
}

impl In {
    /// The word used in problem documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Query => "query",
            Self::Path => "path",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Form => "form",
        }
    }
}

impl fmt::Display for In {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! fault_codes {
    ($($(#[$doc:meta])* $variant:ident => $word:literal,)*) => {
        /// The closed list of fault codes. Clients may depend on the words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FaultCode {
            $($(#[$doc])* $variant,)*
        }

        impl FaultCode {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word used in problem documents and logs.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}

fault_codes! {
    /// The text does not follow the grammar of RFC 8259.
    MalformedJson => "malformed_json",
    /// An object has the same member name twice.
    DuplicateKey => "duplicate_key",
    /// Arrays and objects are nested deeper than allowed.
    TooDeep => "too_deep",
    /// A number has more digits, or a larger exponent, than allowed.
    NumberOutOfRange => "number_out_of_range",
    /// The bytes are not UTF-8.
    InvalidUtf8 => "invalid_utf8",
    /// A required member is missing.
    Required => "required",
    /// A member that the schema does not declare.
    UnknownProperty => "unknown_property",
    /// The value has the wrong type.
    Type => "type",
    /// The value is not one of the listed ones.
    Enum => "enum",
    /// The value is not the only one allowed.
    Const => "const",
    /// The number is too small.
    Minimum => "minimum",
    /// The number is too large.
    Maximum => "maximum",
    /// The number is not a multiple of the given one.
    MultipleOf => "multiple_of",
    /// The string is too short.
    TooShort => "too_short",
    /// The string is too long.
    TooLong => "too_long",
    /// The string does not match the pattern.
    Pattern => "pattern",
    /// The string does not follow the named format.
    Format => "format",
    /// Too few items, or too few members.
    TooFewItems => "too_few_items",
    /// Too many items, or too many members.
    TooManyItems => "too_many_items",
    /// The items are not all different.
    DuplicateItems => "duplicate_items",
    /// None of several alternatives fits.
    NoBranchMatched => "no_branch_matched",
    /// More than one of several alternatives fits where only one may.
    MultipleBranchesMatched => "multiple_branches_matched",
    /// The schema rules this value out.
    Forbidden => "forbidden",
    /// A member needs another one beside it.
    Dependency => "dependency",
    /// A member that only the server may set.
    ReadOnly => "read_only",
    /// The encoding or media type inside a string is wrong.
    Content => "content",
    /// A required parameter is missing.
    MissingParameter => "missing_parameter",
    /// A parameter that may occur once occurs several times.
    DuplicateParameter => "duplicate_parameter",
    /// A parameter that the operation does not declare.
    UnknownParameter => "unknown_parameter",
    /// A parameter that cannot be read in its declared style or media type.
    MalformedParameter => "malformed_parameter",
    /// Percent-encoding or character encoding is broken.
    InvalidEncoding => "invalid_encoding",
    /// Checking the value would take more work than allowed.
    TooComplex => "too_complex",
    /// A rule about several values does not hold.
    RuleViolated => "rule_violated",
    /// Matching a pattern would take more steps than allowed.
    PatternBudget => "pattern_budget",
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A place in a text: line and column count from 1 (columns in characters), the byte from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Character within the line, from 1.
    pub column: u32,
    /// Byte within the whole text, from 0.
    pub byte: u32,
}

impl Position {
    /// The position of byte `offset` of `text`.
    pub fn of(text: &[u8], offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let newlines = memchr::memchr_iter(b'\n', before).count();
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        // A continuation byte (10xxxxxx) belongs to the character before it.
        let column = before
            .iter()
            .skip(line_start)
            .filter(|&&byte| byte & 0xC0 != 0x80)
            .count();
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            line: small(newlines + 1),
            column: small(column + 1),
            byte: small(before.len()),
        }
    }
}

/// One thing that is wrong, in terms that the sender can act on.
///
/// `detail` and `hint` never hold a value of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which part of the request.
    pub location: In,
    /// RFC 6901 pointer into the body. A missing member has the pointer it would have.
    pub pointer: Option<String>,
    /// Name of the parameter, for every part but the body.
    pub name: Option<String>,
    /// What kind of fault.
    pub code: FaultCode,
    /// The rule that is broken, in plain words.
    pub detail: String,
    /// The likely cure.
    pub hint: Option<String>,
    /// What would be right, as JSON text.
    pub expected: Option<String>,
    /// Where in the text; for faults of syntax only.
    pub position: Option<Position>,
}

impl Fault {
    /// A fault in the body at `pointer`, with nothing but its detail.
    pub fn in_body(pointer: impl Into<String>, code: FaultCode, detail: impl Into<String>) -> Self {
        Self {
            location: In::Body,
            pointer: Some(pointer.into()),
            name: None,
            code,
            detail: detail.into(),
            hint: None,
            expected: None,
            position: None,
        }
    }

    /// A fault of the parameter `name`, with nothing but its detail.
    pub fn of_parameter(
        location: In,
        name: impl Into<String>,
        code: FaultCode,
        detail: impl Into<String>,
    ) -> Self {
        Self {
            location,
            pointer: None,
            name: Some(name.into()),
            ..Self::in_body("", code, detail)
        }
    }

    /// The same fault with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same fault with what would be right, as JSON text.
    #[must_use]
    pub fn with_expected(mut self, json: impl Into<String>) -> Self {
        self.expected = Some(json.into());
        self
    }
}

/// The faults of one part of a request, in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    /// Those that are listed.
    pub list: Vec<Fault>,
    /// How many were found. Counting stops at [`Faults::COUNTED`].
    pub total: usize,
    /// Whether faults were found that are not listed.
    pub truncated: bool,
}

impl Faults {
    /// Where counting stops, which bounds the work for a body that is wrong everywhere.
    pub const COUNTED: usize = 1000;

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }
}

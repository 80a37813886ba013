//! The operations a rule consists of once it has been checked.

use regex::Regex;

/// An operation. Names are resolved, patterns compiled, and there is nothing in it that cannot be evaluated.
#[derive(Debug)]
pub(crate) enum Expr {
    Literal(Literal),
    /// `self`.
    Body,
    /// A variable of a loop, counted from the outermost one.
    Local(usize),
    Member(Box<Expr>, String),
    Has(Box<Expr>, String),
    Index(Box<[Expr; 2]>),
    List(Vec<Expr>),
    Map(Vec<(Expr, Expr)>),
    Logic(Logic, Box<[Expr; 2]>),
    Not(Box<Expr>),
    If(Box<[Expr; 3]>),
    Equal(Box<[Expr; 2]>),
    Differ(Box<[Expr; 2]>),
    Compare(Comparison, Box<[Expr; 2]>),
    In(Box<[Expr; 2]>),
    Arithmetic(Arithmetic, Box<[Expr; 2]>),
    Negate(Box<Expr>),
    Call(Function, Vec<Expr>),
    Matches(Box<Expr>, Box<Pattern>),
    Loop(Box<Loop>),
}

#[derive(Debug)]
pub(crate) enum Literal {
    Null,
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Logic {
    And,
    Or,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Less,
    AtMost,
    Greater,
    AtLeast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

/// A pattern, and how many kibibytes it takes: a measure of what it costs to match it.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(crate) regex: Regex,
    pub(crate) weight: usize,
}

/// A function of one or two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Size,
    Contains,
    StartsWith,
    EndsWith,
    LowerAscii,
    UpperAscii,
    Trim,
    Int,
    Double,
    Text,
    Timestamp,
    Duration,
    Sum,
    Min,
    Max,
    IsSorted,
    Distinct,
}

/// Something done for each item of a list, or each name of an object.
#[derive(Debug)]
pub(crate) struct Loop {
    pub(crate) fold: Fold,
    pub(crate) range: Expr,
    /// Which items are taken; of a `map` only.
    pub(crate) condition: Option<Expr>,
    pub(crate) step: Expr,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fold {
    All,
    Exists,
    ExistsOne,
    Map,
    Filter,
}

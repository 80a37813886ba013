//! From the pieces of a format to a program: what stands between the fields, and which of those that tell the same is
//! read.

use super::FormatError;
use super::clean;
use super::field::Field;
use super::program::{End, Program, Step};

/// A part of a format as its compiler found it.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Literal(Vec<u8>),
    Variable(Variable),
}

/// A variable of a format.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub(super) field: Field,
    /// As the user wrote it.
    pub(super) name: String,
    /// Where.
    pub(super) at: usize,
    /// The lower, the better where several tell the same.
    pub(super) rank: usize,
    pub(super) width: Option<usize>,
    pub(super) is_list: bool,
}

/// Makes a program of the pieces of a format.
pub(super) fn build(pieces: Vec<Piece>, open: bool) -> Result<Program, FormatError> {
    let pieces = without_queries(pieces);
    check_content(&pieces)?;
    let mut pieces = without_doubles(pieces).into_iter().peekable();
    let mut start = Vec::new();
    while let Some(Piece::Literal(text)) =
        pieces.next_if(|piece| matches!(piece, Piece::Literal(_)))
    {
        start.extend(text);
    }
    let mut steps = Vec::new();
    while let Some(Piece::Variable(variable)) = pieces.next() {
        let mut after = Vec::new();
        while let Some(Piece::Literal(text)) =
            pieces.next_if(|piece| matches!(piece, Piece::Literal(_)))
        {
            after.extend(text);
        }
        let end = end_of(&variable, &after, pieces.peek())?;
        let after = after.into_boxed_slice();
        steps.push(Step {
            field: variable.field,
            end,
            after,
            looks: true,
        });
    }
    set_looks(&mut steps);
    let mut program = Program {
        start: start.into_boxed_slice(),
        steps: steps.into_boxed_slice(),
        open,
        is_combined: false,
    };
    program.is_combined = clean::is_combined(&program);
    Ok(program)
}

fn end_of(variable: &Variable, after: &[u8], next: Option<&Piece>) -> Result<End, FormatError> {
    let next = match next {
        Some(Piece::Variable(next)) => Some(next),
        Some(Piece::Literal(_)) | None => None,
    };
    match (variable.width, next) {
        (Some(width), _) => Ok(End::Width(width)),
        (None, _) if after.starts_with(b"\"") => Ok(End::Quote),
        (None, _) if !after.is_empty() && variable.is_list => Ok(End::List),
        (None, _) if !after.is_empty() && has_digits(variable.field) => Ok(End::Digits),
        (None, _) if !after.is_empty() => Ok(End::Literal),
        (None, None) => Ok(End::Line),
        (None, Some(next)) if next.field == Field::Path => Ok(End::Slash),
        (None, Some(next)) => Err(FormatError::new(
            next.at,
            format!(
                "nothing stands between `{}` and `{}`",
                variable.name, next.name
            ),
            "put a blank between them, so that it can be seen where one ends",
        )),
    }
}

fn has_digits(field: Field) -> bool {
    matches!(field, Field::Status | Field::Bytes | Field::Port)
}

/// Behind the last field, the looks of the end of the line count.
fn set_looks(steps: &mut [Step]) {
    let mut next_is_checked = true;
    for step in steps.iter_mut().rev() {
        step.looks = next_is_checked && step.end != End::Digits;
        next_is_checked = step.is_checked();
    }
}

/// A query behind a path is a part of it.
fn without_queries(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let follows =
            matches!(kept.last(), Some(Piece::Variable(last)) if last.field == Field::Path);
        let is_query = matches!(&piece, Piece::Variable(it) if it.field == Field::Query);
        if !(is_query && follows) {
            kept.push(piece);
        }
    }
    kept
}

/// Of variables that tell the same, the best one is read.
fn without_doubles(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let ranks: Vec<(Field, usize)> = variables(&pieces)
        .map(|variable| (variable.field, variable.rank))
        .collect();
    for piece in &mut pieces {
        let Piece::Variable(variable) = piece else {
            continue;
        };
        let is_worse =
            |(field, rank): &(Field, usize)| *rank < variable.rank && tells(*field, variable.field);
        if variable.field != Field::Port && ranks.iter().any(is_worse) {
            variable.field = Field::Skip;
        }
    }
    pieces
}

fn tells(field: Field, other: Field) -> bool {
    field.group() == other.group() || (field == Field::Request && other == Field::Method)
}

fn check_content(pieces: &[Piece]) -> Result<(), FormatError> {
    let has = |wanted: &[Field]| variables(pieces).any(|variable| wanted.contains(&variable.field));
    if !has(&[Field::At]) {
        return Err(FormatError::new(
            0,
            "the format has no time",
            "add `[$time_local]` (nginx) or `%t` (Apache)",
        ));
    }
    if !has(&[Field::Request, Field::Path]) {
        return Err(FormatError::new(
            0,
            "the format has neither a request line nor a path",
            "add `\"$request\"` (nginx) or `\\\"%r\\\"` (Apache)",
        ));
    }
    Ok(())
}

fn variables(pieces: &[Piece]) -> impl Iterator<Item = &Variable> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Variable(variable) => Some(variable),
        Piece::Literal(_) => None,
    })
}

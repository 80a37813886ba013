//! Checks what the parser made of an expression and lowers it to the operations there are. Everything that is wrong is
//! reported, not only the first thing.

use std::collections::BTreeSet;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, EntryExpr, Expr as Parsed, LiteralValue, SourceInfo, operators};
use demur_schema::{Position, suggest};
use regex::RegexBuilder;

use crate::defect::{Part, RuleDefect};
use crate::expr::{Arithmetic, Comparison, Expr, Fold, Function, Literal, Logic, Loop, Pattern};
use crate::functions::{FUNCTIONS, Signature, Style};
use crate::grammar::{parse, too_deep};
use crate::kind::Kind;
use crate::moment;
use crate::rule::Rule;

/// Kibibytes that a compiled pattern may take.
const HEAVIEST: usize = 256;
const LOOPS: [(&str, Fold); 5] = [
    ("all", Fold::All),
    ("exists", Fold::Exists),
    ("exists_one", Fold::ExistsOne),
    ("map", Fold::Map),
    ("filter", Fold::Filter),
];

/// An expression that has been checked.
pub(crate) struct Lowered {
    pub(crate) expr: Expr,
    /// The members of the body it looks at; nothing if it looks at the whole.
    pub(crate) members: Option<Vec<String>>,
}

/// Checks and lowers an expression.
pub(crate) fn lower(source: &str) -> Result<Lowered, Vec<RuleDefect>> {
    let program = parse(source)?;
    let mut lowering = Lowering {
        info: program.source_info(),
        source,
        scope: Vec::new(),
        members: Some(BTreeSet::new()),
        uses_body: false,
        is_too_deep: false,
        defects: Vec::new(),
    };
    let root = program.expression();
    let expr = lowering.lower(root, Rule::DEEPEST);
    if let Some(expr) = &expr {
        lowering.must_be_bool(root, expr, "A rule");
        if !lowering.uses_body && lowering.defects.is_empty() {
            let defect = RuleDefect::new(Part::Rule, "The rule says nothing about the body")
                .hint("`self` is the body, as in `self.end > self.start`");
            lowering.defects.push(defect);
        }
    }
    match expr {
        Some(expr) if lowering.defects.is_empty() => Ok(Lowered {
            expr,
            members: lowering.members.map(|names| names.into_iter().collect()),
        }),
        _ => Err(lowering.defects),
    }
}

struct Lowering<'s> {
    info: &'s SourceInfo,
    source: &'s str,
    /// The variables of the loops around, outermost first.
    scope: Vec<String>,
    members: Option<BTreeSet<String>>,
    uses_body: bool,
    is_too_deep: bool,
    defects: Vec<RuleDefect>,
}

impl Lowering<'_> {
    /// Its depth is bounded by `deepest`.
    fn lower(&mut self, parsed: &IdedExpr, deepest: usize) -> Option<Expr> {
        let Some(deepest) = deepest.checked_sub(1) else {
            if !self.is_too_deep {
                self.is_too_deep = true;
                self.defects.push(too_deep());
            }
            return None;
        };
        match &parsed.expr {
            Parsed::Literal(literal) => self.literal(parsed, literal),
            Parsed::Ident(name) => self.name(parsed, name),
            Parsed::Select(select) => {
                let of = self.owner(&select.operand, &select.field, deepest)?;
                Some(if select.test {
                    Expr::Has(Box::new(of), select.field.clone())
                } else {
                    Expr::Member(Box::new(of), select.field.clone())
                })
            }
            Parsed::List(list) => self.all(&list.elements, deepest).map(Expr::List),
            Parsed::Map(map) => {
                let entries: Vec<_> = map
                    .entries
                    .iter()
                    .map(|entry| match &entry.expr {
                        EntryExpr::MapEntry(entry) => {
                            let key = self.lower(&entry.key, deepest);
                            let value = self.lower(&entry.value, deepest);
                            key.zip(value)
                        }
                        EntryExpr::StructField(_) => None,
                    })
                    .collect();
                entries.into_iter().collect::<Option<_>>().map(Expr::Map)
            }
            Parsed::Call(call) => self.call(parsed, call, deepest),
            Parsed::Struct(_) => self.refuse(
                parsed,
                "A rule makes no messages",
                "write a map, as in `{'a': 1}`",
            ),
            Parsed::Comprehension(_) | Parsed::Unspecified => self.refuse(
                parsed,
                "This part cannot be evaluated",
                "write it in another way",
            ),
        }
    }

    /// Lowers several parts. All are looked at, even if one is wrong.
    fn all(&mut self, parsed: &[IdedExpr], deepest: usize) -> Option<Vec<Expr>> {
        let lowered: Vec<_> = parsed.iter().map(|one| self.lower(one, deepest)).collect();
        lowered.into_iter().collect()
    }

    fn refuse<T>(
        &mut self,
        at: &IdedExpr,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Option<T> {
        let position = self.position(at);
        self.defects
            .push(RuleDefect::new(Part::Rule, message).hint(hint).at(position));
        None
    }

    fn position(&self, at: &IdedExpr) -> Option<Position> {
        let (start, _) = self.info.offset_for(at.id)?;
        let byte = usize::try_from(start).ok()?;
        Some(Position::of(self.source.as_bytes(), byte))
    }

    fn literal(&mut self, parsed: &IdedExpr, literal: &LiteralValue) -> Option<Expr> {
        Some(Expr::Literal(match literal {
            LiteralValue::Null => Literal::Null,
            LiteralValue::Boolean(truth) => Literal::Bool(*truth.inner()),
            LiteralValue::Int(number) => Literal::Int(*number.inner()),
            LiteralValue::Double(number) => Literal::Double(*number.inner()),
            LiteralValue::String(text) => Literal::Text(text.inner().to_owned()),
            LiteralValue::UInt(_) => {
                return self.refuse(parsed, "JSON has no unsigned numbers", "leave out the `u`");
            }
            LiteralValue::Bytes(_) => {
                return self.refuse(parsed, "JSON has no octet strings", "leave out the `b`");
            }
        }))
    }

    fn name(&mut self, parsed: &IdedExpr, name: &str) -> Option<Expr> {
        if let Some(number) = self.scope.iter().rposition(|known| known == name) {
            return Some(Expr::Local(number));
        }
        if name == "self" {
            // Something other than a member of it is wanted.
            self.members = None;
            self.uses_body = true;
            return Some(Expr::Body);
        }
        let known = self.scope.iter().map(String::as_str).chain(["self"]);
        let hint = match suggest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None if matches!(name, "now" | "today" | "request" | "oldSelf") => {
                "a rule knows the body and nothing else: no clock, no request, no earlier state"
                    .to_owned()
            }
            None => format!(
                "`self` is the body: write `self.{}` for a member of it",
                name.trim_start_matches('.')
            ),
        };
        self.refuse(parsed, format!("There is no `{name}`"), hint)
    }

    /// What a member is taken from. Which members of the body are wanted is remembered.
    fn owner(&mut self, parsed: &IdedExpr, member: &str, deepest: usize) -> Option<Expr> {
        let is_body = matches!(&parsed.expr, Parsed::Ident(name) if name == "self");
        if !is_body {
            return self.lower(parsed, deepest);
        }
        self.uses_body = true;
        if let Some(members) = &mut self.members {
            members.insert(member.to_owned());
        }
        Some(Expr::Body)
    }

    fn call(&mut self, parsed: &IdedExpr, call: &CallExpr, deepest: usize) -> Option<Expr> {
        match (&call.target, call.func_name.as_str(), call.args.as_slice()) {
            (None, "has", [argument]) => self.has(parsed, argument, deepest),
            (None, "matches", [of, pattern]) => self.matches(of, pattern, deepest),
            (Some(of), "matches", [pattern]) => self.matches(of, pattern, deepest),
            (Some(of), name, arguments) if LOOPS.iter().any(|(known, _)| *known == name) => {
                self.each(parsed, of, name, arguments, deepest)
            }
            (None, operators::CONDITIONAL, parts) => self.condition(parts, deepest),
            (None, name, [one]) if unary(name).is_some() => self.unary(name, one, deepest),
            (None, name, [left, right]) if binary(name).is_some() => {
                self.binary(name, left, right, deepest)
            }
            _ => self.function(parsed, call, deepest),
        }
    }

    fn unary(&mut self, name: &str, one: &IdedExpr, deepest: usize) -> Option<Expr> {
        let lowered = self.lower(one, deepest)?;
        if name == operators::LOGICAL_NOT {
            self.must_be_bool(one, &lowered, "What `!` negates");
        }
        Some(unary(name)?(Box::new(lowered)))
    }

    fn binary(
        &mut self,
        name: &str,
        left: &IdedExpr,
        right: &IdedExpr,
        deepest: usize,
    ) -> Option<Expr> {
        let (one, other) = (self.lower(left, deepest), self.lower(right, deepest));
        let (one, other) = (one?, other?);
        if matches!(name, operators::LOGICAL_AND | operators::LOGICAL_OR) {
            self.must_be_bool(left, &one, "Each side of `&&` and `||`");
            self.must_be_bool(right, &other, "Each side of `&&` and `||`");
        }
        let lowered = binary(name)?(Box::new([one, other]));
        self.must_be_comparable(right, &lowered);
        Some(lowered)
    }

    fn condition(&mut self, parts: &[IdedExpr], deepest: usize) -> Option<Expr> {
        let lowered = self.all(parts, deepest)?;
        let lowered: Box<[Expr; 3]> = Box::new(lowered.try_into().ok()?);
        let [condition, _, _] = lowered.as_ref();
        self.must_be_bool(parts.first()?, condition, "The condition of `?`");
        Some(Expr::If(lowered))
    }

    fn must_be_bool(&mut self, at: &IdedExpr, expr: &Expr, what: &str) {
        match Kind::of(expr) {
            None | Some(Kind::Bool) => {}
            Some(kind) => {
                let message = format!("{what} must be true or false, and this is {}", kind.words());
                self.refuse::<()>(at, message, "compare it with something");
            }
        }
    }

    /// An order between values that can never have one is a slip.
    fn must_be_comparable(&mut self, at: &IdedExpr, expr: &Expr) {
        let Expr::Compare(_, operands) = expr else {
            return;
        };
        let [left, right] = operands.as_ref();
        if let (Some(left), Some(right)) = (Kind::of(left), Kind::of(right))
            && left != right
        {
            let message = format!(
                "{} has no order with {}",
                capital(left.words()),
                right.words()
            );
            self.refuse::<()>(at, message, "compare values of one type");
        }
    }

    fn has(&mut self, parsed: &IdedExpr, argument: &IdedExpr, deepest: usize) -> Option<Expr> {
        let Parsed::Select(select) = &argument.expr else {
            return self.refuse(parsed, "`has` asks for a member", "write `has(self.end)`");
        };
        let of = self.owner(&select.operand, &select.field, deepest)?;
        Some(Expr::Has(Box::new(of), select.field.clone()))
    }

    fn matches(&mut self, of: &IdedExpr, pattern: &IdedExpr, deepest: usize) -> Option<Expr> {
        let lowered = self.lower(of, deepest);
        let Parsed::Literal(LiteralValue::String(text)) = &pattern.expr else {
            return self.refuse(
                pattern,
                "A pattern must be written in the rule itself",
                "use a literal, as in `matches('^[A-Z]{2}$')`; where it is only part of a text, `contains`",
            );
        };
        match compile(text.inner()) {
            Ok(compiled) => Some(Expr::Matches(Box::new(lowered?), compiled)),
            Err(error) => {
                let (message, hint) = wrong_pattern(&error);
                self.refuse(pattern, message, hint)
            }
        }
    }

    fn each(
        &mut self,
        parsed: &IdedExpr,
        of: &IdedExpr,
        name: &str,
        arguments: &[IdedExpr],
        deepest: usize,
    ) -> Option<Expr> {
        let (_, fold) = *LOOPS.iter().find(|(known, _)| *known == name)?;
        let (variable, condition, step) = match arguments {
            [variable, step] => (variable, None, step),
            [variable, condition, step] if fold == Fold::Map => (variable, Some(condition), step),
            _ => {
                let hint = format!("write `self.items.{name}(item, …)`");
                return self.refuse(
                    parsed,
                    format!("`{name}` takes a variable and an expression"),
                    hint,
                );
            }
        };
        let range = self.lower(of, deepest);
        let Some(variable) = new_name(&variable.expr) else {
            return self.refuse(
                variable,
                "A loop needs a new name for its items",
                "write `all(item, …)`",
            );
        };
        self.scope.push(variable.to_owned());
        let test = condition.unwrap_or(step);
        let condition = condition.map(|condition| self.lower(condition, deepest));
        let lowered = self.lower(step, deepest);
        self.scope.pop();
        let condition = match condition {
            None => None,
            Some(condition) => Some(condition?),
        };
        let step = lowered?;
        match (&condition, fold) {
            (Some(condition), _) => self.must_be_bool(test, condition, "The condition of `map`"),
            (None, Fold::Map) => {}
            (None, Fold::All | Fold::Exists | Fold::ExistsOne | Fold::Filter) => {
                self.must_be_bool(test, &step, &format!("What `{name}` asks"));
            }
        }
        Some(Expr::Loop(Box::new(Loop {
            fold,
            range: range?,
            condition,
            step,
        })))
    }

    fn function(&mut self, parsed: &IdedExpr, call: &CallExpr, deepest: usize) -> Option<Expr> {
        let name = call.func_name.as_str();
        let style = match &call.target {
            Some(_) => Style::Method,
            None => Style::Global,
        };
        let Some(known) = FUNCTIONS.iter().find(|known| known.name == name) else {
            return self.unknown_function(parsed, name);
        };
        let given = call.args.len() + usize::from(style == Style::Method);
        let fits = known.style == style || known.style == Style::Either;
        if !fits || given != known.arity {
            let message = format!("`{name}` is not called like this");
            return self.refuse(parsed, message, usage(known));
        }
        let target = call.target.as_deref().map(std::slice::from_ref);
        let target = self.all(target.unwrap_or_default(), deepest);
        let arguments = self.all(&call.args, deepest);
        let mut values = target?;
        values.extend(arguments?);
        self.must_be_readable(parsed, known.function, &values);
        Some(Expr::Call(known.function, values))
    }

    /// A literal that can never be read is a slip.
    fn must_be_readable(&mut self, at: &IdedExpr, function: Function, values: &[Expr]) {
        let [Expr::Literal(Literal::Text(text))] = values else {
            return;
        };
        let is_moment = function != Function::Timestamp || moment::read_moment(text).is_some();
        let is_span = function != Function::Duration || moment::read_span(text).is_some();
        if !(is_moment && is_span) {
            let hint = "times are written as in `2026-11-26T16:00:00Z` (RFC 3339), durations as in `1h30m`";
            self.refuse::<()>(at, format!("`{text}` cannot be read"), hint);
        }
    }

    fn unknown_function(&mut self, parsed: &IdedExpr, name: &str) -> Option<Expr> {
        let known = FUNCTIONS
            .iter()
            .map(|known| known.name)
            .chain(LOOPS.iter().map(|(name, _)| *name))
            .chain(["has", "matches"]);
        let hint = match suggest(name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", known.collect::<Vec<_>>().join(", ")),
        };
        self.refuse(parsed, format!("There is no function `{name}`"), hint)
    }
}

fn new_name(parsed: &Parsed) -> Option<&str> {
    if let Parsed::Ident(name) = parsed {
        (name != "self" && !name.starts_with('.')).then_some(name)
    } else {
        None
    }
}

/// Compiles a pattern in the smallest memory that it fits in, which is what it is paid for by.
fn compile(text: &str) -> Result<Box<Pattern>, regex::Error> {
    let mut weight = 1;
    loop {
        let compiled = RegexBuilder::new(text)
            .size_limit(weight * 1024)
            .dfa_size_limit(1024 * 1024)
            .build();
        match compiled {
            Err(regex::Error::CompiledTooBig(_)) if weight < HEAVIEST => weight *= 2,
            Err(error) => return Err(error),
            Ok(regex) => return Ok(Box::new(Pattern { regex, weight })),
        }
    }
}

fn wrong_pattern(error: &regex::Error) -> (String, &'static str) {
    if matches!(error, regex::Error::CompiledTooBig(_)) {
        let message = "The pattern is too large once it is compiled".to_owned();
        return (message, "repeat less, and write `[0-9]` in place of `\\d`");
    }
    // The last line says what is wrong; those before draw it.
    let text = error.to_string();
    let reason = text.lines().last().unwrap_or_default();
    let reason = reason.trim_start_matches("error: ");
    (
        format!("The pattern is wrong: {reason}"),
        "the syntax is RE2's",
    )
}

fn usage(known: &Signature) -> String {
    let name = known.name;
    match (known.style, known.arity) {
        (Style::Global, _) => format!("write `{name}(self.value)`"),
        (Style::Method | Style::Either, 1) => format!("write `self.value.{name}()`"),
        (Style::Method | Style::Either, _) => format!("write `self.value.{name}('…')`"),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn unary(name: &str) -> Option<fn(Box<Expr>) -> Expr> {
    Some(match name {
        operators::LOGICAL_NOT => Expr::Not,
        operators::NEGATE => Expr::Negate,
        _ => return None,
    })
}

/// Makes an operation of its two operands.
type Binary = fn(Box<[Expr; 2]>) -> Expr;

fn binary(name: &str) -> Option<Binary> {
    Some(match name {
        operators::LOGICAL_AND => |both| Expr::Logic(Logic::And, both),
        operators::LOGICAL_OR => |both| Expr::Logic(Logic::Or, both),
        operators::EQUALS => Expr::Equal,
        operators::NOT_EQUALS => Expr::Differ,
        operators::LESS => |both| Expr::Compare(Comparison::Less, both),
        operators::LESS_EQUALS => |both| Expr::Compare(Comparison::AtMost, both),
        operators::GREATER => |both| Expr::Compare(Comparison::Greater, both),
        operators::GREATER_EQUALS => |both| Expr::Compare(Comparison::AtLeast, both),
        operators::ADD => |both| Expr::Arithmetic(Arithmetic::Add, both),
        operators::SUBSTRACT => |both| Expr::Arithmetic(Arithmetic::Subtract, both),
        operators::MULTIPLY => |both| Expr::Arithmetic(Arithmetic::Multiply, both),
        operators::DIVIDE => |both| Expr::Arithmetic(Arithmetic::Divide, both),
        operators::MODULO => |both| Expr::Arithmetic(Arithmetic::Remainder, both),
        operators::IN => Expr::In,
        operators::INDEX => Expr::Index,
        _ => return None,
    })
}

//! Evaluates a rule. Every step is counted, and values are borrowed from the one copy of what rules look at.

use std::cell::OnceCell;

use serde_json::Value;

use crate::expr::{Expr, Fold, Literal, Logic, Loop, Pattern};
use crate::functions;
use crate::item::{self, Item, List, Map, Text};
use crate::judge::Why;
use crate::operators;

/// Evaluates rules over one body.
pub(crate) struct Machine<'a> {
    body: &'a Value,
    /// What the body was read from.
    text: &'a str,
    steps: u64,
    /// The variables of the loops around.
    locals: Vec<Item<'a>>,
    /// Whether large numbers of the body are the numbers that were sent. Looked at when it is first asked for.
    is_exact: OnceCell<bool>,
}

pub(crate) type Found<'a> = Result<Item<'a>, Why>;

impl<'a> Machine<'a> {
    pub(crate) fn new(body: &'a Value, text: &'a str, steps: u64) -> Self {
        Self {
            body,
            text,
            steps,
            locals: Vec::new(),
            is_exact: OnceCell::new(),
        }
    }

    /// Evaluates a whole rule.
    pub(crate) fn run(&mut self, expr: &'a Expr) -> Found<'a> {
        self.locals.clear();
        self.eval(expr)
    }

    /// Pays for work. Once a payment was too large, every later one is too: nothing that an error hides goes on.
    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), Why> {
        let left = u64::try_from(steps)
            .ok()
            .and_then(|steps| self.steps.checked_sub(steps));
        self.steps = left.unwrap_or(0);
        left.map(|_| ()).ok_or(Why::Budget)
    }

    /// Pays for reading or writing text.
    pub(crate) fn spend_text(&mut self, octets: usize) -> Result<(), Why> {
        self.spend(octets / 16)
    }

    /// Its depth is bounded by that of the expression.
    fn eval(&mut self, expr: &'a Expr) -> Found<'a> {
        self.spend(1)?;
        match expr {
            Expr::Literal(literal) => Ok(self::literal(literal)),
            Expr::Body => self.item(self.body),
            Expr::Local(number) => self.locals.get(*number).cloned().ok_or(Why::Type),
            Expr::Member(of, name) => {
                let of = self.eval(of)?;
                self.member(&of, name)?.ok_or(Why::NoSuchMember)
            }
            Expr::Has(of, name) => {
                let of = self.eval(of)?;
                self.knows(&of, &Item::Text(Text::Of(name))).map(Item::Bool)
            }
            Expr::Index(operands) => {
                let (of, index) = self.both(operands)?;
                self.index(&of, &index)
            }
            Expr::List(items) => {
                let items: Result<_, _> = items.iter().map(|item| self.eval(item)).collect();
                items.map(Item::list)
            }
            Expr::Map(entries) => self.map(entries),
            Expr::Logic(logic, operands) => self.logic(*logic, operands),
            Expr::Not(operand) => {
                let operand = self.truth(operand)?;
                Ok(Item::Bool(!operand))
            }
            Expr::If(parts) => self.choose(parts),
            Expr::Equal(operands) => Ok(Item::Bool(self.equal(operands)?)),
            Expr::Differ(operands) => Ok(Item::Bool(!self.equal(operands)?)),
            Expr::Compare(comparison, operands) => {
                let (left, right) = self.both(operands)?;
                let order = operators::order(self, &left, &right)?;
                Ok(Item::Bool(operators::holds(*comparison, order)))
            }
            Expr::In(operands) => {
                let (wanted, among) = self.both(operands)?;
                self.contains(&among, &wanted).map(Item::Bool)
            }
            Expr::Arithmetic(operation, operands) => {
                let (left, right) = self.both(operands)?;
                operators::arithmetic(self, *operation, &left, &right)
            }
            Expr::Negate(operand) => operators::negate(&self.eval(operand)?),
            Expr::Call(function, arguments) => {
                let arguments: Result<Vec<_>, _> =
                    arguments.iter().map(|one| self.eval(one)).collect();
                functions::call(self, *function, &arguments?)
            }
            Expr::Matches(of, pattern) => self.matches(of, pattern),
            Expr::Loop(each) => self.each(each),
        }
    }

    fn choose(&mut self, [condition, then, otherwise]: &'a [Expr; 3]) -> Found<'a> {
        if self.truth(condition)? {
            self.eval(then)
        } else {
            self.eval(otherwise)
        }
    }

    fn matches(&mut self, of: &'a Expr, pattern: &Pattern) -> Found<'a> {
        let of = self.eval(of)?;
        let text = of.as_text()?;
        // The time is linear in each, for nothing is tried twice; the factor is that of the worst patterns.
        self.spend((text.len() / 4 + 1).saturating_mul(pattern.weight))?;
        Ok(Item::Bool(pattern.regex.is_match(text)))
    }

    fn both(&mut self, operands: &'a [Expr; 2]) -> Result<(Item<'a>, Item<'a>), Why> {
        let [left, right] = operands;
        Ok((self.eval(left)?, self.eval(right)?))
    }

    fn equal(&mut self, operands: &'a [Expr; 2]) -> Result<bool, Why> {
        let (left, right) = self.both(operands)?;
        operators::equal(self, &left, &right)
    }

    fn truth(&mut self, expr: &'a Expr) -> Result<bool, Why> {
        self.eval(expr)?.truth()
    }

    /// Either side decides alone where it can, whatever is wrong with the other one (CEL, "Logical operators").
    fn logic(&mut self, logic: Logic, operands: &'a [Expr; 2]) -> Found<'a> {
        let [left, right] = operands;
        let decisive = logic == Logic::Or;
        let left = self.truth(left);
        if left == Ok(decisive) || left == Err(Why::Budget) {
            return left.map(Item::Bool);
        }
        let right = self.truth(right);
        if right == Ok(decisive) || right == Err(Why::Budget) {
            return right.map(Item::Bool);
        }
        left.and(right).map(Item::Bool)
    }

    /// A value of the body.
    pub(crate) fn item(&self, value: &'a Value) -> Found<'a> {
        Ok(match value {
            Value::Null => Item::Null,
            Value::Bool(truth) => Item::Bool(*truth),
            Value::Number(number) => return item::number(number, || self.is_exact()),
            Value::String(text) => Item::Text(Text::Of(text)),
            Value::Array(items) => Item::List(List::Of(items)),
            Value::Object(members) => Item::Map(Map::Of(members)),
        })
    }

    fn is_exact(&self) -> bool {
        *self
            .is_exact
            .get_or_init(|| item::has_no_long_integer(self.text))
    }

    fn member(&mut self, of: &Item<'a>, name: &'a str) -> Result<Option<Item<'a>>, Why> {
        self.find(of, &Item::Text(Text::Of(name)))
    }

    /// The value of a name or key.
    pub(crate) fn find(&mut self, of: &Item<'a>, key: &Item<'a>) -> Result<Option<Item<'a>>, Why> {
        match (of, key) {
            (Item::Map(Map::Of(members)), Item::Text(name)) => members
                .get(&**name)
                .map(|value| self.item(value))
                .transpose(),
            // The names of an object are texts, so no number is one.
            (Item::Map(Map::Of(_)), Item::Int(_) | Item::Double(_) | Item::Bool(_)) => Ok(None),
            (
                Item::Map(Map::Made(entries)),
                Item::Text(_) | Item::Int(_) | Item::Double(_) | Item::Bool(_),
            ) => {
                for (known, value) in entries.iter() {
                    if operators::equal(self, known, key)? {
                        return Ok(Some(value.clone()));
                    }
                }
                Ok(None)
            }
            _ => Err(Why::Type),
        }
    }

    /// Whether there is a value of a name or key, whatever it is.
    fn knows(&mut self, of: &Item<'a>, key: &Item<'a>) -> Result<bool, Why> {
        match self.find(of, key) {
            Ok(found) => Ok(found.is_some()),
            Err(Why::Inexact) => Ok(true),
            Err(why) => Err(why),
        }
    }

    fn index(&mut self, of: &Item<'a>, index: &Item<'a>) -> Found<'a> {
        match (of, index) {
            (Item::List(list), Item::Int(number)) => {
                let number = usize::try_from(*number).map_err(|_| Why::NoSuchItem)?;
                self.nth(list, number)
            }
            (Item::List(list), Item::Double(number)) if number.fract() == 0.0 => {
                let number =
                    item::truncate(*number).and_then(|number| usize::try_from(number).ok());
                self.nth(list, number.ok_or(Why::NoSuchItem)?)
            }
            _ => self.find(of, index)?.ok_or(Why::NoSuchMember),
        }
    }

    /// An item of a list.
    pub(crate) fn nth(&mut self, list: &List<'a>, number: usize) -> Found<'a> {
        self.spend(1)?;
        match list {
            List::Of(items) => items
                .get(number)
                .map(|value| self.item(value))
                .ok_or(Why::NoSuchItem)?,
            List::Made(items) => items.get(number).cloned().ok_or(Why::NoSuchItem),
        }
    }

    fn contains(&mut self, among: &Item<'a>, wanted: &Item<'a>) -> Result<bool, Why> {
        let Item::List(list) = among else {
            return self.knows(among, wanted);
        };
        for number in 0..list.len() {
            let item = self.nth(list, number)?;
            if operators::equal(self, &item, wanted)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn map(&mut self, entries: &'a [(Expr, Expr)]) -> Found<'a> {
        let mut made: Vec<(Item<'a>, Item<'a>)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let key = self.eval(key)?;
            if !matches!(key, Item::Text(_) | Item::Int(_) | Item::Bool(_)) {
                return Err(Why::Type);
            }
            for (known, _) in &made {
                // CEL refuses a key that is there twice.
                if operators::equal(self, known, &key)? {
                    return Err(Why::Type);
                }
            }
            made.push((key, self.eval(value)?));
        }
        Ok(Item::Map(Map::Made(made.into())))
    }

    fn each(&mut self, each: &'a Loop) -> Found<'a> {
        let range = self.eval(&each.range)?;
        let list = if let Item::Map(map) = &range {
            &self.keys(map)?
        } else {
            range.as_list()?
        };
        let depth = self.locals.len();
        let found = match each.fold {
            Fold::All => self.quantify(list, &each.step, Logic::And),
            Fold::Exists => self.quantify(list, &each.step, Logic::Or),
            Fold::ExistsOne => self
                .collect(list, Some(&each.step), None)
                .map(|found| Item::Bool(found.len() == 1)),
            Fold::Filter => self.collect(list, Some(&each.step), None).map(Item::list),
            Fold::Map => self
                .collect(list, each.condition.as_ref(), Some(&each.step))
                .map(Item::list),
        };
        self.locals.truncate(depth);
        found
    }

    /// The names of an object, or the keys of a map.
    fn keys(&mut self, map: &Map<'a>) -> Result<List<'a>, Why> {
        self.spend(map.len())?;
        let keys: Vec<_> = match map {
            Map::Of(members) => members
                .keys()
                .map(|name| Item::Text(Text::Of(name)))
                .collect(),
            Map::Made(entries) => entries.iter().map(|(key, _)| key.clone()).collect(),
        };
        Ok(List::Made(keys.into()))
    }

    /// What an object or a map holds.
    pub(crate) fn entries(&mut self, map: &Map<'a>) -> Result<Vec<(Item<'a>, Item<'a>)>, Why> {
        self.spend(map.len())?;
        match map {
            Map::Of(members) => members
                .iter()
                .map(|(name, value)| Ok((Item::Text(Text::Of(name)), self.item(value)?)))
                .collect(),
            Map::Made(entries) => Ok(entries.to_vec()),
        }
    }

    /// As with `&&` and `||`, one item that decides outweighs what is wrong with others.
    fn quantify(&mut self, list: &List<'a>, step: &'a Expr, logic: Logic) -> Found<'a> {
        let decisive = logic == Logic::Or;
        let mut failure = Ok(Item::Bool(!decisive));
        for number in 0..list.len() {
            let found = self.with(list, number, step);
            match found.and_then(|item| item.truth()) {
                Ok(truth) if truth == decisive => return Ok(Item::Bool(decisive)),
                Ok(_) => {}
                Err(Why::Budget) => return Err(Why::Budget),
                Err(why) => failure = Err(why),
            }
        }
        failure
    }

    /// The items that a condition is true for, or what a step makes of them.
    fn collect(
        &mut self,
        list: &List<'a>,
        condition: Option<&'a Expr>,
        step: Option<&'a Expr>,
    ) -> Result<Vec<Item<'a>>, Why> {
        let mut found = Vec::new();
        for number in 0..list.len() {
            let is_wanted = match condition {
                None => true,
                Some(condition) => self.with(list, number, condition)?.truth()?,
            };
            if is_wanted {
                found.push(match step {
                    None => self.nth(list, number)?,
                    Some(step) => self.with(list, number, step)?,
                });
            }
        }
        Ok(found)
    }

    /// Evaluates something for an item.
    fn with(&mut self, list: &List<'a>, number: usize, step: &'a Expr) -> Found<'a> {
        let item = self.nth(list, number)?;
        let depth = self.locals.len();
        self.locals.push(item);
        let found = self.eval(step);
        self.locals.truncate(depth);
        found
    }
}

fn literal(literal: &Literal) -> Item<'_> {
    match literal {
        Literal::Null => Item::Null,
        Literal::Bool(truth) => Item::Bool(*truth),
        Literal::Int(number) => Item::Int(*number),
        Literal::Double(number) => Item::Double(*number),
        Literal::Text(text) => Item::Text(Text::Of(text)),
    }
}

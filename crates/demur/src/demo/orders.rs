//! Orders under unique references. One of them was never paid.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::answer::{Answer, Call};
use super::shop::unknown;

/// How many orders the book has room for.
const PAGES: usize = 1000;

pub(super) struct Orders {
    book: BTreeMap<String, Value>,
    next: u32,
}

impl Default for Orders {
    fn default() -> Self {
        let first = json!({
            "reference": "A-1",
            "email": "ada@post.example",
            "items": [{ "product": 7, "quantity": 1 }],
            "paid": false,
        });
        Self {
            book: BTreeMap::from([("A-1".to_owned(), first)]),
            next: 1,
        }
    }
}

impl Orders {
    pub(super) fn list(&self) -> Answer {
        Answer::json(200, &self.book.values().cloned().collect())
    }

    pub(super) fn take(&mut self, call: &Call<'_>) -> Answer {
        let Value::Object(mut order) = call.json() else {
            return Answer::problem(422, "An order is an object");
        };
        let reference = match order.get("reference").and_then(Value::as_str) {
            Some(reference) => reference.to_owned(),
            None => self.fresh_reference(),
        };
        if self.book.contains_key(&reference) {
            return Answer::problem(409, "An order with this reference exists; take another one");
        }
        order.insert("reference".to_owned(), json!(reference));
        order.insert("paid".to_owned(), json!(false));
        let order = Value::Object(order);
        if self.book.len() >= PAGES {
            return Answer::problem(507, "The order book is full");
        }
        let answer = Answer::json(201, &order).field("Location", format!("/orders/{reference}"));
        self.book.insert(reference, order);
        answer
    }

    pub(super) fn ship(&self, reference: &str) -> Answer {
        match self.book.get(reference) {
            None => unknown("There is no such order"),
            Some(order) if order.get("paid") == Some(&json!(true)) => Answer::empty(202),
            Some(_) => Answer::problem(402, "The order is sent when it is paid"),
        }
    }

    fn fresh_reference(&mut self) -> String {
        self.next += 1;
        format!("Z-{}", self.next)
    }
}

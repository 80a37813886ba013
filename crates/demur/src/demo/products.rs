//! Products with versions, two of them no longer to be had, and a count of the
//! stock that tires the shop.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::answer::{Answer, Call};
use super::conditions::{etag, lost_update, unchanged};
use super::shop::unknown;

/// How often the stock is counted within [`REST`].
const COUNTS: usize = 3;
const REST: Duration = Duration::from_secs(10);

const DISCONTINUED: u64 = 13;
const WITHHELD: u64 = 451;

/// How many products the shelf has room for.
const ROOM: usize = 1000;

pub(super) struct Products {
    shelf: BTreeMap<u64, Product>,
    next: u64,
    counted: Vec<Instant>,
}

struct Product {
    version: u64,
    data: Map<String, Value>,
}

#[rustfmt::skip]
const SEED: [(&str, f64, &str, u32); 8] = [
    ("Kettle",                  39.5, "kitchen", 12),
    ("Bread knife",             18.0, "kitchen", 30),
    ("Watering can",            14.9, "garden",   7),
    ("Bulbs, mixed, 20",         9.9, "garden",  55),
    ("Wooden train",            24.0, "toys",     3),
    ("Kite",                    12.5, "toys",     0),
    ("A Field Guide to Errors", 21.0, "books",   17),
    ("The Patient Proxy",       28.0, "books",    4),
];

impl Default for Products {
    fn default() -> Self {
        let data = SEED.into_iter().map(|(name, price, category, stock)| {
            json!({ "name": name, "price": price, "category": category, "stock": stock })
        });
        let shelf: BTreeMap<u64, Product> = (1..).zip(data.map(Product::new)).collect();
        Self {
            shelf,
            next: 1001,
            counted: Vec::new(),
        }
    }
}

impl Product {
    fn new(data: Value) -> Self {
        let data = if let Value::Object(data) = data {
            data
        } else {
            Map::new()
        };
        Self { version: 1, data }
    }

    fn shown(&self, id: u64) -> Value {
        let mut data = self.data.clone();
        data.insert("id".to_owned(), json!(id));
        Value::Object(data)
    }

    fn answer(&self, status: u16, id: u64) -> Answer {
        Answer::json(status, &self.shown(id)).field("ETag", etag(self.version))
    }
}

impl Products {
    pub(super) fn list(&self, call: &Call<'_>) -> Answer {
        let limit = call
            .query("limit")
            .and_then(|limit| limit.parse().ok())
            .unwrap_or(20);
        let category = call.query("category");
        let listed = self
            .shelf
            .iter()
            .filter(|(_, one)| {
                category
                    .is_none_or(|wanted| one.data.get("category").is_some_and(|has| has == wanted))
            })
            .map(|(id, one)| one.shown(*id))
            .take(limit);
        Answer::json(200, &listed.collect())
    }

    pub(super) fn add(&mut self, call: &Call<'_>) -> Answer {
        if self.shelf.len() >= ROOM {
            return Answer::problem(507, "The shelf is full");
        }
        let id = self.next;
        self.next += 1;
        let product = self.shelf.entry(id).or_insert(Product::new(call.json()));
        product
            .answer(201, id)
            .field("Location", format!("/products/{id}"))
    }

    pub(super) fn look(&self, call: &Call<'_>, id: &str) -> Answer {
        match id.parse() {
            Ok(DISCONTINUED) => {
                Answer::problem(410, "Product 13 was discontinued and will not come back")
            }
            Ok(WITHHELD) => {
                Answer::problem(451, "A court order keeps this book from being sold here").field(
                    "Link",
                    "<https://court.example/orders/451>; rel=\"blocked-by\"",
                )
            }
            _ => match self.find(id) {
                Some((id, product)) => {
                    unchanged(call, product.version).unwrap_or_else(|| product.answer(200, id))
                }
                None => missing(),
            },
        }
    }

    pub(super) fn replace(&mut self, call: &Call<'_>, id: &str) -> Answer {
        self.update(call, id, |product, data| {
            product.data = Product::new(data).data;
        })
    }

    /// A merge patch of one level (RFC 7396); products have no more.
    pub(super) fn change(&mut self, call: &Call<'_>, id: &str) -> Answer {
        self.update(call, id, |product, patch| {
            for (name, value) in Product::new(patch).data {
                if value.is_null() {
                    product.data.remove(&name);
                } else {
                    product.data.insert(name, value);
                }
            }
        })
    }

    fn update(&mut self, call: &Call<'_>, id: &str, change: fn(&mut Product, Value)) -> Answer {
        let Some((id, product)) = self.find_mut(id) else {
            return missing();
        };
        if let Some(refusal) = lost_update(call, product.version) {
            return refusal;
        }
        change(product, call.json());
        product.version += 1;
        product.answer(200, id)
    }

    pub(super) fn remove(&mut self, call: &Call<'_>, id: &str) -> Answer {
        let Some((id, product)) = self.find(id) else {
            return missing();
        };
        if let Some(refusal) = lost_update(call, product.version) {
            return refusal;
        }
        self.shelf.remove(&id);
        Answer::empty(204)
    }

    pub(super) fn compare(&self, pair: &str) -> Answer {
        let both = pair
            .split_once("...")
            .and_then(|(base, head)| Some((self.find(base)?, self.find(head)?)));
        let Some(((_, base), (_, head))) = both else {
            return missing();
        };
        let differs = head
            .data
            .iter()
            .filter(|(name, value)| base.data.get(*name) != Some(*value));
        let differs: Map<String, Value> = differs
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        Answer::json(200, &Value::Object(differs))
    }

    pub(super) fn count(&mut self, call: &Call<'_>) -> Answer {
        let rested = |then: &Instant| call.now.saturating_duration_since(*then) >= REST;
        self.counted.retain(|then| !rested(then));
        if self.counted.len() >= COUNTS {
            let oldest = self.counted.first().copied().unwrap_or(call.now);
            let wait = REST.saturating_sub(call.now.saturating_duration_since(oldest));
            return Answer::problem(429, "The shop counts three times in ten seconds, not more")
                .field("Retry-After", (wait.as_secs() + 1).to_string());
        }
        self.counted.push(call.now);
        let total: u64 = self
            .shelf
            .values()
            .filter_map(|one| one.data.get("stock")?.as_u64())
            .sum();
        Answer::json(
            200,
            &json!({ "products": self.shelf.len(), "pieces": total }),
        )
    }

    fn find(&self, id: &str) -> Option<(u64, &Product)> {
        let id = id.parse().ok()?;
        Some((id, self.shelf.get(&id)?))
    }

    fn find_mut(&mut self, id: &str) -> Option<(u64, &mut Product)> {
        let id = id.parse().ok()?;
        Some((id, self.shelf.get_mut(&id)?))
    }
}

fn missing() -> Answer {
    unknown("There is no such product")
}

//! Business rules in CEL, beside the contract, under a budget.
//!
//! A schema says what one value may be; a rule says how values belong together: the end comes after the start, the
//! references are unique. Rules are written in CEL, the Common Expression Language, as `x-kubernetes-validations` are.
//! `self` is the body.
//!
//! ```
//! use demur_rules::{Budget, Rule, RuleText, judge};
//! use demur_schema::{JsonLimits, TapeStorage, read_json};
//!
//! let rule = Rule::compile(RuleText {
//!     pointer: Some("/end"),
//!     ..RuleText::new("self.end > self.start", "the end must be after the start")
//! })
//! .map_err(|defects| defects[0].message.clone())?;
//! let mut storage = TapeStorage::default();
//! let body = read_json(br#"{"start": 3, "end": 2}"#, &JsonLimits::default(), &mut storage)
//!     .map_err(|fault| fault.detail.clone())?;
//! let rules = [rule];
//! let judgement = judge(&rules, &body, Budget::default());
//! assert_eq!(judgement.violations[0].pointer(), "/end");
//! # Ok::<(), String>(())
//! ```
//!
//! # What is evaluated
//!
//! The grammar is that of the `cel` crate. What comes out of its parser is checked and lowered to a closed set of
//! operations (`lower.rs`), and these are evaluated here (`eval.rs`), for reasons that a gateway has and a library for
//! trusted input has not: every step is counted against a [`Budget`], the members of the body that rules name are
//! copied once for all rules and paid for (the whole body, where a rule looks at `self` as one value), patterns are
//! compiled once, objects are walked in one order, and numbers are compared exactly.
//!
//! The language is CEL's but for this:
//!
//! - JSON does not say whether `10` is an integer or a number with a fraction that happens to be none. A number of the
//!   body is an `int` if its value is whole, however it is spelled (below 2^53 where it has a fraction or an exponent),
//!   and a `double` otherwise. Arithmetic between the two is done in doubles where CEL knows no such operation. Two ints
//!   divide to an int, as always in CEL: write `double(self.total)` where a fraction is meant.
//! - An integer of the body that neither an `int` nor a `double` can hold is not used, and the rule is unchecked.
//! - There are no `uint`, `bytes`, types as values, messages and optional values.
//! - Functions: `size`, `has`, `all`, `exists`, `exists_one`, `map`, `filter`, `contains`, `startsWith`, `endsWith`,
//!   `matches` (with a literal pattern), `lowerAscii`, `upperAscii`, `trim`, `int`, `double`, `string`, `timestamp`,
//!   `duration`; and, as in Kubernetes, `sum`, `min`, `max`, `isSorted`, and `distinct` on lists.
//!
//! # What it costs
//!
//! One step for each operation, each value that is compared or listed, and each sixteen octets of text that are read or
//! written; a pattern costs a step for each four octets of text, times the kibibytes that it takes once it is compiled;
//! copying costs one for each eight values and each 128 octets of the body, whatever of it is copied. Nothing else is
//! estimated, so no rule is refused for what it might do, and what runs out of steps is unchecked with [`Why::Budget`].

#![forbid(unsafe_code)]

mod defect;
mod eval;
mod expr;
mod functions;
mod grammar;
mod item;
mod judge;
mod kind;
mod lower;
mod moment;
mod operators;
mod rule;

pub use defect::{Part, RuleDefect};
pub use judge::{Budget, Judgement, Why, judge};
pub use rule::{Rule, RuleText, StatusClass};

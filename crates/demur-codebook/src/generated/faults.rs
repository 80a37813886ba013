//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{FaultPage};

#[rustfmt::skip]
pub(crate) static ALL: &[FaultPage] = &[
    FaultPage {
        code: "const",
        tagline: "The value is not the only one that is allowed.",
        markdown: r#"The schema allows exactly one value here. It often marks the kind of an object.

## Wrong

```json
{"kind": "person"}
```

## Right

```json
{"kind": "customer"}
```

## What to change

Send the value in `expected`. If you meant another kind of object, the other members have to fit that kind too.
"#,
    },
    FaultPage {
        code: "content",
        tagline: "What is inside the string has the wrong encoding or media type.",
        markdown: r#"The schema says that the string holds other content (`contentEncoding`, `contentMediaType`), such as base64 or JSON, and the
string does not.

## Wrong

```json
{"thumbnail": "not base64!"}
```

## Right

```json
{"thumbnail": "iVBORw0KGgo="}
```

## What to change

Encode the content as the schema says. For base64, use the standard alphabet (RFC 4648 §4), without line breaks.
"#,
    },
    FaultPage {
        code: "dependency",
        tagline: "A member needs another one beside it.",
        markdown: r#"The schema says that where one member is present, another must be too, or the object must have a certain form.

## Wrong

```json
{"card": "4242"}
```

## Right

```json
{"card": "4242", "billing_address": "1 Main Street"}
```

## What to change

Add the other member, or leave both out.
"#,
    },
    FaultPage {
        code: "duplicate_items",
        tagline: "The items of the array are not all different.",
        markdown: r#"The schema wants a set. Items are compared as values: `1` and `1.0` are equal, the order of members does not matter, and
upper and lower case differ.

## Wrong

```json
{"tags": ["new", "sale", "new"]}
```

## Right

```json
{"tags": ["new", "sale"]}
```

## What to change

Remove the repetition.
"#,
    },
    FaultPage {
        code: "duplicate_key",
        tagline: "An object has the same member name twice.",
        markdown: r#"RFC 8259 §4 says that names should be unique, since readers differ in which of two they take. So the gateway refuses
such objects unless it is told otherwise. Names are compared after escapes are decoded.

## Wrong

```json
{"role": "user", "role": "admin"}
```

## Right

```json
{"role": "user"}
```

## What to change

Send each member once. If your library merges objects as text, merge them as data instead.
"#,
    },
    FaultPage {
        code: "duplicate_parameter",
        tagline: "A parameter that may occur once occurs several times.",
        markdown: "Servers differ in which of the two they take, so the gateway refuses to guess.

## Wrong

```http
GET /products?limit=10&limit=1000 HTTP/1.1
Host: api.example
```

## Right

```http
GET /products?limit=10 HTTP/1.1
Host: api.example
```

## What to change

Send it once. Where the documentation declares a list, write it in the declared style, such as `id=1,2,3`.
",
    },
    FaultPage {
        code: "enum",
        tagline: "The value is not one of the listed ones.",
        markdown: r#"The schema lists the allowed values. `expected` holds them. Upper and lower case are different.

## Wrong

```json
{"status": "Shipped"}
```

## Right

```json
{"status": "shipped"}
```

## What to change

Use a value of the list. The hint names one that is spelt alike, if there is one.
"#,
    },
    FaultPage {
        code: "forbidden",
        tagline: "The schema rules this value out.",
        markdown: r#"The schema says what the value must not be (`not`), or allows no value here at all.

## Wrong

```json
{"password": "password"}
```

## Right

```json
{"password": "three words you keep to yourself"}
```

## What to change

Read the description of the member, and send another value or leave it out.
"#,
    },
    FaultPage {
        code: "format",
        tagline: "The string does not follow the named format.",
        markdown: r#"The schema names a format, such as `date-time`, `email`, `uuid` or `uri`. `expected` or the detail says which.

## Wrong

```json
{"at": "2030-01-31 12:00"}
```

## Right

```json
{"at": "2030-01-31T12:00:00Z"}
```

## What to change

Write the value in the format. A `date-time` (RFC 3339) needs the `T`, the seconds and a zone; a `date` has none of these.
"#,
    },
    FaultPage {
        code: "invalid_encoding",
        tagline: "Percent-encoding or character encoding is broken.",
        markdown: "A `%` is not followed by two hexadecimal digits (RFC 3986 §2.1), or the decoded bytes are not UTF-8.

## Wrong

```http
GET /products?name=100%&limit=5 HTTP/1.1
Host: api.example
```

## Right

```http
GET /products?name=100%25&limit=5 HTTP/1.1
Host: api.example
```

## What to change

Encode every value with the function of your language, once and not twice. A plain `%` is written `%25`.
",
    },
    FaultPage {
        code: "invalid_utf8",
        tagline: "The bytes of the content are not UTF-8.",
        markdown: r#"JSON that is exchanged between systems must be encoded in UTF-8 (RFC 8259 §8.1). The fault has the byte where it breaks.

## Wrong

`"café"` in Latin-1: the bytes `63 61 66 E9`

## Right

`"café"` in UTF-8: the bytes `63 61 66 C3 A9`

## What to change

Encode the text as UTF-8 before you send it, and do not declare another `charset`. Look at the source of the text: a
file or a database may hold another encoding.
"#,
    },
    FaultPage {
        code: "malformed_json",
        tagline: "The text is not JSON.",
        markdown: r#"The content says that it is JSON and does not follow the grammar of RFC 8259. The fault has the line, the column and the
byte where reading had to stop; the mistake is there or shortly before.

## Wrong

```json
{"name": "Ada",}
```

## Right

```json
{"name": "Ada"}
```

## What to change

Let a library write the JSON. By hand, look for a comma too many, single quotes, missing quotes around names, comments,
`NaN`, text after the end, or content that breaks off.
"#,
    },
    FaultPage {
        code: "malformed_parameter",
        tagline: "The parameter cannot be read in its declared style or media type.",
        markdown: "The description of the operation says how a list or an object is written in this parameter, or that it holds JSON; the text
is not written like that.

## Wrong

```http
GET /products?filter={colour:red} HTTP/1.1
Host: api.example
```

## Right

```http
GET /products?filter=%7B%22colour%22%3A%22red%22%7D HTTP/1.1
Host: api.example
```

## What to change

Write the value as the documentation shows, and percent-encode what is not allowed in a query (RFC 3986 §2).
",
    },
    FaultPage {
        code: "maximum",
        tagline: "The number is too large.",
        markdown: r#"The schema sets an upper bound. It may belong to the allowed values (`maximum`) or not (`exclusiveMaximum`); the detail says
which.

## Wrong

```json
{"percent": 120}
```

## Right

```json
{"percent": 100}
```

## What to change

Send a number within the bound. Check the unit: cents instead of euros, milliseconds instead of seconds.
"#,
    },
    FaultPage {
        code: "minimum",
        tagline: "The number is too small.",
        markdown: r#"The schema sets a lower bound. It may belong to the allowed values (`minimum`) or not (`exclusiveMinimum`); the detail says
which.

## Wrong

```json
{"quantity": 0}
```

## Right

```json
{"quantity": 1}
```

## What to change

Send a number within the bound.
"#,
    },
    FaultPage {
        code: "missing_parameter",
        tagline: "A required parameter is missing.",
        markdown: "The operation requires a parameter in the query, a header field, a cookie or the path; `in` says where, `name` which.

## Wrong

```http
GET /reports HTTP/1.1
Host: api.example
```

## Right

```http
GET /reports?year=2030 HTTP/1.1
Host: api.example
```

## What to change

Add the parameter. Names in the query are case-sensitive; names of header fields are not (RFC 9110 §5.1).
",
    },
    FaultPage {
        code: "multiple_branches_matched",
        tagline: "The value fits more than one alternative, and only one may fit.",
        markdown: r#"The schema offers alternatives with `oneOf`, and exactly one has to fit. This is often a weakness of the schema: its
alternatives overlap.

## Wrong

```json
{"payment": {"note": "by card or by transfer"}}
```

## Right

```json
{"payment": {"kind": "card", "note": "by card"}}
```

## What to change

Add what tells the alternatives apart, usually a member such as `kind`. If that is not possible, tell the owner of the API.
"#,
    },
    FaultPage {
        code: "multiple_of",
        tagline: "The number is not a multiple of the given one.",
        markdown: r#"The schema wants steps of a certain size, such as hundredths or dozens. Numbers are compared exactly, without the rounding
of binary fractions.

## Wrong

```json
{"price": 9.999}
```

## Right

```json
{"price": 9.99}
```

## What to change

Round to the step before you send the number.
"#,
    },
    FaultPage {
        code: "no_branch_matched",
        tagline: "None of several alternatives fits the value.",
        markdown: r#"The schema offers alternatives (`anyOf` or `oneOf`), and the value fits none of them. Where it is clear which one was meant,
you get the faults of that one instead of this code.

## Wrong

```json
{"contact": {"mail": "ada@example.com"}}
```

## Right

```json
{"contact": {"email": "ada@example.com"}}
```

## What to change

Choose one of the alternatives in the documentation, and send exactly its members.
"#,
    },
    FaultPage {
        code: "number_out_of_range",
        tagline: "A number has too many digits, or too large an exponent.",
        markdown: r#"JSON sets no bounds for numbers, and lets readers set them (RFC 8259 §6). Numbers are compared exactly here, so their
length has to be limited.

## Wrong

```json
{"amount": 1e999999999}
```

## Right

```json
{"amount": 1000000}
```

## What to change

Send a number of usual size. If it is really an identifier, send it as a string, where the API allows that.
"#,
    },
    FaultPage {
        code: "pattern",
        tagline: "The string does not match the pattern.",
        markdown: r#"The schema describes the text by a regular expression. Unless the expression is anchored with `^` and `$`, a match anywhere
in the text is enough.

## Wrong

```json
{"code": "ab-12 "}
```

## Right

```json
{"code": "AB-12"}
```

## What to change

Compare the value with the pattern: upper and lower case, blanks at the ends, and the kind of dash are common differences.
"#,
    },
    FaultPage {
        code: "pattern_budget",
        tagline: "Matching a pattern would take more steps than allowed.",
        markdown: r#"Some regular expressions need very many steps for certain texts. The steps are limited, so whether the text matches remains
unknown, and it is refused.

## Wrong

```json
{"code": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}
```

## Right

```json
{"code": "aaaa"}
```

## What to change

Send a shorter text. If ordinary values get this, the owner of the API should rewrite the pattern, without one repetition
inside another.
"#,
    },
    FaultPage {
        code: "read_only",
        tagline: "Only the server may set this member.",
        markdown: r#"The schema marks the member as `readOnly`: you get it in answers and do not send it in requests.

## Wrong

```json
{"id": 7, "name": "Ada"}
```

## Right

```json
{"name": "Ada"}
```

## What to change

Leave the member out. When you send back what you read, remove such members first.
"#,
    },
    FaultPage {
        code: "required",
        tagline: "A required member is missing.",
        markdown: r#"The schema lists members that must be there, and this one is not. The pointer names the place where it belongs. An empty
pointer means that the whole content is missing.

## Wrong

```json
{"name": "Ada"}
```

## Right

```json
{"name": "Ada", "email": "ada@example.com"}
```

## What to change

Add the member. If you believe that you sent it, compare the spelling and the level: a hint tells you when a similar name
is there. A member with the value `null` is present, and may then have the wrong type.
"#,
    },
    FaultPage {
        code: "rule_violated",
        tagline: "The values do not go together.",
        markdown: r#"Each value fits the schema, but a rule that the operation states about several of them (`x-demur-rules`, written in CEL)
does not hold. `detail` is the rule in the words of whoever wrote it.

## Wrong

```json
{"start": "2026-05-02", "end": "2026-05-01"}
```

## Right

```json
{"start": "2026-05-01", "end": "2026-05-02"}
```

## What to change

Look at the values that the detail names together, not only at the one that the pointer shows.
"#,
    },
    FaultPage {
        code: "too_complex",
        tagline: "Checking the value would take more work than allowed.",
        markdown: r#"Some schemas make small content expensive to check. The work for one request is limited, and this one would exceed the
limit; whether it is valid remains unknown. The answer is 413.

## Wrong

```json
{"tree": "hundreds of nested alternatives, each with alternatives"}
```

## Right

```json
{"tree": "a smaller tree, the rest in another request"}
```

## What to change

Send less at once. If ordinary content gets this, the owner of the API should simplify the schema or raise the limit.
"#,
    },
    FaultPage {
        code: "too_deep",
        tagline: "Arrays and objects are nested too deeply.",
        markdown: r#"Nesting is limited, because reading deep structures costs memory and can crash programs. RFC 8259 §9 allows such a
limit. The gateway allows 64 levels unless it is told otherwise.

## Wrong

```json
[[[[[["and so on, 65 levels deep"]]]]]]
```

## Right

```json
[["two levels"]]
```

## What to change

Flatten the structure, for example into a list of nodes that name their parent. Check for a loop in the data that you
write out.
"#,
    },
    FaultPage {
        code: "too_few_items",
        tagline: "The array has too few items, or the object too few members.",
        markdown: r#"The schema sets a least number. Most often the list is empty.

## Wrong

```json
{"items": []}
```

## Right

```json
{"items": [{"sku": "A1"}]}
```

## What to change

Add items. If there are none, ask yourself whether the request makes sense at all.
"#,
    },
    FaultPage {
        code: "too_long",
        tagline: "The string is too long.",
        markdown: r#"The schema sets a greatest length. Characters are counted, not bytes.

## Wrong

```json
{"country": "Germany"}
```

## Right

```json
{"country": "DE"}
```

## What to change

Shorten the text. The detail states the limit.
"#,
    },
    FaultPage {
        code: "too_many_items",
        tagline: "The array has too many items, or the object too many members.",
        markdown: r#"The schema sets a greatest number. The detail states it.

## Wrong

```json
{"tags": ["a", "b", "c", "d", "e", "f"]}
```

## Right

```json
{"tags": ["a", "b", "c"]}
```

## What to change

Send fewer at once, in several requests if need be.
"#,
    },
    FaultPage {
        code: "too_short",
        tagline: "The string is too short.",
        markdown: r#"The schema sets a least length. Characters are counted, not bytes. Most often the string is empty.

## Wrong

```json
{"name": ""}
```

## Right

```json
{"name": "Ada"}
```

## What to change

Send a longer text. If the value is optional and you have none, leave the member out instead of sending an empty string.
"#,
    },
    FaultPage {
        code: "type",
        tagline: "The value has the wrong type.",
        markdown: r#"The schema wants another type: string, number, integer, boolean, array, object or null. `expected` lists what is allowed. A
number without a fractional part, such as `2.0`, is an integer in current versions of JSON Schema.

## Wrong

```json
{"quantity": "2"}
```

## Right

```json
{"quantity": 2}
```

## What to change

Send the value in the type that is wanted: numbers and booleans without quotes, a list in brackets even if it has one
item, `null` only where it is allowed.
"#,
    },
    FaultPage {
        code: "unknown_parameter",
        tagline: "The operation does not declare this parameter.",
        markdown: "Unknown parameters are allowed by default. Here they are refused, so that a misspelt name is not silently lost.

## Wrong

```http
GET /products?limti=10 HTTP/1.1
Host: api.example
```

## Right

```http
GET /products?limit=10 HTTP/1.1
Host: api.example
```

## What to change

Correct the name, or leave the parameter out. The hint names a declared one that is spelt alike, if there is one.
",
    },
    FaultPage {
        code: "unknown_property",
        tagline: "The object has a member that the schema does not declare.",
        markdown: r#"The schema allows only declared members here, so that a misspelt name is not silently lost.

## Wrong

```json
{"emial": "ada@example.com"}
```

## Right

```json
{"email": "ada@example.com"}
```

## What to change

Correct the name, or leave the member out. The hint names a declared member that is spelt alike, if there is one.
"#,
    },
];

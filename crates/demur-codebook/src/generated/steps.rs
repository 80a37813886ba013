//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{Choice, Stage, StepPage};

#[rustfmt::skip]
pub(crate) static ALL: &[StepPage] = &[
    StepPage {
        id: "body-framing",
        place: 44,
        stage: Stage::Body,
        statuses: &[400],
        tagline: "A body that breaks its own framing is answered with 400.",
        question: "Is the content cut short or its chunks broken?",
        choices: &[],
        markdown: r#"## Why it matters

A wrong chunk size, or a body that ends before its announced length: where this request ends is unknown, so the
connection is closed and nothing else on it is read.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

xyz

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

55
{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
0


```

## References

- RFC 9112 §7.1
- RFC 9112 §8
"#,
    },
    StepPage {
        id: "body-missing",
        place: 38,
        stage: Stage::Head,
        statuses: &[400],
        tagline: "A required body that is missing is answered with 400.",
        question: "Does the operation need content, and is there none?",
        choices: &[],
        markdown: r#"## Why it matters

No media type, no length, nothing to check: the request is incomplete, whatever its content might have been.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.1
"#,
    },
    StepPage {
        id: "body-rules",
        place: 48,
        stage: Stage::Body,
        statuses: &[422, 409, 400, 413],
        tagline: "A body whose values do not go together is answered with 422, or with 409 where a rule says so.",
        question: "Does every value fit, and do the values not go together, or not with the state of things?",
        choices: &[Choice { status: 422, when: "the values contradict each other" }, Choice { status: 409, when: "they contradict the state of the resource" }, Choice { status: 400, when: "the values contradict each other, where the operation documents 400 and not 422" }, Choice { status: 413, when: "judging them takes more work than is allowed" }],
        markdown: r#"## Why it matters

A schema says what each value may be; that the end comes after the start, or that either of two members is there, it says
badly or not at all. An operation states such rules beside its contract, in CEL, as `x-demur-rules`. All that are broken
are named at once, each with its own words. Rules work under a budget: a body that would take more is not checked, so it
gets 413 and never a silent pass.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 132

{"email":"ada@example.com","items":[{"product":7,"quantity":1},{"product":7,"quantity":2}],"reference":"A-1001","note":"twice 7..."}
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.21
- RFC 9110 §15.5.10
"#,
    },
    StepPage {
        id: "body-schema",
        place: 47,
        stage: Stage::Body,
        statuses: &[422, 400, 413],
        tagline: "A well-formed body that breaks its schema is answered with 422.",
        question: "Does the content parse, and does it not fit its schema?",
        choices: &[Choice { status: 422, when: "its values are wrong" }, Choice { status: 400, when: "the same, where the operation documents 400 and not 422" }, Choice { status: 413, when: "judging it takes more work than is allowed" }],
        markdown: r#"## Why it matters

The content was understood and its syntax is right, yet it cannot be processed: that is 422 (RFC 9110 §15.5.21). Where
the operation documents 400 and not 422, its callers get the 400 they were promised. Every fault is listed with a JSON
Pointer, a code and, where we know it, a hint. A body that takes more work than allowed to check is answered with 413.

## Wrong

```http
POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 26

{"email":"ada","age":17  }
```

## Right

```http
POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 36

{"email":"ada@example.com","age":36}
```

## References

- RFC 9110 §15.5.21
- RFC 9457 §3
"#,
    },
    StepPage {
        id: "body-syntax",
        place: 46,
        stage: Stage::Body,
        statuses: &[400, 413],
        tagline: "A body that does not parse as its media type is answered with 400.",
        question: "Does the content not parse as the type that it declares?",
        choices: &[Choice { status: 400, when: "it does not parse" }, Choice { status: 413, when: "reading it takes more work than is allowed" }],
        markdown: r#"## Why it matters

Syntax comes before meaning: 422 would claim that the content was understood. The fault names line, column and byte.
Duplicate keys are refused too, since parsers differ in which of them they keep.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 1

{
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.1
- RFC 8259 §2
"#,
    },
    StepPage {
        id: "body-timeout",
        place: 43,
        stage: Stage::Body,
        statuses: &[408],
        tagline: "A body that arrives too slowly is answered with 408.",
        question: "Did the content stop arriving, or arrive too slowly?",
        choices: &[],
        markdown: r#"## Why it matters

After a grace of 5 seconds a body must keep up a minimum rate. A slow body that somebody waits for holds a connection
and a buffer.

## Wrong

```http body-timeout
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 9

{
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.9
"#,
    },
    StepPage {
        id: "body-too-large",
        place: 45,
        stage: Stage::Body,
        statuses: &[413],
        tagline: "A body that turns out longer than the limit is answered with 413.",
        question: "Did more content arrive than is taken?",
        choices: &[],
        markdown: r#"## Why it matters

A chunked body does not announce its length, so it is counted while it arrives. The limit is `limits.body`.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

FFFFFFFF

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.14
"#,
    },
    StepPage {
        id: "condition-malformed",
        place: 36,
        stage: Stage::Head,
        statuses: &[400],
        tagline: "A condition that cannot be read is answered with 400.",
        question: "Is there a condition, such as `If-Match`, that cannot be read?",
        choices: &[],
        markdown: r#"## Why it matters

`If-Match: abc` is no list of entity tags. A server that ignores it overwrites what the client wanted to protect.
A malformed date is ignored instead, as RFC 9110 §13.1.3 and §13.1.4 demand.

## Wrong

```http
GET /products/7 HTTP/1.1
Host: api.example
If-Match: abc

```

## Right

```http
GET /products/7 HTTP/1.1
Host: api.example
If-Match: "abc"

```

## References

- RFC 9110 §13.1.1
- RFC 9110 §8.8.3
"#,
    },
    StepPage {
        id: "condition-required",
        place: 37,
        stage: Stage::Head,
        statuses: &[428],
        tagline: "An operation that demands a condition and gets none answers 428.",
        question: "Is a change asked for without the condition that guards against lost updates?",
        choices: &[],
        markdown: r#"## Why it matters

Two editors read the same version, both save, the second overwrites the first. An operation with
`x-demur-condition: required` accepts changes only with `If-Match` (or `If-None-Match: *` to create), so that the second
learns about the first. Whether the condition holds is for the upstream to say: 412.

## Wrong

```http
PUT /products/7 HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 2

{}
```

## Right

```http
PUT /products/7 HTTP/1.1
Host: api.example
If-Match: "1"
Content-Type: application/json
Content-Length: 2

{}
```

## References

- RFC 6585 §3
- RFC 9110 §13.1.1
"#,
    },
    StepPage {
        id: "content-coding",
        place: 41,
        stage: Stage::Head,
        statuses: &[415],
        tagline: "A `Content-Encoding` that is not supported is answered with 415 and `Accept-Encoding`.",
        question: "Is the content compressed in a way that is not undone here?",
        choices: &[],
        markdown: r#"## Why it matters

415 has two meanings, and the field tells them apart: `Accept-Encoding` in the answer says that the coding was the
problem, and which ones would do (RFC 9110 §12.5.3).

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Encoding: gzip
Content-Length: 2

{}
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.16
- RFC 9110 §12.5.3
"#,
    },
    StepPage {
        id: "content-too-large",
        place: 40,
        stage: Stage::Head,
        statuses: &[413],
        tagline: "A body announced longer than the limit is answered with 413 before it is read.",
        question: "Does the request announce more content than is taken?",
        choices: &[],
        markdown: r#"## Why it matters

The length stands in the head, so nobody has to send the body to learn that it is too long. The limit is `limits.body`.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 99999999999999999999

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.14
"#,
    },
    StepPage {
        id: "credentials-invalid",
        place: 28,
        stage: Stage::Access,
        statuses: &[401],
        tagline: "Credentials that are not accepted are answered with 401 and a challenge.",
        question: "Were credentials presented that do not hold?",
        choices: &[],
        markdown: r#"## Why it matters

401 `invalid_token` tells a client that new credentials can help: these are expired, revoked, forged or made for somebody
else. Which of them it is stands in the event, not in the answer. Where no `[[verifier]]` is configured for a scheme, its
credentials are *unchecked*: refused, unless `unchecked = "forward"` leaves the check to the upstream.

## Wrong

```http
GET /account HTTP/1.1
Host: api.example
Authorization: Bearer abc.def.ghi

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.2
- RFC 6750 §3.1
"#,
    },
    StepPage {
        id: "credentials-malformed",
        place: 26,
        stage: Stage::Access,
        statuses: &[400],
        tagline: "Credentials that cannot be read are answered with 400.",
        question: "Are there credentials that are not written as their scheme asks?",
        choices: &[],
        markdown: "## Why it matters

RFC 6750 §3.1 gives a malformed bearer request 400 `invalid_request`, and only a refused token 401 `invalid_token`: the
first is a mistake in the client's code, the second can be cured by a new token.

## Wrong

```http
GET /account HTTP/1.1
Host: api.example
Authorization: Bearer

```

## Right

```http
GET /account HTTP/1.1
Host: api.example

```

## References

- RFC 6750 §3.1
- RFC 9110 §11.4
",
    },
    StepPage {
        id: "credentials-missing",
        place: 27,
        stage: Stage::Access,
        statuses: &[401],
        tagline: "An operation that needs credentials and gets none answers 401 with a challenge.",
        question: "Are credentials needed, and none presented?",
        choices: &[],
        markdown: "## Why it matters

401 means: say who you are. It must carry `WWW-Authenticate` with at least one challenge (RFC 9110 §11.6.1), or the
client cannot know how. It is not 403, which more credentials of the same kind would not cure.

## Wrong

```http
GET /account HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.2
- RFC 9110 §11.6.1
",
    },
    StepPage {
        id: "expectation",
        place: 19,
        stage: Stage::Gate,
        statuses: &[417],
        tagline: "An expectation other than `100-continue` is answered with 417.",
        question: "Does the client expect something other than `100-continue`?",
        choices: &[],
        markdown: "## Why it matters

A client that states an expectation wants to know that it is met before anything happens. Ignoring what is not
understood would be answering yes. HTTP/1.0 has no `Expect`; there it is ignored (RFC 9110 §10.1.1).

## Wrong

```http
GET /products HTTP/1.1
Host: api.example
Expect: 200-ok

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §10.1.1
- RFC 9110 §15.5.18
",
    },
    StepPage {
        id: "field-syntax",
        place: 6,
        stage: Stage::Wire,
        statuses: &[400],
        tagline: "A header field that does not follow the grammar is answered with 400.",
        question: "Is there a field that is not written as a field must be?",
        choices: &[],
        markdown: "## Why it matters

Whitespace before a colon, folded lines, bare CR or LF and control characters have all been used to make two
servers see different fields in the same bytes (request smuggling). demur refuses them and names the byte.

## Wrong

```http
GET /products HTTP/1.1
Host : api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §5.1
- RFC 9110 §5.5
",
    },
    StepPage {
        id: "fields-too-large",
        place: 5,
        stage: Stage::Wire,
        statuses: &[431],
        tagline: "A header section, or one field, above its limit is answered with 431.",
        question: "Are the fields too large, one of them or all together?",
        choices: &[],
        markdown: "## Why it matters

The answer names the field where a single one is at fault (RFC 6585 §5), most often `Cookie`. The limits are
`limits.field`, `limits.head` and `limits.fields`.

## Wrong

```http long-field
GET /products HTTP/1.1
Host: api.example
Cookie: a=1

```

## Right

```http
GET /products HTTP/1.1
Host: api.example
Cookie: a=1

```

## References

- RFC 6585 §5
- RFC 9110 §5.4
",
    },
    StepPage {
        id: "forbidden",
        place: 31,
        stage: Stage::Access,
        statuses: &[403],
        tagline: "A caller who is known, and may not, is answered with 403.",
        question: "Is it known who asks, or does it not matter, and may he not do this?",
        choices: &[],
        markdown: "## Why it matters

401 asks for credentials; 403 says that these do not help: the token lacks a scope, the caller a role, the object belongs
to another tenant, the address is not on the list. A scope that is missing is named in the challenge (RFC 6750 §3.1), so
that a client can ask for it. Who may change that is in `contact`. The event says which of them it was; what the client
learns is for `forbidden.tell`.

## Wrong

```http elsewhere
GET /products HTTP/1.1
Host: api.example
X-Note: from an address that is not on the list of /products

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.4
- RFC 6750 §3.1
",
    },
    StepPage {
        id: "framing",
        place: 8,
        stage: Stage::Wire,
        statuses: &[400],
        tagline: "A message whose length cannot be told with certainty is answered with 400.",
        question: "Can two readers disagree about where the content ends?",
        choices: &[],
        markdown: r#"## Why it matters

`Content-Length` with `Transfer-Encoding`, several lengths, or `chunked` in the wrong place: two servers may
think differently about where this request ends and the next begins. The connection is closed after the answer,
and nothing that follows on it is read.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Length: 5
Transfer-Encoding: chunked

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9112 §6.1
- RFC 9112 §6.3
"#,
    },
    StepPage {
        id: "gateway-fault",
        place: 53,
        stage: Stage::Upstream,
        statuses: &[500],
        tagline: "A fault of demur itself is answered with 500.",
        question: "Did the gateway itself fail?",
        choices: &[],
        markdown: "## Why it matters

It is never dressed up as the client's or the upstream's mistake, and says nothing of its inside. The request id in
`instance` finds the event.

## References

- RFC 9110 §15.6.1
",
    },
    StepPage {
        id: "gone",
        place: 21,
        stage: Stage::Access,
        statuses: &[410],
        tagline: "A path whose resource was removed on purpose is answered with 410.",
        question: "Was this removed on purpose, for good?",
        choices: &[],
        markdown: "## Why it matters

404 says nothing about tomorrow; 410 says that the resource is gone and that links to it should go too. It is a statement
somebody has to make, so it comes from the lists named in `places`, with a date and a reason where they were given, and may
be kept by caches for as long as the entry says. A redirect to the homepage in its place would be a soft 404.

## Wrong

```http
GET /products/discontinued HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.11
",
    },
    StepPage {
        id: "head-timeout",
        place: 0,
        stage: Stage::Wire,
        statuses: &[408],
        tagline: "A request head that does not arrive in time is answered with 408.",
        question: "Did the head of the request not arrive in the time it had?",
        choices: &[],
        markdown: "## Why it matters

A client that sends a head slowly, or stops in the middle, holds a connection open. demur waits for
a whole head for a limited time (`timeouts.head`), counted from its first byte. An idle connection on which
nothing of a request has arrived is closed without an answer: there is no request to answer
(RFC 9110 §15.5.9).

## Wrong

```http timeout
GET /products HTTP/1.1
Host: api.example
```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.9
",
    },
    StepPage {
        id: "host",
        place: 7,
        stage: Stage::Wire,
        statuses: &[400],
        tagline: "A missing, repeated or invalid `Host` is answered with 400.",
        question: "Is `Host` missing, there twice, or no host?",
        choices: &[],
        markdown: "## Why it matters

The authority is part of what is asked for. RFC 9112 §3.2 demands 400 for an HTTP/1.1 request that has no
`Host`, more than one, or one with an invalid value.

## Wrong

```http
GET /products HTTP/1.1

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3.2
- RFC 9110 §7.2
",
    },
    StepPage {
        id: "http-version",
        place: 2,
        stage: Stage::Wire,
        statuses: &[505],
        tagline: "A request in a major version that is not spoken here is answered with 505.",
        question: "Does the request speak a major version of HTTP that this server does not?",
        choices: &[],
        markdown: "## Why it matters

Only the major version counts: HTTP/1.2 would be read as HTTP/1.1 (RFC 9110 §2.5). The answer is 505 and
not 400, because the request may be quite right; this server does not speak its version.

## Wrong

```http
GET /products HTTP/3.0
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.6.6
- RFC 9110 §2.5
",
    },
    StepPage {
        id: "length-required",
        place: 39,
        stage: Stage::Head,
        statuses: &[411],
        tagline: "Where `length_required` is set, a body without `Content-Length` is answered with 411.",
        question: "Must the length be told beforehand, and is it not?",
        choices: &[],
        markdown: r#"## Why it matters

A server may insist on knowing the length before it reads (RFC 9112 §6.3), for example to refuse early or because the
upstream needs it.

## Wrong

```http length-required
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

0


```

## Right

```http length-required
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.12
- RFC 9112 §6.3
"#,
    },
    StepPage {
        id: "media-type",
        place: 42,
        stage: Stage::Head,
        statuses: &[415],
        tagline: "A body of a media type that the operation does not declare is answered with 415 and `Accept`.",
        question: "Is the content of a type that the operation does not take?",
        choices: &[],
        markdown: r#"## Why it matters

The type is judged by what `Content-Type` says, never by a look at the bytes: what one server takes for JSON another may
take for a form. A body without `Content-Type` is of no type that was declared.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: text/csv
Content-Length: 1

1
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.16
- RFC 9110 §8.3
"#,
    },
    StepPage {
        id: "method-not-allowed",
        place: 25,
        stage: Stage::Access,
        statuses: &[405],
        tagline: "A known method that the resource does not support is answered with 405 and `Allow`.",
        question: "Is the method known, but not for this resource?",
        choices: &[],
        markdown: "## Why it matters

405 without `Allow` leaves the client guessing; RFC 9110 §15.5.6 demands the field. Answering 404 here, as several
frameworks do, hides that the path is right. HEAD is allowed wherever GET is.

## Wrong

```http
PATCH /products HTTP/1.1
Host: api.example
Content-Length: 0

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.6
- RFC 9110 §10.2.1
",
    },
    StepPage {
        id: "method-too-long",
        place: 3,
        stage: Stage::Wire,
        statuses: &[501],
        tagline: "A method longer than any known one is answered with 501.",
        question: "Is the method longer than any that this server knows?",
        choices: &[],
        markdown: "## Why it matters

A method that is longer than all methods known here cannot be one of them, so it is not implemented
(RFC 9112 §3); there is no need to read it to its end.

## Wrong

```http
AVERYLONGMETHODNAMETHATNOBODYHASEVERREGISTERED /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3
",
    },
    StepPage {
        id: "method-unknown",
        place: 17,
        stage: Stage::Gate,
        statuses: &[501],
        tagline: "A method that the server does not know at all is answered with 501.",
        question: "Is the method one that this server knows nowhere?",
        choices: &[],
        markdown: "## Why it matters

405 says: not on this resource. 501 says: not here, on nothing. A client that gets 405 looks for another resource, or
reads `Allow`; a client that gets 501 has a typing mistake or speaks an extension that is not supported. CONNECT asks
for a tunnel, which a gateway does not open.

## Wrong

```http
BREW /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §9.1
- RFC 9110 §15.6.2
",
    },
    StepPage {
        id: "misdirected",
        place: 11,
        stage: Stage::Gate,
        statuses: &[421],
        tagline: "A request for an authority that is not ours is answered with 421.",
        question: "Is the request for a host that this server does not answer for?",
        choices: &[],
        markdown: "## Why it matters

A client that reuses a connection, or follows stale DNS, can reach a server that was never meant to answer for that
host. Answering 404 would be a lie about the resource. 421 tells the client to try another connection, which it may do
even for POST. The row is active where `authorities` lists what is ours; a name without a port counts for every port.

## Wrong

```http
GET /products HTTP/1.1
Host: elsewhere.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.20
- RFC 9110 §7.4
",
    },
    StepPage {
        id: "moved",
        place: 22,
        stage: Stage::Access,
        statuses: &[301, 302, 307, 308],
        tagline: "A path that is known to have moved is answered with where it went.",
        question: "Has this one successor at another address?",
        choices: &[Choice { status: 301, when: "for good, and the method is GET or HEAD" }, Choice { status: 308, when: "for good, and the method must stay as it is" }, Choice { status: 302, when: "for a time, and the method is GET or HEAD" }, Choice { status: 307, when: "for a time, and the method must stay as it is" }],
        markdown: "## Why it matters

A resource that moved keeps its links only if every old address leads to its own new one. The lists named in `places` say
which do. The status follows from two questions: is the move for good (301, 308) or not (302, 307), and is the method GET
or HEAD, or one that must not be turned into GET on the way (308, 307)? Chains, loops, targets that a request could bend to
another host, and blanket redirects to the homepage are refused when the lists are loaded. The query of the request goes
along, but an API key in it never to an address with a host: somebody else may answer there.

## Wrong

```http
GET /articles/old-name HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.4
- RFC 9110 §15.4.2
- RFC 9110 §15.4.9
",
    },
    StepPage {
        id: "not-acceptable",
        place: 33,
        stage: Stage::Head,
        statuses: &[406],
        tagline: "Where `accept = \"strict\"`, an `Accept` that no documented type satisfies is answered with 406.",
        question: "Does the client accept none of the types that are offered, and is no default sent in their place?",
        choices: &[],
        markdown: "## Why it matters

A server may ignore `Accept` and send what it has (RFC 9110 §12.4.1); that is the default here. An API that promises
several representations is better off saying which ones there are.

## Wrong

```http
GET /products HTTP/1.1
Host: api.example
Accept: image/png

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.7
- RFC 9110 §12.4.1
",
    },
    StepPage {
        id: "not-found",
        place: 23,
        stage: Stage::Access,
        statuses: &[404],
        tagline: "A path that names no resource is answered with 404.",
        question: "Does the path name nothing, or nothing that may be known of?",
        choices: &[],
        markdown: "## Why it matters

404 says: nothing here, as far as we tell you, and nothing about whether that will last. It is not 400 (the request is
fine) and not 200 with a text that says so (a soft 404, which search engines and monitors take for content).
On public paths the answer suggests the nearest path the document knows.

## Wrong

```http
GET /produtcs HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.5
",
    },
    StepPage {
        id: "options",
        place: 24,
        stage: Stage::Access,
        statuses: &[204],
        tagline: "OPTIONS on a path whose document declares none is answered with the allowed methods.",
        question: "Does the client ask with OPTIONS what is possible here?",
        choices: &[],
        markdown: "## Why it matters

OPTIONS asks what can be done with a resource. The document knows, so the upstream need not be asked. `OPTIONS *` asks
about the server as a whole and is answered without `Allow`.

## Wrong

```http
OPTIONS /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §9.3.7
",
    },
    StepPage {
        id: "overloaded",
        place: 14,
        stage: Stage::Gate,
        statuses: &[503],
        tagline: "While demur has no room for another exchange, requests are answered with 503.",
        question: "Has the server no room for one more request now, whoever sends it?",
        choices: &[],
        markdown: "## Why it matters

A gateway that accepts more than it can carry answers nobody. 503 with `Retry-After` is the server's own condition,
unlike 429, which is about one client.

## Wrong

```http overloaded
GET /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.6.4
",
    },
    StepPage {
        id: "own-pages",
        place: 13,
        stage: Stage::Gate,
        statuses: &[200, 404, 405],
        tagline: "Requests for `/.demur/…` are answered by demur itself.",
        question: "Does the request ask for a page of the gateway itself?",
        choices: &[Choice { status: 200, when: "there is such a page" }, Choice { status: 404, when: "there is none" }, Choice { status: 405, when: "it asks with another method than GET and HEAD" }],
        markdown: "## Why it matters

Every problem links to the page that explains it, so the pages must be where the problems are: behind the same address,
in every scope, whatever the document says. They are read with GET and HEAD; nothing under `/.demur/` is ever forwarded.

## Wrong

```http
POST /.demur/status/404 HTTP/1.1
Host: api.example
Content-Length: 0

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.5
- RFC 9110 §15.5.6
- RFC 9457 §3.1.1
",
    },
    StepPage {
        id: "parameters",
        place: 35,
        stage: Stage::Head,
        statuses: &[400],
        tagline: "Missing or wrong query, header and cookie parameters are answered with 400.",
        question: "Is a parameter of query, fields or cookies missing, repeated or wrong?",
        choices: &[],
        markdown: "## Why it matters

Parameters are part of the request's syntax as the operation defines it; 422 is for content (RFC 9110 §15.5.21). All
faults are listed at once. A parameter that may occur once and occurs twice is refused, since gateway and upstream might
pick different ones.

## Wrong

```http
GET /products?limit=many HTTP/1.1
Host: api.example

```

## Right

```http
GET /products?limit=10 HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.1
",
    },
    StepPage {
        id: "path-parameter",
        place: 34,
        stage: Stage::Head,
        statuses: &[404, 400],
        tagline: "A path segment that does not fit its parameter is answered with 404, or 400 where the operation documents it.",
        question: "Does a part of the path have a form that can name nothing, such as letters where ids are numbers?",
        choices: &[Choice { status: 404, when: "so it names nothing" }, Choice { status: 400, when: "the operation documents 400 for it" }],
        markdown: "## Why it matters

`/products/abc` names no product when identifiers are integers, so 404 is the plain truth. Where the operation documents
400, its callers expect to be told about their mistake that way. The faults are listed in both cases.

## Wrong

```http
GET /products/abc HTTP/1.1
Host: api.example

```

## Right

```http
GET /products/7 HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.5
- RFC 9110 §15.5.1
",
    },
    StepPage {
        id: "preflight",
        place: 20,
        stage: Stage::Access,
        statuses: &[204],
        tagline: "A CORS preflight is answered from the policy, before anything else is looked at.",
        question: "Does a browser ask beforehand whether it may send the request?",
        choices: &[],
        markdown: "## Why it matters

A browser asks with OPTIONS whether a page of another origin may send its request, and it asks without credentials.
A gateway that demands credentials first breaks every such page. The row is active where `cors.origins` is set; the answer
says nothing about the resource.

## Wrong

```http
OPTIONS /products HTTP/1.1
Host: api.example
Origin: https://shop.example
Access-Control-Request-Method: POST

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- Fetch Standard (CORS-preflight request)
- RFC 9110 §9.3.7
",
    },
    StepPage {
        id: "quota",
        place: 32,
        stage: Stage::Access,
        statuses: &[429, 402],
        tagline: "A caller who asks more often than agreed is answered with 429, or with 402 where policy says so.",
        question: "Has this caller used up what was agreed?",
        choices: &[Choice { status: 429, when: "waiting is enough" }, Choice { status: 402, when: "only paying helps" }],
        markdown: r#"## Why it matters

A quota is counted for each caller, so it comes after the credentials, and after the question whether the caller may at
all: what is refused anyway costs nothing. Every answer carries the `RateLimit` fields, so that a client can slow down
before it is refused, and `Retry-After` where it was too late. 402 has no meaning of its own in HTTP; it is sent only by a
`[[limit]]` with `exhausted = "402"`.

## Wrong

```http spent caller
GET /products HTTP/1.1
Host: api.example
X-Note: one more than agreed

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 6585 §4
- RFC 9110 §10.2.3
- RFC 9110 §15.5.3
"#,
    },
    StepPage {
        id: "rate-network",
        place: 15,
        stage: Stage::Gate,
        statuses: &[429],
        tagline: "A network that asks more often than its limit allows is answered with 429, before anything is looked at.",
        question: "Has this network sent more than it may?",
        choices: &[],
        markdown: r#"## Why it matters

Who tries passwords, walks through ids or floods a route does it from few networks. This limit counts each of them
(an IPv4 address, a /64 of IPv6) before routing and credentials, so that it costs little to refuse. `Retry-After` is true:
a client that waits that long passes. The row is active where a `[[limit]]` says `by = "network"`; behind proxies of your
own, `trusted_proxies` decides whose word about the client counts.

## Wrong

```http spent network
GET /products HTTP/1.1
Host: api.example
X-Note: the hundred-and-first in this minute

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 6585 §4
- RFC 9110 §10.2.3
"#,
    },
    StepPage {
        id: "request-line",
        place: 1,
        stage: Stage::Wire,
        statuses: &[400],
        tagline: "A request line that does not follow the grammar is answered with 400.",
        question: "Is the first line no request line: method, target, version?",
        choices: &[],
        markdown: "## Why it matters

Method, target and version are separated by single spaces and end with CR LF. Servers that repair what
does not fit have been tricked into reading another request than the one a proxy before them read, so
nothing is repaired here; the answer says which byte is wrong.

## Wrong

```http
GET  /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3
- RFC 9112 §2.2
",
    },
    StepPage {
        id: "response-contract",
        place: 54,
        stage: Stage::Upstream,
        statuses: &[502],
        tagline: "Where it is switched on, an answer that breaks the contract is answered with 502.",
        question: "Did the server behind answer what its description does not allow?",
        choices: &[],
        markdown: "## Why it matters

An undocumented status or media type is a promise broken by the service, and clients that generated their code from the
document will trip over it. The row is off by default; `shadow` counts what `enforce` would replace. A missing `Allow` on
405 is filled in from the document in any case, since the status demands it.

## References

- RFC 9110 §15.6.3
- RFC 9110 §15.5.6
",
    },
    StepPage {
        id: "response-normalised",
        place: 55,
        stage: Stage::Upstream,
        statuses: &[],
        tagline: "An error answer of the upstream that says too much, or says it wrongly, keeps its status and gets our body.",
        question: "Did the server behind answer an error in a form that callers must not see?",
        choices: &[],
        markdown: r#"## Why it matters

Stack traces, SQL, file paths and server versions in an error page help attackers and nobody else. A 5xx body is always
replaced; a 4xx body passes unless it holds such a leak, is compressed so that nobody can tell, or is HTML sent to a client
that asked for something else. The status and the fields it requires (`Allow`, `WWW-Authenticate`, `Retry-After` …) stay.

With `upstream_errors = "replace"`, all bodies of errors are replaced, so that clients meet one shape of error only. With
`"pass"`, the service's own error bodies are sent, 5xx too, unless a leak is found in them.

## References

- RFC 9110 §15.5
- RFC 9110 §15.6
"#,
    },
    StepPage {
        id: "target-encoding",
        place: 12,
        stage: Stage::Gate,
        statuses: &[400],
        tagline: "A path or query that is not properly encoded is answered with 400.",
        question: "Is the target encoded so that two readers can read two paths?",
        choices: &[],
        markdown: r#"## Why it matters

`%zz`, `%00`, dot segments and encoded slashes mean different things to different servers. A path that the gateway and
the upstream could read differently is a way around every rule on paths, so it is refused instead of repaired.
`encoded_slash = "keep"` allows `%2F` inside a segment.

## Wrong

```http
GET /products/%zz HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 3986 §2.1
- RFC 9112 §3.2
"#,
    },
    StepPage {
        id: "target-form",
        place: 10,
        stage: Stage::Wire,
        statuses: &[400],
        tagline: "A target in a form that does not belong to its method is answered with 400.",
        question: "Does the form of the target not fit the method, as `*` does for OPTIONS alone?",
        choices: &[],
        markdown: "## Why it matters

A server is asked with a path (`/products`) or an absolute URI. `*` belongs to OPTIONS, host and port belong to
CONNECT, and a user name never belongs into a target.

## Wrong

```http
GET products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3.2
- RFC 9110 §4.2.4
",
    },
    StepPage {
        id: "target-too-long",
        place: 4,
        stage: Stage::Wire,
        statuses: &[414],
        tagline: "A request target longer than the limit is answered with 414.",
        question: "Is the target of the request longer than the server reads?",
        choices: &[],
        markdown: "## Why it matters

RFC 9112 §3 demands 414 here, not 400. Long targets usually mean that data went into the query which
belongs into a body, or that a redirect loop keeps adding to it. The limit is `limits.target`.

## Wrong

```http long-target
GET /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3
- RFC 9110 §15.5.15
",
    },
    StepPage {
        id: "too-early",
        place: 30,
        stage: Stage::Access,
        statuses: &[425],
        tagline: "A request in early data that must not be replayed is answered with 425.",
        question: "Might the request be a replay, since it came in early data?",
        choices: &[],
        markdown: r#"## Why it matters

What arrives as TLS early data (0-RTT) can be replayed by somebody who recorded it. For a safe method that does not
matter; an order must not be placed twice. 425 makes the client send the same request again after the handshake.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Early-Data: 1
Content-Type: application/json
Content-Length: 2

{}
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 8470 §5.1
- RFC 8470 §5.2
"#,
    },
    StepPage {
        id: "trace",
        place: 18,
        stage: Stage::Gate,
        statuses: &[405],
        tagline: "TRACE is answered with 405 everywhere.",
        question: "Is the method TRACE?",
        choices: &[],
        markdown: "## Why it matters

TRACE makes a server echo the request with its fields, cookies and credentials among them. It is a known method, so
501 would be wrong; no resource behind a gateway should allow it, so 405 it is.

## Wrong

```http
TRACE /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §9.3.8
- RFC 9110 §15.5.6
",
    },
    StepPage {
        id: "transfer-coding",
        place: 9,
        stage: Stage::Wire,
        statuses: &[501],
        tagline: "A transfer coding other than `chunked` is answered with 501.",
        question: "Is the content in a transfer coding that this server does not know?",
        choices: &[],
        markdown: r#"## Why it matters

RFC 9112 §6.1 asks a server that does not understand a transfer coding for 501. Compression of the content
belongs into `Content-Encoding`.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Transfer-Encoding: gzip, chunked

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9112 §6.1
- RFC 9112 §7
"#,
    },
    StepPage {
        id: "upstream-protocol",
        place: 50,
        stage: Stage::Upstream,
        statuses: &[502],
        tagline: "An upstream whose answer cannot be read is answered with 502.",
        question: "Did the server behind answer something that is no HTTP, or break off?",
        choices: &[],
        markdown: "## Why it matters

An answer with two lengths, a broken chunk or half a head could be read in more than one way. It is not passed on, and
the connection it came on is not used again.

## References

- RFC 9110 §15.6.3
- RFC 9112 §6.3
- RFC 9209 §2.3
",
    },
    StepPage {
        id: "upstream-timeout",
        place: 51,
        stage: Stage::Upstream,
        statuses: &[504],
        tagline: "An upstream that does not answer in time is answered with 504.",
        question: "Did the server behind not answer in time?",
        choices: &[],
        markdown: "## Why it matters

504 tells apart who was slow: 408 is about the client, 504 about what is behind the gateway. The times are
`timeouts.connect`, `timeouts.first_byte` and `timeouts.upstream_idle`.

## References

- RFC 9110 §15.6.5
- RFC 9209 §2.3
",
    },
    StepPage {
        id: "upstream-unavailable",
        place: 52,
        stage: Stage::Upstream,
        statuses: &[503],
        tagline: "While every connection to the upstream is in use, requests are answered with 503.",
        question: "Is every connection to the server behind in use?",
        choices: &[],
        markdown: "## Why it matters

Queueing without bound would only make everybody wait. 503 with `Retry-After` says that trying again soon is worth it.

## References

- RFC 9110 §15.6.4
- RFC 9209 §2.3
",
    },
    StepPage {
        id: "upstream-unreachable",
        place: 49,
        stage: Stage::Upstream,
        statuses: &[502],
        tagline: "An upstream that cannot be reached is answered with 502.",
        question: "Can the server behind not be reached?",
        choices: &[],
        markdown: "## Why it matters

The client did nothing wrong and can do nothing about it; the operator can. Which address was tried, and what the system
said, is in the event and never in the answer.

## References

- RFC 9110 §15.6.3
- RFC 9209 §2.3
",
    },
    StepPage {
        id: "verifier-unavailable",
        place: 29,
        stage: Stage::Access,
        statuses: &[503],
        tagline: "Credentials that nobody can verify now are answered with 503.",
        question: "Can the credentials not be verified at the moment, good or bad?",
        choices: &[],
        markdown: "## Why it matters

When the keys of an issuer, or its introspection endpoint, cannot be reached, the credentials may well be good. 401 would
make clients throw them away and ask the same issuer for new ones. 503 with `Retry-After` says the truth: wait, and send
the same request again. Keys that were fetched before are used for as long as `stale` allows, so this is rare.

## Wrong

```http nobody-answers
GET /account HTTP/1.1
Host: api.example
Authorization: Bearer abc.def.ghi

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.6.4
- RFC 9110 §10.2.3
",
    },
    StepPage {
        id: "withheld",
        place: 16,
        stage: Stage::Gate,
        statuses: &[451],
        tagline: "A path that is withheld for legal reasons is answered with 451.",
        question: "Does a legal demand keep this from being shown?",
        choices: &[],
        markdown: r#"## Why it matters

403 or 404 would hide that somebody else demanded it. 451 says so, and its `Link` with `rel="blocked-by"` names who carries
out the block (not who demanded it). It says nothing about whether the resource exists, so it is decided before that is
asked. It is never kept by caches: a demand may hold in one place only, or end.

## Wrong

```http
GET /withheld/report HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 7725 §3
- RFC 7725 §4
"#,
    },
];

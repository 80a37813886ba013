//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{CheckMode, CheckPage, CheckSeverity};

#[rustfmt::skip]
pub(crate) static ALL: &[CheckPage] = &[
    CheckPage {
        id: "accept-ignored",
        number: "A212",
        severity: CheckSeverity::Should,
        mode: CheckMode::Safe,
        tagline: "An `Accept` that nothing satisfies gets 406 or the usual content, everywhere the same.",
        markdown: r#"## Why it matters

A server that has nothing a client accepts may say so with 406, or send what it has as if nothing had been asked for
(RFC 9110 §12.4.1). There is no third way: a 400 or a 404 makes the client look for the fault in its address, and a 500 is
a fault of the server. An API that does the one here and the other there cannot be relied on.

## What it looks for

One request for each resource that answers, with `Accept: application/vnd.demur.nothing`, and one with `Accept: */*;q=0` for
the first resource of each origin.

- Answers that are neither a success nor 406 nor a redirect.
- A 406 that does not say what there is.
- Resources of one origin with the same media type of which some refuse and some ignore the field.

## Finding

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json
---
for: nothing
GET /products HTTP/1.1
Host: shop.example
Accept: application/vnd.demur.nothing

HTTP/1.1 500 Internal Server Error
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json
---
for: nothing
GET /products HTTP/1.1
Host: shop.example
Accept: application/vnd.demur.nothing

HTTP/1.1 400 Bad Request
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json
---
for: nothing
GET /products HTTP/1.1
Host: shop.example
Accept: application/vnd.demur.nothing

HTTP/1.1 406 Not Acceptable
Content-Length: 0
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json
---
for: nothing
GET /products HTTP/1.1
Host: shop.example
Accept: application/vnd.demur.nothing

HTTP/1.1 406 Not Acceptable
Content-Type: application/json

{"available":["application/json"]}
---
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json
---
for: nothing
GET /orders HTTP/1.1
Host: shop.example
Accept: application/vnd.demur.nothing

HTTP/1.1 200 OK
Content-Type: application/json
```

## Clean

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json
---
for: nothing
GET /products HTTP/1.1
Host: shop.example
Accept: application/vnd.demur.nothing

HTTP/1.1 406 Not Acceptable
Content-Type: application/problem+json

{"title":"Not Acceptable","hint":"available: application/json"}
```

An API that refuses, and a page that does not:

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json
---
for: nothing
GET /products HTTP/1.1
Host: shop.example
Accept: application/vnd.demur.nothing

HTTP/1.1 406 Not Acceptable
Content-Type: text/plain

This is available as application/json.
---
GET /about.html HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
---
for: nothing
GET /about.html HTTP/1.1
Host: shop.example
Accept: application/vnd.demur.nothing

HTTP/1.1 200 OK
Content-Type: text/html
```

## What to do

### Builder

- Decide once for the whole API whether it refuses or ignores, and do it in one place.
- List in the content of a 406 what there is.

## References

- RFC 9110 §12.4.1, §15.5.7
"#,
    },
    CheckPage {
        id: "body-fault-status",
        number: "A204",
        severity: CheckSeverity::Should,
        mode: CheckMode::Unsafe,
        tagline: "A body with a fault gets the status of that fault.",
        markdown: r#"## Why it matters

A client that is told 400, 415 or 422 knows what to mend: how the body is written, which type it is sent in, or which
values are wrong. One that is told 500 believes that the server failed, and sends the same again. One that is told
200 believes that what it sent was kept.

## What it looks for

Where a document says what a body has to be, each operation is sent bodies with one fault each, at most twelve. The
right statuses are those of the table that `demur serve` decides by:

- A body that is no JSON: 400, or 415 where a server tells by inspection (RFC 9110 §15.5.16). 422 says that the syntax
  was right.
- A type that is not declared: 415. A coding that nobody knows: 415 or 400.
- A body that breaks its schema: 400 or 422, whichever the document names; both where it names both or none.
- No body at all: any of 400, 411, 415 and 422.

2xx, 500, and these statuses in the wrong place are reported. If the valid request fails as well, a 500 says nothing. What
is refused for another reason, such as 401 or 413, says nothing either.

## Finding

```exchange
site: unsafe
for: fault
about: POST https://shop.example/orders
expected: 400/415 body-syntax with a body that is no JSON
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json

{"

HTTP/1.1 500 Internal Server Error
---
for: valid
about: POST https://shop.example/orders
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json

{"product":7}

HTTP/1.1 201 Created
```

```exchange
site: unsafe
for: fault
about: POST https://shop.example/orders
expected: 415 media-type with a body of `application/x-no-such-type`
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/x-no-such-type

{"product":7}

HTTP/1.1 400 Bad Request
```

```exchange
site: unsafe
for: fault
about: POST https://shop.example/orders
expected: 422 body-schema with body member `/product` missing
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json

{}

HTTP/1.1 201 Created
```

## Clean

```exchange
site: unsafe
for: fault
about: POST https://shop.example/orders
expected: 400/415 body-syntax with a body that is no JSON
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json

{"

HTTP/1.1 400 Bad Request
---
for: fault
about: POST https://shop.example/orders
expected: 415 media-type with a body of `application/x-no-such-type`
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/x-no-such-type

{"product":7}

HTTP/1.1 415 Unsupported Media Type
---
for: fault
about: POST https://shop.example/orders
expected: 400/422 body-schema with body member `/product` missing
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json

{}

HTTP/1.1 422 Unprocessable Content
```

A server that fails at everything, and one that wants credentials first:

```exchange
site: unsafe
for: fault
about: POST https://shop.example/orders
expected: 400/415 body-syntax with a body that is no JSON
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json

{"

HTTP/1.1 500 Internal Server Error
---
for: valid
about: POST https://shop.example/orders
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json

{"product":7}

HTTP/1.1 500 Internal Server Error
---
for: fault
about: POST https://shop.example/notes
expected: 422 body-schema with body member `/text` missing
POST /notes HTTP/1.1
Host: shop.example
Content-Type: application/json

{}

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
```

## What to do

### Builder

- Catch the errors of the parser and of the validation in one place, and answer 400 and 422 there; everything that is
  caught nowhere becomes a 500.
- Compare `Content-Type` before the body is read.

### Operator

- A gateway that knows the document refuses these bodies before they arrive.

### API consumer

- Do not repeat what got the 500 before the body was checked against the document.

## References

- RFC 9110 §15.5.1, §15.5.16, §15.5.21, §15.6.1
"#,
    },
    CheckPage {
        id: "condition-ignored",
        number: "A210",
        severity: CheckSeverity::Must,
        mode: CheckMode::Safe,
        tagline: "A GET with a condition is answered by that condition.",
        markdown: r#"## Why it matters

A server that sends an `ETag` promises to evaluate it: a GET whose `If-None-Match` names the current tag must get 304
(RFC 9110 §13.1.2). Where the tag is sent and never looked at, every client and every cache transfers everything again and
again. The other mistake is worse: a 304 to a client that has something else keeps it with old content for ever.

## What it looks for

Up to three requests for each resource that is answered with 200 and an `ETag`, or one where it has only a
`Last-Modified`:

- `If-None-Match` with the tag that was just sent gets 200 with the same tag, or an error.
- `If-None-Match` with another tag gets 304 or 412.
- `If-Match` with another tag gets 200. An origin must evaluate it, but a cache before it need not, and nobody has to
  say 412; so this is advice, and left out where the answer came out of a cache.
- `If-Modified-Since` with the date that was just sent gets 200 with the same date.

A tag that is another one at each request says nothing.

## Finding

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"
---
for: same
GET /products HTTP/1.1
Host: shop.example
If-None-Match: "7"

HTTP/1.1 200 OK
ETag: "7"
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"
---
for: other
GET /products HTTP/1.1
Host: shop.example
If-None-Match: "demur"

HTTP/1.1 304 Not Modified
ETag: "7"
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"
---
for: if-match
GET /products HTTP/1.1
Host: shop.example
If-Match: "demur"

HTTP/1.1 200 OK
ETag: "7"
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Last-Modified: Thu, 26 Nov 2026 12:00:00 GMT
---
for: since
GET /products HTTP/1.1
Host: shop.example
If-Modified-Since: Thu, 26 Nov 2026 12:00:00 GMT

HTTP/1.1 200 OK
Last-Modified: Thu, 26 Nov 2026 12:00:00 GMT
```

## Clean

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"
---
for: same
GET /products HTTP/1.1
Host: shop.example
If-None-Match: "7"

HTTP/1.1 304 Not Modified
ETag: "7"
---
for: other
GET /products HTTP/1.1
Host: shop.example
If-None-Match: "demur"

HTTP/1.1 200 OK
ETag: "7"
---
for: if-match
GET /products HTTP/1.1
Host: shop.example
If-Match: "demur"

HTTP/1.1 412 Precondition Failed
```

It changed meanwhile, and a cache need not look at `If-Match`:

```exchange
GET /news HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"
---
for: same
GET /news HTTP/1.1
Host: shop.example
If-None-Match: "7"

HTTP/1.1 200 OK
ETag: "8"
---
for: if-match
GET /news HTTP/1.1
Host: shop.example
If-Match: "demur"

HTTP/1.1 200 OK
ETag: "8"
Age: 12
```

## What to do

### Builder

- Compare `If-None-Match` with the tag before the content is made, by the weak comparison, and answer 304.
- Without code for that, leave the `ETag` out.

### Operator

- A proxy that packs content may change the tag and forget to change it back in the request: compare `ETag` at the
  server and at the proxy.

## References

- RFC 9110 §13.1.1, §13.1.2, §13.1.3, §15.4.5
"#,
    },
    CheckPage {
        id: "condition-on-missing",
        number: "A209",
        severity: CheckSeverity::Must,
        mode: CheckMode::Safe,
        tagline: "Where a request without conditions fails, the same request with conditions fails in the same way.",
        markdown: r#"## Why it matters

A server ignores all conditions where its answer without them would be anything but a success or a 412 (RFC 9110 §13.2.1).
A path that does not exist gets 404, whatever stands in `If-Match`. A 412 in its place tells the client "somebody changed it
meanwhile", so that it fetches a new state and tries again, in place of "it is gone". The order is a frequent mistake:
some well-known decision diagrams have it wrong.

## What it looks for

In up to thirty directories of each origin, a random name is asked for twice: without conditions, and with
`If-Match: "demur"`. A 412 to the second is reported if the first got a redirect or a 4xx other than 412 and 429.

## Finding

```exchange
for: plain
GET /products/q7w8e9 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: if-match
GET /products/q7w8e9 HTTP/1.1
Host: shop.example
If-Match: "demur"

HTTP/1.1 412 Precondition Failed
```

## Clean

```exchange
for: plain
GET /products/q7w8e9 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: if-match
GET /products/q7w8e9 HTTP/1.1
Host: shop.example
If-Match: "demur"

HTTP/1.1 404 Not Found
```

Every path exists on this server, so that the condition is evaluated:

```exchange
for: plain
GET /products/q7w8e9 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: if-match
GET /products/q7w8e9 HTTP/1.1
Host: shop.example
If-Match: "demur"

HTTP/1.1 412 Precondition Failed
```

## What to do

### Builder

- Evaluate conditions last: after routing, credentials and validation, right before the method is performed.

### API consumer

- After a 412 to a request with `If-Match`, fetch the resource without conditions before you try again.

## References

- RFC 9110 §13.2.1, §13.1.1
"#,
    },
    CheckPage {
        id: "content-where-none-may-be",
        number: "A109",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 1xx, a 204, a 205 and a 304 have no content, and a 1xx and a 204 say nothing about its length.",
        markdown: r#"## Why it matters

These answers end with their head, whatever it says (RFC 9110 §6.4.1; RFC 9112 §6.3). Octets behind it are read as
the beginning of the next answer, so that this connection gives somebody a wrong one; proxies that see it
differently than the client can be made to give it to somebody else. `Content-Length` and `Transfer-Encoding` at a
1xx or a 204 invite that.

## What it looks for

- `Content-Length` or `Transfer-Encoding` at a 204 or a 1xx (RFC 9110 §8.6; RFC 9112 §6.1), also
  `Content-Length: 0`.
- Octets behind a 204 or a 304.
- Octets behind the content whose length an answer announced, except to HEAD, which has a check of its own.
- Content of a 205 (RFC 9110 §15.3.6).

## Finding

```exchange
DELETE /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
Content-Length: 0
```

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 103 Early Hints
Transfer-Encoding: chunked

HTTP/1.1 200 OK
Content-Type: text/plain

Orders
```

```exchange
DELETE /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
Content-Type: application/json

{"deleted":true}
```

```exchange
POST /form HTTP/1.1
Host: shop.example

HTTP/1.1 205 Reset Content
Content-Type: text/plain

Type again.
```

## Clean

```exchange
DELETE /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
ETag: "8"
```

```exchange
GET /orders HTTP/1.1
Host: shop.example
If-None-Match: "7"

HTTP/1.1 304 Not Modified
Content-Length: 17
ETag: "7"
```

```exchange
POST /form HTTP/1.1
Host: shop.example

HTTP/1.1 205 Reset Content
Content-Length: 0
```

## What to do

### Builder

- Send 200 if there is something to say, and 204 without content if there is not. Many frameworks let a handler
  return a body with a 204, and some of them write it.

### Operator

- A proxy that adds `Content-Length: 0` to everything without content has to leave 204 out.

## References

- RFC 9110 §6.4.1, §8.6, §15.3.6
- RFC 9112 §6.1, §6.3
"#,
    },
    CheckPage {
        id: "crawler-files",
        number: "A601",
        severity: CheckSeverity::Should,
        mode: CheckMode::Safe,
        tagline: "`/robots.txt` is a text that can be had, or says 404, and the sitemaps it names are there.",
        markdown: "## Why it matters

The status of `/robots.txt` is a rule of its own (RFC 9309 §2.3.1): a 4xx allows everything to every crawler, a 5xx forbids
everything. A 403 from a firewall opens what was to be closed, and a 500 takes the site out of the search engines within
days. A page in its place holds no rule, so that all is allowed.

## What it looks for

One GET of `/robots.txt` for each origin, up to six more where it is redirected, another where it fails, and one for each sitemap
that it names on the same origin, up to five:

- A 5xx, seen twice. A 401 or 403 is advice: it forbids nothing.
- A page of HTML in place of the file, another type than `text/plain`, or octets that are no UTF-8.
- More than five redirects.
- More than 500 KiB, of which crawlers need not read the rest.
- A sitemap that is named and is not there, or is a page of HTML.

A 404 is right where there are no rules.

## Finding

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
---
for: again
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
```

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
```

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<!doctype html><title>Shop</title>
```

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/plain

Sitemap: https://shop.example/sitemap.xml
---
for: sitemap
about: https://shop.example/robots.txt
GET /sitemap.xml HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/octet-stream

User-agent: *
```

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /robots.txt
---
for: hop
about: https://shop.example/robots.txt
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /robots.txt
```

## Clean

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/plain; charset=utf-8

User-agent: *
Disallow: /cart
Sitemap: https://shop.example/sitemap.xml
---
for: sitemap
about: https://shop.example/robots.txt
GET /sitemap.xml HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/xml

<urlset/>
```

No rules, and a failure that went by:

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<!doctype html><title>Not found</title>
```

```exchange
for: robots
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
---
for: again
GET /robots.txt HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

## What to do

### Builder

- Serve `/robots.txt` as a file, before the routes of the application and without its database.
- Answer 404 where there are no rules, and never the start page.

### Operator

- Let `/robots.txt` through firewalls and logins.

## References

- RFC 9309 §2.3, §2.3.1, §2.5
",
    },
    CheckPage {
        id: "deleted-still-there",
        number: "A219",
        severity: CheckSeverity::Should,
        mode: CheckMode::Unsafe,
        tagline: "What was made can be fetched, and what was deleted is gone.",
        markdown: r#"## Why it matters

201 says that a resource was made and where it is, and 200 or 204 to DELETE that it was removed (RFC 9110 §15.3.2,
§9.3.5). A client that deletes personal data and is told that it is done has nothing else to go by. A copy in a cache
or a second store that answers on is the usual reason.

## What it looks for

With `--allow-unsafe` and a scratch collection it makes one thing there, by POST or else by PUT, fetches it, deletes it,
and fetches it again; five requests at most.

- 404 or 410 for what was just made with 201, or put.
- 2xx for what was deleted with 200 or 204. A 202 promises a deletion for later, so that it says nothing.

## Finding

```exchange
site: unsafe
site: scratch /tests
for: create
about: https://shop.example/tests
POST /tests HTTP/1.1
Host: shop.example
Content-Type: application/json

{"name":"x7"}

HTTP/1.1 201 Created
Location: /tests/1
---
for: read
about: https://shop.example/tests
GET /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

```exchange
site: unsafe
site: scratch /tests
for: delete
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
---
for: read-deleted
about: https://shop.example/tests
GET /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

{"name":"x7"}
```

## Clean

```exchange
site: unsafe
site: scratch /tests
for: create
about: https://shop.example/tests
POST /tests HTTP/1.1
Host: shop.example
Content-Type: application/json

{"name":"x7"}

HTTP/1.1 201 Created
Location: /tests/1
---
for: read
about: https://shop.example/tests
GET /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

{"name":"x7"}
---
for: delete
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
---
for: read-deleted
about: https://shop.example/tests
GET /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 410 Gone
```

A deletion that is promised for later:

```exchange
site: unsafe
site: scratch /tests
for: delete
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 202 Accepted
---
for: read-deleted
about: https://shop.example/tests
GET /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

{"name":"x7"}
```

## What to do

### Builder

- Answer 202 to what is done later, and 204 to what is done.
- Make what was written visible to the next read, or send the address of its progress with the 202.

### Operator

- See whether a cache answers: an `Age` in the answer says so. Caches drop an address when a DELETE of it passes through
  them, and only then (RFC 9111 §4.4).

## References

- RFC 9110 §9.3.5, §15.3.2, §15.3.3
- RFC 9111 §4.4
"#,
    },
    CheckPage {
        id: "document",
        number: "A502",
        severity: CheckSeverity::Advice,
        mode: CheckMode::Document,
        tagline: "The document promises no status that cannot come, and says what has to be said about those that can.",
        markdown: "## Why it matters

What stands in the document becomes code: a branch for a 405 that never comes, a parser for the content of a 204 that
must have none, and none for the wait after a 429. What is missing becomes a question to support.

## What it looks for

The document alone; it sends nothing.

- Content for 204, 205 or 304, which have none.
- 401 where no credentials are asked for, though a login answers so in many APIs: see for yourself. 403 where no operation
  of the document asks for any, since it may have reasons other than who asks.
- 429 without a documented `Retry-After`.
- 405 for an operation: its method is declared, so that it is allowed. 415 where there is no body, 422 where there are no parameters
  either, and 406 where there is no content to choose from.
- 400 and 422 that are described by the same words or the same component, so that no client knows which to expect for
  what.

## Finding

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders/{id}:
    delete:
      operationId: deleteOrder
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        '204': {description: deleted, content: {application/json: {schema: {type: object}}}}
```

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': {description: ok}
        '401': {description: log in first}
```

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': {description: ok}
        '429': {description: too many}
```

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': {description: ok}
        '405': {description: only GET}
```

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses:
        '201': {description: made}
        '400': {description: Validation failed}
        '422': {description: validation failed.}
```

## Clean

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
security: [{token: []}]
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses:
        '201': {description: made, content: {application/json: {schema: {type: object}}}}
        '400': {description: the body is no JSON}
        '401': {description: no valid credentials}
        '403': {description: not enough rights}
        '406': {description: only JSON}
        '415': {description: not JSON}
        '422': {description: a value is wrong}
        '429': {description: slow down, headers: {Retry-After: {schema: {type: integer}}}}
    delete:
      operationId: deleteOrders
      responses: {'204': {description: gone}}
```

## What to do

### Builder

- Take out what cannot come, and describe 400 and 422 by what is wrong in each case.
- Document `Retry-After` for 429 once, as a component, and refer to it.

## References

- RFC 9110 §10.2.3, §15.3.5, §15.5.2, §15.5.6, §15.5.16, §15.5.21
- RFC 6585 §4
",
    },
    CheckPage {
        id: "error-body-form",
        number: "A402",
        severity: CheckSeverity::Advice,
        mode: CheckMode::Safe,
        tagline: "An error is in the form that its reader reads: JSON for programs of an API, HTML for the browsers of a site.",
        markdown: r#"## Why it matters

A server should explain a 4xx in its content (RFC 9110 §15.5), and `Accept` says in which form (RFC 9110 §12.5.1). A
program that asked for JSON and gets a page of HTML fails when it reads it, and shows that failure in place of the
error. A person who gets bare JSON, or nothing, learns nothing.

## What it looks for

- In each directory that has JSON and no pages, the answer to `Accept: application/json` for a path that leads to nothing: it is HTML or empty.
- In each directory that has pages, the answer to `Accept: text/html` for such a path: it is JSON or empty.

That is one request for each directory and form, at most sixty of each. A site of pages that answers a program with a
page is not reported, and neither is an API that answers a browser with JSON.

## Finding

```exchange
GET /orders/1 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"order":1}
---
for: json
GET /orders/qwertz HTTP/1.1
Host: shop.example
Accept: application/json

HTTP/1.1 404 Not Found
Content-Type: text/html

<h1>Not Found</h1>
```

```exchange
for: html
GET /about/qwertz HTTP/1.1
Host: shop.example
Accept: text/html

HTTP/1.1 404 Not Found
Content-Type: application/json

{"error":"not found"}
```

```exchange
for: json
GET /orders/qwertz HTTP/1.1
Host: shop.example
Accept: application/json

HTTP/1.1 404 Not Found
Content-Length: 0
```

## Clean

```exchange
for: json
GET /orders/qwertz HTTP/1.1
Host: shop.example
Accept: application/json

HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{"title":"Not Found"}
---
for: html
GET /about/qwertz HTTP/1.1
Host: shop.example
Accept: text/html

HTTP/1.1 404 Not Found
Content-Type: text/html

<title>Not found</title><h1>Not found</h1>
```

What nobody chose a form for may have any:

```exchange
GET /about/qwertz HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<h1>Not Found</h1>
```

## What to do

### Builder

- Choose the form of an error by `Accept`, with the one of the API where it says nothing, and send `Vary: Accept`.
- The errors of the framework itself, for unknown paths, unreadable bodies and methods, need the same care.

### Operator

- A gateway or a proxy in front of an API makes errors too. Give it a page for each form.
- Caddy answers without content where a file is missing: `handle_errors` gives it a page.

## References

- RFC 9110 §15.5, §12.5.1, §12.4.1
"#,
    },
    CheckPage {
        id: "error-cached",
        number: "A302",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "An error is not stored, unless it is one that stays.",
        markdown: r#"## Why it matters

What a cache has stored it gives to everybody, for as long as it was told (RFC 9111 §3, §4.2). An error is mostly
about one request or one moment: stored, it goes on after the cause is gone, and a 400 that one client brought about
hits all others. With an explicit lifetime most caches store a 400 and a 5xx too, not only what is listed as
cacheable by default.

## What it looks for

- 4xx and 5xx with `max-age`, `s-maxage` or `Expires` that gives them a lifetime, or with `public` alone.
- 4xx and 5xx that came out of a cache, by `Age`, `X-Cache`, `CF-Cache-Status` or `Cache-Status` (RFC 9211).

A 410 is meant to stay. A 404 for at most 60 seconds keeps load away, and is advice; so is what only browsers keep,
a 416, which is about one range, what answers another method than GET and HEAD, and 405, 414, 451 and 501, which are
cacheable by default. 428, 429, 431 and 511 belong to `must-not-be-stored`, and 401 and 403 that shared caches may
hand out to `shared-cache-leak`.

## Finding

```exchange
GET /search?q=%ff HTTP/1.1
Host: shop.example

HTTP/1.1 400 Bad Request
Cache-Control: max-age=3600
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
Cache-Control: public
```

```exchange
GET /new HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Cache-Control: s-maxage=30
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 502 Bad Gateway
Cache-Control: no-cache
Cache-Status: origin; fwd=miss, "edge 1"; hit; ttl=100
```

## Clean

```exchange
GET /old HTTP/1.1
Host: shop.example

HTTP/1.1 410 Gone
Cache-Control: public, max-age=86400
---
GET /else HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Cache-Control: no-cache, max-age=600
X-Cache: MISS
Age: 0
---
GET /else HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
Cache-Control: max-age=0, private, must-revalidate
Cache-Status: edge; fwd=uri-miss
```

## What to do

### Builder

- Set `Cache-Control: no-store` where the error is made, after whatever set the lifetime of the page.

### Operator

- nginx adds `Cache-Control` by `add_header` to errors only with `always`, and by `expires` to none; see which rule
  does.
- Name the statuses that may be stored, one by one: `proxy_cache_valid 200 301 10m;` and nothing for `any`.
- After a fault is mended, empty the cache for these addresses.

## References

- RFC 9111 §3, §4.2, §5.2.2
- RFC 9110 §15.1
- RFC 9211 §2.1
"#,
    },
    CheckPage {
        id: "error-page",
        number: "A406",
        severity: CheckSeverity::Advice,
        mode: CheckMode::Safe,
        tagline: "An error page names its language, says in a heading what is wrong, and leads on from there.",
        markdown: r#"## Why it matters

Who meets an error page did nothing wrong, mostly, and wants to go on. A screen reader needs the language, a title and a
heading; a telephone needs a viewport; everybody needs a way to the home page, and on a 404 a way to search. A page that has none of
them is where visits end.

## What it looks for

Pages in HTML with 4xx or 5xx, of 512 octets or more: a short one, as servers make it by themselves, is fine. Browsers ask for
one path that leads to nothing in each directory that has pages, at most sixty.

- `lang`, the title and a heading.
- A link to the home page, and on 404 and 410 a search.
- A viewport.
- `alt` on each image.

A condition, a range and a malformed request are nothing that a link leads to: what is answered to them is no page for
visitors.

`noindex` is not asked for: search engines leave out what is answered 4xx.

## Finding

```exchange
GET /qwertz HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<html><head><style>body { font-family: sans-serif; margin: 4em auto; width: 40em; color: #333; background: #fafafa } p { line-height: 1.5 } .code { font-size: 6em; color: #c00; text-align: center } .box { border: 1px solid #ccc; padding: 2em; border-radius: 4px; box-shadow: 0 0 4px #ddd } .small { font-size: 80%; color: #777 } @media print { .box { border: none } } .foot { margin-top: 4em; border-top: 1px solid #eee; padding-top: 1em }</style></head>
<body><div class="box"><p class="code">404</p><p>Whatever you are looking for, it is not here, and we cannot tell where it may be.</p><img src="/sad.png"></div></body></html>
```

## Clean

```exchange
GET /qwertz HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<!doctype html><html lang="en"><head><title>Not found</title><meta name="viewport" content="width=device-width"><style>body { font-family: sans-serif; margin: 4em auto; width: 40em; color: #333; background: #fafafa } p { line-height: 1.5 } .box { border: 1px solid #ccc; padding: 2em; border-radius: 4px; box-shadow: 0 0 4px #ddd } .small { font-size: 80%; color: #777 }</style></head>
<body><h1>There is no such page</h1><p>Go to the <a href="/">home page</a>, or look for it:</p><form role="search"><input type="search" name="q"></form><img src="/cup.png" alt=""></body></html>
```

What a server makes by itself is short and says enough:

```exchange
GET /qwertz HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>
```

Programs ask for ranges, and browsers do with files that are larger than a page:

```exchange
GET /report.pdf HTTP/1.1
Host: shop.example
Range: bytes=99999999999-

HTTP/1.1 416 Range Not Satisfiable
Content-Range: bytes */120000
Content-Type: text/html

<html><head><style>body { font-family: sans-serif; margin: 4em auto; width: 40em; color: #333; background: #fafafa } p { line-height: 1.5 } .code { font-size: 6em; color: #c00; text-align: center } .box { border: 1px solid #ccc; padding: 2em; border-radius: 4px; box-shadow: 0 0 4px #ddd } .small { font-size: 80%; color: #777 } @media print { .box { border: none } } .foot { margin-top: 4em; border-top: 1px solid #eee; padding-top: 1em }</style></head>
<body><pre>Range Not Satisfiable</pre></body></html>
```

## What to do

### Builder

- Make the error page in the layout of the site, with its navigation, and say in the heading what is wrong.

### Operator

- Replace the pages of the server and of what stands in front of it by the site's own, and keep the status.

## References

- RFC 9110 §15.5
"#,
    },
    CheckPage {
        id: "error-under-200",
        number: "A405",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "JSON that says that something went wrong is sent with a 4xx or a 5xx.",
        markdown: r#"## Why it matters

The status says how the request ended, and what comes with it only why (RFC 9110 §15). Libraries raise, repeat or give
up by the status, monitors count it, and caches keep what came with 200 (RFC 9110 §15.1). An error under 200 is a success to all of them;
it is found when somebody misses the data.

## What it looks for

Answers with a 2xx whose JSON is an object that has nothing but what is said of an error: `success` or `ok` is false,
`error` or `errors` holds something, or `status`, `statusCode` or `code` is 400 to 599.

An object with anything else in it, such as a job that failed, is data. GraphQL (`data` beside `errors`), JSON-RPC and 207 have their own
rules. HTML that says "not found" under 200 belongs to `soft-404`.

## Finding

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"success":false,"message":"no such order"}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"statusCode":404,"error":"Not Found"}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"error":{"message":"the database is down"}}
```

## Clean

```exchange
GET /jobs/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"job":7,"state":"failed","error":"the file is empty"}
```

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"data":[],"error":null}
```

```exchange
POST /graphql HTTP/1.1
Host: shop.example
Content-Type: application/json

{"query":"{ order(id: 7) { total } }"}

HTTP/1.1 200 OK
Content-Type: application/json

{"errors":[{"message":"no such order"}]}
```

## What to do

### Builder

- Send the status that the content talks about; the content may stay as it is, or become a problem document (RFC 9457).
- Clients that look at the content only go on working if they read it with every status; say so before the change.

### API consumer

- Look at the content before you take a 200 for success, and do not cache it.

## References

- RFC 9110 §15, §15.1
- RFC 9457 §3
"#,
    },
    CheckPage {
        id: "existence-leak",
        number: "A207",
        severity: CheckSeverity::Must,
        mode: CheckMode::Identities,
        tagline: "Who may not see a resource cannot tell whether it exists.",
        markdown: r#"## Why it matters

403 for what exists and 404 for what does not is honest, and it lets anybody with an account count customers, guess
names and watch what others make. Where that matters, RFC 9110 §15.5.4 lets a server answer 404 to both. Then the two
have to be alike in everything: a field, a word or a hundred microseconds more tell the same as the status would.

## What it looks for

Needs an identity that may, and compares what the others and the anonymous get for a resource of it and for a twin
with an id that names nothing. The twin is made by the document, or where the last segment of the path is a number or a
UUID.

- The statuses differ, such as 403 and 404: a leak where existence is a secret, and fine where it is none.
- The statuses are the same, and fields or content differ, each time it is asked. The id itself, numbers and long
  hexadecimal words are left out of the comparison, and so are `Date`, `Age` and cookies.
- `HEAD` or `OPTIONS` tell what GET does not.
- With `--timing`, the times differ: two runs of 440 pairs, in random order. A shift is told if its interval excludes
  zero in both, and if it is more than 50 µs and more than 2 % of the median. Where the noise is larger than that, it
  says that nothing can be measured over this link.

Sends three requests for each identity, and eight more where the statuses are the same.

## Finding

```exchange
site: identities alice bob
for: owner
as: alice
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: exists
as: bob
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
---
for: missing
as: bob
about: https://shop.example/orders/7
GET /orders/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

```exchange
site: identities alice bob
for: owner
as: alice
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: exists
as: bob
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/json

{"error":"order not found for this user"}
---
for: missing
as: bob
about: https://shop.example/orders/7
GET /orders/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/json

{"error":"order not found"}
---
for: exists-again
as: bob
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/json

{"error":"order not found for this user"}
---
for: missing-again
as: bob
about: https://shop.example/orders/7
GET /orders/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/json

{"error":"order not found"}
```

```exchange
site: identities alice bob
for: owner
as: alice
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: exists
as: bob
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: missing
as: bob
about: https://shop.example/orders/7
GET /orders/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: exists-OPTIONS
as: bob
about: https://shop.example/orders/7
OPTIONS /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
Allow: GET, HEAD, OPTIONS
---
for: missing-OPTIONS
as: bob
about: https://shop.example/orders/7
OPTIONS /orders/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

## Clean

```exchange
site: identities alice bob
for: owner
as: alice
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: exists
as: bob
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Date: Fri, 27 Nov 2026 12:00:00 GMT
X-Request-Id: 0f3d1c77-9be1-4c4e-9a53-3b1d7f0a2c11

{"status":404,"instance":"/orders/7"}
---
for: missing
as: bob
about: https://shop.example/orders/7
GET /orders/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Date: Fri, 27 Nov 2026 12:00:01 GMT
X-Request-Id: 7c1e0b5c-1f1d-4f7e-8a53-9b1d7f0a2c12

{"status":404,"instance":"/orders/2000012345"}
---
for: exists-again
as: bob
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Date: Fri, 27 Nov 2026 12:00:02 GMT
X-Request-Id: 1f3d1c77-9be1-4c4e-9a53-3b1d7f0a2c13

{"status":404,"instance":"/orders/7"}
---
for: missing-again
as: bob
about: https://shop.example/orders/7
GET /orders/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Date: Fri, 27 Nov 2026 12:00:03 GMT
X-Request-Id: 2c1e0b5c-1f1d-4f7e-8a53-9b1d7f0a2c14

{"status":404,"instance":"/orders/2000012345"}
```

Bob may see it too, so that there is no secret; and one 403 for everything tells nothing:

```exchange
site: identities alice bob
for: owner
as: alice
about: https://shop.example/products/7
GET /products/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: exists
as: bob
about: https://shop.example/products/7
GET /products/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: missing
as: bob
about: https://shop.example/products/7
GET /products/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: owner
as: alice
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: exists
about: https://shop.example/orders/7
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
---
for: missing
about: https://shop.example/orders/7
GET /orders/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
```

## What to do

### Builder

- Look up with the caller in the condition ("this order of this customer"), so that there is one way to find nothing.
- Make the 404 in one place, without the id and without words about rights.

### Operator

- `demur serve` with a concealed scope answers both with the same octets, at the same moment.
- Where it is no secret what exists, say so: suppress this finding for the path.

## References

- RFC 9110 §15.5.4, §15.5.5
"#,
    },
    CheckPage {
        id: "expectation",
        number: "A214",
        severity: CheckSeverity::Must,
        mode: CheckMode::Raw,
        tagline: "An `Expect: 100-continue` is answered at once, and an unknown expectation is refused with 417 or ignored.",
        markdown: "## Why it matters

A client that is about to send a large file asks first. The server answers finally if it knows enough, or says 100; it
must not wait for the content (RFC 9110 §10.1.1). One that says nothing makes each such upload begin with a pause of a
second or more, and some clients wait for ever. An expectation that a server does not know may be refused with 417;
another error makes the client look for the fault elsewhere.

## What it looks for

Two requests for the first resource of each origin, sent as octets (so `--allow-raw` is needed):

- GET with `Expect: demur-nothing`: anything but the usual answer and 417 is reported.
- GET with `Expect: 100-continue` and an announced content of two octets, an empty line, which is held back for a second.
  Neither a 100 nor a final answer within that second is reported, if the plain GET is answered in less than a third of one.

## Finding

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: unknown
GET / HTTP/1.1
Host: shop.example
Expect: demur-nothing

HTTP/1.1 400 Bad Request
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: continue
micros: 1004100
GET / HTTP/1.1
Host: shop.example
Expect: 100-continue
Content-Length: 2

HTTP/1.1 200 OK
```

## Clean

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: unknown
GET / HTTP/1.1
Host: shop.example
Expect: demur-nothing

HTTP/1.1 417 Expectation Failed
---
for: continue
micros: 1004100
GET / HTTP/1.1
Host: shop.example
Expect: 100-continue
Content-Length: 2

HTTP/1.1 100 Continue

HTTP/1.1 200 OK
```

A final answer before the content is as good, and a slow server says nothing:

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: continue
micros: 900
GET / HTTP/1.1
Host: shop.example
Expect: 100-continue
Content-Length: 2

HTTP/1.1 405 Method Not Allowed
Allow: POST
```

```exchange
micros: 1400000
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: continue
micros: 1500000
GET / HTTP/1.1
Host: shop.example
Expect: 100-continue
Content-Length: 2

HTTP/1.1 200 OK
```

## What to do

### Builder

- Say 100 when the application begins to read the content; most libraries do it then by themselves.

### Operator

- See whether a proxy takes the field out: one that answers 100 for the server hides that it would refuse the upload.

### API consumer

- Do not wait longer than a second or two for the 100.

## References

- RFC 9110 §10.1.1, §15.5.18
",
    },
    CheckPage {
        id: "head-differs-from-get",
        number: "A211",
        severity: CheckSeverity::Must,
        mode: CheckMode::Safe,
        tagline: "HEAD gets the status and the fields that GET gets, and no content.",
        markdown: r#"## Why it matters

HEAD is GET without the content (RFC 9110 §9.3.2). Link checkers, monitors and clients that want to know the size
before they fetch believe what it says. A server that answers it with 404, 405 or 501 where GET works makes good links look
broken; one that answers 200 where GET fails hides a fault from a monitor.

## What it looks for

- Resources whose GET and HEAD get different statuses. A 405 to HEAD where GET gives 200 is told apart: it is the
  most frequent form.
- `Content-Type`, `ETag`, `Last-Modified`, `Location` and `Allow` that differ, or that only HEAD has. HEAD may leave
  out what is only known once content is made, so that a missing field is no fault (RFC 9110 §9.3.2).
- Content behind the answer to HEAD.

It sends one HEAD for each resource, and where the answers differ one GET more. What changes by itself from one GET to
the next says nothing: only that counts in which both GETs agree. In a record with one GET, another `ETag`,
`Last-Modified` or `Location` is a hint and no more. A 429 or a 5xx is no verdict.

## Finding

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<h1>Products</h1>
---
for: head
HEAD /products HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

Many frameworks have no HEAD unless somebody writes it; that is told once for all resources:

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

[]
---
for: head
HEAD /products HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET
```

Both GETs have the same tag, and HEAD has another one:

```exchange
GET /time HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
ETag: "7"

<h1>Time</h1>
---
for: head
HEAD /time HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
ETag: "0"
---
for: get-again
GET /time HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
ETag: "7"

<h1>Time</h1>
```

## Clean

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
ETag: "7"

<h1>Products</h1>
---
for: head
HEAD /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
```

A page that is another one each time:

```exchange
GET /time HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
ETag: W/"1"

<h1>Time</h1>
---
for: head
HEAD /time HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
ETag: W/"2"
---
for: get-again
GET /time HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html
ETag: W/"3"

<h1>Time</h1>
```

A page that was not there yet:

```exchange
GET /news HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: head
HEAD /news HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: get-again
GET /news HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
```

## What to do

### Builder

- Answer HEAD with the handler of GET and leave the content out. Most frameworks do so when they are asked to; some
  need a route of its own.

### Operator

- A firewall that lets only GET and POST through answers HEAD itself: allow it wherever GET is allowed.

## References

- RFC 9110 §9.1, §9.3.2
"#,
    },
    CheckPage {
        id: "heuristic-freshness",
        number: "A303",
        severity: CheckSeverity::Advice,
        mode: CheckMode::Passive,
        tagline: "An error that caches may store by default says itself how long, or that it must not be stored.",
        markdown: r#"## Why it matters

404, 405, 410, 414, 451 and 501 are cacheable by default: without a word about it, a cache may store them and choose
the time itself (RFC 9110 §15.1; RFC 9111 §4.2.2; RFC 7725 §3). Few browsers and proxies do so, but several CDNs
keep a 404 for minutes. A page that was published meanwhile is missing for those behind them.

## What it looks for

- Answers of these statuses to GET or HEAD without `no-store`, `no-cache`, a lifetime or `Expires`. It is advice.

Addresses that were only asked for to see what happens are told together, once for each status.

## Finding

```exchange
GET /new HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html
Last-Modified: Fri, 20 Nov 2026 12:00:00 GMT
```

```exchange
for: random
GET /xq3 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html
Cache-Control: must-revalidate
```

## Clean

```exchange
GET /new HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Cache-Control: no-cache
---
GET /old HTTP/1.1
Host: shop.example

HTTP/1.1 410 Gone
Cache-Control: max-age=86400
---
POST /new HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html
---
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 400 Bad Request
Content-Type: text/html
```

## What to do

### Builder

- Send `Cache-Control: no-cache` with a 404, and `no-store` where it hides something; a 410 may have a day.

### Operator

- `error_page 404 /404.html;` with `add_header Cache-Control "no-cache" always;` in nginx, and
  `Header always set Cache-Control "no-cache" "expr=%{REQUEST_STATUS} == 404"` in Apache.

## References

- RFC 9110 §15.1
- RFC 9111 §4.2.2, §5.2.2
- RFC 7725 §3
"#,
    },
    CheckPage {
        id: "internals-leaked",
        number: "A401",
        severity: CheckSeverity::Must,
        mode: CheckMode::Safe,
        tagline: "An error says what is wrong with the request, and nothing of what the server is made of.",
        markdown: r#"## Why it matters

A stack trace names files, libraries and lines; a message of the database names tables and values; a path says how the
machine is laid out; a version says which known holes are open. Attackers provoke errors for just that. A problem document is no tool for
debugging (RFC 9457 §4), and product details are information for an attack (RFC 9110 §17.12).

## What it looks for

- In the content of 4xx and 5xx: stack traces of some fifteen languages, and secrets (must); messages of databases, paths of the
  server, addresses behind it, and debug pages of frameworks (should).
- In the same content: a product with its version, such as `nginx/1.25.3` (advice).
- In `Server`, `X-Powered-By` and fields like these of any answer: a version (advice). A product without one is fine
  (RFC 9110 §10.2.4).

Two requests to each server try to provoke an error: a long path with odd characters, and a script with an
extension that the server may not know. Everything else that an audit gets is looked at too.

## Finding

```exchange
GET /orders/%27 HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
Content-Type: application/json

{"error":"Traceback (most recent call last):\n  File \"/srv/shop/orders.py\", line 12, in show\nValueError: '"}
```

```exchange
GET /orders/%27 HTTP/1.1
Host: shop.example

HTTP/1.1 400 Bad Request
Content-Type: text/plain

You have an error in your SQL syntax; check the manual
```

```exchange
GET /nothing HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<p>You're seeing this error because you have <code>DEBUG = True</code> in your settings.</p>
```

```exchange
GET /nothing HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<center><h1>404 Not Found</h1></center><hr><center>nginx/1.25.3</center>
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
X-Powered-By: PHP/8.1.2
```

## Clean

```exchange
GET /nothing HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Server: nginx
Content-Type: text/html

<center><h1>404 Not Found</h1></center><hr><center>nginx</center>
```

A page that is about errors is no error:

```exchange
GET /docs/errors HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/plain

Traceback (most recent call last):
  File "/srv/shop/orders.py", line 12, in show
```

## What to do

### Builder

- Answer an unexpected failure with a 500 and an id, and write the rest to the log under that id.
- Switch the debug mode of the framework off where the world can reach it.

### Operator

- nginx: `server_tokens off;`. Apache: `ServerTokens Prod` and `ServerSignature Off`. PHP: `expose_php = Off`.
- `demur serve` replaces the errors of an upstream that leak.

## References

- RFC 9110 §17.12, §10.2.4
- RFC 9457 §4, §5
"#,
    },
    CheckPage {
        id: "legal-block-without-authority",
        number: "A110",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "A 451 says who blocks, in a `Link` with `rel=\"blocked-by\"`, and explains the legal demand.",
        markdown: r#"## Why it matters

451 makes a legal block visible. It should name who carries it out, in a `Link` field with the relation `blocked-by`
(RFC 7725 §4), and explain the demand: who makes it, by which law, and what it is about (RFC 7725 §3). Without both,
nobody can object to it, and a block by the network cannot be told from one by the server.

## What it looks for

- Answers 451 without `Link` whose `rel` has the word `blocked-by`.
- Answers 451 without content, or with content that says no more than the name of the status.

## Finding

```exchange
GET /leaflet HTTP/1.1
Host: shop.example

HTTP/1.1 451 Unavailable For Legal Reasons
Content-Type: text/plain

Taken down after the order 7/2026 of the court of Springfield, which is about this leaflet.
```

```exchange
GET /leaflet HTTP/1.1
Host: shop.example

HTTP/1.1 451 Unavailable For Legal Reasons
Link: <https://shop.example/legal>; rel="blocked-by"
Content-Type: text/html

<h1>451 Unavailable For Legal Reasons</h1>
```

## Clean

```exchange
GET /leaflet HTTP/1.1
Host: shop.example

HTTP/1.1 451 Unavailable For Legal Reasons
Link: </style.css>; rel=preload, <https://shop.example/legal?a,b>; rel="help Blocked-By"
Content-Type: text/plain

Taken down after the order 7/2026 of the court of Springfield, which is about this leaflet.
```

```exchange
HEAD /leaflet HTTP/1.1
Host: shop.example

HTTP/1.1 451 Unavailable For Legal Reasons
Link: <https://shop.example/legal>; rel=blocked-by
Content-Length: 91
```

## What to do

### Builder

- Write the explanation next to the list of what is blocked, so that each entry has one.

### Operator

- Name yourself in `Link` if you block, not who demanded it; the demand belongs in the text.

## References

- RFC 7725 §3, §4
"#,
    },
    CheckPage {
        id: "malformed-request",
        number: "A215",
        severity: CheckSeverity::Must,
        mode: CheckMode::Raw,
        tagline: "A request that is no well-formed HTTP/1.1 is refused as the RFC says.",
        markdown: "## Why it matters

Between a client and an application there are mostly two or three servers. Where they do not agree on where a request
ends or whom it is for, one of them takes part of a request for a request of its own: request smuggling. RFC 9112 closes
each known gap with a refusal, mostly a 400. A server that is lenient in one of these points is a danger to those behind it.

## What it looks for

Octets that no client library sends (so `--allow-raw` is needed), each on a connection of its own, about one resource of each
origin: 17 requests, all of them GET. Content that one of two readings leaves over is an empty line, which every server
skips, so that nobody else's request is spoiled.

- No `Host`, two different ones, one that is no host: 400 (§3.2).
- `Content-Length` beside `Transfer-Encoding`: the connection has to be closed behind the answer, whatever it is (§6.1). A
  second request follows on the same connection; a second answer is the fault.
- `Content-Length` that is no number, and two that differ: 400 (§6.3). A transfer coding that nobody knows: 501 or 400. A
  second request follows here too.
- A space before the colon, a CR in a field name: 400 (§5.1, §2.2). A CR in a value may be replaced by a space too, which is
  not seen from outside. A folded line may be read as one line (§5.2); only a failure is reported.
- A space in the target: 400, or a redirect (§3.2).
- A target of 9000 octets: served, or 414 (§3). A field of 64 kB: served, or a 4xx (RFC 9110 §5.4), best 431.
- `HTTP/1.7` is HTTP/1.1 (RFC 9110 §6.2). `HTTP/3.7` is not; 505 says so, and `HTTP/one` gets 400.

Closing the connection without an answer keeps all dangers away and tells nobody why: advice. 502, 503, 504 and 429 say
nothing.

## Finding

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: no-host
GET / HTTP/1.1

HTTP/1.1 200 OK
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: length-and-coding
surplus: HTTP/1.1 200 OK
GET / HTTP/1.1
Host: shop.example
Content-Length: 5
Transfer-Encoding: chunked

0

HTTP/1.1 200 OK
Content-Length: 0
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: space-before-colon
GET / HTTP/1.1
Host: shop.example
X-Demur : one

HTTP/1.1 500 Internal Server Error
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: two-hosts
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: bad-length
GET / HTTP/1.1
Host: shop.example
Content-Length: 2x

failure: closed
```

## Clean

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: no-host
GET / HTTP/1.1

HTTP/1.1 400 Bad Request
Connection: close
---
for: length-and-coding
GET / HTTP/1.1
Host: shop.example
Content-Length: 5
Transfer-Encoding: chunked

0

HTTP/1.1 200 OK
Connection: close
---
for: folded
GET / HTTP/1.1
Host: shop.example
X-Demur: one two

HTTP/1.1 200 OK
---
for: long-target
GET /?aaaaaaaa HTTP/1.1
Host: shop.example

HTTP/1.1 414 URI Too Long
---
for: version-1-7
GET / HTTP/1.7
Host: shop.example

HTTP/1.1 200 OK
---
for: bad-length
GET / HTTP/1.1
Host: shop.example
Content-Length: 2x

HTTP/1.1 502 Bad Gateway
```

## What to do

### Builder

- Leave reading HTTP to a server that refuses these, and do not switch its lenient modes on.

### Operator

- Put a strict proxy in front of a lenient server, and speak HTTP/2 between the two where both can.
- Where the connection is just closed, look for a setting that sends the answer first.

## References

- RFC 9112 §2.2, §3, §3.2, §5.1, §5.2, §6.1, §6.3, §11.2
- RFC 9110 §5.4, §5.5, §6.2, §15.5.15, §15.6.6
",
    },
    CheckPage {
        id: "method-not-allowed-without-allow",
        number: "A103",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 405 lists in `Allow` the methods that the resource takes, and not the one that it refused.",
        markdown: r#"## Why it matters

A 405 says that the method is known and this resource does not take it. The server must then send `Allow` with the
methods it does take (RFC 9110 §15.5.6). Without the list a client can only guess. A list that names the refused
method, or lacks one that is documented, sends it in a circle.

## What it looks for

- Answers 405 without `Allow`. An empty one is legal: the resource takes nothing at the moment (RFC 9110 §10.2.1).
- `Allow` that names the method that was just refused, or holds something that is no name of a method.
- With a document: `Allow` that lacks a documented method, or names one that the document does not know. HEAD,
  OPTIONS and TRACE go without saying. The list may depend on who asks, so that this is less sure.

## Finding

```exchange
DELETE /products HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Content-Type: application/json

{"error":"no"}
```

```exchange
DELETE /products HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET, DELETE
```

```exchange
DELETE /products HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET POST
```

```document
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /products/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {"200": {description: found}}}
    put: {responses: {"200": {description: kept}}}
```

```exchange
POST /products/7?x=1 HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET, HEAD
```

```exchange
POST /products/7 HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: DELETE, GET, HEAD, PUT
```

## Clean

```exchange
DELETE /products HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET, HEAD, OPTIONS
```

```exchange
GET /closed HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Content-Length: 0
Allow:
```

```document
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /products/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {"200": {description: found}}}
    put: {responses: {"200": {description: kept}}}
```

```exchange
POST /products/7?x=1 HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET, HEAD, OPTIONS, PUT
---
PUT /products/7 HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET
---
POST /else HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: PATCH
```

## What to do

### Builder

- Let the router write `Allow` from the routes of the path. Where one handler takes all methods and decides itself,
  it has to name them.

### Operator

- A proxy that refuses a method itself answers 405 without knowing the list: let the server answer, or write the
  list into the rule.

### API consumer

- OPTIONS for the same address often gives the list that the 405 lacks.

## References

- RFC 9110 §15.5.6, §10.2.1
"#,
    },
    CheckPage {
        id: "must-not-be-stored",
        number: "A301",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 428, a 429, a 431 and a 511 tell no cache to store them.",
        markdown: r#"## Why it matters

These four are about one request of one client at one moment, and must not be stored by any cache (RFC 6585 §3
to §6). A cache that does not know them goes by `Cache-Control` and `Expires`: it stores a 429 for as long as they
say, and gives it to everybody who asks for the address.

## What it looks for

- One of the four with `max-age`, `s-maxage` or `Expires` that gives it a lifetime, or with `public`, and without
  `no-store`.
- One of the four that came out of a cache: `Cache-Control` may be right, and the cache is not.

Caches store next to nothing of other methods than GET and HEAD, so that it weighs less there. Without any of these
fields no cache stores them by itself, and nothing is reported.

## Finding

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Cache-Control: max-age=60
Retry-After: 60
```

```exchange
PUT /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 428 Precondition Required
Date: Fri, 27 Nov 2026 12:00:00 GMT
Expires: Fri, 27 Nov 2026 13:00:00 GMT
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Cache-Control: no-store
Age: 17
```

## Clean

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Cache-Control: public, max-age=60, no-store
Retry-After: 60
---
GET /else HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Cache-Control: max-age=0, private, must-revalidate
Age: 0
---
GET /more HTTP/1.1
Host: shop.example

HTTP/1.1 431 Request Header Fields Too Large
Content-Length: 0
```

## What to do

### Builder

- Send `Cache-Control: no-store` with all four. See whether a filter adds the fields of the page to whatever the
  page answers.

### Operator

- A rule such as "store everything under `/static` for an hour" must leave errors out.

## References

- RFC 6585 §3, §4, §5, §6
- RFC 9111 §3, §5.2.2
"#,
    },
    CheckPage {
        id: "no-date",
        number: "A113",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "Answers from 200 to 499 have a `Date`.",
        markdown: "## Why it matters

A server that has a clock must send `Date` with every 2xx, 3xx and 4xx (RFC 9110 §6.6.1). Caches count the age of
what they store from it, and `Expires` is measured by it. Without it each recipient takes its own clock, and with
two clocks that differ, an answer is stale at once or fresh for too long.

## What it looks for

- Answers from 200 to 499 without `Date`, or with one that is no date. If no answer of a server has one, that is one
  finding and not one for each address.

An answer to octets that are no request is advice. A 1xx and a 5xx may go without, and so may a server without a
clock; there are few of these.

## Finding

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<h1>Shop</h1>
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Date: 2026-11-27T12:00:00Z
```

## Clean

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Date: Fri, 27 Nov 2026 12:00:00 GMT
---
GET /broken HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
Retry-After: 60
```

## What to do

### Builder

- Nearly every server adds `Date` itself. One written by hand needs it; one second is exact enough.

### Operator

- See whether a proxy removes it, and whether answers that the proxy makes itself have one.

## References

- RFC 9110 §6.6.1, §5.6.7
",
    },
    CheckPage {
        id: "not-modified",
        number: "A108",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 304 answers a conditional GET or HEAD, and has the fields that update what the client has stored.",
        markdown: r#"## Why it matters

With a 304 a server says that the client has the content already (RFC 9110 §15.4.5). One that did not say so shows
an empty page. The fields of the 304 update what is stored: without `ETag`, `Cache-Control` or `Vary` the client
goes on with old ones, and with those of a page that does not belong to it, it changes what it has.

## What it looks for

- A 304 to a request without `If-None-Match` and `If-Modified-Since`.
- A 304 to another method than GET and HEAD; there a false condition is 412 (RFC 9110 §13.1.2).
- `Cache-Control`, `Content-Location`, `ETag`, `Expires` or `Vary` that the 200 of the same run has and the 304
  lacks. If it is no more than `Vary: Accept-Encoding`, it is advice: modules that pack content often add it to a
  200 only.
- `Content-Length` that is not the length of the 200 (RFC 9110 §8.6).
- `Content-Type`, `Content-Encoding`, `Content-Language` or `Content-Range` in the 304: a server should leave out
  what does not guide an update. `Last-Modified` does.

Content behind a 304 belongs to `content-where-none-may-be`.

## Finding

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 304 Not Modified
ETag: "7"
```

```exchange
PUT /products HTTP/1.1
Host: shop.example
If-None-Match: *

HTTP/1.1 304 Not Modified
ETag: "7"
```

```exchange
GET /products HTTP/1.1
Host: shop.example
If-None-Match: "7"

HTTP/1.1 304 Not Modified
ETag: "7"
Content-Type: text/html
Content-Language: en
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"
Cache-Control: max-age=60

<h1>Products</h1>
---
for: condition
GET /products HTTP/1.1
Host: shop.example
If-None-Match: "7"

HTTP/1.1 304 Not Modified
ETag: "7"
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"
Content-Length: 17

<h1>Products</h1>
---
for: condition
GET /products HTTP/1.1
Host: shop.example
If-None-Match: "7"

HTTP/1.1 304 Not Modified
ETag: "7"
Content-Length: 0
```

## Clean

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"
Last-Modified: Fri, 20 Nov 2026 12:00:00 GMT
Cache-Control: max-age=60
Content-Type: text/html

<h1>Products</h1>
---
for: condition
GET /products HTTP/1.1
Host: shop.example
If-None-Match: "7"

HTTP/1.1 304 Not Modified
ETag: "7"
Last-Modified: Fri, 20 Nov 2026 12:00:00 GMT
Cache-Control: max-age=60
```

## What to do

### Builder

- Make the 304 from the head of the 200: keep the fields about caching, the entity tag and `Vary`, and drop what
  describes the content.

### Operator

- A cache that answers requests without a condition by the 304 that it got itself has to be mended: it must send
  what it has stored.

## References

- RFC 9110 §15.4.5, §13.1.2, §8.6
"#,
    },
    CheckPage {
        id: "partial-content",
        number: "A106",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 206 answers a GET for a range, and says which part of the content it holds.",
        markdown: r#"## Why it matters

A client puts parts together by what each 206 says of itself: `Content-Range` for one part, and a
`multipart/byteranges` body for several (RFC 9110 §15.3.7). A part that is mislabelled ends up in the wrong place of
a file. A client that asked for everything and gets a part takes it for the whole.

## What it looks for

- A 206 to a request without `Range`, or to another method than GET: a range means nothing there, and must be
  ignored (RFC 9110 §14.2). HEAD is a widespread case that does little harm.
- One part without `Content-Range`, or with one that is no range, that ends before it begins or behind the content,
  whose length is not that of the content, or that lies outside of what was asked for.
- Several parts without a boundary, with `Content-Range` in the head, or to a request for a single range
  (RFC 9110 §15.3.7.2).
- `Cache-Control`, `Content-Location`, `ETag`, `Expires` or `Vary` that the 200 of the same run has and the 206
  lacks. If it is no more than `Vary: Accept-Encoding`, it is advice.

## Finding

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=0-3

HTTP/1.1 206 Partial Content
Content-Type: video/mp4

abcd
```

```exchange
GET /film HTTP/1.1
Host: shop.example

HTTP/1.1 206 Partial Content
Content-Range: bytes 0-3/8

abcd
```

```exchange
POST /film HTTP/1.1
Host: shop.example
Range: bytes=0-3

HTTP/1.1 206 Partial Content
Content-Range: bytes 0-3/8

abcd
```

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=4-

HTTP/1.1 206 Partial Content
Content-Range: bytes 4-8/8
Content-Length: 4

efgh
```

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=0-3

HTTP/1.1 206 Partial Content
Content-Range: bytes 0-3/8
Content-Length: 8

abcdefgh
```

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=4-7

HTTP/1.1 206 Partial Content
Content-Range: bytes 0-3/8
Content-Length: 4

abcd
```

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=0-3

HTTP/1.1 206 Partial Content
Content-Type: multipart/byteranges; boundary=x

--x
```

```exchange
GET /film HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
ETag: "7"

abcdefgh
---
for: range
GET /film HTTP/1.1
Host: shop.example
Range: bytes=0-3

HTTP/1.1 206 Partial Content
Content-Range: bytes 0-3/8

abcd
```

## Clean

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=-4

HTTP/1.1 206 Partial Content
Content-Range: bytes 4-7/8
Content-Length: 4

efgh
```

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=0-0,6-

HTTP/1.1 206 Partial Content
Content-Type: multipart/byteranges; boundary="part 1"

--part 1
```

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=2-

HTTP/1.1 206 Partial Content
Content-Range: bytes 2-5/*

cdef
```

## What to do

### Builder

- Leave ranges to the library that serves files, or ignore `Range` and send 200: that is always right.
- Take 206 for ranges only. A list that is cut into pages is a 200.

### Operator

- A cache in between answers ranges itself. If it makes the fault, let it pass ranges on.

## References

- RFC 9110 §15.3.7, §14.2, §14.4
"#,
    },
    CheckPage {
        id: "path-variants",
        number: "A217",
        severity: CheckSeverity::Advice,
        mode: CheckMode::Safe,
        tagline: "A resource has one address, and other spellings of it lead there or nowhere.",
        markdown: r#"## Why it matters

Paths that differ are different resources (RFC 9110 §4.2.3, RFC 3986 §6). Where a server answers several spellings with the same
content and does not say which one is meant, caches keep it several times, search engines share its weight among
them, and a rule that protects `/admin` does not protect `/Admin` or `//admin`. A spelling that makes the server fail shows
that a component behind it reads paths in its own way.

## What it looks for

Up to six resources of each origin are asked for again under other spellings, with one GET each: another trailing slash,
a doubled slash, the last segment in the other case, a version such as `v987` in place of `v1`, an encoded slash, and dot
segments. Beside them a random name, which tells a server that answers everything alike: that is reported elsewhere.

- The same content with 200, and neither `rel="canonical"` nor `Content-Location` in it: one finding for each kind of
  spelling and origin.
- A 500 to an encoded slash or to dot segments.

Redirects and 4xx are right. Whether an encoded slash is a slash differs from server to server, and is left alone.

## Finding

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"products":[]}
---
for: slash
about: https://shop.example/products
GET /products/ HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"products":[]}
```

```exchange
GET /shop/cart HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

The cart
---
for: encoded
about: https://shop.example/shop/cart
GET /shop%2Fcart HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
```

## Clean

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"products":[]}
---
for: slash
about: https://shop.example/products
GET /products/ HTTP/1.1
Host: shop.example

HTTP/1.1 308 Permanent Redirect
Location: /products
---
for: case
about: https://shop.example/products
GET /PRODUCTS HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

The page says which address is meant:

```exchange
GET /about HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<link rel="canonical" href="/about"><h1>About</h1>
---
for: slash
about: https://shop.example/about
GET /about/ HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<link rel="canonical" href="/about"><h1>About</h1>
```

This server answers everything alike:

```exchange
GET /about HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

The shop
---
for: random
about: https://shop.example/about
GET /q7w8e9 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

The shop
---
for: slash
about: https://shop.example/about
GET /about/ HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

The shop
```

## What to do

### Builder

- Choose one spelling, and redirect the others to it with 308 or answer them with 404. Most routers have a setting for
  the trailing slash and one for case.
- Name the address that is meant with `<link rel="canonical">` where several must work.

### Operator

- Match rules that protect something against the path as the application reads it.

## References

- RFC 9110 §4.2.3
- RFC 3986 §6.2
"#,
    },
    CheckPage {
        id: "problem-malformed",
        number: "A403",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "A problem document says what RFC 9457 says it says: the status of the answer, a type that is a URI reference, texts that are texts.",
        markdown: r#"## Why it matters

Clients choose what to do by `type` and `status` of a problem. A generator must use the same status in the document
as in the answer (RFC 9457 §3.1.2), and a member of the wrong type is ignored (RFC 9457 §3.1), so that what was meant is lost. What
is not labelled `application/problem+json` is not read as a problem at all.

## What it looks for

- `application/problem+json` whose content is no JSON object.
- A `status` that differs from that of the answer, or is no number.
- `type`, `title`, `detail` and `instance` that are no strings.
- A `type` or an `instance` that is no URI reference.
- An error with `type`, `title` and the `status` of the answer under another media type.

## Finding

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{"type":"about:blank","title":"Bad Request","status":400}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{"type":"about:blank","title":"Not Found","status":"404"}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{"type":"no such order","title":"Not Found","status":404}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/json

{"type":"https://shop.example/problems/no-order","title":"No such order","status":404}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/problem+json

no such order
```

## Clean

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{"type":"/problems/no-order","title":"No such order","status":404,"instance":"urn:uuid:7a","order":7}
```

No member is required:

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
Content-Type: application/problem+json

{}
```

## What to do

### Builder

- Take the `status` of the document from the answer where both are made, or leave it out.
- Give each kind of problem an address of its own as `type`; `about:blank` says no more than the status.

### Operator

- A proxy that changes the status of an answer has to change or replace its content too.

## References

- RFC 9457 §3, §3.1, §3.1.1, §3.1.2, §3.1.5
"#,
    },
    CheckPage {
        id: "proxy-authentication-required",
        number: "A102",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 407 comes from a proxy that the client chose, and says in `Proxy-Authenticate` how to authenticate.",
        markdown: r#"## Why it matters

407 is for proxies that want credentials of their own; a proxy must send a challenge with it (RFC 9110 §15.5.8). A
browser that did not choose a proxy shows no login for it, and many libraries report a broken connection. A server
that wants credentials for itself means 401.

## What it looks for

- Answers 407 without `Proxy-Authenticate`, or with one that holds no challenge that can be read.
- Answers 407 to requests that no proxy was asked with: the target of a request to a proxy is a whole address. Over
  plain `http` a proxy on the way may have answered, so the finding is less sure there.

## Finding

```exchange
GET http://news.example/ HTTP/1.1
Host: proxy.example

HTTP/1.1 407 Proxy Authentication Required
Content-Type: text/plain

Log in first.
```

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 407 Proxy Authentication Required
Proxy-Authenticate: Basic realm="shop"
```

## Clean

```exchange
GET http://news.example/ HTTP/1.1
Host: proxy.example

HTTP/1.1 407 Proxy Authentication Required
Proxy-Authenticate: Basic realm="proxy"
```

```exchange
CONNECT news.example:443 HTTP/1.1
Host: news.example:443

HTTP/1.1 407 Proxy Authentication Required
Proxy-Authenticate: Negotiate
```

## What to do

### Builder

- Answer 401 with `WWW-Authenticate` where your own service wants credentials, and 403 where none would help.

### Operator

- A gateway in front of your servers acts in their name: it sends 401. Only the proxy that clients are configured
  with sends 407.

### API consumer

- If you do use a proxy, give it its credentials; those of the service go elsewhere.

## References

- RFC 9110 §15.5.8, §11.7.1
"#,
    },
    CheckPage {
        id: "range-handling",
        number: "A213",
        severity: CheckSeverity::Must,
        mode: CheckMode::Safe,
        tagline: "A `Range` gets the part it names, 416 or the whole, and never anything else.",
        markdown: "## Why it matters

Downloads that go on, video players and caches ask for parts and put them together. A part that is not the one that was
asked for ends up as a broken file without any error. A unit that a server does not know must be ignored
(RFC 9110 §14.2), so that new units can be introduced without breaking old servers.

## What it looks for

Three requests for each resource that is answered with 200 and content:

- `Range: bytes=0-0` gets a 206 that is not the first octet, or an error.
- `Range: bytes=99999999999-`, far behind the end, gets a 206 or an error other than 416.
- `Range: demurs=0-1`, a unit that nobody has, gets anything but the whole.

A 206 and a 416 without a good `Content-Range` are told by other checks, in whatever traffic they are seen.

## Finding

```exchange
GET /video HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

abcdefgh
---
for: first
GET /video HTTP/1.1
Host: shop.example
Range: bytes=0-0

HTTP/1.1 206 Partial Content
Content-Range: bytes 0-0/8

abcdefgh
```

```exchange
GET /video HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

abcdefgh
---
for: far
GET /video HTTP/1.1
Host: shop.example
Range: bytes=99999999999-

HTTP/1.1 206 Partial Content
Content-Range: bytes 0-7/8

abcdefgh
```

```exchange
GET /video HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

abcdefgh
---
for: far
GET /video HTTP/1.1
Host: shop.example
Range: bytes=99999999999-

HTTP/1.1 500 Internal Server Error
```

```exchange
GET /video HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

abcdefgh
---
for: unit
GET /video HTTP/1.1
Host: shop.example
Range: demurs=0-1

HTTP/1.1 416 Range Not Satisfiable
```

```exchange
GET /video HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

abcdefgh
---
for: first
GET /video HTTP/1.1
Host: shop.example
Range: bytes=0-0

HTTP/1.1 400 Bad Request
```

## Clean

```exchange
GET /video HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

abcdefgh
---
for: first
GET /video HTTP/1.1
Host: shop.example
Range: bytes=0-0

HTTP/1.1 206 Partial Content
Content-Range: bytes 0-0/8

a
---
for: far
GET /video HTTP/1.1
Host: shop.example
Range: bytes=99999999999-

HTTP/1.1 416 Range Not Satisfiable
Content-Range: bytes */8
---
for: unit
GET /video HTTP/1.1
Host: shop.example
Range: demurs=0-1

HTTP/1.1 200 OK

abcdefgh
```

A server without parts:

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

abcdefgh
---
for: first
GET /products HTTP/1.1
Host: shop.example
Range: bytes=0-0

HTTP/1.1 200 OK

abcdefgh
---
for: far
GET /products HTTP/1.1
Host: shop.example
Range: bytes=99999999999-

HTTP/1.1 200 OK

abcdefgh
```

## What to do

### Builder

- Ignore `Range` altogether, or leave it to a library that does it whole. Look at the unit first.

### API consumer

- Compare `Content-Range` with what you asked for before you put parts together.

## References

- RFC 9110 §14.2, §14.4, §15.3.7, §15.5.17
",
    },
    CheckPage {
        id: "redirect",
        number: "A107",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "A redirect says where to in `Location`, and ends after a few steps at something that is no redirect.",
        markdown: r#"## Why it matters

301, 302, 303, 307 and 308 should carry the new address in `Location` (RFC 9110 §15.4): a client without it has
nothing to follow. Each step costs a round trip, some clients stop after five of them, and a circle never ends. A
step from `https` to `http` sends the next request in the clear. A permanent redirect that is stored for years
cannot be taken back.

## What it looks for

- Redirects without `Location`, or with one that is no address.
- Circles. One that sets a cookie on its way may end for those who keep it, so it is less sure.
- Chains of more than five redirects; chains of more than two are advice.
- A step from `https` to `http`; to another host it is advice.
- 301 and 308 with a lifetime of more than a year, or with `immutable`: advice.

It follows the redirects of GET among what was visited, and sends nothing.

## Finding

```exchange
GET /old HTTP/1.1
Host: shop.example

HTTP/1.1 301 Moved Permanently
Content-Length: 0
```

```exchange
GET /old HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: http://[new
```

```exchange
GET /a HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /b
---
GET /b HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /a
```

```exchange
GET /1 HTTP/1.1
Host: shop.example

HTTP/1.1 301 Moved Permanently
Location: /2
---
GET /2 HTTP/1.1
Host: shop.example

HTTP/1.1 301 Moved Permanently
Location: /3
---
GET /3 HTTP/1.1
Host: shop.example

HTTP/1.1 301 Moved Permanently
Location: /4
```

```exchange
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: http://shop.example/account/
```

```exchange
GET /old HTTP/1.1
Host: shop.example

HTTP/1.1 301 Moved Permanently
Location: /new
Cache-Control: max-age=315360000
```

## Clean

```exchange
GET /old HTTP/1.1
Host: shop.example

HTTP/1.1 308 Permanent Redirect
Location: ../new?x=1#part
Cache-Control: max-age=31536000
---
GET /new?x=1 HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: https://www.shop.example/new
```

A form that leads back to its own address, and a 300 that leaves the choice:

```exchange
POST /basket HTTP/1.1
Host: shop.example

HTTP/1.1 303 See Other
Location: /basket
---
GET /manual HTTP/1.1
Host: shop.example

HTTP/1.1 300 Multiple Choices
Content-Type: text/html

<a href="/manual.en">English</a>
```

## What to do

### Builder

- Let each old address lead to the final one, not to the one that came after it.
- Where TLS ends in front of the application, tell the application so (`X-Forwarded-Proto` and the framework's
  setting for it), or write only the path into `Location`.

### Operator

- Put the rules for `https`, the host and the slash together, so that one redirect does all three.
- Give permanent redirects `Cache-Control: max-age=3600`, and more when they have proven right.

## References

- RFC 9110 §15.4, §10.2.2, §4.2.2
"#,
    },
    CheckPage {
        id: "redirect-to-home",
        number: "A202",
        severity: CheckSeverity::Should,
        mode: CheckMode::Safe,
        tagline: "A path that leads to nothing is answered 404 and not redirected to the home page, or to any other one page.",
        markdown: r#"## Why it matters

A redirect says that what was asked for is elsewhere (RFC 9110 §15.4). Who follows a dead link and lands on the home
page finds neither the thing nor the news that it is gone. Search engines treat such redirects as soft 404s, and link
checkers report the dead link as moved.

## What it looks for

- Three or more names that exist nowhere and are redirected to the same address. What the address repeats of the name, as
  in `/search?q=name`, makes no difference.
- Resources that are redirected to that same address; each is asked for twice.

The requests are those of `soft-404`, no others. A redirect that keeps the name, such as to another host or a language, and one to
a login are none of these. One to an error page that is answered 404 is a detour, and not reported; where the error page
is answered 200, that is `soft-404`.

## Finding

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<title>Shop</title><h1>Welcome</h1>
---
for: random
GET {random 16} HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /
---
for: random
GET {random 48} HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /
---
for: random
GET {random 96} HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: https://shop.example/
```

## Clean

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<title>Shop</title><h1>Welcome</h1>
---
for: random
GET {random 16} HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /login?next=/somewhere
---
for: random
GET {random 48} HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /login?next=/somewhere
---
for: random
GET {random 96} HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /login?next=/somewhere
---
for: onward
GET /login?next=/somewhere HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<title>Log in</title><form><input type="password" name="p"></form>
```

## What to do

### Builder

- Answer 404 with a page that says so, with links to the home page and to the search.
- Redirect what has moved to where it is now, each path to its own.

### Operator

- Look for a rule that catches everything: `error_page 404 /` or `return 301 /` in nginx, a `RewriteRule` at the end of an `.htaccess`,
  a plugin that "mends" dead links.

## References

- RFC 9110 §15.5.5, §15.4
"#,
    },
    CheckPage {
        id: "repeat-fails",
        number: "A220",
        severity: CheckSeverity::Should,
        mode: CheckMode::Unsafe,
        tagline: "PUT and DELETE may be repeated.",
        markdown: r#"## Why it matters

They are idempotent: the second one has the same effect as the first (RFC 9110 §9.2.2). Clients, libraries and proxies
rely on it and repeat them by themselves when a connection breaks before the answer has come. Where the repetition ends
in a 500, something that worked is reported as an outage.

## What it looks for

With `--allow-unsafe` and a scratch collection it puts a member, or makes one by POST, deletes it, and repeats PUT and
DELETE. A 5xx other than 503 and 504, after a first that succeeded, is found if it comes twice. 404 and 410 to the
second DELETE are right, and so is 409 or 412. At most eight requests.

## Finding

```exchange
site: unsafe
site: scratch /tests
for: delete
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
---
for: delete-again
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
---
for: delete-thrice
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
```

## Clean

```exchange
site: unsafe
site: scratch /tests
for: delete
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
---
for: delete-again
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

It failed once, and the next one did not; and a server that is overloaded:

```exchange
site: unsafe
site: scratch /tests
for: put
about: https://shop.example/tests
PUT /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 201 Created
---
for: put-again
about: https://shop.example/tests
PUT /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 502 Bad Gateway
---
for: put-thrice
about: https://shop.example/tests
PUT /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
---
for: delete
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 204 No Content
---
for: delete-again
about: https://shop.example/tests
DELETE /tests/1 HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
```

## What to do

### Builder

- Treat "is not there any more" and "is there already" as results and not as errors: delete where it exists, insert or
  update.

### API consumer

- After a 5xx, ask with GET what is there before you report a failure.

## References

- RFC 9110 §9.2.2, §9.3.4, §9.3.5
"#,
    },
    CheckPage {
        id: "retry-after",
        number: "A112",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "`Retry-After` says when to come again: in seconds or as a date, still to come, and when a limit lets the client in.",
        markdown: r#"## Why it matters

A client that is told to wait waits; one that is not told guesses, and many come back at once, together. The value
is a number of seconds or a date (RFC 9110 §10.2.3). Anything else is dropped by clients, and so is a date that is
over.

## What it looks for

- Values that are neither a whole number of seconds nor a date, such as `1.5`, `-1`, `30s` or a date in another
  form.
- Dates before the `Date` of the answer, and numbers of seconds that are in truth a moment, such as `1795780800`.
- Several of them that differ.
- A wait that is over before the limit that `RateLimit` or `RateLimit-Reset` tells of lets the client in again.
- Advice: a 429 or a 503 that says nothing about the wait at all. No RFC demands it there.

A 413 needs `Retry-After` only if it is temporary, which only the server knows (RFC 9110 §15.5.14).

## Finding

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Content-Type: text/plain

Slow down.
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
Retry-After: in 5 minutes
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
Date: Fri, 27 Nov 2026 12:00:00 GMT
Retry-After: Fri, 27 Nov 2026 11:00:00 GMT
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Retry-After: 1795780860
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Retry-After: 1
RateLimit: "burst";r=12;t=1, "day";r=0;t=3600
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Retry-After: 1
RateLimit-Remaining: 0
RateLimit-Reset: 3600
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
Retry-After: 10
Retry-After: 120
```

## Clean

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
Date: Fri, 27 Nov 2026 12:00:00 GMT
Retry-After: Fri, 27 Nov 2026 12:05:00 GMT
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
Retry-After: 60
RateLimit: "burst";r=0;t=1, "day";r=40;t=3600
---
GET /more HTTP/1.1
Host: shop.example

HTTP/1.1 429 Too Many Requests
RateLimit: "day";r=0;t=3600
---
POST /upload HTTP/1.1
Host: shop.example

HTTP/1.1 413 Content Too Large
Content-Length: 0
```

## What to do

### Builder

- Send a whole number of seconds: it needs no clock on either side. Round up.
- With several limits, tell the longest wait of those that are used up.

### Operator

- Give the page for maintenance a `Retry-After`; crawlers come back by it.

### API consumer

- Without a value, wait twice as long after each attempt, and add a random part.

## References

- RFC 9110 §10.2.3, §15.5.14, §15.6.4
- RFC 6585 §4
"#,
    },
    CheckPage {
        id: "several-error-shapes",
        number: "A404",
        severity: CheckSeverity::Advice,
        mode: CheckMode::Passive,
        tagline: "One API has one form of errors in JSON.",
        markdown: r#"## Why it matters

A client has one place where it reads errors. If the router, the authentication and each service answer in
their own form, that place knows one of them, and shows nothing, or breaks, with the others. RFC 9457 exists so that nobody has to
invent one.

## What it looks for

Errors in JSON of one server, compared by the names of their members. Forms that share half of their names or more, or of which
one has all names of the other, are the same: many members are optional. Each form but the most frequent one is told once.

Answers 429 and 5xx are left out, since something in front of the API may make them, and so are those of OAuth,
which has a form of its own (RFC 6749 §5.2), and of GraphQL.

## Finding

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/json

{"error":"no such order"}
---
GET /customers/7 HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
Content-Type: application/json

{"code":17,"message":"not yours"}
```

## Clean

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: application/problem+json

{"type":"about:blank","title":"Not Found","status":404}
---
GET /orders?limit=x HTTP/1.1
Host: shop.example

HTTP/1.1 400 Bad Request
Content-Type: application/problem+json

{"title":"Bad Request","detail":"`limit` is no number","errors":[{"name":"limit"}]}
---
POST /oauth/token HTTP/1.1
Host: shop.example
Content-Type: application/x-www-form-urlencoded

grant_type=none

HTTP/1.1 400 Bad Request
Content-Type: application/json

{"error":"unsupported_grant_type"}
```

## What to do

### Builder

- Make errors in one place, and let the framework's own, for unknown paths and unreadable bodies, go through it too.
- `application/problem+json` has room for everything else in members of your own.

### Operator

- Give the pages of the gateway for 401, 403, 404 and 413 the form of the API.

### API consumer

- Read by the status first, and take every member for optional.

## References

- RFC 9457 §1, §3
- RFC 6749 §5.2
"#,
    },
    CheckPage {
        id: "shared-cache-leak",
        number: "A304",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "What one caller may see, or is refused, is not handed to others by a shared cache.",
        markdown: r#"## Why it matters

A shared cache keeps one answer for an address and gives it to everybody. `Authorization` in the request keeps it
from that, unless the answer has `public`, `s-maxage` or `must-revalidate` (RFC 9111 §3.5); a cookie does not keep it
at all. So a page that only one may see goes to all, or the refusal that one got goes to those who may. The same
happens to errors that come in several forms: without `Vary`, the form that came first is the one for everybody
(RFC 9110 §12.5.5).

## What it looks for

- 401 and 403 that shared caches may store: with `public`, `s-maxage`, or a lifetime and no `private`.
- A success for one caller that shared caches may hand to others, at an address that is refused to the anonymous
  with 401, 403 or 404 in the same run.
- Errors of one address that have another `Content-Type` for another `Accept`, that caches may store, and that do
  not have `Accept` in `Vary`.

## Finding

```exchange
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
Cache-Control: public, max-age=600
```

```exchange
as: alice
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Cache-Control: public, max-age=600
Content-Type: text/html

Alice's account
---
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
Cache-Control: no-store
WWW-Authenticate: Basic realm="shop"
```

```exchange
GET /new HTTP/1.1
Host: shop.example
Accept: text/html

HTTP/1.1 404 Not Found
Content-Type: text/html
Cache-Control: max-age=30
---
for: json
GET /new HTTP/1.1
Host: shop.example
Accept: application/json

HTTP/1.1 404 Not Found
Content-Type: application/problem+json
Cache-Control: max-age=30
```

```exchange
as: alice
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Cache-Control: max-age=600, must-revalidate
---
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
Cache-Control: no-store
WWW-Authenticate: Bearer
```

## Clean

```exchange
as: alice
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Cache-Control: private, max-age=600
---
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
Cache-Control: no-store
WWW-Authenticate: Basic realm="shop"
---
as: alice
GET /logo.svg HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Cache-Control: public, max-age=86400
---
as: bob
GET /admin HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
Cache-Control: private, max-age=60
---
GET /new HTTP/1.1
Host: shop.example
Accept: text/html

HTTP/1.1 404 Not Found
Content-Type: text/html
Vary: Accept-Encoding, Accept
---
for: json
GET /new HTTP/1.1
Host: shop.example
Accept: application/json

HTTP/1.1 404 Not Found
Content-Type: application/problem+json
Vary: accept
```

## What to do

### Builder

- Send `Cache-Control: no-store` with 401 and 403, and `private` with whatever depends on who asks.
- Send `Vary: Accept` wherever the form of an error is negotiated, and with every one of the forms.

### Operator

- Let the cache pass requests with cookies or `Authorization` through, unless the path is public.
- After such a fault, empty the cache: what is in it was seen by others.

## References

- RFC 9111 §3.5, §5.2.2
- RFC 9110 §12.5.5
"#,
    },
    CheckPage {
        id: "soft-404",
        number: "A201",
        severity: CheckSeverity::Should,
        mode: CheckMode::Safe,
        tagline: "A path that leads to nothing is answered 404 or 410, whatever its page looks like.",
        markdown: r#"## Why it matters

The status is what programs read (RFC 9110 §15.5.5). A page that says "not found" to people and 200 to programs is a soft
404: search engines index it or call it out, link checkers count dead links as good, caches and clients keep an error
page in place of data, and monitors see nothing when half of a shop is gone.

## What it looks for

Names that exist nowhere are asked for at the root and in the eight directories with the most resources, and so
are values of up to four parameters that tell pages apart: of three lengths everywhere, and at the root also with an
extension, with a slash at the end and below a version. That is six or seven requests for the root, three to five
for each directory and three for each parameter, and one for each redirect.

- Places where such names get a page: one that says that nothing is there, in some thirty languages; an app shell, which is
  the same for every path; or any other page.
- Resources that get the page of such names. Clocks, tokens, numbers and the path itself are masked, and what is on the
  home page too counts for nothing.
- Resources whose title, heading or JSON says that they are missing, if another sign agrees: little content, `noindex`,
  another page as their canonical address, a redirect to a shorter path.

Each resource is asked for a second time before it is reported. The home page, searches, logins and
pages that are about errors by their name are not judged, and 429 and 5xx are no verdict. Names that users may
choose, such as `/alice`, get a page of their own in many places; where only these do, nothing is reported.

## Finding

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<title>Shop</title><h1>Welcome</h1><p>Tea, cups and kettles.</p>
---
for: random
GET {random 16} HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<title>Page not found</title><h1>Sorry</h1><p>There is no such page.</p>
---
for: random
GET {random 48} HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<title>Page not found</title><h1>Sorry</h1><p>There is no such page.</p>
---
for: random
GET {random 96} HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<title>Page not found</title><h1>Sorry</h1><p>There is no such page.</p>
```

## Clean

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<title>Shop</title><h1>Welcome</h1><p>Tea, cups and kettles.</p>
---
for: random
GET {random 16} HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<title>Page not found</title><h1>Sorry</h1>
---
for: random
GET {random 48} HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<title>Page not found</title><h1>Sorry</h1>
---
for: random
GET {random 96} HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
Content-Type: text/html

<title>Page not found</title><h1>Sorry</h1>
```

A server that is too busy says nothing about its pages:

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
Retry-After: 60
```

## What to do

### Builder

- Set the status where the page is made: most frameworks show their page for missing things with 404 when a handler
  raises their own "not found", and with 200 when it only shows a template.
- An application that runs in the browser: let the server know its routes. It may answer 404 with the shell as
  content, so that people see the same as before.

### Operator

- nginx: `error_page 404 /404.html;` keeps the status, `error_page 404 =200 /404.html;` does not. `try_files $uri /index.html` gives
  every path the home page.
- Apache: `ErrorDocument 404 /404.html` keeps the status; with a full address, such as `https://…/404.html`, it is a redirect.

### API consumer

- Look at the content of a 200 before you keep it, and tell the server's owner.

## References

- RFC 9110 §15.5.5, §15.5.11, §15.3.1
"#,
    },
    CheckPage {
        id: "status-of-another-role",
        number: "A115",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "A status is sent by the kind of server that it belongs to, such as 511 by a network and 421 for another server's name.",
        markdown: "## Why it matters

Some codes say who speaks. A 511 is a network that wants a login before it lets anybody through, and an origin
server should not send it (RFC 6585 §6): clients take it for a portal of the network. A 421 says that the request
came to the wrong server, so that clients send it again on another connection (RFC 9110 §15.5.20). A 508 is about
loops of WebDAV collections (RFC 5842 §7.2); a loop of proxies is a 502 (RFC 9209 §2.3). A 407 has a check of its
own, `proxy-authentication-required`.

## What it looks for

- A 511 from the server. Over plain `http` a network on the way may have sent it, so it is less sure there.
- A 421 to a request for the server's own name, in HTTP/1.1. In HTTP/2 a client may have taken a connection that was
  meant for another name, and 421 is right.
- A 508 with signs of a loop of proxies.

## Finding

```exchange
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 511 Network Authentication Required
Content-Type: text/html
```

```exchange
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 421 Misdirected Request
Content-Type: text/html
```

```exchange
GET /account HTTP/1.1
Host: shop.example

HTTP/1.1 508 Loop Detected
Proxy-Status: edge.example; error=proxy_loop_detected
```

## Clean

```exchange
GET /account HTTP/2
Host: shop.example

HTTP/2 421 Misdirected Request
Content-Type: text/html
```

```exchange
for: authority
GET http://other.example/ HTTP/1.1
Host: shop.example

HTTP/1.1 421 Misdirected Request
Content-Type: text/html
---
PROPFIND /files/ HTTP/1.1
Host: shop.example

HTTP/1.1 508 Loop Detected
DAV: 1
```

## What to do

### Builder

- Where a login is missing, send 401; where a name is not served here, 421; where a proxy sees its own request
  again, 502.

### Operator

- A 421 for your own name is mostly a certificate or a list of names that lacks one.

## References

- RFC 6585 §6
- RFC 9110 §15.5.20, §7.4
- RFC 9209 §2.3
- RFC 5842 §7.2
",
    },
    CheckPage {
        id: "swapped-400-404",
        number: "A205",
        severity: CheckSeverity::Should,
        mode: CheckMode::Safe,
        tagline: "An id that names nothing gets 404, a parameter that cannot be right gets 400, and neither gets 500 or 200.",
        markdown: r#"## Why it matters

404 says that nothing is there; who asks again with another id may be lucky. 400 says that the request itself is wrong,
and will be for every id (RFC 9110 §15.5.1, §15.5.5). A client that gets them the wrong way round deletes records that
exist, or looks for a mistake where there is none. A 500 to an id that somebody mistyped wakes people at night.

## What it looks for

Twins of a good request, at most twelve for each operation of the document, with GET only:

- The id is one that fits and names nothing: 404 or 410. 400 and 422 blame the request, 200 shows what is not there.
- The id has a form that names nothing: 404 or 400, both are right.
- A parameter of the query or a field is missing or does not fit: 400, or 422 unless the document names 400 alone. A
  parameter that stands there twice may be accepted.

Without a document, resources whose last segment is a number or a UUID are asked for with another one; 400, 422 and 500
are found then. What stands in the place of a word may be anything, and is left alone.

A twin says something only if the good request gets 2xx. 401, 403 and 429 say nothing.

## Finding

```exchange
for: valid
about: GET https://shop.example/products/{id}
GET /products/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: absent
about: GET https://shop.example/products/{id}
expected: 404/410 - with a path parameter `id` that names nothing
GET /products/2147480969 HTTP/1.1
Host: shop.example

HTTP/1.1 400 Bad Request
```

```exchange
for: invalid
about: GET https://shop.example/products/{id}
expected: 400/404 path-parameter with a path parameter `id` that is no integer
GET /products/true HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
```

```exchange
for: valid
about: GET https://shop.example/products
GET /products?limit=7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: parameter
about: GET https://shop.example/products
expected: 400/422 parameters with a query parameter `limit` that is no integer
GET /products?limit=true HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

```exchange
GET /articles/12 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: other-id
about: https://shop.example/articles/12
GET /articles/2000012345 HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
```

## Clean

```exchange
for: valid
about: GET https://shop.example/products/{id}
GET /products/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: absent
about: GET https://shop.example/products/{id}
expected: 404/410 - with a path parameter `id` that names nothing
GET /products/2147480969 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: invalid
about: GET https://shop.example/products/{id}
expected: 400/404 path-parameter with a path parameter `id` that is no integer
GET /products/true HTTP/1.1
Host: shop.example

HTTP/1.1 400 Bad Request
```

The good request fails too, so that its twins say nothing; and an absent id that is hidden:

```exchange
for: valid
about: GET https://shop.example/products
GET /products?limit=7 HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
---
for: parameter
about: GET https://shop.example/products
expected: 400/422 parameters with a query parameter `limit` that is no integer
GET /products?limit=true HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
---
for: valid
about: GET https://shop.example/orders/{id}
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: absent
about: GET https://shop.example/orders/{id}
expected: 404/410 - with a path parameter `id` that names nothing
GET /orders/2147480969 HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
```

## What to do

### Builder

- Let the look-up answer "nothing" and make that a 404; let the parser of the parameter fail, and make that a 400.
- Give the path a pattern, so that an id of another form finds no route.

### Operator

- Do not silence the alarm for such 500s before the service is mended; real failures hide among them.

### API consumer

- Do not take a 400 of this server for a proof that the id is malformed.

## References

- RFC 9110 §15.5.1, §15.5.5, §15.6.1
"#,
    },
    CheckPage {
        id: "swapped-401-403",
        number: "A206",
        severity: CheckSeverity::Should,
        mode: CheckMode::Identities,
        tagline: "Missing and invalid credentials get 401, valid ones that are not enough get 403, and a malformed request gets neither.",
        markdown: r#"## Why it matters

401 says "log in, or log in again", 403 says "it is of no use" (RFC 9110 §15.5.2, §15.5.4). A client whose token has
expired and that gets 403 shows an error where it should fetch a new token. One that may not, and gets 401, fetches
tokens without end. A 403 for a malformed request sends people to ask for rights that they have.

## What it looks for

- No credentials where some are asked for, by the document or because another identity gets 2xx: 401 (RFC 9110 §11.4).
  404 hides what is there, and is right; so is 403 where credentials would not help.
- Credentials that nobody issued: 401 again. A 2xx is reported too, where without credentials there is none.
- A field `Authorization` without anything behind the scheme: 400 or 401.
- Identities that are valid elsewhere and get 401 here, or 400 where another identity gets 2xx for the same request:
  403, or 404 where it is hidden.
- A parameter that does not fit, from somebody who gets 2xx without that: 400, and not 403.

At most five requests for each operation and one for each identity. Methods that change something are asked only with
`--allow-unsafe`, and never with valid credentials.

## Finding

```exchange
for: none
about: GET https://shop.example/orders
expected: 401/404 credentials-missing without credentials
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
```

```exchange
for: none
about: GET https://shop.example/orders
expected: 401/404 credentials-missing without credentials
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
---
for: invalid
about: GET https://shop.example/orders
expected: 401/404 credentials-invalid with credentials that nobody issued
GET /orders HTTP/1.1
Host: shop.example
Authorization: Bearer q7w8e9

HTTP/1.1 200 OK
```

```exchange
for: malformed
about: GET https://shop.example/orders
expected: 400/401/404 credentials-malformed with malformed credentials
GET /orders HTTP/1.1
Host: shop.example
Authorization: Bearer

HTTP/1.1 500 Internal Server Error
```

Bob's credentials are good, as his own orders show:

```exchange
site: identities alice bob
for: none
about: GET https://shop.example/orders
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
---
for: identity
as: bob
about: GET https://shop.example/orders
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: identity
as: bob
about: GET https://shop.example/reports
GET /reports HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
```

```exchange
site: identities alice bob
for: identity
as: alice
about: GET https://shop.example/reports
GET /reports HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: identity
as: bob
about: GET https://shop.example/reports
GET /reports HTTP/1.1
Host: shop.example

HTTP/1.1 400 Bad Request
```

```exchange
for: valid
about: GET https://shop.example/products
GET /products?limit=7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: fault
about: GET https://shop.example/products
expected: 400/422 parameters with a query parameter `limit` that is no integer
GET /products?limit=true HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
```

## Clean

```exchange
site: identities alice bob
for: none
about: GET https://shop.example/orders
expected: 401/404 credentials-missing without credentials
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer
---
for: malformed
about: GET https://shop.example/orders
expected: 400/401/404 credentials-malformed with malformed credentials
GET /orders HTTP/1.1
Host: shop.example
Authorization: Bearer

HTTP/1.1 400 Bad Request
---
for: identity
as: alice
about: GET https://shop.example/orders
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: identity
as: bob
about: GET https://shop.example/orders
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
```

Nobody gets in, so that 403 may be the whole truth; and everybody does, whatever is shown:

```exchange
site: identities alice
for: none
about: https://shop.example/.git/config
GET /.git/config HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
---
for: identity
as: alice
about: https://shop.example/.git/config
GET /.git/config HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
---
for: none
about: https://shop.example/
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: invalid
about: https://shop.example/
GET / HTTP/1.1
Host: shop.example
Authorization: Bearer q7w8e9

HTTP/1.1 200 OK
```

## What to do

### Builder

- Ask "who is it?" first and answer 401 with `WWW-Authenticate`; ask "may they?" second and answer 403.
- Check the form of a request where it is read, and not where rights are checked.

### Operator

- Let a gateway that verifies tokens answer 401 itself; one that only passes them on cannot tell.

### API consumer

- After a 403 from this server, try a new token once before giving up.

## References

- RFC 9110 §11.4, §15.5.1, §15.5.2, §15.5.4
- RFC 6750 §3.1
"#,
    },
    CheckPage {
        id: "tombstone",
        number: "A218",
        severity: CheckSeverity::Must,
        mode: CheckMode::Safe,
        tagline: "What is gone says 410, and what a sitemap lists is there.",
        markdown: "## Why it matters

410 tells those who keep links that they can remove them, where 404 leaves open whether the page comes back
(RFC 9110 §15.5.11). A page that was taken away and still answers is worse: an old price, an old version of an API, or
something that had to be deleted. A sitemap that lists what is not there sends crawlers on errands for nothing.

## What it looks for

- One GET for each path that is configured as gone, at each origin. 410 is right. A success or a temporary redirect is
  reported: it is still there, or says that it comes back. A 301 or 308 may lead to what took its place, and a 404 is
  true; both are advice.
- Addresses that a sitemap lists and that were visited: a 4xx is reported, and a redirect as advice.

## Finding

```exchange
site: gone /v1/orders
for: gone
GET /v1/orders HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
```

```exchange
site: gone /v1/orders
for: gone
GET /v1/orders HTTP/1.1
Host: shop.example

HTTP/1.1 302 Found
Location: /
```

```exchange
site: gone /v1/orders
for: gone
GET /v1/orders HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

```exchange
from: sitemap https://shop.example/sitemap.xml
GET /old HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

```exchange
site: gone /v1/orders
for: gone
GET /v1/orders HTTP/1.1
Host: shop.example

HTTP/1.1 308 Permanent Redirect
Location: /v2/orders
```

```exchange
from: sitemap https://shop.example/sitemap.xml
GET /old HTTP/1.1
Host: shop.example

HTTP/1.1 301 Moved Permanently
Location: /new
```

## Clean

```exchange
site: gone /v1/orders
for: gone
GET /v1/orders HTTP/1.1
Host: shop.example

HTTP/1.1 410 Gone
---
from: sitemap https://shop.example/sitemap.xml
GET /new HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
GET /linked HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

## What to do

### Builder

- Keep a list of what was taken away for good, and answer 410 for it before anything else is looked up.
- Make the sitemap from the same list of pages that is served.

### Operator

- `demur gone add PATH` keeps such a list, and `demur export` writes it for nginx, Apache and Caddy.

## References

- RFC 9110 §15.5.11, §15.5.5, §15.4.2
",
    },
    CheckPage {
        id: "unauthorized-without-challenge",
        number: "A101",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 401 says how to authenticate, in a `WWW-Authenticate` field that can be read.",
        markdown: r#"## Why it matters

A server that generates a 401 must send a `WWW-Authenticate` field with at least one challenge (RFC 9110 §15.5.2).
Without it a client knows that credentials are missing or wrong, but not which kind is asked for. Browsers show no
login, libraries do not fetch a token, and a client with an expired token cannot tell that from a wrong scheme.

## What it looks for

- Answers 401 without the field, or with one that is empty.
- Fields that cannot be read: each challenge begins with the name of a scheme, behind it comes nothing, one word in
  the letters of Base64, or a list of parameters, each a name and a value that is a word or stands in quotes, and
  none of them twice (RFC 9110 §11.2, §11.3). Several challenges may stand in one field or in several.
- `Basic` without `realm`, and `Digest` without `realm` or `nonce`, which their definitions require.

## Finding

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
Content-Type: application/json

{"error":"log in first"}
```

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: realm="shop"
```

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Basic realm=my shop
```

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Basic
```

## Clean

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="shop", error="invalid_token", Basic realm="shop", charset="UTF-8"
```

Schemes may stand alone, and a word of Base64 in place of parameters:

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Negotiate oYG2MIGzoAMKAQE=, NTLM
WWW-Authenticate: Digest realm="a, b", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv"
```

## What to do

### Builder

- Send `WWW-Authenticate: Bearer realm="shop"` with the 401, wherever it is made; most frameworks have one place for
  it.
- If no credentials would help, the status is 403 and not 401.

### Operator

- See whether a proxy removes the field. `curl -si` at the server and at the proxy shows both.

### API consumer

- Take the scheme from the documentation, and report the missing field: it is a fault of the server.

## References

- RFC 9110 §15.5.2, §11.6.1, §11.3
- RFC 7617 §2
- RFC 7616 §3.3
"#,
    },
    CheckPage {
        id: "undocumented-answer",
        number: "A501",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "The server answers what its document says.",
        markdown: r#"## Why it matters

Clients are generated from the document. A status that it does not name ends in their branch for the unforeseen, a media
type that it does not name in a parser that fails, and a member that is missing in a null where none can be. Tests
that were written by the document pass all the same.

## What it looks for

Every answer that was had for an operation of the document, whoever asked for it; it sends nothing.

- A status that the operation does not document, neither by itself nor as `4XX` or `default`. What intermediaries and
  servers answer by themselves is left out: 304, 406, 408, 411 to 414, 416, 417, 421, 425, 426, 428, 429, 431, 451 and
  5xx (RFC 9205 §4.6). Other refusals are advice.
- Content of a media type that this status does not document.
- JSON that breaks the schema of this status. What is `writeOnly` is not missed. A schema that cannot be used is told as
  advice.

What is documented and was not seen is no finding. Of answers that are alike, one is told.

## Finding

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders/{id}:
    get:
      operationId: readOrder
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [id, state], properties: {id: {type: integer}, state: {enum: [open, sent]}}}
        '404': {description: no such order}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 202 Accepted
Content-Type: application/json

{}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<h1>Order 7</h1>
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json

{"id":7,"state":"lost"}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
```

## Clean

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders/{id}:
    get:
      operationId: readOrder
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        '200':
          description: the order
          content:
            application/json:
              schema: {type: object, required: [id, state], properties: {id: {type: integer}, state: {enum: [open, sent]}}}
        '4XX': {description: refused}
```

```exchange
GET /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json; charset=utf-8

{"id":7,"state":"open","more":true}
---
GET /orders/8 HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
---
GET /orders/9 HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
---
GET /elsewhere HTTP/1.1
Host: shop.example

HTTP/1.1 418 Unused
---
HEAD /orders/7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: application/json
```

Nor does a document have to name HEAD: what is refused is no answer of the operation for GET.

```document
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      responses: {'200': {description: the orders}}
```

```exchange
HEAD /orders HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET
```

## What to do

### Builder

- Decide which of the two is right, and change the other. Let the tests of the service check its answers against the
  document.

### Operator

- `demur serve` counts such answers with the row `response-contract`, and replaces them where it is told to.

### API consumer

- Treat a status that you do not know as the `x00` of its class (RFC 9110 §15).

## References

- RFC 9110 §15
- RFC 9205 §4.6
"#,
    },
    CheckPage {
        id: "unknown-method",
        number: "A203",
        severity: CheckSeverity::Should,
        mode: CheckMode::Safe,
        tagline: "A method that nobody knows gets 501, and not the answer of another method.",
        markdown: r#"## Why it matters

The method says what the client wants. One that is not recognised should get 501, and one that is known but not
allowed here 405 (RFC 9110 §9.1). A server that answers an unknown method as if it were GET claims to have done something
that it does not understand. It also opens a way around rules that are written for one method: what "GET is refused
here" keeps out may come in as `DEMURXYZ`.

## What it looks for

The method `DEMURXYZ` is sent, which nobody implements and which changes nothing: one request for each resource whose GET
is a success. PATCH and DELETE are never sent.

- A success: the server does not look at the method.
- A 400 or 404: the client looks for the fault in its address or its syntax.
- A 405: it says that the method is known, and only not allowed here. Many servers do not tell the two apart; it does
  little harm.
- A 500: the server failed over it.

What is the same at every resource is told once.

A 401, a 403, a redirect, a 429 and other 5xx say nothing about the method.

## Finding

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<h1>Products</h1>
---
for: unknown
about: https://shop.example/products
DEMURXYZ /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
Content-Type: text/html

<h1>Products</h1>
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: unknown
DEMURXYZ /products HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: unknown
DEMURXYZ /products HTTP/1.1
Host: shop.example

HTTP/1.1 405 Method Not Allowed
Allow: GET, HEAD
```

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: unknown
DEMURXYZ /products HTTP/1.1
Host: shop.example

HTTP/1.1 500 Internal Server Error
```

## Clean

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: unknown
DEMURXYZ /products HTTP/1.1
Host: shop.example

HTTP/1.1 501 Not Implemented
```

Refused before the method was looked at:

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: unknown
DEMURXYZ /products HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
```

Too busy:

```exchange
GET /products HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: unknown
DEMURXYZ /products HTTP/1.1
Host: shop.example

HTTP/1.1 503 Service Unavailable
```

## What to do

### Builder

- Route by method first: 501 for one that no resource of yours knows, 405 with `Allow` for one that this resource does
  not have.

### Operator

- Write rules as "everything but GET and HEAD is refused", and never as "POST is refused".

## References

- RFC 9110 §9.1, §15.6.2, §15.5.6
"#,
    },
    CheckPage {
        id: "unregistered-status",
        number: "A114",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "Every status is a registered one that is in use, and one that its field of use knows.",
        markdown: "## Why it matters

Clients know the registered codes; everything else they treat as the first of its class (RFC 9110 §15), so that a
420 is a 400 to them and its meaning is lost. A code beyond 599 is no status at all. Codes that are reserved or
obsolete have no meaning any more, and one from WebDAV makes clients look for what is not there (RFC 9205 §4.6).

## What it looks for

- Codes below 100 and beyond 599.
- Codes that are not in the registry, some programs' own among them, also of interim answers. In a log they may be
  the program's word for a connection that got no answer, so they are left out there.
- The reserved 306 and 418, the deprecated 305 and the obsolete 510.
- Advice: codes that WebDAV defines, from a server that shows no other sign of WebDAV. 422 is no such code any more.

## Finding

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 420 Enhance Your Calm
Content-Type: text/plain
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 799 Never
Content-Type: text/plain
```

```exchange
GET /coffee HTTP/1.1
Host: shop.example

HTTP/1.1 418 I'm a teapot
Content-Type: text/plain
```

```exchange
GET /search HTTP/1.1
Host: shop.example

HTTP/1.1 510 Not Extended
Content-Type: text/plain
```

```exchange
POST /orders HTTP/1.1
Host: shop.example

HTTP/1.1 424 Failed Dependency
Content-Type: application/json
```

## Clean

```exchange
POST /orders HTTP/1.1
Host: shop.example

HTTP/1.1 422 Unprocessable Content
Content-Type: application/json
```

```exchange
PUT /files/a.txt HTTP/1.1
Host: shop.example

HTTP/1.1 423 Locked
Content-Type: application/xml
---
PROPFIND /files/ HTTP/1.1
Host: shop.example

HTTP/1.1 207 Multi-Status
Content-Type: application/xml
```

A line of a log, in which a server notes a client that went away:

```exchange
GET /slow HTTP/1.1
Host: shop.example

HTTP/1.1 499 -
```

## What to do

### Builder

- Take the registered code that is nearest, the general one of the class if there is none, and put the detail into
  the content.

### API consumer

- Treat an unknown code as the x00 of its class.

## References

- RFC 9110 §15, §15.4.6, §15.4.7, §15.5.19
- RFC 9205 §4.6
",
    },
    CheckPage {
        id: "unsatisfied-range-without-length",
        number: "A105",
        severity: CheckSeverity::Should,
        mode: CheckMode::Passive,
        tagline: "A 416 answers a request for a range, and says how long the content is.",
        markdown: "## Why it matters

A client that asked for bytes that are not there has a wrong idea of the length. A server that answers 416 to a
request for bytes should send `Content-Range: bytes */LENGTH` (RFC 9110 §15.5.17): with it an interrupted download
knows that it is complete, and without it, it starts again or fails.

## What it looks for

- Answers 416 without `Content-Range`, or with one that is not `bytes */` and a number.
- Answers 416 to a request that asked for no range.

A range in another unit than bytes is not judged.

## Finding

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=5000-

HTTP/1.1 416 Range Not Satisfiable
Content-Length: 0
```

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=5000-

HTTP/1.1 416 Range Not Satisfiable
Content-Range: bytes 0-4999/5000
```

```exchange
GET /film HTTP/1.1
Host: shop.example

HTTP/1.1 416 Range Not Satisfiable
Content-Range: bytes */5000
```

## Clean

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: bytes=5000-

HTTP/1.1 416 Range Not Satisfiable
Content-Range: bytes */5000
```

```exchange
GET /film HTTP/1.1
Host: shop.example
Range: chapters=12-

HTTP/1.1 416 Range Not Satisfiable
Content-Length: 0
```

## What to do

### Builder

- Send `Content-Range: bytes */LENGTH` with the 416, or ignore the range and send 200 with everything: a server may
  always do that.

### API consumer

- Ask with HEAD for the length, and again for a range inside of it.

## References

- RFC 9110 §15.5.17, §14.4, §14.2
",
    },
    CheckPage {
        id: "unsupported-media-type-fields",
        number: "A111",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 415 tells a wrong coding from a wrong media type by the field that it sends: `Accept-Encoding` only for the coding.",
        markdown: "## Why it matters

415 is about the media type of the content or about its coding, and a client has to know which of the two to change
(RFC 9110 §15.5.16). `Accept-Encoding` in the answer says that it was the coding; a server must not send it
otherwise (RFC 9110 §12.5.3). For PATCH, `Accept-Patch` should say which kinds of patches the resource takes
(RFC 5789 §2.2).

## What it looks for

- `Accept-Encoding` in a 415 to a request whose content was not coded.
- A 415 to coded content without `Accept-Encoding`, and without a field that says that it was the media type. It is
  advice, and more sure if the same request without the coding gets another answer in this run.
- A 415 to PATCH without `Accept-Patch`, if the coding is not the fault.

## Finding

```exchange
POST /orders HTTP/1.1
Host: shop.example
Content-Type: text/csv

a,b

HTTP/1.1 415 Unsupported Media Type
Accept-Encoding: gzip, identity
```

```exchange
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json
Content-Encoding: br

{}

HTTP/1.1 415 Unsupported Media Type
Content-Length: 0
```

```exchange
PATCH /orders/7 HTTP/1.1
Host: shop.example
Content-Type: text/csv

a,b

HTTP/1.1 415 Unsupported Media Type
Content-Length: 0
```

## Clean

```exchange
POST /orders HTTP/1.1
Host: shop.example
Content-Type: application/json
Content-Encoding: br

{}

HTTP/1.1 415 Unsupported Media Type
Accept-Encoding: gzip
```

```exchange
PATCH /orders/7 HTTP/1.1
Host: shop.example
Content-Type: text/csv

a,b

HTTP/1.1 415 Unsupported Media Type
Accept-Patch: application/merge-patch+json
```

```exchange
POST /orders HTTP/1.1
Host: shop.example
Content-Type: text/csv
Content-Encoding: gzip

?

HTTP/1.1 415 Unsupported Media Type
Accept: application/json
```

## What to do

### Builder

- Send `Accept-Encoding` with the codings that are taken where the coding is refused, and `Accept` or `Accept-Patch`
  with the media types where the type is.

### Operator

- Do not add `Accept-Encoding` to all answers in a proxy; a 415 would be misread.

## References

- RFC 9110 §15.5.16, §12.5.3
- RFC 5789 §2.2
",
    },
    CheckPage {
        id: "upgrade-required-without-upgrade",
        number: "A104",
        severity: CheckSeverity::Must,
        mode: CheckMode::Passive,
        tagline: "A 426 names in `Upgrade` the protocols that it asks for.",
        markdown: "## Why it matters

A server that answers 426 must send `Upgrade` with the protocols that it wants (RFC 9110 §15.5.22). Without it a
client knows that its protocol is refused, and not which one would do.

## What it looks for

- Answers 426 without `Upgrade`, with an empty one, or with something in it that is no name of a protocol.
- In HTTP/1.1: `Upgrade` without `Connection: upgrade`. The field is about one connection only, and a sender must
  say so (RFC 9110 §7.8).

HTTP/2 and HTTP/3 have neither field, so an answer in them is not judged.

## Finding

```exchange
GET /live HTTP/1.1
Host: shop.example

HTTP/1.1 426 Upgrade Required
Content-Type: text/plain

This service speaks another protocol.
```

```exchange
GET /live HTTP/1.1
Host: shop.example

HTTP/1.1 426 Upgrade Required
Upgrade: websocket
Content-Length: 0
```

## Clean

```exchange
GET /live HTTP/1.1
Host: shop.example

HTTP/1.1 426 Upgrade Required
Upgrade: websocket, HTTP/3.0
Connection: keep-alive, Upgrade
```

## What to do

### Builder

- Send `Upgrade: websocket` and `Connection: Upgrade` with the 426. If no other protocol would help, the status is
  400 or 403.

### Operator

- Proxies remove both fields unless they are told to pass them on.

## References

- RFC 9110 §15.5.22, §7.8
",
    },
    CheckPage {
        id: "write-oracle",
        number: "A208",
        severity: CheckSeverity::Should,
        mode: CheckMode::Unsafe,
        tagline: "Who may not see a resource does not learn from refused writes whether it exists.",
        markdown: r#"## Why it matters

A server that hides a resource behind a 404 to GET, and then answers 412 to a conditional PUT, 409 to a creation with
its name, or 428 for it alone, tells with another method what it hides with the first. Signing up with somebody
else's address and being told 409 is the well-known form.

## What it looks for

With `--allow-unsafe`, a scratch collection and identities: the first identity makes one thing there. Everybody else who
cannot GET it sends the same writes to it and to a name that is not there, and both have to be answered alike:

- PUT with `If-None-Match: *`, with an `If-Match` that fits nothing, and without a condition.
- POST to the collection with the body that made it, and with another name.

A status that differs is found, and a `Location` that only one of the answers has. Who is allowed to write there learns
nothing new, so that success for either says nothing. Ten requests for each identity; what was made is deleted.

## Finding

```exchange
site: unsafe
site: scratch /tests
site: identities alice bob
for: put
as: alice
about: https://shop.example/tests
PUT /tests/x7 HTTP/1.1
Host: shop.example

HTTP/1.1 201 Created
---
for: see
as: bob
about: https://shop.example/tests
GET /tests/x7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: if-none-match-exists
as: bob
about: https://shop.example/tests
PUT /tests/x7 HTTP/1.1
Host: shop.example
If-None-Match: *

HTTP/1.1 412 Precondition Failed
---
for: if-none-match-missing
as: bob
about: https://shop.example/tests
PUT /tests/y8 HTTP/1.1
Host: shop.example
If-None-Match: *

HTTP/1.1 404 Not Found
```

```exchange
site: unsafe
site: scratch /tests
site: identities alice bob
for: see
as: bob
about: https://shop.example/tests
GET /tests/x7 HTTP/1.1
Host: shop.example

HTTP/1.1 403 Forbidden
---
for: post-exists
as: bob
about: https://shop.example/tests
POST /tests HTTP/1.1
Host: shop.example
Content-Type: application/json

{"name":"x7"}

HTTP/1.1 403 Forbidden
Location: /tests/x7
---
for: post-missing
as: bob
about: https://shop.example/tests
POST /tests HTTP/1.1
Host: shop.example
Content-Type: application/json

{"name":"y8"}

HTTP/1.1 403 Forbidden
```

## Clean

```exchange
site: unsafe
site: scratch /tests
site: identities alice bob
for: see
as: bob
about: https://shop.example/tests
GET /tests/x7 HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
---
for: if-none-match-exists
as: bob
about: https://shop.example/tests
PUT /tests/x7 HTTP/1.1
Host: shop.example
If-None-Match: *

HTTP/1.1 404 Not Found
---
for: if-none-match-missing
as: bob
about: https://shop.example/tests
PUT /tests/y8 HTTP/1.1
Host: shop.example
If-None-Match: *

HTTP/1.1 404 Not Found
```

Carol may read it, and a conflict tells her nothing new:

```exchange
site: unsafe
site: scratch /tests
site: identities alice carol
for: see
as: carol
about: https://shop.example/tests
GET /tests/x7 HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK
---
for: if-none-match-exists
as: carol
about: https://shop.example/tests
PUT /tests/x7 HTTP/1.1
Host: shop.example
If-None-Match: *

HTTP/1.1 412 Precondition Failed
---
for: if-none-match-missing
as: carol
about: https://shop.example/tests
PUT /tests/y8 HTTP/1.1
Host: shop.example
If-None-Match: *

HTTP/1.1 403 Forbidden
```

## What to do

### Builder

- Ask whether somebody may before conditions are evaluated and conflicts are looked for; RFC 9110 §13.2.1 puts
  preconditions after the normal checks.
- Where names have to be unique among people who may not know each other, confirm in another way, such as by mail.

### Operator

- A concealed scope of `demur serve` answers all of these with the one 404.

## References

- RFC 9110 §13.2.1, §15.5.4, §15.5.10
- RFC 6585 §3
"#,
    },
    CheckPage {
        id: "wrong-authority",
        number: "A216",
        severity: CheckSeverity::Should,
        mode: CheckMode::Safe,
        tagline: "A request for another host than those of the site is refused.",
        markdown: r#"## Why it matters

A server decides by the host that a request names whether it is the one that was meant (RFC 9110 §7.4). One that answers
under every name can be reached under a name of somebody else: pages are indexed twice, a page of another origin gets at it
by rebinding its name, and whatever is built from `Host` (links, redirects, mails to reset a password) leads to where the sender
wants.

## What it looks for

Three requests for the first resource of each origin:

- With `Host: demur-audit.invalid`. The same content as under the right name is reported: over TLS as a fault, since no
  certificate is valid for that name, otherwise as advice. So is the name in what comes.
- With the right host in the target, as in `GET http://shop.example/ HTTP/1.1`. Every server must accept this form
  (RFC 9112 §3.2.2).
- With the wrong host in the target and the right one in `Host`. The target decides; a server that refuses the wrong
  `Host` and serves this one looks at the wrong place.

## Finding

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

Welcome to the shop
---
for: host
to: shop.example
GET / HTTP/1.1
Host: demur-audit.invalid

HTTP/1.1 200 OK

Welcome to the shop
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

<a href="https://shop.example/cart">Cart</a>
---
for: host
to: shop.example
GET / HTTP/1.1
Host: demur-audit.invalid

HTTP/1.1 200 OK

<a href="https://demur-audit.invalid/cart">Cart</a>
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

Welcome to the shop
---
for: absolute
about: https://shop.example/
GET https://shop.example/ HTTP/1.1
Host: shop.example

HTTP/1.1 404 Not Found
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

Welcome to the shop
---
for: host
to: shop.example
GET / HTTP/1.1
Host: demur-audit.invalid

HTTP/1.1 421 Misdirected Request
---
for: absolute-other
about: https://shop.example/
GET https://demur-audit.invalid/ HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

Welcome to the shop
```

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

Welcome to the shop
---
for: host
to: shop.example
GET / HTTP/1.1
Host: demur-audit.invalid

HTTP/1.1 302 Found
Location: https://demur-audit.invalid/login
```

## Clean

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

Welcome to the shop
---
for: host
to: shop.example
GET / HTTP/1.1
Host: demur-audit.invalid

HTTP/1.1 421 Misdirected Request
---
for: absolute
about: https://shop.example/
GET https://shop.example/ HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

Welcome to the shop
---
for: absolute-other
about: https://shop.example/
GET https://demur-audit.invalid/ HTTP/1.1
Host: shop.example

HTTP/1.1 421 Misdirected Request
```

Another site is the default of this server:

```exchange
GET / HTTP/1.1
Host: shop.example

HTTP/1.1 200 OK

Welcome to the shop
---
for: host
to: shop.example
GET / HTTP/1.1
Host: demur-audit.invalid

HTTP/1.1 200 OK

There is nothing here
```

## What to do

### Builder

- Build links from a configured name, and never from `Host`.

### Operator

- Make a default host that answers 421 or 404 to every name that is not yours; with nginx
  `server { listen 80 default_server; return 421; }`.

## References

- RFC 9110 §7.4, §15.5.20
- RFC 9112 §3.2.2
"#,
    },
];

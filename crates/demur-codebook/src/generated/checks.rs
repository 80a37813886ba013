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

Found are 2xx, 500, and these statuses in the wrong place. If the valid request fails as well, a 500 says nothing. What
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

In up to ten directories of each origin, a random name is asked for twice: without conditions, and with
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

What changes by itself from one GET to the next says nothing: a 429 or a 5xx is no verdict.

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

## What to do

### Builder

- Answer HEAD with the handler of GET and leave the content out. Most frameworks do so when they are asked to; some
  need a route of its own.

### Operator

- A firewall that lets only GET and POST through answers HEAD itself: allow it wherever GET is allowed.

## References

- RFC 9110 §9.3.2
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

- Leave such 500s out of the alarms only after the service was mended.

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
- Credentials that nobody issued: 401 again. Found is also 2xx, where without credentials there is none.
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

- Answers 401 without the field.
- Fields that hold no challenge: each begins with the name of a scheme, and its parameters are pairs of a token and
  a value (RFC 9110 §11.6.1).

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

## Clean

```exchange
GET /orders HTTP/1.1
Host: shop.example

HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="shop", Basic realm="shop"
```

## What to do

### Builder

- Send `WWW-Authenticate: Bearer` with the 401, wherever it is made; most frameworks have one place for it.
- If no credentials would help, the status is 403 and not 401.

### Operator

- See whether a proxy removes the field. `curl -si` at the server and at the proxy shows both.

### API consumer

- Take the scheme from the documentation, and report the missing field: it is a fault of the server.

## References

- RFC 9110 §15.5.2, §11.6.1
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
  certificate is valid for that name, else as advice. So is the name in what comes.
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

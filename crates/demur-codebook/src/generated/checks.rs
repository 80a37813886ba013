//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{CheckMode, CheckPage, CheckSeverity};

#[rustfmt::skip]
pub(crate) static ALL: &[CheckPage] = &[
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
];

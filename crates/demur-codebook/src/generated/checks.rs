//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{CheckMode, CheckPage, CheckSeverity};

#[rustfmt::skip]
pub(crate) static ALL: &[CheckPage] = &[
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

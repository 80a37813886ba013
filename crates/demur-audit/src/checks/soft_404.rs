//! A path that leads to nothing is answered 404 or 410, whatever its page looks like.
//!
//! # Why it matters
//!
//! The status is what programs read (RFC 9110 §15.5.5). A page that says "not found" to people and 200 to programs is a soft
//! 404: search engines index it or call it out, link checkers count dead links as good, caches and clients keep an error
//! page in place of data, and monitors see nothing when half of a shop is gone.
//!
//! # What it looks for
//!
//! Names that exist nowhere are asked for at the root and in the eight directories with the most resources, and so
//! are values of up to four parameters that tell pages apart: of three lengths everywhere, and at the root also with an
//! extension, with a slash at the end and below a version. That is six or seven requests for the root, three to five
//! for each directory and three for each parameter, and one for each redirect.
//!
//! - Places where such names get a page: one that says that nothing is there, in some thirty languages; an app shell, which is
//!   the same for every path; or any other page.
//! - Resources that get the page of such names. Clocks, tokens, numbers and the path itself are masked, and what is on the
//!   home page too counts for nothing.
//! - Resources whose title, heading or JSON says that they are missing, if another sign agrees: little content, `noindex`,
//!   another page as their canonical address, a redirect to a shorter path.
//!
//! Each resource is asked for a second time before it is reported. The home page, searches, logins and
//! pages that are about errors by their name are not judged, and 429 and 5xx are no verdict. Names that users may
//! choose, such as `/alice`, get a page of their own in many places; where only these do, nothing is reported.
//!
//! # Finding
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <title>Shop</title><h1>Welcome</h1><p>Tea, cups and kettles.</p>
//! ---
//! for: random
//! GET {random 16} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <title>Page not found</title><h1>Sorry</h1><p>There is no such page.</p>
//! ---
//! for: random
//! GET {random 48} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <title>Page not found</title><h1>Sorry</h1><p>There is no such page.</p>
//! ---
//! for: random
//! GET {random 96} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <title>Page not found</title><h1>Sorry</h1><p>There is no such page.</p>
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <title>Shop</title><h1>Welcome</h1><p>Tea, cups and kettles.</p>
//! ---
//! for: random
//! GET {random 16} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <title>Page not found</title><h1>Sorry</h1>
//! ---
//! for: random
//! GET {random 48} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <title>Page not found</title><h1>Sorry</h1>
//! ---
//! for: random
//! GET {random 96} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <title>Page not found</title><h1>Sorry</h1>
//! ```
//!
//! A server that is too busy says nothing about its pages:
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! Retry-After: 60
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Set the status where the page is made: most frameworks show their page for missing things with 404 when a handler
//!   raises their own "not found", and with 200 when it only shows a template.
//! - An application that runs in the browser: let the server know its routes. It may answer 404 with the shell as
//!   content, so that people see the same as before.
//!
//! ## Operator
//!
//! - nginx: `error_page 404 /404.html;` keeps the status, `error_page 404 =200 /404.html;` does not. `try_files $uri /index.html` gives
//!   every path the home page.
//! - Apache: `ErrorDocument 404 /404.html` keeps the status; with a full address, such as `https://…/404.html`, it is a redirect.
//!
//! ## API consumer
//!
//! - Look at the content of a 200 before you keep it, and tell the server's owner.
//!
//! # References
//!
//! - RFC 9110 §15.5.5, §15.5.11, §15.3.1

use crate::check::{Check, Mode};
use crate::finding::Severity;
use crate::soft;

pub(crate) static CHECK: Check = Check {
    number: "A201",
    id: soft::ID,
    severity: Severity::Should,
    mode: Mode::Safe,
    wants: soft::wants,
    judge: soft::missing_pages,
};

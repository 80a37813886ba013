//! A path that leads to nothing is answered 404 and not redirected to the home page, or to any other one page.
//!
//! # Why it matters
//!
//! A redirect says that what was asked for is elsewhere (RFC 9110 §15.4). Who follows a dead link and lands on the home
//! page finds neither the thing nor the news that it is gone. Search engines treat such redirects as soft 404s, and link
//! checkers report the dead link as moved.
//!
//! # What it looks for
//!
//! - Three or more names that exist nowhere and are redirected to the same address. What the address repeats of the name, as
//!   in `/search?q=name`, makes no difference.
//! - Resources that are redirected to that same address; each is asked for twice.
//!
//! The requests are those of `soft-404`, no others. A redirect that keeps the name, such as to another host or a language, and one to
//! a login are none of these. One to an error page that is answered 404 is a detour, and not reported; where the error page
//! is answered 200, that is `soft-404`.
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
//! <title>Shop</title><h1>Welcome</h1>
//! ---
//! for: random
//! GET {random 16} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /
//! ---
//! for: random
//! GET {random 48} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /
//! ---
//! for: random
//! GET {random 96} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: https://shop.example/
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
//! <title>Shop</title><h1>Welcome</h1>
//! ---
//! for: random
//! GET {random 16} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /login?next=/somewhere
//! ---
//! for: random
//! GET {random 48} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /login?next=/somewhere
//! ---
//! for: random
//! GET {random 96} HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /login?next=/somewhere
//! ---
//! for: onward
//! GET /login?next=/somewhere HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <title>Log in</title><form><input type="password" name="p"></form>
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Answer 404 with a page that says so, with links to the home page and to the search.
//! - Redirect what has moved to where it is now, each path to its own.
//!
//! ## Operator
//!
//! - Look for a rule that catches everything: `error_page 404 /` or `return 301 /` in nginx, a `RewriteRule` at the end of an `.htaccess`,
//!   a plugin that "mends" dead links.
//!
//! # References
//!
//! - RFC 9110 §15.5.5, §15.4

use crate::check::{Check, Mode};
use crate::finding::Severity;
use crate::soft;

pub(crate) static CHECK: Check = Check {
    number: "A202",
    id: "redirect-to-home",
    severity: Severity::Should,
    mode: Mode::Safe,
    wants: soft::wants,
    judge: soft::one_page,
};

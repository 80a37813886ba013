//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{DetectorPage, Severity};

#[rustfmt::skip]
pub(crate) static ALL: &[DetectorPage] = &[
    DetectorPage {
        id: "address-block",
        severity: Severity::Ticket,
        tagline: "One network gets 403 on every route, while all others are answered as usual.",
        markdown: "## Why it matters

Lists of addresses are easily forgotten. A partner moves to another data centre, an office gets a new line, a
service of your own starts on new machines, and its address is not on the list of those who may come. Or an address
is on a list of those who may not, because somebody misbehaved there last year, and a thousand other people share
it.

403 need not have anything to do with credentials (RFC 9110 §15.5.4). Those who are locked out by their address log
in again and again, change their passwords, and do not find out: the fault is none of theirs.

## What it looks for

- More 403s than usual, by the test of [`spike`](/.demur/detectors/spike), on as many routes as it may be.
- The first cause is a network, a /24 of IPv4 or a /48 of IPv6: at least half of the excess, and without it the
  excess is at most 0.4 times as frequent. It explains more than a principal, a client or a version of an app does.

If it is a single address, the client explains as much as its network, and the alert is a
[`missing-scope`](/.demur/detectors/missing-scope) that names it. If the log gives reasons, as the events of demur
do, `address` is among the causes.

Only routes that the site has are counted. A stranger who is refused while looking for weak places is a
[`scanner-storm`](/.demur/detectors/scanner-storm).

## Finding

A partner's new machines begin to ask at 16:00, and are not on the list.

```scenario
10:00-16:30  20/min GET /{orders|products|invoices}/{1..100} 200
10:00-16:30  30/hour GET /admin 403
16:00-16:30   5/min GET /{orders|products|invoices}/{1..100} 403 client=192.0.2.{1..40}
alert: address-block ticket GET /invoices/{} GET /orders/{} GET /products/{} cause=network:192.0.2.0/24
```

## Clean

`/admin` is closed to everybody from outside, and a few from each network try it.

```scenario
10:00-16:30  20/min GET /{orders|products|invoices}/{1..100} 200
10:00-16:00  30/hour GET /admin 403
16:00-16:30  40/hour GET /admin 403
alert: none
```

## What to do

### Operator

- Find out who the network belongs to (`whois`), and whether it should be let in.
- Find the list that refuses it. There are often several: the service, the proxy before it, a firewall for web
  applications, the network for delivering content. The fields `Server` and `Via` of the answer, and its page, tell
  which one spoke.
- In demur the lists are `[[address]]`; the event of the refusal says `reason: address`.
- If the clients come through a proxy of yours, check that its address is trusted. Otherwise the server sees the
  proxy where the client should be, and one list entry decides over all of them.

### API consumer

- Send the operator the address from which your requests come, as seen from outside, and the time of one refused
  request.
- New credentials will not change it. Requests from the old address will show whether it is that.

### Builder

- Say in the answer that the address is the reason, if strangers may know it, and whom to ask.

## References

- RFC 9110 §15.5.4
",
    },
    DetectorPage {
        id: "bad-client-deployment",
        severity: Severity::Page,
        tagline: "A new version of a client sends requests that are refused as wrong.",
        markdown: "## Why it matters

A 400, 415 or 422 (RFC 9110 §15.5.1, §15.5.16, §15.5.21) on a route that did not change usually means that the
sender changed. An app was released, and what it sends no longer fits: a field was renamed, a number became a text,
a header is missing. Each of its users meets the fault, and with every phone that updates there are more.

The server is right, and still its operator is often the first who can see it: all versions of the client meet in
one log. The earlier it is known, the fewer phones have to update again.

## What it looks for

- More 4xx than usual on a route, by the test of [`spike`](/.demur/detectors/spike).
- The cause is an app, or one version of it: at least half of the excess, and without it the excess is at most 0.4
  times as frequent.
- The version is new: first seen within a day, or the newest of its family. All versions of an app together are not;
  an app that tells no version counts as one that is always its newest.
- The status blames what was sent: 400, 406, 409, 411, 413, 415, 422 or 428. 404 and 405 count where one version is
  the cause.
- At least 3 clients. What a single client does is none of the release.
- The app is no browser. The version of a browser comes from its makers, and is the cause of a
  [`some-devices-only`](/.demur/detectors/some-devices-only).

It is a page from 20 requests and 5 clients on, if the version was first seen within a day and not in the first hour
of the log, and a ticket otherwise.

The app and its version are read from `User-Agent`: a product, a slash, a version (RFC 9110 §10.1.5). A client that
sends none, or the same one in all versions, cannot be found this way. If the *old* versions fail and the newest
does not, it is a [`schema-change`](/.demur/detectors/schema-change).

## Finding

Version 5.2.0 of the app is released at 16:00. It reads products well, and every order that it sends is refused.

```scenario
10:00-16:30  20/min POST /orders 201 agent=shop-app/5.1.{0|3}
10:00-16:30   1/min POST /orders 422 agent=shop-app/5.1.{0|3}
10:00-16:30  20/min GET /products/{1..200} 200 agent=shop-app/5.1.{0|3}
16:00-16:30  10/min GET /products/{1..200} 200 agent=shop-app/5.2.0
16:00-16:30  10/min POST /orders 400 agent=shop-app/5.2.0
alert: bad-client-deployment page POST /orders cause=agent_version:shop-app/5.2.0
```

## Clean

The same release without the fault. The new version is refused as often as the old one: people mistype as before.

```scenario
10:00-16:30  20/min POST /orders 201 agent=shop-app/5.1.{0|3}
10:00-16:30   1/min POST /orders 422 agent=shop-app/5.1.{0|3}
16:00-16:30  20/min POST /orders 201 agent=shop-app/5.2.0
16:00-16:30   1/min POST /orders 422 agent=shop-app/5.2.0
alert: none
```

## What to do

### Operator

- Tell the makers of the client at once: the version, the route, the status, since when, and one full answer.
- Ask them to stop the release to further devices. What is out cannot be called back.
- Only if it is small and safe, accept what the new version sends for a while, and say until when.

### Builder

- Answer with every fault and its place, so that the makers need not guess. The body of an answer of demur has them
  in `errors`; for a page about each, `demur explain faults/enum`.
- Run the requests of a release candidate against the document before it is released: `demur try` decides one
  offline, `demur replay` a recorded session.

### API consumer

- Do not repeat the request unchanged: it will be refused again. Switch the new version off from afar if you can.

## References

- RFC 9110 §10.1.5, §15.5.1, §15.5.16, §15.5.21
",
    },
    DetectorPage {
        id: "broken-front-end",
        severity: Severity::Page,
        tagline: "Requests that one page of a site sends are refused as wrong.",
        markdown: r#"## Why it matters

The form of a page and the route that takes it are often written by different people and deployed at different
times. If the page sends what the route does not take, everybody who uses this page meets the fault: a button does
nothing, or says "something went wrong". The route works for everybody else, so that its own tests are green.

On a checkout, a registration or a search this is as bad as an outage.

## What it looks for

- More refusals than usual, by the test of [`spike`](/.demur/detectors/spike), with a status that blames what was
  sent: 400, 406, 409, 411, 413, 415, 422 or 428.
- The cause is the page from which the requests came, or its host: at least half of the excess, and without it the
  excess is at most 0.4 times as frequent.
- At least 3 clients.

`Referer` names the page from which a request came. Not every request has it, and its path may be cut off
(RFC 9110 §10.1.3); on the way to another host it often is. Then the cause is the host and not the page. The log
must have the field: the combined formats of nginx and Apache do.

## Finding

At 16:00 a new script of the checkout page sends the cart as text. The buttons on the pages of the products still
work.

```scenario
10:00-16:20  10/min POST /cart 201 host=shop.example referrer=https://shop.example/products/{1..50}
10:00-16:20  30/hour POST /cart 422 host=shop.example referrer=https://shop.example/products/{1..50}
10:00-16:00  10/min POST /cart 201 host=shop.example referrer=https://shop.example/checkout
10:00-16:20  20/min GET /products/{1..50} 200 host=shop.example
16:00-16:20  10/min POST /cart 400 host=shop.example referrer=https://shop.example/checkout
alert: broken-front-end page POST /cart cause=referrer:https://shop.example/checkout
```

## Clean

A campaign sends four times as many people through the checkout. They mistype as often as before.

```scenario
10:00-16:00  10/min POST /cart 201 host=shop.example referrer=https://shop.example/checkout
10:00-16:00   1/min POST /cart 422 host=shop.example referrer=https://shop.example/checkout
10:00-16:20  20/min GET /products/{1..50} 200 host=shop.example
16:00-16:20  40/min POST /cart 201 host=shop.example referrer=https://shop.example/checkout
16:00-16:20   4/min POST /cart 422 host=shop.example referrer=https://shop.example/checkout
alert: none
```

## What to do

### Operator

- Open the page in a browser, with the list of requests shown (F12, "Network"), and do what the page is for. Read
  the refused request and its answer.
- See what was deployed at the time that the alert names: the page, its scripts, a tag of a third party. Take it
  back.
- If the scripts of the page were changed, make sure that browsers do not go on with stored ones: give each version
  of a script a name of its own.

### Builder

- Look at `Content-Type` first. A body that is no longer sent as JSON is the most frequent fault: 415 if the server
  says so (RFC 9110 §15.5.16), 400 if it only fails to read it.
- Show visitors what the answer says. The faults in it have a place, and a form can point to its field.
- Let page and route share one description of what is sent, and test both against it.

## References

- RFC 9110 §10.1.3, §15.5.16
"#,
    },
    DetectorPage {
        id: "broken-referrer",
        severity: Severity::Ticket,
        tagline: "Visitors of one page follow its link to an address that is not there.",
        markdown: "## Why it matters

A link with an error in it sends people to a 404 for as long as the page is read. If it stands on the front page of
a newspaper, that is thousands of visitors on one day, and the day is soon over. If it stands on a page of your own,
you can mend it in a minute, once you know.

The address never existed, so it is nothing that broke. What makes it worth an alert is that many people come from
the same place.

## What it looks for

- At least 10 answers of 404 within the last hour for one path, all of which come from the same host by their
  `Referer`. The same request twice in a minute counts once.
- At least 3 times as many as an hour usually has by this link, given how busy the site is. A link that has been
  broken all along is known after the first 5 hours; nothing is raised before, and the report lists it.
- From at least 3 clients. Scanners and crawlers do not count.
- Nothing ever was at this path. If there was, it is a [`routing-regression`](/.demur/detectors/routing-regression).

The causes are the page that most of them came from, and its host. The hint depends on whether the page is yours.

`Referer` is the address of the page from which somebody came, and to find mistyped links is one of its uses. Not
every request has it, and its path may be cut off (RFC 9110 §10.1.3). So only a part of those who follow a link can
be seen, and where only the host is known, the cause is the host.

## Finding

An article in the news has a link to `/articel/17`. The page is `/articles/17`.

```scenario
10:00-16:30  20/min GET /articles/{1..200} 200
10:00-16:30   1/min GET /missing-{1..900} 404
16:00-16:30   2/min GET /articel/17 404 referrer=https://news.example/today
alert: broken-referrer ticket cause=referrer:https://news.example/today
```

## Clean

Six visitors in an hour are too few.

```scenario
10:00-17:00  20/min GET /articles/{1..200} 200
10:00-17:00   1/min GET /missing-{1..900} 404
16:00-17:00   6/hour GET /articel/17 404 referrer=https://blog.example/links
alert: none
```

One client that tries the same link ten times is one client.

```scenario
10:00-16:30  20/min GET /articles/{1..200} 200
10:00-16:30   1/min GET /missing-{1..900} 404
16:00-16:10   1/min GET /articel/17 404 referrer=https://blog.example/links client=10.1.3.3
alert: none
```

## What to do

### Operator

- First put a redirect there, since it works at once: `demur gone add /articel/17 --to /articles/17`, or a line of
  the proxy.
- Then have the link mended. If the page is yours, change it. If not, write to its makers, with the wrong and the
  right address.
- Keep the redirect. The page will be copied with its error.

### Builder

- Check the links of your own pages before they are published, also those that scripts put together.
- Make the 404 page useful: a search, the nearest address, the way home. The status stays 404.

### Visitor

- Look at the address for a typing error, or go to the start of the site and search from there. The page that you
  came from has a wrong link, and its makers are glad to know.

## References

- RFC 9110 §10.1.3
",
    },
    DetectorPage {
        id: "credential-outage",
        severity: Severity::Page,
        tagline: "Clients that were let in until now get 401, many of them at once.",
        markdown: "## Why it matters

A 401 says that valid credentials are lacking (RFC 9110 §15.5.2). One user with 401 has an old password. All users
with 401 have done nothing: what failed lies behind the server. The issuer of tokens cannot be reached, its keys
were changed, a certificate ran out, a clock is wrong, or the secret that both sides share was replaced on one side
only.

It is an outage, and it does not look like one: every answer is prompt and well formed. Clients may also make it
worse, since many throw their tokens away on a 401 and ask for new ones all at once.

## What it looks for

- More 401s than usual, by the test of [`spike`](/.demur/detectors/spike): at least 5 more than expected, at least
  1.5 times as many, a chance below one in a million, in the last 5, 15 or 60 minutes. On as many routes as it may
  be: it is one alert.
- From at least 5 clients.
- No principal, client, network or version of an app accounts for half of the excess. What they have in common is
  the server.

This is a page. If it is one of those, its credentials have expired or were withdrawn, and the alert is a ticket
that names it.

## Finding

At 16:00 the keys of the issuer change, and the service does not notice. What needs no credentials goes on.

```scenario
10:00-16:00   8/min GET /orders/{1..300} 200
10:00-16:00   8/min GET /invoices/{1..300} 200
10:00-16:00   8/min GET /account 200
10:00-16:00  30/hour GET /account 401
10:00-16:20  10/min GET /products/{1..200} 200
16:00-16:20   8/min GET /orders/{1..300} 401
16:00-16:20   8/min GET /invoices/{1..300} 401
16:00-16:20   8/min GET /account 401
alert: credential-outage page GET /account GET /invoices/{} GET /orders/{}
```

One program goes on with a key that was withdrawn, six times a minute. Everybody else is let in: a ticket, for its
owner.

```scenario
10:00-16:30  20/min GET /orders/{1..300} 200
10:00-16:30  10/min GET /account 200
10:00-16:30   1/min GET /account 401
16:00-16:30   6/min GET /account 401 client=10.1.4.9 agent=reports/2.1
alert: credential-outage ticket GET /account cause=client:10.1.4.9
```

## Clean

Four times as many people log in, and four times as many mistype their password.

```scenario
10:00-16:00  10/min POST /login 200
10:00-16:00   1/min POST /login 401
16:00-16:30  40/min POST /login 200
16:00-16:30   4/min POST /login 401
alert: none
```

## What to do

### Operator

- Check the clock of the servers, the certificate and the address of the issuer, and whether its keys can be
  fetched.
- Look at `WWW-Authenticate` in one of the answers. Every 401 must have it (RFC 9110 §15.5.2, §11.6.1), and with
  tokens it may say why they were refused (RFC 6750 §3.1).
- Do not ask users to log in again before the cause is found. If the issuer is down, that is one more burden on it.

### Builder

- Answer 503 while credentials cannot be verified, and 401 only when they were: good credentials must not be called
  bad ones. demur does so by itself ([`verifier-unavailable`](/.demur/errors/verifier-unavailable)).
- Fetch keys again when a token names one that is not known, at most once in a while.

### API consumer

- After a 401 with a token that should be good, get a new one once. If that is refused too, stop and tell somebody.

## References

- RFC 9110 §11.6.1, §15.5.2
- RFC 6750 §3.1
",
    },
    DetectorPage {
        id: "dead-route",
        severity: Severity::Page,
        tagline: "Nearly every request to a route that used to work is refused with a 4xx.",
        markdown: "## Why it matters

A route can stop working without a single 5xx. After a change the server no longer finds what it is asked for (404),
lets nobody in (403), or refuses everything as malformed (400). To monitoring that counts server errors, all is
well.

Routes with little traffic break unnoticed for longest. At one request a minute, no chart shows a spike: the whole
failure is a dozen lines in a log. These are often the routes that hurt, such as exports, payments and webhooks.

## What it looks for

- A route of whose requests at least 9 in 10 now get a 4xx, at least 6 of them, from at least 2 clients, and of whose
  requests usually fewer than half did.
- That it has more 4xx than usual is seen by the test of [`spike`](/.demur/detectors/spike), over 5, 15 and 60
  minutes; or there were at least 15 requests in the last 5 minutes, and 9 in 10 failed.
- On a route with fewer than 5 requests a minute in the last hour it is also seen request by request. Every refused
  one adds to a sum, the more the rarer refusals are on this route, and every good one takes something off. At 14 it
  is enough, if at least 4 requests of at least 3 clients were refused, for at least 3 paths where the
  route has several. The sum is never kept above 15, so that it
  is quickly down again when the route is mended.

On a route with one request a minute that takes about a dozen requests. It is a page from 12 requests and 4
clients on, a ticket from 8 and 3 on, and a note before.

Where the paths themselves were good before and are missing now,
[`routing-regression`](/.demur/detectors/routing-regression) says so, and is faster. This detector is for all other
cases: other statuses, and routes where every request has a path of its own.

## Finding

Each report is fetched once, under a number of its own: none of the addresses was ever asked for before. From 16:00
on none of them is found.

```scenario
10:00-16:00  40/hour GET /reports/{100000..999999} 200
10:00-17:00   2/hour GET /reports/0 404
10:00-17:00  10/min GET /products/{1..200} 200
16:00-17:00  40/hour GET /reports/{100000..999999} 404
alert: dead-route page GET /reports/{}
```

A new version of the service refuses every export.

```scenario
10:00-16:00  30/hour POST /exports 202
10:00-17:00  10/min GET /products/{1..200} 200
16:00-17:00  30/hour POST /exports 400
alert: dead-route page POST /exports
```

## Clean

Four in ten pictures are missing, and always were: the page asks for one of every user, and many have none. That one
client meets ten missing ones in a row is no change of the route.

```scenario
10:00-17:00  30/hour GET /avatars/{1..5000} 200
10:00-17:00  20/hour GET /avatars/{5001..9999} 404
10:00-17:00  10/min GET /products/{1..200} 200
16:00-16:10   1/min GET /avatars/{5001..9999} 404 client=10.1.3.3
alert: none
```

## What to do

### Operator

- Send one request to the route by hand, at the server behind and at the proxy, and compare the answers.
- See what was deployed or reloaded when the alert says that it began.
- The status tells where to look. 404: the route is not there. 405: the path is, the method is not, and `Allow` must
  say which are (RFC 9110 §15.5.6). 400, 415 or 422: what is sent does not fit what is expected. 401 or 403: who
  asks is not let in.

### Builder

- Compare the two versions of the document: `demur diff OLD NEW` lists every operation that is answered differently.
- Replay an hour of the log before deploying: `demur replay access.log --config next.toml`.

### API consumer

- Do not repeat the requests unchanged. Keep them, and send them when the route answers again.

## References

- RFC 9110 §15.5.6
",
    },
    DetectorPage {
        id: "missing-role",
        severity: Severity::Note,
        tagline: "A user is known, but has not the role that a route needs.",
        markdown: r#"## Why it matters

A new colleague gets an account, logs in, and is refused wherever it counts. The account has no role yet, or a wrong
one. To the server this is an ordinary 403. To the colleague it is a morning lost, and often the report of it
arrives as "the site is down".

It is few requests of one person, so it never shows in a chart. It is worth a line in the report, and no more.

## What it looks for

- A principal or, where the log names none, a client, with 3 to 7 answers of 403 within the last hour on routes that
  exist. The same request twice in a minute counts once.
- At least 30 minutes have passed since the first of them: it was no slip.
- There was no good answer on any of these routes.

More refusals count as well where browsers ask, after a quarter of an hour, and where the log gives a role as the
reason. It is a note. Otherwise it is a program rather than a person from 8 refusals on, and a ticket:
[`missing-scope`](/.demur/detectors/missing-scope).

Many logs do not tell the reason. The events of demur do: `no-role` where the user has none at all, `role` where there are others.

## Finding

Eve's account is made at 16:00, without a role. Her own profile she may see.

```scenario
10:00-17:00  10/min GET /reports/{1..50} 200 principal={ada|ben|cleo|dora}
10:00-17:00  10/min GET /profile 200 principal={ada|ben|cleo|dora}
16:00-17:00  20/hour GET /profile 200 principal=eve client=10.1.7.7
16:00-17:00   6/hour GET /reports/{1..50} 403 principal=eve client=10.1.7.7 step=forbidden reason=no-role
alert: missing-role note GET /reports/{} cause=principal:eve
```

## Clean

Ada has a role, follows a link to a page for others twice, and leaves it at that.

```scenario
10:00-17:00  10/min GET /reports/{1..50} 200 principal={ada|ben|cleo|dora}
10:00-17:00   1/min GET /admin/users 200 principal=dora
16:00-16:30   4/hour GET /admin/users 403 principal=ada step=forbidden reason=role
alert: none
```

## What to do

### Operator

- Give the account its role, or tell its owner why not.
- If it happens with every new account, the step that gives the role is missing where accounts are made. Mend it
  there.
- If the role was taken away on purpose and the requests go on, ask why. It may be a program with a stored login.

### Builder

- Say in the answer whom to ask. In demur that is `contact`, and the answer to a refused role carries it.
- Do not show links that lead to a refusal.
- Decide whether strangers to a role may know that the thing exists. If not, 404 may be sent in place of 403
  (RFC 9110 §15.5.4), and then this detector finds nothing.

### Visitor

- Logging in again will hardly help: the role belongs to your account, and somebody else has to change it. Ask
  whoever gave you the account.

## References

- RFC 9110 §15.5.4
"#,
    },
    DetectorPage {
        id: "missing-scope",
        severity: Severity::Ticket,
        tagline: "A program with valid credentials gets 403 on every request to a route, and never got in.",
        markdown: r#"## Why it matters

A 403 says that the request was understood and is refused (RFC 9110 §15.5.4). When a token is known but was made
without the right that a route needs, OAuth has a name for it: `insufficient_scope` (RFC 6750 §3.1). It happens when
somebody sets up a new integration, and it does not heal: each run of the program fails in the same way, every
night, until somebody looks.

Nobody may look. The program belongs to one team, the route to another, and each sees only its half.

## What it looks for

- A principal, which is whoever the credentials belong to, with at least 8 answers of 403 within the last hour on
  routes that exist, and no good answer on any of these routes. The same request twice in a minute counts once.
- Or more 403s than usual on a route, by the test of [`spike`](/.demur/detectors/spike), of which one principal
  or one client is the cause.
- It is not one id after the other: that is [`tenant-probing`](/.demur/detectors/tenant-probing). It is not a whole
  network: that is an [`address-block`](/.demur/detectors/address-block). Fewer than 8, those of
  people with browsers, and those for which the log gives a role as the reason, are a
  [`missing-role`](/.demur/detectors/missing-role).

It is best with a log that names principals: the events of demur, or the field for the user in an access log. Where
only addresses are known, an address stands for the principal. If the log gives reasons, they are among the causes;
in the events of demur `scope` means that the token has others, and `no-scope` that it has none at all.

## Finding

A job is set up at 16:00. Its token may read products. Orders it may not.

```scenario
10:00-16:30  20/min GET /orders 200 principal={ada|ben|cleo|dora}
10:00-16:30  20/min GET /products 200 principal={ada|ben|cleo|dora}
16:00-16:30   4/min GET /products 200 principal=nightly-sync client=10.1.7.7
16:00-16:30   4/min GET /orders 403 principal=nightly-sync client=10.1.7.7 step=forbidden reason=scope
alert: missing-scope ticket GET /orders cause=principal:nightly-sync
```

## Clean

A user tries twice to open something that is not hers, and gives up.

```scenario
10:00-16:30  20/min GET /orders 200 principal={ada|ben|cleo|dora}
10:00-16:30   2/min GET /prices 200 principal={ben|cleo}
16:00-16:30   4/hour GET /prices 403 principal=ada step=forbidden reason=scope
alert: none
```

## What to do

### Operator

- Find out whose token it is, and ask whether it should have the right. If it should, give it the scope; as a rule
  that takes a new token.
- If it should not, tell the owner which route to leave alone.

### Builder

- Name the missing scope in the answer. `WWW-Authenticate` with `error="insufficient_scope"` and `scope="…"` is made
  for it (RFC 6750 §3, §3.1). demur sends it by itself.

### API consumer

- Do not repeat the request with the same token. A client should not do so by itself after 403 (RFC 9110 §15.5.4);
  other credentials may be tried.
- Read `scope` in the `WWW-Authenticate` of the answer, and ask for a token that has it.

## References

- RFC 9110 §15.5.4
- RFC 6750 §3, §3.1
"#,
    },
    DetectorPage {
        id: "one-upstream",
        severity: Severity::Ticket,
        tagline: "Of several servers behind the same route, one refuses what the others take.",
        markdown: "## Why it matters

Behind one address there are often several servers that should be alike. If one of them is not, because it still has
an old version, a half-read configuration, a wrong clock or an empty cache of keys, a part of the requests fails and
the rest does not. Users see it work, fail, and work again. Nobody can reproduce it, since the next attempt is
answered by another server.

Health checks seldom find it: the server answers, promptly and politely. It says 4xx.

## What it looks for

- More 4xx than usual on a route, by the test of [`spike`](/.demur/detectors/spike).
- The cause is one server behind: at least half of the excess, and with the others the excess is at most 0.4 times
  as frequent.
- No page, app or caller explains it nearly as well. Those are looked at first.

It needs a log that says who answered: `$upstream_addr` in a `log_format` of nginx, or the events of a gateway. The
combined formats do not have it.

## Finding

Three servers take turns. At 16:00 the second one is started again, with an old configuration.

```scenario
10:00-16:00  21/min GET /orders/{1..300} 200 upstream=10.9.0.{1|2|3}:80
10:00-16:30  30/hour GET /orders/{9000..9999} 404 upstream=10.9.0.{1|2|3}:80
16:00-16:30  14/min GET /orders/{1..300} 200 upstream=10.9.0.{1|3}:80
16:00-16:30   7/min GET /orders/{1..300} 400 upstream=10.9.0.2:80
alert: one-upstream ticket GET /orders/{} cause=upstream:10.9.0.2:80
```

## Clean

The second server gets most of the traffic from 16:00 on, and with it most of the usual 404s. Its share of them is
that of the others.

```scenario
10:00-16:00  20/min GET /orders/{1..300} 200 upstream=10.9.0.{1|2|3}:80
10:00-16:00   2/min GET /orders/{9000..9999} 404 upstream=10.9.0.{1|2|3}:80
16:00-16:30  16/min GET /orders/{1..300} 200 upstream=10.9.0.2:80
16:00-16:30  96/hour GET /orders/{9000..9999} 404 upstream=10.9.0.2:80
16:00-16:30   4/min GET /orders/{1..300} 200 upstream=10.9.0.{1|3}:80
16:00-16:30  24/hour GET /orders/{9000..9999} 404 upstream=10.9.0.{1|3}:80
alert: none
```

## What to do

### Operator

- Take the server out of rotation. The alert ends, and its state can be looked at in peace.
- Ask it and one of the others the same question, directly: `curl -si http://10.9.0.2/orders/7`. The first
  difference in the answers is the beginning of the thread.
- Compare version, configuration, clock, certificates and secrets of the two.

### Builder

- Have each server tell its version and the hash of its configuration, and compare them after every deployment.
- Let a health check do what a client does: one request with credentials to a real route, and 2xx expected.

### API consumer

- If the same request fails and succeeds in turn, say so in your report, with times. It points to this, and saves a
  day.
- To repeat an idempotent request, such as a GET (RFC 9110 §9.2.2), may reach another server. Do not build on it.

## References

- RFC 9110 §9.2.2
",
    },
    DetectorPage {
        id: "rate-limit-storm",
        severity: Severity::Ticket,
        tagline: "A caller, or all of them, run into a limit again and again.",
        markdown: "## Why it matters

A 429 asks a caller to slow down (RFC 6585 §4). A few of them are what a limit is for. Hundreds mean that somebody
does not slow down, or cannot: a program repeats at once what was refused and keeps itself locked out, a job was
started twice, or the limit is set so low that ordinary use hits it.

Each refused request still costs a connection and a line in the log. And who repeats without waiting gets nothing
done at all, often without noticing.

## What it looks for

- More 429s than usual on a route, by the test of [`spike`](/.demur/detectors/spike): at least 5 more than expected,
  at least 1.5 times as many, a chance below one in a million.
- One caller is enough. If one principal, client or agent is the cause, it is named; if none is, the limit itself is
  the first suspect.

Only 429 is counted. Some services answer 403 or 503 where they limit; that is found by other detectors, or not at
all.

## Finding

A program that compares prices begins to repeat every refused request at once.

```scenario
10:00-16:20  20/min GET /search 200
10:00-16:20   2/min GET /search 200 principal=price-bot client=10.1.9.9
10:00-16:00   2/hour GET /search 429 principal=price-bot client=10.1.9.9
16:00-16:20  60/min GET /search 429 principal=price-bot client=10.1.9.9
alert: rate-limit-storm ticket GET /search cause=principal:price-bot
```

## Clean

The same program runs into the limit six times an hour, and waits each time as it was told.

```scenario
10:00-16:30  20/min GET /search 200
10:00-16:30   2/min GET /search 200 principal=price-bot client=10.1.9.9
10:00-16:30   6/hour GET /search 429 principal=price-bot client=10.1.9.9
alert: none
```

## What to do

### Operator

- One caller: tell its owner. If it does not stop, refuse it further out, where a refusal costs less.
- Many callers: compare the limit with what ordinary use needs at the busiest hour, and raise it or make it larger
  for bursts (`burst` in `[[limit]]`).
- Check what callers are told apart by. If a thousand people behind one address count as one, the limit is theirs
  together.

### Builder

- Send `Retry-After` with every 429. It may be left out (RFC 6585 §4), but then callers can only guess. demur always
  sends it, and the `RateLimit` fields.
- A 429 must not be stored by caches (RFC 6585 §4). `no-store` makes sure.

### API consumer

- Wait as long as `Retry-After` says, a number of seconds or a date (RFC 9110 §10.2.3). Without it, wait twice as
  long after each refusal, with a random part, and give up after a few. The retry layer of `demur-client` does that.
- Spread jobs over time. A thousand requests on the hour are one burst.

## References

- RFC 6585 §4
- RFC 9110 §10.2.3
",
    },
    DetectorPage {
        id: "redirect-chain",
        severity: Severity::Ticket,
        tagline: "A redirect leads to something that is not there.",
        markdown: "## Why it matters

A redirect is a promise: what you want is over there. If nothing is there, the visitor has made two requests to
learn that the page is lost, and the log shows a 301 and a 404 in different places, of which neither looks wrong on
its own.

Such chains are made one link at a time. Somebody moved `/a` to `/b`, years later somebody took `/b` away, and
nobody went back to the first rule. Or a rule for a whole tree was written with a slip in its target, and each of a
thousand old links leads astray.

## What it looks for

- Misses on a [`systematic-pattern`](/.demur/detectors/systematic-pattern), or more 404 or 410 than usual by the
  test of [`spike`](/.demur/detectors/spike).
- At least 6 in 10 of them follow a redirect: in the same minute or the one before, the same client was answered
  with 301, 302, 303, 307 or 308 for another path with the same last segment.

A log does not say where a redirect led. It is concluded from what clients do next, and from the last segment, which
redirects of whole trees keep: `/shop/17` leads to `/store/17`. A redirect that changes all of the path is not
recognised, and clients that do not follow redirects show nothing. The cause is the beginning of the paths that were
redirected.

Redirects that lead to redirects, and end well, are not found here. In a list of moves, the
[diagnostic](/.demur/diagnostics/redirect-chain) of the same name finds them.

## Finding

The shop moves at 16:00, and the rule has a slip of the pen in its target.

```scenario
10:00-16:00   6/min GET /shop/{1..100} 200
10:00-16:30  10/min GET /news/{1..50} 200
16:00-16:30   6/min GET /shop/{1..100} 301
        then GET /stroe/{} 404
alert: redirect-chain ticket cause=prefix:/shop/
```

## Clean

The same move without the slip.

```scenario
10:00-16:00   6/min GET /shop/{1..100} 200
10:00-16:30  10/min GET /news/{1..50} 200
16:00-16:30   6/min GET /shop/{1..100} 301
        then GET /store/{} 200
alert: none
```

## What to do

### Operator

- Follow one of the examples: `curl -sIL --max-redirs 10 URL` shows each hop.
- Write the last address into the first rule, and into every rule on the way.
- If the last address is gone for good, answer 410 at the first one, in place of a redirect. To send lost pages to
  the home page instead helps nobody.

### Builder

- Use 301 or 308 for what has moved for good, 302 or 307 for what will be back. 308 and 307 keep the method of the
  request (RFC 9110 §15.4.8, §15.4.9).
- Keep moves in one list. `demur gone add OLD --to NEW` refuses to make a chain or a circle, and `demur export`
  writes the list for nginx and Apache.
- Change the links of your own site as well. A redirect is for those whose links you cannot change.

## References

- RFC 9110 §15.4.8, §15.4.9
",
    },
    DetectorPage {
        id: "routing-regression",
        severity: Severity::Page,
        tagline: "Addresses that were answered well until a moment ago are no longer there.",
        markdown: "## Why it matters

A 404 says that nothing was found under this address (RFC 9110 §15.5.5). It does not say whether there ever was
anything. Most 404s of a public site are for addresses that never existed: typing errors, old links of strangers,
programs that look for weak places. Nobody has to do anything about them, and a site that alerts on all of them is
soon one whose alerts nobody reads.

This alert is about the others. The same address gave a good answer before, people and search engines know it, and
now it is gone for everybody. Nearly always a deployment, a changed rewrite rule or a changed proxy did it, and
whoever did it does not know yet.

## What it looks for

- 404 or 405 for a path that had a good answer before: 2xx, or 304 for a copy that is still fresh. The host
  counts as a part of the address, what stands behind `?` does not.
- On a route with ids or names in it: at least 3 such paths, asked for by at least 2 clients, within the last 5,
  30 or 60 minutes. They must be at least 3 in 10 of the requests for paths of this route that were good before, and
  3 in 10 of all its requests must be missing. In one minute alone, 4 misses that are 7 in 10 are enough. And the
  chance that so many paths get lost as usual must be below one in a million: on a route whose records are often deleted, some deleted ones are no news.
- On a route that is a single page: at least 5 good answers before, and now at least 2 clients that miss it.
- Or at least 6 requests of which 9 in 10 are missing, half of them for paths that were good before.

410 is said on purpose (RFC 9110 §15.5.11) and counts as no loss. Traffic need not be high: a few requests are enough. About a
million paths are remembered; those that were good the longest time ago are forgotten first. The alert says how many
good answers the same paths had before.

It is a page from 3 clients on, and a ticket before.

## Finding

Orders are read all day, and now and then somebody asks for a number that does not exist. At 16:00 a deployment
loses the route.

```scenario
10:00-16:00  20/min GET /orders/{1..500} 200
10:00-16:00   1/min GET /orders/{9000..9999} 404
10:00-16:15  10/min GET /products/{1..200} 200
16:00-16:15  20/min GET /orders/{1..500} 404
alert: routing-regression page GET /orders/{}
```

One page with few visitors vanishes. Its history and two different visitors are enough.

```scenario
10:00-16:00   6/hour GET /imprint 200
10:00-17:00  10/min GET /products/{1..200} 200
16:00-17:00   6/hour GET /imprint 404
alert: routing-regression page GET /imprint
```

## Clean

Order 450 is deleted at 16:00, and the client that deleted it looks three more times. One address, one client:
nothing to wake anybody for. The steady 404s for numbers that never existed change nothing.

```scenario
10:00-16:30  20/min GET /orders/{1..400} 200
10:00-16:30   1/min GET /orders/{9000..9999} 404
10:00-16:00   2/hour GET /orders/450 200
16:00-16:01   1/min DELETE /orders/450 204 client=10.1.3.3
16:01-16:04   1/min GET /orders/450 404 client=10.1.3.3
alert: none
```

## What to do

### Operator

- Look at what was deployed or reloaded at the time that the alert names, and take it back if that is quick.
- Ask for one of the examples with `curl -si`, first at the server behind, then at the proxy. The first that says
  404 is the one that lost the route.
- Afterwards, clear caches that may have stored the 404. It may be stored even where it does not say for how long
  (RFC 9110 §15.1, §15.5.5).

### Builder

- If the addresses were renamed on purpose, send the old ones to the new ones with 301 or 308:
  `demur gone add OLD --to NEW`.
- If they were taken away on purpose, say so with 410 (RFC 9110 §15.5.11): `demur gone add PATH`. The alert is
  raised all the same, since a log does not tell what was on purpose, and is over when nobody asks any more.
- Put one request for each route into the tests that run before a deployment.

## References

- RFC 9110 §15.1, §15.5.5, §15.5.11
",
    },
    DetectorPage {
        id: "scanner-storm",
        severity: Severity::Note,
        tagline: "A client tries many paths that never existed.",
        markdown: "## Why it matters

Every public server is searched for weak places, all day, by programs that try thousands of known paths:
administration pages, backups, keys left lying about. To a server that has none of them it costs little, and nobody
has to get up for it.

It is counted all the same. These 404s are the greater part of all 404s on many sites. Whoever does not set them
apart cannot see the others, and a share of 404s that jumps whenever a scanner passes is of no use as an alarm.

## What it looks for

- Within the last hour, at least 12 requests of one client for what never was, on routes that the site does not
  have, if that is at least 4 in 10 of all its requests; or at least 3 requests for paths that only such programs
  ask for, such as `wp-login`, `/.env` or `/.git/`. The same request twice in a minute counts once, and crawlers do
  not count.
- The alert is raised from 20 such requests on. All scanners of the same time are one alert.

For 24 hours from then on, what such a client asks for in vain is taken out of the counts of all other detectors.

It is a note. The report lists the networks, the number of paths and some examples; the last part of the address is
left out. A program that tries ids on a route that the site has is another matter:
[`tenant-probing`](/.demur/detectors/tenant-probing).

## Finding

Sixty requests a minute from one address, for pages of programs that are not installed.

```scenario
10:00-16:30  20/min GET /products/{1..200} 200
10:00-16:30   1/min GET /missing-{1..900} 404
16:00-16:10  60/min GET /{wp-admin|phpmyadmin|backup|old|test}/{1..400}.php 404 client=203.0.113.9
alert: scanner-storm note
```

## Clean

The usual noise: a few well-known paths, from everywhere, all day.

```scenario
10:00-16:30  20/min GET /products/{1..200} 200
10:00-16:30   2/min GET /{wp-login.php|.env|xmlrpc.php|.git/config} 404
alert: none
```

A visitor with old bookmarks meets five missing pages.

```scenario
10:00-16:30  20/min GET /products/{1..200} 200
10:00-16:30   1/min GET /missing-{1..900} 404
16:00-16:05   1/min GET /{press|jobs|team|fax|map}/{1..9} 404 client=10.1.3.3
alert: none
```

## What to do

### Operator

- As a rule, nothing. Check once whether one of the paths was answered with 2xx. That one matters.
- If the load is felt, limit the rate of 404s for each network, or block the network for an hour. Addresses change
  hands: a block for ever hits somebody else next month, and then [`address-block`](/.demur/detectors/address-block)
  is about you.
- Do not alert on the number of 404s. Alert on what this detector leaves over.

### Builder

- Answer with a plain, cheap 404. A page that asks a database for suggestions is a gift to whoever sends a thousand
  requests.
- Keep keys, backups and the folder of the version control out of what is served. A 403 for them suggests that they
  are there; 404 may be sent in its place (RFC 9110 §15.5.4).

## References

- RFC 9110 §15.5.4
",
    },
    DetectorPage {
        id: "schema-change",
        severity: Severity::Ticket,
        tagline: "All versions of a client below one are refused, and those from there on are not.",
        markdown: r#"## Why it matters

A route was changed: a field became mandatory, a value is no longer taken, a type is stricter. The newest version of
the client knows. The older ones do not, and people who have not updated, or cannot, are shut out.

From the side of the server all looks planned: the tests pass, and the new client works. How many are left behind
stands only in the log.

## What it looks for

- More refusals than usual, by the test of [`spike`](/.demur/detectors/spike), with a status that blames what was
  sent: 400, 406, 409, 411, 413, 415, 422 or 428.
- The cause is all versions of an app below one, at least two of them, or a single version that is not new: at least
  half of the excess, and without them the excess is at most 0.4 times as frequent.
- New is the newest version of the app, and one that was first seen less than 24 hours ago, unless that was in the
  first hour of the log. A new one that fails is a
  [`bad-client-deployment`](/.demur/detectors/bad-client-deployment).

Versions are compared number by number, so that 5.10 is newer than 5.9. What `User-Agent` says is believed
(RFC 9110 §10.1.5).

## Finding

From 16:00 on an order must have a field that the app sends since 5.2.0.

```scenario
10:00-16:00  12/min POST /orders 201 agent=shop-app/{4.8.0|4.9.2|5.0.1|5.1.0}
10:00-16:30  12/min POST /orders 201 agent=shop-app/5.2.0
10:00-16:30  30/hour POST /orders 422 agent=shop-app/5.2.0
10:00-16:30  20/min GET /products/{1..200} 200 agent=shop-app/{4.8.0|4.9.2|5.0.1|5.1.0|5.2.0}
16:00-16:30  12/min POST /orders 422 agent=shop-app/{4.8.0|4.9.2|5.0.1|5.1.0}
alert: schema-change ticket POST /orders cause=agent_range:"shop-app < 5.2.0"
```

## Clean

The oldest version has always been refused now and then, since it lets people send an order without an address.
Nothing changes at 16:00 but that more people order.

```scenario
10:00-16:00   6/min POST /orders 201 agent=shop-app/4.8.0
10:00-16:00   1/min POST /orders 422 agent=shop-app/4.8.0
10:00-16:00  12/min POST /orders 201 agent=shop-app/5.{1|2}.0
16:00-16:30  12/min POST /orders 201 agent=shop-app/4.8.0
16:00-16:30   2/min POST /orders 422 agent=shop-app/4.8.0
16:00-16:30  24/min POST /orders 201 agent=shop-app/5.{1|2}.0
alert: none
```

## What to do

### Builder

- Take what the old versions send as well, with a default for what they leave out, until few enough of them are
  left. The alert says which share of the traffic they are.
- Announce the end of the old form before it comes: `x-demur-deprecation` in the document sends `Deprecation` and
  `Sunset` with the answers.
- Compare two versions of the document before the next change: `demur diff OLD NEW` lists what is answered
  differently.

### Operator

- Decide with the makers of the client: take the change back, or ask people to update.
- Check that the answer says what is missing. "Bad Request" alone leads nobody to the update.

### API consumer

- Update. If you cannot, ask how long the old form is taken.

## References

- RFC 9110 §10.1.5
"#,
    },
    DetectorPage {
        id: "server-fault-as-4xx",
        severity: Severity::Page,
        tagline: "The server fails, and tells its clients that they did.",
        markdown: "## Why it matters

4xx means that the client seems to have erred, 5xx that the server knows that it has (RFC 9110 §15.5, §15.6).
Everything depends on that difference: who looks, who is woken, whether clients try again, whether search engines
keep a page. A server that answers its own faults with 400 or 404 switches off its own alarms.

It happens in several ways. A list of allowed hosts loses its entry in a deployment, and the framework answers 400
to everything. A port for TLS gets plain requests, or demands a certificate that no client has. A limit for fields
is set so low that each cookie is too large. A handler turns every exception that it does not know into a 400.

## What it looks for

- Over the whole site more than usual, by the test of [`spike`](/.demur/detectors/spike), of a status by which a
  server says that it cannot do anything with the request: 400, 408, 413, 421, 431, or one of those that nginx logs
  for TLS, [494](/.demur/status/494), [495](/.demur/status/495), [496](/.demur/status/496) and
  [497](/.demur/status/497).
- On at least 3 routes.
- At least 6 in 10 of all requests of the site, in the last 5 minutes of it, are answered so. Clients that have nothing in common
  do not begin to err at the same moment.

401 for all is a [`credential-outage`](/.demur/detectors/credential-outage), 404 where there were good answers a
[`routing-regression`](/.demur/detectors/routing-regression). Fewer than 3 routes are a
[`dead-route`](/.demur/detectors/dead-route) or a [`spike`](/.demur/detectors/spike).

## Finding

A deployment at 16:00 forgets the list of allowed hosts. Everything is 400.

```scenario
10:00-16:00  20/min GET /{orders|products|invoices|news}/{1..100} 200
10:00-16:00   6/min POST /orders 201
10:00-16:00  20/hour POST /orders 400
16:00-16:20  20/min GET /{orders|products|invoices|news}/{1..100} 400
16:00-16:20   6/min POST /orders 400
alert: server-fault-as-4xx page GET /invoices/{} GET /news/{} GET /orders/{} GET /products/{} POST /orders
```

## Clean

The service is taken down for ten minutes, and says so. 503 is no 4xx: what counts server errors sees it.

```scenario
10:00-16:00  26/min GET /{orders|products|invoices|news}/{1..100} 200
16:00-16:10  26/min GET /{orders|products|invoices|news}/{1..100} 503 upstream_status=503
16:10-16:30  26/min GET /{orders|products|invoices|news}/{1..100} 200
alert: none
```

## What to do

### Operator

- Treat it as an outage, whatever the status says. Look at the log of the service for the first exception after the
  time of the alert.
- If everything is refused since a deployment, compare its environment with the one before: allowed hosts, base URL,
  limits, a certificate that clients must now show.

### Builder

- Make unknown exceptions 500 (RFC 9110 §15.6.1). Decide 4xx where a request is checked, by name, and nowhere else.
- Keep the status of an error page: a proxy that shows a page of its own must send the status of what happened with
  it.
- Put demur before the service with `upstream_errors`: what the server behind did wrong stays 5xx, without its
  details.

### API consumer

- If a request that worked is suddenly refused as malformed, and so are all others, wait before you change your
  code.

## References

- RFC 9110 §15.5, §15.6, §15.6.1
",
    },
    DetectorPage {
        id: "slow-drift",
        severity: Severity::Note,
        tagline: "From one day to the next a route is refused more often, too slowly for any alarm.",
        markdown: "## Why it matters

What gets worse by a little every few hours is never a spike. The baseline that finds spikes learns it, step by
step, and calls it usual. After some days three times as many requests fail as before, and no alert was raised.

It is how links rot, how a client falls behind a schema, how a list of allowed values gets too short for what people
enter. There is no hurry, and it should not go on.

## What it looks for

Once a day, for each route and each 4xx status, the share of the day that has ended (by UTC) is compared with the
days before it, at least 3 and at most 5:

- more than 1.34 times their share, and more than 1.1 times that of the worst of them
- at least 50 more such answers than their share would have given
- far beyond chance: more than 8 times the standard deviation, reckoned as 2.5 times as much variation as
  independent requests would have

It is a note, for the report. A rise over weeks, of less than a third in a day against the days before, is not
found.

## Finding

For three days 3 % of the comments are refused. On the fourth it is a little more every six hours, 9 % in the end.
None of the steps is large enough to be noticed.

```scenario
d1 00:00-d5 02:00   4/min POST /comments 201
d1 00:00-d2 24:00   8/hour POST /comments 422
d3 00:00-d3 24:00   9/hour POST /comments 422
d4 00:00-d4 06:00  12/hour POST /comments 422
d4 06:00-d4 12:00  16/hour POST /comments 422
d4 12:00-d4 18:00  20/hour POST /comments 422
d4 18:00-d5 02:00  24/hour POST /comments 422
alert: slow-drift note POST /comments
```

## Clean

A day on which three times as many people write comments has three times as many refused ones.

```scenario
d1 00:00-d4 00:00   2/min POST /comments 201
d1 00:00-d4 00:00   4/hour POST /comments 422
d4 00:00-d5 02:00   6/min POST /comments 201
d4 00:00-d5 02:00  12/hour POST /comments 422
alert: none
```

## What to do

### Operator

- Look at the causes: what the additional refusals have in common tells whether it is a version, a page or a
  network.
- Compare some refused requests of today with some of a week ago. What is new among the reasons?
- For 404: the report lists the addresses by kind. Links of your own are to be mended, links of others to be
  redirected.

### Builder

- Ask whether the rule still fits what people send. A list that grew too short, a length that is too small, a format
  that another country does not have: the refusals are the wish list.
- If it is right to refuse, help before it is sent: check in the form what the server checks.
",
    },
    DetectorPage {
        id: "some-devices-only",
        severity: Severity::Ticket,
        tagline: "Only one kind of device, one browser or one network is refused more often than before.",
        markdown: r#"## Why it matters

"It works for me" is the first answer to such a report, and it is true. The people who look have other devices than
the people who suffer: a phone that sends larger cookies, a browser that encodes a name in another way, a mobile
network whose proxy changes requests on their way.

In the sum over all visitors it is a small rise that nobody sees. Divided by device it is plain.

## What it looks for

- More 4xx than usual on a route, by the test of [`spike`](/.demur/detectors/spike).
- The cause is an operating system (`android`, `chromeos`, `ios`, `linux`, `macos`, `windows`), a browser, a version
  of it, or a network, which is a /24 of IPv4 or a /48 of IPv6: at least half of the excess, and without it the
  excess is at most 0.4 times as frequent.
- At least 3 clients.
- It is nothing that has a name of its own: a version of your app is a
  [`bad-client-deployment`](/.demur/detectors/bad-client-deployment), a network that gets 403 an
  [`address-block`](/.demur/detectors/address-block), a page a
  [`broken-front-end`](/.demur/detectors/broken-front-end).

System and browser are read from `User-Agent`, which is what the client says of itself (RFC 9110 §10.1.5). It may be
wrong, and some browsers say little.

## Finding

From 16:00 on the login refuses all iPhones, whichever browser they have.

```scenario
10:00-16:30  20/min POST /login 200
10:00-16:30   1/min POST /login 400
10:00-16:00  10/min POST /login 200 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
16:00-16:30  10/min POST /login 400 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
alert: some-devices-only ticket POST /login cause=device:ios
```

## Clean

A campaign brings three times as many iPhones. They are refused as often as before, and as often as the others.

```scenario
10:00-16:30  20/min POST /login 200
10:00-16:30   1/min POST /login 400
10:00-16:00  10/min POST /login 200 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
10:00-16:00  30/hour POST /login 400 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
16:00-16:30  30/min POST /login 200 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
16:00-16:30  90/hour POST /login 400 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
alert: none
```

## What to do

### Operator

- Get such a device, or the browser on it, and do the same. The developer tools of most browsers can read those of a
  phone.
- Look at the size of the request head, `Cookie` above all. Where it is over a limit of the proxy, the proxy answers
  431 (RFC 6585 §5), or 400, and the service never sees the request.
- For a network: ask somebody in it for the answer of `curl -si`. A proxy on the way that answers in your place may
  be recognised by its `Server` or `Via`.

### Builder

- Log the reason of a refusal. "400" for all of them hides which of the requirements this device misses.
- Let the browsers of your visitors, by the shares of your own log, decide what is tested.

### Visitor

- Try another network first, then another browser. If one of them works, tell the site which one does not.
- Deleting the cookies of the site helps where their size is the cause.

## References

- RFC 9110 §10.1.5
- RFC 6585 §5
"#,
    },
    DetectorPage {
        id: "spike",
        severity: Severity::Ticket,
        tagline: "A route is answered with far more 4xx than its traffic explains, and nothing more exact can be said.",
        markdown: "## Why it matters

Some 4xx are normal everywhere: a mistyped password, an order number that does not exist, a form with a field left
empty. How many are normal differs from route to route, so no fixed limit fits: 5 % of 404s is a good day for one
route and a disaster for another.

What tells a failure from a good day is the share of bad answers on the same route, compared with its own past.
Twice the traffic with twice the 4xx is a good day.

## What it looks for

For each route and each 4xx status, `demur watch` learns which share of the requests is usually answered with it.
What was seen 6 hours ago counts half, bursts are cut off before they are learned, and what an open alert is about
is not learned at all. How many bad answers were to be expected in the last 5, 15 and 60 minutes follows from that
share and from the requests that came. An alert needs all of this in one of the three:

- at least 5 bad answers more than expected
- at least 1.5 times as many as expected
- a chance that this is ordinary variation, given how much the route varies anyway, of less than one in a hundred
  thousand for all that is looked at in one minute together: one in ten million where there are a hundred statuses of
  routes
- it goes on: in the last 5 minutes, too, there were more than expected, with a chance of less than 5 % that this is
  by accident

Of 404 and 405, a client counts at most twice an hour on one route, and so does a path of a route that has several: a
list of old ids, or one record that was deleted, says little about the route.

The first hour of a log is only learned from, and so are the first 20 requests to a route. Routes with fewer than 5
requests a minute are also watched request by request, as [`dead-route`](/.demur/detectors/dead-route) describes. A
rise to twice the usual share on a route with few requests cannot be seen within half an hour, by anybody;
[`slow-drift`](/.demur/detectors/slow-drift) finds it after a day.

Then comes the cause. Something that requests have in common, such as a version of an app, a page, a network or a
server behind, is one if it accounts for at least half of the excess and for at most 98 in 100 of the requests, and if
without it the excess is at most 0.4 times as frequent. If there are several, the one that tells the bad requests
from the good ones best is named first. Where nearly all requests to the routes are those of one client, it is compared
with those who asked for the same in the hour before, and for 401, 403 and 429 with the rest of the site: it is the
cause if they did well and it was not among them.

A spike is raised only where no other detector knows better. It is a ticket, and a page from 100 refusals of 10
clients on that are half of all requests. It is a note where one client alone does it all, for 410, and where it is
slight: fewer than 18 misses more than usual or 8 clients, and of other refusals fewer than 10 more or 4 clients.
Slight ones of other detectors that start from this test are notes as well.

## Finding

The checkout refuses every third order. All browsers, all networks and all pages are concerned alike.

```scenario
10:00-16:00  20/min POST /checkout 201
10:00-16:00  30/hour POST /checkout 422
10:00-16:20  20/min GET /products/{1..200} 200
16:00-16:20  14/min POST /checkout 201
16:00-16:20   7/min POST /checkout 422
alert: spike ticket POST /checkout
```

The orders of one client lack a field since 16:00. It concerns nobody else.

```scenario
10:00-16:20  14/min POST /checkout 201
10:00-16:00   6/min POST /checkout 201 client=10.1.3.3 agent=shopper/1.0
16:00-16:20   6/min POST /checkout 422 client=10.1.3.3 agent=shopper/1.0
alert: spike note POST /checkout cause=client:10.1.3.3
```

## Clean

A sale: five times the traffic, five times the 422s. The share is what it was.

```scenario
10:00-16:00  10/min POST /checkout 201
10:00-16:00   1/min POST /checkout 422
16:00-16:20  50/min POST /checkout 201
16:00-16:20   5/min POST /checkout 422
alert: none
```

## What to do

### Operator

- Begin with the status. Its page says who is at fault as a rule, and how to mend it: `demur explain 422 guide`.
- Look at what changed when the alert says that it began: deployments, configuration, certificates, feature
  switches, a mail to all customers.
- Read the causes that the alert lists, with their shares, even if none of them explains enough to be named.

### Builder

- If the log has no reasons, add them: an answer with a code for each fault, logged, turns the next spike into a
  cause.
- If the new share is right and stays, say that somebody knows of it: `demur watch ack`.
",
    },
    DetectorPage {
        id: "systematic-pattern",
        severity: Severity::Ticket,
        tagline: "Many different paths with a common beginning are not found, and never were.",
        markdown: "## Why it matters

One wrong address is a typing error. A hundred wrong addresses with the same beginning are made by a machine: a link
template with a variable that is not set, a rewrite rule that takes a slash too many, a base URL that lost its
version, a sitemap for another host. Each single address is asked for once or twice, so a list of the most frequent
404s shows none of them. Only their common part shows what is wrong.

It is easily mended, in one place, and it is worth it: nearly each of these requests was made by somebody who
followed a link of yours.

## What it looks for

- Misses, which are 404s where there never was anything, for paths with the same first segment, such as
  `/undefined/`: at least 15 within the last hour.
- At least 10 different paths and at least 5 clients. One client alone is a
  [`scanner-storm`](/.demur/detectors/scanner-storm).
- At least 3 times as many as an hour usually has below this segment, given how busy the site is, with a chance below
  one in a million. What is asked for in vain all the time is known after the first 5 hours; nothing is raised
  before.
- Scanners and crawlers do not count. Crawlers come back for years to what is gone.
- The misses do not follow redirects. If they do, it is a [`redirect-chain`](/.demur/detectors/redirect-chain). If
  the paths were good before, it is a [`routing-regression`](/.demur/detectors/routing-regression).

## Finding

Since 16:00 a script builds links with a variable that is not set.

```scenario
10:00-16:30  20/min GET /shop/{products|pages}/{1..200} 200
10:00-16:30  30/hour GET /missing-{1..900} 404
16:00-16:30  10/min GET /undefined/{products|pages}/{1..200} 404
alert: systematic-pattern ticket cause=prefix:/undefined/
```

## Clean

A shop that was closed years ago is still linked from everywhere, ten times an hour.

```scenario
10:00-16:30  20/min GET /shop/{products|pages}/{1..200} 200
10:00-16:30  30/hour GET /missing-{1..900} 404
10:00-16:30  10/hour GET /old-shop/{1..500} 404
alert: none
```

## What to do

### Operator

- Ask for one of the examples and look at the `Referer` of others in the log: the page that has the link, or its
  template, is to be mended.
- If there is none (not every request has it, RFC 9110 §10.1.3), look at sitemaps, feeds, mails and apps of your
  own.
- Look at rewrite rules that were changed at the time of the alert. A rule that applies twice makes such paths.

### Builder

- Build links in one place, from the root of the site, and test that each link of a rendered page is answered with
  2xx.
- For the time that wrong links are out there, send them where they should have led, with 301 or 308
  (RFC 9110 §15.4.2, §15.4.9): a rule for the whole prefix, to the same rest. Never all of them to the home page:
  who asked for a product is not helped there.
- Make relative links on an error page impossible: give them a leading slash, or each wrong address breeds more.

## References

- RFC 9110 §10.1.3, §15.4.2, §15.4.9
",
    },
    DetectorPage {
        id: "tenant-probing",
        severity: Severity::Ticket,
        tagline: "One client asks for one foreign id after the other, and is refused.",
        markdown: "## Why it matters

Where an address has an id in it, somebody will try the next number. If the server checks who asks, the answer is
403 or 404, and the attempt stays one. If it does not, other people's invoices are read. A row of refusals is the
visible half: it says that somebody is trying, and should make you look for those among the requests that were *not*
refused.

It may be an attack. As often it is a test with the wrong account, a program that counts through ids, or a customer
who was moved and whose app still has the old ids.

## What it looks for

- A principal or, where the log names none, a client, that was let in to none of the routes that refused it, with at
  least 8 answers of 403 within the last hour, or 20 of 403 and 404 and hardly a good one; or one that is the cause of an excess of 403 or 404 by the test of
  [`spike`](/.demur/detectors/spike).
- At least 10 different paths among them, and 404s too: who tries ids hits such as never were. Without any, at least
  30 paths.
- Hardly any path is asked for twice: at least 3 different ones in 4 requests, where the same one twice in a minute
  counts once.
- 9 in 10 of them go to routes with ids in them.
- At least 5 different paths for each route: it is about ids, and not about many routes.
- Where the log gives reasons, a missing scope is none of them for most of the refusals.

An id on a route that the site has is the difference to [`scanner-storm`](/.demur/detectors/scanner-storm), where
somebody tries paths that no site of yours has. If the same few things are asked for again and again, it is a
[`missing-scope`](/.demur/detectors/missing-scope).

## Finding

Mallory's own invoices are those of account 77. From 16:00 on she asks for others, four a minute.

```scenario
10:00-16:30  20/min GET /accounts/{1..300}/invoices 200 principal=user-{1..300}
10:00-16:30   6/hour GET /accounts/77/invoices 200 principal=mallory client=10.1.6.6
16:00-16:30   4/min GET /accounts/{1..999}/invoices 403 principal=mallory client=10.1.6.6 reason=tenant
alert: tenant-probing ticket GET /accounts/{}/invoices cause=principal:mallory
```

## Clean

Ben has the address of a former customer among his bookmarks, and tries it twice.

```scenario
10:00-16:30  20/min GET /accounts/{1..300}/invoices 200 principal=user-{1..300}
10:00-16:30  30/hour GET /accounts/12/invoices 200 principal=ben client=10.1.3.3
16:00-16:30   4/hour GET /accounts/17/invoices 403 principal=ben client=10.1.3.3 reason=tenant
alert: none
```

## What to do

### Operator

- Search the log for the same principal and the same routes with *good* answers, and check whether each was its own.
  This is the important part.
- Block or slow down the client if nobody can explain it: in demur, a `[[limit]]` for the prefix.
- Ask the owner of the account. Most cases end here.

### Builder

- Answer what exists and belongs to others, and what does not exist, in the same way. 404 may be sent to hide that
  something exists (RFC 9110 §15.5.4); if one id gets 403 and the next one 404, the answers themselves say which ids
  there are. In demur, `conceal` on a `[[scope]]` does it.
- Check the owner of each object on the server, on every route, and not only the right to the route: in demur,
  `[[tenant]]`.
- Ids that cannot be guessed help, and replace no check.

## References

- RFC 9110 §15.5.4
",
    },
    DetectorPage {
        id: "under-load",
        severity: Severity::Ticket,
        tagline: "Requests are refused with a 4xx when there is much traffic, and only then.",
        markdown: "## Why it matters

503 is the status of a server that cannot keep up for the moment (RFC 9110 §15.6.4), and nobody blames the clients
for it. Often the server says something else. A body is not read to its end in time, and the answer is 400 or 408. A
client gives up waiting, and nginx logs [499](/.demur/status/499). A pool of connections is empty, and some handler
turns the exception into a 400.

In the quiet hours in which somebody looks, all works. The refusals follow the load, and that is the trace.

## What it looks for

- More 4xx than usual on a route, by the test of [`spike`](/.demur/detectors/spike). 429 is not counted: to refuse
  under load is what it is for.
- Since it began, the site has at least 1.6 times as many requests as usual.
- Over the minutes of the last hour, the share that is refused rises and falls with the load: a coefficient of
  correlation of at least 0.6, over at least 15 minutes.
- No page, app, device or server explains it. Those are looked at first.

The load must come and go for this to be seen. If the traffic has only risen once and stays, it cannot be known
whether the load is the cause, and it is a [`spike`](/.demur/detectors/spike).

## Finding

Two bursts of uploads, ten minutes each. In both, every eighth upload fails; between them and after them, none.

```scenario
10:00-16:00   30/min POST /uploads 201 duration={80..120}ms
16:00-16:10  150/min POST /uploads 201 duration={900..1500}ms
16:00-16:10   20/min POST /uploads {400|408} duration={5000..9000}ms
16:10-16:20   30/min POST /uploads 201 duration={80..120}ms
16:20-16:30  150/min POST /uploads 201 duration={900..1500}ms
16:20-16:30   20/min POST /uploads {400|408} duration={5000..9000}ms
16:30-16:40   30/min POST /uploads 201 duration={80..120}ms
alert: under-load ticket POST /uploads
```

## Clean

The same bursts on a server that can take them.

```scenario
10:00-16:00   30/min POST /uploads 201 duration={80..120}ms
10:00-16:40   20/hour POST /uploads 400 duration={80..120}ms
16:00-16:10  170/min POST /uploads 201 duration={90..140}ms
16:10-16:20   30/min POST /uploads 201 duration={80..120}ms
16:20-16:30  170/min POST /uploads 201 duration={90..140}ms
16:30-16:40   30/min POST /uploads 201 duration={80..120}ms
alert: none
```

## What to do

### Operator

- Compare the minutes of the alert with processor, memory, open connections and the queue of the service.
- Give the service less at a time, and let it refuse the rest honestly: a limit on connections, and 503 with
  `Retry-After` (RFC 9110 §10.2.3) for what is above it. In demur: `connections`, and `[[limit]]` for each caller.
- Check timeouts that are shorter than the time a request takes under load. Each is a 408 or a 499 waiting for a
  busy day.

### Builder

- Find the place where an exception becomes a 4xx. What went wrong in the server is 5xx (RFC 9110 §15.6); a handler
  that answers 400 to everything it does not know hides it.
- Test with the load of the busiest hour, and count 4xx as failures in that test.

### API consumer

- After 408 the request may be repeated (RFC 9110 §15.5.9). After 503, wait as long as `Retry-After` says.

## References

- RFC 9110 §10.2.3, §15.5.9, §15.6, §15.6.4
",
    },
    DetectorPage {
        id: "vanished-traffic",
        severity: Severity::Ticket,
        tagline: "A route that was asked for steadily is not asked for any more, while the rest of the site goes on.",
        markdown: "## Why it matters

The worst failures leave no line in the log. A script that does not load sends no requests. A button that is hidden
is not pressed. An app that gives up at start asks for nothing. On the server the share of errors even falls, since
those who would have met one never arrive.

So it is worth asking not only what went wrong, but also what is missing.

## What it looks for

- A route that has been known for at least a day, and has not been asked for during the last 30 minutes or more, and
  for more than 3 times as long as ever before.
- In this time at least 40 requests were to be expected: as many as usual or, where the whole site has less traffic
  than usual, as many less. If the whole site gets quiet, as at night, no route has vanished.
- The site had at least 100 requests in the last 30 minutes. Less says nothing.

It is raised once, and over with the next request to the route. If everything stops at once, nothing is raised: it
cannot be told whether the site is silent or the log.

## Finding

After a change on the second day the page no longer reports what visitors do. The page itself is loaded as before.

```scenario
d1 10:00-d2 17:30   8/min GET /products/{1..200} 200
d1 10:00-d2 16:00   4/min POST /events 204
alert: vanished-traffic ticket
```

## Clean

Evening. A tenth of the visitors, and nobody who clicks for an hour.

```scenario
d1 10:00-d1 20:00   8/min GET /products/{1..200} 200
d1 10:00-d1 20:00   4/min POST /events 204
d1 20:00-d2 08:00   1/min GET /products/{1..200} 200
d1 20:00-d2 08:00   6/hour POST /events 204
d2 08:00-d2 20:00   8/min GET /products/{1..200} 200
d2 08:00-d2 20:00   4/min POST /events 204
d2 20:00-d2 21:00   1/min GET /products/{1..200} 200
alert: none
```

A route that is asked for six times an hour may rest for an hour.

```scenario
d1 10:00-d2 17:00   8/min GET /products/{1..200} 200
d1 10:00-d2 16:00   6/hour GET /imprint 200
alert: none
```

## What to do

### Operator

- Use the site as a visitor does, and see whether the request is sent. If it is not, the fault is in the page or the
  app; if it is, it does not arrive.
- Look in front of the server: DNS, a firewall, a rule of the network for delivering content that now answers by
  itself, a log that is written elsewhere since the last change.
- If a customer's program did most of the requests, ask the customer.

### Builder

- Look for errors in the script of the page since the change. What does not run cannot report that it does not.
- If the route was retired on purpose, there is nothing to do. The alert stays open; `demur watch ack` says that
  somebody knows.
- If it was replaced, send the rest of the old clients to the new one with 308, which keeps method and body
  (RFC 9110 §15.4.9).

## References

- RFC 9110 §15.4.9
",
    },
];

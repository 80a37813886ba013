//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{DiagnosticPage};

#[rustfmt::skip]
pub(crate) static ALL: &[DiagnosticPage] = &[
    DiagnosticPage {
        code: "alias-budget",
        tagline: "The aliases of a YAML file would copy too many values.",
        markdown: r#"An alias such as `*name` is a copy of the value that its anchor `&name` marks. Aliases of aliases multiply: a file
of a few hundred bytes can stand for billions of values and fill the memory of whoever reads it. All aliases of a
file together may add 200,000 values.

This is an error. The file is not read further, and the gateway does not start with it.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
x-samples:
  - &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
  - &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
  - &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
  - &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
  - [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
  - [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
x-samples:
  - &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
  - [*a, *a]
```

## What to change

Put what is used often under `components` and refer to it with `$ref`, which copies nothing. If you did not write
the file yourself, find out why it is built like this before you use it.
"#,
    },
    DiagnosticPage {
        code: "alias-cycle",
        tagline: "An alias stands inside the value that it refers to.",
        markdown: r##"An alias is a copy of what its anchor marks. A value that contains a copy of itself has no end, so the file
describes nothing that could be read. A schema may well refer to itself, but only with `$ref`.

This is an error. The file is not read further.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Category: &category
      type: object
      properties:
        parent: *category
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Category:
      type: object
      properties:
        parent: { $ref: "#/components/schemas/Category" }
```

## What to change

Write a `$ref` to the place in the document where the alias stands, and remove the anchor.
"##,
    },
    DiagnosticPage {
        code: "ambiguous-paths",
        tagline: "Two templates both match some paths.",
        markdown: r#"Each of the two templates has a literal segment where the other has a parameter. OpenAPI does not say which one a
path belongs to that fits both, here `/orders/latest/items`. The gateway compares the segments from the left; the
template that has a literal at the first difference wins. The service behind it may choose otherwise, and then the
request is checked against the wrong operation.

This is a note: the gateway knows what to do. See that the service does the same.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}/items:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get: { responses: { "200": { description: Done } } }
  /orders/latest/{part}:
    parameters:
      - { name: part, in: path, required: true, schema: { type: string } }
    get: { responses: { "200": { description: Done } } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}/items:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get: { responses: { "200": { description: Done } } }
  /latest-order/{part}:
    parameters:
      - { name: part, in: path, required: true, schema: { type: string } }
    get: { responses: { "200": { description: Done } } }
```

## What to change

Rename one of the paths so that a path fits one template only. Where the addresses are in use already, leave them
and test which operation your service takes.
"#,
    },
    DiagnosticPage {
        code: "bad-deprecation",
        tagline: "The dates of a deprecation are missing or wrong.",
        markdown: r#"`x-demur-deprecation` of an operation becomes the fields `Deprecation` (RFC 9745 §2), `Sunset` (RFC 8594 §3) and
`Link` of its answers. `since` is needed; `since` and `sunset` are dates such as `2026-01-31`, and `sunset` does not
lie before `since` (RFC 9745 §4). `link` is a URL or a path. Clients plan by these dates, so one that is wrong is
not sent.

This is an error. The gateway does not start with the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      x-demur-deprecation:
        since: 2026-03-01
        sunset: 2026-02-01
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      x-demur-deprecation:
        since: 2026-03-01
        sunset: 2026-09-01
        link: /docs/migration
      responses: { "200": { description: Done } }
```

## What to change

Write both dates as year, month and day with two digits each, the later one under `sunset`. Leave `sunset` out if
the operation will go on answering.
"#,
    },
    DiagnosticPage {
        code: "bad-place",
        tagline: "A path of a list is no path that can be looked up.",
        markdown: "The column `path` holds a path of this site: it begins with `/`, has no query, no fragment, no empty segment and no
`.` or `..`. It may end in `/*`, or have captures such as `{slug}` after a first literal segment. Anything else
would never match a request, or would be compared with every request.

This is an error. The gateway does not start with the list.

## Wrong

```csv
# places.csv
path,status
orders/2019,gone
/{slug}/old,gone
```

## Right

```csv
# places.csv
path,status
/orders/2019,gone
/blog/{slug}/old,gone
```

## What to change

Write the path as it stands in the address, from the first `/` on and without the query. `%2A`, `%7B` and `%7D` are
the characters `*`, `{` and `}` themselves.
",
    },
    DiagnosticPage {
        code: "bad-rule",
        tagline: "A business rule of an operation cannot be used.",
        markdown: r#"`x-demur-rules` holds rules about the values of a body, written in CEL. Each is compiled when the document is read.
Here one has a mistake in its syntax, uses a name or function that does not exist, lacks `rule` or `message`, or has
a member that no rule knows. `self` is the body. There is no clock and no network in a rule.

This is an error: a rule that cannot be compiled could not protect anything. The message has the line and the column
inside the rule.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    post:
      x-demur-rules:
        - rule: slf.end > self.start
          message: the end must be after the start
          pointer: /end
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    post:
      x-demur-rules:
        - rule: self.end > self.start
          message: the end must be after the start
          pointer: /end
      responses: { "200": { description: Done } }
```

## What to change

Mend the expression at the place that the message names. The members of a rule are `rule`, `message`, `pointer`,
`hint` and `status`.
"#,
    },
    DiagnosticPage {
        code: "bad-target",
        tagline: "The target of a move is no address to send anybody to.",
        markdown: "The column `to` holds a path of this site that begins with `/`, or an `http` or `https` URL. It may use the captures
of its own path, and `/*` at its end if the path ends so too. A target that is neither cannot stand in a `Location`
field that clients understand.

This is an error. The gateway does not start with the list.

## Wrong

```csv
# places.csv
path,status,to
/old-shop,moved,products
/blog/{slug},moved,/news/{name}
```

## Right

```csv
# places.csv
path,status,to
/old-shop,moved,/products
/blog/{slug},moved,/news/{slug}
```

## What to change

Begin a path of this site with `/`, and a target elsewhere with `https://`. Use only captures that the path of the
same line has.
",
    },
    DiagnosticPage {
        code: "bad-template",
        tagline: "A template of an answer cannot be used.",
        markdown: r#"The file of `problem_template`, or of a `[[page]]`, is a template of minijinja. It is tried out on every status that
it is for, once with little and once with all that can be known. Here it is not UTF-8, has a mistake in its syntax,
uses a name that does not exist, fails on a value that is none, or is for JSON and does not produce JSON.

This is an error. A template that fails would fail while somebody waits for an answer, so the gateway does not start
with it. The examples are files named by `problem_template`.

## Wrong

```text
{"code": {{ step }}, "message": {{ detial }}}
```

## Right

```text
{"code": {{ step }}, "message": {{ detail }}}
```

## What to change

Read the message: it names the status on which the template fails, and the name that was probably meant. Test values
that can be missing with `{% if hint %}`. In JSON, values are written with their quotation marks; add none.
"#,
    },
    DiagnosticPage {
        code: "bad-value",
        tagline: "A value of a list is not of its kind.",
        markdown: "The values of a list have fixed forms: `status` is one of its words or numbers, `since` a date such as `2026-01-31`,
`max_age` a number of seconds, `blocked_by` the URL of whoever blocks (RFC 7725 §4), and `reason` one line of text.
This one has another form.

This is an error. The gateway does not guess what was meant and does not start with the list.

## Wrong

```csv
# places.csv
path,status,since
/catalogue/2019,gone,31.01.2026
/catalogue/2020,deleted,2026-01-31
```

## Right

```csv
# places.csv
path,status,since
/catalogue/2019,gone,2026-01-31
/catalogue/2020,gone,2026-01-31
```

## What to change

Write the value in the form that the hint shows. The words for `status` are `gone` (410), `moved` (301, 308),
`found` (302, 307) and `withheld` (451).
",
    },
    DiagnosticPage {
        code: "bad-verifier",
        tagline: "A verifier of credentials could not work.",
        markdown: r#"A `[[verifier]]` checks the credentials of one security scheme. Each kind needs its own settings: `jwt` needs
`keys_url` or `keys_file` and not both, `openid` needs `issuer`, `introspection` needs `url`, `client_id` and
`client_secret_file`, `api-keys` and `passwords` need `file`. Here one of them is missing, a file cannot be read, or
what stands in it does not fit, such as a secret that is too short.

This is an error. Credentials of the scheme could not be verified, so the gateway does not start. The message holds
no secret. The examples belong into `demur.toml`, beside a `spec` that has the scheme.

## Wrong

```toml
[[verifier]]
scheme = "token"
kind = "jwt"
```

## Right

```toml
[[verifier]]
scheme = "token"
kind = "jwt"
keys_url = "https://login.example/jwks.json"
```

## What to change

Add the setting that the message names, or mend the file; the message has the line in it.
"#,
    },
    DiagnosticPage {
        code: "base-path",
        tagline: "The path before the routes does not go with them.",
        markdown: r#"The base path, from `base_path` of the configuration or from `servers` of the document, is put before each template.
What comes out must be a path template again: it begins with `/`, its braces pair up, and no name occurs twice.

This is an error. The routes could not be found under any path.

## Wrong

```toml
# demur.toml
base_path = "api"

[[route]]
method = "GET"
path = "/orders"
```

## Right

```toml
# demur.toml
base_path = "/api"

[[route]]
method = "GET"
path = "/orders"
```

## What to change

Begin the base path with `/`. Give every variable of a server's address a default that can stand in a path.
"#,
    },
    DiagnosticPage {
        code: "blanket-redirect",
        tagline: "Many paths are moved to the home page.",
        markdown: "A pattern, or more than five single paths, move to the home page. Visitors asked for one page and get another that
does not say what became of it. Search engines may count such an answer as a page that is missing.

This is an error: a list that does so says less than a list of what is gone. A few old names of the home page itself
are no blanket and allowed.

## Wrong

```csv
# places.csv
path,status,to
/catalogue/*,moved,/
```

## Right

```csv
# places.csv
path,status,to
/catalogue/tables,moved,/products/tables
/catalogue/*,gone,
```

## What to change

Name a fitting page for each path that has a successor. List the others as `gone`.
",
    },
    DiagnosticPage {
        code: "broken-ref",
        tagline: "A reference leads nowhere.",
        markdown: r##"A `$ref` names a place in the same document or in another file by a JSON Pointer (RFC 6901) behind `#`, or by an
anchor. There is nothing at this place, or the text is not a reference. What was to stand there would not be
checked.

This is an error. The gateway does not start with the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - $ref: "#/components/parameters/Pages"
      responses: { "200": { description: Done } }
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - $ref: "#/components/parameters/Page"
      responses: { "200": { description: Done } }
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer } }
```

## What to change

Compare the pointer with the document, letter by letter. In a pointer, `/` inside a name is written `~1` and `~` is
written `~0` (RFC 6901 §3). The hint names a member that is spelt alike, if there is one.
"##,
    },
    DiagnosticPage {
        code: "broken-schema",
        tagline: "A schema cannot be compiled.",
        markdown: r#"Each part of the schema was accepted by itself, but the engine that checks values cannot use the whole. Frequent
causes are a regular expression with look-around that is not complete, a `$dynamicRef` without its anchor, and a
number that is too large to be held.

This is an error. A schema that cannot be compiled could check nothing, so the gateway does not start with it.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - name: code
          in: query
          schema: { type: string, pattern: '^(?=.*[0-9].{8,}$' }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - name: code
          in: query
          schema: { type: string, pattern: '^(?=.*[0-9]).{8,}$' }
      responses: { "200": { description: Done } }
```

## What to change

Look for the part that the message names. Take keywords out of the schema one by one to find it where the message
names none.
"#,
    },
    DiagnosticPage {
        code: "component-name",
        tagline: "A component has a name that is not allowed.",
        markdown: r#"Names under `components` are made of letters, digits, `.`, `-` and `_`. They are parts of references and, in many
generators, become names in code. A space or a slash would have to be escaped in each `$ref`, and tools differ in
how.

This is an error in the document, though each reference may work here.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    "Order Item":
      type: object
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    OrderItem:
      type: object
```

## What to change

Rename the component, and all references to it.
"#,
    },
    DiagnosticPage {
        code: "default-not-in-enum",
        tagline: "The default of a server variable is not one of its values.",
        markdown: r#"A variable in the address of a server lists the values that it can have, and its default is not among them. One of
the two is wrong. The gateway derives the base paths of the routes from the listed values and would leave the
default out.

This is an error in OpenAPI 3.1 and a warning in 3.0, which only advises against it.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers:
  - url: https://{region}.shop.example
    variables:
      region:
        default: us
        enum: [eu, asia]
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers:
  - url: https://{region}.shop.example
    variables:
      region:
        default: eu
        enum: [eu, asia]
paths: {}
```

## What to change

Add the default to the list, or make one of the listed values the default.
"#,
    },
    DiagnosticPage {
        code: "document-too-deep",
        tagline: "The values of a file are nested too deeply.",
        markdown: r#"Arrays and objects may be nested 200 levels deep in a document or a configuration. Deeper nesting costs memory in
every program that reads the file, and some crash. Documents that people write stay below 30 levels.

This is an error. The file is not read further. The examples are parts of a document.

## Wrong

```json
{"x-tree": [[[[[["and so on, 201 levels deep"]]]]]]}
```

## Right

```json
{"x-tree": [["two levels"]]}
```

## What to change

If a program wrote the file, look for a loop in the data. Put deep schemas under `components` and refer to them with
`$ref`.
"#,
    },
    DiagnosticPage {
        code: "document-too-large",
        tagline: "A file is larger than can be read.",
        markdown: "A document or a configuration in one file may have up to 4 GiB. This one has more. Most likely it is not a document
at all, or it contains data that belong elsewhere.

This is an error. The file is not read. The examples are parts of a document.

## Wrong

```yaml
examples:
  catalogue:
    value: [] # four gigabytes of products stand here
```

## Right

```yaml
examples:
  catalogue:
    externalValue: https://shop.example/samples/catalogue.json
```

## What to change

Check that the name of the file is the right one. Keep large examples in files of their own.
",
    },
    DiagnosticPage {
        code: "duplicate-key",
        tagline: "A key occurs twice in one object.",
        markdown: r#"An object holds the same key twice. Readers of YAML and JSON differ in which of the two they take (RFC 8259 §4), so
two tools can see two different documents in this file.

This is an error: the gateway must not enforce another half than the one that was meant.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get: { responses: { "200": { description: Done } } }
    get: { responses: { "404": { description: None } } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      responses:
        "200": { description: Done }
        "404": { description: None }
```

## What to change

Merge the two values, or remove the one that is out of date.
"#,
    },
    DiagnosticPage {
        code: "duplicate-limit",
        tagline: "Two limits have the same name.",
        markdown: r#"What callers have used up is counted under the name of the limit, and the name stands in the `RateLimit` fields. Two
limits of one name would share their counts, and nobody could tell which one refused.

This is an error in the configuration. The gateway does not start with it.

## Wrong

```toml
# demur.toml
[[limit]]
name = "orders"
requests = 100
window = "1m"

[[limit]]
name = "orders"
requests = 1000
window = "1h"
```

## Right

```toml
# demur.toml
[[limit]]
name = "orders-minute"
requests = 100
window = "1m"

[[limit]]
name = "orders-hour"
requests = 1000
window = "1h"
```

## What to change

Give each limit a name of its own. Naming the window in it helps those who read the fields.
"#,
    },
    DiagnosticPage {
        code: "duplicate-name",
        tagline: "A name stands twice in a list of different names.",
        markdown: r#"Tags, the members of `required`, and the types of a schema are lists in which each name occurs once. A repeated one
is most often a slip: another name was meant, and that one is missing now.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order:
      required: [id, id]
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order:
      required: [id, total]
```

## What to change

Write the name that was meant, or remove the second one.
"#,
    },
    DiagnosticPage {
        code: "duplicate-operation-id",
        tagline: "Two operations have the same id.",
        markdown: r#"`operationId` names one operation of the whole description. Links, generated clients, limits and logs refer to
operations by it, and would mean either.

This is an error. The hint shows where the other one stands.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get: { operationId: orders, responses: { "200": { description: Done } } }
    post: { operationId: orders, responses: { "200": { description: Done } } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get: { operationId: listOrders, responses: { "200": { description: Done } } }
    post: { operationId: createOrder, responses: { "200": { description: Done } } }
```

## What to change

Rename one of them. A verb and a noun make a good id.
"#,
    },
    DiagnosticPage {
        code: "duplicate-parameter",
        tagline: "A parameter is declared twice.",
        markdown: r#"A list of parameters holds the same name in the same location twice. The two declarations can contradict each other,
and it is not defined which one holds. A parameter of the operation may replace one of its path; that is no
duplicate.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: page, in: query, schema: { type: string } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: page, in: query, schema: { type: integer } }
      responses: { "200": { description: Done } }
```

## What to change

Keep the declaration that is right. If the parameter may be sent several times, declare it once with a schema of
type `array`.
"#,
    },
    DiagnosticPage {
        code: "duplicate-place",
        tagline: "A path is listed twice.",
        markdown: "Two entries of the lists speak of the same path. They may disagree, and which one counts would depend on the order
of the files. Paths are compared in their normal form: `/caf%C3%A9` and `/café` are the same.

This is an error. The message names the line of the first entry.

## Wrong

```csv
# places.csv
path,status,to
/spring-sale,gone,
/spring-sale,moved,/sale
```

## Right

```csv
# places.csv
path,status,to
/spring-sale,moved,/sale
```

## What to change

Keep one of the two entries. A single path and a pattern that covers it may stand together; the single path counts.
",
    },
    DiagnosticPage {
        code: "duplicate-prefix",
        tagline: "Two rules of one kind have the same prefix.",
        markdown: r#"Of the `[[scope]]` tables, and of the `[[address]]` tables, the one with the longest prefix counts. Two with the
same prefix compete, and one of them would never be looked at. A slash at the end makes no difference.

This is an error in the configuration: which of two rules protects a path must not depend on their order.

## Wrong

```toml
# demur.toml
[[address]]
prefix = "/internal"
networks = ["10.0.0.0/8"]

[[address]]
prefix = "/internal/"
networks = ["192.168.0.0/16"]
```

## Right

```toml
# demur.toml
[[address]]
prefix = "/internal"
networks = ["10.0.0.0/8", "192.168.0.0/16"]
```

## What to change

Merge the two tables into one.
"#,
    },
    DiagnosticPage {
        code: "empty-document",
        tagline: "A file holds nothing.",
        markdown: r#"The file is empty, or holds comments only. Where a document was expected, there is no contract to enforce. Often an
earlier step failed that was to write the file, or a volume was mounted over it.

This is an error. The gateway does not start with an empty document.

## Wrong

```yaml
# openapi.yaml
# The description of the shop.
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
```

## What to change

Look for what should have written the file. A document needs at least `openapi`, `info` and, in version 3.0,
`paths`.
"#,
    },
    DiagnosticPage {
        code: "empty-list",
        tagline: "A list that needs an item has none.",
        markdown: r#"`allOf`, `anyOf`, `oneOf` and `enum` must not be empty; neither must `required` in OpenAPI 3.0, nor the values of a
server variable. An empty `enum` or `anyOf` would allow no value at all.

This is an error, but a warning for a server variable in OpenAPI 3.0.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order:
      type: string
      enum: []
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order:
      type: string
      enum: [open, paid, shipped]
```

## What to change

Name the items, or remove the keyword.
"#,
    },
    DiagnosticPage {
        code: "empty-name",
        tagline: "A parameter has an empty name.",
        markdown: r#"The `name` of a parameter is the empty string. No client can send it in a way that servers agree on, and refusals
could not say which parameter is at fault.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: "", in: query, schema: { type: integer } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: page, in: query, schema: { type: integer } }
      responses: { "200": { description: Done } }
```

## What to change

Write the name. If a template of your generator left it out, mend the template.
"#,
    },
    DiagnosticPage {
        code: "exclusive-fields",
        tagline: "Two fields stand together that exclude each other.",
        markdown: r#"Some fields are two ways to say one thing: `schema` and `content` of a parameter, `example` and `examples`, `value`
and `externalValue`, `operationRef` and `operationId` of a link, `identifier` and `url` of a license, `readOnly` and
`writeOnly` of a schema in OpenAPI 3.0. With both, they can contradict each other, and tools differ in which they
take.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - name: page
          in: query
          schema: { type: integer }
          example: 2
          examples: { last: { value: 9 } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - name: page
          in: query
          schema: { type: integer }
          examples:
            second: { value: 2 }
            last: { value: 9 }
      responses: { "200": { description: Done } }
```

## What to change

Keep one of the two.
"#,
    },
    DiagnosticPage {
        code: "identical-paths",
        tagline: "Two templates differ only in the names of their parameters.",
        markdown: r#"`/orders/{id}` and `/orders/{number}` match exactly the same paths. OpenAPI does not allow both. The gateway serves
them as one resource with the methods of both; where both declare a method, the first declaration counts.

This is a warning. Other tools may take one of the two and forget the other.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get: { responses: { "200": { description: Done } } }
  /orders/{number}:
    parameters:
      - { name: number, in: path, required: true, schema: { type: string } }
    delete: { responses: { "200": { description: Done } } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get: { responses: { "200": { description: Done } } }
    delete: { responses: { "200": { description: Done } } }
```

## What to change

Write the operations under one template, with one name for the parameter.
"#,
    },
    DiagnosticPage {
        code: "impossible-bounds",
        tagline: "The lower bound of a schema lies above the upper one.",
        markdown: r#"`minimum` is greater than `maximum`, or the same is so for lengths, items or properties. No value can fit both, so
each request with such a value is refused.

This is a warning: the document is valid, but most likely the two were exchanged.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Quantity:
      type: integer
      minimum: 100
      maximum: 1
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Quantity:
      type: integer
      minimum: 1
      maximum: 100
```

## What to change

Exchange the two, or correct the one that is wrong.
"#,
    },
    DiagnosticPage {
        code: "impossible-limit",
        tagline: "A limit on requests says nothing that can be counted.",
        markdown: r#"A `[[limit]]` must let something pass: `requests`, `burst` and `window` are more than nothing. Its name is made of
letters, digits, `-`, `_` and `.`, as it stands in a field. A limit by `network` is counted before the path is
looked at and has neither `prefix` nor `operation`.

This is an error in the configuration. Such a limit would refuse everybody, or hold for another thing than it says.

## Wrong

```toml
# demur.toml
[[limit]]
name = "orders"
requests = 0
window = "1m"
```

## Right

```toml
# demur.toml
[[limit]]
name = "orders"
requests = 100
window = "1m"
```

## What to change

Correct what the message names. To close an operation, take it out of the document; a limit is not made for that.
"#,
    },
    DiagnosticPage {
        code: "invalid-email",
        tagline: "A text is not an e-mail address.",
        markdown: r#"`email` of the contact must have one `@` with something on both sides. Documentation and portals make a link of it
that leads nowhere otherwise.

This is an error in the document, although the gateway itself does not send mail.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info:
  title: Shop
  version: "1"
  contact: { email: support at shop.example }
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info:
  title: Shop
  version: "1"
  contact: { email: support@shop.example }
paths: {}
```

## What to change

Write the address, or leave `email` out and give a `url`.
"#,
    },
    DiagnosticPage {
        code: "invalid-pattern",
        tagline: "A regular expression is not one.",
        markdown: r#"`pattern`, or a key of `patternProperties`, is not a regular expression of ECMA-262. Most often a bracket or a
parenthesis has no partner, or a quantifier has nothing before it. Nothing can be compared with it.

This is an error. The gateway does not start with the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Currency:
      type: string
      pattern: '^[A-Z{3}$'
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Currency:
      type: string
      pattern: '^[A-Z]{3}$'
```

## What to change

Correct the expression. In YAML, put it in single quotes, where `\` needs no escape. There are no slashes around it.
"#,
    },
    DiagnosticPage {
        code: "invalid-schema",
        tagline: "A keyword of a schema has a value that it cannot have.",
        markdown: r#"`multipleOf` must be greater than 0. No number can be held against another step.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Price:
      type: number
      multipleOf: 0
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Price:
      type: number
      multipleOf: 0.01
```

## What to change

Write the smallest step between two values, or remove the keyword.
"#,
    },
    DiagnosticPage {
        code: "invalid-uri",
        tagline: "A text is not an address.",
        markdown: r#"The field takes a URI or a relative reference (RFC 3986 §4.1). This text has a character that cannot stand in one,
such as a space, or a `%` without two hexadecimal digits. Tools that follow the address would fail or go elsewhere.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info:
  title: Shop
  version: "1"
  termsOfService: https://shop.example/terms of service
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info:
  title: Shop
  version: "1"
  termsOfService: https://shop.example/terms%20of%20service
paths: {}
```

## What to change

Escape the character: a space is `%20`, a percent sign `%25`. In the address of a server, braces hold the names of
variables.
"#,
    },
    DiagnosticPage {
        code: "invalid-utf8",
        tagline: "A file is not UTF-8.",
        markdown: r#"Documents and configurations are read as UTF-8. This file holds octets that are none; the message shows where they
begin. Most often an editor saved it as Latin-1 or Windows-1252, or it is a binary file.

This is an error. The file is not read further. The examples are the octets of the word "Café" in such a file.

## Wrong

```text
43 61 66 e9
```

## Right

```text
43 61 66 c3 a9
```

## What to change

Save the file as UTF-8. `iconv -f WINDOWS-1252 -t UTF-8` converts it where you know how it was saved.
"#,
    },
    DiagnosticPage {
        code: "key-not-a-string",
        tagline: "A key is a list or an object.",
        markdown: r#"YAML allows lists and mappings as keys; JSON and OpenAPI do not. Often it is a key such as `{title}` without quotes:
braces begin a mapping in YAML.

This is an error. The file is not read further.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
x-texts:
  {title}: The shop
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
x-texts:
  "{title}": The shop
```

## What to change

Put the key in quotes.
"#,
    },
    DiagnosticPage {
        code: "list-syntax",
        tagline: "A list cannot be read as CSV or TOML.",
        markdown: r#"The list of what is gone, moved or withheld is UTF-8. As CSV, it begins with a header line, no cell goes over a line
end, and no line has more cells than the header. Here one of these does not hold, a quotation mark is open, or a
list in TOML is not TOML.

This is an error. The other lines are checked all the same, so that you see all faults at once.

## Wrong

```csv
# places.csv
path,status,reason
/catalogue/2019,gone,sold out, and not printed again
```

## Right

```csv
# places.csv
path,status,reason
/catalogue/2019,gone,"sold out, and not printed again"
```

## What to change

Put a cell that holds a comma in quotation marks, and double the quotation marks inside.
"#,
    },
    DiagnosticPage {
        code: "many-defects",
        tagline: "There are more faults in a list than are shown.",
        markdown: "After a thousand faults of one list, the others are counted and not shown. This line stands for them and shows where
the last one is. With so many, the cause is usually one: a column has another order than its header, or a program
wrote another format.

This is an error, as those that it stands for are. The examples are parts of a list.

## Wrong

```csv
path,status,to
gone,/catalogue/1,
gone,/catalogue/2,
# and so on, for more than a thousand lines
```

## Right

```csv
status,path,to
gone,/catalogue/1,
gone,/catalogue/2,
```

## What to change

Correct the fault that most of the lines share, often in the header, and check again.
",
    },
    DiagnosticPage {
        code: "media-type",
        tagline: "A key of `content` is not a media type.",
        markdown: r#"The keys of `content` are media types such as `application/json` (RFC 9110 §8.3.1), or ranges such as `text/*` (RFC
9110 §12.5.1). This key is none, so no `Content-Type` can match it. Every request body would be refused with 415.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    post:
      requestBody:
        content:
          json: { schema: { type: object } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json: { schema: { type: object } }
      responses: { "200": { description: Done } }
```

## What to change

Write the type and the subtype with a slash between them.
"#,
    },
    DiagnosticPage {
        code: "missing-field",
        tagline: "A field that must be there is missing.",
        markdown: r#"An object of the document lacks a field that OpenAPI requires, such as `version` of `info` or `name` of a parameter.
Of some fields one out of two must be there: `schema` or `content`, `operationRef` or `operationId`. In OpenAPI 3.0,
an array needs `items`.

This is an error. What is missing cannot be enforced, and the gateway does not start with the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop }
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
```

## What to change

Add the field. The message names it and the kind of object.
"#,
    },
    DiagnosticPage {
        code: "missing-key",
        tagline: "A table of the configuration lacks a key that it needs.",
        markdown: r#"The tables `[[scope]]`, `[[verifier]]`, `[[tenant]]`, `[[address]]`, `[[page]]`, `[[limit]]` and `[[route]]` have
keys without which they say nothing. One of them is missing here.

This is an error in the configuration. The gateway does not start with half a rule.

## Wrong

```toml
# demur.toml
[[limit]]
name = "orders"
requests = 100
```

## Right

```toml
# demur.toml
[[limit]]
name = "orders"
requests = 100
window = "1m"
```

## What to change

Add the key that the message names. In TOML, a key belongs to the last table above it: a key that seems to be there
may stand below the next header.
"#,
    },
    DiagnosticPage {
        code: "missing-member",
        tagline: "An entry of a list lacks something that it needs.",
        markdown: "Every entry has a `path` and a `status`, and one that has moved says in `to` where it has gone. The header line
names at least `path` and `status`.

This is an error. The gateway does not start with the list.

## Wrong

```csv
# places.csv
path,status,to
/old-shop,moved,
```

## Right

```csv
# places.csv
path,status,to
/old-shop,moved,/products
```

## What to change

Fill in the member. If there is no place to go to, write `gone`.
",
    },
    DiagnosticPage {
        code: "no-responses",
        tagline: "An operation describes no response.",
        markdown: r#"`responses` is there and holds nothing. OpenAPI wants at least one. Readers of the document do not learn what the
operation answers, and the gateway has nothing to check answers against.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      responses: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      responses:
        "200": { description: The orders }
```

## What to change

Describe the response of success. Add those of errors that the operation itself sends.
"#,
    },
    DiagnosticPage {
        code: "open-redirect",
        tagline: "A move could lead to a site of the attacker's choice.",
        markdown: "The target of a move must name its host in the list itself. This one begins with `//`, has a user before the host,
takes the host from the request, or begins with an escape that clients can read as a host. Somebody could then send
out links that begin with your address and end on theirs.

This is an error, and a matter of security. The gateway does not start with the list.

## Wrong

```csv
# places.csv
path,status,to
/out/{host},moved,https://{host}/
/partners,found,//partners.example/
```

## Right

```csv
# places.csv
path,status,to
/out/bank,moved,https://bank.example/
/partners,found,https://partners.example/
```

## What to change

Write out the scheme and the host, with one entry for each host. Captures may stand behind the first slash of the
path.
",
    },
    DiagnosticPage {
        code: "openapi-version",
        tagline: "A document has a version that is not supported, or none.",
        markdown: r#"demur reads OpenAPI 3.0 and 3.1. This file names another version, is Swagger 2.0, or has no `openapi` at all and so
is probably not a description of an API. Its rules would be read wrongly.

This is an error, and the only one reported for the document.

## Wrong

```yaml
# openapi.yaml
swagger: "2.0"
info: { title: Shop, version: "1" }
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
```

## What to change

Convert the document to OpenAPI 3.0 or 3.1. Do not change the number only: the versions differ in their fields. If
the file is a configuration, name it `demur.toml` or `demur.yaml`.
"#,
    },
    DiagnosticPage {
        code: "other-version",
        tagline: "A field exists in another version of OpenAPI only.",
        markdown: r#"The field is one of OpenAPI 3.1 in a document of 3.0, such as `webhooks`, `pathItems` or `summary` of `info`. Tools
that follow the version of the document ignore it or stop.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.0.3
info: { title: Shop, version: "1", summary: Orders and products }
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1", summary: Orders and products }
paths: {}
```

## What to change

Raise the version of the document and check it again, or say it with a field of its version.
"#,
    },
    DiagnosticPage {
        code: "parameter-content",
        tagline: "A parameter has not exactly one media type.",
        markdown: r#"A parameter or a header that is described by `content` holds one media type. A request does not say in which type a
parameter is written, so with two nobody could know, and with none there is nothing to check.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - name: filter
          in: query
          content:
            application/json: { schema: { type: object } }
            application/xml: { schema: { type: object } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - name: filter
          in: query
          content:
            application/json: { schema: { type: object } }
      responses: { "200": { description: Done } }
```

## What to change

Keep one media type. For plain values, use `schema` in place of `content`.
"#,
    },
    DiagnosticPage {
        code: "parameter-style",
        tagline: "A parameter has a style that does not fit its location.",
        markdown: r#"`style` says how a parameter is written. Each location has its own: `simple`, `label` and `matrix` in paths, `form`,
`spaceDelimited`, `pipeDelimited` and `deepObject` in queries, `simple` in headers, `form` in cookies. Clients would
write what this style means, and it cannot be read where it stands.

This is an error. The hint lists the styles that fit.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: ids, in: query, style: simple, schema: { type: array } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: ids, in: query, style: form, schema: { type: array } }
      responses: { "200": { description: Done } }
```

## What to change

Use a style of the location. `form` with `explode: false` writes a list in a query with commas.
"#,
    },
    DiagnosticPage {
        code: "path-parameter-optional",
        tagline: "A parameter in the path is not marked as required.",
        markdown: r#"A path without one of its segments is another path, so a parameter in the path cannot be left out. OpenAPI wants
`required: true` to be written all the same. The default is `false`, which contradicts the path.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, schema: { type: string } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: Done } }
```

## What to change

Add `required: true`. If the last segment may be missing, describe both paths.
"#,
    },
    DiagnosticPage {
        code: "path-template",
        tagline: "A key of `paths` is not a path template.",
        markdown: r#"A path template begins with `/`, holds neither a query nor a fragment, and its parameters stand in braces that pair
up, each name once. No request can be matched with this key, so the operations below it would be missing.

This is an error. The gateway does not start with the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders?state=open:
    get: { responses: { "200": { description: Done } } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: state, in: query, schema: { type: string } }
      responses: { "200": { description: Done } }
```

## What to change

Begin the key with `/`, close each brace, and declare what stands behind the `?` as parameters in the query.
"#,
    },
    DiagnosticPage {
        code: "redirect-chain",
        tagline: "A move leads to a path that has moved itself, or is gone.",
        markdown: "A visitor who follows the move is sent on a second time, which takes another round trip, or arrives at a page that
the same list calls gone. Search engines and clients give up after a number of hops, and a chain grows with each
move.

This is an error in the list. The hint names the end of the chain.

## Wrong

```csv
# places.csv
path,status,to
/shop,moved,/store
/store,moved,/products
```

## Right

```csv
# places.csv
path,status,to
/shop,moved,/products
/store,moved,/products
```

## What to change

Write the final target into each entry. If that page is gone, list the path as gone too.
",
    },
    DiagnosticPage {
        code: "redirect-loop",
        tagline: "Moves lead back to where they began.",
        markdown: "Following the moves, a client comes to a path where it was before. It never gets an answer; browsers stop with an
error (RFC 9110 §15.4 asks clients to detect such loops).

This is an error in the list. The gateway does not start with it.

## Wrong

```csv
# places.csv
path,status,to
/shop,moved,/store
/store,moved,/shop
```

## Right

```csv
# places.csv
path,status,to
/shop,moved,/store
```

## What to change

Decide which of the pages exists, and take it out of the list. The target of a pattern must not fit the pattern
itself.
",
    },
    DiagnosticPage {
        code: "ref-circle",
        tagline: "A reference leads back to itself.",
        markdown: r##"Following the references from one to the next, one comes back to the first and finds no value on the way. A schema
may contain itself in one of its parts, but it may not be nothing else than itself.

This is an error. There is nothing that could be checked.

## Wrong

```yaml
# openapi.yaml
openapi: 3.0.3
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order: { $ref: "#/components/schemas/Purchase" }
    Purchase: { $ref: "#/components/schemas/Order" }
```

## Right

```yaml
# openapi.yaml
openapi: 3.0.3
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order: { type: object }
    Purchase: { $ref: "#/components/schemas/Order" }
```

## What to change

Write out the value in one place of the circle.
"##,
    },
    DiagnosticPage {
        code: "ref-sibling",
        tagline: "A keyword beside a reference has no effect.",
        markdown: r##"In OpenAPI 3.0, what stands beside a `$ref` is ignored. This keyword looks like a rule, but nothing is checked by
it. Descriptions and other remarks are ignored too, and not reported. In OpenAPI 3.1, both hold.

This is a warning: the document is valid, and less strict than it looks.

## Wrong

```yaml
# openapi.yaml
openapi: 3.0.3
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Name: { type: string }
    ShortName:
      $ref: "#/components/schemas/Name"
      maxLength: 20
```

## Right

```yaml
# openapi.yaml
openapi: 3.0.3
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Name: { type: string }
    ShortName:
      allOf: [{ $ref: "#/components/schemas/Name" }]
      maxLength: 20
```

## What to change

Put the `$ref` into an `allOf`, or raise the document to OpenAPI 3.1.
"##,
    },
    DiagnosticPage {
        code: "remote-ref",
        tagline: "A reference leads into the network.",
        markdown: r#"The `$ref` names a URL. demur fetches no part of a document from the network: what it enforces must not change
because another server changes, fails or is taken over.

This is an error. What stands at the URL cannot be checked.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order:
      $ref: https://schemas.example/order.json
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties: { id: { type: string } }
```

## What to change

Keep a copy of the file beside the document and refer to it by its relative path, or write the schema into the
document.
"#,
    },
    DiagnosticPage {
        code: "response-status",
        tagline: "A key of `responses` is not a status.",
        markdown: r#"The keys of `responses` are status codes such as `200`, classes such as `2XX`, or `default`. This key is none of
them, so no answer can match it, and what it describes would never be checked.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      responses:
        OK: { description: The orders }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      responses:
        "200": { description: The orders }
```

## What to change

Write the number in quotes. The `X` of a class is a capital letter.
"#,
    },
    DiagnosticPage {
        code: "row-always-enforced",
        tagline: "The mode of a row was set that is always enforced.",
        markdown: r#"Rows of the table can be in `shadow` or `off`. Those that protect the gateway itself and the framing of messages
cannot: without them, requests could be smuggled past it or exhaust its memory.

This is an error in the configuration, so that nobody believes the row to be off.

## Wrong

```toml
# demur.toml
[rows]
body-too-large = "off"
```

## Right

```toml
# demur.toml
[limits]
body = "20MiB"
```

## What to change

Remove the line. Where the row refuses what you want to let pass, raise the limit that it enforces. The reference of
the configuration lists the rows that take a mode.
"#,
    },
    DiagnosticPage {
        code: "scope-without-route",
        tagline: "A rule covers a path below which there is nothing.",
        markdown: r#"No document has a route below the prefix of this `[[scope]]` or `[[address]]`. Most likely the document writes the
path in another way. Letter case counts, and so does the base path. What was to be protected would then stand open.

This is a warning: a prefix may also be there for a path that is to come.

## Wrong

```toml
# demur.toml
[[route]]
method = "GET"
path = "/internal/orders"

[[address]]
prefix = "/Internal"
networks = ["10.0.0.0/8"]
```

## Right

```toml
# demur.toml
[[route]]
method = "GET"
path = "/internal/orders"

[[address]]
prefix = "/internal"
networks = ["10.0.0.0/8"]
```

## What to change

Write the prefix as the routes begin, base path included. `demur try` shows what becomes of a request to it.
"#,
    },
    DiagnosticPage {
        code: "scope-without-security",
        tagline: "A scope hides paths, but nobody is asked for credentials.",
        markdown: r#"A scope of the kind `guarded` or `concealed` hides what is below it from strangers. No operation of any document
asks for credentials, so there are no strangers, and everything stands open.

This is an error in the configuration: it promises a protection that is not there. Routes of `[[route]]` ask for
nothing; the example that is right is a part of a document that does.

## Wrong

```toml
# demur.toml
[[route]]
method = "GET"
path = "/internal/orders"

[[scope]]
prefix = "/internal"
kind = "concealed"
```

## Right

```yaml
paths:
  /internal/orders:
    get:
      security: [{ token: [] }]
      responses: { "200": { description: The orders } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
```

## What to change

Declare a security scheme in the document, and ask for it with `security`. To close a path to all but some networks,
use `[[address]]`. If the path is public, remove the scope.
"#,
    },
    DiagnosticPage {
        code: "several-documents",
        tagline: "A file holds more than one YAML document.",
        markdown: r#"A line `---` in the middle of the file begins a second YAML document. A reader that takes the first one would never
see the rest, and the rules in it would be lost in silence.

This is an error. The file is not read further.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
---
paths: {}
```

## Right

```yaml
# openapi.yaml
---
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
```

## What to change

Keep each document in a file of its own. A single `---` before the first key is allowed.
"#,
    },
    DiagnosticPage {
        code: "syntax",
        tagline: "A file cannot be read as YAML or JSON.",
        markdown: r#"The text breaks the grammar of its format: the indentation is uneven, a bracket or quotation mark is not closed, a
comma is missing. The mark shows where the reader could not go on; the cause often stands a line above.

This is an error. The file is not read further, so that there may be more faults behind it.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      responses:
        "200": { description: The orders
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      responses:
        "200": { description: The orders }
```

## What to change

Correct the place that is shown and check again. In YAML, indent with spaces, and put a text that holds `: ` or
begins with `{`, `[`, `*`, `&` or `@` in quotes.
"#,
    },
    DiagnosticPage {
        code: "tenant-without-verifier",
        tagline: "Callers are tied to tenants, but nobody verifies them.",
        markdown: r#"A `[[tenant]]` compares a parameter with a claim of the caller. Claims come from credentials that a `[[verifier]]`
has verified. There is none, so that no caller has a claim and the rule holds for nothing.

This is an error in the configuration. Data of one tenant could be read by another while the rule seems to be there.
The example that is right needs a document with the scheme `token`.

## Wrong

```toml
# demur.toml
[[route]]
method = "GET"
path = "/tenants/{tenant}/orders"

[[tenant]]
claim = "tenant"
parameter = "tenant"
```

## Right

```toml
spec = ["openapi.yaml"]

[[verifier]]
scheme = "token"
kind = "jwt"
keys_url = "https://login.example/jwks.json"

[[tenant]]
claim = "tenant"
parameter = "tenant"
```

## What to change

Add a `[[verifier]]` for the security scheme of the document whose tokens hold the claim.
"#,
    },
    DiagnosticPage {
        code: "toml-syntax",
        tagline: "A configuration cannot be read as TOML.",
        markdown: r#"The text breaks the grammar of TOML: a string has no quotation marks or only one, a key occurs twice, a bracket is
open. What could be read is checked all the same, and all faults are shown at once.

This is an error. The gateway does not start with half of its configuration.

## Wrong

```toml
# demur.toml
realm = "shop
```

## Right

```toml
# demur.toml
realm = "shop"
```

## What to change

Put texts, addresses, sizes and times in quotation marks. Numbers, `true` and `false` have none.
"#,
    },
    DiagnosticPage {
        code: "too-large",
        tagline: "The lists are larger than their index can hold.",
        markdown: "The index of what is gone, moved or withheld holds four gigabytes. The lists together need more. Many millions of
single paths usually follow a few rules.

This is an error. The gateway does not start with the lists. The examples are parts of a list.

## Wrong

```csv
path,status
/catalogue/2019/1,gone
/catalogue/2019/2,gone
# and so on, four gigabytes of it
```

## Right

```csv
path,status
/catalogue/2019/*,gone
```

## What to change

Write prefixes such as `/catalogue/2019/*`, or patterns with captures, for what belongs together.
",
    },
    DiagnosticPage {
        code: "too-many-parameters",
        tagline: "A path has too many parameters.",
        markdown: r#"A template may have 16 parameters. This one has more. Finding a route must take little time and no memory of its
own, so there is room for that many.

This is an error. The gateway does not start with the document.

## Wrong

```toml
# demur.toml
[[route]]
method = "GET"
path = "/points/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}/{j}/{k}/{l}/{m}/{n}/{o}/{p}/{q}"
```

## Right

```toml
# demur.toml
[[route]]
method = "GET"
path = "/points/{list}"
```

## What to change

Send part of the values in the query or in the body, or declare a list in one segment (`style: simple`).
"#,
    },
    DiagnosticPage {
        code: "undeclared-path-parameter",
        tagline: "A name in a path is not declared as a parameter.",
        markdown: r#"The template names a parameter in braces, and neither the operation nor its path item declares one of that name with
`in: path`. Its values could not be checked: any text would pass.

This is an error in the document. The hint names a declared parameter that may have been meant.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}:
    get: { responses: { "200": { description: Done } } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: Done } }
```

## What to change

Declare the parameter with `required: true`, in the path item where all its operations share it. Upper and lower
case are different.
"#,
    },
    DiagnosticPage {
        code: "undeclared-variable",
        tagline: "The address of a server has a variable that is not declared.",
        markdown: r#"`{name}` in the `url` of a server stands for a variable, which `variables` must declare with a default. Without it,
the address and the base path of the routes are not known.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers:
  - url: https://shop.example/{version}
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers:
  - url: https://shop.example/{version}
    variables:
      version: { default: v1 }
paths: {}
```

## What to change

Declare the variable, or write its value into the address.
"#,
    },
    DiagnosticPage {
        code: "unknown-field",
        tagline: "An object of the document has a field that does not exist.",
        markdown: r#"OpenAPI lists the fields of each object. This name is none of them; most often it is misspelt, stands one level too
high or too low, or belongs to another version. Tools ignore it, so that what it says does not hold.

This is an error in the document. The hint names a field that is spelt alike, if there is one.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      sumary: The orders
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      summary: The orders
      responses: { "200": { description: Done } }
```

## What to change

Correct the name or its indentation. Fields of your own begin with `x-`.
"#,
    },
    DiagnosticPage {
        code: "unknown-key",
        tagline: "The configuration has a key that does not exist.",
        markdown: r#"The key names no option, or none of this table. A misspelt option would keep its default in silence, and a limit or
a protection would not be what its author believes.

This is an error in the configuration. The hint names the key that was probably meant, or lists those that exist.

## Wrong

```toml
# demur.toml
[limits]
boddy = "20MiB"
```

## Right

```toml
# demur.toml
[limits]
body = "20MiB"
```

## What to change

Correct the name. In TOML, a key belongs to the last table above it: options of the top level stand before the first
`[table]`.
"#,
    },
    DiagnosticPage {
        code: "unknown-keyword",
        tagline: "A word in a schema is no keyword and has no effect.",
        markdown: r#"JSON Schema ignores words that it does not know. This one is spelt almost like a keyword, or is `nullable`, which
ended with OpenAPI 3.0. The rule that it seems to state is not checked.

This is a warning: the document is valid, and less strict than it looks.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Name:
      type: string
      maxLenght: 20
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Name:
      type: string
      maxLength: 20
```

## What to change

Correct the keyword. In place of `nullable: true`, write `type: [string, "null"]`. Begin words of your own with
`x-`.
"#,
    },
    DiagnosticPage {
        code: "unknown-member",
        tagline: "A list has a column or a key that does not exist, or says nothing here.",
        markdown: "The members of an entry are `path`, `status`, `to`, `since`, `reason`, `max_age` and `blocked_by`. In TOML,
`permanent` takes the place of the status of a move. Another name is not understood. A member that says nothing for
its entry, such as `to` for what is gone, is a contradiction: one of the two is wrong.

This is an error. The gateway does not start with the list.

## Wrong

```csv
# places.csv
path,status,note
/catalogue/2019,gone,out of print
```

## Right

```csv
# places.csv
path,status,reason
/catalogue/2019,gone,out of print
```

## What to change

Rename the column or remove it. If there is a place to go to, write the status `moved`.
",
    },
    DiagnosticPage {
        code: "unknown-operation",
        tagline: "An operation is named that does not exist.",
        markdown: r#"A link of a document, or a `[[limit]]` of the configuration, names an operation by its `operationId`. No operation
has this id. A limit would hold for nothing, and a link would lead nowhere.

This is an error. The hint names an id that is spelt alike, if there is one.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get: { operationId: listOrders, responses: { "200": { description: Done } } }
    post:
      responses:
        "201":
          description: Created
          links: { all: { operationId: listOrder } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get: { operationId: listOrders, responses: { "200": { description: Done } } }
    post:
      responses:
        "201":
          description: Created
          links: { all: { operationId: listOrders } }
```

## What to change

Compare the id with the document; upper and lower case are different. A limit names an operation without
`operationId` by its method and its path, such as `GET /orders`.
"#,
    },
    DiagnosticPage {
        code: "unknown-parameter",
        tagline: "A tenant rule names a parameter that no operation has.",
        markdown: r#"A `[[tenant]]` compares a parameter in the path or in the query with a claim of the caller. No operation declares a
parameter of this name in this location, so the rule holds for nothing, and one tenant could ask for the data of
another.

This is an error in the configuration. The examples belong into `demur.toml`, beside a document with the path
`/tenants/{tenant}/orders` and a `[[verifier]]`.

## Wrong

```toml
[[tenant]]
claim = "tenant"
parameter = "tenantId"
```

## Right

```toml
[[tenant]]
claim = "tenant"
parameter = "tenant"
```

## What to change

Write the name as the document does. For a parameter in the query, add `in = "query"`.
"#,
    },
    DiagnosticPage {
        code: "unknown-row",
        tagline: "A row of the table is named that does not exist.",
        markdown: r#"`[rows]` sets the modes of rows by their ids. No row has this id, so the line would change nothing: what should only
be recorded would be refused.

This is an error in the configuration. The hint names the row that was probably meant.

## Wrong

```toml
# demur.toml
[rows]
body-shema = "shadow"
```

## Right

```toml
# demur.toml
[rows]
body-schema = "shadow"
```

## What to change

Correct the id. `demur explain` lists the rows.
"#,
    },
    DiagnosticPage {
        code: "unknown-security-scheme",
        tagline: "A security scheme is named that does not exist.",
        markdown: r#"`security` of a document, or a `[[verifier]]` of the configuration, names a scheme that no document declares under
`components.securitySchemes`. What was to be protected would ask for nothing, or the verifier would never be asked.

This is an error, and a matter of security. The gateway does not start with it.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
security: [{ tokn: [] }]
paths: {}
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
security: [{ token: [] }]
paths: {}
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
```

## What to change

Write the name of the scheme as it is declared, or declare it.
"#,
    },
    DiagnosticPage {
        code: "unknown-value",
        tagline: "A field has a value that is not one of those it can have.",
        markdown: r#"The field takes one of a few words: `in` of a parameter, `type` of a schema or of a security scheme, `style` and
others. This word is none of them. Upper and lower case are different.

This is an error in the document. The hint names the word that was probably meant.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: page, in: Query, schema: { type: integer } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: page, in: query, schema: { type: integer } }
      responses: { "200": { description: Done } }
```

## What to change

Use one of the words that the message lists. Version 3.0 has no type `null`, and `mutualTLS` came with 3.1.
"#,
    },
    DiagnosticPage {
        code: "unknown-variable",
        tagline: "A variable of the environment sets no option.",
        markdown: "The name begins with `DEMUR_` and is spelt almost like the variable of an option. It has no effect: the option keeps the
value of the file, or its default.

This is a warning. Names that are not close to any option are left alone, as others may have set them. `demur serve`
reports it; `demur check` looks at files only.

## Wrong

```sh
DEMUR_LIMIT_BODY=20MiB demur serve
```

## Right

```sh
DEMUR_LIMITS_BODY=20MiB demur serve
```

## What to change

Correct the name as the hint says, or remove the variable.
",
    },
    DiagnosticPage {
        code: "unreadable-file",
        tagline: "A file cannot be read.",
        markdown: r#"A file that was named on the command line or in the configuration does not exist, is a folder, or may not be read by
this user. Paths in a configuration start at the folder of the configuration, not where the command was run.

This is an error. The gateway does not start without what the file would have told it. The examples assume that
`api/openapi.yaml` exists.

## Wrong

```toml
# demur.toml
spec = ["openapi.yaml"]
```

## Right

```toml
spec = ["api/openapi.yaml"]
```

## What to change

Correct the path, or let the user under whom the gateway runs read the file. In a container, see that the file is
mounted.
"#,
    },
    DiagnosticPage {
        code: "unreadable-ref",
        tagline: "The file of a reference cannot be used.",
        markdown: r#"A `$ref` names another file. This file does not exist, may not be read, or has a fault of its own that is reported
beside this one. A path in a `$ref` starts at the folder of the document that contains it. A document may consist of
500 files.

This is an error. What was to stand there cannot be checked.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order:
      $ref: schemas/order.yaml
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order:
      type: object
      properties: { id: { type: string } }
```

## What to change

Correct the path, or see that the file is there where the gateway runs. A document in one file, as here, is easier
to move.
"#,
    },
    DiagnosticPage {
        code: "unused-path-parameter",
        tagline: "A declared path parameter does not occur in the path.",
        markdown: r#"A parameter with `in: path` has no place in the template. Either the name is spelt in two ways, or the path was
changed and the declaration stayed. No request can send it, although it is required.

This is an error in the document.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: Done } }
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: Done } }
```

## What to change

Write `{name}` into the path, or remove the declaration. If the value stands in the query, write `in: query`.
"#,
    },
    DiagnosticPage {
        code: "unused-variable",
        tagline: "A server variable does not occur in the address.",
        markdown: r#"`variables` declares a name that the `url` of the server does not use. It has no effect. Perhaps the braces are
missing in the address, or the name is spelt in two ways.

This is a warning: the address is complete without it.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers:
  - url: https://shop.example/v1
    variables:
      version: { default: v1 }
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers:
  - url: https://shop.example/{version}
    variables:
      version: { default: v1 }
paths: {}
```

## What to change

Write `{version}` into the address, or remove the variable.
"#,
    },
    DiagnosticPage {
        code: "wrong-type",
        tagline: "A value of the document has another type than its field takes.",
        markdown: r#"The field takes a string, a number, `true` or `false`, an array or an object, and something else stands here. In
YAML the quotes decide: `1.0` is a number and `"1.0"` a string.

This is an error in the document. The message names both types.

## Wrong

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: 1.0 }
paths: {}
```

## Right

```yaml
# openapi.yaml
openapi: 3.1.0
info: { title: Shop, version: "1.0" }
paths: {}
```

## What to change

Put a string in quotes, take the quotes of a number or truth value away, or put a single item into a list.
"#,
    },
    DiagnosticPage {
        code: "wrong-value",
        tagline: "An option of the configuration has a value that it does not take.",
        markdown: r#"Each option takes values of one form: a size such as `1MiB`, a time such as `10s`, an address, one of a few words.
This value has another form or type. It may come from the file, from a variable or from a flag.

This is an error in the configuration. The message says what the option takes and what was found.

## Wrong

```toml
# demur.toml
[limits]
body = "1MB"
```

## Right

```toml
# demur.toml
[limits]
body = "1MiB"
```

## What to change

Write the value in the form that the message shows. Sizes have `B`, `KiB`, `MiB` or `GiB`; times have `ms`, `s`, `m`
or `h`.
"#,
    },
];

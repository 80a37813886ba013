//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{Snippet};

#[rustfmt::skip]
pub(crate) static ALL: &[Snippet] = &[
    Snippet {
        status: 400,
        platform: "curl",
        does: "Show why a request was refused, and fail",
        code: r#"curl -sS --fail-with-body --json '{"email": "a@b.example", "age": 3' \
  https://api.example/signup || echo "curl ended with $?"
"#,
        request: "400\nContent-Type: application/problem+json\n\n{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"the content ends too early\"}\n",
        fields: &["Content-Type: application/json"],
        output: r#"{"title":"Bad Request","status":400,"detail":"the content ends too early"}
curl ended with 22
"#,
        warning: "With `--fail` alone the content is thrown away, and with it the reason. `--json` needs curl 7.82.",
        is_run: true,
    },
    Snippet {
        status: 400,
        platform: "fetch",
        does: "Report the reason and do not repeat",
        code: r#"const answer = await fetch("https://api.example/signup", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ email: "a@b.example", age: "three" }),
});
if (answer.status === 400) {
  const isProblem = answer.headers.get("Content-Type")?.startsWith("application/problem+json");
  const problem = isProblem ? await answer.json() : { detail: await answer.text() };
  console.log(`refused: ${problem.detail}`);
}
"#,
        request: "400\nContent-Type: application/problem+json\n\n{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"`age` is no number\"}\n",
        fields: &["Content-Type: application/json"],
        output: "refused: `age` is no number",
        warning: "`fetch` does not throw for 400, and a 400 of a proxy is often HTML: look at `Content-Type` before `json()`.",
        is_run: true,
    },
    Snippet {
        status: 400,
        platform: "nginx",
        does: "Answer 400 where a parameter is missing",
        code: r#"# in server
location = /search {
    default_type application/problem+json;
    add_header Cache-Control no-store always;
    if ($arg_q = "") {
        return 400 '{"title":"Bad Request","status":400,"detail":"the parameter q is missing"}';
    }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "GET /search?page=2",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-store"],
        output: "",
        warning: "nginx's own 400 (a broken head, fields above `large_client_header_buffers`) does not come from here and stays HTML. Without `always` the field is left out of a 400.",
        is_run: true,
    },
    Snippet {
        status: 400,
        platform: "apache",
        does: "Answer 400 where a parameter is missing",
        code: r#"RewriteEngine on
RewriteCond %{QUERY_STRING} !(^|&)q=[^&]
RewriteRule ^/search$ - [R=400]
ErrorDocument 400 "The request cannot be read, or its parameter q is missing."
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 400"
"#,
        request: "GET /search?page=2",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "In `.htaccess` the pattern is `^search$`, without the slash. `ErrorDocument` with a full URL turns the error into a redirect, so that the client never sees 400.",
        is_run: true,
    },
    Snippet {
        status: 400,
        platform: "caddy",
        does: "Answer 400 where a parameter is missing",
        code: r#"api.example {
	@missing {
		path /search
		not query q=*
	}
	header @missing Cache-Control no-store
	respond @missing "The parameter q is missing." 400
	reverse_proxy 127.0.0.1:8080
}
"#,
        request: "GET /search?page=2",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "The matcher asks whether `q` is there; `?q=` with nothing behind it passes.",
        is_run: true,
    },
    Snippet {
        status: 400,
        platform: "express",
        does: "Answer 400 to malformed JSON with problem details",
        code: r#"const express = require("express");
const app = express();
app.use(express.json());
app.post("/signup", (req, res) => res.status(201).json(req.body));
app.use((error, req, res, next) => {
  if (error.type !== "entity.parse.failed") return next(error);
  res.status(400).type("application/problem+json").set("Cache-Control", "no-store");
  res.json({ title: "Bad Request", status: 400, detail: "the content is not valid JSON" });
});
"#,
        request: "POST /signup\nContent-Type: application/json\n\n{\"email\": \"a@b.example\",\n",
        fields: &["Content-Type: application/problem+json; charset=utf-8", "Cache-Control: no-store"],
        output: "",
        warning: "Test `error.type`. `error.status || 400` would call every exception of your own the client's fault, and `error.message` repeats what the client sent.",
        is_run: true,
    },
    Snippet {
        status: 400,
        platform: "axum",
        does: "Answer what the extractor found, as problem details",
        code: r#"use axum::{Json, Router, extract::rejection::JsonRejection, http::StatusCode, routing::post};
use serde_json::{Value, json};

fn app() -> Router {
    Router::new().route("/signup", post(signup))
}

async fn signup(content: Result<Json<Value>, JsonRejection>) -> (StatusCode, Json<Value>) {
    match content {
        Ok(signup) => (StatusCode::CREATED, signup),
        Err(fault) => {
            let status = fault.status();
            (status, Json(json!({"status": status.as_u16(), "detail": fault.body_text()})))
        }
    }
}
"#,
        request: "POST /signup\nContent-Type: application/json\n\n{\"email\": \"a@b.example\",\n",
        fields: &["Content-Type: application/json"],
        output: "",
        warning: "Keep `fault.status()`: the same rejection is 415 for another `Content-Type`, 422 for values of the wrong type and 413 above the limit. `body_text` names your types.",
        is_run: true,
    },
    Snippet {
        status: 400,
        platform: "fastapi",
        does: "Answer 400 to malformed JSON, and 422 to the rest",
        code: r#"from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

app = FastAPI()

@app.exception_handler(RequestValidationError)
async def refuse(request: Request, fault: RequestValidationError):
    is_broken = any(error["type"] == "json_invalid" for error in fault.errors())
    status, title = (400, "Bad Request") if is_broken else (422, "Unprocessable Content")
    return JSONResponse({"title": title, "status": status}, status, media_type="application/problem+json")

@app.post("/signup", status_code=201)
async def signup(content: dict):
    return content
"#,
        request: "POST /signup\nContent-Type: application/json\n\n{\"email\": \"a@b.example\",\n",
        fields: &["Content-Type: application/problem+json"],
        output: "",
        warning: "Without this handler FastAPI answers 422 to malformed JSON. The handler changes the answer for all routes, and the generated OpenAPI document goes on to promise only 422.",
        is_run: true,
    },
    Snippet {
        status: 400,
        platform: "rails",
        does: "Answer 400 where a parameter is missing",
        code: "class SignupsController < ApplicationController
  def create
    signup = params.expect(signup: [:email, :age])   # Rails 8; ParameterMissing becomes 400
    render json: Signup.create!(signup), status: :created
  end
end
",
        request: "",
        fields: &[],
        output: "",
        warning: "`create!` raises `RecordInvalid`, which Rails maps to 422, not to 400. In development the answer is a page for debugging.",
        is_run: false,
    },
    Snippet {
        status: 400,
        platform: "spring",
        does: "Answer 400 to malformed JSON with problem details",
        code: r#"@RestControllerAdvice
class Refusals {
    @ExceptionHandler(HttpMessageNotReadableException.class)
    ProblemDetail refuse(HttpMessageNotReadableException fault) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "the content cannot be read");
    }
}
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "Do not put `fault.getMessage()` into the detail: it can name classes of yours. A failed `@Valid` is another exception, `MethodArgumentNotValidException`, and 400 as well.",
        is_run: false,
    },
    Snippet {
        status: 401,
        platform: "curl",
        does: "Ask, read the challenge and ask again",
        code: "curl -sS --anyauth -u ann:secret https://api.example/orders
",
        request: "401\nWWW-Authenticate: Basic realm=\"orders\"\n\n---\n200\n\n[]\n",
        fields: &["Authorization: Basic YW5uOnNlY3JldA=="],
        output: "[]",
        warning: "A password in the command line is visible in the list of processes: `--netrc` reads it from a file. `--anyauth` sends a content twice, and cannot repeat what comes from a pipe.",
        is_run: true,
    },
    Snippet {
        status: 401,
        platform: "fetch",
        does: "Get a new token and ask once more, and not again",
        code: r#"const renew = async () => "new-token"; // asks your identity provider
const ask = (token) =>
  fetch("https://api.example/orders", { headers: { Authorization: `Bearer ${token}` } });

let answer = await ask("old-token");
if (answer.status === 401) answer = await ask(await renew());
console.log(answer.status, answer.headers.get("WWW-Authenticate"));
"#,
        request: "401\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n---\n401\nWWW-Authenticate: Bearer error=\"invalid_token\"\n",
        fields: &["Authorization: Bearer new-token"],
        output: r#"401 Bearer error="invalid_token""#,
        warning: "More than one renewal makes a loop where the account is closed. In a browser a page of another origin reads `WWW-Authenticate` only if `Access-Control-Expose-Headers` names it.",
        is_run: true,
    },
    Snippet {
        status: 401,
        platform: "nginx",
        does: "Ask for a password",
        code: r#"# in server
location /orders {
    auth_basic "orders";
    auth_basic_user_file htpasswd;
    add_header Cache-Control no-store always;
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "GET /orders",
        fields: &["WWW-Authenticate: Basic realm=\"orders\"", "Cache-Control: no-store"],
        output: "",
        warning: "Without TLS the password can be read on the way. If the file is missing, a request with a password gets 403, and only the error log says why.",
        is_run: true,
    },
    Snippet {
        status: 401,
        platform: "apache",
        does: "Ask for a password",
        code: r#"<Location "/orders">
    AuthType Basic
    AuthName "orders"
    AuthUserFile "htpasswd"
    Require valid-user
</Location>
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 401"
"#,
        request: "GET /orders",
        fields: &["WWW-Authenticate: Basic realm=\"orders\"", "Cache-Control: no-store"],
        output: "",
        warning: "`ErrorDocument 401` with a full URL becomes a redirect: the challenge is lost and nobody is asked for a password.",
        is_run: true,
    },
    Snippet {
        status: 401,
        platform: "caddy",
        does: "Ask for a password",
        code: "api.example {
	header /orders* Cache-Control no-store
	basicauth /orders* bcrypt orders {
		ann $2a$14$RrCqqW4.ORhtIRU3xL/bOeZ62vhJP5TdjWYM.kppmESUGfjoAIPUW
	}
	reverse_proxy 127.0.0.1:8080
}
",
        request: "GET /orders",
        fields: &["WWW-Authenticate: Basic realm=\"orders\"", "Cache-Control: no-store"],
        output: "",
        warning: "The hash comes from `caddy hash-password`; the password itself does not belong here. From Caddy 2.8 the directive is called `basic_auth`.",
        is_run: true,
    },
    Snippet {
        status: 401,
        platform: "express",
        does: "Answer 401 with a challenge",
        code: r#"const express = require("express");
const app = express();
const tokens = new Map([["token-of-ann", { name: "ann" }]]);
app.use((req, res, next) => {
  const [scheme, token] = (req.get("Authorization") ?? "").split(" ");
  req.user = scheme.toLowerCase() === "bearer" ? tokens.get(token) : undefined;
  if (req.user) return next();
  const challenge = token ? 'Bearer error="invalid_token"' : "Bearer";
  res.status(401).set({ "WWW-Authenticate": challenge, "Cache-Control": "no-store" });
  res.type("application/problem+json").json({ title: "Unauthorized", status: 401 });
});
"#,
        request: "GET /orders\nAuthorization: Bearer expired\n",
        fields: &["WWW-Authenticate: Bearer error=\"invalid_token\"", "Cache-Control: no-store"],
        output: "",
        warning: "The middleware guards only what is registered after it. `Basic` as the scheme makes browsers open their own dialogue, also for `fetch` of your page.",
        is_run: true,
    },
    Snippet {
        status: 401,
        platform: "axum",
        does: "Answer 401 with a challenge",
        code: r#"use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}, routing::get};

fn app() -> Router {
    let routes = Router::new().route("/orders", get(|| async { "[]" }));
    routes.layer(middleware::from_fn(authenticate))
}

async fn authenticate(request: Request, next: middleware::Next) -> Response {
    let sent = request.headers().get(header::AUTHORIZATION);
    if sent.is_some_and(|value| value == "Bearer token-of-ann") {
        return next.run(request).await;
    }
    let fields = [(header::WWW_AUTHENTICATE, "Bearer"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::UNAUTHORIZED, fields).into_response()
}
"#,
        request: "GET /orders",
        fields: &["WWW-Authenticate: Bearer", "Cache-Control: no-store"],
        output: "",
        warning: "`layer` also guards the fallback, so that unknown addresses get 401; `route_layer` leaves them 404. Compare real secrets in constant time.",
        is_run: true,
    },
    Snippet {
        status: 401,
        platform: "fastapi",
        does: "Answer 401 with a challenge",
        code: r#"from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()
TOKENS = {"Bearer token-of-ann": "ann"}

async def user(authorization: Annotated[str | None, Header()] = None):
    if authorization not in TOKENS:
        fields = {"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"}
        raise HTTPException(401, "no valid credentials", fields)
    return TOKENS[authorization]

@app.get("/orders")
async def orders(name: Annotated[str, Depends(user)]):
    return []
"#,
        request: "GET /orders",
        fields: &["WWW-Authenticate: Bearer", "Cache-Control: no-store"],
        output: "",
        warning: "`HTTPException(401)` alone sends no challenge. FastAPI's `HTTPBearer` answered 403 where no credentials were sent, before version 0.122: test which one you have.",
        is_run: true,
    },
    Snippet {
        status: 401,
        platform: "aspnet",
        does: "Answer 401 from a minimal API",
        code: r#"builder.Services.AddAuthentication().AddJwtBearer();
builder.Services.AddAuthorization();
var app = builder.Build();
app.MapGet("/orders", () => Array.Empty<string>()).RequireAuthorization();
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "The challenge is made by the authentication scheme: with cookies as the default scheme it is a redirect to the page for signing in, not 401. `Results.Unauthorized()` sends no `WWW-Authenticate`.",
        is_run: false,
    },
    Snippet {
        status: 401,
        platform: "django",
        does: "Answer 401 from an API view",
        code: r#"def orders(request):
    if not request.user.is_authenticated:
        fields = {"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"}
        return JsonResponse({"title": "Unauthorized", "status": 401}, status=401, headers=fields)
    return JsonResponse({"orders": []})
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "`login_required` does not answer 401 but redirects to the page for signing in, which API clients follow to an HTML page with 200.",
        is_run: false,
    },
    Snippet {
        status: 402,
        platform: "curl",
        does: "Tell an unpaid account from other refusals",
        code: r#"status=$(curl -sS -o answer.json -w '%{http_code}' https://api.example/reports)
if [ "$status" = 402 ]; then
  echo "payment is needed; not asked again" && cat answer.json
fi
"#,
        request: "402\nContent-Type: application/problem+json\n\n{\"title\":\"Payment Required\",\"status\":402,\"detail\":\"the invoice of May is open\"}\n",
        fields: &[],
        output: r#"payment is needed; not asked again
{"title":"Payment Required","status":402,"detail":"the invoice of May is open"}
"#,
        warning: "No specification says what to do on 402; the reason is in the content, or in the documentation of that service.",
        is_run: true,
    },
    Snippet {
        status: 402,
        platform: "fetch",
        does: "Tell an unpaid account from other refusals",
        code: r#"const answer = await fetch("https://api.example/reports");
if (answer.status === 402) {
  const { detail } = await answer.json();
  console.log(`payment is needed: ${detail}`);
}
"#,
        request: "402\nContent-Type: application/problem+json\n\n{\"title\":\"Payment Required\",\"status\":402,\"detail\":\"the invoice of May is open\"}\n",
        fields: &[],
        output: "payment is needed: the invoice of May is open",
        warning: "Each service means something else by 402. Do not pay, or repeat, because of the status alone.",
        is_run: true,
    },
    Snippet {
        status: 402,
        platform: "express",
        does: "Answer 402 with what is to be paid",
        code: r#"const express = require("express");
const app = express();
const isPaid = (account) => account !== "ann"; // asks your billing
app.get("/reports", (req, res) => {
  if (isPaid("ann")) return res.json([]);
  res.status(402).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "Payment Required", status: 402, detail: "the invoice of May is open" });
});
"#,
        request: "GET /reports",
        fields: &["Cache-Control: no-store", "Content-Type: application/problem+json; charset=utf-8"],
        output: "",
        warning: "The status is reserved and clients know nothing about it: the content must say what to do. Without `no-store` and with a lifetime a cache could go on refusing after the payment.",
        is_run: true,
    },
    Snippet {
        status: 402,
        platform: "axum",
        does: "Answer 402 with what is to be paid",
        code: r#"use axum::{Json, Router, http::{StatusCode, header}, response::IntoResponse, routing::get};
use serde_json::json;

fn app() -> Router {
    Router::new().route("/reports", get(unpaid))
}

async fn unpaid() -> impl IntoResponse {
    let problem = json!({"title": "Payment Required", "status": 402, "detail": "the invoice of May is open"});
    let fields = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::PAYMENT_REQUIRED, fields, Json(problem))
}
"#,
        request: "GET /reports",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-store"],
        output: "",
        warning: "The status is reserved and has no meaning of its own; where the reason is a quota, 429 or 403 are understood by more clients.",
        is_run: true,
    },
    Snippet {
        status: 402,
        platform: "fastapi",
        does: "Answer 402 with what is to be paid",
        code: r#"from fastapi import FastAPI, HTTPException

app = FastAPI()

@app.get("/reports", responses={402: {"description": "An invoice is open"}})
async def reports():
    raise HTTPException(402, "the invoice of May is open", {"Cache-Control": "no-store"})
"#,
        request: "GET /reports",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Without `responses` the generated OpenAPI document does not mention 402, and generated clients treat it as unexpected.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "curl",
        does: "Fail on 403 and keep the reason",
        code: r#"curl -sS --fail-with-body -X DELETE --oauth2-bearer token-of-ann \
  https://api.example/orders/7 || echo "curl ended with $?"
"#,
        request: "403\nContent-Type: application/problem+json\n\n{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"only administrators delete orders\"}\n",
        fields: &["Authorization: Bearer token-of-ann"],
        output: r#"{"title":"Forbidden","status":403,"detail":"only administrators delete orders"}
curl ended with 22
"#,
        warning: "curl ends with 22 for every status from 400 on; a script that must know which one asks with `-w '%{http_code}'`.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "fetch",
        does: "Do not repeat with the same credentials",
        code: r#"const answer = await fetch("https://api.example/orders/7", {
  method: "DELETE",
  headers: { Authorization: "Bearer token-of-ann" },
});
if (answer.status === 403) console.log("not allowed with this account");
else if (answer.status === 401) console.log("sign in again");
"#,
        request: "403",
        fields: &["Authorization: Bearer token-of-ann"],
        output: "not allowed with this account",
        warning: "A 403 can have nothing to do with the account: an address, a country, a firewall. A new token does not help then, and renewing on each 403 makes a loop.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "nginx",
        does: "Let only the own network in",
        code: "# in server
location /admin/ {
    allow 10.0.0.0/8;
    deny all;
    add_header Cache-Control no-store always;
    proxy_pass http://127.0.0.1:8080;
}
",
        request: "GET /admin/users",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Behind a proxy the address is the proxy's: configure `set_real_ip_from` first, or all are in, or all are out. `return` in the same location runs before `deny`, and lets everybody in.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "apache",
        does: "Let only the own network in",
        code: r#"<Location "/admin">
    Require ip 10.0.0.0/8
</Location>
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 403"
"#,
        request: "GET /admin/users",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Behind a proxy the address is the proxy's: mod_remoteip corrects it. Several `Require` lines are alternatives: a `Require valid-user` beside it opens the door to both.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "caddy",
        does: "Let only the own network in",
        code: "api.example {
	@outside {
		path /admin/*
		not remote_ip 10.0.0.0/8
	}
	header @outside Cache-Control no-store
	respond @outside 403
	reverse_proxy 127.0.0.1:8080
}
",
        request: "GET /admin/users",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "`/admin` without the slash is not matched by `/admin/*`. `remote_ip forwarded` believes the field `X-Forwarded-For` of anybody who can reach Caddy.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "express",
        does: "Answer 403 to a known caller who may not",
        code: r#"const express = require("express");
const app = express();
const roles = new Map([["Bearer token-of-ann", "reader"]]);
app.delete("/orders/:id", (req, res) => {
  const role = roles.get(req.get("Authorization"));
  if (!role) return res.status(401).set("WWW-Authenticate", "Bearer").end();
  if (role === "admin") return res.status(204).end();
  res.status(403).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "Forbidden", status: 403, detail: "only administrators delete orders" });
});
"#,
        request: "DELETE /orders/7\nAuthorization: Bearer token-of-ann\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Where the caller may not even know of the order, send the 404 that unknown orders get: a difference between the two tells which ids exist.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "axum",
        does: "Answer 403 to a known caller who may not",
        code: r#"use axum::{Router, http::{HeaderMap, StatusCode, header}, response::{IntoResponse, Response}, routing::delete};

fn app() -> Router {
    Router::new().route("/orders/{id}", delete(remove))
}

async fn remove(fields: HeaderMap) -> Response {
    let sent = fields.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match sent {
        Some("Bearer token-of-admin") => StatusCode::NO_CONTENT.into_response(),
        Some("Bearer token-of-ann") => (StatusCode::FORBIDDEN, [(header::CACHE_CONTROL, "no-store")]).into_response(),
        _ => (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")]).into_response(),
    }
}
"#,
        request: "DELETE /orders/7\nAuthorization: Bearer token-of-ann\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "The check is in one handler: the next handler for the same order needs it too. A 403 before the look-up does not tell whether the order exists; one behind it does.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "fastapi",
        does: "Answer 403 to a known caller who may not",
        code: r#"from typing import Annotated

from fastapi import FastAPI, Header, HTTPException

app = FastAPI()
ROLES = {"Bearer token-of-ann": "reader", "Bearer token-of-admin": "admin"}

@app.delete("/orders/{order}", status_code=204)
async def remove(order: int, authorization: Annotated[str | None, Header()] = None):
    role = ROLES.get(authorization)
    if role is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    if role != "admin":
        raise HTTPException(403, "only administrators delete orders", {"Cache-Control": "no-store"})
"#,
        request: "DELETE /orders/7\nAuthorization: Bearer token-of-ann\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "FastAPI checks the parameters first: `/orders/x` is answered 422 to everybody, before it is known who asks.",
        is_run: true,
    },
    Snippet {
        status: 403,
        platform: "django",
        does: "Answer 403 where a permission is missing",
        code: r#"@permission_required("shop.delete_order", raise_exception=True)
def remove(request, order):
    Order.objects.filter(pk=order).delete()
    return HttpResponse(status=204)
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "Without `raise_exception=True` the decorator redirects to the page for signing in, also those who are signed in. The 403 of a missing CSRF token looks the same from outside.",
        is_run: false,
    },
    Snippet {
        status: 403,
        platform: "spring",
        does: "Answer 403 where a role is missing",
        code: r#"@DeleteMapping("/orders/{id}")
@PreAuthorize("hasRole('ADMIN')")
@ResponseStatus(HttpStatus.NO_CONTENT)
void remove(@PathVariable long id) {
    orders.deleteById(id);
}
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "`@PreAuthorize` does nothing without `@EnableMethodSecurity`. With no entry point configured, Spring Security answers 403 also to callers who sent no credentials, where 401 is due.",
        is_run: false,
    },
    Snippet {
        status: 404,
        platform: "curl",
        does: "Tell a missing thing from a failure",
        code: r#"status=$(curl -sS -o answer.json -w '%{http_code}' https://api.example/orders/7)
case "$status" in
  200) cat answer.json ;;
  404) echo "there is no order 7" ;;
  *) echo "failed with $status" >&2; exit 1 ;;
esac
"#,
        request: "404",
        fields: &[],
        output: "there is no order 7",
        warning: "A wrong base path or host is 404 as well. Where nobody answers, `%{http_code}` is `000`.",
        is_run: true,
    },
    Snippet {
        status: 404,
        platform: "fetch",
        does: "Take 404 as \"there is none\"",
        code: r#"async function order(id) {
  const answer = await fetch(`https://api.example/orders/${encodeURIComponent(id)}`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`orders answered ${answer.status}`);
  return answer.json();
}

console.log(await order("7"));
"#,
        request: "404",
        fields: &[],
        output: "null",
        warning: "A 404 for a mistyped path looks like \"there is none\" too. Where the service sends a problem `type`, test it before you trust the null.",
        is_run: true,
    },
    Snippet {
        status: 404,
        platform: "nginx",
        does: "Answer 404 as problem details, with a caching rule",
        code: r#"# in server
error_page 404 @missing;
location / {
    try_files $uri =404;
}
location @missing {
    default_type application/problem+json;
    add_header Cache-Control no-cache always;
    return 404 '{"title":"Not Found","status":404}';
}
"#,
        request: "GET /orders/7",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-cache"],
        output: "",
        warning: "`error_page 404 = /index.html`, with the equals sign, sends the status of that page: 200, a soft 404. A 404 of a proxied service passes untouched unless `proxy_intercept_errors` is on.",
        is_run: true,
    },
    Snippet {
        status: 404,
        platform: "apache",
        does: "Answer 404 with a text and a caching rule",
        code: r#"ErrorDocument 404 "Nothing is found at this address."
Header always set Cache-Control no-cache "expr=%{REQUEST_STATUS} == 404"
"#,
        request: "GET /orders/7",
        fields: &["Cache-Control: no-cache"],
        output: "",
        warning: "`ErrorDocument 404 https://www.example/missing` is a redirect: the client gets 302 and then a page with 200. A path such as `/missing.html` keeps the status.",
        is_run: true,
    },
    Snippet {
        status: 404,
        platform: "caddy",
        does: "Answer 404 with a text and a caching rule",
        code: r#"api.example {
	root * /srv/www
	file_server
	handle_errors {
		@missing expression {http.error.status_code} == 404
		header @missing Cache-Control no-cache
		respond @missing "Nothing is found at this address." 404
	}
}
"#,
        request: "GET /orders/7",
        fields: &["Cache-Control: no-cache"],
        output: "",
        warning: "Without `file_server` or another handler Caddy answers 200 with nothing for every address. `try_files {path} /index.html` for a single page application makes every unknown address 200.",
        is_run: true,
    },
    Snippet {
        status: 404,
        platform: "express",
        does: "Answer 404 as problem details",
        code: r#"const express = require("express");
const app = express();
app.get("/orders", (req, res) => res.json([]));
// behind all routes
app.use((req, res) => {
  res.status(404).set("Cache-Control", "no-cache").type("application/problem+json");
  res.json({ title: "Not Found", status: 404 });
});
"#,
        request: "GET /order",
        fields: &["Content-Type: application/problem+json; charset=utf-8", "Cache-Control: no-cache"],
        output: "",
        warning: "Express comes here for a wrong method too: `POST /orders` is answered 404, where 405 with `Allow` is due.",
        is_run: true,
    },
    Snippet {
        status: 404,
        platform: "axum",
        does: "Answer 404 as problem details",
        code: r#"use axum::{Json, Router, http::{StatusCode, header}, response::IntoResponse, routing::get};
use serde_json::json;

fn app() -> Router {
    Router::new().route("/orders", get(|| async { "[]" })).fallback(missing)
}

async fn missing() -> impl IntoResponse {
    let fields = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-cache")];
    (StatusCode::NOT_FOUND, fields, Json(json!({"title": "Not Found", "status": 404})))
}
"#,
        request: "GET /order",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-cache"],
        output: "",
        warning: "The fallback is for addresses without a route. A handler that finds no record answers for itself, and a wrong method goes to `method_not_allowed_fallback`.",
        is_run: true,
    },
    Snippet {
        status: 404,
        platform: "fastapi",
        does: "Answer every 404 as problem details",
        code: r#"from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI()

@app.exception_handler(404)
async def missing(request: Request, fault):
    problem = {"title": "Not Found", "status": 404}
    fields = {"Cache-Control": "no-cache"}
    return JSONResponse(problem, 404, fields, "application/problem+json")

@app.get("/orders/{order}")
async def order(order: int):
    raise HTTPException(404)
"#,
        request: "GET /orders/7",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-cache"],
        output: "",
        warning: "A handler for FastAPI's own `HTTPException` does not see unknown routes: those raise Starlette's. `/orders/x` is answered 422, not 404: the declared type of a path parameter decides.",
        is_run: true,
    },
    Snippet {
        status: 404,
        platform: "django",
        does: "Answer 404 where there is no record",
        code: r#"def order(request, number):
    found = get_object_or_404(Order, pk=number, owner=request.user)
    return JsonResponse({"number": found.pk})
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "With `DEBUG = True` the answer is a page that lists all routes. Asking for the owner in the same query gives strangers the same 404 as for unknown numbers.",
        is_run: false,
    },
    Snippet {
        status: 404,
        platform: "rails",
        does: "Answer 404 where there is no record",
        code: "def show
  render json: current_user.orders.find(params.expect(:id))   # RecordNotFound becomes 404
end
",
        request: "",
        fields: &[],
        output: "",
        warning: "`find_by(id:)` gives `nil`, which renders as `null` with 200. In development the answer is a page for debugging.",
        is_run: false,
    },
    Snippet {
        status: 405,
        platform: "curl",
        does: "Ask which methods there are",
        code: r"curl -sS -o /dev/null -X DELETE -w '%{http_code}, allowed: %header{allow}\n' https://api.example/orders
",
        request: "405\nAllow: GET, HEAD, POST\n",
        fields: &[],
        output: "405, allowed: GET, HEAD, POST",
        warning: "Do not try a DELETE to find out whether it is allowed: it could be. `%header{}` needs curl 7.84.",
        is_run: true,
    },
    Snippet {
        status: 405,
        platform: "fetch",
        does: "Report the methods that are allowed",
        code: r#"const answer = await fetch("https://api.example/orders", { method: "PUT", body: "[]" });
if (answer.status === 405) {
  console.log(`PUT is not possible here; possible: ${answer.headers.get("Allow")}`);
}
"#,
        request: "405\nAllow: GET, HEAD, POST\n",
        fields: &[],
        output: "PUT is not possible here; possible: GET, HEAD, POST",
        warning: "In a browser another origin's `Allow` is hidden unless `Access-Control-Expose-Headers` names it, and a 405 to the preflight is seen as a network error only.",
        is_run: true,
    },
    Snippet {
        status: 405,
        platform: "nginx",
        does: "Answer 405 with Allow",
        code: r#"# in server
location = /orders {
    if ($request_method !~ ^(GET|HEAD)$) {
        add_header Allow "GET, HEAD" always;
        return 405;
    }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "POST /orders",
        fields: &["Allow: GET, HEAD"],
        output: "",
        warning: "`limit_except GET { deny all; }` answers 403, not 405. nginx's own 405, for a POST to a file, carries no `Allow`, although it must.",
        is_run: true,
    },
    Snippet {
        status: 405,
        platform: "apache",
        does: "Answer 405 with Allow",
        code: r#"TraceEnable off
<Location "/orders">
    AllowMethods GET HEAD
</Location>
Header always set Allow "GET, HEAD" "expr=%{REQUEST_STATUS} == 405"
"#,
        request: "DELETE /orders",
        fields: &["Allow: GET, HEAD"],
        output: "",
        warning: "Without the last line the 405 says `Allow: TRACE`, and with `TraceEnable off` an empty `Allow`, which still comes beside yours. `<LimitExcept GET>` with `Require all denied` answers 403.",
        is_run: true,
    },
    Snippet {
        status: 405,
        platform: "caddy",
        does: "Answer 405 with Allow",
        code: r#"api.example {
	@method {
		path /orders
		not method GET HEAD
	}
	header @method Allow "GET, HEAD"
	respond @method 405
	reverse_proxy 127.0.0.1:8080
}
"#,
        request: "POST /orders",
        fields: &["Allow: GET, HEAD"],
        output: "",
        warning: "OPTIONS is refused as well, and with it every CORS preflight: add it to the list where browsers of other origins ask.",
        is_run: true,
    },
    Snippet {
        status: 405,
        platform: "express",
        does: "Answer 405 with Allow",
        code: r#"const express = require("express");
const app = express();
app.route("/orders")
  .get((req, res) => res.json([]))
  .post((req, res) => res.status(201).end())
  .all((req, res) => {
    res.status(405).set("Allow", "GET, HEAD, POST").type("application/problem+json");
    res.json({ title: "Method Not Allowed", status: 405 });
  });
"#,
        request: "DELETE /orders",
        fields: &["Allow: GET, HEAD, POST"],
        output: "",
        warning: "Without `.all` Express answers 404 for a wrong method. `.all` also takes OPTIONS, which Express would have answered with 200 and `Allow` itself.",
        is_run: true,
    },
    Snippet {
        status: 405,
        platform: "axum",
        does: "Answer 405 with Allow and a content",
        code: r#"use axum::{Json, Router, http::StatusCode, response::IntoResponse, routing::get};
use serde_json::json;

fn app() -> Router {
    let orders = get(|| async { "[]" }).post(|| async { StatusCode::CREATED });
    Router::new().route("/orders", orders).method_not_allowed_fallback(method)
}

async fn method() -> impl IntoResponse {
    (StatusCode::METHOD_NOT_ALLOWED, Json(json!({"title": "Method Not Allowed", "status": 405})))
}
"#,
        request: "DELETE /orders",
        fields: &["Allow: GET,HEAD,POST"],
        output: "",
        warning: "axum adds `Allow` by itself, with and without the fallback. The fallback must set the status: what it returns otherwise is a 200.",
        is_run: true,
    },
    Snippet {
        status: 405,
        platform: "fastapi",
        does: "Answer 405 with Allow",
        code: r#"from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
async def orders():
    return []
"#,
        request: "DELETE /orders",
        fields: &["Allow: GET"],
        output: "",
        warning: "HEAD gets 405 too: FastAPI adds none to a route for GET. With two functions for one path, `Allow` names the methods of the first one only.",
        is_run: true,
    },
    Snippet {
        status: 405,
        platform: "django",
        does: "Answer 405 with Allow",
        code: r#"@require_http_methods(["GET", "HEAD", "POST"])
def orders(request):
    return JsonResponse({"orders": []})
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "HEAD must be named, or use `require_safe`: `require_GET` refuses HEAD. A POST without a CSRF token gets 403 before the method is looked at.",
        is_run: false,
    },
    Snippet {
        status: 405,
        platform: "flask",
        does: "Answer 405 with Allow",
        code: r#"@app.get("/orders")
def orders():
    return []

@app.errorhandler(405)
def method(fault):
    return {"title": fault.name, "status": 405}, 405, {"Allow": ", ".join(fault.valid_methods)}
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "Flask sends `Allow` itself; a handler that returns only a text and 405 loses it. HEAD and OPTIONS are added to each route for GET.",
        is_run: false,
    },
    Snippet {
        status: 406,
        platform: "curl",
        does: "Ask for one type and accept another",
        code: r"curl -sS -w '%{http_code}\n' -H 'Accept: text/csv, application/json;q=0.5' https://api.example/orders
",
        request: "406\nContent-Type: text/plain\n\navailable: application/xml\n",
        fields: &["Accept: text/csv, application/json;q=0.5"],
        output: "available: application/xml
406
",
        warning: "Many servers ignore `Accept` and answer 200 with what they have, as they may: look at `Content-Type` of the answer.",
        is_run: true,
    },
    Snippet {
        status: 406,
        platform: "fetch",
        does: "Fall back to another type",
        code: r#"const ask = (type) => fetch("https://api.example/orders", { headers: { Accept: type } });

let answer = await ask("text/csv");
if (answer.status === 406) answer = await ask("application/json");
console.log(answer.headers.get("Content-Type"));
"#,
        request: "406\n---\n200\nContent-Type: application/json\n\n[]\n",
        fields: &["Accept: application/json"],
        output: "application/json",
        warning: "One request with both types and weights (`text/csv, application/json;q=0.5`) does the same at once.",
        is_run: true,
    },
    Snippet {
        status: 406,
        platform: "nginx",
        does: "Answer 406 to clients that take no JSON",
        code: r#"# in http
map $http_accept $takes_json {
    default 0;
    "" 1;
    "~*(application/json|application/\*|\*/\*)" 1;
}
# in server
location /orders {
    add_header Vary Accept always;
    if ($takes_json = 0) { return 406; }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "GET /orders\nAccept: text/csv\n",
        fields: &["Vary: Accept"],
        output: "",
        warning: "The pattern does not read weights: `application/json;q=0` is refused by the client and passes here.",
        is_run: true,
    },
    Snippet {
        status: 406,
        platform: "express",
        does: "Choose the type by Accept, or answer 406",
        code: r#"const express = require("express");
const app = express();
const orders = [{ id: 7 }];
app.get("/orders", (req, res) => {
  res.format({
    "application/json": () => res.json(orders),
    "text/csv": () => res.send("id\n7\n"),
    default: () => res.status(406).type("text").send("available: application/json, text/csv"),
  });
});
"#,
        request: "GET /orders\nAccept: application/xml\n",
        fields: &["Vary: Accept"],
        output: "",
        warning: "Without `default` Express makes an error of it, with no list of what there is. Without any `Accept` the first entry is taken, so their order matters.",
        is_run: true,
    },
    Snippet {
        status: 406,
        platform: "axum",
        does: "Answer 406 to clients that take no JSON",
        code: r#"use axum::{Json, Router, http::{HeaderMap, StatusCode, header}, response::{IntoResponse, Response}, routing::get};

fn app() -> Router {
    Router::new().route("/orders", get(orders))
}

async fn orders(fields: HeaderMap) -> Response {
    let accept = fields.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("*/*");
    let mut types = accept.split(',').filter_map(|range| range.split(';').next());
    if types.any(|range| ["application/json", "application/*", "*/*"].contains(&range.trim())) {
        return ([(header::VARY, "Accept")], Json(["an order"])).into_response();
    }
    (StatusCode::NOT_ACCEPTABLE, [(header::VARY, "Accept")], "available: application/json").into_response()
}
"#,
        request: "GET /orders\nAccept: text/csv\n",
        fields: &["Vary: Accept"],
        output: "",
        warning: "Weights and capital letters are not read: `application/json;q=0` passes. Several `Accept` lines are one list; this reads the first line only.",
        is_run: true,
    },
    Snippet {
        status: 406,
        platform: "fastapi",
        does: "Answer 406 to clients that take no JSON",
        code: r#"from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()

async def takes_json(accept: Annotated[str, Header()] = "*/*"):
    types = [part.split(";")[0].strip().lower() for part in accept.split(",")]
    if not {"application/json", "application/*", "*/*"} & set(types):
        raise HTTPException(406, "available: application/json", {"Vary": "Accept"})

@app.get("/orders", dependencies=[Depends(takes_json)])
async def orders():
    return []
"#,
        request: "GET /orders\nAccept: text/csv\n",
        fields: &["Vary: Accept"],
        output: "",
        warning: "FastAPI never sends 406 by itself. Weights are not read here: `application/json;q=0` passes. The 200 needs `Vary` as well where caches stand before it.",
        is_run: true,
    },
    Snippet {
        status: 407,
        platform: "curl",
        does: "Answer the challenge of a proxy",
        code: "curl -sS -x http://proxy.example:3128 --proxy-anyauth -U ann:secret http://api.example/orders
",
        request: "407\nProxy-Authenticate: Basic realm=\"proxy\"\n\n---\n200\n\n[]\n",
        fields: &["Proxy-Authorization: Basic YW5uOnNlY3JldA=="],
        output: "[]",
        warning: "`-u` is for the server, `-U` for the proxy: with the wrong one the proxy answers 407 again and the server gets a password that is not for it.",
        is_run: true,
    },
    Snippet {
        status: 407,
        platform: "curl",
        does: "See who refused: the proxy or the server",
        code: r#"curl -s -p -x http://proxy.example:3128 -w 'proxy: %{http_connect}, server: %{http_code}\n' \
  http://api.example/orders || echo "curl ended with $?"
"#,
        request: "407\nProxy-Authenticate: Basic realm=\"proxy\"\n",
        fields: &[],
        output: "proxy: 407, server: 000
curl ended with 56
",
        warning: "For `https://` addresses the proxy is asked with CONNECT, and a 407 to that is no answer of the server: `%{http_code}` is 000, and scripts that only look at it see a network error.",
        is_run: true,
    },
    Snippet {
        status: 407,
        platform: "apache",
        does: "Ask for a password before forwarding",
        code: r#"ProxyRequests On
<Proxy "*">
    AuthType Basic
    AuthName "proxy"
    AuthUserFile "htpasswd"
    Require valid-user
</Proxy>
"#,
        request: "GET http://api.example/orders\n",
        fields: &["Proxy-Authenticate: Basic realm=\"proxy\""],
        output: "",
        warning: "`ProxyRequests On` makes a forward proxy for whoever reaches the port: never without `Require`. A reverse proxy does not need it and answers 401, not 407.",
        is_run: true,
    },
    Snippet {
        status: 407,
        platform: "express",
        does: "Ask for a password before forwarding",
        code: r#"const express = require("express");
const app = express();
const isKnown = (credentials) => credentials === "Basic YW5uOnNlY3JldA==";
app.use((req, res, next) => {
  if (isKnown(req.get("Proxy-Authorization"))) return next();
  res.status(407).set("Proxy-Authenticate", 'Basic realm="proxy"').end();
});
"#,
        request: "GET http://api.example/orders",
        fields: &["Proxy-Authenticate: Basic realm=\"proxy\""],
        output: "",
        warning: "CONNECT does not come to Express but to the event `connect` of the server: without a check there, every `https://` address goes through unasked.",
        is_run: true,
    },
    Snippet {
        status: 408,
        platform: "curl",
        does: "Repeat after a timeout",
        code: "curl -sS --retry 2 --retry-max-time 60 https://api.example/orders
",
        request: "408\nConnection: close\n\n---\n200\n\n[]\n",
        fields: &[],
        output: "[]",
        warning: "`--retry` repeats whatever the method is, a POST as well, and also for 429, 500, 502, 503 and 504. It waits one second first, then twice as long each time.",
        is_run: true,
    },
    Snippet {
        status: 408,
        platform: "fetch",
        does: "Repeat once, where that is harmless",
        code: r#"async function get(address) {
  const answer = await fetch(address);
  return answer.status === 408 ? fetch(address) : answer;
}

const answer = await get("https://api.example/orders");
console.log(answer.status);
"#,
        request: "408\nConnection: close\n\n---\n200\n\n[]\n",
        fields: &[],
        output: "200",
        warning: "Some browsers repeat by themselves when an idle connection ends with a 408. A POST that was answered 408 may have been read: repeat it only with an idempotency key.",
        is_run: true,
    },
    Snippet {
        status: 408,
        platform: "apache",
        does: "Give up on slow requests",
        code: r#"RequestReadTimeout header=10-20,MinRate=500 body=1,MinRate=500
ProxyPass "/" "http://127.0.0.1:8080/"
"#,
        request: "POST /orders\nContent-Type: application/json\nContent-Length: 2000\n\n{\"started\":\n",
        fields: &["Connection: close"],
        output: "",
        warning: "`body=1` is for the test; 10 or 20 seconds with `MinRate` are usual. A large upload over a slow line is cut off by a limit without `MinRate`.",
        is_run: true,
    },
    Snippet {
        status: 408,
        platform: "express",
        does: "Give up on slow requests",
        code: r#"const express = require("express");
const http = require("http");
const app = express();
app.use(express.json());
const limits = { headersTimeout: 500, requestTimeout: 1000, connectionsCheckingInterval: 250 };
const server = http.createServer(limits, app);
"#,
        request: "POST /orders\nContent-Type: application/json\nContent-Length: 2000\n\n{\"started\":\n",
        fields: &["Connection: close"],
        output: "",
        warning: "The numbers are for the test. The limits are Node's, not Express's: the default is 60 s for the head and 300 s for the whole request, looked at every 30 s. Middleware does not see the 408.",
        is_run: true,
    },
    Snippet {
        status: 408,
        platform: "axum",
        does: "Give up on a slow content",
        code: r#"use std::time::Duration;

use axum::{Router, body::{Body, to_bytes}, http::{StatusCode, header}, response::{IntoResponse, Response}, routing::post};

fn app() -> Router {
    Router::new().route("/orders", post(create))
}

async fn create(body: Body) -> Response {
    match tokio::time::timeout(Duration::from_secs(2), to_bytes(body, 65_536)).await {
        Err(_) => (StatusCode::REQUEST_TIMEOUT, [(header::CONNECTION, "close")]).into_response(),
        Ok(Err(_)) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Ok(Ok(_)) => StatusCode::CREATED.into_response(),
    }
}
"#,
        request: "POST /orders\nContent-Length: 2000\n\n{\"started\":\n",
        fields: &["Connection: close"],
        output: "",
        warning: "Put the limit around the reading, not around the whole handler: a slow database is not the client's delay, and 408 invites it to send all again. The head needs a limit of its own.",
        is_run: true,
    },
    Snippet {
        status: 409,
        platform: "curl",
        does: "Fail on a conflict and show it",
        code: r#"curl -sS --fail-with-body --json '{"name": "ann"}' https://api.example/users || echo "curl ended with $?"
"#,
        request: "409\nContent-Type: application/problem+json\n\n{\"title\":\"Conflict\",\"status\":409,\"detail\":\"the name is taken\"}\n",
        fields: &["Content-Type: application/json"],
        output: r#"{"title":"Conflict","status":409,"detail":"the name is taken"}
curl ended with 22
"#,
        warning: "After a network error a repeated POST can get 409 because the first one succeeded: look whether the thing is there before calling it a failure.",
        is_run: true,
    },
    Snippet {
        status: 409,
        platform: "fetch",
        does: "Read the present state, change it and send it again",
        code: r#"const address = "https://api.example/orders/7";
async function change(edit) {
  const order = await (await fetch(address)).json();
  const body = JSON.stringify(edit(order));
  return fetch(address, { method: "PUT", body, headers: { "Content-Type": "application/json" } });
}

let answer = await change((order) => ({ ...order, count: 2 }));
if (answer.status === 409) answer = await change((order) => ({ ...order, count: 2 }));
console.log(answer.status);
"#,
        request: "200\n\n{\"version\":1,\"count\":1}\n---\n409\n---\n200\n\n{\"version\":2,\"count\":1}\n---\n200\n",
        fields: &["Content-Type: application/json"],
        output: "200",
        warning: "Sending the old state with a new version number overwrites what the other one did. Where people edit, show them both states.",
        is_run: true,
    },
    Snippet {
        status: 409,
        platform: "nginx",
        does: "Make folders, with 409 where the one above is missing",
        code: "# in server
location /files/ {
    root /srv/www;
    dav_methods PUT DELETE MKCOL;
    create_full_put_path off;
    limit_except GET { allow 127.0.0.1; deny all; }
}
",
        request: "MKCOL /files/missing/folder/",
        fields: &[],
        output: "",
        warning: "A PUT into a missing folder is answered 500, not 409; with `create_full_put_path on` the folders are made. Without `limit_except` or a password anybody can write files.",
        is_run: true,
    },
    Snippet {
        status: 409,
        platform: "express",
        does: "Answer 409 with what is in the way",
        code: r#"const express = require("express");
const app = express();
const users = new Map([["ann", "/users/1"]]);
app.post("/users", express.json(), (req, res) => {
  const existing = users.get(req.body.name);
  if (!existing) return res.status(201).end();
  res.status(409).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "Conflict", status: 409, detail: "the name is taken", existing });
});
"#,
        request: "POST /users\nContent-Type: application/json\n\n{\"name\": \"ann\"}\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Two requests at once both find nothing: only a unique key of the database decides, and its error is what becomes 409. The answer tells anybody which names exist.",
        is_run: true,
    },
    Snippet {
        status: 409,
        platform: "axum",
        does: "Answer 409 to a stale version",
        code: r#"use axum::{Json, Router, http::{StatusCode, header}, response::{IntoResponse, Response}, routing::put};
use serde_json::{Value, json};

fn app() -> Router {
    Router::new().route("/orders/{id}", put(replace))
}

async fn replace(Json(order): Json<Value>) -> Response {
    let current = 3; // from the database, in the transaction that writes
    if order["version"] == current {
        return StatusCode::NO_CONTENT.into_response();
    }
    let problem = json!({"title": "Conflict", "status": 409, "current_version": current});
    (StatusCode::CONFLICT, [(header::CACHE_CONTROL, "no-store")], Json(problem)).into_response()
}
"#,
        request: "PUT /orders/7\nContent-Type: application/json\n\n{\"version\": 2, \"count\": 1}\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "A version in the content gives 409; a version in `If-Match` gives 412. Compare and write in one transaction.",
        is_run: true,
    },
    Snippet {
        status: 409,
        platform: "fastapi",
        does: "Answer 409 with what is in the way",
        code: r#"from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
users = {"ann": 1}

class User(BaseModel):
    name: str

@app.post("/users", status_code=201)
async def create(user: User):
    if user.name in users:
        raise HTTPException(409, {"title": "Conflict", "existing": f"/users/{users[user.name]}"})
    users[user.name] = len(users) + 1
"#,
        request: "POST /users\nContent-Type: application/json\n\n{\"name\": \"ann\"}\n",
        fields: &["Content-Type: application/json"],
        output: "",
        warning: "With several workers each has its own dictionary; a unique key of the database decides. The content is wrapped in `{\"detail\": …}` by FastAPI.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "curl",
        does: "Find the links of a list that are gone",
        code: r#"for address in https://api.example/fax https://api.example/telex; do
  status=$(curl -sS -o /dev/null -w '%{http_code}' "$address")
  if [ "$status" = 410 ]; then echo "remove the link to /${address##*/}"; fi
done
"#,
        request: "410",
        fields: &[],
        output: "remove the link to /fax
remove the link to /telex
",
        warning: "`curl -I` asks with HEAD, which some servers answer otherwise than GET. Follow redirects with `-L` only with a limit, `--max-redirs`.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "fetch",
        does: "Forget an address that is gone",
        code: r#"const saved = new Set(["https://api.example/fax"]);
for (const address of saved) {
  const answer = await fetch(address, { method: "HEAD" });
  if (answer.status === 410) saved.delete(address);
}
console.log(saved.size);
"#,
        request: "410",
        fields: &[],
        output: "0",
        warning: "410 says that the absence is likely to be permanent, not that it is: keep a note of what you forgot. Push services send it for subscriptions that ended.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "nginx",
        does: "Answer 410 for what was taken away",
        code: r#"# in http
map $uri $is_gone {
    default 0;
    /fax 1;
    ~^/shop/2019/ 1;
}
# in server
location / {
    if ($is_gone) { add_header Cache-Control "public, max-age=86400" always; return 410; }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "GET /fax",
        fields: &["Cache-Control: public, max-age=86400"],
        output: "",
        warning: "410 is stored by caches: a lifetime of a year cannot be taken back when the address comes into use again. `$uri` is decoded and has no query.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "apache",
        does: "Answer 410 for what was taken away",
        code: r#"RedirectMatch gone "^/fax$"
Redirect gone "/shop/2019"
Header always set Cache-Control "public, max-age=86400" "expr=%{REQUEST_STATUS} == 410"
"#,
        request: "GET /shop/2019/list",
        fields: &["Cache-Control: public, max-age=86400"],
        output: "",
        warning: "`Redirect gone /shop/2019` is for everything below it too. mod_rewrite, where it is on, comes first and can send the request elsewhere.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "caddy",
        does: "Answer 410 for what was taken away",
        code: r#"api.example {
	@gone path /fax /shop/2019/*
	header @gone Cache-Control "public, max-age=86400"
	respond @gone "This was taken away and has no successor." 410
	reverse_proxy 127.0.0.1:8080
}
"#,
        request: "GET /fax",
        fields: &["Cache-Control: public, max-age=86400"],
        output: "",
        warning: "`path` ignores capital letters: `/FAX` is gone too. `redir` runs before `respond`, in whatever order they are written.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "express",
        does: "Answer 410 for what was taken away",
        code: r#"const express = require("express");
const app = express();
const gone = new Set(["/fax", "/telex"]);
app.use((req, res, next) => {
  if (!gone.has(req.path)) return next();
  res.status(410).set("Cache-Control", "public, max-age=86400").type("application/problem+json");
  res.json({ title: "Gone", status: 410 });
});
"#,
        request: "GET /fax",
        fields: &["Cache-Control: public, max-age=86400"],
        output: "",
        warning: "`req.path` is not decoded and keeps its capital letters: `/Fax` and `/fax/` are other addresses here, though Express routes treat them alike.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "axum",
        does: "Answer 410 for what was taken away",
        code: r#"use axum::{Router, http::{StatusCode, header}, response::IntoResponse, routing::any};

fn app() -> Router {
    Router::new().route("/fax", any(gone)).route("/shop/2019/{*rest}", any(gone))
}

async fn gone() -> impl IntoResponse {
    let fields = [(header::CACHE_CONTROL, "public, max-age=86400")];
    (StatusCode::GONE, fields, "This was taken away and has no successor.")
}
"#,
        request: "GET /shop/2019/list",
        fields: &["Cache-Control: public, max-age=86400"],
        output: "",
        warning: "With `get` in place of `any` a POST to what is gone would get 405, as if it were there. `{*rest}` does not match `/shop/2019/` itself.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "fastapi",
        does: "Answer 410 for deleted records",
        code: r#"from fastapi import FastAPI, HTTPException

app = FastAPI()
deleted = {7}

@app.get("/orders/{order}", responses={410: {"description": "It was deleted for good"}})
async def order(order: int):
    if order in deleted:
        raise HTTPException(410, "it was deleted for good", {"Cache-Control": "public, max-age=86400"})
    raise HTTPException(404)
"#,
        request: "GET /orders/7",
        fields: &["Cache-Control: public, max-age=86400"],
        output: "",
        warning: "410 tells that the record once was there. Where strangers must not know that, send 404.",
        is_run: true,
    },
    Snippet {
        status: 410,
        platform: "django",
        does: "Answer 410 from the routes",
        code: r#"urlpatterns = [
    path("fax", lambda request: HttpResponseGone("This was taken away.")),
]
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "`APPEND_SLASH` does not touch it, since the path matches; `/fax/` is another address and 404.",
        is_run: false,
    },
    Snippet {
        status: 410,
        platform: "rails",
        does: "Answer 410 from the routes",
        code: r#"# config/routes.rb
gone = ->(_env) { [410, { "cache-control" => "public, max-age=86400" }, ["Gone"]] }
match "/fax", to: gone, via: :all
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "Routes are tried from the top: put it above a catch-all route.",
        is_run: false,
    },
    Snippet {
        status: 411,
        platform: "curl",
        does: "Send a file with its length",
        code: "echo '[1]' > orders.json
curl -sS -H 'Content-Type: application/json' --data-binary @orders.json https://api.example/orders
",
        request: "200",
        fields: &["Content-Length: 4"],
        output: "",
        warning: "What comes from a pipe with `-T -` is sent in chunks, without a length, and such a server answers 411. `-d @file` takes line ends out; `--data-binary` does not.",
        is_run: true,
    },
    Snippet {
        status: 411,
        platform: "fetch",
        does: "Send the length by not streaming",
        code: r#"const body = JSON.stringify([1]);
const answer = await fetch("https://api.example/orders", { method: "POST", body });
console.log(answer.status);
"#,
        request: "200",
        fields: &["Content-Length: 3"],
        output: "200",
        warning: "A stream as `body` goes out in chunks, without `Content-Length`. Setting the field by hand is forbidden in browsers.",
        is_run: true,
    },
    Snippet {
        status: 411,
        platform: "nginx",
        does: "Refuse contents of unknown length",
        code: r#"# in server
location /orders {
    if ($http_transfer_encoding != "") { return 411; }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "POST /orders\nTransfer-Encoding: chunked\n\n4\n[1]\n\n0\n\n\n",
        fields: &[],
        output: "",
        warning: "Most services need no such rule: nginx reads the whole content first and sends `Content-Length` to the service by itself, unless `proxy_request_buffering` is off.",
        is_run: true,
    },
    Snippet {
        status: 411,
        platform: "apache",
        does: "Refuse contents of unknown length",
        code: "RewriteEngine on
RewriteCond %{HTTP:Transfer-Encoding} .
RewriteRule ^/orders - [R=411]
",
        request: "POST /orders\nTransfer-Encoding: chunked\n\n4\n[1]\n\n0\n\n\n",
        fields: &[],
        output: "",
        warning: "HTTP/2 has no `Transfer-Encoding`: a content without a length passes this rule there.",
        is_run: true,
    },
    Snippet {
        status: 411,
        platform: "express",
        does: "Refuse contents of unknown length",
        code: r#"const express = require("express");
const app = express();
app.post("/uploads", (req, res, next) => {
  if (req.get("Content-Length") !== undefined) return next();
  res.status(411).set({ "Cache-Control": "no-store", Connection: "close" });
  res.type("application/problem+json").json({ title: "Length Required", status: 411 });
});
"#,
        request: "POST /uploads\nTransfer-Encoding: chunked\n\n4\n[1]\n\n0\n\n\n",
        fields: &["Connection: close"],
        output: "",
        warning: "A POST without any content has neither field and is refused as well. Without `Connection: close` Node reads the rest of the upload before the next request.",
        is_run: true,
    },
    Snippet {
        status: 411,
        platform: "axum",
        does: "Refuse contents of unknown length",
        code: r#"use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}, routing::post};

fn app() -> Router {
    let uploads = post(|| async { StatusCode::CREATED }).layer(middleware::from_fn(with_length));
    Router::new().route("/uploads", uploads)
}

async fn with_length(request: Request, next: middleware::Next) -> Response {
    if request.headers().contains_key(header::CONTENT_LENGTH) {
        return next.run(request).await;
    }
    (StatusCode::LENGTH_REQUIRED, "send Content-Length").into_response()
}
"#,
        request: "POST /uploads\nTransfer-Encoding: chunked\n\n4\n[1]\n\n0\n\n\n",
        fields: &[],
        output: "",
        warning: "The announced length is a promise only: still limit what is read. HTTP/2 clients may leave the field out although the length becomes known.",
        is_run: true,
    },
    Snippet {
        status: 411,
        platform: "fastapi",
        does: "Refuse contents of unknown length",
        code: r#"from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()

async def with_length(content_length: Annotated[int | None, Header()] = None):
    if content_length is None:
        raise HTTPException(411, "send Content-Length", {"Cache-Control": "no-store"})

@app.post("/uploads", status_code=201, dependencies=[Depends(with_length)])
async def upload():
    return {}
"#,
        request: "POST /uploads\nTransfer-Encoding: chunked\n\n4\n[1]\n\n0\n\n\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "With a declared content parameter FastAPI reads the whole content before dependencies run: the refusal comes after the upload.",
        is_run: true,
    },
    Snippet {
        status: 412,
        platform: "curl",
        does: "Change only what you have seen",
        code: r#"etag=$(curl -sS -o order.json -w '%header{etag}' https://api.example/orders/7)
curl -sS -o /dev/null -w '%{http_code}\n' -X PUT -H "If-Match: $etag" --json '{"count": 2}' https://api.example/orders/7
"#,
        request: "200\nETag: \"v1\"\n\n{\"count\":1}\n---\n412\n",
        fields: &["If-Match: \"v1\""],
        output: "412",
        warning: "A weak tag, `W/\"…\"`, never fits `If-Match`: the answer is always 412 then. Some proxies make tags weak when they compress.",
        is_run: true,
    },
    Snippet {
        status: 412,
        platform: "fetch",
        does: "Read again after 412 and apply the change to the new state",
        code: r#"const address = "https://api.example/orders/7";
async function change(edit) {
  const seen = await fetch(address);
  const headers = { "Content-Type": "application/json", "If-Match": seen.headers.get("ETag") };
  const body = JSON.stringify(edit(await seen.json()));
  return fetch(address, { method: "PUT", headers, body });
}

let answer = await change((order) => ({ ...order, count: order.count + 1 }));
if (answer.status === 412) answer = await change((order) => ({ ...order, count: order.count + 1 }));
console.log(answer.status);
"#,
        request: "200\nETag: \"v1\"\n\n{\"count\":1}\n---\n412\n---\n200\nETag: \"v2\"\n\n{\"count\":5}\n---\n204\n",
        fields: &["If-Match: \"v2\""],
        output: "204",
        warning: "Repeating with `If-Match: *` overwrites what the other one did. If the server sends no `ETag`, the field becomes the word `null`.",
        is_run: true,
    },
    Snippet {
        status: 412,
        platform: "nginx",
        does: "Check If-Match against files",
        code: "# in server
location / {
    root /srv/www;
    etag on;
    add_header Cache-Control no-cache always;
}
",
        request: "GET /report.txt\nIf-Match: \"another\"\n",
        fields: &["Cache-Control: no-cache"],
        output: "",
        warning: "nginx compares only for files of its own; for a proxied service it passes `If-Match` on, and the service must check. With `gzip` the tag becomes weak.",
        is_run: true,
    },
    Snippet {
        status: 412,
        platform: "apache",
        does: "Check If-Match against files",
        code: r#"FileETag MTime Size
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 412"
"#,
        request: "GET /report.txt\nIf-Match: \"another\"\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "With several servers the times of their files must be the same, or a tag of one is unknown to the other. mod_deflate adds `-gzip` to the tag.",
        is_run: true,
    },
    Snippet {
        status: 412,
        platform: "caddy",
        does: "Check If-Match against files",
        code: "api.example {
	root * /srv/www
	file_server
}
",
        request: "GET /report.txt\nIf-Match: \"another\"\n",
        fields: &["ETag"],
        output: "",
        warning: "Only files are checked; `reverse_proxy` passes the field on. The tag is made of time and size: a file restored with its old time has its old tag.",
        is_run: true,
    },
    Snippet {
        status: 412,
        platform: "express",
        does: "Check If-Match before a change",
        code: r#"const express = require("express");
const app = express();
let order = { tag: '"v2"', count: 1 }; // from the database
app.put("/orders/:id", express.json(), (req, res) => {
  const tags = (req.get("If-Match") ?? "*").split(",").map((tag) => tag.trim());
  if (tags.includes("*") || tags.includes(order.tag)) return res.status(204).end();
  res.status(412).set({ ETag: order.tag, "Cache-Control": "no-store" });
  res.type("application/problem+json").json({ title: "Precondition Failed", status: 412 });
});
"#,
        request: "PUT /orders/7\nIf-Match: \"v1\"\nContent-Type: application/json\n\n{\"count\": 2}\n",
        fields: &["ETag: \"v2\"", "Cache-Control: no-store"],
        output: "",
        warning: "Express compares `If-None-Match` of GET itself, but never `If-Match` of a route. Compare and write in one transaction.",
        is_run: true,
    },
    Snippet {
        status: 412,
        platform: "axum",
        does: "Check If-Match before a change",
        code: r#"use axum::{Router, http::{HeaderMap, StatusCode, header}, response::{IntoResponse, Response}, routing::put};

fn app() -> Router {
    Router::new().route("/orders/{id}", put(replace))
}

async fn replace(fields: HeaderMap) -> Response {
    let current = "\"v2\""; // from the database, in the transaction that writes
    let sent = fields.get(header::IF_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("*");
    if sent.split(',').any(|tag| tag.trim() == "*" || tag.trim() == current) {
        return StatusCode::NO_CONTENT.into_response();
    }
    (StatusCode::PRECONDITION_FAILED, [(header::ETAG, current), (header::CACHE_CONTROL, "no-store")]).into_response()
}
"#,
        request: "PUT /orders/7\nIf-Match: \"v1\"\n",
        fields: &["ETag: \"v2\"", "Cache-Control: no-store"],
        output: "",
        warning: "An order that does not exist is 404, with or without `If-Match`. A tag may contain a comma; where yours can, read the list properly.",
        is_run: true,
    },
    Snippet {
        status: 412,
        platform: "fastapi",
        does: "Check If-Match before a change",
        code: r#"from typing import Annotated

from fastapi import FastAPI, Header, HTTPException

app = FastAPI()
tag = '"v2"'  # from the database, in the transaction that writes

@app.put("/orders/{order}", status_code=204)
async def replace(order: int, if_match: Annotated[str, Header()] = "*"):
    tags = [part.strip() for part in if_match.split(",")]
    if "*" not in tags and tag not in tags:
        raise HTTPException(412, "it has changed", {"ETag": tag, "Cache-Control": "no-store"})
"#,
        request: "PUT /orders/7\nIf-Match: \"v1\"\n",
        fields: &["ETag: \"v2\"", "Cache-Control: no-store"],
        output: "",
        warning: "The default `*` lets requests without the field through; leave it out and FastAPI answers 422, where 428 is meant.",
        is_run: true,
    },
    Snippet {
        status: 413,
        platform: "curl",
        does: "Tell a temporary limit from a lasting one",
        code: r"head -c 2000000 /dev/zero > film.bin
curl -sS -o /dev/null -w '%{http_code}, again after: %header{retry-after}\n' -T film.bin https://api.example/films/7
",
        request: "413\nRetry-After: 3600\nConnection: close\n",
        fields: &[],
        output: "413, again after: 3600",
        warning: "A server that closes while curl is sending can make it end with 55 or 56, and the 413 is lost. `Expect: 100-continue`, which curl sends by itself for large contents, avoids that.",
        is_run: true,
    },
    Snippet {
        status: 413,
        platform: "fetch",
        does: "Do not repeat what is too large",
        code: r#"const body = "x".repeat(200_000);
const answer = await fetch("https://api.example/notes", { method: "POST", body });
if (answer.status === 413) {
  const wait = answer.headers.get("Retry-After");
  console.log(wait ? `later, in ${wait} s` : "too large: send less");
}
"#,
        request: "413\nContent-Type: application/problem+json\n\n{\"title\":\"Content Too Large\",\"status\":413}\n",
        fields: &[],
        output: "too large: send less",
        warning: "If the server closes before all is sent, `fetch` throws a `TypeError` and no status is seen: check the size before sending.",
        is_run: true,
    },
    Snippet {
        status: 413,
        platform: "nginx",
        does: "Limit the content",
        code: r#"# in server
location /uploads {
    client_max_body_size 10m;
    error_page 413 @too_large;
    proxy_pass http://127.0.0.1:8080;
}
location @too_large {
    default_type application/problem+json;
    add_header Cache-Control no-store always;
    return 413 '{"title":"Content Too Large","status":413,"limit":"10 MB"}';
}
"#,
        request: "POST /uploads\nContent-Length: 20000000\n\na\n",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-store"],
        output: "",
        warning: "The default is 1m, and `client_max_body_size 0` means no limit. A limit of the service behind must not be lower, or large uploads are read here and refused there.",
        is_run: true,
    },
    Snippet {
        status: 413,
        platform: "apache",
        does: "Limit the content that is passed on",
        code: r#"RewriteEngine on
RewriteCond expr "%{HTTP:Content-Length} -gt 100000"
RewriteRule ^/uploads - [R=413]
ProxyPass "/uploads" "http://127.0.0.1:8080/uploads"
ErrorDocument 413 "Contents may have up to 100 kB."
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 413"
"#,
        request: "POST /uploads\n\n{150000*a}\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "`LimitRequestBody` counts what Apache itself takes, such as WebDAV; Apache 2.4.67 let contents above it through to a proxied service. A content in chunks has no length and passes this rule.",
        is_run: true,
    },
    Snippet {
        status: 413,
        platform: "caddy",
        does: "Limit the content",
        code: r#"api.example {
	@large {
		path /uploads*
		expression `{http.request.header.Content-Length}.matches("^[0-9]{8,}$")`
	}
	respond @large "Contents may have up to 10 MB." 413
	request_body /uploads* {
		max_size 10MB
	}
	reverse_proxy 127.0.0.1:8080
}
"#,
        request: "POST /uploads\nContent-Length: 20000000\n\na\n",
        fields: &[],
        output: "",
        warning: "`request_body` cuts a content off while it is read. The answer then depends on who reads it, so what announces its length is refused first.",
        is_run: true,
    },
    Snippet {
        status: 413,
        platform: "express",
        does: "Limit JSON contents",
        code: r#"const express = require("express");
const app = express();
app.use(express.json({ limit: "100kb" }));
app.use((error, req, res, next) => {
  if (error.type !== "entity.too.large") return next(error);
  res.status(413).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "Content Too Large", status: 413, limit: error.limit });
});
"#,
        request: "POST /notes\nContent-Type: application/json\n\n\"{150000*a}\"\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "The limit is for JSON only: `text/plain`, forms and uploads pass this parser untouched and need limits of their own.",
        is_run: true,
    },
    Snippet {
        status: 413,
        platform: "axum",
        does: "Limit the content",
        code: r#"use axum::{Router, body::Bytes, extract::DefaultBodyLimit, http::StatusCode, routing::post};

fn app() -> Router {
    Router::new().route("/notes", post(create)).layer(DefaultBodyLimit::max(100_000))
}

async fn create(_content: Bytes) -> StatusCode {
    StatusCode::CREATED
}
"#,
        request: "POST /notes\n\n{150000*a}\n",
        fields: &[],
        output: "",
        warning: "The limit holds for extractors such as `Bytes`, `String` and `Json`, 2 MB without this line. A handler that takes `Body` or the whole `Request` reads without any limit.",
        is_run: true,
    },
    Snippet {
        status: 413,
        platform: "fastapi",
        does: "Limit what is read",
        code: r#"from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
LIMIT = 100_000

@app.post("/notes", status_code=201)
async def create(request: Request):
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > LIMIT:
            raise HTTPException(413, f"up to {LIMIT} bytes", {"Connection": "close"})
    return {"size": len(content)}
"#,
        request: "POST /notes\n\n{150000*a}\n",
        fields: &["Connection: close"],
        output: "",
        warning: "FastAPI has no limit of its own: a declared content parameter is read to its end, however long. Testing `Content-Length` alone lets chunked contents through.",
        is_run: true,
    },
    Snippet {
        status: 414,
        platform: "curl",
        does: "Send a long query as content in place of the address",
        code: r#"filter=$(printf 'id=%s&' $(seq 1 2000))
status=$(curl -sS -o answer.json -w '%{http_code}' "https://api.example/orders?$filter")
if [ "$status" = 414 ]; then
  curl -sS -d "$filter" https://api.example/orders/search
fi
"#,
        request: "414\n---\n200\n\n[]\n",
        fields: &["Content-Type: application/x-www-form-urlencoded"],
        output: "[]",
        warning: "That works only where the service offers such an address. Some servers answer 400 or 431 to a long address, or close the connection.",
        is_run: true,
    },
    Snippet {
        status: 414,
        platform: "fetch",
        does: "Ask in smaller portions",
        code: r#"async function orders(ids) {
  const answer = await fetch(`https://api.example/orders?ids=${ids.join(",")}`);
  if (answer.status !== 414 || ids.length < 2) return answer.json();
  const half = Math.ceil(ids.length / 2);
  return [...(await orders(ids.slice(0, half))), ...(await orders(ids.slice(half)))];
}

console.log(await orders([1, 2]));
"#,
        request: "414\n---\n200\n\n[1]\n---\n200\n\n[2]\n",
        fields: &[],
        output: "[ 1, 2 ]",
        warning: "An address that grows with each redirect is a loop, and no size of the portions ends it. 414 may be stored by caches: the same long address can be refused again without the server being asked.",
        is_run: true,
    },
    Snippet {
        status: 414,
        platform: "nginx",
        does: "Set how long an address may be",
        code: r#"# in http
large_client_header_buffers 4 8k;
# in server
error_page 414 /too-long;
location = /too-long {
    internal;
    add_header Cache-Control no-store always;
    return 414 "The address is longer than 8 kB.";
}
"#,
        request: "GET /search?q={9000*a}",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "One buffer must hold the whole first line, and each field as well: a field above the size is answered 400. The size of the default server for that address and port counts for all names on it.",
        is_run: true,
    },
    Snippet {
        status: 414,
        platform: "apache",
        does: "Set how long an address may be",
        code: r#"LimitRequestLine 8190
ErrorDocument 414 "The address is longer than 8 kB."
"#,
        request: "GET /search?q={9000*a}",
        fields: &[],
        output: "",
        warning: "Among virtual hosts of one address and port the first one's value counts for all. The first line includes method and version.",
        is_run: true,
    },
    Snippet {
        status: 414,
        platform: "express",
        does: "Refuse long addresses",
        code: r#"const express = require("express");
const app = express();
app.use((req, res, next) => {
  if (req.originalUrl.length <= 8000) return next();
  res.status(414).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "URI Too Long", status: 414 });
});
"#,
        request: "GET /search?q={9000*a}",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Node itself answers 431, not 414, when first line and fields together exceed `maxHeaderSize`, 16 kB; Express never sees those.",
        is_run: true,
    },
    Snippet {
        status: 414,
        platform: "axum",
        does: "Refuse long addresses",
        code: r#"use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(limit_address))
}

async fn limit_address(request: Request, next: middleware::Next) -> Response {
    let query = request.uri().query().map_or(0, str::len);
    if request.uri().path().len() + query <= 8000 {
        return next.run(request).await;
    }
    (StatusCode::URI_TOO_LONG, [(header::CACHE_CONTROL, "no-store")]).into_response()
}
"#,
        request: "GET /search?q={9000*a}",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "The layer sees what hyper has read: far longer addresses are refused before it, with an answer of hyper's own.",
        is_run: true,
    },
    Snippet {
        status: 414,
        platform: "fastapi",
        does: "Refuse long addresses",
        code: r#"from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()

@app.middleware("http")
async def limit_address(request: Request, call_next):
    size = len(request.scope.get("raw_path") or b"") + len(request.scope["query_string"])
    if size <= 8000:
        return await call_next(request)
    return JSONResponse({"title": "URI Too Long", "status": 414}, 414, {"Cache-Control": "no-store"})
"#,
        request: "GET /search?q={9000*a}",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "The server below has limits of its own, with other answers. A field that is too long (`Query(max_length=…)`) is 422: the address as a whole was not the fault.",
        is_run: true,
    },
    Snippet {
        status: 415,
        platform: "curl",
        does: "Say which type the content has",
        code: r#"status=$(curl -sS -o answer.txt -w '%{http_code}' -d '{"count": 2}' https://api.example/orders)
if [ "$status" = 415 ]; then
  curl -sS -w '%{http_code}\n' -H 'Content-Type: application/json' -d '{"count": 2}' https://api.example/orders
fi
"#,
        request: "415\nAccept: application/json\n\n---\n201\n",
        fields: &["Content-Type: application/json"],
        output: "201",
        warning: "`-d` alone says `application/x-www-form-urlencoded`, whatever is in it; that is the usual cause. `--json`, from curl 7.82 on, sets the type.",
        is_run: true,
    },
    Snippet {
        status: 415,
        platform: "fetch",
        does: "Say which type the content has",
        code: r#"const answer = await fetch("https://api.example/orders", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ count: 2 }),
});
if (answer.status === 415) console.log(`it takes ${answer.headers.get("Accept")}`);
"#,
        request: "415\nAccept: application/xml\n",
        fields: &["Content-Type: application/json"],
        output: "it takes application/xml",
        warning: "Without the field a string goes out as `text/plain;charset=UTF-8`. For `FormData` leave the field out: only `fetch` knows the boundary.",
        is_run: true,
    },
    Snippet {
        status: 415,
        platform: "nginx",
        does: "Let only JSON through",
        code: r#"# in http
map $request_method:$content_type $is_other_type {
    default 0;
    "~*^(POST|PUT):(?!application/json\s*(;|$))" 1;
}
# in server
location /orders {
    if ($is_other_type) { add_header Accept application/json always; return 415; }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "POST /orders\nContent-Type: text/xml\n\n<order/>\n",
        fields: &["Accept: application/json"],
        output: "",
        warning: "A POST without any content is refused too, and PATCH passes: its types are others. A `map` needs quotes around a pattern that holds a semicolon or braces.",
        is_run: true,
    },
    Snippet {
        status: 415,
        platform: "caddy",
        does: "Let only JSON through",
        code: "api.example {
	@type {
		path /orders*
		method POST PUT
		not header Content-Type application/json*
	}
	header @type Accept application/json
	respond @type 415
	reverse_proxy 127.0.0.1:8080
}
",
        request: "POST /orders\nContent-Type: text/xml\n\n<order/>\n",
        fields: &["Accept: application/json"],
        output: "",
        warning: "`application/json*` also lets `application/json-patch+json` through, and `Application/JSON`, which is the same type, not.",
        is_run: true,
    },
    Snippet {
        status: 415,
        platform: "express",
        does: "Refuse what is not JSON",
        code: r#"const express = require("express");
const app = express();
function onlyJson(req, res, next) {
  if (req.is("application/json") !== false) return next(); // null: there is no content
  res.status(415).set({ Accept: "application/json", "Cache-Control": "no-store" });
  res.type("application/problem+json").json({ title: "Unsupported Media Type", status: 415 });
}
app.post("/orders", onlyJson, express.json(), (req, res) => res.status(201).end());
"#,
        request: "POST /orders\nContent-Type: text/xml\n\n<order/>\n",
        fields: &["Accept: application/json", "Cache-Control: no-store"],
        output: "",
        warning: "`express.json()` alone skips other types without a word, and `req.body` is `undefined`. It does answer 415 to a charset or a content coding that it cannot read.",
        is_run: true,
    },
    Snippet {
        status: 415,
        platform: "axum",
        does: "Answer 415 and say what is taken",
        code: r#"use axum::{Json, Router, extract::rejection::JsonRejection, http::{StatusCode, header}, response::{IntoResponse, Response}, routing::post};
use serde_json::Value;

fn app() -> Router {
    Router::new().route("/orders", post(create))
}

async fn create(content: Result<Json<Value>, JsonRejection>) -> Response {
    match content {
        Ok(_) => StatusCode::CREATED.into_response(),
        Err(fault @ JsonRejection::MissingJsonContentType(_)) => ([(header::ACCEPT, "application/json")], fault).into_response(),
        Err(fault) => fault.into_response(),
    }
}
"#,
        request: "POST /orders\nContent-Type: text/xml\n\n<order/>\n",
        fields: &["Accept: application/json"],
        output: "",
        warning: "`Json` takes `application/json` and `application/*+json`, so a JSON Patch passes as an order. Unlike that, `Bytes` and `String` never look at the type.",
        is_run: true,
    },
    Snippet {
        status: 415,
        platform: "fastapi",
        does: "Refuse what is not JSON",
        code: r#"from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()

async def only_json(content_type: Annotated[str, Header()] = ""):
    if content_type.split(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "send application/json", {"Accept": "application/json"})

@app.post("/orders", status_code=201, dependencies=[Depends(only_json)])
async def create(order: dict | None = None):
    return order
"#,
        request: "POST /orders\nContent-Type: text/xml\n\n<order/>\n",
        fields: &["Accept: application/json"],
        output: "",
        warning: "FastAPI itself answers 422 to another type, since it takes the content as a string then. The content is read before the dependency is asked.",
        is_run: true,
    },
    Snippet {
        status: 416,
        platform: "curl",
        does: "Learn the size from a range that is too far",
        code: r"curl -sS -o /dev/null -r 100000- -w '%{http_code}, %header{content-range}\n' https://www.example/report.txt
",
        request: "416\nContent-Range: bytes */28\n",
        fields: &["Range: bytes=100000-"],
        output: "416, bytes */28",
        warning: "A server may ignore `Range` and send everything with 200. `-C -` on a file that is already whole asks from its end on, which is a 416 too.",
        is_run: true,
    },
    Snippet {
        status: 416,
        platform: "fetch",
        does: "Start again when the part is no longer there",
        code: r#"const address = "https://www.example/report.txt";
const range = (from) => ({ headers: { Range: `bytes=${from}-` } });

let answer = await fetch(address, range(500));
if (answer.status === 416) {
  console.log(`the whole is ${answer.headers.get("Content-Range")}`);
  answer = await fetch(address);
}
console.log(answer.status);
"#,
        request: "416\nContent-Range: bytes */28\n\n---\n200\n\nThe report of the year 2026\n",
        fields: &[],
        output: "the whole is bytes */28
200
",
        warning: "A file that became shorter has changed: the part you have does not belong to it. `If-Range` with the `ETag` makes the server send the whole at once.",
        is_run: true,
    },
    Snippet {
        status: 416,
        platform: "nginx",
        does: "Send parts of files, or 416",
        code: "# in server
location / {
    root /srv/www;
    max_ranges 1;
}
",
        request: "GET /report.txt\nRange: bytes=100000-\n",
        fields: &["Content-Range: bytes */28"],
        output: "",
        warning: "`max_ranges 1` answers a request for several parts with the whole file and 200. For a proxied address the service behind is asked for the range, and answers 416 or not.",
        is_run: true,
    },
    Snippet {
        status: 416,
        platform: "apache",
        does: "Send parts of files, or 416",
        code: r#"MaxRanges 10
MaxRangeOverlaps 2
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 416"
"#,
        request: "GET /report.txt\nRange: bytes=100000-\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Apache's 416 has no `Content-Range`: the client does not learn the size, though it should. Above `MaxRanges` the whole file is sent with 200, not 416.",
        is_run: true,
    },
    Snippet {
        status: 416,
        platform: "caddy",
        does: "Send parts of files, or 416",
        code: "www.example {
	root * /srv/www
	file_server
}
",
        request: "GET /report.txt\nRange: bytes=100000-\n",
        fields: &["Content-Range: bytes */28"],
        output: "",
        warning: "Parts that overlap and add up to more than the file are answered with the whole file and 200.",
        is_run: true,
    },
    Snippet {
        status: 416,
        platform: "express",
        does: "Send parts of generated content, or 416",
        code: r#"const express = require("express");
const app = express();
const report = Buffer.from("The report of the year 2026\n");
app.get("/report", (req, res) => {
  const ranges = req.range(report.length, { combine: true });
  if (ranges === -1) return res.status(416).set("Content-Range", `bytes */${report.length}`).end();
  if (!Array.isArray(ranges) || ranges.type !== "bytes" || ranges.length > 1) return res.send(report);
  const [{ start, end }] = ranges;
  res.status(206).set("Content-Range", `bytes ${start}-${end}/${report.length}`);
  res.send(report.subarray(start, end + 1));
});
"#,
        request: "GET /report\nRange: bytes=100000-\n",
        fields: &["Content-Range: bytes */28"],
        output: "",
        warning: "For files `express.static` and `res.sendFile` do all of that. `-2` from `req.range` is a field that cannot be read: it is ignored and gets 200.",
        is_run: true,
    },
    Snippet {
        status: 416,
        platform: "fastapi",
        does: "Send parts of files, or 416",
        code: r#"from fastapi import FastAPI
from fastapi.responses import FileResponse

app = FastAPI()

@app.get("/report")
async def report():
    return FileResponse("/srv/www/report.txt")
"#,
        request: "GET /report\nRange: bytes=100000-\n",
        fields: &["Content-Range: bytes */28"],
        output: "",
        warning: "Only `FileResponse` and `StaticFiles` read `Range`; what a function returns is always sent whole.",
        is_run: true,
    },
    Snippet {
        status: 417,
        platform: "curl",
        does: "Send at once, without asking first",
        code: r"head -c 2000000 /dev/zero > film.bin
curl -sS -w '%{http_code}\n' -H 'Expect:' -T film.bin https://api.example/films/7
",
        request: "201",
        fields: &["Content-Length: 2000000"],
        output: "201",
        warning: "It is needed only where a server or a proxy handles `Expect: 100-continue` badly, which curl sends with contents above 1 MB. Without the field a refusal comes only after much has been sent.",
        is_run: true,
    },
    Snippet {
        status: 417,
        platform: "curl",
        does: "Let curl repeat without the expectation",
        code: r"head -c 2000000 /dev/zero > film.bin
curl -sS -w '%{http_code}\n' -T film.bin https://api.example/films/7
",
        request: "417\nConnection: keep-alive\n\n---\n201\n",
        fields: &["Content-Length: 2000000"],
        output: "201",
        warning: "curl repeats only where the 417 leaves the connection open; with `Connection: close` it ends with the 417. Node's `fetch` refuses to send `Expect` at all, and browsers do not let a page set it.",
        is_run: true,
    },
    Snippet {
        status: 417,
        platform: "nginx",
        does: "Refuse expectations that nobody meets",
        code: r#"# in http
map $http_expect $is_unknown_expectation {
    default 1;
    "" 0;
    "~*^100-continue$" 0;
}
# in server
location / {
    if ($is_unknown_expectation) { return 417; }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "GET /orders\nExpect: 200-ok\n",
        fields: &[],
        output: "",
        warning: "Without the rule nginx ignores what it does not know, which is allowed. It answers `100-continue` itself and does not send the field on.",
        is_run: true,
    },
    Snippet {
        status: 417,
        platform: "apache",
        does: "Explain a 417",
        code: r#"ErrorDocument 417 "The only expectation that is met here is 100-continue."
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 417"
"#,
        request: "GET /report.txt\nExpect: 200-ok\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Apache answers 417 to every expectation but `100-continue`. Clients that break on the latter are helped by `RequestHeader unset Expect early`.",
        is_run: true,
    },
    Snippet {
        status: 417,
        platform: "express",
        does: "Refuse expectations that nobody meets",
        code: r#"const express = require("express");
const http = require("http");
const app = express();
app.get("/orders", (req, res) => res.json([]));
const server = http.createServer(app);
server.on("checkExpectation", (req, res) => {
  res.writeHead(417, { "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  res.end(JSON.stringify({ title: "Expectation Failed", status: 417 }));
});
"#,
        request: "GET /orders\nExpect: 200-ok\n",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-store"],
        output: "",
        warning: "Without the listener Node sends an empty 417. `100-continue` is another event, `checkContinue`: with a listener there, you must call `writeContinue` yourself.",
        is_run: true,
    },
    Snippet {
        status: 417,
        platform: "axum",
        does: "Refuse expectations that nobody meets",
        code: r#"use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(check_expectation))
}

async fn check_expectation(request: Request, next: middleware::Next) -> Response {
    let expected = request.headers().get(header::EXPECT);
    if expected.is_none_or(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue")) {
        return next.run(request).await;
    }
    (StatusCode::EXPECTATION_FAILED, [(header::CACHE_CONTROL, "no-store")]).into_response()
}
"#,
        request: "GET /orders\nExpect: 200-ok\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Refusing is allowed, not required: ignoring what is unknown breaks fewer clients. In HTTP/1.0 the field must be ignored.",
        is_run: true,
    },
    Snippet {
        status: 421,
        platform: "curl",
        does: "Ask again on a connection made for that name",
        code: r"curl -sS --http1.1 -o /dev/null -w '%{http_code} from %{remote_ip}\n' -H 'Connection: close' https://www.example/
",
        request: "421",
        fields: &["Connection: close"],
        output: "421 from 127.0.0.1",
        warning: "curl does not repeat after a 421 by itself. If a fresh connection gets it too, the name is not set up on that server, or `-H 'Host: …'` differs from the name in the address.",
        is_run: true,
    },
    Snippet {
        status: 421,
        platform: "fetch",
        does: "Tell a wrong server from a missing page",
        code: r#"const answer = await fetch("https://www.example/");
if (answer.status === 421) {
  console.log("this server is not the one for that name");
}
"#,
        request: "421",
        fields: &[],
        output: "this server is not the one for that name",
        warning: "Browsers repeat by themselves on another connection; Node's `fetch` does not, and a page cannot choose the connection.",
        is_run: true,
    },
    Snippet {
        status: 421,
        platform: "nginx",
        does: "Refuse names that are not served here",
        code: r"# in server
if ($host !~ ^(api|www)\.example$) {
    return 421;
}
location / {
    proxy_pass http://127.0.0.1:8080;
}
",
        request: "GET /\nHost: other.example\n",
        fields: &[],
        output: "",
        warning: "Probes that ask by address are refused as well. Where one certificate is for many names, refusing here is right and refusing in the handshake (`ssl_reject_handshake`) is for names without a certificate.",
        is_run: true,
    },
    Snippet {
        status: 421,
        platform: "apache",
        does: "Refuse names that are not served here",
        code: r"RewriteEngine on
RewriteCond %{HTTP_HOST} !^(api|www)\.example(:\d+)?$ [NC]
RewriteRule ^ - [R=421]
",
        request: "GET /\nHost: other.example\n",
        fields: &[],
        output: "",
        warning: "Apache answers 421 itself when the name in TLS and `Host` need different TLS settings. A virtual host does not inherit these rules without `RewriteOptions Inherit`.",
        is_run: true,
    },
    Snippet {
        status: 421,
        platform: "caddy",
        does: "Refuse names that are not served here",
        code: ":80 {
	@other not host api.example www.example
	respond @other 421
	reverse_proxy 127.0.0.1:8080
}
",
        request: "GET /\nHost: other.example\n",
        fields: &[],
        output: "",
        warning: "Without such a rule Caddy answers 200 with nothing to names that no site has.",
        is_run: true,
    },
    Snippet {
        status: 421,
        platform: "express",
        does: "Refuse names that are not served here",
        code: r#"const express = require("express");
const app = express();
const names = new Set(["api.example", "www.example"]);
app.use((req, res, next) => {
  if (names.has(req.hostname.toLowerCase())) return next();
  res.status(421).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "Misdirected Request", status: 421 });
});
"#,
        request: "GET /\nHost: other.example\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "With `trust proxy` on, `req.hostname` is what `X-Forwarded-Host` says, and whoever can reach the port may write it.",
        is_run: true,
    },
    Snippet {
        status: 421,
        platform: "axum",
        does: "Refuse names that are not served here",
        code: r#"use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(check_host))
}

async fn check_host(request: Request, next: middleware::Next) -> Response {
    let field = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    let host = request.uri().host().or(field).unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    if ["api.example", "www.example"].contains(&name.to_ascii_lowercase().as_str()) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, [(header::CACHE_CONTROL, "no-store")]).into_response()
}
"#,
        request: "GET /\nHost: other.example\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "In HTTP/2 the name is in the target, not in `Host`: look at both. A missing `Host` in HTTP/1.1 is 400, not 421.",
        is_run: true,
    },
    Snippet {
        status: 421,
        platform: "fastapi",
        does: "Refuse names that are not served here",
        code: r#"from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()

@app.middleware("http")
async def check_host(request: Request, call_next):
    if request.url.hostname in {"api.example", "www.example"}:
        return await call_next(request)
    problem = {"title": "Misdirected Request", "status": 421}
    return JSONResponse(problem, 421, {"Cache-Control": "no-store"})
"#,
        request: "GET /\nHost: other.example\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Starlette's `TrustedHostMiddleware` does nearly the same and answers 400, which no client repeats on another connection.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "curl",
        does: "Show what is wrong with each value",
        code: r#"curl -sS --fail-with-body --json '{"email": "a@b.example", "age": 3}' https://api.example/signup || echo "curl ended with $?"
"#,
        request: "422\nContent-Type: application/problem+json\n\n{\"title\":\"Unprocessable Content\",\"status\":422,\"errors\":[{\"pointer\":\"/age\",\"detail\":\"at least 18\"}]}\n",
        fields: &["Content-Type: application/json"],
        output: r#"{"title":"Unprocessable Content","status":422,"errors":[{"pointer":"/age","detail":"at least 18"}]}
curl ended with 22
"#,
        warning: "The shape of the list differs from service to service; a script must not guess it.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "fetch",
        does: "Put the messages beside the inputs",
        code: r#"const answer = await fetch("https://api.example/signup", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ email: "a@b.example", age: 3 }),
});
if (answer.status === 422) {
  const { errors = [] } = await answer.json();
  for (const { pointer, detail } of errors) console.log(`${pointer}: ${detail}`);
}
"#,
        request: "422\nContent-Type: application/problem+json\n\n{\"title\":\"Unprocessable Content\",\"status\":422,\"errors\":[{\"pointer\":\"/age\",\"detail\":\"at least 18\"}]}\n",
        fields: &["Content-Type: application/json"],
        output: "/age: at least 18",
        warning: "Some services send the same list with 400. Show `detail` as text, never as HTML: it may repeat what was typed.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "nginx",
        does: "Put one form of 422 in place of the service's own",
        code: r#"# in server
location /signup {
    proxy_pass http://127.0.0.1:8080;
    proxy_intercept_errors on;
    error_page 422 @unprocessable;
}
location @unprocessable {
    default_type application/problem+json;
    add_header Cache-Control no-store always;
    return 422 '{"title":"Unprocessable Content","status":422}';
}
"#,
        request: "POST /signup\nX-Answer: 422\nContent-Type: application/json\n\n{\"age\": 3}\n",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-store"],
        output: "",
        warning: "That throws away the list of faults, which is what the client needs: do it only where the service tells too much. nginx does not read contents and has no 422 of its own.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "apache",
        does: "Put one form of 422 in place of the service's own",
        code: r#"ProxyPass "/" "http://127.0.0.1:8080/"
ProxyErrorOverride On 422
ErrorDocument 422 "The content was read, and its values cannot be used."
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 422"
"#,
        request: "POST /signup\nX-Answer: 422\nContent-Type: application/json\n\n{\"age\": 3}\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "That throws away the list of faults, which is what the client needs. `ProxyErrorOverride On` without numbers replaces every error, 401 as well.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "caddy",
        does: "Put one form of 422 in place of the service's own",
        code: r#"api.example {
	reverse_proxy 127.0.0.1:8080 {
		@unprocessable status 422
		handle_response @unprocessable {
			header Cache-Control no-store
			respond "The content was read, and its values cannot be used." 422
		}
	}
}
"#,
        request: "POST /signup\nX-Answer: 422\nContent-Type: application/json\n\n{\"age\": 3}\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "That throws away the list of faults, which is what the client needs. The fields of the service go with it; `copy_response_headers` keeps them.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "express",
        does: "Answer 422 with all faults at once",
        code: r#"const express = require("express");
const app = express();
app.post("/signup", express.json(), (req, res) => {
  const errors = [];
  if (typeof req.body?.email !== "string") errors.push({ pointer: "/email", detail: "a string" });
  if (!(req.body?.age >= 18)) errors.push({ pointer: "/age", detail: "at least 18" });
  if (errors.length === 0) return res.status(201).end();
  res.status(422).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "Unprocessable Content", status: 422, errors });
});
"#,
        request: "POST /signup\nContent-Type: application/json\n\n{\"age\": 3}\n",
        fields: &["Content-Type: application/problem+json; charset=utf-8", "Cache-Control: no-store"],
        output: "",
        warning: "Malformed JSON does not come here: `express.json()` makes a 400 of it before. `\"20\" >= 18` is true in JavaScript: test types with a schema.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "axum",
        does: "Answer 422 where the values do not fit the type",
        code: r#"use axum::{Json, Router, http::StatusCode, routing::post};
use serde::Deserialize;

fn app() -> Router {
    Router::new().route("/signup", post(signup))
}

#[derive(Deserialize)]
struct Signup {
    email: String,
    age: u8,
}

async fn signup(Json(signup): Json<Signup>) -> Result<StatusCode, (StatusCode, &'static str)> {
    let is_valid = signup.age >= 18 && signup.email.contains('@');
    is_valid.then_some(StatusCode::CREATED).ok_or((StatusCode::UNPROCESSABLE_ENTITY, "an e-mail, and an age from 18"))
}
"#,
        request: "POST /signup\nContent-Type: application/json\n\n{\"email\": \"a@b.example\", \"age\": \"three\"}\n",
        fields: &[],
        output: "",
        warning: "The extractor stops at the first fault and answers in plain text that names your fields. The constant has the older name of the status.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "fastapi",
        does: "Answer 422 with pointers",
        code: r#"from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

app = FastAPI()

class Signup(BaseModel):
    email: str
    age: int = Field(ge=18)

@app.exception_handler(RequestValidationError)
async def refuse(request: Request, fault: RequestValidationError):
    errors = [{"pointer": "/" + "/".join(map(str, e["loc"][1:])), "detail": e["msg"]} for e in fault.errors()]
    problem = {"title": "Unprocessable Content", "status": 422, "errors": errors}
    return JSONResponse(problem, 422, media_type="application/problem+json")

@app.post("/signup", status_code=201)
async def signup(content: Signup):
    return content
"#,
        request: "POST /signup\nContent-Type: application/json\n\n{\"age\": 3}\n",
        fields: &["Content-Type: application/problem+json"],
        output: "",
        warning: "FastAPI also sends 422 for malformed JSON and for bad path and query parameters, which are here too, with pointers that point at nothing. Its own form repeats the input in `input`.",
        is_run: true,
    },
    Snippet {
        status: 422,
        platform: "aspnet",
        does: "Answer 422 in place of 400",
        code: "builder.Services.AddControllers().ConfigureApiBehaviorOptions(options =>
    options.InvalidModelStateResponseFactory = context =>
        new UnprocessableEntityObjectResult(new ValidationProblemDetails(context.ModelState) { Status = 422 }));
",
        request: "",
        fields: &[],
        output: "",
        warning: "Malformed JSON is in `ModelState` as well, so that it becomes 422 too. Without this line ASP.NET Core answers 400 to all of it.",
        is_run: false,
    },
    Snippet {
        status: 422,
        platform: "rails",
        does: "Answer 422 with the faults of a model",
        code: "def create
  signup = Signup.new(params.expect(signup: [:email, :age]))
  return render json: signup, status: :created if signup.save
  render json: { errors: signup.errors }, status: 422
end
",
        request: "",
        fields: &[],
        output: "",
        warning: "The symbol has changed its name (`:unprocessable_entity`, `:unprocessable_content` in newer Rack); the number has not. A missing parameter is 400.",
        is_run: false,
    },
    Snippet {
        status: 423,
        platform: "curl",
        does: "Lock, change with the token, unlock",
        code: r#"token=$(curl -sS -o /dev/null -w '%header{lock-token}' -X LOCK --data @- https://files.example/report.txt <<'XML'
<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>
XML
)
curl -sS -o /dev/null -w '%{http_code}\n' -X PUT -H "If: ($token)" --data 'text' https://files.example/report.txt
"#,
        request: "200\nLock-Token: <urn:uuid:1>\n\n---\n423\n",
        fields: &["If: (<urn:uuid:1>)"],
        output: "423",
        warning: "A 423 in spite of the token means that another one holds the lock, or that yours has ended: ask for it again. Unlock also when the change failed.",
        is_run: true,
    },
    Snippet {
        status: 423,
        platform: "fetch",
        does: "Wait for the lock a few times",
        code: r#"async function save(body, attempts = 3) {
  const answer = await fetch("https://api.example/drafts/7", { method: "PUT", body });
  if (answer.status !== 423 || attempts === 1) return answer.status;
  await new Promise((done) => setTimeout(done, 100));
  return save(body, attempts - 1);
}

console.log(await save("text"));
"#,
        request: "423\n---\n204\n",
        fields: &[],
        output: "204",
        warning: "A lock can last for hours: after a few attempts tell the person who holds it. Real waits are longer than 100 ms.",
        is_run: true,
    },
    Snippet {
        status: 423,
        platform: "apache",
        does: "Lock files of a WebDAV folder",
        code: r#"DavLockDB "locks"
<Location "/">
    Dav On
    Require ip 127.0.0.1
</Location>
"#,
        request: "LOCK /draft.txt\nContent-Type: application/xml\n\n<lockinfo xmlns=\"DAV:\"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>\n---\nPUT /draft.txt\nContent-Length: 2\n\nok\n",
        fields: &[],
        output: "",
        warning: "`Dav On` lets everybody write whom `Require` lets in. The folder of `DavLockDB` must be writable for the server, and be outside the folder that is served.",
        is_run: true,
    },
    Snippet {
        status: 423,
        platform: "express",
        does: "Answer 423 while another one edits",
        code: r#"const express = require("express");
const app = express();
const locks = new Map([["7", { by: "ann", until: Date.now() + 60_000 }]]);
app.put("/drafts/:id", (req, res) => {
  const lock = locks.get(req.params.id);
  if (!lock || lock.until < Date.now() || lock.by === req.get("X-User")) return res.status(204).end();
  res.status(423).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "Locked", status: 423, detail: `${lock.by} edits it`, until: lock.until });
});
"#,
        request: "PUT /drafts/7\nX-User: bob\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "A lock without an end stays when its holder's browser is closed. Take the caller from the session, not from a field that anybody can write.",
        is_run: true,
    },
    Snippet {
        status: 423,
        platform: "axum",
        does: "Answer 423 while another one edits",
        code: r#"use axum::{Json, Router, http::{StatusCode, header}, response::IntoResponse, routing::put};
use serde_json::json;

fn app() -> Router {
    Router::new().route("/drafts/{id}", put(save))
}

async fn save() -> impl IntoResponse {
    let problem = json!({"title": "Locked", "status": 423, "detail": "ann edits it"}); // from the table of locks
    let fields = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::LOCKED, fields, Json(problem))
}
"#,
        request: "PUT /drafts/7",
        fields: &["Content-Type: application/problem+json", "Cache-Control: no-store"],
        output: "",
        warning: "Clients outside WebDAV seldom know 423. Where two people rarely meet, versions with `If-Match` and 412 need no locks.",
        is_run: true,
    },
    Snippet {
        status: 423,
        platform: "fastapi",
        does: "Answer 423 while another one edits",
        code: r#"from fastapi import FastAPI, HTTPException

app = FastAPI()
locks = {7: "ann"}

@app.put("/drafts/{draft}", status_code=204)
async def save(draft: int):
    if draft in locks:
        raise HTTPException(423, f"{locks[draft]} edits it", {"Cache-Control": "no-store"})
"#,
        request: "PUT /drafts/7",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "A dictionary is not shared by several workers and is lost with a restart: keep locks, with an end, in the database. The name of the holder may be nobody's business.",
        is_run: true,
    },
    Snippet {
        status: 424,
        platform: "curl",
        does: "Find the first failure behind a 424",
        code: r#"curl -sS -X PROPPATCH --data @- https://files.example/report.txt <<'XML' | grep -o 'HTTP/1.1 [0-9]* [A-Za-z ]*'
<propertyupdate xmlns="DAV:"><set><prop><getetag>x</getetag></prop></set></propertyupdate>
XML
"#,
        request: "207\nContent-Type: application/xml\n\n<propstat><status>HTTP/1.1 403 Forbidden</status></propstat><propstat><status>HTTP/1.1 424 Failed Dependency</status></propstat>\n",
        fields: &[],
        output: "HTTP/1.1 403 Forbidden
HTTP/1.1 424 Failed Dependency
",
        warning: "The answer as a whole is 207: 424 stands inside it, for what was left undone because of the other failure. Repair that one and send all again.",
        is_run: true,
    },
    Snippet {
        status: 424,
        platform: "fetch",
        does: "Repair the cause, not the step that was left out",
        code: r#"const body = JSON.stringify([{ op: "create" }, { op: "link" }]);
const answer = await fetch("https://api.example/batch", { method: "POST", body });
const results = await answer.json();
const cause = results.find(({ status }) => status >= 400 && status !== 424);
console.log(`step ${cause.step} failed with ${cause.status}`);
"#,
        request: "207\n\n[{\"step\":1,\"status\":409},{\"step\":2,\"status\":424}]\n",
        fields: &[],
        output: "step 1 failed with 409",
        warning: "Whether the steps before the failure were undone is up to the service; nothing in 424 says it.",
        is_run: true,
    },
    Snippet {
        status: 424,
        platform: "express",
        does: "Mark the steps that were not tried",
        code: r#"const express = require("express");
const app = express();
app.post("/batch/:first/:second", (req, res) => {
  const statuses = [req.params.first === "fails" ? 409 : 204];
  statuses.push(statuses[0] >= 400 ? 424 : 204); // the second needs the first
  res.status(Math.max(...statuses)).set("Cache-Control", "no-store");
  res.json(statuses.map((status, index) => ({ step: index + 1, status })));
});
"#,
        request: "POST /batch/fails/ok",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "The status of the whole answer hides the cause; 207 with one status for each step, or the 409 itself, is clearer to clients that do not read on.",
        is_run: true,
    },
    Snippet {
        status: 424,
        platform: "axum",
        does: "Answer 424 where an earlier step failed",
        code: r#"use axum::{Json, Router, http::{StatusCode, header}, response::IntoResponse, routing::post};
use serde_json::json;

fn app() -> Router {
    Router::new().route("/batch/7/steps/2", post(second))
}

async fn second() -> impl IntoResponse {
    let problem = json!({"title": "Failed Dependency", "status": 424, "depends_on": "/batch/7/steps/1"});
    (StatusCode::FAILED_DEPENDENCY, [(header::CACHE_CONTROL, "no-store")], Json(problem))
}
"#,
        request: "POST /batch/7/steps/2",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "It is for a step of the client's own that failed before. A service of yours that does not answer is 502 or 504: with 424 the client would look for a fault of its own.",
        is_run: true,
    },
    Snippet {
        status: 424,
        platform: "fastapi",
        does: "Answer 424 where an earlier step failed",
        code: r#"from fastapi import FastAPI, HTTPException

app = FastAPI()
failed = {1}

@app.post("/batch/7/steps/{step}", status_code=204)
async def run(step: int):
    if step - 1 in failed:
        raise HTTPException(424, f"step {step - 1} failed", {"Cache-Control": "no-store"})
"#,
        request: "POST /batch/7/steps/2",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Some services send 424 when a provider behind them fails. That is their own convention; RFC 4918 means another action of the same client.",
        is_run: true,
    },
    Snippet {
        status: 425,
        platform: "curl",
        does: "Repeat after 425",
        code: r#"for attempt in 1 2 3; do
  status=$(curl -sS -o answer.json -w '%{http_code}' https://api.example/orders)
  [ "$status" = 425 ] || break
done
echo "$status after $attempt"
"#,
        request: "425\n---\n200\n",
        fields: &[],
        output: "200 after 2",
        warning: "`--retry` does not repeat after 425. The repetition must not go out as early data again; this curl never sends any.",
        is_run: true,
    },
    Snippet {
        status: 425,
        platform: "fetch",
        does: "Repeat after 425",
        code: r#"const order = () => fetch("https://api.example/orders", { method: "POST", body: "{}" });
let answer = await order();
if (answer.status === 425) answer = await order(); // it was refused, not processed
console.log(answer.status);
"#,
        request: "425\n---\n201\n",
        fields: &[],
        output: "201",
        warning: "Browsers that send early data repeat by themselves. A second 425 comes from a server that misreads the field: do not make a loop of it.",
        is_run: true,
    },
    Snippet {
        status: 425,
        platform: "nginx",
        does: "Refuse changes in early data, behind a proxy that takes it",
        code: r#"# in http
map $http_early_data:$request_method $is_too_early {
    default 0;
    "~^1:(?!GET|HEAD|OPTIONS)" 1;
}
# in server
location / {
    if ($is_too_early) { return 425; }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "POST /orders\nEarly-Data: 1\n",
        fields: &[],
        output: "",
        warning: "The proxy in front must set the field: in nginx `ssl_early_data on` needs `proxy_set_header Early-Data $ssl_early_data`. A safe method can still cost something: decide for each address.",
        is_run: true,
    },
    Snippet {
        status: 425,
        platform: "caddy",
        does: "Refuse changes in early data, behind a proxy that takes it",
        code: "api.example {
	@early {
		header Early-Data 1
		not method GET HEAD OPTIONS
	}
	header @early Cache-Control no-store
	respond @early 425
	reverse_proxy 127.0.0.1:8080
}
",
        request: "POST /orders\nEarly-Data: 1\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Caddy 2.6 takes no early data over TCP itself. A client may send the field too, and gets 425 for it, as it should.",
        is_run: true,
    },
    Snippet {
        status: 425,
        platform: "express",
        does: "Refuse changes in early data",
        code: r#"const express = require("express");
const app = express();
const safe = new Set(["GET", "HEAD", "OPTIONS"]);
app.use((req, res, next) => {
  if (req.get("Early-Data") !== "1" || safe.has(req.method)) return next();
  res.status(425).set("Cache-Control", "no-store").type("application/problem+json");
  res.json({ title: "Too Early", status: 425 });
});
"#,
        request: "POST /orders\nEarly-Data: 1\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "It works only if the proxy in front sets `Early-Data` and passes 425 through. Refuse before anything is done: the client will send the request again.",
        is_run: true,
    },
    Snippet {
        status: 425,
        platform: "axum",
        does: "Refuse changes in early data",
        code: r#"use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(check_early))
}

async fn check_early(request: Request, next: middleware::Next) -> Response {
    let is_early = request.headers().get("early-data").is_some_and(|value| value == "1");
    if !is_early || request.method().is_safe() {
        return next.run(request).await;
    }
    (StatusCode::TOO_EARLY, [(header::CACHE_CONTROL, "no-store")]).into_response()
}
"#,
        request: "POST /orders\nEarly-Data: 1\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Without the field, and without early data on the own connection, 425 should not be sent: clients could repeat for ever.",
        is_run: true,
    },
    Snippet {
        status: 425,
        platform: "fastapi",
        does: "Refuse changes in early data",
        code: r#"from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()

async def not_early(early_data: Annotated[str | None, Header()] = None):
    if early_data == "1":
        raise HTTPException(425, "send it again after the handshake", {"Cache-Control": "no-store"})

@app.post("/orders", status_code=201, dependencies=[Depends(not_early)])
async def create():
    return {}
"#,
        request: "POST /orders\nEarly-Data: 1\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Each route that changes something needs the dependency; a router with `dependencies=` sets it for all of its own.",
        is_run: true,
    },
    Snippet {
        status: 426,
        platform: "curl",
        does: "See which protocol is wanted",
        code: r"curl -sS -o /dev/null -w '%{http_code}, wanted: %header{upgrade}\n' https://api.example/events
",
        request: "426\nUpgrade: websocket\nConnection: Upgrade\n",
        fields: &[],
        output: "426, wanted: websocket",
        warning: "curl makes a WebSocket only of `ws://` addresses, and in every build only from 8.11 on. `-H 'Upgrade: websocket'` alone makes no handshake.",
        is_run: true,
    },
    Snippet {
        status: 426,
        platform: "fetch",
        does: "Use a WebSocket where one is wanted",
        code: r#"const answer = await fetch("https://api.example/events");
if (answer.status === 426) {
  const wanted = answer.headers.get("Upgrade");
  console.log(`this address needs ${wanted}: use new WebSocket(…)`);
}
"#,
        request: "426\nUpgrade: websocket\nConnection: Upgrade\n",
        fields: &[],
        output: "this address needs websocket: use new WebSocket(…)",
        warning: "`fetch` cannot upgrade: `Connection` and `Upgrade` are forbidden fields. Node 20 has no `WebSocket` of its own without a flag; Node 22 has.",
        is_run: true,
    },
    Snippet {
        status: 426,
        platform: "nginx",
        does: "Answer 426 to requests without an upgrade",
        code: "# in server
location /events {
    if ($http_upgrade != websocket) {
        add_header Upgrade websocket always;
        add_header Connection upgrade always;
        return 426;
    }
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection upgrade;
    proxy_http_version 1.1;
    proxy_pass http://127.0.0.1:8080;
}
",
        request: "GET /events",
        fields: &["Upgrade: websocket", "Connection: upgrade"],
        output: "",
        warning: "nginx sends a `Connection` line of its own besides; both lines count as one list. HTTP/2 has no such fields and no upgrade: there the answer says nothing.",
        is_run: true,
    },
    Snippet {
        status: 426,
        platform: "apache",
        does: "Answer 426 to requests without an upgrade",
        code: r#"RewriteEngine on
RewriteCond %{HTTP:Upgrade} !^websocket$ [NC]
RewriteRule ^/events - [R=426]
Header always set Upgrade websocket "expr=%{REQUEST_STATUS} == 426"
Header always merge Connection Upgrade "expr=%{REQUEST_STATUS} == 426"
"#,
        request: "GET /events",
        fields: &["Upgrade: websocket"],
        output: "",
        warning: "Apache may add protocols of its own to `Upgrade`, such as `h2c`, where mod_http2 offers them. Look at what is really sent: a proxy in front removes both fields.",
        is_run: true,
    },
    Snippet {
        status: 426,
        platform: "express",
        does: "Answer 426 to requests without an upgrade",
        code: r#"const express = require("express");
const app = express();
app.get("/events", (req, res) => {
  res.status(426).set({ Upgrade: "websocket", Connection: "Upgrade", "Cache-Control": "no-store" });
  res.type("application/problem+json");
  res.json({ title: "Upgrade Required", status: 426 });
});
"#,
        request: "GET /events",
        fields: &["Upgrade: websocket", "Connection: Upgrade", "Cache-Control: no-store"],
        output: "",
        warning: "A request that does upgrade comes to the event `upgrade` of the server and not here. Without a listener there Node treats it as a usual request, which then gets this answer.",
        is_run: true,
    },
    Snippet {
        status: 426,
        platform: "axum",
        does: "Answer 426 to requests without an upgrade",
        code: r#"use axum::{Router, http::{StatusCode, header}, response::IntoResponse, routing::get};

fn app() -> Router {
    Router::new().route("/events", get(needs_websocket))
}

async fn needs_websocket() -> impl IntoResponse {
    let fields = [(header::UPGRADE, "websocket"), (header::CONNECTION, "upgrade"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::UPGRADE_REQUIRED, fields)
}
"#,
        request: "GET /events",
        fields: &["Upgrade: websocket", "Connection: upgrade", "Cache-Control: no-store"],
        output: "",
        warning: "axum's own `WebSocketUpgrade` answers 400 to a plain request, not 426. In HTTP/2 `Connection` is not allowed in an answer.",
        is_run: true,
    },
    Snippet {
        status: 426,
        platform: "fastapi",
        does: "Answer 426 to requests without an upgrade",
        code: r#"from fastapi import FastAPI, HTTPException, WebSocket

app = FastAPI()

@app.websocket("/events")
async def events(socket: WebSocket):
    await socket.accept()

@app.get("/events")
async def plain():
    raise HTTPException(426, headers={"Upgrade": "websocket", "Connection": "Upgrade"})
"#,
        request: "GET /events",
        fields: &["Upgrade: websocket", "Connection: Upgrade"],
        output: "",
        warning: "Without the second function a plain GET is answered 404, though the address exists.",
        is_run: true,
    },
    Snippet {
        status: 428,
        platform: "curl",
        does: "Read the tag and send the change with it",
        code: r#"etag=$(curl -sS -o order.json -w '%header{etag}' https://api.example/orders/7)
curl -sS -o /dev/null -w '%{http_code}\n' -X PUT -H "If-Match: $etag" --json '{"count": 2}' https://api.example/orders/7
"#,
        request: "200\nETag: \"v1\"\n\n{\"count\":1}\n---\n204\n",
        fields: &["If-Match: \"v1\""],
        output: "204",
        warning: "`If-Match: *` satisfies many servers and protects nothing: it says only that there must be something.",
        is_run: true,
    },
    Snippet {
        status: 428,
        platform: "fetch",
        does: "Read the tag and send the change with it",
        code: r#"const address = "https://api.example/orders/7";
const save = (fields) => fetch(address, { method: "PUT", body: '{"count":2}', headers: fields });

let answer = await save({});
if (answer.status === 428) {
  const seen = await fetch(address);
  answer = await save({ "If-Match": seen.headers.get("ETag") });
}
console.log(answer.status);
"#,
        request: "428\n---\n200\nETag: \"v1\"\n\n{\"count\":1}\n---\n204\n",
        fields: &["If-Match: \"v1\""],
        output: "204",
        warning: "Fetching the tag right before the change defeats its purpose: use the tag of the state that the person saw.",
        is_run: true,
    },
    Snippet {
        status: 428,
        platform: "nginx",
        does: "Demand If-Match for changes",
        code: r#"# in http
map $request_method:$http_if_match $is_unconditional {
    default 0;
    "~^(PUT|PATCH|DELETE):$" 1;
}
# in server
location /orders/ {
    if ($is_unconditional) {
        add_header Cache-Control no-store always;
        return 428 "Send If-Match with the ETag that you have seen.";
    }
    proxy_pass http://127.0.0.1:8080;
}
"#,
        request: "PUT /orders/7",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "That only demands the field; the service behind must compare it. A PUT that creates has no tag: it sends `If-None-Match: *`, which this rule refuses.",
        is_run: true,
    },
    Snippet {
        status: 428,
        platform: "apache",
        does: "Demand If-Match for changes",
        code: r#"RewriteEngine on
RewriteCond %{REQUEST_METHOD} ^(PUT|PATCH|DELETE)$
RewriteCond %{HTTP:If-Match} =""
RewriteRule ^/orders/ - [R=428]
ErrorDocument 428 "Send If-Match with the ETag that you have seen."
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 428"
"#,
        request: "PUT /orders/7",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "That only demands the field; the service behind must compare it.",
        is_run: true,
    },
    Snippet {
        status: 428,
        platform: "caddy",
        does: "Demand If-Match for changes",
        code: r#"api.example {
	@unconditional {
		path /orders/*
		method PUT PATCH DELETE
		header !If-Match
	}
	header @unconditional Cache-Control no-store
	respond @unconditional "Send If-Match with the ETag that you have seen." 428
	reverse_proxy 127.0.0.1:8080
}
"#,
        request: "PUT /orders/7",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "That only demands the field; the service behind must compare it.",
        is_run: true,
    },
    Snippet {
        status: 428,
        platform: "express",
        does: "Demand If-Match for changes",
        code: r#"const express = require("express");
const app = express();
const changes = new Set(["PUT", "PATCH", "DELETE"]);
app.use("/orders/:id", (req, res, next) => {
  if (!changes.has(req.method) || req.get("If-Match")) return next();
  res.status(428).set("Cache-Control", "no-store").type("application/problem+json");
  const detail = "send If-Match with the ETag that you have seen";
  res.json({ title: "Precondition Required", status: 428, detail });
});
"#,
        request: "PUT /orders/7",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "An order that does not exist is answered 428 too, before it is looked for. `express` makes weak tags by default, which never fit `If-Match`: `app.set(\"etag\", \"strong\")`.",
        is_run: true,
    },
    Snippet {
        status: 428,
        platform: "axum",
        does: "Demand If-Match for changes",
        code: r#"use axum::{Router, http::{HeaderMap, StatusCode, header}, response::{IntoResponse, Response}, routing::put};

fn app() -> Router {
    Router::new().route("/orders/{id}", put(replace))
}

async fn replace(fields: HeaderMap) -> Response {
    if fields.contains_key(header::IF_MATCH) {
        return StatusCode::NO_CONTENT.into_response(); // compare, or answer 412
    }
    let text = "send If-Match with the ETag that you have seen";
    (StatusCode::PRECONDITION_REQUIRED, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}
"#,
        request: "PUT /orders/7",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "428 is of use only if every answer to GET carries an `ETag`: without it clients have nothing to send.",
        is_run: true,
    },
    Snippet {
        status: 428,
        platform: "fastapi",
        does: "Demand If-Match for changes",
        code: r#"from typing import Annotated

from fastapi import FastAPI, Header, HTTPException

app = FastAPI()

@app.put("/orders/{order}", status_code=204)
async def replace(order: int, if_match: Annotated[str | None, Header()] = None):
    if if_match is None:
        detail = "send If-Match with the ETag that you have seen"
        raise HTTPException(428, detail, {"Cache-Control": "no-store"})
"#,
        request: "PUT /orders/7",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Without the default `None` a missing field is answered 422, and clients do not learn that a condition is meant.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "curl",
        does: "Wait as told and repeat",
        code: "curl -sS --retry 3 --retry-max-time 120 https://api.example/orders
",
        request: "429\nRetry-After: 1\n\n---\n200\n\n[]\n",
        fields: &[],
        output: "[]",
        warning: "curl obeys `Retry-After`, however long it is: `--retry-max-time` ends it. It repeats a POST just as well.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "fetch",
        does: "Wait as told, with a limit, and repeat",
        code: r#"async function patient(address, attempts = 4) {
  const answer = await fetch(address);
  if (answer.status !== 429 || attempts === 1) return answer;
  const told = Number(answer.headers.get("Retry-After")); // NaN for a date
  const seconds = Math.min(told > 0 ? told : 1, 60) + Math.random() / 10;
  await new Promise((done) => setTimeout(done, seconds * 1000));
  return patient(address, attempts - 1);
}

console.log((await patient("https://api.example/orders")).status);
"#,
        request: "429\nRetry-After: 1\n\n---\n200\n",
        fields: &[],
        output: "200",
        warning: "Without chance in the wait all clients come back in the same second. `Retry-After` may be a date and is optional; the wait should grow where it is missing.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "nginx",
        does: "Limit the rate of each address",
        code: r#"# in http
limit_req_zone $binary_remote_addr zone=api:10m rate=1r/s;
# in server
limit_req_status 429;
error_page 429 @too_many;
location / {
    limit_req zone=api burst=2 nodelay;
    proxy_pass http://127.0.0.1:8080;
}
location @too_many {
    add_header Retry-After 1 always;
    add_header Cache-Control no-store always;
    return 429 "Too many requests; try again in a second.";
}
"#,
        request: "GET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n",
        fields: &["Retry-After: 1", "Cache-Control: no-store"],
        output: "",
        warning: "Without `limit_req_status` nginx answers 503. Behind a proxy all clients are one address: `set_real_ip_from` first. `return` in the limited location would run before the limit.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "apache",
        does: "Complete the 429 of a service",
        code: r#"ProxyPass "/" "http://127.0.0.1:8080/"
Header onsuccess setifempty Retry-After 60 "expr=%{REQUEST_STATUS} == 429"
Header onsuccess set Cache-Control no-store "expr=%{REQUEST_STATUS} == 429"
"#,
        request: "GET /orders\nX-Answer: 429\n",
        fields: &["Retry-After: 60", "Cache-Control: no-store"],
        output: "",
        warning: "Apache itself does not count requests: mod_ratelimit limits the bandwidth, not the rate, and mod_evasive answers 403 unless told otherwise.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "caddy",
        does: "Complete the 429 of a service",
        code: r#"api.example {
	reverse_proxy 127.0.0.1:8080 {
		@many status 429
		handle_response @many {
			header Retry-After 60
			header Cache-Control no-store
			respond "Too many requests; try again in a minute." 429
		}
	}
}
"#,
        request: "GET /orders\nX-Answer: 429\n",
        fields: &["Retry-After: 60", "Cache-Control: no-store"],
        output: "",
        warning: "The service's own `Retry-After` is lost. Caddy counts requests only with a module that is not part of it.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "express",
        does: "Limit the rate of each caller",
        code: r#"const express = require("express");
const app = express();
const seen = new Map(); // address: [window, count]
app.use((req, res, next) => {
  const now = Math.floor(Date.now() / 60_000);
  const [window, count] = seen.get(req.ip) ?? [now, 0];
  seen.set(req.ip, [now, window === now ? count + 1 : 1]);
  if (window !== now || count < 3) return next();
  res.status(429).set({ "Retry-After": "60", "Cache-Control": "no-store" });
  res.type("application/problem+json").json({ title: "Too Many Requests", status: 429 });
});
"#,
        request: "GET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n",
        fields: &["Retry-After: 60", "Cache-Control: no-store"],
        output: "",
        warning: "The map grows with each address and each process has its own: use a shared store and remove old entries. `req.ip` behind a proxy is the proxy's, unless `trust proxy` is set.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "axum",
        does: "Refuse what exceeds a number at once",
        code: r#"use std::sync::Arc;

use axum::{Router, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}, routing::get};
use tokio::sync::Semaphore;

fn app() -> Router {
    let places = Arc::new(Semaphore::new(0)); // 100, or what the database bears
    Router::new().route("/reports", get(report)).with_state(places)
}

async fn report(State(places): State<Arc<Semaphore>>) -> Response {
    let Ok(_place) = places.try_acquire() else {
        let fields = [(header::RETRY_AFTER, "5"), (header::CACHE_CONTROL, "no-store")];
        return (StatusCode::TOO_MANY_REQUESTS, fields).into_response();
    };
    "the report".into_response()
}
"#,
        request: "GET /reports",
        fields: &["Retry-After: 5", "Cache-Control: no-store"],
        output: "",
        warning: "The number is 0 for the test. Where all callers share the places, 503 is more honest: 429 says that this caller sent too many, so count for each one.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "fastapi",
        does: "Limit the rate of each caller",
        code: r#"from collections import Counter
from time import time

from fastapi import Depends, FastAPI, HTTPException, Request

app = FastAPI()
counts = Counter()

async def limit(request: Request):
    key = (request.client.host, int(time() // 60))
    counts[key] += 1
    if counts[key] > 3:
        raise HTTPException(429, "3 a minute", {"Retry-After": "60", "Cache-Control": "no-store"})

@app.get("/orders", dependencies=[Depends(limit)])
async def orders():
    return []
"#,
        request: "GET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n---\nGET /orders\n",
        fields: &["Retry-After: 60", "Cache-Control: no-store"],
        output: "",
        warning: "The counter grows for ever and each worker has its own: use a shared store with an end for each key. Behind a proxy the host is the proxy's.",
        is_run: true,
    },
    Snippet {
        status: 429,
        platform: "aspnet",
        does: "Limit the rate of each address",
        code: r#"builder.Services.AddRateLimiter(options => {
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.OnRejected = (context, _) => {
        context.HttpContext.Response.Headers.RetryAfter = "60";
        return ValueTask.CompletedTask;
    };
    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new() { PermitLimit = 10, Window = TimeSpan.FromMinutes(1) }));
});
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "The default of `RejectionStatusCode` is 503. Nothing happens without `app.UseRateLimiter()`.",
        is_run: false,
    },
    Snippet {
        status: 429,
        platform: "rails",
        does: "Limit the rate of an action",
        code: r#"class OrdersController < ApplicationController
  rate_limit to: 10, within: 1.minute, with: -> {
    response.headers["Retry-After"] = "60"
    response.headers["Cache-Control"] = "no-store"
    head :too_many_requests
  }
end
"#,
        request: "",
        fields: &[],
        output: "",
        warning: "`rate_limit` came with Rails 7.2 and counts in the cache store: with the memory store each process counts for itself. Without `with:` no `Retry-After` is sent.",
        is_run: false,
    },
    Snippet {
        status: 431,
        platform: "curl",
        does: "Try again without the cookies",
        code: r#"echo 'Set-Cookie: basket=large' > cookies.txt
status=$(curl -sS -b cookies.txt -o page.html -w '%{http_code}' https://www.example/)
if [ "$status" = 431 ]; then
  curl -sS -o page.html -w 'without cookies: %{http_code}\n' https://www.example/
fi
"#,
        request: "431\n---\n200\n",
        fields: &[],
        output: "without cookies: 200",
        warning: "Some servers answer 400 to the same fault. Without cookies you are signed out: removing the large one alone is enough.",
        is_run: true,
    },
    Snippet {
        status: 431,
        platform: "fetch",
        does: "Send less with the request",
        code: r#"const filter = JSON.stringify([...Array(500).keys()]);
const ask = (headers) => fetch("https://api.example/orders", { headers });

let answer = await ask({ "X-Filter": filter });
if (answer.status === 431) answer = await ask({});
console.log(answer.status);
"#,
        request: "431\n---\n200\n",
        fields: &[],
        output: "200",
        warning: "A page cannot remove cookies that are `HttpOnly`: only the server can let them end. What is large belongs in a content.",
        is_run: true,
    },
    Snippet {
        status: 431,
        platform: "nginx",
        does: "Answer 431 in place of 400",
        code: r#"# in http
large_client_header_buffers 4 8k;
# in server
error_page 494 =431 /fields-too-large;
location = /fields-too-large {
    internal;
    add_header Cache-Control no-store always;
    return 431 "The fields of the request, or its cookies, are too large.";
}
"#,
        request: "GET /\nCookie: basket={9000*a}\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "Left alone nginx answers 400 and logs 494, its own number. One buffer must hold a whole field; the sizes of the default server count for all names on its port.",
        is_run: true,
    },
    Snippet {
        status: 431,
        platform: "caddy",
        does: "Set how large the fields may be",
        code: "{
	servers {
		max_header_size 16KB
	}
}
api.example {
	reverse_proxy 127.0.0.1:8080
}
",
        request: "GET /\nCookie: basket={40000*a}\n",
        fields: &["Connection: close"],
        output: "",
        warning: "The default is 1 MB, and a few kB are allowed on top. The long first line counts as well: Caddy answers 431, not 414, to a long address. The answer is Go's own, without `Cache-Control`.",
        is_run: true,
    },
    Snippet {
        status: 431,
        platform: "express",
        does: "Set how large the fields may be",
        code: r#"const express = require("express");
const http = require("http");
const app = express();
app.get("/", (req, res) => res.send("ok"));
const server = http.createServer({ maxHeaderSize: 8192 }, app);
server.on("clientError", (error, socket) => {
  if (!socket.writable) return;
  const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
});
"#,
        request: "GET /\nCookie: basket={9000*a}\n",
        fields: &["Cache-Control: no-store", "Connection: close"],
        output: "",
        warning: "With a listener for `clientError` Node's own answers are gone, 408 too. A socket on which part of an answer was sent must not get a second one.",
        is_run: true,
    },
    Snippet {
        status: 431,
        platform: "axum",
        does: "Name the field that is too large",
        code: r#"use axum::{Router, extract::Request, http::StatusCode, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(limit_fields))
}

async fn limit_fields(request: Request, next: middleware::Next) -> Response {
    let large = request.headers().iter().find(|(_, value)| value.len() > 8192);
    let Some((name, _)) = large else {
        return next.run(request).await;
    };
    let text = format!("the field `{name}` is longer than 8 kB");
    (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, [("cache-control", "no-store")], text).into_response()
}
"#,
        request: "GET /\nCookie: basket={9000*a}\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "hyper has read the fields by then: its own limit, which comes first, answers 431 without a text.",
        is_run: true,
    },
    Snippet {
        status: 431,
        platform: "fastapi",
        does: "Name the field that is too large",
        code: r#"from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()

@app.middleware("http")
async def limit_fields(request: Request, call_next):
    for name, value in request.headers.items():
        if len(value) > 8192:
            problem = {"title": "Request Header Fields Too Large", "status": 431, "field": name}
            return JSONResponse(problem, 431, {"Cache-Control": "no-store"})
    return await call_next(request)
"#,
        request: "GET /\nCookie: basket={9000*a}\n",
        fields: &["Cache-Control: no-store"],
        output: "",
        warning: "The server below has a limit of its own for the whole head, and its answer is another, often 400.",
        is_run: true,
    },
    Snippet {
        status: 451,
        platform: "curl",
        does: "See who blocks",
        code: r"curl -sS -o /dev/null -w '%{http_code} %header{link}\n' https://www.example/banned
",
        request: "451\nLink: <https://isp.example/>; rel=\"blocked-by\"\n",
        fields: &[],
        output: r#"451 <https://isp.example/>; rel="blocked-by""#,
        warning: "The link names who does the blocking, not who demanded it. Repeating over another network can give another answer.",
        is_run: true,
    },
    Snippet {
        status: 451,
        platform: "fetch",
        does: "Tell a legal block from a missing page",
        code: r#"const answer = await fetch("https://www.example/banned");
if (answer.status === 451) {
  const [, by] = answer.headers.get("Link")?.match(/<([^>]*)>;\s*rel="?blocked-by/) ?? [];
  console.log(`withheld for legal reasons${by ? `, by ${by}` : ""}`);
}
"#,
        request: "451\nLink: <https://isp.example/>; rel=\"blocked-by\"\n",
        fields: &[],
        output: "withheld for legal reasons, by https://isp.example/",
        warning: "451 does not say whether the thing exists. The pattern reads only a simple `Link`; the field may hold several, in any order.",
        is_run: true,
    },
    Snippet {
        status: 451,
        platform: "nginx",
        does: "Withhold an address and say who blocks",
        code: r#"# in server
location = /banned {
    add_header Link '<https://www.example/>; rel="blocked-by"' always;
    add_header Cache-Control no-store always;
    return 451 "Withheld because of a court order.";
}
"#,
        request: "GET /banned",
        fields: &["Link: <https://www.example/>; rel=\"blocked-by\"", "Cache-Control: no-store"],
        output: "",
        warning: "451 may be stored without any lifetime: where the block depends on the country, a shared cache would carry it abroad without `no-store`. `= /banned` does not cover `/banned/`.",
        is_run: true,
    },
    Snippet {
        status: 451,
        platform: "apache",
        does: "Withhold an address and say who blocks",
        code: r#"Redirect 451 "/banned"
ErrorDocument 451 "Withheld because of a court order."
Header always set Link "<https://www.example/>; rel=\"blocked-by\"" "expr=%{REQUEST_STATUS} == 451"
Header always set Cache-Control no-store "expr=%{REQUEST_STATUS} == 451"
"#,
        request: "GET /banned",
        fields: &["Link: <https://www.example/>; rel=\"blocked-by\"", "Cache-Control: no-store"],
        output: "",
        warning: "`Redirect` covers everything below the path as well; `RedirectMatch 451 \"^/banned$\"` does not.",
        is_run: true,
    },
    Snippet {
        status: 451,
        platform: "caddy",
        does: "Withhold an address and say who blocks",
        code: r#"www.example {
	header /banned {
		Link `<https://www.example/>; rel="blocked-by"`
		Cache-Control no-store
	}
	respond /banned "Withheld because of a court order." 451
	reverse_proxy 127.0.0.1:8080
}
"#,
        request: "GET /banned",
        fields: &["Link: <https://www.example/>; rel=\"blocked-by\"", "Cache-Control: no-store"],
        output: "",
        warning: "`blocked-by` names who blocks, which is you here; the court belongs in the text.",
        is_run: true,
    },
    Snippet {
        status: 451,
        platform: "express",
        does: "Withhold an address and say who blocks",
        code: r#"const express = require("express");
const app = express();
app.all("/banned", (req, res) => {
  res.status(451).set({
    Link: '<https://www.example/>; rel="blocked-by"',
    "Cache-Control": "no-store",
  });
  res.type("application/problem+json");
  res.json({ title: "Unavailable For Legal Reasons", status: 451, detail: "court order 7" });
});
"#,
        request: "GET /banned",
        fields: &["Link: <https://www.example/>; rel=\"blocked-by\"", "Cache-Control: no-store"],
        output: "",
        warning: "Some orders forbid to speak of them: ask before you publish `detail`. `express.static` above this line would go on handing the file out.",
        is_run: true,
    },
    Snippet {
        status: 451,
        platform: "axum",
        does: "Withhold an address and say who blocks",
        code: r#"use axum::{Router, http::{StatusCode, header}, response::IntoResponse, routing::any};

fn app() -> Router {
    Router::new().route("/banned", any(withheld))
}

async fn withheld() -> impl IntoResponse {
    let link = "<https://www.example/>; rel=\"blocked-by\"";
    let fields = [(header::LINK, link), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS, fields, "Withheld because of a court order.")
}
"#,
        request: "GET /banned",
        fields: &["Link: <https://www.example/>; rel=\"blocked-by\"", "Cache-Control: no-store"],
        output: "",
        warning: "A second route to the same thing, an API or a thumbnail, is not covered by this one.",
        is_run: true,
    },
    Snippet {
        status: 451,
        platform: "fastapi",
        does: "Withhold an address and say who blocks",
        code: r#"from fastapi import FastAPI, HTTPException

app = FastAPI()

@app.get("/articles/{article}")
async def article(article: int):
    if article in {7}:
        link = '<https://www.example/>; rel="blocked-by"'
        raise HTTPException(451, "court order 7", {"Link": link, "Cache-Control": "no-store"})
    return {}
"#,
        request: "GET /articles/7",
        fields: &["Link: <https://www.example/>; rel=\"blocked-by\"", "Cache-Control: no-store"],
        output: "",
        warning: "Lists and search still show the article unless they leave it out too.",
        is_run: true,
    },
];

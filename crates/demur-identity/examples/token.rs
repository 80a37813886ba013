//! Prints a token for a transcript, signed with a test key. The same arguments always give the same token.
//!
//! ```text
//! cargo run -p demur-identity --example token -- --exp 4102444800 --scope "orders:read orders:write"
//! ```
//!
//! | argument | claim or header | left out |
//! |---|---|---|
//! | `--key es256`, `rs256`, `ed25519` | `alg` | `es256` |
//! | `--kid NAME` | `kid` | the key's name in `jwks.json` |
//! | `--typ TYPE` | `typ` | `JWT` |
//! | `--iss URL` | `iss` | `https://issuer.example` |
//! | `--aud NAME`, again for a list | `aud` | `https://api.example` |
//! | `--sub ID` | `sub` | `alice` |
//! | `--exp SECONDS` | `exp` | 4102444800, the start of 2100 |
//! | `--nbf SECONDS`, `--iat SECONDS` | `nbf`, `iat` | no such claim |
//! | `--scope "A B"` | `scope` | no such claim |
//! | `--role NAME`, again for more | `roles` | no such claim |
//! | `--claim NAME=JSON`, again for more | any | no such claim |
//! | `--without NAME` | a claim that is dropped | |

use std::error::Error;
use std::io::Write as _;

use serde_json::{Map, Value, json};

#[path = "../tests/verification/support/mint.rs"]
mod mint;

use mint::TestKey;

fn main() -> Result<(), Box<dyn Error>> {
    let mut request = Request::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments
            .next()
            .ok_or_else(|| format!("`{name}` needs a value"))?;
        request.take(&name, value)?;
    }
    writeln!(std::io::stdout(), "{}", request.token()?)?;
    Ok(())
}

struct Request {
    key: TestKey,
    kid: Option<String>,
    typ: String,
    audiences: Vec<String>,
    roles: Vec<String>,
    claims: Map<String, Value>,
    without: Vec<String>,
}

impl Default for Request {
    fn default() -> Self {
        let claims = [
            ("iss", json!("https://issuer.example")),
            ("sub", json!("alice")),
            ("exp", json!(4_102_444_800_u64)),
        ];
        Self {
            key: TestKey::Es256,
            kid: None,
            typ: "JWT".into(),
            audiences: Vec::new(),
            roles: Vec::new(),
            claims: claims
                .map(|(name, value)| (name.into(), value))
                .into_iter()
                .collect(),
            without: Vec::new(),
        }
    }
}

impl Request {
    fn take(&mut self, name: &str, value: String) -> Result<(), Box<dyn Error>> {
        match name {
            "--key" => self.key = key(&value)?,
            "--kid" => self.kid = Some(value),
            "--typ" => self.typ = value,
            "--aud" => self.audiences.push(value),
            "--role" => self.roles.push(value),
            "--without" => self.without.push(value),
            "--iss" | "--sub" | "--scope" => self.set(name, json!(value)),
            "--exp" | "--nbf" | "--iat" => self.set(name, serde_json::from_str(&value)?),
            "--claim" => {
                let (claim, json) = value.split_once('=').ok_or("`--claim` is `NAME=JSON`")?;
                self.set(claim, serde_json::from_str(json)?);
            }
            _ => return Err(format!("`{name}` is not known").into()),
        }
        Ok(())
    }

    fn set(&mut self, name: &str, value: Value) {
        self.claims
            .insert(name.trim_start_matches("--").into(), value);
    }

    fn token(mut self) -> jsonwebtoken::errors::Result<String> {
        let audience = match self.audiences.as_slice() {
            [] => json!("https://api.example"),
            [one] => json!(one),
            several => json!(several),
        };
        self.set("aud", audience);
        if !self.roles.is_empty() {
            self.set("roles", json!(self.roles));
        }
        self.claims.retain(|name, _| !self.without.contains(name));
        let kid = self.kid.as_deref().unwrap_or(self.key.kid());
        let header = json!({"alg": self.key.alg(), "typ": self.typ, "kid": kid});
        mint::token(
            self.key,
            &header.to_string(),
            &Value::Object(self.claims).to_string(),
        )
    }
}

fn key(name: &str) -> Result<TestKey, String> {
    match name {
        "es256" => Ok(TestKey::Es256),
        "rs256" => Ok(TestKey::Rs256),
        "ed25519" => Ok(TestKey::Ed25519),
        _ => Err(format!("`{name}` is not the name of a test key")),
    }
}

//! Measurements. Times on shared machines mean little, so what is printed are
//! ratios within one run, and instruction counts.

mod gateway;
mod instructions;
mod load;
mod process;
mod stub;

pub(crate) use gateway::gateway;
pub(crate) use instructions::instructions;

use std::path::{Path, PathBuf};

/// Builds the program as it is published.
fn release(root: &Path) -> Result<PathBuf, String> {
    crate::run::cargo(
        root,
        &["build", "--release", "--quiet", "--package", "demur"],
    )?;
    Ok(root.join("target/release/demur"))
}

/// One kind of request that is measured.
struct Case {
    name: &'static str,
    /// The octets, with a line end `\n` for CR LF.
    request: String,
    /// The status that demur must answer with.
    status: u16,
}

/// The requests whose cost is held.
fn cases() -> Vec<Case> {
    let order = order();
    let refused = order.replace("\"quantity\":1", "\"quantity\":0");
    vec![
        Case {
            name: "GET, parameters validated",
            request: "GET /products?limit=10 HTTP/1.1\nHost: api.example\nAccept: */*\nUser-Agent: bench\n\n".to_owned(),
            status: 200,
        },
        Case { name: "POST, 1 KB JSON validated", request: post(&order), status: 200 },
        Case { name: "POST, refused by its schema", request: post(&refused), status: 422 },
        Case {
            name: "malformed head",
            request: "GET /products HTTP/1.1\nHost : api.example\n\n".to_owned(),
            status: 400,
        },
    ]
}

fn post(body: &str) -> String {
    format!(
        "POST /orders HTTP/1.1\nHost: api.example\nContent-Type: application/json\nContent-Length: {}\n\n{body}",
        body.len()
    )
}

/// An order of about 1 KB that fits the shop's schema.
fn order() -> String {
    let items: Vec<_> = (1..=26)
        .map(|product| format!("{{\"product\":{product},\"quantity\":1}}"))
        .collect();
    let note = "n".repeat(120);
    format!(
        "{{\"email\":\"ada@example.com\",\"reference\":\"A-1001\",\"note\":\"{note}\",\"items\":[{}]}}",
        items.join(",")
    )
}

//! Measurements. Times on shared machines mean little, so what is printed are
//! ratios within one run, and instruction counts.

mod gateway;
mod instructions;
mod load;
mod process;
mod stub;

pub(crate) use gateway::{free_port, gateway};
pub(crate) use instructions::instructions;
pub(crate) use process::Running;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Builds the program as it is published.
pub(crate) fn release(root: &Path) -> Result<PathBuf, String> {
    crate::run::cargo(
        root,
        &["build", "--release", "--quiet", "--package", "demur"],
    )?;
    Ok(root.join("target/release/demur"))
}

/// Starts `demur serve` with the shop's document, on one thread and a free port.
/// `program` is the binary, or a tool that runs it.
pub(crate) fn serve(
    mut program: Command,
    root: &Path,
    upstream: SocketAddr,
    events: &str,
) -> Result<(Running, SocketAddr), String> {
    program
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--threads",
            "1",
            "--events",
            events,
        ])
        .args(["--spec", "examples/shop/openapi.yaml"])
        .args(["--upstream", &format!("http://{upstream}")])
        .current_dir(root)
        .stdout(Stdio::null());
    let (running, rest) = Running::until(&mut program, "listening   http://")?;
    let address = rest.split([' ', '/']).next().unwrap_or_default().trim();
    let address = address
        .parse()
        .map_err(|_| format!("`{address}` is no address"))?;
    Ok((running, address))
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
fn cases() -> [Case; 4] {
    let order = order();
    let refused = order.replacen("\"quantity\":1", "\"quantity\":0", 1);
    [
        Case {
            name: "GET, parameters validated",
            request: "GET /products?limit=10 HTTP/1.1\nHost: api.example\nAccept: */*\nUser-Agent: bench\n\n".to_owned(),
            status: 200,
        },
        Case { name: "POST, 1 KB JSON validated", request: post(&order), status: 200 },
        Case { name: "POST, refused by its schema", request: post(&refused), status: 422 },
        Case {
            name: "malformed head (no Host)",
            // The load generator reads its own requests and would refuse worse ones.
            request: "GET /products HTTP/1.1\nAccept: */*\n\n".to_owned(),
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

/// An order of 1,024 octets that fits the shop's schema.
fn order() -> String {
    let items: Vec<_> = (1..=9)
        .map(|product| format!("{{\"product\":{product},\"quantity\":1}}"))
        .collect();
    let items = items.join(",");
    let customer = "\"email\":\"ada@example.com\",\"reference\":\"A-1001\"";
    let rest = format!("{{{customer},\"items\":[{items}],\"note\":\"\"}}");
    // White space fills what the note may not: it is read all the same.
    let note = "n".repeat(500);
    let filler = " ".repeat(1024_usize.saturating_sub(rest.len() + note.len()));
    rest.replace("\"note\":\"\"", &format!("\"note\":{filler}\"{note}\""))
}

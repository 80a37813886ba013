//! Clients that look for weak places, as rules that keep them out or slow them down.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::places::plain;
use crate::report::{Report, Scanner};
use crate::sinks::written::{counted, minute, rfc3339};

/// How long a client is kept out after it was last seen, in seconds: who has such an address then is somebody else.
const KEPT_OUT: u64 = 7 * 86_400;

/// Networks to keep out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blocklist {
    rows: Vec<Row>,
    /// Clients that have no address in the log.
    pub nameless: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    network: String,
    requests: u64,
    paths: u64,
    first: u64,
    last: u64,
    examples: Vec<String>,
    /// Why it had better not be kept out.
    doubt: Option<&'static str>,
}

/// The clients of a report that look for weak places, most frequent first.
pub fn blocklist(report: &Report) -> Blocklist {
    let mut list = Blocklist::default();
    for scanner in &report.scanners {
        match network(&scanner.network) {
            Some(address) => list.rows.push(row(scanner, address, report.requests)),
            None => list.nameless += 1,
        }
    }
    list
}

fn row(scanner: &Scanner, (address, bits): (IpAddr, u8), requests: u64) -> Row {
    let doubt = if is_special(address) {
        Some("it is no public network: a proxy of your own?")
    } else if scanner.requests > requests / 4 {
        Some("a quarter of all requests come from there: a proxy of your own?")
    } else {
        None
    };
    Row {
        network: format!("{address}/{bits}"),
        requests: scanner.requests,
        paths: scanner.paths,
        first: scanner.span.0,
        last: scanner.span.1,
        examples: scanner.examples.iter().map(|path| plain(path)).collect(),
        doubt,
    }
}

/// The network of a client, written anew.
fn network(text: &str) -> Option<(IpAddr, u8)> {
    let (address, bits) = text.split_once('/').unwrap_or((text, ""));
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = if bits.is_empty() {
        most
    } else {
        bits.parse().ok()?
    };
    (bits > 0 && bits <= most).then_some((address, bits))
}

/// Networks that stand for many: one's own, and those that hold all addresses of the other family.
fn is_special(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_special_v4(address),
        IpAddr::V6(address) => is_special_v6(address),
    }
}

fn is_special_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || first == 0
        || first >= 224
        || (first == 100 && (64..128).contains(&second))
}

fn is_special_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // 2000::/3 is what is public, and 2002::/16 in it holds addresses of IPv4.
    first & 0xe000 != 0x2000 || first == 0x2002 || (first == 0x2001 && second == 0)
}

impl Blocklist {
    /// Whether there is nobody to keep out.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One network a line, with its evidence in columns; those that had better not be kept out are comments.
    pub fn plain(&self) -> String {
        let mut out = "#network\tuntil\trequests\tpaths\tfirst\tlast\texamples\n".to_owned();
        for row in &self.rows {
            if let Some(doubt) = row.doubt {
                out.push_str(&format!("# {doubt}\n#"));
            }
            let times = [row.until(), row.first, row.last].map(rfc3339);
            let [until, first, last] = times;
            let (network, requests, paths) = (&row.network, row.requests, row.paths);
            let examples = row.examples.join(" ");
            out.push_str(&format!(
                "{network}\t{until}\t{requests}\t{paths}\t{first}\t{last}\t{examples}\n"
            ));
        }
        out
    }

    /// For the `http` block of nginx.
    pub fn nginx(&self) -> String {
        let denied = self.lines(|network| format!("deny {network};"));
        let slowed = self.lines(|network| format!("    {network} 1;"));
        format!(
            "# {ABOUT}\n# For the `http` block. Keeps out; to slow down, take the `deny` lines out and the `#` before `limit_req`.\n\
             {denied}\
             geo $demur_scanner {{\n    default 0;\n{slowed}}}\n\
             map $demur_scanner $demur_scanner_key {{\n    default \"\";\n    1 $binary_remote_addr;\n}}\n\
             limit_req_zone $demur_scanner_key zone=demur_scanners:1m rate=10r/m;\n\
             # limit_req zone=demur_scanners burst=5 nodelay;\n"
        )
    }

    /// For Apache httpd.
    pub fn apache(&self) -> String {
        let lines = self.lines(|network| format!("        Require not ip {network}"));
        format!(
            "# {ABOUT}\n# For the server or a virtual host. It holds beside what a directory requires; a `<Location>` of your own\n\
             # with a `Require` needs `AuthMerging And` too.\n\
             <Location \"/\">\n    AuthMerging And\n    <RequireAll>\n        Require all granted\n{lines}    </RequireAll>\n</Location>\n"
        )
    }

    /// For a site of Caddy.
    pub fn caddy(&self) -> String {
        let lines = self.lines(|network| format!("    remote_ip {network}"));
        if self.rows.iter().all(|row| row.doubt.is_some()) {
            // A matcher without conditions has everybody.
            return format!("# {ABOUT}\n{lines}");
        }
        format!(
            "# {ABOUT}\n# For a site block, before every `handle` and `route`.\n\
             @demur_scanners {{\n{lines}}}\nroute @demur_scanners {{\n    respond 403\n}}\n"
        )
    }

    /// A rule for each network below its evidence; as a comment where it had better not hold.
    fn lines(&self, rule: impl Fn(&str) -> String) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let rule = rule(&row.network);
            let indent = rule.len() - rule.trim_start().len();
            let (mark, doubt) = match row.doubt {
                Some(doubt) => ("# ", format!("; {doubt}")),
                None => ("", String::new()),
            };
            out.push_str(&format!("{:indent$}# {}{doubt}\n", "", row.evidence()));
            out.push_str(&format!("{:indent$}{mark}{}\n", "", rule.trim_start()));
        }
        out
    }
}

const ABOUT: &str = "Clients that look for weak places, by `demur watch suggest`. A network may have other users too.";

impl Row {
    fn until(&self) -> u64 {
        self.last.saturating_add(KEPT_OUT)
    }

    fn evidence(&self) -> String {
        format!(
            "until {}: {} for {} from {} to {}: {}",
            rfc3339(self.until()),
            counted(self.requests, "request"),
            counted(self.paths, "path"),
            minute(self.first),
            minute(self.last),
            self.examples.join(" "),
        )
    }
}

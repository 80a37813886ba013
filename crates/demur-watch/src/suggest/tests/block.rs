//! Who is kept out.

use super::{DAY, START, report};
use crate::report::{Report, Scanner};
use crate::suggest::blocklist;

fn scanner(network: &str, requests: u64, example: &str) -> Scanner {
    Scanner {
        network: network.to_owned(),
        requests,
        paths: 80,
        span: (START, START + DAY),
        examples: vec![example.to_owned()],
    }
}

fn scanned(scanners: Vec<Scanner>) -> Report {
    Report {
        scanners,
        ..report(Vec::new(), &[])
    }
}

#[test]
fn who_is_kept_out_comes_with_the_evidence_and_an_end() {
    let list = blocklist(&scanned(vec![scanner("203.0.113.0/24", 120, "/.env")]));
    assert_eq!(
        list.plain(),
        "#network\tuntil\trequests\tpaths\tfirst\tlast\texamples\n\
         203.0.113.0/24\t2026-03-09T00:00:00Z\t120\t80\t2026-03-01T00:00:00Z\t2026-03-02T00:00:00Z\t/.env\n"
    );
    let evidence = "# until 2026-03-09T00:00:00Z: 120 requests for 80 paths from 2026-03-01 00:00 to 2026-03-02 00:00: /.env\n";
    for (text, rule) in [
        (list.nginx(), "deny 203.0.113.0/24;\n"),
        (list.nginx(), "    203.0.113.0/24 1;\n"),
        (list.apache(), "        Require not ip 203.0.113.0/24\n"),
        (list.caddy(), "    remote_ip 203.0.113.0/24\n"),
    ] {
        let indent = " ".repeat(rule.len() - rule.trim_start().len());
        assert!(
            text.contains(&format!("{indent}{evidence}{rule}")),
            "{text}"
        );
    }
}

#[test]
fn nobody_of_ones_own_is_kept_out() {
    for network in [
        "10.1.2.0/24",
        "192.168.7.0/24",
        "127.0.0.0/24",
        "::/48",
        "fd00:1:2::/48",
        "fe80::/48",
        "64:ff9b::/48",
        "2002:c000:2::/48",
    ] {
        let list = blocklist(&scanned(vec![scanner(network, 12, "/.env")]));
        for text in [list.plain(), list.nginx(), list.apache(), list.caddy()] {
            let mut rules = text.lines().filter(|line| line.contains(network));
            assert!(
                rules.all(|line| line.trim_start().starts_with('#')),
                "{text}"
            );
        }
        assert!(!list.caddy().contains("@demur"), "{}", list.caddy());
    }
    let list = blocklist(&scanned(vec![scanner("203.0.113.0/24", 2_501, "/.env")]));
    assert!(
        list.plain().contains("\n#203.0.113.0/24\t"),
        "{}",
        list.plain()
    );
}

#[test]
fn a_client_without_an_address_is_counted_and_its_paths_end_no_line() {
    let list = blocklist(&scanned(vec![
        scanner("unix:", 12, "/.env"),
        scanner("1.2.3.4; }", 12, "/.env"),
        scanner("0.0.0.0/0", 12, "/.env"),
        scanner("203.0.113.0/24", 12, "/a\n/b\\"),
    ]));
    assert_eq!(list.nameless, 3);
    for text in [list.plain(), list.nginx(), list.apache(), list.caddy()] {
        assert!(text.contains("/a%0A/b%5C\n"), "{text}");
    }
}

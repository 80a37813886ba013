//! What each client of the last hour got, and which of them look for weak places.

use serde::{Deserialize, Serialize};

use super::window::Seen;
use crate::summary::ByHash;

/// Whether nobody asks for a path who does not look for weak places.
pub(crate) fn is_bait(path: &[u8]) -> bool {
    let mut pairs = path.windows(2).enumerate();
    pairs.any(|(place, pair)| {
        let rest = path.get(place..).unwrap_or_default();
        bait_from(pair).iter().any(|bait| rest.starts_with(bait))
    })
}

/// Beginnings and parts of names of such paths, by their first two bytes.
fn bait_from(pair: &[u8]) -> &'static [&'static [u8]] {
    match pair {
        b"wp" => &[b"wp-login", b"wp-admin", b"wp-content", b"wp-includes"],
        b"xm" => &[b"xmlrpc.php"],
        b"ph" => &[b"phpmyadmin"],
        b"/." => &[b"/.env", b"/.git/", b"/.aws", b"/.ssh"],
        b"cg" => &[b"cgi-bin"],
        b"/v" => &[b"/vendor/phpunit"],
        b"ev" => &[b"eval-stdin"],
        b"/a" => &[b"/actuator/"],
        b"/s" => &[b"/solr/"],
        b"/b" => &[b"/boaform"],
        b"/H" => &[b"/HNAP1"],
        b"/m" => &[b"/manager/html"],
        b"/o" => &[b"/owa/"],
        b"se" => &[b"setup.php"],
        b"sh" => &[b"shell.php"],
        b"/e" => &[b"/etc/passwd"],
        _ => &[],
    }
}

/// What went wrong for a client in the last hour, in rows: the same request twice in a minute counts once.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Client {
    bad: u32,
    /// Answered 403.
    pub(crate) forbidden: u32,
    /// Answered 404 on endpoints that are there.
    pub(crate) missing: u32,
    /// Answered 404 where nothing ever was.
    pub(crate) never: u32,
    pub(crate) bait: u32,
    /// Which paths these were, by six bits of their hashes, and in which hour.
    never_paths: u64,
    never_hour: u64,
    /// The minute of the first 403 of the last hour.
    pub(crate) forbidden_since: u64,
    /// The same for a 403 or 404.
    pub(crate) refused_since: u64,
    /// It is a scanner until this minute.
    pub(crate) scanner_until: u64,
}

impl Client {
    /// A client that asks for many things that never were, or for what only scanners ask for.
    fn is_suspect(&self) -> bool {
        self.bait >= 3 || (self.never >= 12 && self.never_paths.count_ones() >= 8)
    }
}

/// How a row counts for its client.
#[expect(clippy::struct_excessive_bools, reason = "each is a count of its own")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) is_forbidden: bool,
    pub(crate) is_missing: bool,
    pub(crate) is_never: bool,
    pub(crate) is_bait: bool,
}

impl Mark {
    pub(crate) fn of(row: &Seen) -> Self {
        Self {
            is_missing: row.status == 404 && row.is_known,
            is_forbidden: row.status == 403 && row.is_known,
            // Crawlers come back to what is gone for years; that is their work.
            is_never: row.is_never() && !row.is_bot,
            is_bait: row.is_bait,
        }
    }
}

/// Clients by the hash of their address, or of their name where logs tell names.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Clients {
    known: ByHash<Client>,
}

/// For how long a scanner stays one, in minutes.
const SCANNER_FOR: u64 = 24 * 60;

impl Clients {
    pub(crate) fn get(&self, key: u64) -> Option<&Client> {
        self.known.get(&key)
    }

    pub(crate) fn is_scanner(&self, key: u64, now: u64) -> bool {
        self.get(key)
            .is_some_and(|client| client.scanner_until > now)
    }

    /// Counts a row of a client that went wrong. Whether it may be a scanner.
    pub(crate) fn add(&mut self, key: u64, path: u64, now: u64, mark: Mark) -> bool {
        let client = self.known.entry(key).or_default();
        client.bad += 1;
        if mark.is_forbidden || mark.is_missing {
            if client.forbidden + client.missing == 0 {
                client.refused_since = now;
            }
            if mark.is_forbidden && client.forbidden == 0 {
                client.forbidden_since = now;
            }
            client.forbidden += u32::from(mark.is_forbidden);
        }
        client.missing += u32::from(mark.is_missing);
        if mark.is_never {
            client.never += 1;
            if client.never_hour != now / 60 {
                (client.never_hour, client.never_paths) = (now / 60, 0);
            }
            client.never_paths |= 1 << (path & 63);
        }
        client.bait += u32::from(mark.is_bait);
        (mark.is_never || mark.is_bait) && client.is_suspect()
    }

    /// Calls a client a scanner.
    pub(crate) fn flag(&mut self, key: u64, now: u64) {
        if let Some(client) = self.known.get_mut(&key) {
            client.scanner_until = now + SCANNER_FOR;
        }
    }

    /// Takes back a row that is too old now.
    pub(crate) fn remove(&mut self, key: u64, now: u64, mark: Mark) {
        let Some(client) = self.known.get_mut(&key) else {
            return;
        };
        let less =
            |count: &mut u32, is_less: bool| *count = count.saturating_sub(u32::from(is_less));
        less(&mut client.bad, true);
        less(&mut client.forbidden, mark.is_forbidden);
        less(&mut client.missing, mark.is_missing);
        less(&mut client.never, mark.is_never);
        less(&mut client.bait, mark.is_bait);
        if client.bad == 0 && client.scanner_until <= now {
            self.known.remove(&key);
        }
    }

    /// Scanners that have been silent for long are kept only while there is room.
    pub(crate) fn prune(&mut self, most: usize) {
        if self.known.len() <= most {
            return;
        }
        let mut silent: Vec<(u64, u64)> = self
            .known
            .iter()
            .filter(|(_, client)| client.bad == 0)
            .map(|(key, client)| (client.scanner_until, *key))
            .collect();
        silent.sort_unstable();
        for (_, key) in silent.into_iter().take(self.known.len() - most) {
            self.known.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_bait;

    #[test]
    fn bait_is_found_wherever_it_stands() {
        for bait in [
            "/wp-login.php",
            "/blog/wp-admin/",
            "/xmlrpc.php",
            "/phpmyadmin",
            "/.env",
            "/app/.git/config",
            "/cgi-bin/x",
            "/vendor/phpunit/src/eval-stdin.php",
            "/actuator/health",
            "/boaform/admin",
            "/HNAP1",
            "/setup.php",
            "/../etc/passwd",
        ] {
            assert!(is_bait(bait.as_bytes()), "{bait}");
        }
        for path in ["", "/", "/about", "/wp", "/en/setup", "/docs/env", "/.e"] {
            assert!(!is_bait(path.as_bytes()), "{path}");
        }
    }
}

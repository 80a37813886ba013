//! File descriptors: as many clients as there are descriptors for them and for
//! their upstreams.

use crate::config::GatewayConfig;

/// What the process needs besides connections: listeners, event loops, the log.
const OTHERS: usize = 32;

/// Lowers the number of client connections to what the system's limit allows, so
/// that who comes beyond it gets 503 and not a connection without an upstream.
pub(crate) fn leave_room(config: &mut GatewayConfig) {
    if let Some(limit) = limit() {
        let most = clients(limit, config.threads);
        config.connections_per_thread = config.connections_per_thread.min(most);
    }
}

/// Clients per thread: each may need a connection to the upstream, too.
fn clients(limit: usize, threads: usize) -> usize {
    (limit.saturating_sub(OTHERS) / 2 / threads.max(1)).max(1)
}

/// The soft limit of open files, where the system tells it.
fn limit() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::clients;

    #[test]
    fn every_client_has_a_descriptor_for_its_upstream() {
        assert_eq!(clients(64, 1), 16);
        assert_eq!(clients(1024, 2), 248);
        assert_eq!(clients(10, 4), 1);
    }
}

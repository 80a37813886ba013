//! Which fields of an answer say what a server runs, or where.

/// Names in lower case, in alphabetical order. `Via` is among them since it names hosts behind the gateway, which
/// an intermediary should not forward (RFC 9110 §7.6.3).
const NAMES: &[&[u8]] = &[
    b"k-proxy-request",
    b"liferay-portal",
    b"microsoftsharepointteamservices",
    b"oraclecommercecloud-version",
    b"pega-host",
    b"powered-by",
    b"product",
    b"server",
    b"servlet-engine",
    b"sourcemap",
    b"sprequestguid",
    b"via",
    b"www-server",
    b"x-accel-version",
    b"x-application-context",
    b"x-aspnet-version",
    b"x-aspnetmvc-version",
    b"x-backend",
    b"x-backend-host",
    b"x-backend-server",
    b"x-backside-transport",
    b"x-beserver",
    b"x-calculatedbetarget",
    b"x-cf-powered-by",
    b"x-cms",
    b"x-cocoon-version",
    b"x-confluence-version",
    b"x-container-id",
    b"x-content-encoded-by",
    b"x-debug-exception",
    b"x-debug-exception-file",
    b"x-debug-token",
    b"x-debug-token-link",
    b"x-diaginfo",
    b"x-drupal-cache",
    b"x-drupal-dynamic-cache",
    b"x-engine",
    b"x-envoy-decorator-operation",
    b"x-envoy-upstream-service-time",
    b"x-feserver",
    b"x-framework",
    b"x-generated-by",
    b"x-generator",
    b"x-hostname",
    b"x-hudson",
    b"x-influxdb-build",
    b"x-influxdb-version",
    b"x-jenkins",
    b"x-jira-version",
    b"x-joomla-version",
    b"x-kong-proxy-latency",
    b"x-kong-upstream-latency",
    b"x-laravel",
    b"x-litespeed-cache",
    b"x-machine",
    b"x-machine-name",
    b"x-magento-cache-debug",
    b"x-magento-debug",
    b"x-mod-pagespeed",
    b"x-nextjs-cache",
    b"x-nextjs-matched-path",
    b"x-nextjs-page",
    b"x-node",
    b"x-owa-version",
    b"x-page-speed",
    b"x-php-originating-script",
    b"x-php-version",
    b"x-pingback",
    b"x-pod",
    b"x-powered-by",
    b"x-powered-by-plesk",
    b"x-powered-cms",
    b"x-rack-cache",
    b"x-redirect-by",
    b"x-runtime",
    b"x-served-by",
    b"x-server",
    b"x-server-name",
    b"x-server-powered-by",
    b"x-sourcefiles",
    b"x-sourcemap",
    b"x-symfony-cache",
    b"x-turbo-charged-by",
    b"x-umbraco-version",
    b"x-upstream",
    b"x-varnish",
    b"x-varnish-backend",
    b"x-version",
];

/// Whether a field names the product behind the gateway, its version, its host or its files.
pub fn is_banner(name: &[u8]) -> bool {
    // Most fields begin with none of these letters, and are asked about no further.
    if !name
        .first()
        .is_some_and(|first| b"klmopsvwxKLMOPSVWX".contains(first))
    {
        return false;
    }
    let lower = |byte: &u8| byte.to_ascii_lowercase();
    let compare = |known: &&[u8]| known.iter().copied().cmp(name.iter().map(lower));
    NAMES.binary_search_by(compare).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{NAMES, is_banner};

    #[test]
    fn the_names_are_sorted_and_in_lower_case() {
        assert!(NAMES.is_sorted());
        assert!(NAMES.iter().all(|name| is_banner(name)));
        assert!(
            NAMES
                .iter()
                .all(|name| !name.iter().any(u8::is_ascii_uppercase))
        );
    }

    #[test]
    fn products_and_hosts_are_banners_and_what_clients_need_is_not() {
        for name in [
            "Server",
            "X-Powered-By",
            "x-aspnet-version",
            "X-RUNTIME",
            "Via",
            "X-SourceFiles",
        ] {
            assert!(is_banner(name.as_bytes()), "{name}");
        }
        for name in [
            "Allow",
            "WWW-Authenticate",
            "Retry-After",
            "Set-Cookie",
            "Server-Timing",
            "X-Request-Id",
            "X-Frame-Options",
            "",
        ] {
            assert!(!is_banner(name.as_bytes()), "{name}");
        }
    }
}

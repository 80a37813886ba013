//! Words that sites, clients and scanners are made of.

/// Names of collections; the first ones get the most traffic.
pub(crate) const RESOURCES: [&str; 64] = [
    "orders",
    "products",
    "carts",
    "sessions",
    "customers",
    "prices",
    "stock",
    "searches",
    "invoices",
    "payments",
    "shipments",
    "users",
    "notifications",
    "messages",
    "reviews",
    "addresses",
    "coupons",
    "categories",
    "events",
    "documents",
    "files",
    "projects",
    "tasks",
    "teams",
    "reports",
    "tickets",
    "subscriptions",
    "refunds",
    "returns",
    "warehouses",
    "suppliers",
    "contracts",
    "devices",
    "sensors",
    "readings",
    "locations",
    "bookings",
    "rooms",
    "vehicles",
    "drivers",
    "routes",
    "campaigns",
    "segments",
    "audiences",
    "templates",
    "channels",
    "webhooks",
    "exports",
    "imports",
    "jobs",
    "audits",
    "policies",
    "roles",
    "groups",
    "accounts",
    "balances",
    "transfers",
    "cards",
    "loans",
    "quotes",
    "offers",
    "vouchers",
    "surveys",
    "answers",
];

/// Names of what belongs to one of a collection.
pub(crate) const PARTS: [&str; 8] = [
    "items",
    "history",
    "comments",
    "attachments",
    "labels",
    "status",
    "members",
    "totals",
];

/// Words of slugs.
pub(crate) const WORDS: [&str; 48] = [
    "amber", "autumn", "basic", "birch", "blue", "bright", "cedar", "classic", "clear", "cotton",
    "daily", "deep", "early", "field", "fine", "forest", "garden", "gentle", "glass", "golden",
    "green", "harbor", "heavy", "hidden", "island", "ivory", "kitchen", "lake", "leather", "light",
    "linen", "little", "maple", "meadow", "modern", "mountain", "night", "north", "ocean", "paper",
    "quiet", "river", "silver", "simple", "stone", "summer", "travel", "winter",
];

/// Pages of an application in the browser, which call the API.
pub(crate) const FRONTS: [&str; 12] = [
    "/app/checkout",
    "/app/dashboard",
    "/app/search",
    "/app/account",
    "/app/orders",
    "/app/inbox",
    "/app/settings",
    "/app/reports",
    "/app/billing",
    "/app/calendar",
    "/app/team",
    "/app/admin",
];

/// Pages that never existed but are linked to from outside.
pub(crate) const LOST: [&str; 24] = [
    "/forum/viewtopic.php",
    "/shop/index.html",
    "/catalogue/2014",
    "/jobs/junior-developer",
    "/wiki/Main_Page",
    "/press/kit.zip",
    "/downloads/manual-en.pdf",
    "/blog/feed.xml",
    "/rss",
    "/contact.html",
    "/about-us.html",
    "/en/home",
    "/products.aspx",
    "/news/archive/2016",
    "/images/logo_old.gif",
    "/partner/login",
    "/events/summer-2018",
    "/support/faq.html",
    "/community/rules",
    "/terms.html",
    "/m/index.html",
    "/static/brochure.pdf",
    "/lp/spring",
    "/store/gift-cards",
];

/// What browsers and services ask every site for.
pub(crate) const HABITS: [(&str, u16); 8] = [
    ("/favicon.ico", 200),
    ("/apple-touch-icon.png", 404),
    ("/apple-touch-icon-precomposed.png", 404),
    ("/robots.txt", 200),
    ("/ads.txt", 404),
    ("/.well-known/security.txt", 404),
    ("/.well-known/assetlinks.json", 404),
    ("/sitemap.xml", 200),
];

/// What scanners try.
pub(crate) const SCANS: [&str; 72] = [
    "/.env",
    "/.git/config",
    "/.git/HEAD",
    "/wp-login.php",
    "/wp-admin/",
    "/xmlrpc.php",
    "/wp-content/plugins/hellopress/wp_filemanager.php",
    "/phpmyadmin/index.php",
    "/pma/",
    "/admin.php",
    "/administrator/",
    "/config.php",
    "/config.json",
    "/.aws/credentials",
    "/.ssh/id_rsa",
    "/.htpasswd",
    "/.DS_Store",
    "/backup.zip",
    "/backup.sql",
    "/db.sql",
    "/dump.sql",
    "/database.sql.gz",
    "/server-status",
    "/server-info",
    "/actuator/env",
    "/actuator/health",
    "/actuator/heapdump",
    "/solr/admin/info/system",
    "/manager/html",
    "/console/",
    "/jenkins/login",
    "/cgi-bin/luci",
    "/cgi-bin/test.cgi",
    "/HNAP1/",
    "/boaform/admin/formLogin",
    "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php",
    "/index.php",
    "/shell.php",
    "/cmd.php",
    "/up.php",
    "/alfa.php",
    "/wso.php",
    "/1.php",
    "/test.php",
    "/info.php",
    "/phpinfo.php",
    "/old/",
    "/new/",
    "/bak/",
    "/tmp/",
    "/api/.env",
    "/app/.env",
    "/public/.env",
    "/laravel/.env",
    "/.env.production",
    "/.env.bak",
    "/.vscode/sftp.json",
    "/sftp-config.json",
    "/web.config",
    "/WEB-INF/web.xml",
    "/owa/auth/logon.aspx",
    "/ecp/Current/exporttool/",
    "/autodiscover/autodiscover.json",
    "/remote/login",
    "/dana-na/auth/url_default/welcome.cgi",
    "/vpn/index.html",
    "/sdk",
    "/evox/about",
    "/.svn/entries",
    "/.hg/store",
    "/composer.json",
    "/package.json",
];

/// Agents of scanners; an empty one sends none.
pub(crate) const SCANNERS: [&str; 6] = [
    "Mozilla/5.0 zgrab/0.x",
    "python-requests/2.27.1",
    "Go-http-client/1.1",
    "",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/78.0.3904.108 Safari/537.36",
    "l9explore/1.2.2",
];

/// Agents of crawlers and the first two numbers of their addresses.
pub(crate) const CRAWLERS: [(&str, [u8; 2]); 4] = [
    (
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        [66, 249],
    ),
    (
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        [157, 55],
    ),
    (
        "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
        [87, 250],
    ),
    (
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        [20, 171],
    ),
];

/// Agents that check links.
pub(crate) const CHECKERS: [&str; 2] = [
    "LinkChecker/10.2 (+https://linkchecker.github.io/linkchecker/)",
    "W3C-checklink/5.0.0 libwww-perl/6.61",
];

/// Devices in the order that [`BROWSERS`] and applications refer to.
pub(crate) const DEVICES: [&str; 5] = ["Windows", "macOS", "iOS", "Android", "Linux"];

/// Agents of browsers, their device as a place in [`DEVICES`], and their share.
pub(crate) const BROWSERS: [(&str, u8, f64); 16] = [
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36",
        0,
        22.0,
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
        0,
        6.0,
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36 Edg/134.0.0.0",
        0,
        8.0,
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:136.0) Gecko/20100101 Firefox/136.0",
        0,
        4.0,
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36",
        1,
        8.0,
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15",
        1,
        5.0,
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:136.0) Gecko/20100101 Firefox/136.0",
        1,
        1.5,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
        2,
        12.0,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1",
        2,
        3.0,
    ),
    (
        "Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1",
        2,
        1.5,
    ),
    (
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Mobile Safari/537.36",
        3,
        14.0,
    ),
    (
        "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
        3,
        3.0,
    ),
    (
        "Mozilla/5.0 (Android 14; Mobile; rv:136.0) Gecko/136.0 Firefox/136.0",
        3,
        1.0,
    ),
    (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36",
        4,
        2.0,
    ),
    (
        "Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0",
        4,
        2.0,
    ),
    (
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        4,
        1.0,
    ),
];

/// Pages elsewhere that link here.
pub(crate) const ELSEWHERE: [&str; 8] = [
    "https://www.google.com/",
    "https://www.bing.com/",
    "https://news.ycombinator.com/item",
    "https://www.reddit.com/r/shopping/comments/8xk2/",
    "https://blog.example.org/my-favourite-shops",
    "https://t.example/a8Qx",
    "https://links.example.net/directory/shops",
    "https://old-partner.example/partners.html",
];

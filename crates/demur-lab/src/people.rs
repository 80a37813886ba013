//! Who asks: applications with versions that are rolled out, browsers, and the addresses they come from.

use fastrand::Rng;

use crate::numbers::{Alias, early, float, index, mix, push, whole};
use crate::site::Site;
use crate::time::DAY;
use crate::words::BROWSERS;

/// The share of requests that applications make.
pub(crate) const APPS: f64 = 0.50;
/// That are for pages.
pub(crate) const PAGES: f64 = 0.135;
/// That are for scripts, styles and images.
pub(crate) const STATICS: f64 = 0.17;
/// That pages make to the API.
pub(crate) const FRONT: f64 = 0.12;
/// That crawlers make.
pub(crate) const CRAWL: f64 = 0.035;
/// That follow the rule for old addresses.
pub(crate) const LEGACY: f64 = 0.01;
/// That are for what never was there.
pub(crate) const JUNK: f64 = 0.025;
/// That check links.
pub(crate) const CHECK: f64 = 0.005;

const IOS: u8 = 2;
const ANDROID: u8 = 3;

/// Networks of customers; the numbers of crawlers and of whoever is part of an incident are others.
const FIRST: [u8; 16] = [
    24, 31, 46, 62, 73, 78, 79, 84, 88, 91, 93, 94, 98, 109, 176, 188,
];

/// Name, share of the requests of applications, the only version if it is not ours, whether it is for phones.
const FAMILIES: [(&str, f64, Option<&str>, bool); 8] = [
    ("shop-app", 0.38, None, true),
    ("partner-sync", 0.15, None, false),
    ("pos-terminal", 0.14, None, false),
    ("warehouse-agent", 0.11, None, false),
    ("python-requests", 0.10, Some("2.32.3"), false),
    ("okhttp", 0.06, Some("4.12.0"), false),
    ("Go-http-client", 0.04, Some("2.0"), false),
    ("curl", 0.02, Some("8.5.0"), false),
];

/// One version of an application.
#[derive(Debug, Clone)]
pub struct Release {
    /// `5.2.0`.
    pub version: String,
    /// When it came out.
    pub from: u64,
    /// How long it took until whoever takes it at all had it.
    pub ramp: u64,
    /// The share that takes it, if nothing newer comes.
    pub share: f64,
    /// When it was withdrawn.
    pub until: Option<u64>,
    agents: [Vec<u8>; 2],
}

impl Release {
    /// The share of clients that would take it at this moment.
    pub fn reach(&self, at: u64) -> f64 {
        if at < self.from || self.until.is_some_and(|end| at >= end) {
            return 0.0;
        }
        let progress = float(at - self.from) / float(self.ramp.max(1));
        self.share * progress.min(1.0)
    }
}

/// An application.
#[derive(Debug, Clone)]
pub struct Family {
    /// `shop-app`.
    pub name: &'static str,
    /// Its share of the requests of all applications.
    pub share: f64,
    /// Whether it is ours and gets new versions.
    pub ours: bool,
    /// Whether it is for phones.
    pub mobile: bool,
    /// By the time they came out.
    pub releases: Vec<Release>,
    major: u64,
    pub(crate) clients: Vec<Client>,
    pub(crate) likes: Vec<f64>,
    pub(crate) routes: Alias,
}

impl Family {
    /// The place of the version that a client has: the newest that reached it.
    pub(crate) fn release_of(&self, client: &Client, at: u64) -> usize {
        self.releases
            .iter()
            .enumerate()
            .rev()
            .find(|(_, release)| client.adopts < release.reach(at))
            .map_or(0, |(place, _)| place)
    }

    /// Adds a version; its number follows from the time, so that later ones are higher.
    pub(crate) fn add(&mut self, start: u64, from: u64, ramp: u64, share: f64, until: Option<u64>) {
        let since = from.saturating_sub(start);
        let version = format!(
            "{}.{}.{}",
            self.major,
            20 + since / DAY,
            since % DAY / 3_600
        );
        let release = self.release(version, from, ramp, share, until);
        self.releases.push(release);
        self.releases.sort_by_key(|one| one.from);
    }

    fn release(
        &self,
        version: String,
        from: u64,
        ramp: u64,
        share: f64,
        until: Option<u64>,
    ) -> Release {
        let agent = |device: &str| format!("{}/{version}{device}", self.name).into_bytes();
        let agents = if self.mobile {
            [
                agent(" (iOS 18.3; iPhone16,1)"),
                agent(" (Android 14; Pixel 8)"),
            ]
        } else {
            [agent(""), agent("")]
        };
        Release {
            version,
            from,
            ramp,
            share,
            until,
            agents,
        }
    }

    /// The agent of one version on one device.
    pub(crate) fn agent(&self, release: usize, device: u8) -> &[u8] {
        let Some(release) = self.releases.get(release) else {
            return b"";
        };
        let [first, second] = &release.agents;
        if device == ANDROID { second } else { first }
    }
}

/// One installation of an application.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    pub(crate) address: Vec<u8>,
    pub(crate) principal: Vec<u8>,
    pub(crate) device: u8,
    /// The later somebody takes new versions, the higher.
    pub(crate) adopts: f64,
}

/// Everybody who asks.
#[derive(Debug, Clone)]
pub struct People {
    /// Applications.
    pub families: Vec<Family>,
    pub(crate) family_alias: Alias,
    pub(crate) actors: Alias,
    browsers: Alias,
    /// How many people with browsers are about at a time.
    visitors: u64,
}

/// Builds them; the same seed gives the same ones.
pub(crate) fn people(rng: &mut Rng, site: &Site, level: f64, start: u64, end: u64) -> People {
    let families: Vec<Family> = FAMILIES
        .iter()
        .enumerate()
        .map(|(place, row)| family(rng, site, place, row, level, (start, end)))
        .collect();
    People {
        family_alias: Alias::new(&FAMILIES.map(|(_, share, _, _)| share)),
        actors: Alias::new(&[APPS, PAGES, STATICS, FRONT, CRAWL, LEGACY, JUNK, CHECK]),
        browsers: Alias::new(&BROWSERS.map(|(_, _, share)| share)),
        visitors: whole((level * 40.0).clamp(400.0, 40_000.0)),
        families,
    }
}

fn family(
    rng: &mut Rng,
    site: &Site,
    place: usize,
    &(name, share, version, mobile): &(&'static str, f64, Option<&str>, bool),
    level: f64,
    (start, end): (u64, u64),
) -> Family {
    let likes: Vec<f64> = site
        .api()
        .filter_map(|route| site.routes.get(route))
        .map(|route| route.weight * 4.0_f64.powf(rng.f64().mul_add(2.0, -1.0)))
        .collect();
    let mut family = Family {
        name,
        share,
        ours: version.is_none(),
        mobile,
        releases: Vec::new(),
        major: rng.u64(2..8),
        clients: Vec::new(),
        routes: Alias::new(&likes),
        likes,
    };
    let number = whole((level * share * 12.0).clamp(8.0, 6_000.0));
    for client in 0..number {
        let client = client_of(rng, &family, place, client);
        family.clients.push(client);
    }
    first_releases(&mut family, version);
    if family.ours {
        let mut next = start + DAY / 2 + rng.u64(..2 * DAY);
        while next < end {
            family.add(start, next, 8 * 3_600, 0.7, None);
            next += 2 * DAY + rng.u64(..2 * DAY);
        }
    }
    family
}

/// What was there before the log begins.
fn first_releases(family: &mut Family, version: Option<&str>) {
    if let Some(version) = version {
        let only = family.release(version.to_owned(), 1, 1, 1.0, None);
        family.releases.push(only);
        return;
    }
    // The moments tell versions apart.
    for (minor, share) in (11..).zip([1.0, 0.92, 0.75, 0.5]) {
        let version = format!("{}.{minor}.{}", family.major, minor * 7 % 4);
        let release = family.release(version, minor, 1, share, None);
        family.releases.push(release);
    }
}

/// Servers of a customer stand in one network and share a name; phones have one each.
fn client_of(rng: &mut Rng, family: &Family, place: usize, number: u64) -> Client {
    let base = crate::numbers::count(place) << 32;
    let (network, name, owner) = if family.mobile {
        (mix(base + number) % 6_000, "user", 700_000 + number)
    } else {
        let customer = number / 3;
        let owner = crate::numbers::count(place) * 1_000 + customer;
        (10_000 + (base >> 24) + customer / 2, "tenant", owner)
    };
    let mut address = Vec::new();
    write_address(&mut address, network, mix(base + number));
    let mut principal = format!("{name}-").into_bytes();
    push(&mut principal, owner);
    Client {
        address,
        principal,
        device: match (family.mobile, rng.bool()) {
            (true, true) => IOS,
            (true, false) => ANDROID,
            (false, _) => u8::MAX,
        },
        adopts: rng.f64(),
    }
}

/// Appends the address of one host of one network.
fn write_address(out: &mut Vec<u8>, network: u64, host: u64) {
    let hash = mix(network);
    let first = FIRST
        .get(index(hash % crate::numbers::count(FIRST.len())))
        .copied()
        .unwrap_or(24);
    push(out, u64::from(first));
    for part in [hash >> 8 & 0xff, hash >> 16 & 0xff, 1 + host % 254] {
        out.push(b'.');
        push(out, part);
    }
}

/// Somebody with a browser, at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visitor {
    number: u64,
    browser: usize,
}

impl People {
    /// Somebody who is about now; people come and go.
    pub(crate) fn visitor(&self, rng: &mut Rng, since: u64) -> Visitor {
        let gone = since * self.visitors / (2 * DAY);
        let number = gone + early(rng, self.visitors);
        let mut own = Rng::with_seed(mix(number));
        Visitor {
            number,
            browser: self.browsers.draw(&mut own),
        }
    }

    /// Somebody who was never here before and will not come again.
    pub(crate) fn stranger(&self, rng: &mut Rng) -> Visitor {
        Visitor {
            number: 1 << 40 | rng.u64(..1 << 32),
            browser: self.browsers.draw(rng),
        }
    }
}

impl Visitor {
    pub(crate) fn write_address(self, out: &mut Vec<u8>) {
        let hash = mix(self.number ^ 0x5eed);
        write_address(out, hash % 20_000 + 100_000, hash >> 20);
    }

    pub(crate) fn write_principal(self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"user-");
        push(out, self.number % 600_000);
    }

    pub(crate) fn agent(self) -> &'static [u8] {
        BROWSERS
            .get(self.browser)
            .map_or(b"", |(agent, _, _)| agent.as_bytes())
    }

    pub(crate) fn device(self) -> u8 {
        BROWSERS
            .get(self.browser)
            .map_or(u8::MAX, |(_, device, _)| *device)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Endpoints;
    use crate::time::MONDAY;

    fn family() -> Family {
        let mut rng = Rng::with_seed(1);
        let site = crate::site::build(&mut rng, &Endpoints::MadeUp(60)).unwrap();
        let people = people(&mut rng, &site, 70.0, MONDAY, MONDAY + DAY / 4);
        people.families[0].clone()
    }

    #[test]
    fn a_version_that_is_rolled_out_reaches_its_share_and_is_left_again() {
        let mut family = family();
        let from = MONDAY + DAY;
        family.add(MONDAY, from, 1_800, 0.6, Some(from + 3_600));
        let place = family.releases.len() - 1;
        let share = |at| {
            let all = &family.clients;
            let with = all.iter().filter(|one| family.release_of(one, at) == place);
            float(crate::numbers::count(with.count())) / float(crate::numbers::count(all.len()))
        };
        assert!(share(from) < 0.01);
        assert!((share(from + 900) - 0.3).abs() < 0.1);
        assert!((share(from + 1_800) - 0.6).abs() < 0.1);
        assert!(share(from + 3_600) < 0.01);
        assert_eq!(
            family.releases[place].version,
            format!("{}.21.0", family.major)
        );
    }

    #[test]
    fn customers_never_come_from_the_networks_of_incidents() {
        assert!(
            FIRST
                .iter()
                .all(|first| ![45, 66, 157, 87, 20].contains(first))
        );
    }
}

//! What can go wrong, how large, and what has to be said about it.

use demur_watch::Severity;

/// One kind of incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Routes answer 404 after a deployment.
    Deploy,
    /// A route has a new name, and nothing leads from the old one to it.
    Rename,
    /// Everything on a quiet route fails.
    DeadRoute,
    /// A status is sent several times as often on one route.
    Rise,
    /// A new version of an application sends what is refused.
    BadClient,
    /// A page sends what is refused.
    FrontEnd,
    /// Versions before one send what is no longer accepted.
    Schema,
    /// A new client was given a token that lacks a scope.
    Scope,
    /// A new user has no role yet.
    Role,
    /// One client goes through the ids of others.
    Probing,
    /// A new network is not on the list.
    AllowList,
    /// Nobody's credentials are accepted.
    Credentials,
    /// A page elsewhere links to what never was there.
    BrokenLink,
    /// The rule for old addresses leads to nowhere.
    OldRule,
    /// Many ask for what never was there, all below one prefix.
    Pattern,
    /// Limits are hit again and again.
    RateLimit,
    /// One of several servers behind lacks what the others have.
    Upstream,
    /// The more requests, the larger the share that is refused.
    Load,
    /// Only requests from one kind of device fail.
    Device,
    /// The server does not know its own name any more.
    HostList,
    /// Nobody asks for a route any more.
    Vanished,
    /// Scanners look for weak places.
    Scanners,
}

/// How large an incident is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    /// Few routes, few clients, a small share.
    Small,
    /// In between.
    Medium,
    /// Many.
    Large,
}

impl Size {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// The word for it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// What is meant by the word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.id() == id)
    }

    /// One of three, by size.
    pub(crate) fn of<T>(self, small: T, medium: T, large: T) -> T {
        match self {
            Self::Small => small,
            Self::Medium => medium,
            Self::Large => large,
        }
    }
}

/// What has to be said about a class.
#[derive(Debug, Clone, Copy)]
pub struct Expected {
    /// The id of the class.
    pub id: &'static str,
    /// Detectors that are right, the best first.
    pub accepts: &'static [&'static str],
    /// Those that are right as well where the log does not tell what it takes.
    pub blind: &'static [&'static str],
    /// How soon somebody should look.
    pub severity: Severity,
    /// Whether it is not about certain routes.
    pub wide: bool,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 22] = [
        Self::Deploy,
        Self::Rename,
        Self::DeadRoute,
        Self::Rise,
        Self::BadClient,
        Self::FrontEnd,
        Self::Schema,
        Self::Scope,
        Self::Role,
        Self::Probing,
        Self::AllowList,
        Self::Credentials,
        Self::BrokenLink,
        Self::OldRule,
        Self::Pattern,
        Self::RateLimit,
        Self::Upstream,
        Self::Load,
        Self::Device,
        Self::HostList,
        Self::Vanished,
        Self::Scanners,
    ];

    /// The word for it.
    pub fn id(self) -> &'static str {
        self.expected().id
    }

    /// What is meant by the word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.id() == id)
    }

    /// What has to be said about it.
    pub fn expected(self) -> Expected {
        use Severity::{Note, Page, Ticket};
        const ANY: &[&str] = &["spike", "routing-regression", "dead-route"];
        let (id, accepts, blind, severity, wide): (_, &'static [&'static str], _, _, _) = match self
        {
            Self::Deploy => ("deploy", &["routing-regression"], &[] as &[_], Page, false),
            Self::Rename => ("rename", &["routing-regression"], &[], Page, false),
            Self::DeadRoute => (
                "dead-route",
                &["dead-route", "routing-regression"],
                &[],
                Page,
                false,
            ),
            Self::Rise => ("rise", &["spike"], &[], Ticket, false),
            Self::BadClient => ("bad-client", &["bad-client-deployment"], &[], Page, false),
            Self::FrontEnd => ("front-end", &["broken-front-end"], &[], Page, false),
            Self::Schema => ("schema-change", &["schema-change"], &[], Ticket, false),
            Self::Scope => ("missing-scope", &["missing-scope"], &[], Ticket, true),
            Self::Role => ("missing-role", &["missing-role"], &[], Note, true),
            Self::Probing => ("tenant-probing", &["tenant-probing"], &[], Ticket, true),
            Self::AllowList => ("address-block", &["address-block"], &[], Ticket, true),
            Self::Credentials => ("credential-outage", &["credential-outage"], &[], Page, true),
            Self::BrokenLink => ("broken-link", &["broken-referrer"], &[], Ticket, false),
            Self::OldRule => ("redirect-rule", &["redirect-chain"], &[], Ticket, false),
            Self::Pattern => ("wrong-prefix", &["systematic-pattern"], &[], Ticket, false),
            Self::RateLimit => ("rate-limit", &["rate-limit-storm"], &[], Ticket, true),
            Self::Upstream => ("one-upstream", &["one-upstream"], ANY, Ticket, false),
            Self::Load => ("under-load", &["under-load"], &[], Ticket, true),
            Self::Device => ("one-device", &["some-devices-only"], &[], Ticket, false),
            Self::HostList => ("host-list", &["server-fault-as-4xx"], &[], Page, true),
            Self::Vanished => ("vanished", &["vanished-traffic"], &[], Ticket, false),
            Self::Scanners => ("scanner-storm", &["scanner-storm"], &[], Note, true),
        };
        Expected {
            id,
            accepts,
            blind,
            severity,
            wide,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_found_by_its_id() {
        for class in Class::ALL {
            assert_eq!(Class::from_id(class.id()), Some(class));
            assert!(!class.expected().accepts.is_empty());
        }
        for size in Size::ALL {
            assert_eq!(Size::from_id(size.id()), Some(size));
        }
    }
}

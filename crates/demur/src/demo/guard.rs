//! What the gateway of the demo knows besides the document: tokens, places and a limit.

use std::time::Duration;

use demur_decide::Snapshot;
use demur_decide::rates::{By, Exhausted, Limit};
use demur_gone::{Places, read_csv};
use demur_identity::{Secret, Setup, SetupFault, Verifiers, hash_api_key};

/// The scheme of the document.
const SCHEME: &str = "token";

const PLACES: &str = "\
path,status,to,since,reason,blocked_by
/products/13,gone,,2024-05-31,nobody wanted it,
/kettles/*,moved,/products/*,,,
/spring-sale,found,/products,,,
/products/451,withheld,,,a court order,https://legal.example/notices/451
";

/// Adds them to what the shop is guarded by.
pub(crate) fn guard(snapshot: &mut Snapshot) {
    let (entries, _) = read_csv("places.csv", PLACES.as_bytes());
    snapshot.places = Places::compile(&entries).unwrap_or_default();
    snapshot.policy.verified = vec![SCHEME.to_owned()];
    snapshot.policy.contact = Some("the shop's desk, desk@shop.example".to_owned());
    snapshot.policy.limits = vec![Limit {
        name: "stock".to_owned(),
        requests: 3,
        window: Duration::from_secs(10),
        burst: 3,
        by: By::Caller,
        prefix: String::new(),
        operation: Some("countStock".to_owned()),
        exhausted: Exhausted::TooManyRequests,
    }];
}

/// Who has which token: `demo` is a customer, `staff` works here.
pub(crate) fn verifiers() -> Result<Verifiers, Vec<SetupFault>> {
    let keys = format!(
        "ada {}\nbob {} roles=staff\n",
        hash_api_key("demo"),
        hash_api_key("staff")
    );
    Verifiers::start(vec![(SCHEME.to_owned(), Setup::ApiKeys(Secret::new(keys)))])
}

#[cfg(test)]
mod tests {
    use demur_gone::{Places, read_csv};

    use super::{PLACES, verifiers};

    #[test]
    fn the_list_and_the_tokens_are_right() {
        let (entries, defects) = read_csv("places.csv", PLACES.as_bytes());
        assert_eq!(defects, []);
        assert_eq!(Places::compile(&entries).unwrap().len(), 4);
        assert!(verifiers().unwrap().has("token"));
    }
}

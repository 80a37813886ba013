//! `[[limit]]`: how often somebody may ask.

use demur_decide::rates::{By, Exhausted, Limit};

use crate::config::tables::LimitSetting;
use crate::reading::Reading;
use crate::settings::words::{self, LimitKey, PathPrefix};

/// Where faults of `[[limit]]` tables are reported.
const HERE: &str = "[[limit]]";

/// The limits; those that say nothing sensible are faults.
pub(super) fn limits(settings: &[LimitSetting], reading: &mut Reading) -> Vec<Limit> {
    let limits = settings.iter().filter_map(|setting| match limit(setting) {
        Ok(limit) => limit,
        Err(reason) => {
            reading.fault("impossible-limit", HERE, reason);
            None
        }
    });
    let limits: Vec<Limit> = limits.collect();
    for (at, limit) in limits.iter().enumerate() {
        // What is counted is counted under the name.
        if limits.iter().take(at).any(|other| other.name == limit.name) {
            let message = format!("two limits are called `{}`", limit.name);
            reading.fault("duplicate-limit", HERE, message);
        }
    }
    limits
}

fn limit(setting: &LimitSetting) -> Result<Option<Limit>, String> {
    let (Some(name), Some(requests), Some(window)) =
        (&setting.name, setting.requests, setting.window)
    else {
        // What is missing was said when the file was read.
        return Ok(None);
    };
    let is_token = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if !is_token {
        return Err(format!(
            "the name `{}` is not made of letters, digits, `-`, `_` and `.`",
            name.escape_debug()
        ));
    }
    let burst = setting.burst.unwrap_or(requests);
    if requests == 0 || burst == 0 || window.is_zero() {
        return Err(format!(
            "`{name}` would let nothing pass: requests, burst and window are more than nothing"
        ));
    }
    let is_narrow = setting.prefix.is_some() || setting.operation.is_some();
    if setting.by == LimitKey::Network && is_narrow {
        return Err(format!(
            "`{name}` counts networks before the path is looked at; leave out `prefix` and `operation`"
        ));
    }
    Ok(Some(Limit {
        name: name.clone(),
        requests,
        window,
        burst,
        by: match setting.by {
            LimitKey::Caller => By::Caller,
            LimitKey::Network => By::Network,
        },
        prefix: setting
            .prefix
            .as_ref()
            .map(PathPrefix::plain)
            .unwrap_or_default(),
        operation: setting.operation.clone(),
        exhausted: match setting.exhausted {
            words::Exhausted::TooMany => Exhausted::TooManyRequests,
            words::Exhausted::Payment => Exhausted::PaymentRequired,
        },
    }))
}

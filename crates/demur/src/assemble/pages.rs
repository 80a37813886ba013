//! `[pages]` and `[[page]]`: the operator's own pages, read and tried out.

use demur_decide::Template;
use demur_decide::page::{Link, OwnPage, Pages, Search, Statuses};

use crate::config::Config;
use crate::config::tables::PageSetting;
use crate::reading::Reading;

/// The pages; templates that cannot be read or fail are in the reading.
pub(crate) fn pages(config: &Config, reading: &mut Reading) -> Pages {
    let settings = &config.settings;
    let own = config.sections.pages.iter();
    Pages {
        own: own.filter_map(|page| own_page(page, reading)).collect(),
        home: settings.pages_home.0.clone(),
        search: settings
            .pages_search
            .as_ref()
            .and_then(|one| Search::parse(&one.0)),
        links: settings
            .pages_links
            .iter()
            .filter_map(|one| Link::parse(&one.0))
            .collect(),
        origin: settings
            .pages_origin
            .as_ref()
            .map(|origin| origin.0.clone()),
        security_policy: settings
            .pages_security_policy
            .as_ref()
            .map(|one| one.0.clone()),
    }
}

fn own_page(page: &PageSetting, reading: &mut Reading) -> Option<OwnPage> {
    let (form, file) = (page.form?, page.file.as_ref()?);
    let bytes = reading.file(&file.0)?;
    let statuses = page.status.map_or(Statuses::All, |status| status.0);
    let Ok(text) = std::str::from_utf8(&bytes) else {
        reading.fault(
            "bad-template",
            &file.0,
            "the template is not UTF-8".to_owned(),
        );
        return None;
    };
    match Template::page(text, form, statuses) {
        Ok(template) => Some(OwnPage {
            statuses,
            prefix: page
                .prefix
                .as_ref()
                .map(crate::settings::words::PathPrefix::plain)
                .unwrap_or_default(),
            language: page.language.as_ref().map(|language| language.0.clone()),
            template,
        }),
        Err(reason) => {
            reading.fault("bad-template", &file.0, reason);
            None
        }
    }
}

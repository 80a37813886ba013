//! Which routes an incident is about.

use super::World;
use crate::numbers::{Alias, index};
use crate::site::{Kind, Route};

impl World {
    /// So many routes that fit, busy ones more often; fewer where there are not so many.
    pub(super) fn routes_where(
        &mut self,
        number: usize,
        fits: impl Fn(&Route) -> bool,
    ) -> Vec<usize> {
        let fitting: Vec<usize> = (0..self.site.routes.len())
            .filter(|place| !self.renamed.contains(place))
            .filter(|place| self.site.routes.get(*place).is_some_and(&fits))
            .collect();
        let weights: Vec<f64> = fitting
            .iter()
            .filter_map(|place| self.site.routes.get(*place))
            .map(|route| route.share.powf(0.7))
            .collect();
        self.some_of(&fitting, &weights, number)
    }

    /// So many of these, by weight, none twice.
    pub(super) fn some_of(
        &mut self,
        places: &[usize],
        weights: &[f64],
        number: usize,
    ) -> Vec<usize> {
        let alias = Alias::new(weights);
        let mut found: Vec<usize> = Vec::new();
        for _ in 0..number * 40 {
            if found.len() == number.min(places.len()) {
                break;
            }
            if let Some(place) = places.get(alias.draw(&mut self.rng))
                && !found.contains(place)
            {
                found.push(*place);
            }
        }
        found.sort_unstable();
        found
    }

    /// The route with the highest score, or one of the next three.
    pub(super) fn one_of_best(&mut self, score: impl Fn(&Route) -> f64) -> Option<usize> {
        let mut scored: Vec<(f64, usize)> = self
            .site
            .routes
            .iter()
            .enumerate()
            .filter(|(place, _)| !self.renamed.contains(place))
            .map(|(place, route)| (score(route), place))
            .filter(|(score, _)| *score > 0.0)
            .collect();
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        scored.truncate(4);
        crate::numbers::pick(&mut self.rng, &scored).map(|(_, place)| *place)
    }

    /// So many operations of the API that one application uses, by how often.
    pub(super) fn routes_of_family(
        &mut self,
        family: usize,
        number: usize,
        fits: impl Fn(&Route) -> bool,
    ) -> Vec<usize> {
        let likes = self
            .people
            .families
            .get(family)
            .map(|family| family.likes.clone())
            .unwrap_or_default();
        let (places, weights): (Vec<usize>, Vec<f64>) = self
            .site
            .api()
            .zip(likes)
            .filter(|(place, _)| !self.renamed.contains(place))
            .filter(|(place, _)| self.site.routes.get(*place).is_some_and(&fits))
            .unzip();
        self.some_of(&places, &weights, number)
    }

    /// The share of an application's requests that goes to these routes.
    pub(super) fn liked(&self, family: usize, routes: &[usize]) -> f64 {
        let Some(family) = self.people.families.get(family) else {
            return 0.0;
        };
        let total: f64 = family.likes.iter().sum();
        let likes = self.site.api().zip(&family.likes);
        let sum: f64 = likes
            .filter(|(place, _)| routes.contains(place))
            .map(|(_, like)| like)
            .sum();
        sum / total
    }

    /// One of our own applications, large ones more often.
    pub(super) fn own_family(&mut self) -> usize {
        let shares: Vec<f64> = self
            .people
            .families
            .iter()
            .map(|family| if family.ours { family.share } else { 0.0 })
            .collect();
        Alias::new(&shares).draw(&mut self.rng)
    }

    /// Requests a minute to these routes.
    pub(super) fn rate(&self, routes: &[usize]) -> f64 {
        let shares = routes
            .iter()
            .filter_map(|place| self.site.routes.get(*place));
        shares.map(|route| route.share).sum::<f64>() * self.level
    }

    pub(super) fn templates(&self, routes: &[usize]) -> Vec<String> {
        routes
            .iter()
            .filter_map(|place| self.site.routes.get(*place))
            .map(|route| route.template.clone())
            .collect()
    }

    /// Whether no path of these routes is ever asked twice.
    pub(super) fn all_fresh(&self, routes: &[usize]) -> bool {
        routes.iter().all(|place| {
            self.site
                .routes
                .get(*place)
                .is_some_and(|route| route.fresh)
        })
    }

    /// Places as flags.
    pub(super) fn flags(&self, routes: &[usize]) -> Vec<bool> {
        let mut flags = vec![false; self.site.routes.len()];
        for place in routes {
            if let Some(flag) = flags.get_mut(*place) {
                *flag = true;
            }
        }
        flags
    }

    /// The beginning of the addresses of a network that nobody else comes from: `45.7.129.`.
    pub(super) fn network(&mut self) -> String {
        self.networks += 1;
        let hash = crate::numbers::mix(self.truth.seed ^ self.networks << 40);
        format!("45.{}.{}.", self.networks % 256, index(hash % 256))
    }
}

/// An operation of the API.
pub(super) fn is_api(route: &Route) -> bool {
    route.kind == Kind::Api && route.template != "GET /health"
}

/// One that is sent something.
pub(super) fn takes_body(route: &Route) -> bool {
    is_api(route) && matches!(route.method, "POST" | "PUT" | "PATCH")
}

//! What people give beside the log: routes that they declare, and alerts that they call mended.

use super::Engine;
use crate::routes::RouteSettings;

impl Engine {
    /// Takes other declared routes. What is known of a route that has another name now goes on under that name.
    pub(crate) fn redeclare(&mut self, routes: &RouteSettings) {
        self.routes.redeclare(routes);
        for change in self.routes.take_changes() {
            self.absorb(change.from, change.into);
        }
    }

    /// Notes which alerts people call mended: what is over of these does not come back as itself.
    pub(crate) fn mend(&mut self, is_mended: &dyn Fn(&str) -> bool) {
        self.incidents.mend(is_mended);
    }
}

//! Where the shop misbehaves, as upstreams do.

use super::answer::{Answer, Behaviour};

/// What happens at the paths made for trouble.
pub(super) fn at(path: &str) -> Option<Behaviour> {
    Some(match path {
        "/slow" => Behaviour::Late(Answer::text(200, "text/plain", "at last\n")),
        "/broken" => Behaviour::Answer(Answer::text(500, "text/plain", TRACE)),
        "/talkative" => Behaviour::Answer(Answer::text(404, "text/plain", DATABASE)),
        "/garbled" => Behaviour::Raw(b"hm, let me see\r\n\r\n"),
        _ => return None,
    })
}

const TRACE: &str = "shop.till.DrawerJammed: drawer 2 does not open
\tat shop.till.Drawer.open(Drawer.java:88)
\tat shop.till.Till.charge(Till.java:41)
\tat shop.web.OrdersHandler.handle(OrdersHandler.java:112)
Caused by: java.sql.SQLException: password of user 'till' at till-db.shop.internal is wrong
";

const DATABASE: &str = "ERROR: relation \"shelves_2\" does not exist (SQLSTATE 42P01)\n";

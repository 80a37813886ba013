//! What the connections of one thread share. Nothing here is shared between threads but what never
//! changes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use demur_http1::{Parsed, RequestHead, parse_request};
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::GatewayConfig;
use crate::counting::Counter;
use crate::deadline::Deadlines;
use crate::events::EventLog;
use crate::ids::Ids;
use crate::live::{Live, Reload};
use crate::pool::Pool;
use crate::workspace::Workspace;

/// Workspaces kept for the next busy connection.
const SPARE_WORKSPACES: usize = 64;

pub(crate) struct Core {
    pub(crate) config: Arc<GatewayConfig>,
    pub(crate) deadlines: Rc<Deadlines>,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) log: EventLog,
    pub(crate) pool: Pool,
    pub(crate) counter: Arc<Counter>,
    live: RefCell<Arc<Live>>,
    reload: Reload,
    draining: Cell<bool>,
    connections: Cell<usize>,
    lent: Cell<usize>,
    last_left: Notify,
    #[expect(
        clippy::vec_box,
        reason = "a workspace stays where it is: inside the future of an idle connection it would cost its size"
    )]
    spare: RefCell<Vec<Box<Workspace>>>,
}

impl Core {
    pub(crate) fn new(
        config: Arc<GatewayConfig>,
        reload: Reload,
        counter: Arc<Counter>,
        log: EventLog,
    ) -> Self {
        Self {
            deadlines: Rc::new(Deadlines::new(Instant::now(), config.timeouts.tick())),
            clock: Clock::new(),
            ids: Ids::default(),
            log,
            pool: Pool::new(config.upstream.pool, config.upstream.connections_per_thread),
            counter,
            draining: Cell::new(false),
            connections: Cell::new(0),
            lent: Cell::new(0),
            last_left: Notify::new(),
            spare: RefCell::default(),
            live: RefCell::new(reload.current()),
            reload,
            config,
        }
    }

    /// What has to be looked at now and then.
    pub(crate) fn tick(&self) {
        self.clock.set();
        self.deadlines.tick(Instant::now());
        self.pool
            .weed(self.deadlines.now(), self.config.timeouts.upstream_idle);
        self.log.flush();
        if !self.reload.is_current(&self.live.borrow()) {
            self.live.replace(self.reload.current());
        }
    }

    /// Reads a head within the limits that hold now.
    pub(crate) fn parse(&self, input: &[u8], head: &mut RequestHead) -> Parsed {
        parse_request(input, &self.live.borrow().snapshot.http, head)
    }

    /// What the next request is answered by, from its first row to its last.
    pub(crate) fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live.borrow())
    }

    pub(crate) fn is_draining(&self) -> bool {
        self.draining.get()
    }

    /// No new connections from now on; idle ones see it and close.
    pub(crate) fn drain(&self) {
        self.draining.set(true);
        self.pool.clear();
        self.deadlines.wake_all();
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.get()
    }

    /// Ready when the last connection has ended.
    pub(crate) async fn drained(&self) {
        while self.connections.get() > 0 {
            self.last_left.notified().await;
        }
    }

    /// Whether so many connections are busy that one without a request gives its buffers to another.
    pub(crate) fn is_crowded(&self) -> bool {
        self.lent.get() > SPARE_WORKSPACES
    }

    pub(crate) fn take_workspace(&self) -> Box<Workspace> {
        self.lent.set(self.lent.get() + 1);
        self.spare.borrow_mut().pop().unwrap_or_default()
    }

    pub(crate) fn give_back(&self, mut workspace: Box<Workspace>) {
        self.lent.set(self.lent.get().saturating_sub(1));
        if self.spare.borrow().len() < SPARE_WORKSPACES && workspace.tidy() {
            self.spare.borrow_mut().push(workspace);
        }
    }
}

/// Counts a connection for as long as it lives.
pub(crate) struct Presence(Rc<Core>);

impl Presence {
    pub(crate) fn new(core: Rc<Core>) -> Self {
        core.connections.set(core.connections.get() + 1);
        Self(core)
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let left = self.0.connections.get().saturating_sub(1);
        self.0.connections.set(left);
        if left == 0 {
            self.0.last_left.notify_one();
        }
    }
}

//! One thread: its event loop, its listener, its sense of time.

use std::future::poll_fn;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use demur_decide::Load;
use tokio::net::TcpStream;
use tokio::runtime::{Builder, LocalOptions};
use tokio::task::spawn_local;

use crate::connection::serve;
use crate::core::Core;
use crate::deadline::Watch;
use crate::gateway::RunError;
use crate::metronome::Beat;
use crate::shutdown::{Shutdown, told};
use crate::transport::Plain;

/// Serves one listener until told to stop.
pub(crate) fn run(
    listener: TcpListener,
    core: impl FnOnce() -> Core,
    beat: Beat,
    shutdown: Shutdown,
) -> Result<(), RunError> {
    let runtime = Builder::new_current_thread()
        .enable_io()
        .build_local(LocalOptions::default())
        .map_err(RunError::Thread)?;
    let core = Rc::new(core());
    let result = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(RunError::Thread)?;
        spawn_local(keep_time(Rc::clone(&core), beat));
        let accepting = spawn_local(accept(Rc::clone(&core), listener));
        told(shutdown).await;
        core.drain();
        // The loop sees that the gateway is draining, takes who has been waiting, and ends; the port
        // closes with it.
        drop(accepting.await);
        let mut drained = pin!(core.drained());
        let watch = core.deadlines.watch();
        let limit = core.config.timeouts.drain;
        // Whoever is left has had the time there was.
        let _ = watch.within(limit, |cx| drained.as_mut().poll(cx)).await;
        core.log.flush();
        Ok(())
    });
    // A name that is still being looked up keeps nobody.
    runtime.shutdown_background();
    result
}

async fn keep_time(core: Rc<Core>, beat: Beat) {
    loop {
        beat.notified().await;
        core.tick();
    }
}

/// Accepts connections. Those beyond the limit are told so, and beyond an eighth more none is accepted.
async fn accept(core: Rc<Core>, listener: tokio::net::TcpListener) {
    let watch = core.deadlines.watch();
    let most = core.config.connections_per_thread;
    while let Some((stream, peer)) = next(&core, &listener, &watch, most + most / 8 + 1).await {
        // Small answers must not wait for an acknowledgement; nothing else depends on it.
        drop(stream.set_nodelay(true));
        let load = if core.connections() < most {
            Load::Normal
        } else {
            Load::Overloaded
        };
        spawn_local(serve(Rc::clone(&core), Plain::new(stream, peer), load));
    }
    take_waiting(&core, listener);
}

/// Accepts connections that were made before the port closes: their clients cannot know.
fn take_waiting(core: &Rc<Core>, listener: tokio::net::TcpListener) {
    let Ok(listener) = listener.into_std() else {
        return;
    };
    while let Ok((stream, peer)) = listener.accept() {
        let stream = stream
            .set_nonblocking(true)
            .and_then(|()| TcpStream::from_std(stream));
        if let Ok(stream) = stream {
            spawn_local(serve(
                Rc::clone(core),
                Plain::new(stream, peer),
                Load::Normal,
            ));
        }
    }
}

/// The next connection; nothing once the gateway is draining.
async fn next(
    core: &Core,
    listener: &tokio::net::TcpListener,
    watch: &Watch,
    most: usize,
) -> Option<(TcpStream, SocketAddr)> {
    let pause = core.config.timeouts.tick();
    let mut is_paused = false;
    poll_fn(|cx| {
        if core.is_draining() {
            return Poll::Ready(None);
        }
        watch.register(cx);
        if is_paused && !watch.is_due() {
            return Poll::Pending;
        }
        is_paused = false;
        if core.connections() < most {
            match listener.poll_accept(cx) {
                Poll::Ready(Ok(accepted)) => return Poll::Ready(Some(accepted)),
                Poll::Pending => return Poll::Pending,
                // Out of descriptors, or the client has left already: the former needs time.
                Poll::Ready(Err(_)) => {}
            }
        }
        is_paused = true;
        watch.allow(pause);
        Poll::Pending
    })
    .await
}

//! Connections: each has a time for its request and an end, so that whoever opens many and says nothing keeps none.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

/// How long connections may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Until a request's head is there, the first one's or the next one's.
    pub(super) head: Duration,
    /// From the opening on; a request that is being answered then has as long again.
    pub(super) whole: Duration,
}

pub(super) const LIMITS: Limits = Limits {
    head: Duration::from_secs(10),
    whole: Duration::from_secs(60),
};

/// Answers connections without end.
pub(super) async fn serve(listener: TcpListener, app: Router, limits: Limits) -> Infallible {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(answer(stream, app.clone(), limits))),
            // Too many open files, most likely: some will be closed.
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn answer(stream: TcpStream, app: Router, limits: Limits) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
    let mut connection = std::pin::pin!(connection);
    // A browser that went away, or sent what is no HTTP, is no news.
    if timeout(limits.whole, connection.as_mut()).await.is_err() {
        connection.as_mut().graceful_shutdown();
        let _ = timeout(limits.whole, connection).await;
    }
}

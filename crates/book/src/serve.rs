//! `cargo book`: serves the built pages on this machine, and builds and reloads them on every save.
//!
//! ```text
//! save --watch--> build into a fresh folder --ok--> serve that folder, reload the browser
//!                                           \--fail--> say why, keep the last good pages
//! ```

mod site_folder;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use anyhow::{Result, anyhow};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};
use tower_livereload::LiveReloadLayer;

use crate::style::{error, good, note};
use site_folder::SiteFolder;

/// How to serve the book.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Whether to open the browser.
    pub open: bool,
}

/// Builds the book at `root`, serves it until Ctrl-C, and follows every change of its sources.
///
/// # Errors
/// When the port is taken. A book that does not build is no error: the message stands on the page and in the
/// terminal until a save mends it.
pub fn serve(root: &Path, options: Options) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // The port first: nobody waits for a build only to learn that it is taken.
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let listener = TcpListener::bind(address)
            .await
            .map_err(|why| port_taken(options.port, &why))?;
        let port = listener.local_addr()?.port();
        let mut site = SiteFolder::new(root)?;
        eprintln!(
            "{}",
            note("building the book (the first time takes longest)")
        );
        report(site.build());
        let reload = LiveReloadLayer::new();
        let reloader = reload.reloader();
        let app = router(site.current(), port).layer(reload);
        let url = format!("http://127.0.0.1:{port}");
        eprintln!(
            "{} {url}  (Ctrl-C ends it; a save rebuilds)",
            good("reading at")
        );
        let _watcher = watch::watch(root, move || {
            report(site.build());
            // After a failed build, too: a book that never built shows its newest problem.
            reloader.reload();
        })?;
        if options.open
            && let Err(why) = opener::open_browser(&url)
        {
            eprintln!(
                "{}: the browser could not be opened ({why}); open {url} yourself",
                note("note")
            );
        }
        axum::serve(listener, app)
            .with_graceful_shutdown(interrupted())
            .await?;
        Ok(())
    })
}

fn port_taken(port: u16, why: &std::io::Error) -> anyhow::Error {
    let other = if port < u16::MAX { port + 1 } else { 3000 };
    anyhow!(
        "port {port} on 127.0.0.1 cannot be used ({why}); if `cargo book` runs already, read at \
         http://127.0.0.1:{port}, else choose another: `cargo book --port {other}`"
    )
}

async fn interrupted() {
    // Without a signal handler Ctrl-C still ends the process, the hard way.
    let _ = tokio::signal::ctrl_c().await;
    std::process::exit(0);
}

/// Says how a build went.
fn report(built: Result<site_folder::Built>) {
    match built {
        Ok(built) => {
            for warning in &built.warnings {
                eprintln!("{}: {warning}", error("warning"));
            }
            eprintln!("{} in {:.1} s", good("built"), built.seconds);
        }
        Err(why) => {
            let next = note("the last good pages stay up; the next save tries again");
            eprintln!("{}: {why:#}\n{next}", error("error"));
        }
    }
}

/// The pages in `current`, for requests that name this machine.
fn router(current: Arc<RwLock<PathBuf>>, port: u16) -> Router {
    Router::new()
        .fallback(page)
        .with_state(current)
        .layer(middleware::from_fn_with_state(port, own_host))
}

async fn page(State(current): State<Arc<RwLock<PathBuf>>>, request: Request) -> Response {
    let folder = current.read().map(|path| path.clone()).unwrap_or_default();
    let mut files =
        ServeDir::new(&folder).not_found_service(ServeFile::new(folder.join("404.html")));
    match files.try_call(request).await {
        Ok(response) => {
            let (mut parts, body) = response.into_parts();
            // A reload must show what was saved, not what the browser kept.
            parts.headers.insert(
                header::CACHE_CONTROL,
                header::HeaderValue::from_static("no-cache"),
            );
            Response::from_parts(parts, Body::new(body))
        }
        Err(why) => (StatusCode::INTERNAL_SERVER_ERROR, why.to_string()).into_response(),
    }
}

/// Refuses requests for other host names: a page on another site must not read this one through a name that
/// resolves to 127.0.0.1.
async fn own_host(State(port): State<u16>, request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("");
    let own = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    if own.iter().any(|own| own == host) {
        return next.run(request).await;
    }
    let text = format!("this server answers for {} only\n", own.join(" and "));
    (StatusCode::FORBIDDEN, text).into_response()
}

#[cfg(test)]
mod tests;

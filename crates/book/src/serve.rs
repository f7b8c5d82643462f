//! `cargo book`: serves the built pages on this machine, and builds and reloads them on every save.
//!
//! ```text
//! save --watch--> read the sources: what is wrong with them --------------------------------\
//!            \--> build into a fresh folder --ok--> serve that folder, check the pages -----live--> open pages
//!                                           \--fail--> keep the last good pages -----------/
//! ```

mod connection;
mod live;
mod own;
mod site_folder;
mod watch;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};
use std::thread;

use anyhow::{Result, anyhow};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

use crate::style::{error, good, note};
use own::Own;
use site_folder::{Attempt, SiteFolder};

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
        let own = Own::new(root)?;
        let mut site = SiteFolder::new(root, Arc::clone(&own))?;
        eprintln!(
            "{}",
            note("building the book (the first time takes longest)")
        );
        let drafted = site.draft();
        let mut built = None;
        if !drafted {
            built = build(&mut site);
        }
        let app = router(site.current(), site.state(), own, port);
        let site = Arc::new(Mutex::new(site));
        // The pages do not wait for what the check says of them.
        let first = Arc::clone(&site);
        thread::spawn(move || {
            if let Ok(mut site) = first.lock() {
                if drafted {
                    built = build(&mut site);
                }
                check(&site, built);
            }
        });
        // Before anybody is told to read: a save from then on is seen.
        watch::watch(root, move || {
            if let Ok(mut site) = site.lock() {
                let built = build(&mut site);
                check(&site, built);
            }
        })?;
        let url = format!("http://127.0.0.1:{port}");
        eprintln!(
            "{} {url}  (Ctrl-C ends it; a save rebuilds)",
            good("reading at")
        );
        if drafted {
            eprintln!(
                "{}",
                note(
                    "the figures are being laid out; open pages show them as soon as they are there"
                )
            );
        }
        if options.open
            && let Err(why) = opener::open_browser(&url)
        {
            eprintln!(
                "{}: the browser could not be opened ({why}); open {url} yourself",
                note("note")
            );
        }
        match connection::serve(listener, app, connection::LIMITS).await {}
    })
}

fn port_taken(port: u16, why: &std::io::Error) -> anyhow::Error {
    let other = if port < u16::MAX { port + 1 } else { 3000 };
    anyhow!(
        "port {port} on 127.0.0.1 cannot be used ({why}); if `cargo book` runs already, read at \
         http://127.0.0.1:{port}, else choose another: `cargo book --port {other}`"
    )
}

/// Builds the book, shows it, and says in the terminal and to the open pages what came of that.
fn build(site: &mut SiteFolder) -> Option<Attempt> {
    let problem = |what: &str| eprintln!("{}: {what}", error("error"));
    let stays = || {
        let next = note("the last good pages stay up; the next save tries again");
        eprintln!("{next}");
    };
    match site.build(|told| told.iter().for_each(|one| problem(one))) {
        Ok(attempt) => {
            match &attempt.refused {
                None => eprintln!("{} in {:.1} s", good("built"), attempt.seconds),
                Some(why) => {
                    let news = why
                        .lines()
                        .filter(|line| !attempt.told.iter().any(|one| one == line));
                    let news: Vec<&str> = news.collect();
                    if !news.is_empty() {
                        problem(&news.join("\n"));
                    }
                    stays();
                }
            }
            Some(attempt)
        }
        Err(why) => {
            problem(&format!("{why:#}"));
            stays();
            None
        }
    }
}

/// Says in the terminal and to the open pages what the check finds in the book, whether it could be built or not.
fn check(site: &SiteFolder, attempt: Option<Attempt>) {
    for problem in attempt.into_iter().flat_map(|attempt| site.check(attempt)) {
        eprintln!("{}: {problem}", error("error"));
    }
}

/// The pages in `current`, for requests that name this machine.
fn router(current: Arc<RwLock<PathBuf>>, state: live::Shared, own: Arc<Own>, port: u16) -> Router {
    let script = || async { ([(header::CONTENT_TYPE, "text/javascript")], live::SCRIPT) };
    Router::new()
        .route(live::SCRIPT_PATH, get(script))
        .route(live::STATE_PATH, get(state_now).with_state(state))
        .fallback(page)
        .with_state(current)
        .merge(own::router(own))
        .layer(middleware::map_response(headers))
        .layer(middleware::from_fn_with_state(port, own_host))
}

async fn state_now(State(state): State<live::Shared>) -> impl IntoResponse {
    let state = state.read().map(|state| state.clone()).unwrap_or_default();
    let json = serde_json::to_string(&state).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], json)
}

async fn page(State(current): State<Arc<RwLock<PathBuf>>>, mut request: Request) -> Response {
    let folder = current.read().map(|path| path.clone()).unwrap_or_default();
    if let Some(uri) = one_slash(request.uri()) {
        *request.uri_mut() = uri;
    }
    let not_found = ServeFile::new(folder.join("404.html"));
    let mut files = ServeDir::new(&folder).not_found_service(not_found);
    match files.try_call(request).await {
        Ok(response) => response.map(Body::new).into_response(),
        // A name that no file can have.
        Err(why) if why.kind() == ErrorKind::InvalidFilename => {
            (StatusCode::NOT_FOUND, "there is no such page\n").into_response()
        }
        Err(why) => (StatusCode::INTERNAL_SERVER_ERROR, why.to_string()).into_response(),
    }
}

/// The address with a single slash in front, where it has more: `//css` names a folder here and no other host.
fn one_slash(uri: &Uri) -> Option<Uri> {
    let path = uri.path_and_query()?.as_str();
    let rest = path.strip_prefix("//")?.trim_start_matches('/');
    format!("/{rest}").parse().ok()
}

/// What every answer says beside its content.
async fn headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    // A reload must show what was saved, not what the browser kept.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    // A page cannot say this of itself; the rest of its policy it brings along. The book's own pages frame its contents.
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("frame-ancestors 'self'"),
    );
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or("");
    let is_text = ["text/", "application/json", "application/javascript"]
        .iter()
        .any(|text| kind.starts_with(text));
    if is_text && !kind.contains("charset") {
        let kind = format!("{kind}; charset=utf-8");
        if let Ok(kind) = HeaderValue::try_from(kind) {
            headers.insert(header::CONTENT_TYPE, kind);
        }
    }
    response
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

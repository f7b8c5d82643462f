//! *Your own program*: draws the program that this server's own page sends, and no other.
//!
//! It compiles and runs code, so a request is answered only if it carries the token that this start of the server put
//! into its page, names that page's origin and host, and is JSON: a page from elsewhere, a form, a name that was led
//! to this machine cannot make one. Each program is drawn by a process of its own ([`crate::draw`]), one at a time; a
//! newer request ends an older one.

use std::io::{BufRead, BufReader, PipeWriter, Write, pipe};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use supervise::{Limits, Waited};
use tokio::sync::{OwnedMutexGuard, mpsc};

use crate::draw::{Asked, LONGEST, Said};
use crate::{policy, scratch};

/// The page that may ask.
pub(super) const PAGE: &str = "your-program.html";

/// Where it asks.
pub(super) const PATH: &str = "/-/draw";

/// The page's script, and where it is. Only a page with the token has it.
const SCRIPT: &str = include_str!("own.js");
const SCRIPT_PATH: &str = "/-/own.js";

/// The header with the token.
pub(super) const TOKEN: &str = "x-book-token";

/// How long one program may take in all, with both compilers' limits in it.
const LONG: Duration = Duration::from_secs(120);

/// How long a process has to clean up when it is told to stop.
const SOON: Duration = Duration::from_secs(3);

/// What a compiler needs to know of this machine, and a program of a stranger may.
const ENVIRONMENT: [&str; 10] = [
    "PATH",
    "HOME",
    "USERPROFILE",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "RUSTC",
    "SYSTEMROOT",
    "LIB",
    "INCLUDE",
];

/// The programs that are drawn by one start of the server.
pub(super) struct Own {
    token: String,
    /// What draws, with its arguments, and the folder it does so in.
    command: (PathBuf, Vec<String>),
    root: PathBuf,
    /// The number of the newest request.
    newest: AtomicU64,
    turn: Arc<tokio::sync::Mutex<()>>,
    running: Mutex<Option<Running>>,
}

/// A process that draws, and how to end it.
struct Running {
    number: u64,
    /// Closed, it is the sign to stop.
    _input: PipeWriter,
    stopped: Arc<AtomicBool>,
}

impl Own {
    /// For the book at `root`; a new token each time.
    pub(super) fn new(root: &Path) -> Result<Arc<Self>> {
        let this = env::current_exe().context("this command's own file cannot be found")?;
        Self::drawn_by(root, this, &["draw"])
    }

    pub(super) fn drawn_by(root: &Path, program: PathBuf, arguments: &[&str]) -> Result<Arc<Self>> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret)
            .map_err(|why| anyhow::anyhow!("the system gives no random numbers ({why})"))?;
        Ok(Arc::new(Self {
            token: URL_SAFE_NO_PAD.encode(secret),
            command: (
                program,
                arguments.iter().map(|one| (*one).to_owned()).collect(),
            ),
            root: root.to_path_buf(),
            newest: AtomicU64::new(0),
            turn: Arc::default(),
            running: Mutex::default(),
        }))
    }

    #[cfg(test)]
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Puts the token and the script into the page of `site` that may ask, and takes from it whom else it could ask.
    pub(super) fn install(&self, site: &Path) -> Result<()> {
        let page = site.join(PAGE);
        let Ok(html) = fs::read_to_string(&page) else {
            // A book without that page.
            return Ok(());
        };
        // Behind the book's own script, which it uses.
        let head = format!(
            "<meta name=\"book-token\" content=\"{}\">\n<script defer src=\"{SCRIPT_PATH}\"></script>\n</head>",
            self.token
        );
        let html = policy::at_home(&html).replacen("</head>", &head, 1);
        fs::write(&page, html).with_context(|| format!("{} cannot be written", page.display()))
    }

    /// Ends what is drawn, all or that of one request.
    fn stop(&self, number: Option<u64>) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = running.take_if(|one| number.is_none_or(|number| number == one.number)) {
            one.stopped.store(true, SeqCst);
        }
    }
}

/// The routes of this page's script and its requests.
pub(super) fn router(own: Arc<Own>) -> Router {
    let script = || async { ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT) };
    Router::new()
        .route(PATH, post(draw))
        .route(SCRIPT_PATH, get(script))
        .with_state(own)
}

async fn draw(State(own): State<Arc<Own>>, request: Request) -> Response {
    if !allowed(&own, request.headers()) {
        let why = "only the page Your own program of this server may ask; reload it\n";
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    // As JSON a program can be six times as long: `\u0000` for a byte.
    let Ok(body) = to_bytes(request.into_body(), LONGEST * 6 + 1024).await else {
        let why = format!("a program here has at most {LONGEST} bytes\n");
        return (StatusCode::PAYLOAD_TOO_LARGE, why).into_response();
    };
    let Ok(asked) = serde_json::from_slice::<Asked>(&body) else {
        let why = "send {\"program\": TEXT}\n";
        return (StatusCode::BAD_REQUEST, why).into_response();
    };
    let number = own.newest.fetch_add(1, SeqCst) + 1;
    own.stop(None);
    let turn = Arc::clone(&own.turn).lock_owned().await;
    let (send, lines) = mpsc::channel(16);
    if own.newest.load(SeqCst) == number {
        let own = Arc::clone(&own);
        tokio::task::spawn_blocking(move || one(&own, &asked, number, &send, turn));
    } else {
        let _ = send.try_send(line(&Said::Failed("a newer request took its place".into())));
    }
    let lines = Lines { lines, own, number };
    (
        [(header::CONTENT_TYPE, "application/x-ndjson")],
        Body::from_stream(lines),
    )
        .into_response()
}

/// Whether the request comes from this server's own page.
fn allowed(own: &Own, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text("host").unwrap_or_default();
    let json = text("content-type").is_some_and(|kind| {
        let kind = kind.split(';').next().unwrap_or_default().trim();
        kind.eq_ignore_ascii_case("application/json")
    });
    let token = text(TOKEN).unwrap_or_default();
    json && text("origin") == Some(&format!("http://{host}"))
        && text("sec-fetch-site").is_none_or(|site| site == "same-origin")
        && same(token.as_bytes(), own.token.as_bytes())
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default() + "\n"
}

/// Draws one program and hands on what is said of it, line by line.
fn one(
    own: &Own,
    asked: &Asked,
    number: u64,
    send: &mpsc::Sender<String>,
    turn: OwnedMutexGuard<()>,
) {
    if let Err(why) = run(own, asked, number, send) {
        let why = format!("the program could not be drawn ({why:#}); try again");
        let _ = send.blocking_send(line(&Said::Failed(why)));
    }
    drop(turn);
}

fn run(own: &Own, asked: &Asked, number: u64, send: &mpsc::Sender<String>) -> Result<()> {
    // What it leaves, however it ends, goes with this folder, also when this server is interrupted.
    let folder = scratch::Folder::new()?;
    let (theirs, mut input) = pipe()?;
    let (output, their_output) = pipe()?;
    let mut command = Command::new(&own.command.0);
    command
        .args(&own.command.1)
        .current_dir(&own.root)
        .env_clear()
        .envs(
            ENVIRONMENT
                .iter()
                .filter_map(|name| Some((name, env::var_os(name)?))),
        )
        .envs(["TMPDIR", "TEMP", "TMP"].map(|name| (name, folder.path())))
        .stdin(theirs)
        .stdout(their_output)
        .stderr(Stdio::null());
    let running = supervise::start(&mut command, &Limits::of_time(LONG))?;
    // The command holds the other ends of both pipes.
    drop(command);
    let stopped = Arc::new(AtomicBool::new(false));
    let text = line(asked);
    // It reads to the end of the line before it says anything.
    let _ = input.write_all(text.as_bytes());
    *own.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(Running {
        number,
        _input: input,
        stopped: Arc::clone(&stopped),
    });
    // A newer request may have come in the meantime, or the reader have gone.
    if own.newest.load(SeqCst) != number || send.is_closed() {
        own.stop(Some(number));
    }
    let mut answered = false;
    let waited = thread::scope(|scope| {
        let sign = stopped;
        // Ends it, if it does not end by itself once it was told to.
        let end = scope.spawn(move || {
            let mut told = None;
            running.wait(|| {
                sign.load(SeqCst) && told.get_or_insert_with(Instant::now).elapsed() >= SOON
            })
        });
        for line in BufReader::new(output).lines() {
            let Ok(line) = line else { break };
            let Ok(said) = serde_json::from_str::<Said>(&line) else {
                continue;
            };
            answered = !matches!(said, Said::Doing(_));
            let _ = send.blocking_send(line + "\n");
            if answered {
                break;
            }
        }
        own.stop(Some(number));
        end.join()
    });
    if !answered {
        let why = match waited {
            _ if own.newest.load(SeqCst) != number => "a newer request took its place",
            Ok(Ok(Waited::Late)) => "it took longer than two minutes and was stopped",
            _ => "it ended without an answer; try again",
        };
        let _ = send.blocking_send(self::line(&Said::Failed(why.to_owned())));
    }
    Ok(())
}

/// The lines of one answer. A browser that closes the connection drops them, and with them what is drawn.
struct Lines {
    lines: mpsc::Receiver<String>,
    own: Arc<Own>,
    number: u64,
}

impl futures_core::Stream for Lines {
    type Item = Result<String, std::convert::Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.lines.poll_recv(context).map(|line| line.map(Ok))
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        self.lines.close();
        self.own.stop(Some(self.number));
    }
}

#[cfg(test)]
mod tests;

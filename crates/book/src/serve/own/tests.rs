//! Who may have a program drawn, and what is left when nobody waits for it any more.

use std::sync::RwLock;

use axum::http::Method;
use tower::ServiceExt;

use super::*;
use crate::serve::{live, router as whole_router};

/// Reads what is asked, answers at once, and leaves a mark of having run.
const ANSWERS: &str = r#"read line; echo x >> ran; echo '{"card":"<p>drawn</p>"}'"#;
/// Never answers; ends when its input does.
const WAITS: &str =
    r#"read line; echo x >> ran; echo '{"doing":"compiling"}'; cat; echo y >> ended"#;

struct Book {
    folder: tempfile::TempDir,
    own: Arc<Own>,
}

fn book(script: &str) -> Book {
    let folder = tempfile::tempdir().expect("a folder");
    let own = Own::drawn_by(folder.path(), "sh".into(), &["-c", script]).expect("a token");
    Book { folder, own }
}

impl Book {
    fn app(&self) -> Router {
        let site = Arc::new(RwLock::new(self.folder.path().to_path_buf()));
        whole_router(site, live::Shared::default(), Arc::clone(&self.own), 3000)
    }

    /// How many lines a mark has.
    fn marks(&self, name: &str) -> usize {
        let text = fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
        text.lines().count()
    }

    /// A request as the page makes it, with these headers changed; an empty one is left out.
    fn request(&self, changed: &[(&str, &str)], body: impl Into<Body>) -> Request {
        let mut headers = vec![
            ("host", "127.0.0.1:3000"),
            ("origin", "http://127.0.0.1:3000"),
            ("content-type", "application/json"),
            (TOKEN, self.own.token()),
        ];
        for (name, value) in changed {
            headers.retain(|(known, _)| known != name);
            headers.extend((!value.is_empty()).then_some((*name, *value)));
        }
        let mut request = Request::builder().method(Method::POST).uri(PATH);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        request.body(body.into()).expect("a request")
    }

    async fn ask(&self, changed: &[(&str, &str)], body: impl Into<Body>) -> Response {
        let request = self.request(changed, body);
        self.app().oneshot(request).await.expect("an answer")
    }
}

async fn text(response: Response) -> String {
    let body = to_bytes(response.into_body(), 1 << 20).await;
    String::from_utf8_lossy(&body.expect("a body")).into_owned()
}

const PROGRAM: &str = r#"{"program":"fn main() {}"}"#;

#[tokio::test]
async fn the_page_of_this_server_gets_its_program_drawn() {
    let book = book(ANSWERS);
    for host in ["127.0.0.1:3000", "localhost:3000"] {
        let origin = format!("http://{host}");
        let answer = book
            .ask(&[("host", host), ("origin", &origin)], PROGRAM)
            .await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(text(answer).await, "{\"card\":\"<p>drawn</p>\"}\n");
    }
    assert_eq!(book.marks("ran"), 2);
}

#[tokio::test]
async fn nobody_else_does_and_nothing_is_run() {
    let book = book(ANSWERS);
    let other = self::book(ANSWERS);
    for changed in [
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("origin", ""),
        ("origin", "http://localhost:3000"),
        ("origin", "https://127.0.0.1:3000"),
        ("origin", "http://127.0.0.1:3001"),
        ("host", "evil.example:3000"),
        ("host", "evil.example"),
        ("content-type", "text/plain"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("content-type", "multipart/form-data; boundary=x"),
        ("content-type", ""),
        (TOKEN, ""),
        (TOKEN, "x"),
        (TOKEN, other.own.token()),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "none"),
    ] {
        let answer = book.ask(&[changed], PROGRAM).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{changed:?}");
        let shared = answer
            .headers()
            .keys()
            .any(|name| name.as_str().starts_with("access-control"));
        assert!(!shared, "{changed:?}");
    }
    for method in [Method::GET, Method::PUT, Method::OPTIONS, Method::HEAD] {
        let mut request = book.request(&[], PROGRAM);
        *request.method_mut() = method.clone();
        let answer = book.app().oneshot(request).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    assert_eq!(book.marks("ran"), 0);
}

#[tokio::test]
async fn what_is_too_long_or_no_json_runs_nothing_and_is_told() {
    let book = book(ANSWERS);
    let long = format!("{{\"program\":\"{}\"}}", "x".repeat(2 << 20));
    assert_eq!(
        book.ask(&[], long).await.status(),
        StatusCode::PAYLOAD_TOO_LARGE
    );
    for body in ["", "fn main() {}", "{\"program\":1}", "\u{0}\u{1}"] {
        assert_eq!(
            book.ask(&[], body).await.status(),
            StatusCode::BAD_REQUEST,
            "{body}"
        );
    }
    assert_eq!(book.marks("ran"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_program_takes_an_older_ones_place() {
    let book = book(WAITS);
    let older = book.ask(&[], PROGRAM).await;
    let older = tokio::spawn(text(older));
    while book.marks("ran") < 1 {
        tokio::task::yield_now().await;
    }
    let newer = tokio::spawn(book.app().oneshot(book.request(&[], PROGRAM)));
    assert!(
        older
            .await
            .expect("an end")
            .contains("a newer request took its place")
    );
    let newer = newer.await.expect("an end").expect("an answer");
    assert_eq!(book.marks("ended"), 1);
    drop(newer);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_at_once_are_drawn_one_after_the_other_and_the_last_one_is() {
    let book = book(ANSWERS);
    let asked: Vec<_> = (0..100)
        .map(|_| tokio::spawn(book.app().oneshot(book.request(&[], PROGRAM))))
        .collect();
    let mut drawn = 0;
    for one in asked {
        let answer = text(one.await.expect("an end").expect("an answer")).await;
        drawn += usize::from(answer.contains("drawn"));
        assert!(
            answer.contains("drawn") || answer.contains("newer"),
            "{answer}"
        );
    }
    assert!(drawn >= 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_browser_goes_so_does_what_it_asked_for() {
    let book = book(WAITS);
    let answer = book.ask(&[], PROGRAM).await;
    while book.marks("ran") < 1 {
        tokio::task::yield_now().await;
    }
    drop(answer);
    // Nothing else is drawn before that has ended.
    let _turn = book.own.turn.lock().await;
    assert_eq!(book.marks("ended"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_stop_when_told_to_is_killed() {
    let book = book("read line; echo x >> ran; trap '' TERM; while :; do sleep 1; done");
    let answer = book.ask(&[], PROGRAM).await;
    while book.marks("ran") < 1 {
        tokio::task::yield_now().await;
    }
    drop(answer);
    let told = Instant::now();
    let _turn = book.own.turn.lock().await;
    // It had its time, forty times less than the limit that ends it otherwise.
    assert!(told.elapsed() < LONG);
}

#[tokio::test]
async fn what_ends_without_an_answer_is_told_so() {
    let book = book("read line; exit 1");
    let answer = text(book.ask(&[], PROGRAM).await).await;
    assert_eq!(
        answer,
        "{\"failed\":\"it ended without an answer; try again\"}\n"
    );
}

#[tokio::test]
async fn what_it_leaves_behind_is_removed() {
    let book =
        book(r#"read line; echo x > "$TMPDIR/left"; echo "$TMPDIR" > where; echo '{"card":""}'"#);
    text(book.ask(&[], PROGRAM).await).await;
    let _turn = book.own.turn.lock().await;
    let folder = fs::read_to_string(book.folder.path().join("where")).expect("a folder's name");
    assert!(
        folder.len() > 1 && !Path::new(folder.trim()).exists(),
        "{folder}"
    );
}

#[tokio::test]
async fn a_program_learns_nothing_of_this_machine_that_a_compiler_need_not_know() {
    let book = book(r#"read line; env > environment; echo '{"card":""}'"#);
    let before = env::var_os("CARGO_PKG_NAME");
    assert!(before.is_some(), "cargo names the package");
    text(book.ask(&[], PROGRAM).await).await;
    let seen = fs::read_to_string(book.folder.path().join("environment")).expect("a list");
    assert!(
        seen.contains("PATH=") && !seen.contains("CARGO_PKG_NAME"),
        "{seen}"
    );
}

#[test]
fn only_the_page_that_may_ask_has_the_token() {
    let book = book(ANSWERS);
    let page = |name: &str| book.folder.path().join(name);
    for name in [PAGE, "other.html"] {
        fs::write(page(name), "<head></head>").expect("a page");
    }
    book.own.install(book.folder.path()).expect("a page");
    let text = |name| fs::read_to_string(page(name)).expect("a page");
    let meta = format!(
        "<meta name=\"book-token\" content=\"{}\">\n",
        book.own.token()
    );
    assert!(text(PAGE).contains(&meta) && text(PAGE).contains(SCRIPT_PATH));
    assert_eq!(text("other.html"), "<head></head>");
}

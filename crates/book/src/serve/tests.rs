//! The server as a browser, and as a stranger, meets it.

use std::fs;
use std::sync::{Arc, RwLock};

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use tokio::net::TcpListener;
use tower::ServiceExt;

use super::own::Own;
use super::{connection, live, router};

/// What the server answers to a request for `path` with these headers.
async fn answer(path: &str, headers: &[(&str, &str)]) -> Response {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("site");
    fs::create_dir_all(site.join("css")).expect("a folder");
    for (file, text) in [
        ("index.html", "the book"),
        ("404.html", "no such page"),
        ("css/book.css", "p {}"),
        ("book.js", "go()"),
    ] {
        fs::write(site.join(file), text).expect("a file");
    }
    fs::write(folder.path().join("secret.txt"), "secret").expect("a file");
    let app = router(
        Arc::new(RwLock::new(site)),
        live::Shared::default(),
        Own::new(folder.path()).expect("a token"),
        3000,
    );
    let mut request = Request::builder().uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).expect("a request");
    let (head, body) = app.oneshot(request).await.expect("an answer").into_parts();
    // Read while the folder is there.
    let body = to_bytes(body, 1 << 20).await.expect("a body");
    Response::from_parts(head, Body::from(body))
}

async fn text(response: Response) -> String {
    let body = to_bytes(response.into_body(), 1 << 20)
        .await
        .expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

async fn ask(host: &str, path: &str) -> (StatusCode, String) {
    let response = answer(path, &[("host", host)]).await;
    (response.status(), text(response).await)
}

const HERE: (&str, &str) = ("host", "127.0.0.1:3000");

#[tokio::test]
async fn a_foreign_host_name_gets_no_answer_of_the_server_s_own_either() {
    for path in [live::STATE_PATH, live::SCRIPT_PATH] {
        assert_eq!(ask("evil.example", path).await.0, StatusCode::FORBIDDEN);
        assert_eq!(ask("localhost:3000", path).await.0, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_range_of_a_page_is_that_range() {
    let response = answer("/index.html", &[HERE, ("range", "bytes=4-6")]).await;
    assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(response.headers()["content-range"], "bytes 4-6/8");
    assert_eq!(text(response).await, "boo");
}

#[tokio::test]
async fn every_answer_says_what_it_is_and_who_may_frame_it() {
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/nowhere", "text/html; charset=utf-8"),
        ("/css/book.css", "text/css; charset=utf-8"),
        ("/book.js", "text/javascript; charset=utf-8"),
        (live::SCRIPT_PATH, "text/javascript; charset=utf-8"),
        (live::STATE_PATH, "application/json; charset=utf-8"),
    ] {
        let response = answer(path, &[HERE]).await;
        let header = |name: &str| response.headers()[name].to_str().expect("text").to_owned();
        assert_eq!(header("content-type"), kind, "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(
            header("content-security-policy"),
            "frame-ancestors 'self'",
            "{path}"
        );
        assert_eq!(header("cache-control"), "no-cache", "{path}");
    }
}

#[tokio::test]
async fn a_name_that_no_file_can_have_is_not_found() {
    for length in [255, 256, 5000] {
        let path = format!("/{}", "n".repeat(length));
        assert_eq!(
            ask("127.0.0.1:3000", &path).await.0,
            StatusCode::NOT_FOUND,
            "{length}"
        );
    }
}

#[tokio::test]
async fn two_slashes_lead_to_no_other_host() {
    for path in ["//css", "///css"] {
        let response = answer(path, &[HERE]).await;
        assert_eq!(response.status(), StatusCode::TEMPORARY_REDIRECT, "{path}");
        assert_eq!(response.headers()["location"], "/css/", "{path}");
    }
    assert_eq!(ask("127.0.0.1:3000", "//css/book.css").await.1, "p {}");
}

#[tokio::test]
async fn a_connection_that_says_nothing_ends() {
    use std::time::Duration;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let limits = connection::Limits {
        head: Duration::from_millis(50),
        whole: Duration::from_millis(200),
    };
    let own = Own::new(std::path::Path::new(".")).expect("a token");
    let app = router(Arc::default(), live::Shared::default(), own, address.port());
    tokio::spawn(connection::serve(listener, app, limits));
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: {address}\r\n\r\n",
        live::STATE_PATH
    );
    // Nothing, half a head, and a whole request with nothing after it.
    for (said, answered) in [
        ("", false),
        ("GET / HTTP/1.1\r\nHo", false),
        (&request, true),
    ] {
        let mut stream = tokio::net::TcpStream::connect(address)
            .await
            .expect("a connection");
        stream.write_all(said.as_bytes()).await.expect("it is sent");
        let mut read = Vec::new();
        // Ends only when the server closes. Hyper by itself gives a head thirty seconds, a hundred times what is asked for here.
        let closed = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut read));
        assert!(closed.await.is_ok(), "{said:?} keeps its connection");
        let read = String::from_utf8_lossy(&read);
        assert_eq!(
            read.starts_with("HTTP/1.1 200"),
            answered,
            "{said:?}: {read}"
        );
    }
}

#[tokio::test]
async fn the_pages_are_served_to_this_machine() {
    assert_eq!(
        ask("127.0.0.1:3000", "/").await,
        (StatusCode::OK, "the book".to_owned())
    );
    assert_eq!(ask("localhost:3000", "/index.html").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_foreign_host_name_is_refused() {
    for host in [
        "evil.example",
        "evil.example:3000",
        "127.0.0.1.evil.example:3000",
        "",
    ] {
        assert_eq!(ask(host, "/").await.0, StatusCode::FORBIDDEN, "{host}");
    }
}

#[tokio::test]
async fn nothing_outside_the_build_folder_is_served() {
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "//secret.txt",
    ] {
        let (status, body) = ask("127.0.0.1:3000", path).await;
        assert_ne!(status, StatusCode::OK, "{path}");
        assert!(!body.contains("secret"), "{path}");
    }
}

mod rebuilding {
    use std::fs;
    use std::path::Path;

    use listing::Problem;

    use super::super::own::Own;
    use super::super::site_folder::{SiteFolder, of_the_book};

    const BOOK: &str = "[book]\ntitle = \"T\"\n[build]\ncreate-missing = false\n[preprocessor.admonish]\n\
                        assets_version = \"3.1.0\"\non_failure = \"bail\"\n";

    fn book(page: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "book.toml", BOOK);
        write(folder.path(), "src/SUMMARY.md", "- [Page](page.md)\n");
        write(folder.path(), "src/page.md", page);
        folder
    }

    fn write(root: &Path, path: &str, text: &str) {
        let file = root.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    fn served(site: &SiteFolder) -> String {
        let folder = site.current().read().expect("a folder").clone();
        fs::read_to_string(folder.join("index.html")).expect("a page")
    }

    #[test]
    fn a_failed_rebuild_keeps_the_last_good_pages_and_the_next_save_recovers() {
        let book = book("# Page\n\nfirst\n");
        let mut site = SiteFolder::new(book.path(), Own::new(book.path()).expect("a token"))
            .expect("a folder");
        site.build(|_| {}).expect("the first build");
        write(book.path(), "src/page.md", "# Page\n\n{{#listing lost}}\n");
        let why = site.build(|_| {}).expect("an attempt").refused;
        let why = why.expect("a failed build");
        assert!(
            why.contains("src/page.md:3: no listing named 'lost'"),
            "{why}"
        );
        assert!(served(&site).contains("first"));
        write(book.path(), "src/page.md", "# Page\n\nsecond\n");
        site.build(|_| {}).expect("the mended build");
        assert!(served(&site).contains("second"));
    }

    #[test]
    fn open_pages_are_told_which_build_there_is_and_what_is_wrong() {
        let book = book("# Page\n\nfirst\n");
        let mut site = SiteFolder::new(book.path(), Own::new(book.path()).expect("a token"))
            .expect("a folder");
        site.build(|_| {}).expect("the first build");
        let first = site.state().read().expect("a state").clone();
        assert!(served(&site).contains(&format!("data-build=\"{}\"", first.build)));
        let of_pages = |problems: &[String]| -> Vec<String> {
            let of_pages = problems.iter().filter(|one| one.starts_with("src/"));
            of_pages.cloned().collect()
        };
        assert_eq!(of_pages(&first.problems), [""; 0]);
        write(
            book.path(),
            "src/page.md",
            "# Page\n\n{{#listing lost}}\n\n[gone](gone.md)\n",
        );
        let mut early = Vec::new();
        let attempt = site
            .build(|told| early.extend_from_slice(told))
            .expect("an attempt");
        assert!(attempt.refused.is_some());
        // A slip in the sources does not wait for the build.
        assert_eq!(of_pages(&early).len(), 1, "{early:?}");
        assert!(
            of_pages(&early)[0].contains("no listing named 'lost'"),
            "{early:?}"
        );
        let failed = site.state().read().expect("a state").clone();
        assert_eq!(failed.build, first.build, "the good pages stay");
        assert!(
            failed
                .problems
                .iter()
                .any(|line| line.contains("src/page.md:3: no listing named 'lost'")),
            "{failed:?}"
        );
        // What the build does not look at is told all the same: in the terminal once, to the pages with the rest.
        let said = site.check(attempt);
        let everything = site.state().read().expect("a state").problems.clone();
        let of = |problems: &[String], what: &str| {
            problems.iter().filter(|one| one.contains(what)).count()
        };
        assert_eq!(
            (of(&said, "'lost'"), of(&said, "gone.md")),
            (0, 1),
            "{said:?}"
        );
        assert_eq!(
            (of(&everything, "'lost'"), of(&everything, "gone.md")),
            (1, 1),
            "{everything:?}"
        );
        write(book.path(), "src/page.md", "# Page\n\n[gone](gone.md)\n");
        let built = site.build(|_| {}).expect("it builds");
        let found = site.check(built);
        let checked = site.state().read().expect("a state").clone();
        assert_ne!(checked.build, first.build);
        assert_eq!(of_pages(&checked.problems), found);
        assert!(
            found
                .iter()
                .any(|line| line.contains("the link 'gone.md' leads nowhere")),
            "{found:?}"
        );
    }

    #[test]
    fn at_the_first_start_the_pages_are_there_before_the_figures() {
        let page = "# Page\n\nprose\n\n{{#listing day predict=freed memory}}\n\nthe answer: {{#value day 3 day}}\n";
        let book = book(page);
        let day = "fn main() {\n    let day = String::from(\"Monday\");\n    let plan = day.clone();\n    drop(day);\n    println!(\"{plan}\");\n}\n";
        write(book.path(), "listings/examples/day.rs", day);
        write(book.path(), "listings/examples/day.stdout", "Monday\n");
        let mut site = SiteFolder::new(book.path(), Own::new(book.path()).expect("a token"))
            .expect("a folder");
        assert!(site.draft(), "no figure was ever laid out");
        let draft = served(&site);
        let waiting = "This part is being laid out";
        for there in ["prose", "println", "<details class=\"evidence\">", waiting] {
            assert!(draft.contains(there), "{there}: {draft}");
        }
        assert!(!draft.contains("class=\"memory"), "{draft}");
        let first = site.state().read().expect("a state").build.clone();
        assert!(draft.contains(&format!("data-build=\"{first}\"")));

        site.build(|_| {}).expect("the whole book");
        let whole = served(&site);
        assert!(
            whole.contains("class=\"memory") && whole.contains("the answer: "),
            "{whole}"
        );
        assert!(!whole.contains(waiting), "{whole}");
        let second = site.state().read().expect("a state").build.clone();
        assert_ne!(first, second, "open pages load themselves again");

        let mut later = SiteFolder::new(book.path(), Own::new(book.path()).expect("a token"))
            .expect("a folder");
        assert!(!later.draft(), "the figures are kept");
    }

    #[test]
    fn a_draft_that_cannot_be_built_is_not_shown() {
        let book = book("# Page\n\n{{#listing lost}}\n");
        let mut site = SiteFolder::new(book.path(), Own::new(book.path()).expect("a token"))
            .expect("a folder");
        assert!(!site.draft());
        assert!(site.build(|_| {}).expect("an attempt").refused.is_some());
        assert!(served(&site).contains("The book does not build"));
    }

    #[test]
    fn a_book_that_never_built_shows_why() {
        let book = book("# Page\n\n{{#listing <lost>}}\n");
        let mut site = SiteFolder::new(book.path(), Own::new(book.path()).expect("a token"))
            .expect("a folder");
        assert!(site.build(|_| {}).expect("an attempt").refused.is_some());
        let page = served(&site);
        assert!(
            page.contains("The book does not build") && page.contains("&lt;lost&gt;"),
            "{page}"
        );
    }

    #[test]
    fn a_reader_at_work_on_an_exercise_is_not_told_what_is_wrong_with_it() {
        let at = |file: &str| Problem::in_file(file, "a fault", "a remedy");
        let of_the_author = at("listings/practice/solutions/lamp.rs");
        let problems = [
            at("listings/practice/exercises/lamp.rs"),
            of_the_author.clone(),
        ];
        assert_eq!(of_the_book(&problems), [of_the_author.to_string()]);
    }
}

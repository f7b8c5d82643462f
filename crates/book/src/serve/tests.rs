//! The server as a browser, and as a stranger, meets it.

use std::fs;
use std::sync::{Arc, RwLock};

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use super::router;

async fn ask(host: &str, path: &str) -> (StatusCode, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("site");
    fs::create_dir(&site).expect("a folder");
    fs::write(site.join("index.html"), "the book").expect("a file");
    fs::write(folder.path().join("secret.txt"), "secret").expect("a file");
    let app = router(Arc::new(RwLock::new(site)), 3000);
    let request = Request::builder()
        .uri(path)
        .header("host", host)
        .body(Body::empty())
        .expect("a request");
    let response = app.oneshot(request).await.expect("an answer");
    let status = response.status();
    let body = to_bytes(response.into_body(), 1 << 20)
        .await
        .expect("a body");
    (status, String::from_utf8_lossy(&body).into_owned())
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

    use super::super::site_folder::SiteFolder;

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
        let mut site = SiteFolder::new(book.path()).expect("a folder");
        site.build().expect("the first build");
        write(book.path(), "src/page.md", "# Page\n\n{{#listing lost}}\n");
        let why = site.build().err().expect("a failed build");
        assert!(
            format!("{why:#}").contains("src/page.md:3: no listing named 'lost'"),
            "{why:#}"
        );
        assert!(served(&site).contains("first"));
        write(book.path(), "src/page.md", "# Page\n\nsecond\n");
        site.build().expect("the mended build");
        assert!(served(&site).contains("second"));
    }

    #[test]
    fn a_book_that_never_built_shows_why() {
        let book = book("# Page\n\n{{#listing <lost>}}\n");
        let mut site = SiteFolder::new(book.path()).expect("a folder");
        assert!(site.build().is_err());
        let page = served(&site);
        assert!(
            page.contains("The book does not build") && page.contains("&lt;lost&gt;"),
            "{page}"
        );
    }
}

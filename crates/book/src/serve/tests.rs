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

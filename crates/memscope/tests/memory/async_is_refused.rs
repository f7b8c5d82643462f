async fn f() {} //~ refused 1 `async` functions cannot be watched
fn main() {
    let _ = f();
}

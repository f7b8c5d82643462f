use std::pin::pin;
use std::task::{Context, Poll, Waker};
fn main() {
    let name = String::from("Ada");
    let future = async move { name.len() }; //~ refused 5 `async` blocks cannot be watched: what they hold while they wait, stable Rust does not show; write it without `async`
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    if let Poll::Ready(length) = future.as_mut().poll(&mut context) {
        println!("{length}");
    }
}

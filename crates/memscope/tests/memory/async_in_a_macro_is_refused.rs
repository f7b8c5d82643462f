use std::pin::pin;
use std::task::{Context, Poll, Waker};
fn main() {
    let name = String::from("Ada");
    let mut future = pin!(async move { name.len() }); //~ refused 5 `async` blocks in a macro cannot be watched
    let mut context = Context::from_waker(Waker::noop());
    if let Poll::Ready(length) = future.as_mut().poll(&mut context) {
        println!("{length}");
    }
}

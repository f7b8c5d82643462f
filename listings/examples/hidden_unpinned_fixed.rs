use std::future::{Future, ready};
use std::pin::pin;
use std::task::{Context, Waker};

async fn post(letter: [u8; 100]) -> usize {
    let shown = &letter;
    ready(()).await;
    shown.len()
}

fn main() {
    let mut future = pin!(post([0; 100]));
    let mut cx = Context::from_waker(Waker::noop());
    let ready = future.as_mut().poll(&mut cx).is_ready();
    println!("{ready}");
}

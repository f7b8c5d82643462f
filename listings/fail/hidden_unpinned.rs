use std::future::{Future, ready};
use std::pin::Pin;
use std::task::{Context, Waker};

async fn post(letter: [u8; 100]) -> usize {
    let shown = &letter;
    ready(()).await;
    shown.len()
}

fn main() {
    let mut future = post([0; 100]);
    let mut cx = Context::from_waker(Waker::noop());
    let ready = Pin::new(&mut future).poll(&mut cx).is_ready();
    println!("{ready}");
}

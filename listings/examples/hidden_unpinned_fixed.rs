use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

async fn post(letter: String) -> usize {
    letter.len()
}

fn main() {
    let mut future = pin!(post(String::from("Ada")));
    let mut cx = Context::from_waker(Waker::noop());
    let ready = future.as_mut().poll(&mut cx).is_ready();
    println!("{ready}");
}

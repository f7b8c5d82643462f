use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

async fn post(letter: String) -> usize {
    letter.len()
}

fn main() {
    let mut future = post(String::from("Ada"));
    let mut cx = Context::from_waker(Waker::noop());
    let ready = Pin::new(&mut future).poll(&mut cx).is_ready();
    println!("{ready}");
}

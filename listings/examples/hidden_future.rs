use std::pin::pin;
use std::task::{Context, Poll, Waker};

async fn post(letter: String) -> usize {
    stamp().await;
    letter.len()
}

async fn stamp() {
    println!("stamped");
}

fn main() {
    let mut future = pin!(post(String::from("Ada")));
    println!("nothing ran yet");
    let mut cx = Context::from_waker(Waker::noop());
    if let Poll::Ready(n) = future.as_mut().poll(&mut cx) {
        println!("{n} letters");
    }
}

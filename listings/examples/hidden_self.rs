use std::future::ready;
use std::pin::pin;
use std::ptr::from_ref;
use std::task::{Context, Poll, Waker};

async fn post(letter: [u8; 100]) -> usize {
    let shown = &letter;
    ready(()).await;
    shown.as_ptr().addr()
}

fn main() {
    let mut future = pin!(post([0; 100]));
    let start = from_ref(&*future).addr();
    let end = start + size_of_val(&*future);
    let mut cx = Context::from_waker(Waker::noop());
    let poll = future.as_mut().poll(&mut cx);
    if let Poll::Ready(place) = poll {
        println!("{}", start <= place && place < end);
    }
}

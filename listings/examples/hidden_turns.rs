use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

async fn pause() {
    let mut asked = false;
    poll_fn(|cx| {
        if asked {
            return Poll::Ready(());
        }
        asked = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

async fn ring(name: &str) {
    println!("{name} rings");
    pause().await;
    println!("{name} rings again");
}

fn main() {
    let mut cx = Context::from_waker(Waker::noop());
    let mut ada = pin!(ring("Ada"));
    let mut bob = pin!(ring("Bob"));
    for _ in 0..2 {
        let _ = ada.as_mut().poll(&mut cx);
        let _ = bob.as_mut().poll(&mut cx);
    }
}

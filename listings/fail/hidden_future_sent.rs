use std::future::ready;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Waker};
use std::thread;

async fn post(count: &Mutex<u32>) {
    let mut guard = count.lock().unwrap();
    ready(()).await;
    *guard += 1;
}

fn run(future: impl Future<Output = ()>) {
    let mut cx = Context::from_waker(Waker::noop());
    let ready = pin!(future).poll(&mut cx).is_ready();
    println!("ready: {ready}");
}

fn main() {
    let count = Mutex::new(0);
    let future = post(&count);
    thread::scope(|s| {
        s.spawn(|| run(future));
    });
    println!("{}", count.lock().unwrap());
}

use std::future::pending;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Waker};

async fn post(count: &Mutex<u32>) {
    let mut guard = count.lock().unwrap();
    pending::<()>().await;
    *guard += 1;
}

fn main() {
    let count = Mutex::new(0);
    let mut cx = Context::from_waker(Waker::noop());
    {
        let mut future = pin!(post(&count));
        let ready = future.as_mut().poll(&mut cx).is_ready();
        println!("ready: {ready}");
        println!("locked: {}", count.try_lock().is_err());
    }
    println!("locked: {}", count.try_lock().is_err());
}

use std::future::pending;
use std::pin::pin;
use std::task::{Context, Waker};

struct Seal(&'static str);

impl Drop for Seal {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

async fn wait(seal: Seal) {
    println!("waiting with {}", seal.0);
    pending::<()>().await;
    println!("never printed");
}

fn main() {
    let mut cx = Context::from_waker(Waker::noop());
    {
        let mut future = pin!(wait(Seal("red")));
        let ready = future.as_mut().poll(&mut cx).is_ready();
        println!("ready: {ready}");
    }
    println!("cancelled");
}

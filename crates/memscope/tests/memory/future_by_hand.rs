// A future that is written by hand is a value with a method: its steps are drawn, and an executor's loop is a loop.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
struct Bell {
    left: u32,
    rung: String,
}
impl Future for Bell {
    type Output = String;
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<String> {
        if self.left == 0 {
            return Poll::Ready(self.rung.clone()); //~ text `Bell::poll` ends. It returns ; freed 0
        }
        self.left -= 1; //~ steps 2
        self.rung.push('!');
        context.waker().wake_by_ref();
        Poll::Pending
    }
}
fn block_on<F: Future + Unpin>(mut future: F) -> F::Output {
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = Pin::new(&mut future).poll(&mut context) {
            return value; //~ frames main block_on
        }
    }
}
fn main() {
    let bell = Bell { left: 2, rung: String::from("ding") };
    let heard = block_on(bell); //~ heard = "ding!!" ; bell is moved
    println!("{heard}");
}
//~ leaked 0
//~ stdout "ding!!\n"

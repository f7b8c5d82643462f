use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Not ready the first time, ready the second.
fn two_rounds() -> impl Future<Output = u32> {
    let mut asked = false;
    std::future::poll_fn(move |_| {
        if asked {
            return Poll::Ready(7);
        }
        asked = true;
        Poll::Pending
    })
}

// TODO: A future that is not ready is dropped, and so
// cancelled. Ask again until it is ready.
fn finish(future: impl Future<Output = u32>) -> Option<u32> {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    match future.as_mut().poll(&mut cx) {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
}

fn main() {
    println!("{:?}", finish(two_rounds()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_round_is_reached() {
        assert_eq!(finish(two_rounds()), Some(7));
    }
}

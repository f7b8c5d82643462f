//! Work on many things at once, on all cores.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc;
use std::thread;

use tracing::dispatcher;

/// What `work` makes of each item, in their order, on all cores; `done` hears of each.
pub(crate) fn spread<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut done: impl FnMut(),
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let (send, made) = mpsc::channel();
    let work = |send: mpsc::Sender<(usize, R)>| {
        loop {
            let index = next.fetch_add(1, Relaxed);
            let Some(item) = items.get(index) else { return };
            if send.send((index, work(item))).is_err() {
                return;
            }
        }
    };
    let mut all: Vec<Option<R>> = items.iter().map(|_| None).collect();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    // Who hears warnings is set for each thread.
    let hears = dispatcher::get_default(Clone::clone);
    let work = |send| dispatcher::with_default(&hears, || work(send));
    thread::scope(|scope| {
        for _ in 0..cores.min(items.len()) {
            let send = send.clone();
            // memscope walks syntax trees by recursion.
            let worker = thread::Builder::new().stack_size(memscope::STACK);
            let started = worker.spawn_scoped(scope, || work(send));
            started.expect("the system gives another thread");
        }
        drop(send);
        for (index, one) in made {
            all[index] = Some(one);
            done();
        }
    });
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

    use super::*;

    struct Counted(Arc<AtomicUsize>);

    impl<S: tracing::Subscriber> Layer<S> for Counted {
        fn on_event(&self, _: &tracing::Event<'_>, _: Context<'_, S>) {
            self.0.fetch_add(1, Relaxed);
        }
    }

    #[test]
    fn a_warning_is_heard_whichever_thread_gives_it() {
        let heard = Arc::new(AtomicUsize::new(0));
        let hears = tracing_subscriber::registry().with(Counted(Arc::clone(&heard)));
        let items: Vec<usize> = (0..20).collect();
        let made = tracing::subscriber::with_default(hears, || {
            let work = |item: &usize| {
                tracing::warn!("of {item}");
                item * 2
            };
            spread(&items, work, || ())
        });
        assert_eq!(made, (0..20).map(|item| item * 2).collect::<Vec<_>>());
        assert_eq!(heard.load(Relaxed), 20);
    }
}

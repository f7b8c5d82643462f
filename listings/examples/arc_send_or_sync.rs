use std::cell::Cell;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard};

struct Ask<T>(PhantomData<T>);

trait No {
    fn send(&self) -> &str {
        "-"
    }
    fn sync(&self) -> &str {
        "-"
    }
}

impl<T> No for Ask<T> {}

impl<T: Send> Ask<T> {
    fn send(&self) -> &str {
        "Send"
    }
}

impl<T: Sync> Ask<T> {
    fn sync(&self) -> &str {
        "Sync"
    }
}

macro_rules! ask {
    ($t:ty) => {
        let ask = Ask(PhantomData::<$t>);
        let (send, sync) = (ask.send(), ask.sync());
        println!("{send:4} {sync:4} {}", stringify!($t));
    };
}

fn main() {
    ask!(String);
    ask!(&String);
    ask!(Rc<String>);
    ask!(Arc<String>);
    ask!(*const u32);
    ask!(Cell<u32>);
    ask!(&Cell<u32>);
    ask!(Arc<Cell<u32>>);
    ask!(Mutex<Cell<u32>>);
    ask!(MutexGuard<u32>);
}

use std::sync::atomic::{AtomicU32, Ordering};

struct Tray {
    rolls: AtomicU32,
}

fn needs_send<T: Send>(_: &T) {}

fn needs_sync<T: Sync>(_: &T) {}

fn main() {
    let tray = Tray {
        rolls: AtomicU32::new(12),
    };
    needs_send(&tray);
    needs_sync(&tray);
    let rolls = tray.rolls.load(Ordering::Relaxed);
    println!("{rolls} rolls");
}

use std::cell::Cell;

struct Tray {
    rolls: Cell<u32>,
}

fn needs_send<T: Send>(_: &T) {}

fn needs_sync<T: Sync>(_: &T) {}

fn main() {
    let tray = Tray {
        rolls: Cell::new(12),
    };
    needs_send(&tray);
    needs_sync(&tray);
    println!("{} rolls", tray.rolls.get());
}

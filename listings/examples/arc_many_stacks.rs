use std::hint::black_box;
use std::sync::Barrier;
use std::thread;

static MEET: Barrier = Barrier::new(64);

fn main() {
    let mut bakers = Vec::new();
    for _ in 0..64 {
        bakers.push(thread::spawn(|| {
            let tray = [0u8; 262_144];
            MEET.wait();
            black_box(&tray).len()
        }));
    }
    let mut bytes = 0;
    for baker in bakers {
        bytes += baker.join().unwrap();
    }
    println!("{} MiB of trays at once", bytes / 1_048_576);
}

use std::thread;

fn main() {
    let mut rolls = 12;
    let place = (&raw const rolls).addr();
    let baker = thread::spawn(move || {
        rolls += 1;
        let same = (&raw const rolls).addr() == place;
        println!("baker: {rolls}, same place: {same}");
    });
    baker.join().unwrap();
    println!("main: {rolls}");
}

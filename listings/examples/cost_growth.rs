fn fill(mut drawer: Vec<u64>) -> u32 {
    let mut rooms = 0;
    for number in 0..1000 {
        let before = drawer.capacity();
        drawer.push(number);
        if drawer.capacity() != before {
            rooms += 1;
        }
    }
    rooms
}

fn main() {
    println!("starting empty: {}", fill(Vec::new()));
    let told = Vec::with_capacity(1000);
    println!("told at the start: {}", fill(told));
}

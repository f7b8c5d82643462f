struct Mark;

fn main() {
    let seeds: Vec<u64> = Vec::new();
    println!("empty Vec: capacity {}", seeds.capacity());
    let label = String::new();
    println!("empty String: capacity {}", label.capacity());

    let mut marks = Vec::new();
    for _ in 0..1000 {
        marks.push(Mark);
    }
    let endless = marks.capacity() == usize::MAX;
    println!("{} marks", marks.len());
    println!("bytes for one mark: {}", size_of::<Mark>());
    println!("capacity is usize::MAX: {endless}");
}

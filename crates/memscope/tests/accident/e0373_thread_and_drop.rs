fn main() {
    let list = vec![1, 2, 3];
    let other = std::thread::spawn(|| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        list.len()
    });
    drop(list);
    println!("{}", other.join().unwrap());
}

// outcome: nothing
// why: the length lies in the variable, which lives until `main` ends; the block is freed once

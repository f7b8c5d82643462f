fn label(number: u32) -> String {
    format!("tube {number}")
}

fn main() {
    let shelf = [label(1), label(2)];
    println!("{}, {}", shelf[0], shelf[1]);
}

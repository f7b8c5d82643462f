fn label<'a>(number: u32) -> &'a str {
    let text = format!("tube {number}");
    &text
}

fn main() {
    let shelf = [label(1), label(2)];
    println!("{}, {}", shelf[0], shelf[1]);
}

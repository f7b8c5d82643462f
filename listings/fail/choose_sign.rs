fn sign(name: &str) -> &str {
    if name.contains('_') {
        &name.replace('_', " ")
    } else {
        name
    }
}

fn main() {
    println!("{}", sign("red_panda"));
}

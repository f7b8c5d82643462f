fn sign(name: &str) -> String {
    if name.contains('_') {
        name.replace('_', " ")
    } else {
        String::from(name)
    }
}

fn main() {
    println!("{}", sign("red_panda"));
}

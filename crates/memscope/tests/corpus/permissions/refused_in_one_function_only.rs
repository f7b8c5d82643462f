// A refused use concerns its own function.
fn broken(s: String) -> String {
    drop(s); //~ s ---- moved (3)
    s
}

fn main() {
    let s = broken(String::new()); //~ s r--m
    println!("{s}"); //~ s r--m
}

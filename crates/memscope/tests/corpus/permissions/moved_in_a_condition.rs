// A move inside a condition with `&&`: it happens or not; the run where the left side fails keeps the value.
fn eat(s: String) -> bool {
    s.len() > 2
}
fn try_it(hungry: bool) -> bool {
    let pie = String::from("pie");
    let eaten = hungry && eat(pie); //~ pie ---- maybe moved
    eaten
}
fn main() {
    println!("{} {}", try_it(true), try_it(false));
}


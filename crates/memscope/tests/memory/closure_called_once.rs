fn main() {
    let s = String::from("x");
    let eat = move || drop(s); //~ s is moved ; block 1 owner eat
    eat(); //~ eat is moved ; block 1 freed
    println!("end");
}
//~ leaked 0

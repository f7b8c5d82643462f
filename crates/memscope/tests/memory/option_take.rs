fn main() {
    let mut a = Some(String::from("x")); //~ block 1 owner a
    let b = a.take(); //~ a = None ; b = Some("x") ; block 1 owner b
    println!("{a:?}{b:?}");
}
//~ leaked 0

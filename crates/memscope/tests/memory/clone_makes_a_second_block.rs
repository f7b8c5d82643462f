fn main() {
    let a = String::from("same"); //~ block 1 owner a
    let b = a.clone(); //~ block 2 owner b ; block 2 size 4 ; a is live ; a = "same" ; b = "same"
    println!("{a}{b}");
}
//~ leaked 0

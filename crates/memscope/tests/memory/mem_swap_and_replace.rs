fn main() {
    let mut a = String::from("a"); //~ block 1 owner a
    let mut b = String::from("bb"); //~ block 2 owner b
    std::mem::swap(&mut a, &mut b); //~ a = "bb" ; b = "a" ; block 1 owner b ; block 2 owner a
    let old = std::mem::replace(&mut a, String::from("new")); //~ old = "bb" ; a = "new" ; block 2 owner old ; block 3 owner a
    let taken = std::mem::take(&mut b); //~ taken = "a" ; b = ""
    println!("{a}{b}{old}{taken}");
}
//~ leaked 0

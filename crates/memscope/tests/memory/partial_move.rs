struct Envelope {
    address: String,
    letter: String,
}
fn main() {
    let e = Envelope { address: String::from("1 Mill"), letter: String::from("Dear") }; //~ e : Envelope 48 ; block 1 owner e.address ; block 2 owner e.letter
    let l = e.letter; //~ e is partly moved ; l = "Dear" ; block 2 owner l ; block 1 owner e.address
    println!("{l} {}", e.address);
    let a = e.address; //~ block 1 owner a ; a = "1 Mill"
    println!("{a}");
}
//~ leaked 0

fn main() {
    let v: Vec<u32> = (0..1000).collect(); //~ block 1 size 4000 ; block 1 owner v
    let s = "x".repeat(2000); //~ block 2 size 2000
    println!("{}{}", v.len(), s.len());
}
//~ leaked 0

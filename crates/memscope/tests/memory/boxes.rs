fn main() {
    let b = Box::new(7u64); //~ b = Box(7) ; block 1 size 8 ; b : Box<u64> 8 ; b → block 1
    let c = *b + 1; //~ c = 8
    let z = Box::new(()); //~ z = Box(()) ; blocks 1
    let s: Box<str> = "abc".into(); //~ s = Box("abc") ; s : Box<str> 16 ; block 2 size 3
    let a: Box<[u8]> = vec![1, 2].into(); //~ a = Box([1, 2]) ; block 3 size 2
    println!("{c}{z:?}{s}{a:?}");
}
//~ leaked 0

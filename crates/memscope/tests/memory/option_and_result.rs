fn main() {
    let a: Option<String> = Some(String::from("x")); //~ a = Some("x") ; block 1 owner a ; a : Option<String> 24
    let b: Option<u8> = None; //~ b = None ; b : Option<u8> 2
    let c: Result<u8, String> = Err(String::from("no")); //~ c = Err("no") ; block 2 owner c
    let d: Option<Box<u8>> = None; //~ d : Option<Box<u8>> 8
    println!("{a:?}{b:?}{c:?}{d:?}");
}
//~ leaked 0

fn main() {
    let s = String::from("hello world"); //~ block 1 size 11
    let w = &s[6..]; //~ w = "world" ; w : &str 16 ; w → block 1 byte 6 ; s is borrowed
    let v = [10, 20, 30];
    let t = &v[1..]; //~ t = [20, 30] ; t : &[i32] 16 ; t → v byte 4
    let lit = "static"; //~ lit = "static" ; lit → static memory
    println!("{w}{t:?}{lit}");
}
//~ leaked 0

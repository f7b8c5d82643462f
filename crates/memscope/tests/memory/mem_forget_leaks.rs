fn main() {
    let s = String::from("lost"); //~ block 1 owner s
    std::mem::forget(s); //~ s is moved ; block 1 owner nobody ; no event freed
    let r: &'static mut String = Box::leak(Box::new(String::from("kept"))); //~ r → block 3
    r.push('!');
    println!("{r}");
}
//~ leaked 3

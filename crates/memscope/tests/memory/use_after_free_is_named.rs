fn main() {
    let b = Box::new(7u8);
    let p: *const u8 = &*b; //~ p → block 1
    drop(b); //~ b is moved ; p → block 1, freed
    println!("{}", p.is_null());
}

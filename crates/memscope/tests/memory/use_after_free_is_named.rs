fn main() {
    let b = Box::new(7u8);
    let p: *const u8 = &*b; //~ p → block 1
    drop(b); //~ b is moved ; p → block 1, freed ; text `p` now points to block 1, which is freed (block 1 before).
    println!("{}", p.is_null());
}

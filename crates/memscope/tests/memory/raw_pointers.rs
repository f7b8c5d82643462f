fn main() {
    let mut x = 5;
    let p = &raw mut x; //~ p → x ; p : *mut i32 8
    unsafe {
        *p += 1; //~ x = 6
    }
    let b = Box::into_raw(Box::new(1u16)); //~ b → block 1 ; block 1 owner nobody
    unsafe { drop(Box::from_raw(b)) }; //~ block 1 freed
    println!("{x}");
}
//~ leaked 0

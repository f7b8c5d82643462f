// A move hands the block on; nothing is allocated or freed.
fn main() {
    let s = String::from("hello"); //~ s = "hello" ; s : String 24 ; block 1 size 5 ; block 1 owner s ; event block 1 allocated
    let t = s; //~ s is moved ; t = "hello" ; block 1 owner t ; text `s` moved to `t`; block 1, 5 bytes, now owned by `t` ; no event allocated
    println!("{t}"); //~ event printed "hello\n"
} //~ t is dropped ; block 1 freed ; event `t` dropped
//~ leaked 0
//~ stdout "hello\n"
//~ exit 0

fn main() {
    let mut s = String::new(); //~ s = "" ; blocks 0
    s.push('a'); //~ block 1 size 8 ; block 1 owner s ; s = "a"
    s.push_str("bcdefgh"); //~ s = "abcdefgh" ; no event grew
    s.push('i'); //~ event block 1 of 8 bytes grew into block 2 of 16 bytes ; block 1 freed ; block 2 owner s
    s.shrink_to_fit(); //~ event block 2 of 16 bytes shrank into block 3 of 9 bytes
    println!("{s}");
}
//~ leaked 0

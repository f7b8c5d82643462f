fn main() {
    let mut v = Vec::new(); //~ v = []
    v.push(1u32); //~ v = [1] ; block 1 size 16 ; v : Vec<u32> 24
    v.extend([2, 3, 4]); //~ v = [1, 2, 3, 4] ; no event grew
    v.push(5); //~ event block 1 of 16 bytes grew into block 2 of 32 bytes
    v.pop(); //~ v = [1, 2, 3, 4] ; block 2 size 32
    v.clear(); //~ v = [] ; block 2 size 32 ; block 2 owner v
    println!("{}", v.capacity());
}
//~ stdout "8\n"
//~ leaked 0

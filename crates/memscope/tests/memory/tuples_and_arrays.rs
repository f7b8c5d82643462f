fn main() {
    let t = (1u8, "two", 3.0); //~ t = (1, "two", 3.0)
    let a = [[1, 2], [3, 4]]; //~ a = [[1, 2], [3, 4]] ; a : [[i32; 2]; 2] 16
    let one = (7,); //~ one = (7,)
    let big = [0u8; 100]; //~ big : [u8; 100] 100
    println!("{t:?}{a:?}{one:?}{}", big.len());
}

fn main() {
    let n: i32 = "five"; //~ refused 2 mismatched types
    println!("{n}");
}

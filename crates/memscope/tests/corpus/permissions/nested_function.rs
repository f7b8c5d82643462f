// A function inside a function is a function of its own.
fn main() {
    fn double(n: i32) -> i32 {
        let m = n * 2; //~ n r--c; m r--c
        m
    }
    let x = double(4); //~ x r--c
    println!("{x}"); //~ x r--c
}

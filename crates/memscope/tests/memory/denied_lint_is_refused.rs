//~ refused 5 this operation will panic at runtime [unconditional_panic]
fn main() {
    let a = [1, 2, 3];
    let i = 7;
    println!("{}", a[i]);
}

fn main() {
    let mut n = 0;
    let mut add = |by: i32| {
        n += by;
        println!("added"); //~ by = 2
    }; //~ 1: n is borrowed ; 2: n is borrowed
    add(2);
    println!("{n}"); //~ n = 2
}

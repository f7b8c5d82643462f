// A closure that gives away what it captured can be called once; the block passes from the variable to the closure to the result.
fn call<F: FnOnce() -> String>(f: F) -> String {
    f()
}
fn main() {
    let word = String::from("fir");
    let give = move || word; //~ word ---- moved; give r--m
    let back = call(give); //~ give ---- moved; back r--m
    let list = vec![1, 2];
    let sum = || list.iter().sum::<i32>(); //~ list r--- borrowed; sum r--c
    let total = sum() + sum(); //~ list r--m
    let eat = || drop(list); //~ list ---- moved
    eat(); //~ eat ---- moved
    println!("{back} {total}");
}


// Writing what is not `mut` disturbs no other answer.
fn main() {
    let v = vec![1]; //~ v r--m
    v.push(2); //~! E0596 write v
    println!("{v:?}"); //~ v r--m
}

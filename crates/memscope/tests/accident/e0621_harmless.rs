fn first<'a>(a: &'a i32, b: &i32) -> &'a i32 {
    if *a > 0 { a } else { b }
}
fn main() {
    println!("{}", first(&1, &2));
}

// outcome: nothing
// why: both live to the end of main

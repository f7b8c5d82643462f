// What a body brings into scope, before its first statement.
fn sum(numbers: &[i32], mut start: i32) -> i32 { //~> numbers r--c; *numbers r---; start rwac
    for n in numbers { //~> n r--c; *n r--c; start rwac
        start += n; //~ n r--c; start rwac
    } //~ start rwac
    start
}

fn main() {
    if let Some(n) = Some(3) { //~> n r--c
        println!("{}", sum(&[n], 1)); //~ n r--c
    }
}

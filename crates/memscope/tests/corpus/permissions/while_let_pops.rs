// Between two pops the stack is free.
fn main() {
    let mut stack = vec![1]; //~ stack rwam
    while let Some(n) = stack.pop() { //~> stack rwa-; n r--c
        if n < 3 {
            stack.push(n + 1); //~ stack rwa-; n r--c
        } //~ stack rwa-
    } //~ stack rwam
    println!("{stack:?}"); //~ stack rwam
}

fn second<'a, 'b>(_a: &'a str, b: &'b str) -> &'a str {
    b
}
fn main() {
    let r;
    let a = "a";
    {
        let b = String::from("bee");
        r = second(a, &b);
    }
    println!("{r}");
}

// outcome: reads-freed
// line: 11
// block: 1
// why: the result borrows of the second, which the block frees

// `?` may leave; on the way on, the value is there.
fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    let mut n: i32 = text.parse()?; //~ text r--c; n rwac
    n += 1; //~ n rwac
    Ok(n)
}

fn main() {
    println!("{:?}", parse("4"));
}

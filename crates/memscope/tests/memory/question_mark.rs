fn parse(a: &str) -> Result<i32, std::num::ParseIntError> { //~ 1: a = "1" ; 2: a = "x"
    let n: i32 = a.parse()?; //~ steps 3 ; 1: n = 1 ; 2: frames main parse ; 3: text line 2: `parse` ends. It returns Err(ParseIntError { kind: InvalidDigit }).
    Ok(n + 1)
}
fn main() -> Result<(), std::num::ParseIntError> {
    let a = parse("1")?; //~ a = 2
    println!("{a}");
    let b = parse("x");
    println!("{}", b.is_err());
    parse("y")?;
    Ok(())
}
//~ exit 1
//~ stdout "2\ntrue\n"

// A `?` leaves the closure it stands in, and that of a loop, of an argument, of a match leaves the function.
fn sum(words: &[&str]) -> Option<u32> {
    let mut sum = 0;
    for word in words {
        let digit = word.chars().next()?.to_digit(10)?; //~ 1: digit = 4 ; text `sum` ends. It returns None.
        sum += digit;
    }
    Some(sum)
} //~ text `sum` ends. It returns Some(9).
fn add(left: u32, right: u32) -> u32 {
    left + right
}
fn both(left: Option<u32>, right: Option<u32>) -> Option<u32> {
    Some(add(left?, right?)) //~ text `both` ends. It returns None. ; steps 1
}
fn kind(text: Result<u8, String>) -> Result<&'static str, String> {
    match text? { //~ text `kind` ends. It returns Err("lost").
        0 => Ok("none"),
        _ => Ok("some"),
    }
}
fn main() {
    println!("{:?}", sum(&["4", "5"]));
    println!("{:?}", sum(&["x"]));
    println!("{:?}", both(Some(1), None));
    println!("{:?}", kind(Err(String::from("lost"))));
    let half = |n: Option<u32>| -> Option<u32> {
        let n = n?; //~ text It returns None.
        Some(n / 2)
    };
    println!("{:?}", half(None));
    let other = |n: Result<u32, u8>| {
        let n = n?; //~ text It returns Err(3).
        Ok::<u32, u32>(n / 2)
    };
    println!("{:?}", other(Err(3)));
}
//~ leaked 0

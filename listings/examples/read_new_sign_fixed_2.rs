fn hang<'a>(sign: &mut &'a str, text: &'a str) {
    *sign = text;
}

fn main() {
    let mut sign = "Platform 4";
    hang(&mut sign, "Platform 9");
    println!("{sign}");
}

fn hang<'a, 'b: 'a>(sign: &mut &'a str, text: &'b str) {
    *sign = text;
}

fn main() {
    let mut sign = "Platform 4";
    hang(&mut sign, "Platform 9");
    println!("{sign}");
}

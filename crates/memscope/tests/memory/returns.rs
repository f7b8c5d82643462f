// A function's value is told where the function ends; what `main` returns is nobody's here.
#[derive(Debug)]
struct Plant {
    name: String,
}
fn largest(list: &[u32]) -> u32 {
    let mut most = 0;
    for n in list {
        if *n > most {
            most = *n;
        }
    }
    most
} //~ text `largest` ends. It returns 40. ; event `largest` returns 40
fn second(plants: &[Plant]) -> &Plant {
    &plants[1]
} //~ text `second` ends. It returns a reference to `plants[1]` (block 1, byte 24).
fn named(name: &str) -> String {
    if name.is_empty() {
        return String::from("nobody"); //~ text `named` ends. It returns "nobody".
    }
    let full = format!("Ms {name}");
    full
} //~ text `named` ends. It returns "Ms Ada".
fn parsed(text: &str) -> Result<u32, std::num::ParseIntError> {
    let n: u32 = text.parse()?; //~ 2: text line 26: `parsed` ends. It returns Err(ParseIntError { kind: InvalidDigit }).
    Ok(n + 1)
} //~ text It returns Ok(5).
fn silent(n: &mut u32) {
    *n += 1;
} //~ text `silent` ends. ; no text returns ; no event returns
fn adder(n: u32) -> impl Fn(u32) -> u32 {
    move |m| n + m
} //~ text It returns a closure.
fn dropped_after() -> usize {
    let noise = Noise;
    std::mem::size_of_val(&noise)
} //~ text It returns 0.
struct Noise;
impl Drop for Noise {
    fn drop(&mut self) {
        println!("gone"); //~ 1: no text returns
    }
}
fn unsized_behind(long: bool) -> Box<dyn Fn() -> u8> {
    match long {
        true => Box::new(|| 1),
        false => Box::new(|| 2),
    }
} //~ text It returns a value of the type Box<dyn Fn() -> u8>.
fn deref(text: &String) -> &str {
    text
} //~ text It returns "oak". ; event returns "oak"
fn main() -> Result<(), String> {
    println!("{}", largest(&[1, 40, 3]));
    let plants = vec![
        Plant { name: String::from("fern") },
        Plant { name: String::from("oak") },
    ];
    let tall = second(&plants); //~ tall reaches element 1 of plants
    println!("{}{}", tall.name, named(""));
    println!("{}", named("Ada"));
    println!("{:?}", parsed("4"));
    println!("{:?}", parsed("x"));
    let mut n = 0;
    silent(&mut n);
    println!("{}", adder(1)(2));
    println!("{}", dropped_after());
    println!("{}", unsized_behind(true)());
    println!("{}", deref(&plants[1].name));
    Ok(())
} //~ text `main` ends. ; event `main` returns Ok(()) ; no text returns
//~ exit 0
//~ leaked 0

// An enum's `self` matched by value: the arm's binding takes the part; a unit arm takes nothing.
enum Light {
    Off,
    On(String),
    Blink(String, u8),
}
impl Light {
    fn next(self) -> Light {
        match self {
            Light::Off => Light::On(String::from("go")),
            Light::On(name) => Light::Blink(name, 2), //~ steps 1 ; block 1 owner name
            Light::Blink(name, n) if n > 1 => Light::Blink(name, n - 1), //~ block 1 owner name
            Light::Blink(..) => Light::Off,
        }
    } //~ 1: freed 0 ; 2: freed 0 ; 3: freed 0 ; 4: freed 1 ; 4: self is dropped ; 2: no event what is left
}
fn main() {
    let light = Light::Off.next(); //~ light = On("go") ; block 1 owner light
    let light = light.next(); //~ light = Blink("go", 2) ; freed 0
    let light = light.next(); //~ light = Blink("go", 1)
    let light = light.next(); //~ light = Off ; blocks 0
    println!("{}", matches!(light, Light::Off));
} //~ freed 0
//~ leaked 0

use std::fmt;
struct P(i32);
impl fmt::Display for P {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { //~ self → p
        let twice = self.0 * 2; //~ twice = 4
        write!(f, "<{twice}>")
    }
}
fn main() {
    let p = P(2);
    println!("{p}"); //~ event printed "<4>\n"
}

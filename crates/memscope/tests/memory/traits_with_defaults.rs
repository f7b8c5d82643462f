trait Greet {
    fn name(&self) -> String;
    fn hello(&self) -> String {
        let name = self.name(); //~ name = "Ada" ; frames main Greet::hello
        format!("hello {name}")
    }
}
struct P;
impl Greet for P {
    fn name(&self) -> String { //~ frames main Greet::hello P::name
        String::from("Ada")
    }
}
fn main() {
    let p = P; //~ p = P ; p : P 0
    let h = p.hello(); //~ h = "hello Ada"
    println!("{h}");
}
//~ leaked 0

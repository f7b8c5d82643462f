// Two variables of one name: which of them is dropped is said.
struct Light(&'static str);
impl Drop for Light {
    fn drop(&mut self) { //~ 1: text `name` dropped ; 1: text the drop of `light` begins; `self` points to `light`. ; 2: text `light` dropped; `Light::drop` is called: the drop of the shadowed `light` begins; `self` points to the shadowed `light`.
        println!("{} goes out", self.0);
    }
}
fn length(text: String) -> usize {
    let text = text.clone();
    text.len()
} //~ text `text` dropped; block 4 freed, 3 bytes ; text the shadowed `text` dropped; block 3 freed, 3 bytes
fn main() {
    let light = Light("red");
    println!("{}", light.0);
    let light = Light("blue");
    println!("{}", light.0);
    let name = Box::new(1);
    {
        let name = Box::new(2);
        println!("{name}");
    } //~ text `name` dropped ; no text shadowed
    println!("{name} {}", length(String::from("Ada")));
} //~ text the shadowed `light` dropped; `main` ends.
//~ leaked 0

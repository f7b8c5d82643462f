// `?` on an Option in a method that took `self`: the self that is left is dropped where it leaves.
struct Chest {
    key: Option<String>,
    gold: Vec<u8>,
}
impl Chest {
    fn open(self) -> Option<String> { //~ 1: block 1 owner self.key ; 2: block 4 owner self.gold
        let key = self.key?; //~ 1: key = "brass" ; 1: self is partly moved ; 2: freed 1 ; 2: block 4 freed ; steps 2
        Some(key + " turned")
    } //~ steps 1 ; block 2 freed
}
fn main() {
    let full = Chest { key: Some(String::from("brass")), gold: vec![1, 2] };
    let one = full.open(); //~ full is moved ; one = Some("brass turned")
    let empty = Chest { key: None, gold: vec![3] };
    let two = empty.open(); //~ empty is moved ; two = None
    println!("{one:?} {two:?}");
}
//~ leaked 0

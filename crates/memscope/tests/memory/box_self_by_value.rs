// `self: Box<Self>`: the caller's box moves into `self`; `self.label` moves out of the box; at the brace `self.note`'s block and
// the box's own block are freed, the label's is not: it is the caller's.
struct Parcel {
    label: String,
    note: String,
}
impl Parcel {
    fn open(self: Box<Self>) -> String { //~ block 1 owner self.label ; block 2 owner self.note ; block 3 owner self
        self.label
    } //~ freed 2 ; block 2 freed ; block 3 freed ; event `self.label` moved out
    fn weigh(self: Box<Self>) -> usize {
        self.label.len() + self.note.len()
    } //~ freed 2 ; self is dropped
}
fn main() {
    let parcel = Box::new(Parcel { label: String::from("tea"), note: String::from("dry") }); //~ block 3 size 48 ; block 3 owner parcel
    let label = parcel.open(); //~ parcel is moved ; block 1 owner label ; freed 0
    let again = Box::new(Parcel { label, note: String::new() }); //~ label is moved ; block 1 owner again.label
    println!("{}", again.weigh()); //~ again is moved
} //~ freed 0
//~ leaked 0
//~ stdout "3\n"

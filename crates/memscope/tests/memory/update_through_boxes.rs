// `..*b` takes out of what a box holds: the fields that move are gone from it, the box itself stays until its end.
#[derive(Debug)]
struct Trip {
    name: String,
    note: String,
    days: u8,
}
impl Trip {
    fn longer(self: Box<Self>) -> Trip { //~ block 3 owner self
        Trip { days: self.days + 1, ..*self }
    } //~ freed 1 ; block 3 freed ; event `self.name` moved out ; event `self.note` moved out
}
struct Plan {
    trip: Box<Trip>,
}
fn main() {
    let first = Box::new(Trip { name: String::from("a"), note: String::from("bb"), days: 1 }); //~ block 3 owner first
    let second = first.longer(); //~ first is moved ; second = Trip { name: "a", note: "bb", days: 2 } ; freed 0
    let plan = Plan { trip: Box::new(second) }; //~ second is moved ; block 4 owner plan.trip
    let third = Trip { name: String::from("c"), ..*plan.trip }; //~ plan is partly moved ; third = Trip { name: "c", note: "bb", days: 2 } ; block 2 owner third.note ; block 1 owner plan.trip.name ; freed 0
    println!("{third:?} {}", plan.trip.name);
} //~ freed 4 ; third is dropped ; event what is left of `plan` dropped
//~ leaked 0

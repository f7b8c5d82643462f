// The base is a field of another value, then what a box holds.
struct Trip {
    name: String,
    days: u8,
}
struct Plan {
    trip: Trip,
    note: String,
}
fn main() {
    let plan = Plan { trip: Trip { name: String::from("a"), days: 1 }, note: String::from("bb") };
    let trip = Trip { days: 5, ..plan.trip }; //~ plan is partly moved ; block 1 owner trip.name ; block 2 owner plan.note ; event `plan.trip.name` moved out ; plan = Plan { trip: Trip { name: (moved), days: 1 }, note: "bb" }
    let boxed = Box::new(trip); //~ trip is moved ; block 3 owner boxed ; block 1 owner boxed.name
    let again = Trip { days: 6, ..*boxed }; //~ block 1 owner again.name ; again = Trip { name: "a", days: 6 } ; freed 0 ; block 3 owner boxed
    println!("{} {} {}", plan.note, again.name, again.days + plan.trip.days);
} //~ freed 3 ; again is dropped
//~ leaked 0

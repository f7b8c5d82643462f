// In one arm `..*trip` takes what moves out of the box, in the other all of it moves out: the box's own block goes at the brace.
struct Trip {
    name: String,
    stops: Vec<u8>,
    days: u8,
}
fn next(trip: Box<Trip>) -> Trip { //~ 1: block 3 owner trip ; 2: block 6 owner trip
    match trip.days {
        0 => Trip { days: 1, ..*trip },
        _ => *trip,
    }
} //~ 1: freed 1 ; 1: block 3 freed ; 2: freed 1 ; 2: block 6 freed ; 1: event `trip.name` moved out ; 1: event `trip.stops` moved out
fn main() {
    let new = Box::new(Trip { name: String::from("a"), stops: vec![1], days: 0 });
    let one = next(new); //~ new is moved ; one = Trip { name: "a", stops: [1], days: 1 } ; block 1 owner one.name ; freed 0
    let old = Box::new(Trip { name: String::from("b"), stops: vec![2], days: 7 });
    let two = next(old); //~ old is moved ; two = Trip { name: "b", stops: [2], days: 7 } ; block 4 owner two.name ; freed 0
    println!("{} {:?} {} {}", one.name, one.stops, two.days, two.stops.len());
}
//~ leaked 0

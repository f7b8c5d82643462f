// A base that was partly moved gives what is left of it; then nothing with a drop is left.
struct Trip {
    name: String,
    stops: Vec<u8>,
    days: u8,
}
fn main() {
    let base = Trip { name: String::from("n"), stops: vec![1], days: 2 };
    let name = base.name; //~ base is partly moved ; block 1 owner name
    let trip = Trip { name: String::from("m"), ..base }; //~ block 2 owner trip.stops ; block 3 owner trip.name ; event `base.stops` moved out
    println!("{name} {} {:?} {}", trip.name, trip.stops, base.days); //~ freed 0
} //~ freed 3 ; trip is dropped ; name is dropped ; no event what is left of `base`
//~ leaked 0

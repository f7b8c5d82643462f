// A pattern takes some fields, and names none of the others.
struct Trip {
    from: String,
    to: String,
    days: u8,
}

fn main() {
    let trip = Trip { from: String::new(), to: String::new(), days: 2 }; //~ trip r--m; trip.to r--m
    let Trip { from, .. } = trip; //~ trip ---- partly moved (10); trip.from ---- moved (10); trip.to r--m; trip.days r--c; from r--m
    println!("{from}"); //~ trip.to r--m
}

fn main() {
    let mut seats = ["free"; 3];
    let mut booked = Vec::new();
    for number in [2, 2] {
        booked.push(number);
    }
    for seat in booked {
        seats[seat] = "taken";
    }
    println!("{seats:?}");
}

fn main() {
    let mut seats = ["free"; 3];
    let booked = seats.get_disjoint_mut([0, 2]).unwrap();
    for seat in booked {
        *seat = "taken";
    }
    println!("{seats:?}");
}

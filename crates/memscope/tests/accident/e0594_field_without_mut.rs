struct Seat { row: u32 }
fn main() {
    let seat = Seat { row: 1 };
    seat.row = 2;
    println!("{}", seat.row);
}

// outcome: nothing
// why: only the word mut is missing

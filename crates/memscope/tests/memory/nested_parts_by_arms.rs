// Parts out of nested enums: only the matched leaf moves, what is beside it stays in the scrutinee.
enum Bag {
    Two(String, String),
    Empty,
}
fn main() {
    let found: Option<Result<Bag, String>> = Some(Ok(Bag::Two(String::from("nut"), String::from("fig"))));
    let taken = match found {
        Some(Ok(Bag::Two(first, _))) => first, //~ found is partly moved ; block 1 owner first
        Some(Err(why)) => why,
        Some(Ok(Bag::Empty)) | None => String::new(),
    }; //~ taken = "nut" ; found is partly moved ; block 1 owner taken ; freed 0
    println!("{taken}");
} //~ freed 2 ; taken is dropped ; text what is left of `found` dropped
//~ leaked 0

// `take` leaves `None` behind: nothing is moved out of a reference.
fn main() {
    let mut slot = Some(String::from("ash")); //~ slot rwam
    let r = &mut slot; //~ slot ---- mutably borrowed (4 5); r r--m; *r rwa-
    let name = r.take(); //~ slot rwam; r r--m; *r rwa-; name r--m
    println!("{name:?} {slot:?}"); //~ slot rwam; name r--m; r ---- expired (4 6)
}

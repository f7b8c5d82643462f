enum Mail {
    Letter(String),
    Parcel { label: String },
}
fn main() {
    for m in [Mail::Letter(String::from("l")), Mail::Parcel { label: String::from("p") }] {
        let body = match m {
            Mail::Letter(s) => s, //~ s = "l"
            Mail::Parcel { label } => label, //~ label = "p"
        };
        println!("{body}"); //~ 1: body = "l" ; 2: body = "p"
    }
}
//~ leaked 0

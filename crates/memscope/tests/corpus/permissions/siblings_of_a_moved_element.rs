// Of a tuple, and of a struct whose fields have numbers.
struct Pair(String, Vec<u8>);

fn main() {
    let both = (String::new(), 7, String::new()); //~ both r--m; both.0 r--m; both.1 r--c; both.2 r--m
    let first = both.0; //~ both ---- partly moved (6); both.0 ---- moved (6); both.1 r--c; both.2 r--m; first r--m
    let pair = Pair(first, Vec::new()); //~ pair r--m; pair.0 r--m; both.2 r--m
    drop(pair.1); //~ pair ---- partly moved (8); pair.0 r--m; pair.1 ---- moved (8)
}

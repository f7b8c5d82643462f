// The fields of a tuple move apart.
fn main() {
    let pair = (String::from("ash"), 5); //~ pair r--m; pair.0 r--m; pair.1 r--c
    let name = pair.0; //~ pair ---- partly moved (4); pair.0 ---- moved (4); pair.1 r--c; name r--m
    println!("{name} {}", pair.1); //~ pair.1 r--c
}

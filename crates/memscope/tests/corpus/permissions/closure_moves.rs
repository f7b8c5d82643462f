// `move` takes the value along.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let show = move || println!("{s}"); //~ s ---- moved (4); show r--m
    show(); //~ s ---- moved (4); show r--m
}

// A value that moves into a binding of the same name: the old one is moved out, and there is one drop.
fn longer(s: String) -> String {
    let s = s + "!"; //~ s = "pie!"
    s
}
fn main() {
    let data = String::from("x");
    let data = data; //~ event `data` moved out ; text `data` moved to the new `data`; block 1, 1 byte, now owned by it
    drop(data); //~ block 1 freed ; freed 1
    let s = String::from("pie");
    let s = longer(s); //~ s = "pie!"
    println!("{s}");
    let pair = (Box::new(1), Box::new(2));
    let (a, pair) = pair; //~ a = Box(1) ; pair = Box(2) ; event `pair` moved out
    println!("{a}{pair}");
    let opt = Some(String::from("o"));
    if let Some(opt) = opt {
        println!("{opt}");
    }
} //~ no event `data` dropped
//~ leaked 0

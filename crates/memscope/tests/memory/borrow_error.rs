fn main() {
    let s = String::from("x");
    let t = s;
    println!("{s}{t}"); //~ refused 4 E0382
}

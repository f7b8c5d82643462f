fn main() {
    let name = String::from("Ada");
    let greet = async |who: &str| format!("{name} meets {who}"); //~ refused 3 `async` closures cannot be watched
    drop(greet("Bob"));
}

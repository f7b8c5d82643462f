fn main() {
    let pair = (String::from("a"), String::from("b"));
    let (one, two) = pair; //~ one r--m; two r--m
    match Some(one) {
        Some(name) => {
            let r = &name; //~ name r--- borrowed; r r--c; two r--m
            println!("{r}"); //~ name r--m; r r--c
            drop(name); //~ name ---- moved (8); r ---- expired (6 8)
            println!("{two}"); //~ name ---- moved (8); r ---- expired (6 8); two r--m
        }
        None => {}
    }
}

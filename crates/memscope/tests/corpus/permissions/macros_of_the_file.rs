// Macros of the file are expanded as always; what they name is a place.
macro_rules! shout {
    ($name:expr) => {
        println!("{}!", $name)
    };
}

fn main() {
    let name = String::from("ash"); //~ name r--m
    shout!(name); //~ name r--m
    let other = name; //~ name ---- moved (11); other r--m
    shout!(other); //~ other r--m
}

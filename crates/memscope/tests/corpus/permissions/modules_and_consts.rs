// Names of modules, constants and statics resolve as in the original.
mod forest {
    pub const LIMIT: usize = 3;
    static GREETING: &str = "hi";

    pub fn grow(names: &mut Vec<String>) {
        if names.len() < LIMIT {
            names.push(super::name(GREETING)); //~ names r--m; *names rwa-
        } //~ names r--m; *names rwa-
    }
}

fn name(of: &str) -> String {
    of.to_uppercase()
}

fn main() {
    let mut names = Vec::new(); //~ names rwam
    forest::grow(&mut names); //~ names rwam
    println!("{names:?}"); //~ names rwam
}

// A parameter is a variable; `mut` stands before its name, not in its type.
fn take(s: String, mut t: String, r: &String, m: &mut String) {
    m.push('a'); //~ s r--m; t rwam; r r--c; *r r---; m r--m; *m rwa-
    t.push('b'); //~ s r--m; t rwam
    drop(s); //~ s ---- moved (5); t rwam
    println!("{t}{r}"); //~ t rwam; r r--c
}

fn main() {
    let mut x = String::new(); //~ x rwam
    take(String::new(), String::new(), &String::new(), &mut x); //~ x rwam
}

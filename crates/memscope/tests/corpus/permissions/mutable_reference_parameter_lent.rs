// Passing a `&mut` variable to a function lends it on: it is there again after the call.
fn add(v: &mut Vec<i32>) {
    v.push(1); //~ v r--m; *v rwa-
}

fn twice(v: &mut Vec<i32>) {
    add(v); //~ v r--m; *v rwa-
    add(v); //~ v r--m; *v rwa-
}

fn main() {
    let mut v = Vec::new(); //~ v rwam
    twice(&mut v); //~ v rwam
}

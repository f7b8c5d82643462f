// A value of a type parameter is moved, unless the parameter is `Copy`.
fn twice<T: Clone, U: Copy>(t: T, u: U) -> (T, T, U, U) { //~> t r--m; u r--c
    let v = u; //~ t r--m; u r--c; v r--c
    let w = t; //~ t ---- moved (4); w r--m
    (w.clone(), w, u, v)
}

fn main() {
    println!("{:?}", twice("a", 1));
}

// An `async fn` is checked like any other, also across an `await`.
async fn name(mut of: String) -> String {
    of.push('!'); //~ of rwam
    let r = &of; //~ of r--- borrowed (4 5); r r--c
    println!("{r}"); //~ of rwam; r r--c
    of
}

async fn both() -> usize {
    let a = name(String::new()).await; //~ a r--m
    let b = name(a).await; //~ a ---- moved (11); b r--m
    b.len()
}

fn main() {
    drop(both());
}

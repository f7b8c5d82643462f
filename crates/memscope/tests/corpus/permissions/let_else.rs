// What `let … else` binds is in scope after it; its `else` leaves.
fn first(words: Vec<String>) -> String {
    let Some(word) = words.into_iter().next() else {
        return String::new(); //~ words ---- unreachable
    }; //~ words ---- moved (3); word r--m
    word
}

fn main() {
    println!("{}", first(vec![String::from("ash")]));
}

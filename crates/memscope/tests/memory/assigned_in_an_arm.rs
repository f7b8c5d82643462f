// An arm that is an assignment: what it assigns was moved, and the variable that the `match` emptied is filled again.
struct Node {
    n: u8,
    next: Option<Box<Node>>,
}
fn main() {
    let mut sum = 0;
    let mut list = Some(Box::new(Node { n: 1, next: Some(Box::new(Node { n: 2, next: None })) })); //~ block 1 owner list.next ; block 2 owner list
    while let Some(node) = list { //~ 1: list is partly moved ; 1: block 2 owner node ; 2: block 1 owner node
        sum += node.n; //~ list is partly moved
        match node.next {
            Some(more) => list = Some(more), //~ steps 1 ; node is partly moved ; more = Box(Node { n: 2, next: None })
            None => break,
        }
    }
    let word = Some(String::from("w"));
    let kept;
    match word {
        Some(text) => kept = Some(text), //~ word is partly moved
        None => kept = None,
    }
    println!("{sum} {kept:?}"); //~ kept = Some("w") ; block 3 owner kept
} //~ kept is dropped ; freed 1
//~ leaked 0

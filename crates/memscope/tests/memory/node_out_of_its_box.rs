// A node taken out of its box by a pattern: the box's own block goes when the box does, its taken part does not.
struct Node {
    name: String,
    next: Option<Box<Node>>,
}
fn main() {
    let last = Node { name: String::from("z"), next: None };
    let list = Box::new(Node { name: String::from("a"), next: Some(Box::new(last)) }); //~ last is moved ; block 2 owner list.name ; block 3 owner list.next ; block 4 owner list ; block 1 owner list.next.name
    let Node { next: Some(next), .. } = *list else { return }; //~ block 3 owner next ; block 1 owner next.name ; block 2 owner list.name ; block 4 owner list ; list is partly moved
    let Node { name, .. } = *next; //~ block 1 owner name ; block 3 owner next ; next is partly moved
    println!("{name} {}", list.name);
} //~ freed 4 ; name is dropped
//~ leaked 0

struct Node {
    value: i32,
    next: Option<Box<Node>>,
}
fn main() {
    let mut list: Option<Box<Node>> = None; //~ list = None
    for value in 1..=3 {
        list = Some(Box::new(Node { value, next: list })); //~ block 3 owner list ; block 2 owner list.next ; block 1 owner list.next.next
    }
    let mut sum = 0;
    let mut at = &list;
    while let Some(node) = at { //~ steps 3 ; 1: node → list ; 2: node → block 3 ; 3: node → block 2
        sum += node.value;
        at = &node.next;
    }
    println!("{sum}"); //~ sum = 6
} //~ freed 3
//~ leaked 0

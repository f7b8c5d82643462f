// A list of Option<Box<Node>>: built from the back, turned round by moving each link, summed by reference, dropped front to back.
struct Node {
    n: u8,
    next: Link,
}
type Link = Option<Box<Node>>;
fn build(n: u8) -> Link { //~ 1: n = 2 ; 2: n = 1 ; 3: n = 0
    if n == 0 {
        return None; //~ steps 1
    }
    Some(Box::new(Node { n, next: build(n - 1) }))
} //~ steps 2
fn turn(list: Link) -> Link {
    let (mut rest, mut done) = (list, None); //~ list is moved ; block 2 owner rest
    while let Some(mut node) = rest { //~ 1: block 2 owner node ; 2: block 1 owner node ; 1: rest is partly moved
        rest = node.next.take(); //~ 1: block 1 owner rest ; 2: rest = None ; rest is live
        node.next = done; //~ done is moved ; 2: block 2 owner node.next
        done = Some(node); //~ node is moved ; done is live ; 1: block 2 owner done ; 2: block 1 owner done
    }
    done
} //~ freed 0
fn sum(list: &Link) -> u8 {
    list.as_ref().map_or(0, |node| node.n + sum(&node.next))
}
fn main() {
    let list = build(2); //~ block 2 owner list ; block 1 owner list.next
    let list = turn(list); //~ block 1 owner list ; block 2 owner list.next
    println!("{}", sum(&list)); //~ list is live
} //~ freed 2
//~ leaked 0

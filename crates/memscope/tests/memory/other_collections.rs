use std::collections::{BinaryHeap, HashSet, LinkedList, VecDeque};
fn main() {
    let mut d = VecDeque::from([1, 2]);
    d.push_front(0); //~ d = [0, 1, 2]
    let l = LinkedList::from(["a"]); //~ l = ["a"]
    let h = BinaryHeap::from([1, 3, 2]); //~ h = [3, 1, 2]
    let s = HashSet::from([5]); //~ s = {5}
    println!("{}{}{}{}", d.len(), l.len(), h.len(), s.len());
}
//~ leaked 0

// A list grown by `self`: each push moves the whole node into a new box; nothing is dropped until the end.
struct Node {
    mark: u8,
    next: Option<Box<Node>>,
}
impl Node {
    fn push(self, mark: u8) -> Node { //~ 1: self = Node { mark: 1, next: None } ; 2: block 1 owner self.next
        Node { mark, next: Some(Box::new(self)) }
    } //~ 1: self is moved ; 1: block 1 size 16 ; 2: freed 0
    fn sum(self) -> u32 {
        let Node { mark, next } = self; //~ self is partly moved ; 1: mark = 4
        match next {
            Some(next) => u32::from(mark) + next.sum(),
            None => u32::from(mark),
        }
    }
}
fn main() {
    let list = Node { mark: 1, next: None }.push(2).push(4); //~ blocks 2 ; block 2 owner list.next ; block 1 owner list.next.next
    let n = list.mark; //~ n = 4 ; list is live
    let sum = list.sum(); //~ list is moved ; sum = 7 ; blocks 0
    println!("{n} {sum}");
}
//~ leaked 0

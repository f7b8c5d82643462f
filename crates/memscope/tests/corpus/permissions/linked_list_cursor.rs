// A cursor walks a list of boxes: it is reassigned while what it points into stays borrowed.
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn main() {
    let mut list = Node { value: 1, next: None }; //~ list rwam
    let mut cursor = &mut list; //~ list ---- mutably borrowed; cursor rwam; *cursor rwa-
    cursor.value += 1; //~ list ---- mutably borrowed; cursor rwam; cursor.value rwac
    cursor = cursor.next.insert(Box::new(Node { value: 2, next: None })); //~ list ---- mutably borrowed; cursor rwam; *cursor rwa-
    cursor.value += 1; //~ list rwam; cursor rwam; cursor.value rwac
    println!("{}", list.value); //~ list rwam
}

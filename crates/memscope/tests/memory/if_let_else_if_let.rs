// Each branch of a chain of `if let` takes another part of the same value.
enum Tag {
    Name(String),
    List(Vec<u8>),
    Both(String, Box<u8>),
}
fn size(tag: Tag) -> usize { //~ 1: block 1 owner tag ; 2: block 2 owner tag
    if let Tag::Name(name) = tag { //~ block 1 owner name ; tag is partly moved
        name.len()
    } else if let Tag::List(mut list) = tag { //~ block 2 owner list ; tag is partly moved
        list.push(1);
        list.len()
    } else if let Tag::Both(_, number) = tag { //~ block 5 owner number ; block 4 owner tag.0
        usize::from(*number)
    } else {
        0
    }
}
fn main() {
    println!("{}", size(Tag::Name(String::from("five5"))));
    println!("{}", size(Tag::List(vec![1, 2])));
    println!("{}", size(Tag::Both(String::from("b"), Box::new(9))));
}
//~ leaked 0

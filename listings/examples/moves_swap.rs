use std::mem;

fn main() {
    let mut left = String::from("to Ada");
    let mut right = String::from("to Bob");
    let (ada, bob) = (left.as_ptr(), right.as_ptr());

    mem::swap(&mut left, &mut right);
    println!("{left}, {right}");
    println!("left has Bob's block: {}", left.as_ptr() == bob);
    println!("right has Ada's block: {}", right.as_ptr() == ada);

    let taken = mem::take(&mut left);
    println!("taken: {taken}, left: {:?}", left);
    println!("capacity left: {}", left.capacity());
}

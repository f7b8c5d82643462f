fn main() {
    println!("i32: {}", size_of::<i32>());
    println!("&str: {}", size_of::<&str>());
    println!("[i32; 4]: {}", size_of::<[i32; 4]>());
    println!("Box<i32>: {}", size_of::<Box<i32>>());
    println!("String: {}", size_of::<String>());
    println!("[String; 4]: {}", size_of::<[String; 4]>());
}

fn main() {
    {
        let prop = String::from("skull");
        println!("on stage: {prop}");
    }
    println!("after the scene: {prop}");
}

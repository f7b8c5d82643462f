fn main() {
    loop {
        println!("again and again and again"); //~ refused 3 printed more than
    }
}

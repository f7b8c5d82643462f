use std::thread;
fn main() {
    let t = thread::Builder::new().name(String::from("baker")).spawn(|| {
        let n = 1; //~ thread baker ; n = 1
        n
    });
    println!("{}", t.unwrap().join().unwrap());
}

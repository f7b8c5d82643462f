use std::thread;
fn main() {
    let mut v = vec![1, 2];
    let (left, right) = v.split_at_mut(1); //~ left = [1] ; right = [2] ; v is borrowed
    thread::scope(|s| {
        s.spawn(|| {
            left[0] = 10; //~ thread thread 2
        });
        s.spawn(|| {
            right[0] = 20; //~ thread thread 3
        });
    });
    println!("{v:?}"); //~ v = [10, 20]
}
//~ leaked 0

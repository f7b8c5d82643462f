// What is said has to be enough for somebody who does not see the picture.
struct Letter {
    to: String,
    text: String,
}
fn write() -> Letter {
    let to = String::from("Ada"); //~ text line 7: block 1 allocated, 3 bytes, owned by `to`; `to` is "Ada".
    Letter {
        to,
        text: String::from("Hi"),
    }
}
static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
fn main() {
    let letter = write(); //~ text line 15: block 1, 3 bytes, now owned by `letter.to`; block 2, 2 bytes, now owned by `letter.text`; `letter` is Letter { to: "Ada", text: "Hi" }.
    let text = letter.text; //~ text line 16: `letter.text` moved to `text`; block 2, 2 bytes, now owned by `text`;
    let waiting = std::time::Duration::ZERO..; //~ waiting is live
    COUNT.store(1, std::sync::atomic::Ordering::Relaxed); //~ text line 18: nothing that is shown changed.
    let mut v = vec![text]; //~ text `text` moved to `v[0]`; block 2, 2 bytes, now owned by `v[0]`
    v.push(letter.to); //~ text `letter.to` moved to `v[1]`; block 1, 3 bytes, now owned by `v[1]`
    let w = v; //~ text `v` moved to `w`; block 4, 96 bytes, now owned by `w`
    println!("{}{:?}", w.len(), waiting.start);
}
//~ leaked 0

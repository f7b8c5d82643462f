// What a panic takes for its message is not the program's leak; what was caught is the program's.
fn main() {
    let caught = std::panic::catch_unwind(|| {
        let s = String::from("held");
        panic!("no {s}");
    }); //~ caught is live
    drop(caught);
    let _kept = vec![1u8, 2];
    panic!("end");
} //~ text 16 bytes, owned by the panic ; _kept is dropped ; text panicked
//~ exit 101
//~ leaked 0

// What a panic takes for its message is not the program's leak; what was caught is the program's.
fn main() {
    let caught = std::panic::catch_unwind(|| {
        let s = String::from("held");
        panic!("no {s}");
    }); //~ caught is live
    drop(caught);
    let _kept = vec![1u8, 2];
    panic!("end"); //~ text line 9: panicked: ; no text allocated ; _kept is live
} //~ text line 10, unwinding: `_kept` dropped ; no text allocated ; _kept is dropped
//~ exit 101
//~ leaked 0

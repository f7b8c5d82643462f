// What `main` returns need not be a `Result`: std calls `report`, which takes the value, so that it ends there.
use std::process::{ExitCode, Termination};
struct Report {
    text: String,
}
impl Termination for Report {
    fn report(self) -> ExitCode { //~ frames Report::report ; block 1 owner self.text ; text block 1 now owned by `self.text`
        println!("{}", self.text); //~ blocks 1
        ExitCode::from(3)
    } //~ self is dropped ; freed 1 ; blocks 0
}
fn main() -> Report {
    Report { text: String::from("three left") }
} //~ steps 1 ; kind return ; block 1 owner what `main` returned ; text It returns Report { text: "three left" }.
//~ exit 3
//~ leaked 0

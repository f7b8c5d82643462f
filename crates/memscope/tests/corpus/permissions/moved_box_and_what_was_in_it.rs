// A box that is given away takes its content with it; one whose content was taken may be filled again.
fn main() {
    let mut given = Box::new(String::from("g"));
    let mut emptied = Box::new(String::from("e")); //~ given rwam; *given rwam; emptied rwam; *emptied rwam
    drop(given); //~ given --a- moved (5); *given ---- moved (5)
    drop(*emptied); //~ emptied --a- moved (6); *emptied --a- moved (6)
    given = Box::new(String::from("h")); //~ given rwam; *given rwam
    *emptied = String::from("f"); //~ emptied rwam; *emptied rwam
    println!("{given} {emptied}"); //~ given rwam; emptied rwam
}

struct Door { sign: String }
impl Drop for Door {
    fn drop(&mut self) {
        println!(
            "{}", self.sign);
    }
}
fn main() {
    let door = Door { sign: String::from("open") };
    let sign = door.sign;
    println!("{sign}");
}

// outcome: reads-freed
// line: 4
// block: 1
// why: the statement starts on line 4: the drop of the struct prints the text that was taken out and freed

// Temporaries die at the end of the statement, after what it printed; what was freed before the print is said before.
struct Tray {
    letter: Option<String>,
}
impl Tray {
    fn collect(&mut self) -> Option<String> {
        self.letter.take()
    }
    fn stop(self) -> usize { //~ event `tray` moved out
        self.letter.map_or(7, |_| 0)
    }
}
fn main() {
    let mut tray = Tray { letter: Some(String::from("Ada")) };
    println!("{:?}", tray.collect()); //~ text line 15: printed "Some(\"Ada\")\n"; block 1 freed, 3 bytes.
    println!("{}", "abc".to_uppercase()); //~ text line 16: block 2 allocated, 3 bytes; printed "ABC\n"; block 2 freed, 3 bytes.
    println!("{}", Box::new(7u8).count_ones()); //~ text printed "3\n"
    println!("{}", Some(String::from("d")).map_or(0, |s| s.len())); //~ text block 4 freed, 1 byte; printed "1\n".
    println!("{}", tray.stop()); //~ text line 19: printed "7\n". ; tray is moved
}
//~ leaked 0

// `Drop::drop` of what `main` returned runs behind `main`, after the message; what the value owns is freed after that.
#[derive(Debug)]
struct Hold {
    seat: String,
}
impl Drop for Hold {
    fn drop(&mut self) { //~ 1: frames main Hold::drop ; 2: frames Hold::drop ; 2: text printed to standard error: "Error: Hold { seat: \"B2\" }" ; 2: block 2 owner what `main` returned
        println!("{} is free again", self.seat); //~ steps 2 ; 2: event printed "B2 is free again\n" ; 2: blocks 1
    }
}
fn main() -> Result<(), Hold> {
    let first = Hold { seat: String::from("A1") }; //~ block 1 owner first.seat
    let second = Hold { seat: String::from("B2") }; //~ block 2 owner second.seat
    println!("{} {}", first.seat, second.seat);
    Err(second)
} //~ 1: first is dropped ; 1: second is moved ; 1: freed 1 ; 1: blocks 1 ; 1: text It returns Err(Hold { seat: "B2" }). ; 2: kind after main ; 2: freed 1 ; 2: block 2 freed ; 2: blocks 0 ; steps 2
//~ exit 1
//~ stdout "A1 B2\nA1 is free again\nB2 is free again\n"
//~ leaked 0

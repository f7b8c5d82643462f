// While the last owner drops the value, the count is 0; what the value owns is seen through `self` alone, and counted too.
use std::sync::Arc;
struct Bell {
    tone: Arc<u8>,
}
impl Drop for Bell {
    fn drop(&mut self) { //~ event the strong count of block 2 went from 1 to 0 ; block 2 strong 0 ; block 2 weak 0 ; block 2 owner nobody ; block 1 strong 1 ; block 1 weak 0
        println!("{} is silent", self.tone); //~ block 2 strong 0 ; block 1 strong 1
    } //~ block 2 strong 0 ; block 1 strong 1
}
fn main() {
    let tone = Arc::new(7); //~ block 1 strong 1
    let bell = Arc::new(Bell { tone: Arc::clone(&tone) }); //~ block 1 strong 2 ; block 2 strong 1
    drop(tone); //~ event the strong count of block 1 went from 2 to 1
    drop(bell); //~ event the strong count of block 1 went from 1 to 0 | block 1 freed, 24 bytes | block 2 freed, 24 bytes
    println!("over");
} //~ freed 0
//~ leaked 0

// Each round takes `batch` away and puts a new one in: never moved at the end of a round.
fn main() {
    let mut batch = vec![0]; //~ block 1 owner batch
    let mut sent = Vec::new();
    for n in 1..3 {
        sent.push(batch); //~ batch is moved ; 1: sent = [[0]] ; 1: block 1 owner sent[0]
        batch = vec![n]; //~ batch is live ; 1: batch = [1] ; 2: batch = [2] ; freed 0
    }
    println!("{batch:?} {sent:?}"); //~ batch = [2] ; sent = [[0], [1]]
} //~ freed 4
//~ leaked 0

struct Bell(u32);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("ding {}", self.0);
    }
}

fn hang(bell: Bell) {
    println!("hung {}", bell.0);
}

fn main() {
    let bell = Bell(3);
    for round in 0..2 {
        if round == 1 {
            hang(bell);
            break;
        }
        if round == 7 {
            hang(bell);
        }
    }
}
// outcome: nothing
// why: the bell is moved in the second round, the loop is left, and it rings once

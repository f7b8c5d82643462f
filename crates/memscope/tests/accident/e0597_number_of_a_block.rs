fn main() {
    let r;
    {
        let x = 5;
        r = &x;
    }
    println!("{r}");
}

// outcome: reads-dead-frame
// line: 7
// why: the place of x is free again after the block

fn grow(numbers: &mut Vec<u32>) -> &u32 {
    numbers.push(4);
    &numbers[0]
}

fn main() {
    let mut list = vec![1, 2, 3];
    let numbers = &mut list;
    let mut wipe = || {
        *numbers = Vec::new();
    };
    let first = grow(numbers);
    wipe();
    println!("{first}");
}

// outcome: reads-freed
// line: 14
// block: 2
// why: grow moves the numbers to block 2 and lends its first; the closure drops that vector

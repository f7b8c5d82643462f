fn main() {
    let mut n = 0; //~ n = 0
    while n < 2 { //~ steps 2
        n += 1; //~ 1: n = 1 ; 2: n = 2
    }
    loop { //~ steps 3
        n += 1;
        if n == 5 {
            break;
        }
    }
    let found = loop {
        n += 1;
        if n > 6 {
            break n * 2;
        }
    }; //~ found = 14
    'outer: for a in 0..3 { //~ steps 2 ; 2: a = 1
        for b in 0..3 { //~ steps 4
            if a == 1 {
                break 'outer;
            }
            println!("{b}"); //~ steps 3
        }
    }
    println!("{found}");
}

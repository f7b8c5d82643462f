struct Slip {
    table: u32,
    below: Option<Box<Slip>>,
}

struct WalkMut<'a> {
    next: Option<&'a mut Slip>,
}

impl<'a> Iterator for WalkMut<'a> {
    type Item = &'a mut u32;

    fn next(&mut self) -> Option<&'a mut u32> {
        let slip = self.next?;
        self.next = slip.below.as_deref_mut();
        Some(&mut slip.table)
    }
}

fn main() {
    let mut top = Slip {
        table: 4,
        below: None,
    };
    let walk = WalkMut {
        next: Some(&mut top),
    };
    for table in walk {
        *table += 10;
    }
    println!("{}", top.table);
}

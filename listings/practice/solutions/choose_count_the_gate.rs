use std::cell::Cell;

struct Gate {
    name: &'static str,
    visitors: Cell<u32>,
}

impl Gate {
    fn pass(&self) {
        self.visitors.set(self.visitors.get() + 1);
    }
}

fn main() {
    let gate = Gate {
        name: "north",
        visitors: Cell::new(0),
    };
    let (mia, jon) = (&gate, &gate);
    mia.pass();
    jon.pass();
    println!("{}: {}", gate.name, gate.visitors.get());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_who_share_a_gate_are_both_counted() {
        let gate = Gate {
            name: "south",
            visitors: Cell::new(0),
        };
        let (mia, jon) = (&gate, &gate);
        mia.pass();
        jon.pass();
        assert_eq!(gate.visitors.get(), 2);
    }
}

// TODO: Both keepers hold the gate.
// Choose a type for what changes.
struct Gate {
    name: &'static str,
    visitors: u32,
}

impl Gate {
    fn pass(&self) {
        self.visitors += 1;
    }
}

fn main() {
    let gate = Gate {
        name: "north",
        visitors: 0,
    };
    let (mia, jon) = (&gate, &gate);
    mia.pass();
    jon.pass();
    println!("{}: {}", gate.name, gate.visitors);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_who_share_a_gate_are_both_counted() {
        let gate = Gate {
            name: "south",
            visitors: 0,
        };
        let (mia, jon) = (&gate, &gate);
        mia.pass();
        jon.pass();
        assert_eq!(gate.visitors, 2);
    }
}

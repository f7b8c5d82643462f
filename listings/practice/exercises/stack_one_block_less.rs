// TODO: A bed always has 16 seeds of one byte. Two blocks
// are taken for it; make it one.
struct Bed {
    label: String,
    seeds: Box<[u8; 16]>,
}

fn sow(label: &str, seed: u8) -> Bed {
    Bed {
        label: String::from(label),
        seeds: Box::new([seed; 16]),
    }
}

fn main() {
    let bed = sow("mint", 7);
    println!("{}: {} seeds", bed.label, bed.seeds.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_lie_in_the_bed() {
        let bed = sow("mint", 7);
        let start = std::ptr::from_ref(&bed).addr();
        let seeds = bed.seeds.as_ptr().addr();
        assert!((start..start + size_of::<Bed>()).contains(&seeds));
        assert_eq!(bed.seeds.len(), 16);
        assert_eq!(bed.seeds[15], 7);
    }
}

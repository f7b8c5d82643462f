struct Slip {
    below: Option<Box<Slip>>,
}

struct Spike {
    top: Option<Box<Slip>>,
}

impl Drop for Spike {
    fn drop(&mut self) {
        let mut next = self.top.take();
        while let Some(mut slip) = next {
            next = slip.below.take();
        }
    }
}

fn full(slips: usize) -> Spike {
    let mut spike = Spike { top: None };
    for _ in 0..slips {
        let below = spike.top.take();
        spike.top = Some(Box::new(Slip { below }));
    }
    spike
}

fn main() {
    drop(full(3));
    println!("all gone");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_slips_go() {
        drop(full(1_000_000));
    }
}

struct Slip {
    below: Option<Box<Slip>>,
}

struct Spike {
    top: Option<Box<Slip>>,
}

impl Drop for Spike {
    fn drop(&mut self) {
        let mut freed = 0;
        let mut next = self.top.take();
        while let Some(mut slip) = next {
            next = slip.below.take();
            freed += 1;
        }
        println!("{freed} slips freed");
    }
}

fn main() {
    for slips in [2, 1_000_000] {
        let mut spike = Spike { top: None };
        for _ in 0..slips {
            let below = spike.top.take();
            spike.top = Some(Box::new(Slip { below }));
        }
    }
}

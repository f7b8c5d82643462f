mod garage {
    pub struct Level {
        plates: Vec<u32>,
        newest: usize,
    }

    impl Level {
        pub fn with(plate: u32) -> Level {
            Level {
                plates: vec![plate],
                newest: 0,
            }
        }

        pub fn park(&mut self, plate: u32) {
            self.plates.push(plate);
            self.newest = self.plates.len() - 1;
        }

        pub fn last_in(&self) -> u32 {
            // SAFETY: `newest` is an index of `plates`:
            // `with` and `park` make it one, no plate is
            // removed, and no other code can set it.
            unsafe { *self.plates.get_unchecked(self.newest) }
        }
    }
}

fn main() {
    let mut level = garage::Level::with(17);
    level.park(23);
    level.newest = 2;
    println!("last in: {}", level.last_in());
}

struct Animal {
    name: &'static str,
    meals: u32,
}

impl Drop for Animal {
    fn drop(&mut self) {
        println!("{} leaves, meals: {}", self.name, self.meals);
    }
}

fn main() {
    let mut clinic = Vec::new();
    let mut savanna = Vec::new();
    for name in ["Nala", "Kofi", "Ida"] {
        savanna.push(Animal { name, meals: 0 });
    }
    savanna[1].meals += 1;
    clinic.push(savanna.remove(0));
    drop(savanna);
    println!("savanna closed, clinic: {}", clinic.len());
}

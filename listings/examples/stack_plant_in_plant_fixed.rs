struct Plant {
    height: u32,
    cutting: Option<Box<Plant>>,
}

fn main() {
    let cutting = None;
    let young = Plant { height: 5, cutting };
    let cutting = Some(Box::new(young));
    let old = Plant { height: 9, cutting };
    println!("old plant: {} cm", old.height);
    if let Some(young) = old.cutting {
        println!("its cutting: {} cm", young.height);
    }
    println!("{} bytes each", size_of::<Plant>());
}

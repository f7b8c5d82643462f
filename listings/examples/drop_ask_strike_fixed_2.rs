struct Light {
    name: String,
}

fn strike(light: Light) -> Light {
    println!("{} is struck", light.name);
    light
}

fn main() {
    let name = String::from("stage");
    let stage = Light { name };
    let stage = strike(stage);
    println!("{} is on", stage.name);
}

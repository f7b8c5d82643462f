struct Light {
    name: String,
}

fn strike(light: Light) {
    println!("{} is struck", light.name);
}

fn main() {
    let name = String::from("stage");
    let stage = Light { name };
    strike(stage);
    println!("{} is on", stage.name);
}

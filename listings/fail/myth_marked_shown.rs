struct Sample {
    label: String,
}

fn mark(sample: &Sample) {
    sample.label.push('!');
}

fn main() {
    let sample = Sample {
        label: String::from("acid"),
    };
    let shown = sample.label.as_str();
    mark(&sample);
    println!("{shown}");
}

fn announcer(platform: u32) -> impl Fn(&str) {
    |train| println!("{train}: platform {platform}")
}

fn main() {
    let announce = announcer(4);
    announce("Night Express");
    announce("Mail Train");
}

fn main() {
    let min_age = 12_u32;
    let banned = vec![7_u32, 9];

    let looks = |id: u32| banned.contains(&id);
    let owns = move |id: u32| id > min_age;
    let plain = |id: u32| id + 1;

    println!("looks {}", size_of_val(&looks));
    println!("owns {}", size_of_val(&owns));
    println!("plain {}", size_of_val(&plain));
    println!("{} {} {}", looks(7), owns(7), plain(7));
}

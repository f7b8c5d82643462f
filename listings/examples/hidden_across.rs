use std::future::ready;

async fn after() -> u8 {
    ready(()).await;
    let page = [0_u8; 1_000];
    page[0]
}

async fn across() -> u8 {
    let page = [0_u8; 1_000];
    ready(()).await;
    page[0]
}

fn main() {
    println!("{}", size_of_val(&after()) < 1_000);
    println!("{}", size_of_val(&across()) >= 1_000);
}

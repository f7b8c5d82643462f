// Or-patterns bind the same name from several places; the moved part is that of the variant at hand.
enum Post {
    Letter(String),
    Parcel(u8, String),
    Nothing,
}
fn text(post: Post) -> Option<String> {
    match post {
        Post::Letter(text) | Post::Parcel(_, text) => Some(text), //~ 1: block 1 owner text ; 2: block 2 owner text ; 1: post is partly moved
        Post::Nothing => None,
    }
}
fn main() {
    let a = text(Post::Letter(String::from("hi"))); //~ a = Some("hi") ; block 1 owner a
    let b = text(Post::Parcel(2, String::from("box"))); //~ b = Some("box") ; block 2 owner b
    let c = text(Post::Nothing); //~ c = None
    let (Ok(n) | Err(n)) = "7".parse::<u8>().map_err(|_| 0); //~ n = 7
    println!("{a:?} {b:?} {c:?} {n}");
} //~ freed 2
//~ leaked 0

// Each arm takes what it names; arms that take all of it, a part by `mut`, or nothing stand beside each other.
enum Post {
    Letter(String),
    Parcel(Box<u8>, String),
    Empty,
}
fn open(post: Post) -> String { //~ 1: block 1 owner post ; 2: block 3 owner post.1
    match post {
        Post::Letter(text) => text, //~ steps 1 ; block 1 owner text ; post is partly moved
        Post::Parcel(size, mut note) if *size > 3 => { //~ steps 1 ; block 3 owner note ; block 2 owner size ; post is partly moved
            note.push('!');
            note
        } //~ steps 1 ; block 2 freed
        whole => format!("{}", matches!(whole, Post::Empty)), //~ steps 4 ; 1: whole = Parcel(Box(1), "n") ; post is moved ; no event what is left
    }
} //~ steps 4 ; no event `post`
fn main() {
    println!("{}", open(Post::Letter(String::from("hi"))));
    println!("{}", open(Post::Parcel(Box::new(9), String::from("box"))));
    println!("{}", open(Post::Parcel(Box::new(1), String::from("n"))));
    println!("{}", open(Post::Empty));
}
//~ leaked 0
//~ stdout "hi\nbox!\nfalse\ntrue\n"

use std::rc::Rc;

struct Post {
    _next: Option<Rc<Post>>,
}

fn way(posts: u32) -> Option<Rc<Post>> {
    let mut way = None;
    for _post in 0..posts {
        way = Some(Rc::new(Post { _next: way }));
    }
    way
}

fn main() {
    for posts in [1_000, 1_000_000] {
        let first = way(posts);
        let second = first.clone();
        drop(first);
        println!("{posts} posts, one way left");
        drop(second);
        println!("{posts} posts, all taken down");
    }
}

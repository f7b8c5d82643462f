use std::rc::Rc;

struct Post {
    next: Option<Rc<Post>>,
}

impl Drop for Post {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(post) = next {
            match Rc::into_inner(post) {
                Some(mut last) => next = last.next.take(),
                None => break,
            }
        }
    }
}

fn way(posts: u32) -> Option<Rc<Post>> {
    let mut way = None;
    for _post in 0..posts {
        way = Some(Rc::new(Post { next: way }));
    }
    way
}

fn main() {
    let shared = way(1_000_000);
    let mill = Post {
        next: shared.clone(),
    };
    drop(mill);
    println!("shared: {}", shared.is_some());
    drop(shared);
    println!("all taken down");
}

#[allow(dead_code)]
enum Shape {
    Point,
    Circle(f64),
    Rect { w: u32, h: u32 },
}
fn main() {
    let a = Shape::Point; //~ a = Point
    let b = Shape::Circle(1.0); //~ b = Circle(1.0)
    let c = Shape::Rect { w: 2, h: 3 }; //~ c = Rect { w: 2, h: 3 } ; c : Shape 16
    for s in [&a, &b, &c] {
        let area = match s {
            Shape::Point => 0.0,
            Shape::Circle(r) => *r, //~ r → b byte 8
            Shape::Rect { w, h } => (w * h) as f64, //~ h → c byte 8
        }; //~ 3: area = 6.0
        println!("{area}");
    }
}

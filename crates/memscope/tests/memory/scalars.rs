fn main() {
    let a: u8 = 255; //~ a = 255 ; a : u8 1
    let b: i128 = -1; //~ b = -1 ; b : i128 16
    let c = 1.5f32; //~ c = 1.5 ; c : f32 4
    let d = 'é'; //~ d = 'é' ; d : char 4
    let e = true; //~ e = true ; e : bool 1
    let f = (); //~ f = () ; f : () 0
    let g = f64::NAN; //~ g = NaN
    println!("{a}{b}{c}{d}{e}{f:?}{g}");
}

//! Random small programs, of the kind that a beginner writes: type-correct by construction, sound or not.

/// A reproducible stream of numbers (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Ty {
    Text,
    Number,
    Pair,
    List,
    Boxed,
    SharedText,
    MutText,
    SharedNumber,
    MutPair,
    Closure,
    Holder,
}

#[derive(Clone)]
struct Var {
    name: String,
    ty: Ty,
    mutable: bool,
}

/// What every random program starts with.
pub(crate) const PRELUDE: &str = "\
struct Pair { a: String, b: String }
struct Holder<'a> { r: &'a String, n: i32 }
fn coin() -> bool { std::env::args().count() > 1 }
fn text() -> String { String::new() }
fn list() -> Vec<String> { Vec::new() }
fn pair() -> Pair { Pair { a: text(), b: text() } }
fn eat<T>(_: T) {}
fn look<T: ?Sized>(_: &T) {}
fn longer<'a>(a: &'a String, b: &'a String) -> &'a String { if a.len() > b.len() { a } else { b } }
";

/// One function body; each line is one statement, or opens or closes a block.
pub(crate) struct Writer<'a> {
    random: &'a mut Random,
    scopes: Vec<Vec<Var>>,
    lines: Vec<String>,
    count: usize,
    loops: usize,
}

/// The text of `fn NAME() { … }` with about `length` statements.
pub(crate) fn function(random: &mut Random, name: &str, length: usize) -> String {
    let mut writer = Writer {
        random,
        scopes: vec![Vec::new()],
        lines: Vec::new(),
        count: 0,
        loops: 0,
    };
    for _ in 0..length {
        writer.statement(0);
    }
    format!("fn {name}() {{\n{}\n}}\n", writer.lines.join("\n"))
}

impl Writer<'_> {
    fn push(&mut self, line: String) {
        self.lines.push(line);
    }

    fn fresh(&mut self, ty: Ty) -> Var {
        // Now and then a name is used again, so that it shadows.
        let number = if self.count > 2 && self.random.one_in(12) {
            self.random.below(self.count)
        } else {
            self.count += 1;
            self.count - 1
        };
        Var {
            name: format!("v{number}"),
            ty,
            mutable: !self.random.one_in(3),
        }
    }

    fn bind(&mut self, ty: Ty, value: &str) {
        let var = self.fresh(ty);
        let mark = if var.mutable { "mut " } else { "" };
        self.push(format!("let {mark}{} = {value};", var.name));
        self.declare(var);
    }

    fn declare(&mut self, var: Var) {
        for scope in &mut self.scopes {
            scope.retain(|other| other.name != var.name);
        }
        self.scopes.last_mut().unwrap().push(var);
    }

    /// Some variable of one of these types.
    fn any(&mut self, types: &[Ty]) -> Option<Var> {
        let vars: Vec<Var> = self
            .scopes
            .iter()
            .flatten()
            .filter(|var| types.contains(&var.ty))
            .cloned()
            .collect();
        (!vars.is_empty()).then(|| vars[self.random.below(vars.len())].clone())
    }

    fn any_at_all(&mut self) -> Option<Var> {
        let vars: Vec<Var> = self.scopes.iter().flatten().cloned().collect();
        (!vars.is_empty()).then(|| vars[self.random.below(vars.len())].clone())
    }

    /// A place of type String.
    fn text_place(&mut self) -> Option<String> {
        let var = self.any(&[
            Ty::Text,
            Ty::Pair,
            Ty::Boxed,
            Ty::List,
            Ty::MutText,
            Ty::MutPair,
        ])?;
        let part = ["a", "b"][self.random.below(2)];
        Some(match var.ty {
            Ty::Text => var.name,
            Ty::Pair | Ty::MutPair => format!("{}.{part}", var.name),
            Ty::List => format!("{}[0]", var.name),
            _ => format!("*{}", var.name),
        })
    }

    fn statement(&mut self, depth: usize) {
        let before = self.lines.len();
        match self.random.below(26) {
            0 => self.bind(Ty::Text, "text()"),
            1 => self.bind(Ty::Number, "5"),
            2 => self.bind(Ty::Pair, "pair()"),
            3 => self.bind(Ty::List, "list()"),
            4 => self.bind(Ty::Boxed, "Box::new(text())"),
            5 | 6 => {
                if let Some(place) = self.text_place() {
                    self.bind(Ty::SharedText, &format!("&{place}"));
                }
            }
            7 => {
                if let Some(place) = self.text_place() {
                    self.bind(Ty::MutText, &format!("&mut {place}"));
                }
            }
            8 => {
                if let Some(var) = self.any(&[Ty::Number]) {
                    self.bind(Ty::SharedNumber, &format!("&{}", var.name));
                }
            }
            9 => {
                if let Some(var) = self.any(&[Ty::Pair]) {
                    self.bind(Ty::MutPair, &format!("&mut {}", var.name));
                }
            }
            10 | 11 => {
                if let Some(var) = self.any_at_all() {
                    self.bind(var.ty, &var.name);
                }
            }
            12 => {
                if let Some(place) = self.text_place() {
                    self.push(format!("({place}).push('x');"));
                }
            }
            13 | 14 => {
                if let Some(var) = self.any_at_all() {
                    self.push(format!("look(&{});", var.name));
                }
            }
            15 => {
                if let Some(place) = self.text_place() {
                    self.push(format!("{place} = text();"));
                }
            }
            16 => {
                if let Some(var) = self.any_at_all() {
                    self.push(format!("eat({});", var.name));
                }
            }
            17 => {
                if let Some(place) = self.text_place() {
                    self.push(format!("eat({place});"));
                }
            }
            18 => {
                let var = self.fresh(Ty::Text);
                self.push(format!("let {}: String;", var.name));
                let set = format!("{} = text();", var.name);
                self.declare(Var {
                    mutable: false,
                    ..var
                });
                if self.random.one_in(2) {
                    self.push(set);
                }
            }
            19 => {
                if let Some(place) = self.text_place() {
                    let body = ["look(&", "eat("][self.random.below(2)];
                    self.bind(Ty::Closure, &format!("|| {body}{place})"));
                }
            }
            20 => {
                if let Some(var) = self.any(&[Ty::Closure]) {
                    self.push(format!("{}();", var.name));
                }
            }
            21 => {
                if let Some(var) = self.any(&[Ty::SharedText]) {
                    self.bind(Ty::Holder, &format!("Holder {{ r: {}, n: 1 }}", var.name));
                } else if let Some(var) = self.any(&[Ty::Holder]) {
                    self.push(format!("look({}.r);", var.name));
                }
            }
            22 => {
                let (one, two) = (self.any(&[Ty::SharedText]), self.any(&[Ty::SharedText]));
                if let (Some(one), Some(two)) = (one, two) {
                    self.bind(
                        Ty::SharedText,
                        &format!("longer({}, {})", one.name, two.name),
                    );
                }
            }
            23 if depth < 2 => self.block(depth, &["if coin() {"], true),
            24 if depth < 2 => {
                self.loops += 1;
                self.block(
                    depth,
                    &["for _ in 0..2 {", "while coin() {", "loop {"],
                    false,
                );
                self.loops -= 1;
            }
            25 if self.loops > 0 && self.random.one_in(2) => {
                let way = ["break", "continue"][self.random.below(2)];
                self.push(format!("if coin() {{ {way}; }}"));
            }
            25 if depth > 0 && self.random.one_in(3) => self.push("return;".to_owned()),
            _ => {}
        }
        if self.lines.len() == before && self.random.one_in(2) {
            self.statement(depth);
        }
    }

    fn block(&mut self, depth: usize, heads: &[&str], may_have_else: bool) {
        let head = heads[self.random.below(heads.len())];
        self.push(head.to_owned());
        self.inside(depth);
        if head == "loop {" {
            self.push("if coin() { break; }".to_owned());
        }
        if may_have_else && self.random.one_in(3) {
            self.push("} else {".to_owned());
            self.inside(depth);
        }
        self.push("}".to_owned());
    }

    fn inside(&mut self, depth: usize) {
        // Shadowing inside a block ends with it: names declared there must not hide outer ones afterwards.
        let outer = self.scopes.clone();
        self.scopes.push(Vec::new());
        for _ in 0..1 + self.random.below(3) {
            self.statement(depth + 1);
        }
        self.scopes = outer;
    }
}

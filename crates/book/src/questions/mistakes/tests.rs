//! Each mistake, on a program that can make it.

use std::collections::BTreeSet;

use super::*;

const LAMP: &str = "struct Lamp(&'static str);\nimpl Drop for Lamp {\n    fn drop(&mut self) {\n        println!(\"{} goes out\", self.0);\n    }\n}\n";

/// The mistakes of a program with lamps: body of `main`, what it prints, and each mistake's name and output.
type Case = (&'static str, &'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    (
        "let a = Lamp(\"red\");\n let b = Lamp(\"blue\");",
        "blue goes out\nred goes out",
        "drops in order of declaration",
        "red goes out\nblue goes out",
    ),
    (
        "let all = vec![Lamp(\"red\"), Lamp(\"blue\")];",
        "red goes out\nblue goes out",
        "elements and fields from the last",
        "blue goes out\nred goes out",
    ),
    (
        "let _ = Lamp(\"red\");\n println!(\"end\");",
        "red goes out\nend",
        "_ binds",
        "end\nred goes out",
    ),
    (
        "let mut a = Lamp(\"red\");\n a = Lamp(\"blue\");\n println!(\"end\");",
        "red goes out\nend\nblue goes out",
        "the assigned-over value is dropped late",
        "end\nblue goes out\nred goes out",
    ),
    (
        "let a = Lamp(\"red\");\n drop(a);\n println!(\"end\");",
        "red goes out\nend",
        "drop waits for the brace",
        "end\nred goes out",
    ),
    (
        "let a = Lamp(\"red\");\n hang(a);\n println!(\"end\");",
        "red goes out\nend",
        "the caller still drops what it moved",
        "end\nred goes out",
    ),
    (
        "let a = Lamp(\"red\");\n let b = a;\n println!(\"end\");",
        "end\nred goes out",
        "a moved value is dropped twice",
        "end\nred goes out\nred goes out",
    ),
    (
        "Lamp(\"red\");\n println!(\"end\");",
        "red goes out\nend",
        "a temporary lasts to the brace",
        "end\nred goes out",
    ),
    (
        "let a = Lamp(\"red\");\n std::mem::forget(a);\n println!(\"end\");",
        "end",
        "what is forgotten is dropped at the end",
        "end\nred goes out",
    ),
    (
        "let a = Rc::new(1);\n let b = Rc::clone(&a);\n println!(\"owners: {}\", Rc::strong_count(&a));\n drop(b);\n println!(\"owners: {}\", Rc::strong_count(&a));",
        "owners: 2\nowners: 1",
        "the count forgets a drop",
        "owners: 2\nowners: 2",
    ),
    (
        "let a = Rc::new(1);\n let b = Rc::clone(&a);\n println!(\"owners: {}\", Rc::strong_count(&a));",
        "owners: 2",
        "each clone of an Rc has a count of its own",
        "owners: 1",
    ),
    (
        "let mut v = Vec::with_capacity(4);\n v.push(1);\n println!(\"{} of {}\", v.len(), v.capacity());",
        "1 of 4",
        "capacity equals length",
        "1 of 1",
    ),
    (
        "let a = vec![1];\n let mut b = a.clone();\n b.push(2);\n println!(\"a: {a:?}\");\n println!(\"b: {b:?}\");",
        "a: [1]\nb: [1, 2]",
        "a clone shares",
        "a: [1, 2]\nb: [1, 2]",
    ),
    (
        "let mut a = Some(1);\n let b = a.take();\n println!(\"a: {a:?}\");\n println!(\"b: {b:?}\");",
        "a: None\nb: Some(1)",
        "what is taken is still there",
        "a: Some(1)\nb: Some(1)",
    ),
    (
        "println!(\"option: {}\", size_of::<Option<Box<i32>>>());",
        "option: 8",
        "an Option needs a word more",
        "option: 16",
    ),
    (
        "println!(\"slice: {}\", size_of::<&[i32]>());",
        "slice: 16",
        "every pointer is one word",
        "slice: 8",
    ),
    (
        "let name = \"Zoë\";\n println!(\"{} bytes\", name.len());",
        "4 bytes",
        "a letter is a byte",
        "3 bytes",
    ),
];

fn found(source: &str, recorded: &str, panics: bool) -> Vec<Mistake> {
    let lines: Vec<&str> = recorded.lines().collect();
    outputs(source, &lines, panics)
}

#[test]
fn each_mistake_is_made_where_the_program_can_make_it() {
    let mut names = BTreeSet::new();
    for (body, recorded, name, wrong) in CASES {
        let source = format!("{LAMP}fn main() {{\n {body}\n}}\n");
        let all = found(&source, recorded, false);
        let one = all.iter().find(|one| one.name == *name);
        let one = one.unwrap_or_else(|| panic!("{name}: {all:#?}"));
        assert_eq!(one.output.join("\n"), *wrong, "{name}");
        assert!(one.because.ends_with('.'), "{}", one.because);
        names.insert(name);
    }
    assert_eq!(names.len(), CASES.len());
}

#[test]
fn a_struct_is_dropped_before_its_fields_and_a_panic_drops() {
    let source = "struct Inner;\nimpl Drop for Inner {\n fn drop(&mut self) { println!(\"inner\"); }\n}\nstruct Outer(Inner);\nimpl Drop for Outer {\n fn drop(&mut self) { println!(\"outer\"); }\n}\nfn main() { let o = Outer(Inner); println!(\"begin\"); panic!(); }";
    let all = found(source, "begin\nouter\ninner", true);
    let named = |name: &str| {
        all.iter()
            .find(|one| one.name == name)
            .map(|one| one.output.join(" "))
    };
    assert_eq!(
        named("fields drop before the struct").as_deref(),
        Some("begin inner outer")
    );
    assert_eq!(named("a panic skips the drops").as_deref(), Some("begin"));
}

#[test]
fn no_mistake_is_made_where_the_program_has_nothing_to_mistake() {
    for (body, recorded) in [
        ("println!(\"one\");\n println!(\"two\");", "one\ntwo"),
        (
            "let a = Lamp(\"red\");\n println!(\"end\");",
            "end\nred goes out",
        ),
        ("let v = vec![1];\n println!(\"{}\", v.len());", "1"),
        ("println!(\"{}\", size_of::<&[i32; 2]>());", "8"),
    ] {
        let source = format!("{LAMP}fn main() {{\n {body}\n}}\n");
        let all = found(&source, recorded, false);
        assert!(all.is_empty(), "{body}: {all:#?}");
    }
}

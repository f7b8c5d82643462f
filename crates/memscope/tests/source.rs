//! What is read off the source: functions, statements, entries, bindings, scopes.

use std::path::Path;

use memscope::Source;
use memscope::source::{EntryKind, Function, Kind, Owner, Role};

fn parsed(text: &str) -> Source {
    Source::parse(Path::new("p.rs"), text).unwrap()
}

fn only(text: &str) -> Function {
    parsed(text).functions.remove(0)
}

/// The end line and kind of every statement, inner ones first.
fn ends(text: &str) -> Vec<(usize, Kind)> {
    let function = only(text);
    function
        .statements
        .iter()
        .map(|statement| (statement.line, statement.kind))
        .collect()
}

/// The names in scope right after the statement with this index.
fn names_after(function: &Function, index: usize) -> Vec<&str> {
    let after = function.statements[index].after;
    function
        .in_scope(after)
        .into_iter()
        .map(|binding| binding.name.as_str())
        .collect()
}

#[test]
fn functions_are_named_by_where_they_stand() {
    let source = parsed(
        "mod m { pub fn f() {} } struct S; impl S { fn g(&self) {} } trait T { fn h(&self) {} fn i(&self); } \
         impl T for S { fn i(&self) { fn j() {} } } fn main() {}",
    );
    let names: Vec<&str> = source
        .functions
        .iter()
        .map(|function| function.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "m::f",
            "S::g",
            "T::h",
            "<S as T>::i",
            "<S as T>::i::j",
            "main"
        ]
    );
}

#[test]
fn owners_tell_how_a_function_can_be_copied() {
    let source = parsed(
        "fn f() {} struct S; impl S { fn g() {} } trait T { fn h() {} } impl T for S { fn h() {} }",
    );
    assert_eq!(source.functions[0].owner, Owner::Module);
    assert_eq!(source.functions[1].owner, Owner::Impl);
    assert_eq!(source.functions[2].owner, Owner::Trait);
    assert!(matches!(source.functions[3].owner, Owner::TraitImpl(_)));
}

#[test]
fn a_statement_ends_on_its_last_line() {
    assert_eq!(
        ends("fn f() {\n let a = 1;\n g(\n  a,\n );\n}"),
        [(2, Kind::Let), (5, Kind::Expression)]
    );
}

#[test]
fn inner_statements_come_before_the_one_around_them() {
    let kinds = ends("fn f() {\n if true {\n  g();\n }\n h();\n}");
    assert_eq!(
        kinds,
        [
            (3, Kind::Expression),
            (4, Kind::Expression),
            (5, Kind::Expression)
        ]
    );
}

#[test]
fn the_value_of_a_block_is_a_tail() {
    assert_eq!(
        ends("fn f() -> i32 {\n let a = 1;\n a\n}"),
        [(2, Kind::Let), (3, Kind::Tail)]
    );
}

#[test]
fn the_last_expression_of_a_unit_block_is_a_statement() {
    let function = only("fn f() {\n println!()\n}");
    assert_eq!(function.statements[0].kind, Kind::Expression);
    assert!(function.statements[0].needs_semicolon);
}

#[test]
fn a_loop_at_the_end_of_a_unit_block_needs_no_semicolon() {
    let function = only("fn f() {\n for _ in 0..1 {}\n}");
    assert_eq!(function.statements[0].kind, Kind::Expression);
    assert!(!function.statements[0].needs_semicolon);
}

#[test]
fn the_branches_of_a_value_end_in_tails() {
    let kinds = ends("fn f() -> i32 {\n if true {\n  1\n } else {\n  2\n }\n}");
    assert_eq!(kinds, [(3, Kind::Tail), (5, Kind::Tail), (6, Kind::Tail)]);
}

#[test]
fn the_branches_of_a_statement_do_not() {
    let kinds = ends("fn f() {\n if true {\n  g()\n } else {\n  h()\n }\n}");
    assert!(
        kinds.iter().all(|(_, kind)| *kind == Kind::Expression),
        "{kinds:?}"
    );
}

#[test]
fn a_return_without_semicolon_is_a_statement() {
    let kinds = ends("fn f() -> i32 {\n return 1\n}");
    assert_eq!(kinds, [(2, Kind::Expression)]);
}

#[test]
fn a_name_is_in_scope_after_its_let_and_not_in_it() {
    let function = only("fn f(a: i32) { let b = a; let c = b; }");
    assert_eq!(names_after(&function, 0), ["a", "b"]);
    assert_eq!(names_after(&function, 1), ["a", "b", "c"]);
    let inside = function.statements[0].span.start;
    assert_eq!(function.in_scope(inside).len(), 1);
}

#[test]
fn the_later_binding_of_a_name_wins() {
    let function = only("fn f() { let a = 1; let mut a = 2; }");
    let found = function.in_scope(function.statements[1].after);
    assert_eq!(found.len(), 1);
    assert!(found[0].mutable);
}

#[test]
fn a_block_gives_the_outer_name_back() {
    let function = only("fn f() { let a = 1; { let mut a = 2; } g(); }");
    let last = function.statements.last().unwrap().after;
    assert!(!function.in_scope(last)[0].mutable);
}

#[test]
fn patterns_bind_every_name_once() {
    let function =
        only("fn f((a, mut b): (i32, i32), [c, ..]: [i32; 3]) { let (A(d) | B(d)) = x; }");
    let names: Vec<&str> = function
        .bindings
        .iter()
        .map(|binding| binding.name.as_str())
        .collect();
    assert_eq!(names, ["a", "b", "c", "d"]);
    assert!(function.bindings[1].mutable);
}

#[test]
fn constants_and_variants_in_patterns_bind_nothing() {
    let source = parsed(
        "const limit: i32 = 1; fn f() { match x { None => {} limit => {} FULL => {} other => {} } }",
    );
    let names: Vec<&str> = source.functions[0]
        .bindings
        .iter()
        .map(|b| b.name.as_str())
        .collect();
    assert_eq!(names, ["other"]);
}

#[test]
fn roles_tell_where_a_binding_comes_from() {
    let function = only("fn f(a: i32) { let b; for c in x { if let d = c {} } let g = |e| e; }");
    let roles: Vec<Role> = function
        .bindings
        .iter()
        .map(|binding| binding.role)
        .collect();
    let expected = [
        Role::Parameter,
        Role::Let,
        Role::Loop,
        Role::Pattern,
        Role::Let,
        Role::ClosureParameter,
    ];
    assert_eq!(roles, expected);
    assert!(function.bindings[1].deferred);
}

#[test]
fn bodies_with_bindings_are_entries() {
    let function = only(
        "fn f() { for a in x {} while let b = y {} if let c = z {} match q { d => d, _ => 1 }; |e| e; }",
    );
    let kinds: Vec<EntryKind> = function.entries.iter().map(|entry| entry.kind).collect();
    let expected = [
        EntryKind::Function,
        EntryKind::Loop,
        EntryKind::Loop,
        EntryKind::IfLet,
        EntryKind::Arm,
        EntryKind::Closure,
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn a_bare_expression_has_to_be_wrapped() {
    let text = "fn f() { let g = |a: i32| a + 1; }";
    let function = only(text);
    let wrap = function.entries[1].wrap.clone().unwrap();
    assert_eq!(&text[wrap], "a + 1");
}

#[test]
fn statements_and_bindings_know_their_closure() {
    let function = only("fn f() { let a = 1; let g = |b| { let c = b; c }; }");
    assert_eq!(function.statements[0].closure, None);
    assert!(function.statements[1].closure.is_some());
    let closures: Vec<bool> = function
        .bindings
        .iter()
        .map(|binding| binding.closure.is_some())
        .collect();
    // a, g, b, c
    assert_eq!(closures, [false, false, true, true]);
}

#[test]
fn inner_attributes_stay_first() {
    let text = "fn f(a: i32) { #![allow(unused)] let b = a; }";
    let function = only(text);
    assert!(text[..function.entries[0].at].ends_with("#![allow(unused)]"));
}

#[test]
fn offsets_count_bytes_and_columns_count_characters() {
    let source = parsed("fn f() {\n let ä = \"ö\"; let b = 1;\n}");
    let function = &source.functions[0];
    let second = &function.statements[1];
    assert_eq!(&source.text[second.span.clone()], "let b = 1;");
    assert_eq!(source.column(second.span.start), 15);
    assert_eq!(source.line(second.span.start), 2);
}

//! No circles: of the files and folders that lie side by side in a folder of the engine, none uses another that uses it,
//! directly or through a third. A folder's `mod.rs` is a file like the others, and a folder is taken as a whole.
//!
//! ```text
//! files --syn--> paths --resolve (re-exports followed)--> uses, file to file --in each folder--> circles
//! ```
//!
//! What a macro is given is read word by word; what a macro makes, and methods, which name no file, are not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// A module by the names that lead to it from the crate's root, which is the empty way.
type Way = Vec<String>;

/// What one file says.
#[derive(Default)]
struct Module {
    /// From `src`, with `/`.
    file: String,
    /// What each imported name stands for.
    imports: BTreeMap<String, Way>,
    /// Other paths that it writes.
    paths: BTreeSet<Way>,
}

#[test]
fn nothing_in_the_engine_goes_in_a_circle() {
    let modules = read(Path::new("src"));
    assert!(modules.len() > 100, "{} files", modules.len());
    let uses = uses(&modules);
    assert!(uses.len() > 400, "{} uses", uses.len());
    let circles = circles(&uses);
    assert!(circles.is_empty(), "\n{}", circles.join("\n"));
}

/// Every file below `src`.
fn read(src: &Path) -> BTreeMap<Way, Module> {
    let (mut modules, mut folders) = (BTreeMap::new(), vec![src.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let names = path.strip_prefix(src).unwrap().components();
            let names: Vec<_> = names.map(|one| one.as_os_str().to_string_lossy()).collect();
            let file = names.join("/");
            let mut way: Way = file
                .trim_end_matches(".rs")
                .split('/')
                .map(String::from)
                .collect();
            if matches!(way.last().map(String::as_str), Some("mod" | "lib")) {
                way.pop();
            }
            let ast = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            modules.insert(way, said(file, &ast));
        }
    }
    modules
}

fn said(file: String, ast: &syn::File) -> Module {
    let mut module = Module {
        file,
        ..Module::default()
    };
    module.visit_file(ast);
    module
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    let test: Attribute = syn::parse_quote!(#[cfg(test)]);
    attributes.contains(&test)
}

impl Module {
    fn import(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.import(&with(&path.ident), &path.tree),
            UseTree::Group(group) => {
                let all = group.items.iter();
                all.for_each(|tree| self.import(before, tree));
            }
            UseTree::Name(name) if name.ident == "self" => {
                self.imports
                    .insert(before[before.len() - 1].clone(), before.to_vec());
            }
            UseTree::Name(name) => {
                self.imports
                    .insert(name.ident.to_string(), with(&name.ident));
            }
            UseTree::Rename(name) => {
                self.imports
                    .insert(name.rename.to_string(), with(&name.ident));
            }
            UseTree::Glob(_) => {
                self.paths.insert(before.to_vec());
            }
        }
    }

    /// A name by itself is a variable's, or an imported one.
    fn note(&mut self, path: Way) {
        if path.len() > 1 {
            self.paths.insert(path);
        }
    }

    /// The paths in what a macro is given.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path = Way::new();
        let mut colons = 0;
        for tree in tokens {
            match tree {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.note(std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                other => {
                    self.note(std::mem::take(&mut path));
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.note(path);
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Mod(one) => &one.attrs,
            Item::Use(one) => &one.attrs,
            Item::Fn(one) => &one.attrs,
            _ => &Vec::new(),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&[], &item.tree);
    }

    /// Who may see an item says nothing of what it uses.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|one| one.ident.to_string());
        self.note(names.collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, one: &'ast syn::Macro) {
        self.visit_path(&one.path);
        self.tokens(one.tokens.clone());
    }
}

/// The module that defines what a path means in `at`; none for what is not of the engine, or of the file itself.
fn resolve(modules: &BTreeMap<Way, Module>, at: &Way, path: &[String]) -> Option<Way> {
    let (first, mut rest) = path.split_first()?;
    let mut way = at.clone();
    let below = [at.as_slice(), std::slice::from_ref(first)].concat();
    match (first.as_str(), modules[at].imports.get(first)) {
        ("crate", _) => way.clear(),
        ("super", _) => drop(way.pop()),
        ("self", _) => {}
        _ if modules.contains_key(&below) => way = below,
        (_, Some(imported)) if imported[..] != path[..imported.len().min(path.len())] => {
            return resolve(modules, at, &[imported, rest].concat());
        }
        _ => return None,
    }
    while let Some((name, more)) = rest.split_first() {
        let below = [way.as_slice(), std::slice::from_ref(name)].concat();
        match name.as_str() {
            "super" => drop(way.pop()),
            _ if modules.contains_key(&below) => way = below,
            _ => break,
        }
        rest = more;
    }
    // What a module only hands on is another one's.
    let handed_on = rest
        .first()
        .filter(|name| way != *at && modules[&way].imports.contains_key(*name));
    match handed_on {
        Some(_) => resolve(modules, &way, rest).or(Some(way)),
        None => Some(way),
    }
}

/// Which file uses which.
fn uses(modules: &BTreeMap<Way, Module>) -> BTreeSet<(&str, &str)> {
    let mut uses = BTreeSet::new();
    for (way, module) in modules {
        for path in module.imports.values().chain(&module.paths) {
            let used = resolve(modules, way, path).filter(|used| used != way);
            uses.extend(used.map(|used| (module.file.as_str(), modules[&used].file.as_str())));
        }
    }
    uses
}

/// The circles of each folder, in words.
fn circles(uses: &BTreeSet<(&str, &str)>) -> Vec<String> {
    // Between two that lie in one folder: folder, user, used, and a pair of files that shows it.
    let mut side_by_side: BTreeMap<&str, BTreeMap<(&str, &str), String>> = BTreeMap::new();
    for (from, to) in uses {
        let common = common_folder(from, to);
        let first = |file| str::split(file, '/').next().unwrap_or_default();
        let pair = (first(&from[common..]), first(&to[common..]));
        let folder = side_by_side.entry(&from[..common]).or_default();
        folder
            .entry(pair)
            .or_insert_with(|| format!("{from} uses {to}"));
    }
    let mut said = Vec::new();
    for uses in side_by_side.values() {
        for ((from, to), shown) in uses {
            if reaches(uses, to, from) {
                said.push(shown.clone());
            }
        }
    }
    said
}

/// How many bytes of two files' names are the folder that holds both.
fn common_folder(one: &str, other: &str) -> usize {
    let mut ends = one.match_indices('/').map(|(slash, _)| slash + 1).rev();
    ends.find(|end| other.starts_with(&one[..*end]))
        .unwrap_or_default()
}

/// Whether the way from one leads to another.
fn reaches(uses: &BTreeMap<(&str, &str), String>, from: &str, to: &str) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(one) = open.pop() {
        if one == to {
            return true;
        }
        if seen.insert(one) {
            open.extend(
                uses.keys()
                    .filter(|(user, _)| *user == one)
                    .map(|(_, used)| *used),
            );
        }
    }
    false
}

//! What runs first: `main`, or a test in its place.
//!
//! ```text
//! #[cfg(test)]                              (spaces)
//! mod tests {                           pub mod tests {
//!     #[test]                               pub
//!     fn grows() { … }                      fn grows() { … }
//! }                                     }
//!                                       fn main() -> impl Termination { tests::grows() }
//! ```
//!
//! No line is added before the last one, so that every line number stays true.

use std::ops::Range;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemFn, ItemMod, Meta, Visibility};

use super::{File, Start, bytes};
use crate::Failure;

impl File {
    /// The paths of the functions with `#[test]`, in source order.
    pub fn tests(&self) -> Vec<String> {
        tests(&self.ast).into_iter().map(|test| test.path).collect()
    }

    /// The same program with a test in place of `main`, as a build of tests has it. `wanted`: its path, or the end of it.
    ///
    /// # Errors
    /// When there is no test of this name, or more than one.
    pub fn with_test(&self, wanted: &str) -> Result<Self, Failure> {
        let all = tests(&self.ast);
        let test = chosen(&all, wanted)
            .map_err(|(what, remedy)| Failure::in_file(&self.path, what, remedy))?;
        let mut changes = Changes::default();
        changes.visit_file(&self.ast);
        for module in &test.modules {
            changes.publish(&module.vis, bytes(&module.mod_token).start, None);
        }
        let last = test.function.attrs.last();
        let fits = last.filter(|last| GONE.iter().any(|name| last.path().is_ident(name)));
        let item = &test.function.sig;
        changes.publish(&test.function.vis, bytes(item).start, fits.map(bytes));
        let mains = self.ast.items.iter().filter_map(|item| match item {
            Item::Fn(item) if item.sig.ident == "main" => Some(bytes(&item.sig.ident)),
            _ => None,
        });
        let unused = (0..10)
            .map(|digit| format!("mai{digit}"))
            .find(|name| !self.text.contains(name.as_str()));
        changes.list.extend(mains.zip(unused.into_iter().cycle()));
        let text = format!(
            "{}\nfn main()->impl ::std::process::Termination{{{}()}}\n",
            changes.made(&self.text),
            test.path
        );
        let mut file = Self::parse(&self.path, &text)?;
        file.start = Start::Test {
            name: test.path.clone(),
            whole: self.text.clone(),
        };
        Ok(file)
    }
}

/// Attributes that mean something to the harness alone.
const GONE: [&str; 3] = ["test", "should_panic", "ignore"];

/// A function with `#[test]`.
struct Test<'a> {
    path: String,
    function: &'a ItemFn,
    /// The modules around it, the outermost first.
    modules: Vec<&'a ItemMod>,
}

fn tests(file: &syn::File) -> Vec<Test<'_>> {
    let mut found = Vec::new();
    collect(&file.items, &mut Vec::new(), &mut found);
    found
}

fn collect<'a>(items: &'a [Item], around: &mut Vec<&'a ItemMod>, found: &mut Vec<Test<'a>>) {
    for item in items {
        match item {
            Item::Fn(function) if is_test(&function.attrs) => {
                let names = around.iter().map(|module| module.ident.to_string());
                let path: Vec<String> = names.chain([function.sig.ident.to_string()]).collect();
                found.push(Test {
                    path: path.join("::"),
                    function,
                    modules: around.clone(),
                });
            }
            Item::Mod(module) => {
                around.push(module);
                let inner = module.content.as_ref();
                collect(inner.map_or(&[], |(_, items)| items), around, found);
                around.pop();
            }
            _ => {}
        }
    }
}

fn is_test(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("test"))
}

/// The test that is meant; else what is wrong, and what to do.
fn chosen<'a, 'b>(
    all: &'b [Test<'a>],
    wanted: &str,
) -> Result<&'b Test<'a>, (String, &'static str)> {
    if all.is_empty() {
        let what = "there is no `#[test]` function in it".to_owned();
        return Err((what, "leave `--test` out to run `main`"));
    }
    let list = |tests: &mut dyn Iterator<Item = &Test<'a>>| {
        let names: Vec<String> = tests.map(|test| format!("`{}`", test.path)).collect();
        names.join(", ")
    };
    if let Some(exact) = all.iter().find(|test| test.path == wanted) {
        return Ok(exact);
    }
    let inner = format!("::{wanted}");
    let ends: Vec<&Test<'a>> = all
        .iter()
        .filter(|test| test.path.ends_with(&inner))
        .collect();
    match ends.as_slice() {
        [one] => Ok(one),
        [] => {
            let names = list(&mut all.iter());
            let what = format!("there is no test `{wanted}`; there are {names}");
            Err((what, "give one of these names"))
        }
        several => {
            let names = list(&mut several.iter().copied());
            let what = format!("several tests are named `{wanted}`: {names}");
            Err((what, "give the whole path of one"))
        }
    }
}

/// Texts that take the place of others.
#[derive(Default)]
struct Changes {
    list: Vec<(Range<usize>, String)>,
}

impl Changes {
    /// Makes an item visible to `main`: in the place of its last attribute, if that is to go, else before its keyword.
    fn publish(&mut self, vis: &Visibility, keyword: usize, instead: Option<Range<usize>>) {
        match vis {
            Visibility::Public(_) => {}
            Visibility::Restricted(vis) => self.list.push((bytes(vis), "pub".to_owned())),
            Visibility::Inherited => match instead {
                Some(attr) => {
                    self.list.retain(|(range, _)| *range != attr);
                    self.list.push((attr, "pub".to_owned()));
                }
                None => self.list.push((keyword..keyword, "pub ".to_owned())),
            },
        }
    }

    /// The text with everything in its place. What is shorter than what it replaces is filled up with spaces.
    fn made(mut self, text: &str) -> String {
        self.list.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (range, new) in self.list {
            if range.start < at {
                continue;
            }
            out.push_str(&text[at..range.start]);
            out.push_str(&new);
            let rest = text[range.clone()].chars().skip(new.chars().count());
            out.extend(rest.map(|c| if c == '\n' { '\n' } else { ' ' }));
            at = range.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// `cfg!(…)` among what another macro is given.
    fn calls_of_cfg(&mut self, tokens: TokenStream) {
        let mut before = [const { None::<String> }; 2];
        for token in tokens {
            let text = match &token {
                TokenTree::Group(group) if before == [Some("cfg".into()), Some("!".into())] => {
                    self.test_holds(group.stream());
                    None
                }
                TokenTree::Group(group) => {
                    self.calls_of_cfg(group.stream());
                    None
                }
                other => Some(other.to_string()),
            };
            let [_, last] = before;
            before = [last, text];
        }
    }

    /// In a condition, `test` holds.
    fn test_holds(&mut self, condition: TokenStream) {
        for token in condition {
            match token {
                TokenTree::Ident(ident) if ident == "test" => {
                    self.list
                        .push((ident.span().byte_range(), "all()".to_owned()));
                }
                TokenTree::Group(group) => self.test_holds(group.stream()),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Changes {
    fn visit_attribute(&mut self, attr: &'ast Attribute) {
        let name = attr.path().get_ident().map(ToString::to_string);
        match (name.as_deref(), &attr.meta) {
            (Some(name), _) if GONE.contains(&name) => {
                self.list.push((bytes(attr), String::new()));
            }
            (Some("cfg"), Meta::List(list)) => {
                let holds = attr.parse_args::<Meta>().ok().and_then(|one| holds(&one));
                match holds {
                    Some(true) => self.list.push((bytes(attr), String::new())),
                    Some(false) | None => self.test_holds(list.tokens.clone()),
                }
            }
            (Some("cfg_attr"), Meta::List(list)) => {
                let comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
                let tokens = list.tokens.clone().into_iter();
                self.test_holds(tokens.take_while(|token| !comma(token)).collect());
            }
            _ => {}
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if mac.path.is_ident("cfg") {
            self.test_holds(mac.tokens.clone());
        } else {
            self.calls_of_cfg(mac.tokens.clone());
        }
        visit::visit_macro(self, mac);
    }
}

/// Whether a condition holds in a build of tests, as far as that follows from `test` alone.
fn holds(condition: &Meta) -> Option<bool> {
    let list = match condition {
        Meta::Path(path) => return path.is_ident("test").then_some(true),
        Meta::List(list) => list,
        Meta::NameValue(_) => return None,
    };
    let parser = syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated;
    let parts = list.parse_args_with(parser).ok()?;
    let said: Vec<Option<bool>> = parts.iter().map(holds).collect();
    let (all, any) = (
        said.iter().all(|one| *one == Some(true)),
        said.contains(&Some(true)),
    );
    let (none, never) = (
        said.iter().all(|one| *one == Some(false)),
        said.contains(&Some(false)),
    );
    match list.path.to_token_stream().to_string().as_str() {
        "all" if all => Some(true),
        "all" if never => Some(false),
        "any" if any => Some(true),
        "any" if none => Some(false),
        "not" => said.first().copied().flatten().map(|one| !one),
        _ => None,
    }
}

//! Which names a statement uses, by its text.

use syn::visit::{self, Visit};
use syn::{Expr, Stmt};

use crate::Source;
use crate::memory::{Step, StepKind};

/// The statements of a source.
pub(super) struct Uses<'a> {
    source: &'a Source,
    lines: Vec<&'a str>,
}

impl<'a> Uses<'a> {
    pub(super) fn of(source: &'a Source) -> Self {
        Self {
            source,
            lines: source.text.lines().collect(),
        }
    }

    /// What a step executed, as it is written. Of a statement that consists of others, the head.
    fn text(&self, step: &Step) -> String {
        let all = self.source.functions.iter().flat_map(|one| &one.statements);
        let here = all.filter(|one| (one.start_line, one.line) == (step.first_line, step.line));
        let longest = here.max_by_key(|one| one.span.len());
        let text = longest.and_then(|one| self.source.text.get(one.span.clone()));
        match text {
            Some(text) if is_compound(text) => head(text).to_owned(),
            Some(text) => text.to_owned(),
            None => self.line(step.first_line),
        }
    }

    fn line(&self, line: usize) -> String {
        let line = self.lines.get(line.saturating_sub(1));
        line.map_or(String::new(), |line| (*line).to_owned())
    }

    /// Whether a step uses what a variable points to: it names the variable, and does more than copy it.
    pub(super) fn names(&self, step: &Step, name: &str) -> bool {
        if !matches!(
            step.kind,
            StepKind::Statement | StepKind::Return | StepKind::Round | StepKind::Branch
        ) {
            return false;
        }
        let text = self.text(step);
        if mentions(&text, name) <= self.handed_on(&text, name) {
            return false;
        }
        match syn::parse_str::<Stmt>(&text) {
            Ok(Stmt::Local(local)) => {
                let init = local.init.as_ref();
                !init.is_some_and(|init| is_name(&init.expr, name))
            }
            Ok(Stmt::Expr(Expr::Assign(assign), _)) => {
                let right: &Expr = &assign.right;
                let left: &Expr = &assign.left;
                let only_target = is_name(left, name) && mentions(&source_of(right), name) == 0;
                !is_name(right, name) && !only_target
            }
            Ok(Stmt::Expr(expr, _)) if step.kind == StepKind::Return => !is_name(&expr, name),
            _ => !text.contains(&format!("{{{name}:p}}")),
        }
    }

    /// How often a statement hands the variable on as it is: to `drop`, or to a function whose steps are seen.
    fn handed_on(&self, text: &str, name: &str) -> usize {
        struct Handed<'a> {
            own: Vec<&'a str>,
            name: &'a str,
            count: usize,
        }
        impl<'ast> Visit<'ast> for Handed<'_> {
            fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
                if let Expr::Path(path) = &*call.func
                    && let Some(last) = path.path.segments.last()
                {
                    let callee = last.ident.to_string();
                    if matches!(&*callee, "drop" | "forget") || self.own.contains(&&*callee) {
                        let bare = call.args.iter().filter(|one| is_name(one, self.name));
                        self.count += bare.count();
                    }
                }
                visit::visit_expr_call(self, call);
            }
        }
        let names = self.source.functions.iter();
        let mut handed = Handed {
            own: names
                .map(|one| one.name.rsplit("::").next().unwrap_or(&one.name))
                .collect(),
            name,
            count: 0,
        };
        if let Ok(stmt) = syn::parse_str::<Stmt>(text) {
            handed.visit_stmt(&stmt);
        }
        handed.count
    }

    /// Whether the statement does something with the result of a call, and does not only name it.
    pub(super) fn uses_a_call(&self, step: &Step) -> bool {
        let text = self.text(step);
        match syn::parse_str::<Stmt>(&text) {
            Ok(Stmt::Local(local)) => {
                let init = local.init.as_ref();
                init.is_some_and(|init| !is_call(&init.expr))
            }
            Ok(Stmt::Expr(Expr::Assign(assign), _)) => !is_call(&assign.right),
            Ok(Stmt::Expr(expr, _)) => !is_call(&expr),
            _ => true,
        }
    }
}

fn is_call(expr: &Expr) -> bool {
    matches!(expr, Expr::Call(_) | Expr::MethodCall(_))
}

fn is_name(expr: &Expr, name: &str) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident(name))
}

fn source_of(expr: &Expr) -> String {
    use syn::spanned::Spanned;
    expr.span().source_text().unwrap_or_default()
}

fn is_compound(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next();
    matches!(
        word,
        Some("if" | "for" | "while" | "loop" | "match" | "unsafe" | "")
    )
}

/// What stands before the first block.
fn head(text: &str) -> &str {
    text.split('{').next().unwrap_or(text)
}

/// How often a text has a word.
fn mentions(text: &str, name: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let named = text.match_indices(name).filter(|(at, _)| {
        let at = *at;
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        let field = before == Some('.') && !text[..at].ends_with("..");
        !before.is_some_and(is_word) && !after.is_some_and(is_word) && !field
    });
    named.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_mentioned_as_a_whole_and_not_as_a_field() {
        assert_eq!(mentions("println!(\"{first}\");", "first"), 1);
        assert_eq!(mentions("first_one.push(1);", "first"), 0);
        assert_eq!(mentions("list.first;", "first"), 0);
        assert_eq!(mentions("0..first", "first"), 1);
    }
}

//! `?` becomes the `match` that it stands for, so that what it returns is told as that of a `return` is.
//!
//! ```text
//! f()?                 (match way(f(),7) {Ok(v)=>back(v),Err(e)=>return returned(Err(From::from(e)),…)})
//! ```
//!
//! Where the compiler takes the operand for no `Result`, the same is tried of an `Option`. Where it is neither, `?` stays,
//! and only that it leaves is told.

use std::ops::Range;

use syn::spanned::Spanned;

use super::Walker;
use super::insert::HOW;
use crate::memory::model::StepKind;
use crate::source::bytes;
use crate::splice::Edit;

const OK: &str = "::std::result::Result::Ok";
const ERR: &str = "::std::result::Result::Err";
const SOME: &str = "::std::option::Option::Some";
const NONE: &str = "::std::option::Option::None";

impl Walker<'_> {
    pub(super) fn may_leave(&mut self, expr: &syn::ExprTry) {
        if self.constant || self.unwatched {
            return;
        }
        let (span, operand) = (bytes(expr), bytes(&expr.expr));
        let line = expr.span().end().line;
        let site = self.site(StepKind::Return, line, line, span.clone());
        let converted = format!("{ERR}(::std::convert::From::from(__ms_e))");
        let result = arms(OK, &format!("{ERR}(__ms_e)"), &converted);
        let option = arms(SOME, NONE, NONE);
        let (likely, other) = match self.option {
            true => (option, result),
            false => (result, option),
        };
        let first = self.plan.watch.len();
        let way = |edit: Edit, text: &str| edit.or(text).or(text);
        let left = format!(",{site})");
        let edits = [
            way(
                Edit::before(&operand, "::__memscope::way("),
                "::__memscope::way(",
            ),
            way(Edit::after(&operand, &*left), &left),
            blanked(&bytes(&expr.question_token)),
            Edit::before(&span, "(match ")
                .or("(match ")
                .or("::__memscope::back(")
                .narrower(),
            Edit::after(&span, likely).or(other).or(")").narrower(),
        ];
        for edit in edits {
            self.plan.watch.push(edit.plain_from(2));
        }
        self.groups += 1;
        self.plan.watch.group(first, self.groups);
    }
}

/// The `?` itself, which the third texts leave.
fn blanked(sign: &Range<usize>) -> Edit {
    let mut edit = Edit::before(sign, "").or("").or("");
    edit.blank = sign.len();
    edit
}

/// The two ways of a `match`, and the end of what is around it.
fn arms(good: &str, bad: &str, returned: &str) -> String {
    format!(
        "{{{good}(__ms_v)=>::__memscope::back(__ms_v),\
         {bad}=>return ::__memscope::returned({returned},{HOW})}})"
    )
}

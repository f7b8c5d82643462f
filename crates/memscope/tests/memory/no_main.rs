pub fn f() {} //~ refused - no `fn main`

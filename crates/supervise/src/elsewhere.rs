//! Where there are no process groups: the program itself is all that can be stopped.

use std::io;
use std::process::{Child, Command};

use super::Limits;

pub(super) fn prepare(_: &mut Command, _: &Limits) {}

pub(super) fn has_ended(child: &mut Child) -> io::Result<bool> {
    child.try_wait().map(|status| status.is_some())
}

pub(super) fn kill(_: u32) {}

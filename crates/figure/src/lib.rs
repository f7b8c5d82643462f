//! What memscope found out about a program, as figures: memory step by step, permissions beside the code, accidents.
//!
//! ```text
//! memory::Record      --rows--> picture (boxes in a character grid) --lane--> arrows --memory--> HTML
//! permissions::Report --changes--> margin beside the code, table under it
//! accident::Accident  --memory--> the run's figure, opened at the accident
//! ```
//!
//! All of it is laid out here: the browser measures nothing and draws what stands. The style sheets and scripts that it
//! needs lie in `assets/`.

mod accident;
mod card;
mod escape;
pub mod highlight;
mod lane;
mod measure;
mod memory;
pub mod message;
mod page;
mod permissions;
mod picture;
mod rows;
mod text;
#[cfg(test)]
mod watched;

pub use accident::{does, view as accident};
pub use card::{Program, Verdict, beside, block, card, is_program, program};
pub use escape::escape;
pub use memory::{figure as memory, still};
pub use page::page;
pub use permissions::{Permissions, permissions};
pub use rows::address;
pub use text::sentence;

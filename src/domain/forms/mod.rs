//! Forms: what an assessment asks, and the rules of one field. A form is the handbook's, versioned, and never part of the program's
//! code; here is what holds for all of them. Knows no wire format, never scores, and never fills in anything for a person.
//!
//! [`check`](check::check) reads one field, [`Visible`](visible::Visible) says what is asked now,
//! [`unfinished`](unfinished::unfinished) what is still to be answered before somebody signs.

pub mod answer;
pub mod check;
pub mod condition;
pub mod decimal;
pub mod fault;
pub mod form;
pub mod item;
pub mod kind;
pub mod library;
pub mod link;
mod sound;
#[cfg(test)]
mod tests;
pub mod unfinished;
pub mod visible;
pub mod words;

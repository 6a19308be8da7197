//! The pages of the handbook: those that came with the program, and those of the municipality's own folder
//! (`handbook/operations/handbook.md`), read, rendered and looked through. Never decides anything, and never holds anything about anybody.

pub mod find;
pub mod folder;
pub mod front;
pub mod markdown;
pub mod page;
pub mod said;
pub mod shelf;
#[cfg(test)]
mod tests;

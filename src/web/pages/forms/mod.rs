//! The handbook's forms on a screen: their fields for one hand on a tablet, what was answered for reading, what was posted, and the
//! preview at `/handbook/forms/…`. Pure but for the addresses; never decides what a form asks.

pub mod field;
pub mod missing;
pub mod posted;
pub mod preview;
pub mod said;
#[cfg(test)]
mod tests;
pub mod when;
pub mod whole;

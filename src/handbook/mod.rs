//! The pages of the handbook as files: what stands in front of them, and what is in them. Never decides anything, and never holds anything
//! about anybody.

pub mod front;

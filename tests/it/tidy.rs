//! The house rules, read from the tree itself: which module may use which, and what every file must hold to.

mod files;
mod handbook;
mod migrations;
mod modules;
mod tree;

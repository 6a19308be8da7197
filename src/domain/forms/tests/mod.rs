//! What must hold of every form and every field.

mod examples;
mod made;
mod properties;

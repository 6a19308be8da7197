//! Files of forms: those that come with the program, and those that must be refused.

mod kept;
mod origin;
mod refused;
mod shipped;
mod taken;
mod wording;

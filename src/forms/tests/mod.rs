//! Files of forms: those that come with the program, and those that must be refused.

mod refused;
mod shipped;
mod taken;

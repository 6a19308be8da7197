//! What the engine promises: nothing is answered, published or forgotten but what the log holds, whatever the log does.

mod batches;
mod faults;
mod in_clear;
mod replay;
mod rig;

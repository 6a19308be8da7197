//! What the log keeps can be read again: today's records by today's program, and every format there ever was.

mod formats;
mod page;
mod round_trip;
mod samples;
mod sealed;
mod sealed_patients;

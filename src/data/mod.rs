//! What a server works on, in its folder: the lock, the log, the keys, the clock's offset. Knows nothing of the web or the telephone.

pub mod opened;
pub mod settings;

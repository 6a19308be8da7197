//! Where random bytes for keys and nonces come from. Never used for ids; those have their own source.

/// The system gave no random bytes. Nothing may be sealed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct EntropyError;

/// A source of random bytes: the system's in production, a seed in the simulator.
pub trait Entropy: Send + Sync {
    /// Fills the whole slice.
    fn fill(&mut self, out: &mut [u8]) -> Result<(), EntropyError>;
}

/// The system's own, fit for keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), EntropyError> {
        aws_lc_rs::rand::fill(out).map_err(|_| EntropyError)
    }
}

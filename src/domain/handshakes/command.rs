//! What she does in her handshake.

/// One step of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandshakeAct {
    /// "I have heard the three sounds": the screen is proven.
    Tablet,
    /// "Ring me."
    Ring,
    /// "Send me the code."
    Send,
    /// The code from the message, typed in.
    Code(String),
}

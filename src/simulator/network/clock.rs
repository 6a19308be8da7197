//! The network's own time. The server's clock may be offset; a telephone network's never is.

use jiff::Timestamp;

/// Real time.
#[expect(
    clippy::disallowed_methods,
    reason = "the simulated network is another party, with a clock of its own"
)]
pub(super) fn now() -> Timestamp {
    Timestamp::now()
}

/// The form of dates in the carrier's JSON and callbacks (RFC 2822, always in UTC).
pub(super) fn rfc2822(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

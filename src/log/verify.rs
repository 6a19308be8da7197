//! Checking a whole log: does the chain hold, and where does it break first. Never changes anything.

use std::ops::ControlFlow;

use crate::log::chain::{Break, BreakReason, Checker};
use crate::log::{EventLog, Head, ReadError};

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyReport {
    /// The last record up to which everything holds.
    pub head: Head,
    /// The first place where it does not.
    pub broken: Option<Break>,
}

/// Checks every record from the first to the last. What it cannot see is whether the end has been cut off: see
/// [`verify_against`].
pub async fn verify(log: &mut impl EventLog) -> Result<VerifyReport, ReadError> {
    check(log, None).await
}

/// Checks every record, and that the log holds the head that was signed, for example in the manifest of a backup.
pub async fn verify_against(
    log: &mut impl EventLog,
    signed: &Head,
) -> Result<VerifyReport, ReadError> {
    check(log, Some(*signed)).await
}

async fn check(log: &mut impl EventLog, signed: Option<Head>) -> Result<VerifyReport, ReadError> {
    let mut checker = Checker::default();
    let mut broken = None;
    let read = log
        .read_all(0, |chunk| {
            for record in &chunk {
                let held = checker
                    .check(record)
                    .and_then(|()| is_signed(checker.head(), signed));
                if let Err(found) = held {
                    broken = Some(found);
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        })
        .await;
    let head = checker.head();
    match read {
        Ok(()) => {}
        Err(ReadError::Malformed { seq, what }) => {
            let reason = BreakReason::Unreadable { what };
            broken = broken.or(Some(Break { seq, reason }));
        }
        Err(error @ (ReadError::Io(_) | ReadError::Key { .. })) => return Err(error),
    }
    if let Some(signed) = signed.filter(|signed| signed.seq > head.seq) {
        broken = broken.or(Some(Break {
            seq: signed.seq,
            reason: BreakReason::Truncated { last: head.seq },
        }));
    }
    Ok(VerifyReport { head, broken })
}

fn is_signed(head: Head, signed: Option<Head>) -> Result<(), Break> {
    match signed {
        Some(signed) if signed.seq == head.seq && signed.hash != head.hash => Err(Break {
            seq: head.seq,
            reason: BreakReason::NotTheSigned,
        }),
        Some(_) | None => Ok(()),
    }
}

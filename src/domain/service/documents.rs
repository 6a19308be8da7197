//! Where the official record of each kind of document is, and how long a signature may take.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::forms::kind::DocumentKind;

/// What the municipality has decided about its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// Kinds of which the official record is in the municipality's record system (EPJ). The others are official here.
    pub in_epj: BTreeSet<DocumentKind>,
    /// A doctor is reminded of an order given by telephone that is not signed after so long, and the leader is told after as long again.
    pub order_signed_within: Duration,
    /// The municipal doctors are reminded of a decision that was asked for and that nobody has opened after so long, and whoever asked is told
    /// after as long again.
    pub decision_seen_within: Duration,
}

impl Default for Documents {
    fn default() -> Self {
        Self {
            in_epj: BTreeSet::new(),
            order_signed_within: Duration::from_hours(24),
            decision_seen_within: Duration::from_mins(10),
        }
    }
}

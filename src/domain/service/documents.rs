//! Where the official record of each kind of document is.

use std::collections::BTreeSet;

use crate::domain::forms::kind::DocumentKind;

/// What the municipality has decided about its documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents {
    /// Kinds of which the official record is in the municipality's record system (EPJ). The others are official here.
    pub in_epj: BTreeSet<DocumentKind>,
}

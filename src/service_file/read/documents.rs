//! Where documents belong, and how long a signature may take.

use std::time::Duration;

use crate::domain::forms::kind::DocumentKind;
use crate::domain::service::documents::Documents;
use crate::service_file::source::Table;

/// What `[documents]` says. Without it every official record is here.
pub fn documents(file: &Table<'_>) -> Documents {
    let mut documents = Documents::default();
    let Some(table) = file.table("documents", "[documents]") else {
        return documents;
    };
    for kind in table
        .texts("in_epj")
        .map(|found| found.value)
        .unwrap_or_default()
    {
        if let Some(known) = DocumentKind::from_code(kind.value) {
            documents.in_epj.insert(known);
        } else {
            let known: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.code()).collect();
            file.source.wrong(
                &kind.at,
                format!(
                    "{:?} is not a kind of document: {} are",
                    kind.value,
                    known.join(", ")
                ),
            );
        }
    }
    if let Some(found) = table.number("order_signed_within_hours", 1, 168) {
        documents.order_signed_within = Duration::from_hours(u64::from(found.value));
    }
    if let Some(found) = table.number("decision_seen_within_minutes", 2, 120) {
        documents.decision_seen_within = Duration::from_mins(u64::from(found.value));
    }
    table.done();
    documents
}

//! What can be posted from a record.

use crate::web::pages::record::{alerts, consents, earlier, moved};

/// What can be done with a record, and the card that it belongs to.
pub(super) const ACTS: [(&str, &str); 36] = [
    ("amend", "identity"),
    ("standing", "death"),
    ("new-person", "people"),
    ("person", "people"),
    ("told", "people"),
    ("asked", "people"),
    ("objected", "people"),
    ("no-objection", "people"),
    ("unlist", "people"),
    (earlier::WRONG_LISTING, "people"),
    ("flag", "alerts"),
    ("end-flag", "alerts"),
    (alerts::STRIKE, "alerts"),
    ("settings", "settings"),
    ("question", "question"),
    ("consent", "consents"),
    ("narrow", "consents"),
    ("withdraw", "consents"),
    (consents::STRIKE, "consents"),
    ("assign", "workers"),
    ("unassign", "workers"),
    ("coordinator", "workers"),
    ("take", ""),
    ("stand", "plan"),
    ("merge", "merged"),
    ("undo-merge", "merged"),
    ("open", ""),
    ("confidence", ""),
    ("strike", ""),
    (alerts::HIDE, ""),
    (alerts::END_HIDDEN, ""),
    (alerts::STRIKE_HIDDEN, ""),
    (moved::ADDRESS, "moved"),
    (moved::DOCTOR, "moved"),
    ("survivor", "death"),
    ("cared-for", "death"),
];

/// What is done on the page of what was told in confidence.
pub(super) const IN_CONFIDENCE: [&str; 2] = ["confidence", "strike"];
/// What is done on the page of alerts that the person does not see.
pub(super) const HIDDEN: [&str; 3] = [alerts::HIDE, alerts::END_HIDDEN, alerts::STRIKE_HIDDEN];

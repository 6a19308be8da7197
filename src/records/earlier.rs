//! Records as earlier versions wrote them: read as what they meant, and never written. A record that is here has a later version in
//! `events`.

use serde_json::{Map, Value};

use crate::domain::secret::Subject;

/// The kinds and versions that are read here.
pub(super) const KINDS: &[(&str, u16)] = &[
    ("children_asked", 1),
    ("visit_began", 1),
    ("follow_up_reminded", 1),
    ("follow_up_done", 1),
    ("review_reminded", 1),
    ("identity_confirmed", 1),
    ("told_set", 1),
    ("consent_given", 1),
];

/// The body as the next version has it; none, if this is no earlier version.
pub(super) fn raised(
    kind: &str,
    version: u16,
    body: &Map<String, Value>,
) -> Option<Map<String, Value>> {
    let (field, value) = match (kind, version) {
        // Nobody said by when: at once.
        ("children_asked", 1) => ("due_at", Value::Null),
        // Without a contact it is sealed with the service's own key, and cannot be erased alone.
        ("visit_began", 1) => ("alone", Value::Bool(false)),
        // Nobody was told, and nobody after that.
        ("review_reminded", 1) => ("next_at", Value::Null),
        // Nobody said how.
        ("identity_confirmed", 1) => ("proof", Value::Null),
        ("told_set", 1) => ("said", Value::Null),
        ("consent_given", 1) => ("ability", Value::Null),
        // There were no others.
        ("follow_up_reminded" | "follow_up_done", 1) => ("about", Value::from("person")),
        _ => return None,
    };
    let mut body = body.clone();
    body.insert(field.to_owned(), value);
    Some(body)
}

/// Whose key seals the content of an earlier version, where it is not as it is today.
pub(super) fn subject(kind: &str, version: u16, today: Subject) -> Subject {
    match (kind, version, today) {
        ("visit_began", 1, Subject::Visit(_)) => Subject::Service,
        _ => today,
    }
}

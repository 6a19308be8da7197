//! Records as earlier versions wrote them: read as what they meant, and never written. A record that is here has a later version in
//! `events`.

use std::borrow::Cow;

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
    ("identity_amended", 1),
    ("settings_saved", 1),
    ("question_chosen", 1),
    ("relative_listed", 1),
    ("told_set", 2),
    ("relative_objected", 1),
    ("relative_removed", 1),
    ("flag_ended", 1),
    ("escort_booked", 1),
    ("escort_changed", 1),
];

/// The body as it is written today, and its version; as it is, if this is no earlier one. `actor`: who stands behind the record.
pub(super) fn raised<'b>(
    kind: &str,
    mut version: u16,
    actor: &str,
    body: &'b Map<String, Value>,
) -> (Cow<'b, Map<String, Value>>, u16) {
    let mut body = Cow::Borrowed(body);
    while let Some(more) = next(kind, version, actor) {
        body.to_mut().extend(more);
        version += 1;
    }
    (body, version)
}

/// What the next version has besides; none, if this is no earlier version.
fn next(kind: &str, version: u16, actor: &str) -> Option<Map<String, Value>> {
    // Nobody was asked whether it was wrong.
    let amended = ("amended", Value::Null);
    let fields: Vec<(&str, Value)> = match (kind, version) {
        // Nobody said by when: at once.
        ("children_asked", 1) => vec![("due_at", Value::Null)],
        // Without a contact it is sealed with the service's own key, and cannot be erased alone.
        ("visit_began", 1) => vec![("alone", Value::Bool(false))],
        // Nobody was told, and nobody after that.
        ("review_reminded", 1) => vec![("next_at", Value::Null)],
        // Nobody said how.
        ("identity_confirmed", 1) => vec![("proof", Value::Null)],
        ("told_set", 1) => vec![("said", Value::Null)],
        ("consent_given", 1) => vec![("ability", Value::Null)],
        // Nobody chose a reason: own words alone.
        ("escort_booked" | "escort_changed", 1) => {
            vec![("police_reasons", Value::Array(Vec::new()))]
        }
        // There were no others.
        ("follow_up_reminded" | "follow_up_done", 1) => vec![("about", Value::from("person"))],
        // By whoever stands behind the record.
        ("identity_amended" | "relative_listed", 1) => vec![("by", Value::from(actor)), amended],
        (
            "settings_saved" | "question_chosen" | "flag_ended" | "relative_objected"
            | "relative_removed",
            1,
        )
        | ("told_set", 2) => vec![amended],
        _ => return None,
    };
    let named = fields.into_iter();
    Some(
        named
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// Whose key seals the content of an earlier version, where it is not as it is today.
pub(super) fn subject(kind: &str, version: u16, today: Subject) -> Subject {
    match (kind, version, today) {
        ("visit_began", 1, Subject::Visit(_)) => Subject::Service,
        _ => today,
    }
}

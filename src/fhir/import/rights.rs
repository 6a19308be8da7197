//! Consents, and what to watch for.

use serde_json::Value;

use super::Inward;
use crate::domain::consents::able::Able;
use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::consents::elsewhere::Said;
use crate::domain::ids::{ConsentId, FlagId};
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::plans::plan::Capacity;
use crate::domain::plans::section::Section;
use crate::domain::time::Timestamp;
use crate::fhir::node::Node;

/// A consent as it is written, and whether it holds.
struct Given<'n, 'a> {
    node: &'n Node<'a>,
    kind: ConsentKind,
    without: Vec<Section>,
    words: String,
    how: GivenHow,
    until: Timestamp,
    able: Able,
    at: Timestamp,
    said_at: Option<Timestamp>,
    said_to: String,
    holds: bool,
}

impl Given<'_, '_> {
    /// By the same order as in the record.
    fn order(&self) -> (Timestamp, &str) {
        let id = self.node.value.get("id").and_then(Value::as_str);
        (self.at, id.unwrap_or_default())
    }
}

impl Inward<'_> {
    /// Of each kind the person's newest word counts. If that is a withdrawal, nothing older comes back to life.
    pub(super) fn consents(&mut self, nodes: &[Node<'_>]) {
        let given: Vec<Given<'_, '_>> = nodes.iter().filter_map(|node| self.given(node)).collect();
        for one in &given {
            let newer = given
                .iter()
                .any(|other| other.kind == one.kind && other.order() > one.order());
            if newer {
                self.leave_out(one.node, "a newer consent of this kind takes its place");
            } else if one.holds {
                self.give(one);
            } else {
                self.leave_out(one.node, "this consent does not hold any more");
            }
        }
    }

    fn give(&mut self, given: &Given<'_, '_>) {
        let (patient, consent) = (self.patient, self.id(given.node, ConsentId::from_uuid));
        self.step(
            given.node,
            PatientCommand::GiveConsent {
                patient,
                consent,
                kind: given.kind,
                without: given.without.clone(),
                words: given.words.clone(),
                how: given.how,
                until: given.until,
                able: given.able.clone(),
            },
        );
        let said = Change::SaidElsewhere {
            what: Said::Consent(consent),
            at: given.said_at,
            to: given.said_to.clone(),
        };
        self.change(given.node, said);
    }

    fn given<'n, 'a>(&self, node: &'n Node<'a>) -> Option<Given<'n, 'a>> {
        let provision = node.needed("provision")?;
        let kinds = provision.each("code");
        let kind = kinds.first().and_then(Node::concept::<ConsentKind>);
        let without: Vec<Section> = provision
            .each("provision")
            .iter()
            .flat_map(|denied| denied.each("code"))
            .filter_map(|section| section.concept())
            .collect();
        let until = provision
            .needed("period")
            .and_then(|period| period.needed("end")?.instant());
        let how = node.extension("given-how", "valueCode");
        let how = how.and_then(|code| code.coded::<GivenHow>());
        let words = node.extension("words", "valueString");
        let words = words.map(|words| words.text()).unwrap_or_default();
        let able = able(node, "capacity");
        if kinds.is_empty() {
            provision.wrong("code is missing: what is consented to");
        }
        let (kind, until) = (kind?, until?);
        let holds = node.text_of("status").as_deref() == Some("active") && until > self.now;
        // Without a day, what holds is the oldest and what does not is the newest: what was taken back stays so.
        let said_at = match node.get("dateTime") {
            Some(at) => Some(at.instant_by(self.now)?),
            None => None,
        };
        let at = match said_at {
            Some(at) => at,
            None if holds => Timestamp::from_millis(i64::MIN),
            None => Timestamp::from_millis(i64::MAX),
        };
        Some(Given {
            node,
            kind,
            without,
            words,
            how: how.unwrap_or(GivenHow::OnPaper),
            until,
            able,
            at,
            said_at,
            said_to: to_whom(node),
            holds,
        })
    }

    pub(super) fn flag(&mut self, node: &Node<'_>) {
        let text = node.needed("code").and_then(|code| code.needed("text"));
        let until = node
            .needed("period")
            .and_then(|period| period.needed("end")?.instant());
        let words = |name| node.extension(name, "valueString").map(|text| text.text());
        let (Some(text), Some(until)) = (text, until) else {
            return;
        };
        if node.text_of("status").as_deref() != Some("active") || until <= self.now {
            self.leave_out(node, "this is not to be watched for any more");
            return;
        }
        let Some(reason) = words("reason") else {
            node.wrong("the reason is missing: why this is to be watched for");
            return;
        };
        let flag = self.id(node, FlagId::from_uuid);
        let raise = Change::RaiseFlag {
            flag,
            text: text.text(),
            reason,
            hidden_because: words("hidden-because").unwrap_or_default(),
            until,
        };
        self.change(node, raise);
    }
}

/// The capacity to decide, where the other system says it.
pub(super) fn able(node: &Node<'_>, name: &str) -> Able {
    let capacity = node.extension(name, "valueCode");
    let words = node.extension(&format!("{name}-words"), "valueString");
    let capacity = capacity.and_then(|code| code.coded::<Capacity>());
    capacity.map_or(Able::Elsewhere, |capacity| Able::Said {
        capacity,
        words: words.map(|words| words.text()).unwrap_or_default(),
    })
}

/// To whom it was said: who took it down, and for whom.
fn to_whom(node: &Node<'_>) -> String {
    let named = ["performer", "organization"].map(|field| {
        let mut all = node.each(field).into_iter();
        all.find_map(|one| one.text_of("display"))
    });
    let named: Vec<String> = named.into_iter().flatten().collect();
    named.join(", ")
}

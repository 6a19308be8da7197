//! Consents, and what to watch for.

use super::Inward;
use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::ids::{ConsentId, FlagId};
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::plans::section::Section;
use crate::fhir::node::Node;

impl Inward<'_> {
    pub(super) fn consent(&mut self, node: &Node<'_>) {
        let Some(provision) = node.needed("provision") else {
            return;
        };
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
        let Some(kind) = kind else {
            if kinds.is_empty() {
                provision.wrong("code is missing: what is consented to");
            }
            return;
        };
        let Some(until) = until else {
            return;
        };
        if node.text_of("status").as_deref() != Some("active") || until <= self.now {
            self.leave_out(node, "this consent does not hold any more");
            return;
        }
        let (patient, consent) = (self.patient, self.id(node, ConsentId::from_uuid));
        self.step(
            node,
            PatientCommand::GiveConsent {
                patient,
                consent,
                kind,
                without,
                words,
                how: how.unwrap_or(GivenHow::OnPaper),
                until,
            },
        );
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

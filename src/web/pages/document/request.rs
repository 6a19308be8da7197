//! What the request of the case says already: to be read beside the form, and with one tap put into the field that asks for the same. Nothing
//! is filled in by itself.

use maud::{Markup, html};

use crate::domain::forms::form::Form;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::LinkId;
use crate::views::documents::DocumentSeen;
use crate::views::request::{self, FormView, RequestView};
use crate::web::pages::nurse::Seen;
use crate::web::pages::request::isbar;
use crate::web::pages::say::Say;

/// The request, folded, and what of it each field can take.
pub fn of_case(
    say: &Say<'_>,
    seen: &Seen<'_>,
    found: &DocumentSeen<'_>,
    form: Option<&Form>,
) -> Markup {
    let Some(request) = request_of(seen, found) else {
        return Markup::default();
    };
    html! {
        details.more #doc-request {
            summary { (say.t("doc-request")) }
            div.stack { (isbar::first(say, &request)) (isbar::card(say, &request)) }
        }
        @if let (true, Some(form), Some(said)) = (found.may_write, form, &request.form) {
            div hidden data-offers {
                @for (field, text) in offers(found.document.kind, form, said) { span data-offer=(field.as_str()) { (text) } }
            }
        }
    }
}

fn request_of(seen: &Seen<'_>, found: &DocumentSeen<'_>) -> Option<RequestView> {
    let asked = seen.state.request_of(found.document.contact)?;
    request::request(seen.state, seen.viewer, asked.id, seen.now)
}

/// A part of the request.
type Part = fn(&FormView) -> Option<&String>;

const SITUATION: Part = |form| form.situation.as_ref();
const BACKGROUND: Part = |form| form.background.as_ref();
const ASSESSMENT: Part = |form| form.assessment.as_ref();
const RECOMMENDATION: Part = |form| form.recommendation.as_ref();
const PLACE: Part = |form| form.place.as_ref();
const PRESENT: Part = |form| form.present.as_ref();
const SAFETY: Part = |form| form.safety.as_ref();
const INTERPRETER: Part = |form| form.interpreter.as_ref();

/// Which field of the shipped form asks for what the request says.
const fn asks_the_same(kind: DocumentKind) -> &'static [(&'static str, Part)] {
    match kind {
        DocumentKind::Isbar => &[
            ("s.what", SITUATION),
            ("b.what", BACKGROUND),
            ("a.what", ASSESSMENT),
            ("a.safety", SAFETY),
            ("r.what", RECOMMENDATION),
        ],
        DocumentKind::Urgency => &[("why", SITUATION)],
        DocumentKind::FirstContact => &[
            ("who.language", INTERPRETER),
            ("now.where", PLACE),
            ("now.with", PRESENT),
            ("now.what", SITUATION),
        ],
        DocumentKind::NurseAssessment => &[
            ("asked.why", RECOMMENDATION),
            ("own.language", INTERPRETER),
            ("seen.others", SAFETY),
        ],
        DocumentKind::DoctorExamination => &[
            ("exam.where", PLACE),
            ("exam.language", INTERPRETER),
            ("findings.now", SITUATION),
            ("findings.before", BACKGROUND),
        ],
        DocumentKind::CompulsoryExaminationDecision => &[("asked.why", RECOMMENDATION)],
        DocumentKind::Escort => &[("why.what", RECOMMENDATION)],
        DocumentKind::SupportConversation
        | DocumentKind::SuicideExploration
        | DocumentKind::Intoxication
        | DocumentKind::InstitutionInformation
        | DocumentKind::TelephoneOrder
        | DocumentKind::Children
        | DocumentKind::HomeVisit
        | DocumentKind::RelativeConversation
        | DocumentKind::AfterCrisis
        | DocumentKind::Licensed => &[],
    }
}

/// What of it this form asks for: a municipality's own form may ask for less.
fn offers<'a>(kind: DocumentKind, form: &Form, said: &'a FormView) -> Vec<(LinkId, &'a str)> {
    asks_the_same(kind)
        .iter()
        .filter_map(|(link, part)| {
            let link: LinkId = link.parse().ok()?;
            form.item(&link)?.question()?;
            Some((link, part(said)?.as_str()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::forms::item::Question;
    use crate::forms::shelf::Shelf;

    /// Each field that is named here is one of words in the form that is shipped.
    #[test]
    fn every_field_that_takes_something_is_there() {
        let shelf = Shelf::load(None).unwrap();
        for kind in DocumentKind::ALL {
            for (link, _) in asks_the_same(kind) {
                let form = shelf
                    .library
                    .named(kind.code(), jiff::civil::date(2026, 11, 27));
                let item = form.unwrap().item(&link.parse().unwrap()).cloned();
                let words = matches!(
                    item.as_ref().and_then(|item| item.question()),
                    Some(Question::Text { .. } | Question::String { .. })
                );
                assert!(words, "{kind:?}: {link}");
            }
        }
    }
}

//! What was agreed, as whoever takes over reads it: from signed documents, not from drafts, with a link for whoever may read the document.

use hjemmevakt::domain::forms::answer::Answer;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::handovers::agreed::{Part, Said, Source};
use hjemmevakt::views::handovers::draft;

use super::documents::begun;
use super::escorts::talked;
use super::figures::signed;
use super::*;

#[test]
fn what_a_signed_document_says_was_agreed_is_in_the_handover() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let kind = DocumentKind::SupportConversation;
    let unsigned = begun(&mut shift, "kari", contact, kind).unwrap();
    let mut state = shift.state().clone();
    let text = |words: &str| Answer::Text(words.to_owned());
    let answers = [
        ("agreed.what", text("Søsteren sover der i natt")),
        ("agreed.not", text("Ingen tabletter fra legen")),
        ("agreed.next", Answer::DateTime(shift.world.now)),
        ("observed", text("Urolig")),
    ];
    signed(
        &mut state,
        contact,
        DocumentKind::DoctorExamination,
        1,
        &answers,
    );
    let kari = Viewer {
        staff: Some(staff("kari")),
        outside: None,
        roles: vec![StaffRole::Nurse],
        language: Language::Bokmal,
    };
    let found = draft(&state, &kari, &Receiver::Day, shift.world.now).unwrap();
    let told = found.items[0].told.as_ref().unwrap();
    assert_eq!(told.agreed.len(), 1, "a draft says nothing yet");
    let agreed = &told.agreed[0];
    assert!(matches!(
        agreed.from,
        Source::Document(_, DocumentKind::DoctorExamination)
    ));
    let words = |part, words: &str| Said::Words(part, words.to_owned());
    assert_eq!(
        agreed.said,
        [
            Said::At(Part::Next, shift.world.now),
            words(Part::NotAgreed, "Ingen tabletter fra legen"),
            words(Part::Agreed, "Søsteren sover der i natt"),
        ]
    );
    // Both are links: how far each has come stands beside.
    let standing: Vec<_> = told
        .documents
        .iter()
        .map(|(id, _, word)| (*id, *word))
        .collect();
    assert_eq!(standing.len(), 2);
    assert!(standing.contains(&(unsigned, "draft")));
    assert!(standing.iter().any(|(_, word)| *word == "signed"));
}

//! Forms that documents stand on, when their files are gone or were changed: the line comes up, and nothing that was written is lost.

use serde_json::json;
use uuid::Uuid;

use super::taken::file;
use crate::domain::actor::Actor;
use crate::domain::apply::apply;
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::forms::form::FormRef;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::ids::{ContactId, DocumentId, StaffId};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::forms::folder::File;
use crate::forms::read::questionnaire;
use crate::forms::shelf::{Shelf, What};

fn own() -> FormRef {
    FormRef {
        url: "https://example.org/forms/own".to_owned(),
        version: "1".to_owned(),
    }
}

/// Two documents stand on the form, which was kept with the first unless it was begun too early for that.
fn state(text: Option<&str>) -> State {
    let kept = text.map(|text| AssessmentEvent::FormKept {
        form: own(),
        digest: questionnaire("own.json", text)
            .unwrap()
            .form
            .head()
            .digest
            .clone(),
        text: text.to_owned(),
    });
    let begun = [1, 2].map(|number| AssessmentEvent::DocumentBegun {
        document: DocumentId::from_uuid(Uuid::from_u128(number)),
        contact: ContactId::from_uuid(Uuid::from_u128(9)),
        document_kind: DocumentKind::Licensed,
        form: own(),
        by: Actor::Staff(StaffId::new("kari")),
    });
    let mut state = State::default();
    for (seq, event) in (1..).zip(kept.into_iter().chain(begun)) {
        apply(&mut state, seq, Timestamp::from_millis(0), &event.into());
    }
    state
}

fn shelf(texts: &[String]) -> Shelf {
    let files = texts.iter().map(|text| File {
        name: "own.json".to_owned(),
        shipped: false,
        text: text.clone(),
    });
    Shelf::of(files.collect()).unwrap()
}

fn asks(shelf: &Shelf) -> String {
    let form = shelf.library.get(&own()).unwrap();
    let text = form.all_items()[0].text.as_ref().unwrap();
    text.for_reader(crate::domain::language::Language::Bokmal)
        .0
        .to_owned()
}

#[test]
fn a_form_whose_file_is_there_as_it_was_is_nothing_to_speak_of() {
    let text = file(|_| {});
    let shelf = shelf(std::slice::from_ref(&text)).with_kept(&state(Some(&text)));
    assert_eq!(shelf.notices, []);
    assert_eq!(asks(&shelf), "Hva?");
}

#[test]
fn a_form_whose_file_is_gone_is_read_from_the_log_and_nothing_is_begun_on_it() {
    let text = file(|_| {});
    let shelf = shelf(&[]).with_kept(&state(Some(&text)));
    assert_eq!(asks(&shelf), "Hva?");
    let today = "2026-11-27".parse().unwrap();
    assert!(shelf.library.named("own", today).is_none());
    assert!(shelf.library.in_force(today).is_empty());
    let [notice] = &shelf.notices[..] else {
        panic!("{:?}", shelf.notices);
    };
    assert_eq!((notice.what, notice.documents), (What::Gone, 2));
    let said = notice.to_string();
    assert!(
        said.contains("https://example.org/forms/own|1") && said.contains("2 documents"),
        "{said}"
    );
}

#[test]
fn a_file_that_was_changed_without_a_new_version_does_not_change_what_was_written_on_it() {
    let text = file(|_| {});
    let changed = file(|value| value["item"][0]["text"] = json!("Noe annet?"));
    let shelf = shelf(&[changed]).with_kept(&state(Some(&text)));
    assert_eq!(asks(&shelf), "Hva?");
    assert_eq!(shelf.notices[0].what, What::Changed);
    let today = "2026-11-27".parse().unwrap();
    let begun_on = shelf.library.named("own", today).unwrap();
    assert_eq!(
        begun_on.head().digest,
        shelf.library.get(&own()).unwrap().head().digest
    );
}

#[test]
fn a_form_that_is_gone_and_was_never_kept_is_said() {
    let shelf = shelf(&[]).with_kept(&state(None));
    assert!(shelf.library.get(&own()).is_none());
    let [notice] = &shelf.notices[..] else {
        panic!("{:?}", shelf.notices);
    };
    assert_eq!((notice.what, notice.documents), (What::Lost, 2));
}

/// Another version beside it, in force from the same day, is no reason to keep the line from coming up.
#[test]
fn what_is_kept_may_stand_beside_anything() {
    let text = file(|_| {});
    let later = file(|value| value["version"] = json!("2"));
    let shelf = shelf(&[later]).with_kept(&state(Some(&text)));
    assert_eq!(asks(&shelf), "Hva?");
    let today = "2026-11-27".parse().unwrap();
    assert_eq!(
        shelf
            .library
            .named("own", today)
            .unwrap()
            .reference()
            .version,
        "2"
    );
}

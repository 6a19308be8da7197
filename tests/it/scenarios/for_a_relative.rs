//! A follow-up for somebody on the list of those around the person: chosen there, not written anew, and shown as they stand there now.

use hjemmevakt::domain::contacts::contact::Next;
use hjemmevakt::domain::endings::rejection::EndingRejection;
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::ForWhom;
use hjemmevakt::domain::ids::{ContactId, RelativeId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::people::Told;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::follow_up::For;
use hjemmevakt::views::glance::listed::Listed;
use hjemmevakt::views::{Viewer, follow_up};
use uuid::Uuid;

use super::anne::{ANNE, MARJA, OWN, change, done, registered};
use super::handovers::talked;
use super::requests::asks;
use super::*;

/// Somebody rings; Kari follows up.
fn left(shift: &mut Shift, number: &str) -> ContactId {
    let next = Next::FollowUp {
        owner: staff("kari"),
        at: shift.world.now + Duration::from_hours(20),
        what: Secret::Known("Høre hvordan natten var.".to_owned()),
    };
    talked(shift, number, next)
}

fn sets(shift: &mut Shift, contact: ContactId, relative: RelativeId) -> Result<(), Rejection> {
    let set = Command::FollowUp(FollowUpCommand::Set {
        contact,
        for_whom: ForWhom::Listed(relative),
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(10),
        what: "Ring og hør hvordan hun har det".to_owned(),
    });
    asks(shift, &Actor::Staff(staff("kari")), set)
}

/// As Siri, who does it, sees whom it is for.
fn seen(shift: &Shift) -> Listed {
    let siri = Viewer {
        staff: Some(staff("siri")),
        outside: None,
        roles: vec![StaffRole::DayNurse],
        language: Language::Bokmal,
    };
    let rows = follow_up::hers(shift.state(), &siri, shift.world.service_now());
    match &rows[0].for_whom {
        For::Listed(Some(listed)) => (**listed).clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn she_is_chosen_from_the_list_and_seen_as_she_stands_there() {
    let mut shift = registered();
    let contact = left(&mut shift, OWN);
    assert_eq!(sets(&mut shift, contact, MARJA), Ok(()));
    let mother = seen(&shift);
    assert_eq!(mother.around.name, "Marja Nordvik");
    assert_eq!((mother.told, mother.removed), (Told::Listen, false));
    // A telephone is read as everywhere: opened, and written down.
    assert!(mother.around.phones.is_empty());
    let read = PatientCommand::Read {
        patient: ANNE,
        parts: vec![RecordPart::People],
    };
    done(&mut shift, "siri", read);
    assert_eq!(seen(&shift).around.phones.len(), 1);
    // What is changed on the list later holds here as well.
    let objects = Change::SetObjected {
        relative: MARJA,
        objected: true,
    };
    done(&mut shift, "kari", change(objects));
    assert!(seen(&shift).around.objected);
    assert_eq!(
        sets(&mut shift, contact, MARJA),
        Err(EndingRejection::RelativeObjected.into())
    );
    let unlist = Change::Unlist { relative: MARJA };
    done(&mut shift, "siri", change(unlist));
    assert!(seen(&shift).removed);
    assert_eq!(
        sets(&mut shift, contact, MARJA),
        Err(Rejection::NotFound { what: "person" })
    );
}

#[test]
fn nobody_is_chosen_from_a_list_of_somebody_else() {
    let mut shift = registered();
    let contact = left(&mut shift, OWN);
    let other = RelativeId::from_uuid(Uuid::from_u128(0xa9));
    assert_eq!(
        sets(&mut shift, contact, other),
        Err(Rejection::NotFound { what: "person" })
    );
    let unknown = left(&mut shift, STRANGER);
    assert_eq!(
        sets(&mut shift, unknown, MARJA),
        Err(RecordRejection::AboutNobody.into())
    );
}

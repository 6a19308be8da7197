//! Who of ours is offered a talk after a death: everybody who was in touch, also who only wrote a document, went along, or was the doctor of the case.

use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::deaths::command::DeathCommand;
use hjemmevakt::domain::escorts::command::EscortCommand;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::guests::decide::Admission;
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::deaths::{self, OfferedTo};

use super::anne::{ANNE, OWN, change, done, registered};
use super::case_doctors::LOCUM;
use super::deviations::viewer;
use super::documents::{begun, does};
use super::escorts::{books, does as travels, escort, flight};
use super::requests::asks;
use super::*;

/// Siri marks Ánne as dead; who is offered a talk.
fn offered(shift: &mut Shift) -> Vec<StaffId> {
    done(shift, "siri", change(Change::SetStanding(Standing::Dead)));
    let death = shift.state().death_of(ANNE).unwrap();
    let open = death.open();
    open.filter_map(|(_, task)| task.debriefs()?.staff().cloned())
        .collect()
}

/// She has rung, Kari has talked with her, and has not said yet how it ended.
fn talked(shift: &mut Shift) -> ContactId {
    let line = shift.dials(OWN);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let contact = shift.contact(line).id;
    shift.hangs_up(line);
    shift.passes(20);
    contact
}

fn named(who: &[&str]) -> Vec<StaffId> {
    who.iter().map(|who| staff(who)).collect()
}

#[test]
fn the_doctor_of_the_case_is_offered_one_and_so_is_who_only_wrote_a_document() {
    let mut shift = registered();
    let contact = talked(&mut shift);
    let doctor = Actor::Staff(staff("jonas"));
    let names = AssessmentCommand::NameCaseDoctor {
        contact,
        doctor: doctor.clone(),
    };
    does(&mut shift, "kari", names).unwrap();
    let kind = DocumentKind::DoctorExamination;
    begun(&mut shift, "jonas", contact, kind).unwrap();
    let nurses = DocumentKind::NurseAssessment;
    begun(&mut shift, "aslak", contact, nurses).unwrap();
    // He is the doctor of the case no more; what he wrote was written all the same.
    let ends = AssessmentCommand::EndCaseDoctor { contact, doctor };
    does(&mut shift, "kari", ends).unwrap();
    assert_eq!(shift.state().documents.len(), 2);
    assert_eq!(offered(&mut shift), named(&["aslak", "jonas", "kari"]));
}

#[test]
fn a_doctor_who_was_only_named_is_offered_one() {
    let mut shift = registered();
    let contact = talked(&mut shift);
    let doctor = Actor::Staff(staff("jonas"));
    let names = AssessmentCommand::NameCaseDoctor { contact, doctor };
    does(&mut shift, "kari", names).unwrap();
    assert_eq!(offered(&mut shift), named(&["jonas", "kari"]));
}

#[test]
fn who_went_along_is_offered_one_and_who_was_only_going_to_is_not() {
    for (goes, who) in [(true, vec!["aslak", "kari"]), (false, vec!["kari"])] {
        let mut shift = registered();
        let contact = talked(&mut shift);
        let mut journey = flight(&shift, 30, 4);
        journey.staff = staff("aslak");
        books(&mut shift, contact, journey);
        if goes {
            let leaves = EscortCommand::SetOff {
                contact,
                escort: escort(),
            };
            travels(&mut shift, "aslak", leaves).unwrap();
        }
        assert_eq!(offered(&mut shift), named(&who));
    }
}

#[test]
fn a_doctor_who_was_let_in_is_offered_one_and_the_leader_sees_whom_to_ring() {
    let mut shift = registered();
    let contact = talked(&mut shift);
    let admission = Admission {
        name: "Sunniva Larsen".to_owned(),
        hpr: None,
        phone: Some(phone("+4790000061")),
        language: Language::English,
        until: None,
    };
    let guest = LOCUM;
    let admit = Command::AdmitGuest { guest, admission };
    asks(&mut shift, &Actor::Staff(staff("kari")), admit).unwrap();
    let doctor = Actor::Guest(guest);
    let names = AssessmentCommand::NameCaseDoctor { contact, doctor };
    does(&mut shift, "kari", names).unwrap();
    assert_eq!(offered(&mut shift), named(&["kari"]), "of ours");

    let leader = viewer("randi", StaffRole::Leader);
    let all = deaths::debriefs(shift.state(), &leader).unwrap();
    let row = all.rows.iter().find_map(|row| match &row.whom {
        OfferedTo::Guest { name, phone } => Some((row.task, name.clone(), phone.clone())),
        OfferedTo::Ours(_) => None,
    });
    let (task, name, number) = row.expect("the doctor is on the list");
    assert_eq!(name.as_deref(), Some("Sunniva Larsen"));
    assert_eq!(number.as_deref(), Some("+4790000061"));
    assert_eq!(all.rows.len(), 2);
    // It is open until somebody has rung, and what the name was goes when it is erased.
    let by = staff("randi");
    let at = shift.world.service_now();
    let held = Command::Death(DeathCommand::HoldDebrief { task, by, at });
    shift.attempts("randi", held).unwrap();
    let all = deaths::debriefs(shift.state(), &leader).unwrap();
    assert_eq!(all.rows.iter().filter(|row| row.end.is_none()).count(), 1);
}

//! A doctor who has asked for help sees what belongs to the request: the person whom the nurse says that it is about, and of the crisis part
//! what the person shares. Nothing before, nothing after, and nothing of anybody else.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::guests::decide::Admission;
use hjemmevakt::domain::ids::{ConsentId, ContactId, GuestId, RequestId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::opening::{Ground, Opening, Reader, RecordPart};
use hjemmevakt::domain::openings::sight::{self, Sight};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::rejection::MayNot;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Requester;
use uuid::Uuid;

use super::anne::*;
use super::requests::{asks, form};
use super::*;

const REQUEST: RequestId = RequestId::from_uuid(Uuid::from_u128(0xd1));
const SHARED: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xd2));
const GUEST: GuestId = GuestId::from_uuid(Uuid::from_u128(0xd3));

fn jonas() -> Actor {
    Actor::Staff(staff("jonas"))
}

/// The doctor asks, and the nurse says whom it is about.
fn asked(shift: &mut Shift, actor: &Actor, requester: Requester) -> ContactId {
    let send = Command::SendRequest {
        request: REQUEST,
        requester,
        form: Box::new(form(Urgency::Urgent)),
    };
    asks(shift, actor, send).unwrap();
    shift.state().request(REQUEST).unwrap().contact
}

fn about_anne(shift: &mut Shift, contact: ContactId) {
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    done(shift, "kari", link);
}

fn sight_of(shift: &Shift, reader: &Reader) -> Sight {
    sight::of_reader(shift.state(), reader, ANNE, shift.world.now)
}

fn doctor() -> Reader {
    Reader::Staff(staff("jonas"))
}

fn his(shift: &Shift, reader: &Reader) -> Vec<Opening> {
    let openings = shift.state().patient(ANNE).unwrap().openings.values();
    let all = openings.map(|one| (**one).clone());
    all.filter(|one| one.viewer == *reader).collect()
}

fn read(parts: &[RecordPart]) -> Command {
    Command::Patient(PatientCommand::Read {
        patient: ANNE,
        parts: parts.to_vec(),
    })
}

fn opens(reason: &str) -> Command {
    Command::Patient(PatientCommand::OpenForRequest {
        request: REQUEST,
        reason: reason.to_owned(),
    })
}

#[test]
fn the_doctor_sees_what_the_person_shares_once_the_nurse_has_said_whom_it_is_about() {
    let mut shift = planned();
    consents(&mut shift, SHARED, ConsentKind::Sharing);
    assert!(
        sight_of(&shift, &doctor()).is_nothing(),
        "no request, no ground"
    );
    let contact = asked(&mut shift, &jonas(), Requester::Staff(staff("jonas")));
    assert!(
        sight_of(&shift, &doctor()).is_nothing(),
        "nobody has said whom it is about"
    );
    about_anne(&mut shift, contact);
    let sight = sight_of(&shift, &doctor());
    assert!(sight.section(Section::Red) && sight.section(Section::Helps));
    assert!(!sight.section(Section::Goals), "not in the crisis part");
    for closed in [
        RecordPart::People,
        RecordPart::Flags,
        RecordPart::History,
        RecordPart::Confidences,
        RecordPart::Rights,
    ] {
        assert_eq!(sight.ground_for(closed), None, "{closed:?}");
    }
    // What he reads is written down, on what ground.
    let helps = RecordPart::Plan(Section::Helps);
    asks(&mut shift, &jonas(), read(&[RecordPart::Identity, helps])).unwrap();
    let opening = his(&shift, &doctor()).pop().unwrap();
    assert_eq!(opening.ground, Ground::Request(REQUEST));
    assert!(opening.parts.contains(&helps) && !opening.waits());
    let refused = asks(&mut shift, &jonas(), read(&[RecordPart::People]));
    assert_eq!(refused, Err(RecordRejection::NoGround.into()));
    // He reads; he writes nothing.
    let change = Command::Patient(change(Change::SetPlanStand {
        stand: hjemmevakt::domain::plans::plan::PlanStand::WantsNone,
        elsewhere: String::new(),
    }));
    assert_eq!(
        asks(&mut shift, &jonas(), change),
        Err(MayNot::NoGround.into())
    );
    // It is over when the request is.
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", close);
    assert!(sight_of(&shift, &doctor()).is_nothing());
}

#[test]
fn without_the_persons_consent_to_share_nothing_of_the_plan_is_his() {
    let mut shift = planned();
    let contact = asked(&mut shift, &jonas(), Requester::Staff(staff("jonas")));
    about_anne(&mut shift, contact);
    let sight = sight_of(&shift, &doctor());
    assert_eq!(sight.grounds, [Ground::Request(REQUEST)]);
    assert!(
        Section::ALL
            .into_iter()
            .all(|section| !sight.section(section))
    );
    // In an emergency it takes a reason, and the leader looks at it.
    assert_eq!(
        asks(&mut shift, &jonas(), opens("fordi")),
        Err(RecordRejection::ReasonTooShort.into())
    );
    asks(&mut shift, &jonas(), opens("bevisstløs, ingen å spørre")).unwrap();
    assert!(sight_of(&shift, &doctor()).section(Section::Red));
    assert!(!sight_of(&shift, &doctor()).section(Section::Goals));
    assert!(!sees(&shift, "aslak").section(Section::Goals));
    let opening = his(&shift, &doctor()).pop().unwrap();
    assert_eq!(opening.ground, Ground::Emergency(contact));
    assert!(shift.state().to_review.contains(&opening.id));
    // The nurse says that it is about somebody else: it is closed.
    done(&mut shift, "kari", PatientCommand::Unlink { contact });
    assert!(sight_of(&shift, &doctor()).is_nothing());
}

#[test]
fn a_part_that_is_left_out_of_either_consent_is_closed_to_him() {
    let mut shift = planned();
    consents(&mut shift, SHARED, ConsentKind::Sharing);
    let contact = asked(&mut shift, &jonas(), Requester::Staff(staff("jonas")));
    about_anne(&mut shift, contact);
    for (consent, section) in [(SHOWN, Section::Red), (SHARED, Section::Helps)] {
        let narrow = PatientCommand::NarrowConsent {
            patient: ANNE,
            consent,
            without: vec![section],
            contact: Some(contact),
        };
        done(&mut shift, "kari", narrow);
        assert!(!sight_of(&shift, &doctor()).section(section), "{section:?}");
    }
    assert!(sight_of(&shift, &doctor()).section(Section::MeetMe));
}

#[test]
fn a_doctor_who_was_let_in_reads_under_a_name_and_not_after_the_time_is_over() {
    let mut shift = planned();
    consents(&mut shift, SHARED, ConsentKind::Sharing);
    let admission = Admission {
        name: "Sunniva Larsen".to_owned(),
        hpr: None,
        phone: None,
        language: Language::Bokmal,
        until: None,
    };
    let kari = Actor::Staff(staff("kari"));
    let admit = Command::AdmitGuest {
        guest: GUEST,
        admission,
    };
    asks(&mut shift, &kari, admit).unwrap();
    let (actor, reader) = (Actor::Guest(GUEST), Reader::Guest(GUEST));
    let contact = asked(&mut shift, &actor, Requester::Guest(GUEST));
    about_anne(&mut shift, contact);
    asks(&mut shift, &actor, read(&[RecordPart::Identity])).unwrap();
    assert_eq!(his(&shift, &reader).len(), 1);
    assert!(
        sight_of(&shift, &doctor()).is_nothing(),
        "it is not another doctor's"
    );
    // A new process knows the same.
    shift.world.crash(None);
    shift.passes(60);
    assert_eq!(shift.world.broken, None);
    assert_eq!(his(&shift, &reader).len(), 1);
    asks(&mut shift, &kari, Command::EndGuest { guest: GUEST }).unwrap();
    assert!(sight_of(&shift, &reader).is_nothing());
}

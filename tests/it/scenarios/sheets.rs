//! "What we agreed": a sheet to take home, and what may stand on it.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::endings::command::EndingCommand;
use hjemmevakt::domain::endings::rejection::EndingRejection;
use hjemmevakt::domain::endings::sheet::{MOST_SHEETS, Meeting, Words};
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::identity::Known;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::plan::Agrees;
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::sheet::sheets;

use super::anne::{
    ANNE, MADE, OWN, SHOWN, answer, consents, done, in_force, mother_rings, registered, write,
};
use super::endings::talked;
use super::requests::asks;
use super::*;

fn agreed(text: &str, steps: bool) -> Words {
    Words {
        language: Language::Bokmal,
        agreed: text.to_owned(),
        steps,
        next: None,
    }
}

fn hands(shift: &mut Shift, contact: ContactId, words: Words) -> Result<(), Rejection> {
    let command = Command::Ending(EndingCommand::HandSheet { contact, words });
    asks(shift, &Actor::Staff(staff("kari")), command)
}

fn kari() -> Viewer {
    Viewer {
        staff: Some(staff("kari")),
        outside: None,
        roles: vec![StaffRole::Nurse],
        language: Language::Bokmal,
    }
}

/// Anne has a plan in force, with steps of her own in it.
fn with_steps() -> Shift {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    consents(&mut shift, SHOWN, ConsentKind::ShownOnCall);
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: super::anne::PLAN,
    });
    done(&mut shift, "siri", begin);
    let steps = [
        "Går en tur langs fjorden",
        "Ringer Marja",
        "Nummeret mitt er 01819012345",
    ];
    let entries = steps.map(|text| {
        vec![Answer {
            ask: Ask::What,
            text: text.to_owned(),
        }]
    });
    let content = Content {
        entries: entries.to_vec(),
        own_words: true,
    };
    done(&mut shift, "siri", write(Section::Coping, content));
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let force = in_force(&shift);
    done(&mut shift, "siri", force);
    shift
}

#[test]
fn what_was_agreed_is_kept_as_it_was_handed_out_until_it_is_erased() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    for (words, why) in [
        (agreed("  ", false), Rejection::Empty),
        (
            agreed("Ola, 018190 12345, ringer i morgen", false),
            EndingRejection::BirthNumber.into(),
        ),
        (agreed("Du ringer", true), EndingRejection::NoSteps.into()),
        (
            Words {
                next: Some(Meeting {
                    who: "Siri Holm".to_owned(),
                    at: shift.world.now - Duration::from_mins(1),
                }),
                ..agreed("Du ringer", false)
            },
            Rejection::InThePast,
        ),
    ] {
        assert_eq!(hands(&mut shift, contact, words), Err(why));
    }
    let at = shift.world.now + Duration::from_hours(12);
    let words = Words {
        next: Some(Meeting {
            who: "Siri Holm".to_owned(),
            at,
        }),
        ..agreed("Du prøver å sove.\nSiri ringer deg.", false)
    };
    assert_eq!(hands(&mut shift, contact, words), Ok(()));
    let seen = |shift: &Shift| {
        let all = sheets(shift.state(), &kari(), contact, shift.world.now);
        all.unwrap().handed
    };
    let handed = seen(&shift);
    assert_eq!(
        handed[0].agreed.as_deref(),
        Some("Du prøver å sove.\nSiri ringer deg.")
    );
    assert_eq!(handed[0].next, Some((Some("Siri Holm".to_owned()), at)));
    assert_eq!(handed[0].by, "Kari Nordvik");
    assert!(handed[0].steps.is_empty());
    for _ in 1..MOST_SHEETS {
        assert_eq!(hands(&mut shift, contact, agreed("En til", false)), Ok(()));
    }
    let one_more = hands(&mut shift, contact, agreed("En til", false));
    let why = EndingRejection::TooManySheets { most: MOST_SHEETS };
    assert_eq!(one_more, Err(why.into()));
    // Closed and erased, it is left that there was one, and when.
    let closed = Command::RecordOutcome {
        contact,
        outcome: hjemmevakt::domain::contacts::contact::Outcome::HelpedByTelephone,
        next: hjemmevakt::domain::contacts::contact::Next::Settled,
    };
    shift.taps("kari", closed);
    let reason = "bedt om".to_owned();
    shift.operator(Command::EraseContact { contact, reason });
    let sheet = &shift.state().contact(contact).unwrap().sheets[0];
    for words in [&sheet.agreed, &sheet.steps, &sheet.next_who] {
        assert_eq!(*words, Secret::Erased);
    }
}

#[test]
fn her_own_steps_stand_on_it_once_it_is_confirmed_that_it_is_her_and_while_she_shares_them() {
    let mut shift = with_steps();
    let line = shift.dials(OWN);
    shift.passes(3);
    shift.takes("kari");
    let contact = shift.contact(line).id;
    let with = || agreed("Du gjør det som står under.", true);
    let no: Result<(), Rejection> = Err(EndingRejection::NoSteps.into());
    assert_eq!(
        hands(&mut shift, contact, with()),
        no,
        "a number is no proof"
    );
    done(
        &mut shift,
        "kari",
        PatientCommand::ConfirmIdentity {
            contact,
            known: Known::Otherwise("stemmen".to_owned()),
        },
    );
    assert_eq!(hands(&mut shift, contact, with()), Ok(()));
    let all = sheets(shift.state(), &kari(), contact, shift.world.now).unwrap();
    assert_eq!(
        all.handed[0].steps,
        ["Går en tur langs fjorden", "Ringer Marja"],
        "what holds a birth number stays in the plan"
    );
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: Some(contact),
    };
    done(&mut shift, "kari", withdraw);
    assert_eq!(hands(&mut shift, contact, with()), no);
}

#[test]
fn nothing_of_the_plan_stands_on_a_sheet_for_her_mother() {
    let mut shift = with_steps();
    let (_, contact) = mother_rings(&mut shift);
    done(
        &mut shift,
        "kari",
        PatientCommand::ConfirmIdentity {
            contact,
            known: Known::Otherwise("stemmen".to_owned()),
        },
    );
    let with = agreed("Du kan ringe oss.", true);
    let no: Result<(), Rejection> = Err(EndingRejection::NoSteps.into());
    assert_eq!(hands(&mut shift, contact, with), no);
    let without = agreed("Du kan ringe oss.", false);
    assert_eq!(hands(&mut shift, contact, without), Ok(()));
}

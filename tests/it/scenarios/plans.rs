//! A plan is written with the person, in versions, under consents that only the person widens.

use std::time::Duration;

use hjemmevakt::domain::consents::able::{Able, Widened};
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::ConsentId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::people::Told;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::plan::{Agrees, Capacity};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::rejection::{MayNot, Rejection};
use uuid::Uuid;

use super::anne::*;

#[test]
fn nothing_is_written_without_consent_and_nothing_in_force_without_the_persons_word() {
    let mut shift = registered();
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: PLAN,
    });
    let no = |why: RecordRejection| Err(Rejection::from(why));
    assert_eq!(
        does(&mut shift, "siri", begin.clone()),
        no(RecordRejection::NoConsent)
    );
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    done(&mut shift, "siri", begin);
    assert_eq!(
        does(&mut shift, "siri", answer(Agrees::Yes, "")),
        no(RecordRejection::PlanEmpty)
    );
    done(
        &mut shift,
        "siri",
        write(Section::Helps, says("musikk", Ask::What)),
    );
    let force = in_force(&shift);
    assert_eq!(
        does(&mut shift, "siri", force.clone()),
        no(RecordRejection::NotAgreed)
    );
    assert_eq!(
        does(&mut shift, "siri", answer(Agrees::No, "")),
        no(RecordRejection::OwnWordsMissing)
    );
    done(&mut shift, "siri", answer(Agrees::No, "ikke slik"));
    assert_eq!(
        does(&mut shift, "siri", force.clone()),
        no(RecordRejection::NotAgreed)
    );
    done(
        &mut shift,
        "siri",
        answer(Agrees::InPart, "ikke alt om sykehuset"),
    );
    // What is written now, the person has not seen.
    let louder = Content {
        entries: Vec::new(),
        own_words: false,
    };
    let rewrite = PatientCommand::WritePlan(PlanCommand::Write {
        patient: ANNE,
        plan: PLAN,
        section: Section::Helps,
        content: louder,
        seen: Some(says("musikk", Ask::What)),
    });
    done(&mut shift, "siri", rewrite);
    assert_eq!(
        does(&mut shift, "siri", force),
        no(RecordRejection::NotAgreed)
    );
}

#[test]
fn two_who_write_the_same_part_do_not_write_over_each_other() {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: PLAN,
    });
    done(&mut shift, "siri", begin);
    done(
        &mut shift,
        "siri",
        write(Section::Helps, says("musikk", Ask::What)),
    );
    let second = does(
        &mut shift,
        "siri",
        write(Section::Helps, says("stillhet", Ask::What)),
    );
    assert_eq!(second, Err(RecordRejection::ChangedMeanwhile.into()));
}

#[test]
fn medicines_are_dated_and_have_a_source() {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: PLAN,
    });
    done(&mut shift, "siri", begin);
    let medicine = |dated: &str| Content {
        entries: vec![vec![
            Answer {
                ask: Ask::What,
                text: "litium".to_owned(),
            },
            Answer {
                ask: Ask::Dated,
                text: dated.to_owned(),
            },
            Answer {
                ask: Ask::Source,
                text: "fastlegen".to_owned(),
            },
        ]],
        own_words: false,
    };
    let wrong = does(
        &mut shift,
        "siri",
        write(Section::Medication, medicine("14.3.2026")),
    );
    assert_eq!(wrong, Err(RecordRejection::NotADate.into()));
    // Half of one is kept, and nobody says yes to it; a no needs nothing.
    done(&mut shift, "siri", write(Section::Medication, medicine("")));
    let half = Err(RecordRejection::Incomplete {
        section: Section::Medication,
    }
    .into());
    for agrees in [Agrees::Yes, Agrees::InPart] {
        let yes = does(&mut shift, "siri", answer(agrees, "bruk den"));
        assert_eq!(yes, half, "{agrees:?}");
    }
    done(&mut shift, "siri", answer(Agrees::No, "ikke ennå"));
    let now = shift.state().patient(ANNE).unwrap();
    let now = now.plan_under_way().unwrap().content(Section::Medication);
    let whole = PatientCommand::WritePlan(PlanCommand::Write {
        patient: ANNE,
        plan: PLAN,
        section: Section::Medication,
        content: medicine("2026-03-14"),
        seen: now.cloned(),
    });
    done(&mut shift, "siri", whole);
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let force = in_force(&shift);
    done(&mut shift, "siri", force);
}

#[test]
fn anyone_on_duty_narrows_and_only_the_person_widens() {
    let mut shift = planned();
    let (_, contact) = mother_rings(&mut shift);
    let narrow = PatientCommand::NarrowConsent {
        patient: ANNE,
        consent: SHOWN,
        without: vec![Section::MeetMe],
        contact: Some(contact),
    };
    done(&mut shift, "kari", narrow);
    assert!(!sees(&shift, "kari").section(Section::MeetMe));
    assert!(sees(&shift, "kari").section(Section::Helps));
    let told = |told| {
        change(Change::SetTold {
            relative: MARJA,
            told,
            widened: Some(Widened::by("hun kan få vite det")),
        })
    };
    assert_eq!(
        does(&mut shift, "kari", told(Told::Plan)),
        Err(RecordRejection::OnlyThePersonWidens.into())
    );
    done(&mut shift, "siri", told(Told::Plan));
    done(&mut shift, "kari", told(Told::Safe));
    let give = PatientCommand::GiveConsent {
        patient: ANNE,
        consent: ConsentId::from_uuid(Uuid::from_u128(9)),
        kind: ConsentKind::ShownOnCall,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::ByTelephone,
        until: shift.world.now + Duration::from_hours(24),
        able: Able::has(),
    };
    assert_eq!(
        does(&mut shift, "kari", give),
        Err(MayNot::WithThePerson.into())
    );
}

#[test]
fn whoever_cannot_decide_it_agrees_to_nothing() {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: PLAN,
    });
    done(&mut shift, "siri", begin);
    let helps = write(Section::Helps, says("musikk", Ask::What));
    done(&mut shift, "siri", helps);
    let lacks = |agrees, words: &str| {
        PatientCommand::WritePlan(PlanCommand::Answer {
            patient: ANNE,
            plan: PLAN,
            agrees,
            words: words.to_owned(),
            capacity: Capacity::Lacks,
            capacity_words: "sover".to_owned(),
        })
    };
    for (agrees, words) in [(Agrees::Yes, ""), (Agrees::InPart, "ikke alt")] {
        assert_eq!(
            does(&mut shift, "siri", lacks(agrees, words)),
            Err(RecordRejection::LacksCapacity.into())
        );
    }
    done(&mut shift, "siri", lacks(Agrees::No, "vil ikke nå"));
    let force = in_force(&shift);
    assert!(does(&mut shift, "siri", force).is_err());
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let force = in_force(&shift);
    done(&mut shift, "siri", force);
}

//! What was learnt after a crisis becomes a part of the plan: the coordinator takes it in with the person, each line with its day, and what was
//! looked at stays to be read.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::ids::{ContactId, PlanId};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::{Content, answer};
use hjemmevakt::domain::plans::learnt::{Learnt, of_contact};
use hjemmevakt::domain::plans::plan::Agrees;
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::plan::{self, PlanView};
use uuid::Uuid;

use super::anne::*;
use super::corrections::viewer;
use super::merged::{TWIN, merges};
use super::*;

const NEXT: PlanId = PlanId::from_uuid(Uuid::from_u128(0xb9));
const LEARNT: &str = "ring meg før mamma";

fn suggests(section: Option<Section>, contact: Option<ContactId>, words: &str) -> PatientCommand {
    change(Change::Suggest {
        section,
        contact,
        words: words.to_owned(),
    })
}

fn take(index: u16) -> PatientCommand {
    PatientCommand::WritePlan(PlanCommand::TakeSuggestion {
        patient: ANNE,
        index,
        plan: NEXT,
        source: "en telefon natt til lørdag".to_owned(),
    })
}

fn view(shift: &Shift) -> PlanView {
    let siri = viewer("siri", StaffRole::DayNurse);
    plan::plan(shift.state(), &siri, ANNE, shift.world.now).unwrap()
}

fn stands(shift: &Shift, section: Section) -> Content {
    let version = view(shift).under_way.unwrap();
    version
        .part(section)
        .map_or_else(Content::default, |part| part.content.clone())
}

#[test]
fn it_is_taken_into_a_version_that_is_begun_for_it_and_stays_to_be_read() {
    let mut shift = planned();
    let (_, contact) = mother_rings(&mut shift);
    done(&mut shift, "kari", suggests(None, Some(contact), LEARNT));
    // The day after.
    shift.minutes(20 * 60);
    done(&mut shift, "siri", take(0));
    let seen = view(&shift);
    let version = seen.under_way.as_ref().unwrap();
    assert_eq!((version.id, version.number), (NEXT, 2));
    assert!(version.part(Section::MeetMe).is_some(), "carried on");
    let learnt = stands(&shift, Section::Learnt);
    let [entry] = learnt.entries.as_slice() else {
        panic!("{learnt:?}");
    };
    assert_eq!(answer(entry, Ask::What), Some(LEARNT));
    // The day of the contact, and not that on which it was taken in.
    let began = shift.state().contact(contact).unwrap().since;
    let zone = shift.state().service.as_ref().unwrap().zone.clone();
    let day = |at: Timestamp| zone.to_datetime(at.to_jiff()).date().to_string();
    assert_eq!(answer(entry, Ask::Dated), Some(day(began).as_str()));
    assert_ne!(day(began), day(shift.world.now));
    assert_eq!(
        answer(entry, Ask::Source),
        Some("en telefon natt til lørdag")
    );
    assert!(seen.suggestions.is_empty());
    let [row] = seen.looked_at.as_slice() else {
        panic!("{:?}", seen.looked_at);
    };
    assert_eq!(
        (row.words.as_str(), row.said_in, row.taken),
        (LEARNT, Some(began), Some(Section::Learnt))
    );
    // Once more changes nothing.
    done(&mut shift, "siri", take(0));
    assert_eq!(stands(&shift, Section::Learnt), learnt);
    // It is the person's: they say yes, and the nurse has it the next time, one tap away.
    let agrees = PatientCommand::WritePlan(PlanCommand::Answer {
        patient: ANNE,
        plan: NEXT,
        agrees: Agrees::Yes,
        words: String::new(),
        capacity: hjemmevakt::domain::plans::plan::Capacity::Has,
        capacity_words: String::new(),
    });
    done(&mut shift, "siri", agrees);
    let PatientCommand::WritePlan(PlanCommand::PutInForce {
        until, review_at, ..
    }) = in_force(&shift)
    else {
        panic!("another command");
    };
    let force = PatientCommand::WritePlan(PlanCommand::PutInForce {
        patient: ANNE,
        plan: NEXT,
        until: until - Duration::from_hours(24),
        review_at,
    });
    done(&mut shift, "siri", force);
    assert!(sees(&shift, "kari").section(Section::Learnt));
    assert!(!Section::Learnt.is_at_a_glance());
}

#[test]
fn a_line_goes_into_its_part_and_a_medicine_is_written_by_hand() {
    let mut shift = planned();
    for section in [Section::Helps, Section::Medication, Section::Helps] {
        done(
            &mut shift,
            "siri",
            suggests(Some(section), None, "en tur ut"),
        );
    }
    done(&mut shift, "siri", take(0));
    assert_eq!(stands(&shift, Section::Helps).entries.len(), 2);
    let before = stands(&shift, Section::Medication);
    assert!(does(&mut shift, "siri", take(1)).is_err());
    assert_eq!(stands(&shift, Section::Medication), before);
    assert_eq!(view(&shift).suggestions.len(), 2);
    // The same words are not written twice.
    done(&mut shift, "siri", take(2));
    assert_eq!(stands(&shift, Section::Helps).entries.len(), 2);
}

#[test]
fn one_that_was_looked_at_can_be_taken_in_later_and_one_that_was_wrong_cannot() {
    let mut shift = planned();
    done(&mut shift, "siri", suggests(None, None, LEARNT));
    done(&mut shift, "siri", suggests(None, None, "gjaldt en annen"));
    let settle = PatientCommand::WritePlan(PlanCommand::SettleSuggestion {
        patient: ANNE,
        index: 0,
    });
    done(&mut shift, "siri", settle);
    assert_eq!(view(&shift).looked_at[0].taken, None);
    done(&mut shift, "siri", take(0));
    assert_eq!(view(&shift).looked_at[0].taken, Some(Section::Learnt));
    let strike = PatientCommand::WritePlan(PlanCommand::StrikeSuggestion {
        patient: ANNE,
        index: 1,
        why: "feil person".to_owned(),
    });
    done(&mut shift, "siri", strike);
    assert_eq!(
        does(&mut shift, "siri", take(1)),
        Err(Rejection::NotFound { what: "suggestion" })
    );
    assert_eq!(stands(&shift, Section::Learnt).entries.len(), 1);
    // Only those who work with the person.
    assert!(matches!(
        does(&mut shift, "kari", take(0)),
        Err(Rejection::MayNot(_))
    ));
}

#[test]
fn a_line_without_a_day_has_the_day_on_which_it_was_written_down() {
    let mut shift = planned();
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: NEXT,
    });
    done(&mut shift, "siri", begin);
    let write = |content, seen| {
        PatientCommand::WritePlan(PlanCommand::Write {
            patient: ANNE,
            plan: NEXT,
            section: Section::Learnt,
            content,
            seen,
        })
    };
    done(&mut shift, "siri", write(says(LEARNT, Ask::What), None));
    let first = stands(&shift, Section::Learnt);
    let day = answer(&first.entries[0], Ask::Dated).unwrap().to_owned();
    // Another line the day after: the first keeps its day.
    shift.minutes(24 * 60);
    let mut more = says(LEARNT, Ask::What);
    more.entries.extend(says("te", Ask::What).entries);
    done(&mut shift, "siri", write(more, Some(first)));
    let both = stands(&shift, Section::Learnt);
    let days: Vec<_> = both
        .entries
        .iter()
        .map(|one| answer(one, Ask::Dated))
        .collect();
    assert_eq!(days[0], Some(day.as_str()));
    assert!(days[1].is_some() && days[1] != days[0], "{days:?}");
}

/// The suggestion stands in the record in use, the plan in the one that was merged away.
#[test]
fn it_is_taken_into_the_plan_of_the_other_record() {
    let mut shift = planned();
    merges(&mut shift);
    for patient in [TWIN, ANNE] {
        let suggest = PatientCommand::Change {
            patient,
            change: Change::Suggest {
                section: None,
                contact: None,
                words: format!("{LEARNT} {patient}"),
            },
        };
        done(&mut shift, "siri", suggest);
    }
    let waiting = view(&shift).suggestions;
    assert_eq!(waiting.len(), 2);
    for row in waiting {
        let take = PatientCommand::WritePlan(PlanCommand::TakeSuggestion {
            patient: row.patient,
            index: row.index,
            plan: NEXT,
            source: String::new(),
        });
        done(&mut shift, "siri", take);
    }
    assert_eq!(stands(&shift, Section::Learnt).entries.len(), 2);
    let held = shift.state().patient(ANNE).unwrap();
    assert!(held.plans.iter().any(|plan| plan.id == NEXT));
}

/// She ends it; `first`: what she says of what was learnt.
fn ends(shift: &mut Shift, contact: ContactId, first: Option<PatientCommand>) {
    let closed = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    if let Some(first) = first {
        done(shift, "kari", first);
    }
    shift.taps("kari", closed);
    assert!(!shift.state().contact(contact).unwrap().is_open());
}

fn asked(shift: &Shift, contact: ContactId) -> Option<Learnt> {
    of_contact(shift.state(), shift.state().contact(contact).unwrap())
}

/// The mother rings, they talk, and the line is over.
fn talked(shift: &mut Shift) -> ContactId {
    let (line, contact) = mother_rings(shift);
    shift.hangs_up(line);
    shift.passes(5);
    contact
}

#[test]
fn whoever_ends_the_contact_is_asked_once_and_nothing_this_time_is_an_answer() {
    let mut shift = planned();
    let first = talked(&mut shift);
    assert_eq!(asked(&shift, first), Some(Learnt::Asked));
    ends(&mut shift, first, Some(suggests(None, Some(first), LEARNT)));
    assert_eq!(asked(&shift, first), Some(Learnt::Said));
    let waits = view(&shift).suggestions;
    assert_eq!(
        (waits.len(), waits[0].section, waits[0].words.as_str()),
        (1, None, LEARNT)
    );
    let second = talked(&mut shift);
    let nothing = change(Change::NothingLearnt { contact: second });
    ends(&mut shift, second, Some(nothing.clone()));
    assert_eq!(asked(&shift, second), Some(Learnt::Nothing));
    // Once more changes nothing, and neither does it after something was said.
    let again = change(Change::NothingLearnt { contact: first });
    done(&mut shift, "siri", again);
    assert_eq!(asked(&shift, first), Some(Learnt::Said));
    assert_eq!(view(&shift).suggestions.len(), 1);
    // And a contact ends without any answer.
    let third = talked(&mut shift);
    ends(&mut shift, third, None);
    assert_eq!(asked(&shift, third), Some(Learnt::Asked));
}

#[test]
fn it_is_asked_only_where_somebody_will_look_at_it() {
    let mut shift = registered();
    let contact = talked(&mut shift);
    assert_eq!(asked(&shift, contact), None, "no plan and no coordinator");
    let coordinates = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: Some(staff("siri")),
    };
    done(&mut shift, "siri", coordinates);
    assert_eq!(asked(&shift, contact), Some(Learnt::Asked));
    let unlink = PatientCommand::Unlink { contact };
    done(&mut shift, "kari", unlink);
    assert_eq!(asked(&shift, contact), None, "about nobody");
    let nothing = change(Change::NothingLearnt { contact });
    assert!(does(&mut shift, "siri", nothing).is_err());
}

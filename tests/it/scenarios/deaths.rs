//! Somebody dies. Nothing goes to their telephone any more, those who are left behind are followed up, what was to be done for the person ends and
//! is shown, and those of ours who were in touch are offered a talk. Marked by mistake, it is undone.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::deaths::command::{DeathCommand, Whom};
use hjemmevakt::domain::deaths::death::{Death, Over, TaskEnd};
use hjemmevakt::domain::deaths::rejection::DeathRejection;
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::{About, ForWhom};
use hjemmevakt::domain::ids::{ContactId, ErasureId, FollowUpId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::ids::SeededIds;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::deaths::{self, DebriefEnd};
use uuid::Uuid;

use super::anne::*;
use super::*;

const DAY: u64 = 24 * 60;

pub fn dies(shift: &mut Shift) {
    done(shift, "siri", change(Change::SetStanding(Standing::Dead)));
}

fn lives(shift: &mut Shift) {
    done(shift, "siri", change(Change::SetStanding(Standing::Here)));
}

pub fn death(shift: &Shift) -> &Death {
    shift.state().death_of(ANNE).unwrap()
}

/// What the rules say to it; if they say yes, it is done.
pub fn asks(shift: &mut Shift, who: &str, command: Command) -> Result<(), Rejection> {
    let actor = Actor::Staff(staff(who));
    let mut ids = SeededIds::new(7);
    let now = shift.world.service_now();
    decide(shift.state(), &actor, command.clone(), now, &mut ids)?;
    assert!(shift.world.submit(actor, command));
    shift.passes(1);
    Ok(())
}

/// Somebody rings, Kari answers, and it ends in this way.
fn talks(shift: &mut Shift, number: &str, next: Next) -> ContactId {
    let line = shift.dials(number);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let contact = shift.contact(line).id;
    shift.hangs_up(line);
    shift.passes(3);
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next,
    };
    shift.taps("kari", close);
    contact
}

/// Siri follows up in an hour.
fn in_an_hour(shift: &Shift) -> Next {
    Next::FollowUp {
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(1),
        what: Secret::Known("Ringe Ánne".to_owned()),
    }
}

/// One more follow-up of a contact.
fn also(shift: &mut Shift, contact: ContactId, for_whom: ForWhom) {
    let set = FollowUpCommand::Set {
        contact,
        for_whom,
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(1),
        what: "Høre hvordan det går".to_owned(),
    };
    shift.taps("kari", Command::FollowUp(set));
}

pub fn care(shift: &Shift, whom: Whom, owner: &str, minutes: u64) -> Command {
    Command::Death(DeathCommand::CareFor {
        patient: ANNE,
        whom,
        contact: None,
        owner: staff(owner),
        at: shift.world.now + Duration::from_mins(minutes),
        what: "Dra hjem til henne".to_owned(),
    })
}

fn told(shift: &Shift, who: &str, text: &MessageText) -> usize {
    let texts = shift.texts_to(who);
    texts.iter().filter(|said| **said == *text).count()
}

fn leader() -> Viewer {
    Viewer {
        staff: Some(staff("randi")),
        outside: None,
        roles: vec![StaffRole::Leader],
        language: Language::Bokmal,
    }
}

/// The talks that are open: to whom, and which.
fn talks_owed(shift: &Shift) -> Vec<(StaffId, FollowUpId)> {
    let open = death(shift).open();
    open.filter_map(|(id, task)| Some((task.debriefs()?.staff()?.clone(), id)))
        .collect()
}

fn set_for(shift: &Shift) -> Vec<ForWhom> {
    let tasks = shift.state().follow_ups.values();
    tasks
        .filter_map(|found| found.task.as_ref())
        .map(|task| task.for_whom.clone())
        .collect()
}

#[test]
fn what_was_for_the_person_ends_and_is_shown_and_what_was_for_others_goes_on() {
    let mut shift = registered();
    let next = in_an_hour(&shift);
    let contact = talks(&mut shift, OWN, next);
    let sister = ForWhom::Relative(Secret::Known("Søsteren".to_owned()));
    also(&mut shift, contact, ForWhom::Person);
    also(&mut shift, contact, sister.clone());
    also(&mut shift, contact, ForWhom::Child);
    let next = in_an_hour(&shift);
    let mothers = talks(&mut shift, MOTHER, next);
    assert_eq!(shift.state().follow_ups.len(), 5);
    dies(&mut shift);
    let left = set_for(&shift);
    assert_eq!(left.len(), 2);
    assert!(left.contains(&sister) && left.contains(&ForWhom::Child));
    let hers = (mothers, About::Person);
    assert!(shift.state().follow_ups.contains_key(&hers), "her own");
    let ended = &death(&shift).ended;
    assert_eq!(ended.len(), 2);
    for one in ended {
        assert_eq!(one.contact, contact);
        assert!(matches!(&one.what, Over::FollowUp(found) if found.owner == staff("siri")));
    }
    shift.minutes(90);
    // The sister, the child, and the mother's own.
    assert_eq!(told(&shift, "siri", &MessageText::FollowUpDue), 3);
}

#[test]
fn no_message_leaves_for_their_telephone_by_any_way() {
    let mut shift = registered();
    let line = shift.dials(OWN);
    shift.passes(3);
    shift.hangs_up(line);
    shift.passes(5);
    assert!(shift.is_owed_a_call(line));
    let contact = shift.contact(line).id;
    let sent = shift.texts_to(OWN).len();
    dies(&mut shift);
    let ended = &death(&shift).ended;
    assert_eq!(ended.len(), 1);
    assert_eq!(
        (ended[0].contact, &ended[0].what),
        (contact, &Over::Promise)
    );
    // In a nurse's own words neither.
    let text = "Hvordan går det?".to_owned();
    let write = Command::WriteMessage { contact, text };
    assert_eq!(
        asks(&mut shift, "kari", write),
        Err(DeathRejection::NoMessage.into())
    );
    shift.minutes(60);
    assert_eq!(shift.texts_to(OWN).len(), sent);
    // Somebody has the telephone, and writes: it is they who read the answer.
    shift.writes(OWN, "Det er moren. Hva gjør vi nå?");
    assert_eq!(shift.texts_to(OWN).len(), sent, "nothing by itself");
    let theirs = &shift.state().by_number[&phone(OWN)];
    let contact = *theirs.get_max().unwrap();
    let text = "Jeg ringer deg nå".to_owned();
    let write = Command::WriteMessage { contact, text };
    assert_eq!(asks(&mut shift, "kari", write), Ok(()));
    shift.passes(5);
    assert_eq!(shift.texts_to(OWN).len(), sent + 1);
    shift.minutes(2 * DAY);
    assert_eq!(shift.texts_to(OWN).len(), sent + 1);
}

#[test]
fn those_who_are_left_behind_are_followed_up_in_the_last_contact() {
    let mut shift = registered();
    let contact = talks(&mut shift, OWN, Next::Settled);
    let marja = care(&shift, Whom::Listed(MARJA), "siri", 120);
    let not_marked = Rejection::NotFound { what: "death" };
    assert_eq!(asks(&mut shift, "siri", marja.clone()), Err(not_marked));
    dies(&mut shift);
    let unsaid = |shift: &Shift| deaths::debriefs(shift.state(), &leader()).unwrap().unsaid;
    assert_eq!(
        unsaid(&shift),
        1,
        "the leader sees that somebody is missing"
    );
    asks(&mut shift, "siri", marja).unwrap();
    let neighbour = Whom::Words("Naboen Per".to_owned());
    let neighbour = care(&shift, neighbour, "kari", 120);
    asks(&mut shift, "siri", neighbour).unwrap();
    let child = care(&shift, Whom::Child, "siri", 120);
    asks(&mut shift, "siri", child).unwrap();
    assert_eq!(unsaid(&shift), 0);
    let who = |name: &str| ForWhom::Relative(Secret::Known(name.to_owned()));
    let mut set = set_for(&shift);
    set.sort_by_key(|one| format!("{one:?}"));
    assert_eq!(set.len(), 3);
    let marja = ForWhom::Listed(MARJA);
    for one in [marja, who("Naboen Per"), ForWhom::Child] {
        assert!(set.contains(&one));
    }
    let survivors = death(&shift).survivors.clone();
    assert!(survivors.iter().all(|one| one.contact == contact));
    assert_eq!(survivors[0].relative, Some(MARJA));
    shift.minutes(150);
    assert_eq!(told(&shift, "siri", &MessageText::FollowUpDue), 2);
    // Done where follow-ups are done, and the record says so.
    let finish = FollowUpCommand::Finish {
        contact,
        about: survivors[0].about,
        word: "Hun har søsteren hos seg".to_owned(),
    };
    asks(&mut shift, "siri", Command::FollowUp(finish)).unwrap();
    let view = deaths::of(shift.state(), &siri(), ANNE, shift.world.now).unwrap();
    assert_eq!(view.survivors[0].who.as_deref(), Some("Marja Nordvik"));
    assert_eq!(view.survivors[0].open, None);
    assert!(view.survivors[1].open.is_some());
    assert!(view.survivors[2].child);
}

pub fn siri() -> Viewer {
    Viewer {
        staff: Some(staff("siri")),
        outside: None,
        roles: vec![StaffRole::DayNurse, StaffRole::Coordinator],
        language: Language::Bokmal,
    }
}

#[test]
fn without_a_contact_the_day_service_cares_for_them_beside_the_record() {
    let mut shift = registered();
    dies(&mut shift);
    let kari = care(&shift, Whom::Listed(MARJA), "kari", 60);
    let cannot = Rejection::CannotFollowUp {
        who: "kari".to_owned(),
    };
    assert_eq!(asks(&mut shift, "siri", kari), Err(cannot));
    let hers = care(&shift, Whom::Listed(MARJA), "siri", 60);
    asks(&mut shift, "siri", hers).unwrap();
    let task = deaths::hers(shift.state(), &siri())[0].task;
    shift.minutes(90);
    assert_eq!(told(&shift, "siri", &MessageText::FollowUpDue), 1);
    assert_eq!(told(&shift, "randi", &MessageText::FollowUpLate), 0);
    // A week later the leader hears of it as well, and not of whom it is.
    shift.minutes(9 * DAY);
    assert_eq!(told(&shift, "siri", &MessageText::FollowUpDue), 2);
    assert_eq!(told(&shift, "randi", &MessageText::FollowUpLate), 1);
    let done = Command::Death(DeathCommand::CaredFor {
        patient: ANNE,
        task,
    });
    assert!(matches!(
        asks(&mut shift, "randi", done.clone()),
        Err(Rejection::MayNot(_))
    ));
    assert_eq!(asks(&mut shift, "siri", done.clone()), Ok(()));
    assert_eq!(asks(&mut shift, "siri", done), Ok(()), "sent again");
    assert_eq!(deaths::hers(shift.state(), &siri()), []);
    shift.minutes(20 * DAY);
    assert_eq!(told(&shift, "siri", &MessageText::FollowUpDue), 2);
}

#[test]
fn those_of_ours_who_were_in_touch_lately_are_offered_a_talk_until_it_is_held() {
    let mut shift = registered();
    let contact = talks(&mut shift, OWN, Next::Settled);
    let text = "Hun er roligere".to_owned();
    shift.taps("aslak", Command::WriteNote { contact, text });
    dies(&mut shift);
    let owed = talks_owed(&shift);
    let who: Vec<&StaffId> = owed.iter().map(|(who, _)| who).collect();
    assert_eq!(who, [&staff("aslak"), &staff("kari")]);
    assert_eq!(deaths::waiting(shift.state()), 2);
    let due = |shift: &Shift| told(shift, "randi", &MessageText::DebriefDue);
    shift.minutes(2 * DAY);
    assert_eq!(due(&shift), 0);
    // By day, one message for both, and again as long as nobody says anything.
    shift.minutes(4 * DAY);
    assert_eq!(due(&shift), 1);
    shift.minutes(8 * DAY);
    assert_eq!(due(&shift), 2);
    let (aslak, kari) = (owed[0].1, owed[1].1);
    let held = |at| {
        Command::Death(DeathCommand::HoldDebrief {
            task: kari,
            by: staff("randi"),
            at,
        })
    };
    let now = shift.world.service_now();
    assert!(matches!(
        asks(&mut shift, "kari", held(now)),
        Err(Rejection::MayNot(_))
    ));
    let tomorrow = now + Duration::from_hours(24);
    assert_eq!(
        asks(&mut shift, "randi", held(tomorrow)),
        Err(DeathRejection::NotYet.into())
    );
    assert_eq!(asks(&mut shift, "randi", held(now)), Ok(()));
    let declined = Command::Death(DeathCommand::DeclineDebrief { task: aslak });
    assert_eq!(asks(&mut shift, "randi", declined), Ok(()));
    let declined = Command::Death(DeathCommand::DeclineDebrief { task: kari });
    assert_eq!(asks(&mut shift, "randi", declined), Err(Rejection::Closed));
    let end = death(&shift).tasks[&kari].end.clone();
    let by = staff("randi");
    assert_eq!(end, Some(TaskEnd::Held { by, at: now }));
    let rows = deaths::debriefs(shift.state(), &leader()).unwrap().rows;
    assert!(rows.iter().any(|row| row.end == Some(DebriefEnd::Declined)));
    assert_eq!(deaths::debriefs(shift.state(), &siri()), None);
    shift.minutes(20 * DAY);
    assert_eq!(due(&shift), 2);
}

#[test]
fn nobody_is_offered_a_talk_about_what_was_long_ago() {
    let mut shift = registered();
    talks(&mut shift, OWN, Next::Settled);
    shift.minutes(31 * DAY);
    dies(&mut shift);
    assert_eq!(talks_owed(&shift), []);
}

#[test]
fn marked_by_mistake_what_ended_stands_again_and_what_was_set_because_of_it_does_not() {
    let mut shift = registered();
    let next = in_an_hour(&shift);
    let contact = talks(&mut shift, OWN, next);
    let line = shift.dials(OWN);
    shift.passes(3);
    shift.hangs_up(line);
    shift.passes(5);
    dies(&mut shift);
    let marja = care(&shift, Whom::Listed(MARJA), "siri", 30);
    asks(&mut shift, "siri", marja).unwrap();
    lives(&mut shift);
    let key = (contact, About::Person);
    assert!(shift.state().follow_ups.contains_key(&key));
    assert_eq!(set_for(&shift), []);
    assert_eq!(talks_owed(&shift), []);
    assert_eq!(deaths::waiting(shift.state()), 0);
    let view = deaths::of(shift.state(), &siri(), ANNE, shift.world.now).unwrap();
    assert!(view.undone.is_some());
    let promises = view.ended.iter().filter(|row| row.promise);
    assert_eq!(promises.count(), 1, "to be looked at");
    assert!(matches!(
        shift.contact(line).phase,
        Phase::NeedsOutcome { .. }
    ));
    // Nobody looks after those who have lost nobody; the person is followed up as before.
    shift.minutes(90);
    assert_eq!(told(&shift, "siri", &MessageText::FollowUpDue), 1);
    shift.minutes(20 * DAY);
    assert_eq!(told(&shift, "randi", &MessageText::DebriefDue), 0);
    // And can die after all.
    dies(&mut shift);
    assert!(death(&shift).undone.is_none());
    assert_eq!(death(&shift).ended.len(), 1);
}

#[test]
fn a_restart_loses_nothing_and_reminds_nobody_twice() {
    let mut shift = registered();
    let next = in_an_hour(&shift);
    talks(&mut shift, OWN, next);
    dies(&mut shift);
    let marja = care(&shift, Whom::Listed(MARJA), "siri", 60);
    asks(&mut shift, "siri", marja).unwrap();
    let before = death(&shift).clone();
    shift.world.crash(Some(Duration::from_secs(5)));
    shift.minutes(1);
    assert_eq!(*death(&shift), before);
    shift.minutes(6 * DAY);
    assert_eq!(told(&shift, "randi", &MessageText::DebriefDue), 1);
    shift.world.crash(Some(Duration::from_secs(5)));
    shift.minutes(DAY);
    assert_eq!(told(&shift, "randi", &MessageText::DebriefDue), 1);
}

#[test]
fn what_stands_there_of_anybody_goes_with_the_record() {
    let mut shift = registered();
    let next = in_an_hour(&shift);
    talks(&mut shift, OWN, next);
    dies(&mut shift);
    let marja = care(&shift, Whom::Listed(MARJA), "siri", 60);
    asks(&mut shift, "siri", marja).unwrap();
    let erasure = ErasureId::from_uuid(Uuid::from_u128(0xe1));
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure,
        reason: "asked for by those left behind".to_owned(),
    };
    done(&mut shift, "randi", ask);
    shift.minutes(5 * DAY);
    let erase = PatientCommand::Erase {
        patient: ANNE,
        erasure,
    };
    shift.operator(Command::Patient(erase));
    let gone = |shift: &Shift| {
        let death = &shift.state().deaths[&ANNE];
        assert_eq!(death.ended.len(), 0);
        // Who she is stood in the record alone.
        assert_eq!(death.survivors[0].for_whom, ForWhom::Listed(MARJA));
        let listed = shift.state().patient(ANNE).unwrap().relatives.get(&MARJA);
        assert!(listed.is_none_or(|marja| marja.person.known().is_none()));
        // Somebody of ours is owed a talk all the same.
        assert_eq!(death.open().count(), 1);
    };
    gone(&shift);
    shift.world.crash(Some(Duration::from_secs(5)));
    shift.minutes(1);
    gone(&shift);
}

#[test]
fn nobody_is_reminded_of_somebody_whom_nobody_can_read_of() {
    let mut shift = registered();
    dies(&mut shift);
    let marja = care(&shift, Whom::Listed(MARJA), "siri", 60);
    asks(&mut shift, "siri", marja).unwrap();
    let erasure = ErasureId::from_uuid(Uuid::from_u128(0xe2));
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure,
        reason: "asked for by those left behind".to_owned(),
    };
    done(&mut shift, "randi", ask);
    shift.minutes(5 * DAY);
    assert_eq!(shift.state().deaths[&ANNE].open().count(), 1);
    let reminded = |shift: &Shift| {
        let late = told(shift, "randi", &MessageText::FollowUpLate);
        told(shift, "siri", &MessageText::FollowUpDue) + late
    };
    let before = reminded(&shift);
    assert!(before > 0);
    let erase = PatientCommand::Erase {
        patient: ANNE,
        erasure,
    };
    shift.operator(Command::Patient(erase));
    assert_eq!(shift.state().deaths[&ANNE].open().count(), 0);
    shift.minutes(20 * DAY);
    assert_eq!(reminded(&shift), before);
}

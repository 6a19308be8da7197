//! Follow-ups: what a closed contact left to be done, kept in sight until it is done.

use hjemmevakt::domain::access::Looker;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::contacts::hands;
use hjemmevakt::domain::endings::rejection::EndingRejection;
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::{About, ForWhom, MOST_FURTHER};
use hjemmevakt::domain::handovers::compose::follow_ups;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::follow_up::For;
use hjemmevakt::views::{Viewer, follow_up, handovers};

use super::requests::asks;
use super::*;

fn left_to(shift: &mut Shift, owner: &str, minutes: u64) -> ContactId {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    shift.hangs_up(caller);
    let contact = shift.call(caller).contact;
    let at = shift.world.now + Duration::from_mins(minutes);
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedByTelephone,
            next: Next::FollowUp {
                owner: staff(owner),
                at,
                what: Secret::Known("Ringe og høre hvordan natten var.".to_owned()),
            },
        },
    );
    contact
}

#[test]
fn it_stands_until_it_is_done_and_whoever_does_it_is_reminded_once() {
    let mut shift = Shift::begin();
    let contact = left_to(&mut shift, "kari", 60);
    let found = &shift.state().follow_ups[&(contact, About::Person)];
    assert_eq!(found.owner, staff("kari"));
    shift.minutes(58);
    assert!(!shift.texts_to("kari").contains(&MessageText::FollowUpDue));
    shift.minutes(90);
    let reminders = |shift: &Shift, who: &str| {
        let texts = shift.texts_to(who);
        texts
            .iter()
            .filter(|text| **text == MessageText::FollowUpDue)
            .count()
    };
    assert_eq!(reminders(&shift, "kari"), 1);
    assert!(shift.state().follow_ups[&(contact, About::Person)].reminded);
    let about = About::Person;
    let word = String::new();
    let finish = FollowUpCommand::Finish {
        contact,
        about,
        word,
    };
    shift.taps("kari", Command::FollowUp(finish));
    assert!(shift.state().follow_ups.is_empty());
}

#[test]
fn one_whose_owner_is_not_on_duty_is_the_dutys_as_well() {
    let mut shift = Shift::begin();
    left_to(&mut shift, "siri", 30);
    shift.minutes(32);
    assert!(shift.texts_to("siri").contains(&MessageText::FollowUpDue));
    assert!(shift.texts_to("kari").contains(&MessageText::FollowUpDue));
}

fn about_it(contact: ContactId) -> (ContactId, About) {
    (contact, About::Person)
}

fn does(shift: &mut Shift, who: &str, command: FollowUpCommand) {
    shift.taps(who, Command::FollowUp(command));
}

fn told(shift: &Shift, who: &str, text: &MessageText) -> usize {
    let texts = shift.texts_to(who);
    texts.iter().filter(|said| *said == text).count()
}

#[test]
fn one_that_nobody_does_is_told_to_the_leader_by_day_once() {
    let mut shift = Shift::begin();
    left_to(&mut shift, "siri", 60);
    let late = |shift: &Shift, who: &str, role: StaffRole| {
        let viewer = Viewer {
            staff: Some(staff(who)),
            outside: None,
            roles: vec![role],
            language: Language::Bokmal,
        };
        follow_up::late(shift.state(), &viewer, shift.world.service_now())
    };
    assert_eq!(late(&shift, "randi", StaffRole::Leader), []);
    // Due on Thursday night; a day later it is Friday night, and nobody is woken.
    shift.until("2026-03-07T12:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", &MessageText::FollowUpLate), 0);
    shift.until("2026-03-09T08:01:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", &MessageText::FollowUpLate), 1);
    // On her page stands whose it is, and for her alone.
    let rows = late(&shift, "randi", StaffRole::Leader);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].owner.name.as_deref(), Some("Siri Holm"));
    assert_eq!(late(&shift, "kari", StaffRole::Nurse), []);
    shift.until("2026-03-12T12:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", &MessageText::FollowUpLate), 1);
}

#[test]
fn one_that_is_moved_is_reminded_of_anew_and_says_why() {
    let mut shift = Shift::begin();
    let contact = left_to(&mut shift, "kari", 30);
    shift.minutes(40);
    assert_eq!(told(&shift, "kari", &MessageText::FollowUpDue), 1);
    let moves = |shift: &Shift, reason: &str| FollowUpCommand::Move {
        contact,
        about: About::Person,
        at: shift.world.now + Duration::from_hours(3),
        reason: reason.to_owned(),
    };
    // Without a reason it stays where it is.
    let silent = moves(&shift, " ");
    does(&mut shift, "kari", silent);
    assert!(shift.state().follow_ups[&about_it(contact)].reminded);
    let with_reason = moves(&shift, "Hun sover, og ba om å få sove.");
    does(&mut shift, "kari", with_reason);
    let found = &shift.state().follow_ups[&about_it(contact)];
    assert!(!found.reminded && !found.overdue);
    assert!(found.moved.is_some());
    shift.minutes(4 * 60);
    assert_eq!(told(&shift, "kari", &MessageText::FollowUpDue), 2);
}

#[test]
fn one_that_is_handed_on_is_hers_who_got_it_and_she_is_told() {
    let mut shift = Shift::begin();
    let contact = left_to(&mut shift, "kari", 60);
    let hand = |to: &str| FollowUpCommand::Hand {
        contact,
        about: About::Person,
        to: staff(to),
    };
    // A doctor follows nothing up.
    does(&mut shift, "kari", hand("jonas"));
    let owner = |shift: &Shift| shift.state().follow_ups[&about_it(contact)].owner.clone();
    assert_eq!(owner(&shift), staff("kari"));
    does(&mut shift, "kari", hand("siri"));
    assert_eq!(owner(&shift), staff("siri"));
    assert_eq!(told(&shift, "siri", &MessageText::FollowUpHanded), 1);
    // She does it, with a word that stands in the contact.
    let finish = FollowUpCommand::Finish {
        contact,
        about: About::Person,
        word: "Snakket med henne. Hun har det bedre.".to_owned(),
    };
    does(&mut shift, "siri", finish);
    assert!(shift.state().follow_ups.is_empty());
    let notes = &shift.state().contact(contact).unwrap().notes;
    assert_eq!(
        notes.last().unwrap().text.known().unwrap(),
        "Snakket med henne. Hun har det bedre."
    );
    shift.until("2026-03-10T12:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", &MessageText::FollowUpLate), 0);
}

fn sets(
    shift: &mut Shift,
    contact: ContactId,
    for_whom: ForWhom,
    owner: &str,
    what: &str,
) -> Result<(), Rejection> {
    let command = Command::FollowUp(FollowUpCommand::Set {
        contact,
        for_whom,
        owner: staff(owner),
        at: shift.world.now + Duration::from_hours(2),
        what: what.to_owned(),
    });
    asks(shift, &Actor::Staff(staff("kari")), command)
}

fn relative(who: &str) -> ForWhom {
    ForWhom::Relative(Secret::Known(who.to_owned()))
}

#[test]
fn several_for_the_person_a_relative_and_a_child_each_on_its_own() {
    let mut shift = Shift::begin();
    let contact = left_to(&mut shift, "kari", 60);
    for (for_whom, owner, what) in [
        (ForWhom::Person, "aslak", "Gå innom i morgen"),
        (
            relative("Søsteren, Marit"),
            "siri",
            "Ring og spør hvordan hun har det",
        ),
        (ForWhom::Child, "siri", "Snakk med helsesykepleier"),
    ] {
        assert_eq!(sets(&mut shift, contact, for_whom, owner, what), Ok(()));
    }
    // Nobody named, nothing said, nobody who could, in the past.
    for (for_whom, owner, what, why) in [
        (relative(" "), "siri", "Ring", Rejection::Empty),
        (ForWhom::Child, "siri", "", Rejection::Empty),
        (
            ForWhom::Child,
            "jonas",
            "Ring",
            Rejection::CannotFollowUp {
                who: "jonas".to_owned(),
            },
        ),
    ] {
        assert_eq!(sets(&mut shift, contact, for_whom, owner, what), Err(why));
    }
    let left: Vec<_> = follow_ups(shift.state(), contact)
        .into_iter()
        .map(|found| (found.owner.clone(), found.about))
        .collect();
    assert_eq!(left.len(), 4);
    // Each is in its owner's hands, and stands in the handover with whom it is for.
    assert!(hands::has_in_hand(
        shift.state(),
        Looker::Staff {
            id: &staff("siri"),
            roles: &[StaffRole::DayNurse],
        },
        shift.state().contact(contact).unwrap(),
    ));
    let kari = Viewer {
        staff: Some(staff("kari")),
        outside: None,
        roles: vec![StaffRole::Nurse],
        language: Language::Bokmal,
    };
    let draft = handovers::draft(shift.state(), &kari, &Receiver::Day, shift.world.now).unwrap();
    let item = draft
        .items
        .iter()
        .find(|item| item.contact == contact)
        .unwrap();
    let told = item.told.as_ref().unwrap();
    let sister = For::Relative(Some("Søsteren, Marit".to_owned()));
    let hers = told.left.iter().find(|left| left.for_whom == sister);
    assert_eq!(
        hers.unwrap().what.as_deref(),
        Some("Ring og spør hvordan hun har det")
    );
    // Both of Siri's are reminded of, and one is done without the other.
    shift.minutes(130);
    assert_eq!(told_texts(&shift, "siri"), 2);
    let (_, about) = left
        .iter()
        .find(|(owner, _)| *owner == staff("siri"))
        .unwrap();
    let finish = FollowUpCommand::Finish {
        contact,
        about: *about,
        word: String::new(),
    };
    does(&mut shift, "siri", finish);
    assert_eq!(follow_ups(shift.state(), contact).len(), 3);
    // What is erased leaves no word.
    let reason = "bedt om".to_owned();
    shift.operator(Command::EraseContact { contact, reason });
    assert_eq!(follow_ups(shift.state(), contact).len(), 0);
}

fn told_texts(shift: &Shift, who: &str) -> usize {
    told(shift, who, &MessageText::FollowUpDue)
}

#[test]
fn at_most_so_many_stand_beside_it() {
    let mut shift = Shift::begin();
    let contact = left_to(&mut shift, "kari", 60);
    for _ in 0..MOST_FURTHER {
        let set = sets(&mut shift, contact, ForWhom::Person, "siri", "Ring");
        assert_eq!(set, Ok(()));
    }
    let one_more = sets(&mut shift, contact, ForWhom::Person, "siri", "Ring");
    let why = EndingRejection::TooManyFollowUps { most: MOST_FURTHER };
    assert_eq!(one_more, Err(why.into()));
}

#[test]
fn one_that_nobody_does_is_told_to_whoever_leads_the_day_service_and_then_to_the_leader() {
    let mut shift = Shift::begin();
    // Siri leads the day service.
    left_to(&mut shift, "kari", 60);
    shift.until("2026-03-09T07:59:00[Europe/Oslo]");
    let late = |shift: &Shift, who: &str| told(shift, who, &MessageText::FollowUpLate);
    assert_eq!((late(&shift, "siri"), late(&shift, "randi")), (0, 0));
    shift.until("2026-03-09T08:01:00[Europe/Oslo]");
    assert_eq!((late(&shift, "siri"), late(&shift, "randi")), (1, 0));
    let siri = Viewer {
        staff: Some(staff("siri")),
        outside: None,
        roles: vec![StaffRole::DayNurse],
        language: Language::Bokmal,
    };
    let rows = follow_up::late(shift.state(), &siri, shift.world.service_now());
    assert_eq!(rows[0].owner.name.as_deref(), Some("Kari Nordvik"));
    shift.until("2026-03-10T08:02:00[Europe/Oslo]");
    assert_eq!((late(&shift, "siri"), late(&shift, "randi")), (1, 1));
    shift.until("2026-03-13T12:00:00[Europe/Oslo]");
    assert_eq!((late(&shift, "siri"), late(&shift, "randi")), (1, 1));
}

#[test]
fn without_a_leader_of_the_day_service_the_leader_is_told_at_once() {
    let text = include_str!("../../../handbook/operations/example-service.toml");
    let lines = text
        .lines()
        .filter(|line| !line.starts_with("leader = \"siri\""));
    let without = lines.collect::<Vec<_>>().join("\n");
    let service = hjemmevakt::service_file::parse(&without).unwrap();
    assert_eq!(service.day_leader, None);
    let mut shift = Shift::over(Arc::new(service), THURSDAY);
    left_to(&mut shift, "kari", 60);
    shift.until("2026-03-09T08:01:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", &MessageText::FollowUpLate), 1);
    assert_eq!(told(&shift, "siri", &MessageText::FollowUpLate), 0);
}

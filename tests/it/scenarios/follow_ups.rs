//! Follow-ups: what a closed contact left to be done, kept in sight until it is done.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::About;
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::{Viewer, follow_up};

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

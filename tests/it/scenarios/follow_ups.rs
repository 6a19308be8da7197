//! Follow-ups: what a closed contact left to be done, kept in sight until it is done.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::followups::follow_up::About;
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::secret::Secret;

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
    shift.taps("kari", Command::FinishFollowUp { contact, about });
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

//! A request rings the nurse as a call does: whom, in what order, how it is taken, and what happens when nobody does.

use hjemmevakt::domain::calls::leg::{LegEnd, LegState};
use hjemmevakt::domain::ids::CarrierId;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Stage;
use hjemmevakt::domain::summons::outlook::{Then, outlook};
use hjemmevakt::domain::summons::state::AcceptedBy;
use hjemmevakt::domain::summons::state::{SummonsState, SummonsWhy};
use hjemmevakt::simulator::weekend::services::Staffing;

use super::requests::{asks, form, of, sends, sends_form, stage};
use super::*;

/// The code that was sent to somebody last.
pub fn code_of(shift: &Shift, who: &str) -> String {
    let texts = shift.texts_to(who).into_iter().rev();
    let mut codes = texts.filter_map(|text| match text {
        MessageText::SummonsWaits {
            why: SummonsWhy::Request,
            code,
        } => code.known().cloned(),
        _ => None,
    });
    codes
        .next()
        .unwrap_or_else(|| panic!("no code was sent to {who}"))
}

/// A message comes in from a number.
pub fn texts(shift: &mut Shift, from: &str, body: &str) {
    let count = shift.state().seq;
    let arrives = Command::MessageArrives {
        carrier_id: CarrierId::new(&format!("SMtest{count}")),
        from: From::Number(phone(from)),
        body: body.to_owned(),
    };
    assert!(shift.world.submit(Actor::Carrier, arrives));
    shift.passes(2);
}

const KARI: &str = "+4790000001";
const ASLAK: &str = "+4790000002";

#[test]
fn the_primary_then_the_backup_joins_in_then_everyone_each_with_a_code_of_her_own() {
    let mut shift = Shift::at(FRIDAY);
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    assert!(shift.rings("kari") && !shift.rings("aslak") && !shift.rings("marit"));
    let seen = outlook(shift.state(), of(&shift, request).contact).unwrap();
    assert_eq!(seen.rung.len(), 1);
    assert_eq!(seen.then, Then::Ring(vec![staff("aslak")]));
    shift.passes(24);
    assert!(shift.rings("kari") && shift.rings("aslak") && !shift.rings("marit"));
    shift.passes(26);
    assert!(shift.rings("marit"));
    let codes = ["kari", "aslak", "marit"].map(|who| code_of(&shift, who));
    assert!(codes.iter().all(|code| code.len() == 4), "{codes:?}");
    assert!(codes[0] != codes[1] && codes[1] != codes[2] && codes[0] != codes[2]);
    shift.takes("marit");
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    assert_eq!(of(&shift, request).nurse(), Some(&staff("marit")));
}

#[test]
fn the_nurse_whom_the_patient_has_named_is_rung_first() {
    use hjemmevakt::domain::requests::form::{Form, PatientRef};
    use hjemmevakt::domain::secret::Secret;
    // The other week: Aslak is primary, and Elin wants Kari.
    let mut shift = Shift::at("2026-03-12T21:00:00[Europe/Oslo]");
    let about_elin = Form {
        patient: PatientRef::Named {
            name: Secret::Known(" elin ".to_owned()),
            birth_year: None,
        },
        ..form(Urgency::Urgent)
    };
    sends_form(&mut shift, about_elin).unwrap();
    shift.passes(3);
    assert!(shift.rings("kari") && !shift.rings("aslak"));
    shift.passes(24);
    assert!(shift.rings("aslak"));
}

#[test]
fn declined_busy_and_unconfirmed_move_on_at_once() {
    let mut shift = Shift::begin();
    sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    shift.declines("kari");
    assert!(shift.rings("aslak"));

    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    shift.taps("kari", Command::DeclineRequest { request });
    assert!(!shift.rings("kari") && shift.rings("aslak"));

    let mut shift = Shift::begin();
    sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    // Voicemail: picked up, nothing pressed.
    shift.picks_up("kari");
    shift.passes(14);
    assert!(shift.rings("aslak"));
}

#[test]
fn two_who_press_the_key_in_the_same_second_give_one_winner() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(28);
    let (kari, aslak) = (
        shift.ringing("kari").unwrap(),
        shift.ringing("aslak").unwrap(),
    );
    shift.world.pick_up(kari);
    shift.world.pick_up(aslak);
    shift.passes(1);
    shift.world.press(kari, "1");
    shift.world.press(aslak, "1");
    shift.passes(2);
    let winner = of(&shift, request).nurse().unwrap().clone();
    let other = if winner == staff("kari") { aslak } else { kari };
    // The other hears a kind sentence, and then the line ends.
    assert_eq!(shift.place(other), Place::Saying);
    shift.passes(10);
    assert_eq!(shift.place(other), Place::Over);
}

#[test]
fn on_the_screen_it_is_taken_at_once_and_the_telephones_stop() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(28);
    shift.taps("aslak", Command::AcceptRequest { request });
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    assert_eq!(of(&shift, request).nurse(), Some(&staff("aslak")));
    // The other is told so.
    let taken = asks(
        &mut shift,
        &Actor::Staff(staff("kari")),
        Command::AcceptRequest { request },
    );
    assert!(taken.is_err());
}

#[test]
fn a_code_takes_it_from_any_number_of_hers_and_from_no_other() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(28);
    let (kari, aslak) = (code_of(&shift, "kari"), code_of(&shift, "aslak"));
    // Somebody else knows it, or Aslak's number sends Kari's: neither counts.
    texts(&mut shift, STRANGER, &kari);
    texts(&mut shift, ASLAK, &kari);
    assert_eq!(*stage(&shift, request), Stage::Ringing);
    assert_eq!(
        shift.texts_to("aslak").last(),
        Some(&MessageText::CodeWrong)
    );
    texts(&mut shift, ASLAK, &format!("Svar {aslak}."));
    assert_eq!(of(&shift, request).nurse(), Some(&staff("aslak")));
    assert_eq!(
        shift.texts_to("aslak").last(),
        Some(&MessageText::SummonsTaken)
    );
    let contact = of(&shift, request).contact;
    let summons = shift.state().summons_of(contact).unwrap();
    assert!(matches!(
        summons.state,
        SummonsState::Accepted {
            how: AcceptedBy::Code,
            ..
        }
    ));
    // Kari answers as well, a moment too late.
    texts(&mut shift, KARI, &kari);
    assert_eq!(
        shift.texts_to("kari").last(),
        Some(&MessageText::SummonsTakenAlready)
    );
    assert_eq!(of(&shift, request).nurse(), Some(&staff("aslak")));
}

#[test]
fn wrong_codes_are_answered_kindly_and_then_throttled() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(2);
    let right = code_of(&shift, "kari");
    let wrong = if right == "1111" { "2222" } else { "1111" };
    for _ in 0..5 {
        texts(&mut shift, KARI, wrong);
    }
    let kindly = |shift: &Shift| {
        let answers = shift.texts_to("kari");
        answers
            .iter()
            .filter(|text| **text == MessageText::CodeWrong)
            .count()
    };
    assert_eq!(kindly(&shift), 3);
    // From then on even the right one is a message like any other: it does not take the request, and is not lost.
    texts(&mut shift, KARI, &right);
    assert_eq!(*stage(&shift, request), Stage::Ringing);
    let kept = shift.state().contacts.values().any(|contact| {
        contact.number.known() == Some(&phone(KARI)) && !contact.messages.is_empty()
    });
    assert!(kept);
    shift.minutes(16);
    let right = code_of(&shift, "kari");
    texts(&mut shift, KARI, &right);
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
}

#[test]
fn a_nurse_who_talks_sees_it_and_is_rung_when_she_is_free() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
    let request = sends(&mut shift, Urgency::Soon);
    shift.passes(5);
    assert!(!shift.rings("kari"), "nobody is rung who talks");
    let contact = of(&shift, request).contact;
    let summons = shift.state().summons_of(contact).unwrap();
    assert!(summons.noticed.contains(&staff("kari")));
    code_of(&shift, "kari");
    shift.presses(kari, "*");
    shift.passes(12);
    shift.takes("kari");
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
}

#[test]
fn while_she_talks_she_takes_it_on_her_screen_and_the_conversation_goes_on() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    let request = sends(&mut shift, Urgency::Urgent);
    shift.taps("kari", Command::AcceptRequest { request });
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
    assert!(shift.talk(caller, kari));
}

#[test]
fn a_caller_goes_before_a_request_and_an_immediate_request_before_a_caller() {
    for (urgency, request_first) in [(Urgency::Urgent, false), (Urgency::Immediate, true)] {
        let mut shift = Shift::with(Staffing::Alone, THURSDAY);
        let first = shift.dials(STRANGER);
        shift.passes(3);
        let kari = shift.takes("kari");
        let request = sends(&mut shift, urgency);
        let waiting = shift.dials(OTHER);
        shift.passes(3);
        shift.hangs_up(first);
        shift.passes(14);
        assert_eq!(shift.place(kari), Place::Over);
        let kari = shift.takes("kari");
        assert_eq!(shift.talk(waiting, kari), !request_first, "{urgency:?}");
        assert_eq!(
            of(&shift, request).nurse().is_some(),
            request_first,
            "{urgency:?}"
        );
    }
}

#[test]
fn a_telephone_that_only_rings_for_a_request_goes_over_to_a_caller() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(5);
    assert!(shift.rings("kari"));
    let caller = shift.dials(STRANGER);
    shift.passes(5);
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari), "the caller is served");
    assert_eq!(*stage(&shift, request), Stage::Ringing);
    // And the request rings her as soon as she is free.
    shift.hangs_up(caller);
    shift.passes(14);
    shift.takes("kari");
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
}

#[test]
fn nobody_takes_it_so_everybody_is_rung_every_minute_and_the_leader_is_told() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.minutes(2);
    assert!(shift.has_alarm(&AlarmKind::NobodyTakes));
    assert!(shift.texts_to("randi").contains(&MessageText::AlarmWaits));
    let contact = of(&shift, request).contact;
    let seen = outlook(shift.state(), contact).unwrap();
    assert_eq!(seen.then, Then::Everyone);
    let rounds = seen.rounds;
    assert!(rounds > 0);
    shift.minutes(3);
    let seen = outlook(shift.state(), contact).unwrap();
    assert_eq!(seen.rounds, rounds + 3);
    let rung = |shift: &Shift, who: &str| {
        shift
            .state()
            .legs
            .values()
            .filter(|leg| leg.staff() == Some(&staff(who)))
            .filter(|leg| leg.purpose.summons() == Some(contact))
            .count()
    };
    assert!(rung(&shift, "kari") > 3 && rung(&shift, "aslak") > 3);
    // Taken at last, nothing rings on.
    shift.taps("aslak", Command::AcceptRequest { request });
    shift.minutes(2);
    let live = shift.state().legs.values().any(|leg| {
        leg.purpose.summons() == Some(contact) && !matches!(leg.state, LegState::Over(_))
    });
    assert!(!live);
    let late = shift
        .state()
        .legs
        .values()
        .filter(|leg| leg.purpose.summons() == Some(contact))
        .all(|leg| leg.state != LegState::Over(LegEnd::HungUp));
    assert!(late);
}

#[test]
fn what_still_rings_when_others_come_on_duty_rings_them() {
    // Sunday 04:00 Marit's night ends; on Friday at 20:00 it begins.
    let mut shift = Shift::at("2026-03-06T19:58:00[Europe/Oslo]");
    let request = sends(&mut shift, Urgency::Soon);
    shift.passes(60);
    assert!(!shift.rings("marit"));
    shift.until("2026-03-06T20:01:30[Europe/Oslo]");
    let contact = of(&shift, request).contact;
    let rung =
        shift.state().legs.values().any(|leg| {
            leg.staff() == Some(&staff("marit")) && leg.purpose.summons() == Some(contact)
        });
    assert!(rung);
}

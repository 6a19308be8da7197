//! A duty in which nobody was in contact: what was not as it should be, and the plans that are to be looked at, are handed over all the same; and
//! where nothing happened at all, that is said.

use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::contacts::contact::Next;
use hjemmevakt::domain::deviations::command::DeviationCommand;
use hjemmevakt::domain::deviations::deviation::Harm;
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::handovers::matters::{Known, Matter};
use hjemmevakt::domain::handovers::rejection::HandoverRejection;
use hjemmevakt::domain::ids::DeviationId;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::handovers::matters::{BesideTold, PlanTold};
use hjemmevakt::views::handovers::{self, HandoverView};
use uuid::Uuid;

use super::anne::{self, ANNE, PLAN};
use super::deviations::viewer;
use super::handovers::{ID, attempt, does, only, talked};
use super::*;

/// The duty of the scenarios is over, and the day service opens.
const MONDAY: &str = "2026-03-09T08:00:30[Europe/Oslo]";
/// The hour at which it rings.
const TEN: &str = "2026-03-09T10:00:30[Europe/Oslo]";
const BROKEN: DeviationId = DeviationId::from_uuid(Uuid::from_u128(0xd1));

fn raises(shift: &mut Shift, deviation: DeviationId) {
    let raise = DeviationCommand::Raise {
        deviation,
        contact: None,
        text: "Bilen startet ikke.".to_owned(),
        harm: Harm::CouldHave,
        measure: String::new(),
    };
    shift.attempts("kari", Command::Deviation(raise)).unwrap();
}

fn accepts(shift: &mut Shift, who: &str, matter: Matter) {
    let handover = only(shift).id;
    does(
        shift,
        who,
        HandoverCommand::AcceptMatter { handover, matter },
    );
}

fn seen(shift: &Shift, who: &str, role: StaffRole) -> HandoverView {
    let now = shift.world.service_now();
    let id = only(shift).id;
    handovers::handover(shift.state(), &viewer(who, role), id, now).unwrap()
}

fn told(shift: &Shift, who: &str) -> PlanTold {
    let view = seen(shift, who, StaffRole::DayNurse);
    let plan = view.beside.into_iter().find_map(|one| match one.told {
        BesideTold::Plan(plan) => Some(plan),
        BesideTold::Deviation(_) => None,
    });
    plan.expect("a plan stands there")
}

#[test]
fn a_deviation_is_handed_over_by_a_duty_without_a_contact_and_rings_until_it_is_accepted() {
    let mut shift = Shift::begin();
    raises(&mut shift, BROKEN);
    shift.until(MONDAY);
    let found = only(&shift);
    assert_eq!(found.receiver, Receiver::Day);
    assert_eq!((found.items.len(), found.waiting()), (0, 1));
    assert_eq!(found.keeper, Some(staff("siri")));
    shift.until(TEN);
    assert!(shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    let view = seen(&shift, "siri", StaffRole::DayNurse);
    assert_eq!(view.beside.len(), 1);
    assert!(view.deviations.is_empty(), "and is not said twice");

    let matter = Matter::Deviation(BROKEN);
    accepts(&mut shift, "siri", matter);
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    let found = only(&shift);
    assert!(!found.is_open());
    let known = &found.beside(matter).unwrap().known;
    assert!(matches!(known, Known::By { by, .. } if *by == staff("siri")));
    // It is the leader's to follow, as before, and it is accepted once.
    assert!(shift.state().deviations.get(BROKEN).unwrap().open);
    let handover = found.id;
    let again = HandoverCommand::AcceptMatter { handover, matter };
    let refused = attempt(&mut shift, "siri", again);
    assert_eq!(refused, Err(HandoverRejection::AcceptedAlready.into()));
    let before = shift.state().handovers.clone();
    shift.world.crash(Some(Duration::from_secs(2)));
    shift.passes(60);
    assert_eq!(shift.state().handovers, before);
}

#[test]
fn the_nurse_who_comes_next_accepts_a_deviation_with_all_the_rest() {
    let mut shift = Shift::begin();
    raises(&mut shift, BROKEN);
    let over = HandoverCommand::HandOver {
        handover: ID,
        receiver: Receiver::Nurse(staff("aslak")),
    };
    does(&mut shift, "kari", over.clone());
    does(
        &mut shift,
        "aslak",
        HandoverCommand::AcceptAll { handover: ID },
    );
    assert!(!only(&shift).is_open());
    // It is in the handover to the day service as well, and in no second one to a nurse.
    let HandoverCommand::HandOver { receiver, .. } = over else {
        unreachable!("it is handed over");
    };
    let again = HandoverCommand::HandOver {
        handover: hjemmevakt::domain::ids::HandoverId::from_uuid(Uuid::from_u128(0x4b)),
        receiver,
    };
    let refused = attempt(&mut shift, "kari", again);
    assert_eq!(refused, Err(HandoverRejection::Nothing.into()));
    shift.until(MONDAY);
    let to_day = shift.state().handovers.all.values();
    let mut to_day = to_day.filter(|handover| handover.receiver == Receiver::Day);
    let found = to_day.next().unwrap();
    assert!(found.beside(Matter::Deviation(BROKEN)).is_some());
}

#[test]
fn what_the_leader_has_closed_meanwhile_nobody_has_to_accept() {
    let mut shift = Shift::begin();
    raises(&mut shift, BROKEN);
    let close = DeviationCommand::Close {
        deviation: BROKEN,
        found: "Batteriet var flatt.".to_owned(),
        changed: "Vi lader det hver kveld.".to_owned(),
    };
    shift.attempts("randi", Command::Deviation(close)).unwrap();
    shift.until(MONDAY);
    assert!(only(&shift).is_empty());
}

#[test]
fn a_plan_whose_day_has_come_is_handed_to_the_day_service_once() {
    let mut shift = anne::planned_for(Duration::from_hours(24));
    shift.until(MONDAY);
    let found = only(&shift);
    assert_eq!((found.items.len(), found.waiting()), (0, 1));
    assert!(found.beside(Matter::Plan(PLAN)).is_some());
    // Whose it is, is read by those who work with the person.
    let (patient, name) = told(&shift, "siri").whose.unwrap();
    assert_eq!((patient, name.as_str()), (ANNE, "Ánne Nordvik"));
    assert_eq!(told(&shift, "kari").whose, None);
    accepts(&mut shift, "siri", Matter::Plan(PLAN));
    assert!(!only(&shift).is_open());
    // A week later it has been said.
    shift.until("2026-03-16T08:00:30[Europe/Oslo]");
    let all = shift.state().handovers.all.values();
    let said = all.filter(|it| it.beside(Matter::Plan(PLAN)).is_some());
    assert_eq!(said.count(), 1);
}

#[test]
fn nobody_has_to_accept_the_plan_of_a_record_that_was_erased() {
    let mut shift = anne::planned_for(Duration::from_hours(24));
    shift.until(MONDAY);
    anne::erases(&mut shift);
    let all = shift.state().handovers.all.values();
    let mut with = all.filter_map(|it| Some((it, it.beside(Matter::Plan(PLAN))?)));
    let (found, beside) = with.next().unwrap();
    assert_eq!(beside.known, Known::Erased);
    assert!(!found.is_open());
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
}

#[test]
fn a_duty_in_which_nothing_happened_says_so_and_nobody_is_rung() {
    let mut shift = Shift::begin();
    shift.until(MONDAY);
    let found = only(&shift);
    assert_eq!(found.receiver, Receiver::Day);
    assert!(found.is_empty() && !found.is_open());
    assert_eq!(found.givers, [staff("kari"), staff("aslak")]);
    shift.until(TEN);
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    assert!(!shift.texts_to("siri").contains(&MessageText::HandoverWaits));
    // Whoever hands over herself is told that there is nothing.
    let mut shift = Shift::begin();
    let over = HandoverCommand::HandOver {
        handover: ID,
        receiver: Receiver::Day,
    };
    let refused = attempt(&mut shift, "kari", over.clone());
    assert_eq!(refused, Err(HandoverRejection::Nothing.into()));
    // And where all of it was handed over already, nothing more is said.
    talked(&mut shift, STRANGER, Next::Settled);
    does(&mut shift, "kari", over);
    shift.until(MONDAY);
    assert_eq!(only(&shift).id, ID);
}

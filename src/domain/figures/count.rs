//! Every figure of a period, counted from the state. Costs one walk over the contacts and the ledger: microseconds for each thousand.

use std::time::Duration;

use jiff::tz::TimeZone;

use crate::domain::contacts::contact::{Contact, Origin, Outcome, Phase};
use crate::domain::deviations::deviation::KINDS;
use crate::domain::duty::calendar;
use crate::domain::escorts::escort::{Ride, Stage};
use crate::domain::figures::count_cases;
use crate::domain::figures::count_police;
use crate::domain::figures::figure::{Figure, Period, Unit};
use crate::domain::figures::ledger::{FollowUpEnd, Gap, GapKind};
use crate::domain::requests::request::{Request, Stage as Asked};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Answered in good time (Helsedirektoratet on akuttmedisinforskriften § 13).
const ANSWER_MARK: Duration = Duration::from_mins(2);

const HOURS: [&str; 24] = [
    "h00", "h01", "h02", "h03", "h04", "h05", "h06", "h07", "h08", "h09", "h10", "h11", "h12",
    "h13", "h14", "h15", "h16", "h17", "h18", "h19", "h20", "h21", "h22", "h23",
];

/// Every figure of a period, in the order in which they are shown.
pub fn count(state: &State, zone: &TimeZone, period: Period, now: Timestamp) -> Vec<Figure> {
    let contacts: Vec<&Contact> = state
        .contacts
        .values()
        .map(AsRef::as_ref)
        .filter(|contact| period.holds(contact.since) && counts(contact))
        .collect();
    let mut figures = vec![
        by_hour(&contacts, zone),
        by_outcome(&contacts),
        answers(state, period),
        call_backs(state, period, now),
        requests(state, period),
    ];
    figures.extend(count_cases::admissions(state, &contacts));
    figures.extend(count_police::police(state, &contacts));
    figures.extend(escorts(state, period));
    figures.push(count_cases::repeats(state, &contacts));
    figures.push(plans(state, period));
    figures.push(count_cases::plan_followed(state, &contacts));
    figures.push(follow_ups(state, period, now));
    figures.push(unstaffed(state, period, now));
    figures.push(deviations(state, period));
    figures.push(complaints(state, period, now));
    figures
}

/// Whether a contact is one of its own: not a part of another, not a colleague who rang in.
fn counts(contact: &Contact) -> bool {
    match &contact.phase {
        Phase::Closed(closing) => {
            !matches!(closing.outcome, Outcome::Joined | Outcome::StaffRangIn)
        }
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. } => true,
    }
}

fn by_hour(contacts: &[&Contact], zone: &TimeZone) -> Figure {
    let mut figure = Figure::empty("contacts_by_hour", &HOURS);
    for contact in contacts {
        let (_, minute) = calendar::local(zone, contact.since);
        if let Some(word) = HOURS.get(usize::from(minute / 60)) {
            figure.add(word);
        }
    }
    figure
}

fn by_outcome(contacts: &[&Contact]) -> Figure {
    let words = [
        "helped_by_telephone",
        "helped_in_person",
        "visit_agreed",
        "called_back",
        "relative_supported",
        "handed_to_legevakt",
        "handed_to_day_service",
        "called_113",
        "admitted",
        "not_reached",
        "withdrawn",
        "wrong_number",
        "gave_up_withheld",
        "only_a_word",
        "open",
    ];
    let mut figure = Figure::empty("contacts_by_outcome", &words);
    for contact in contacts {
        let Phase::Closed(closing) = &contact.phase else {
            figure.add("open");
            continue;
        };
        figure.add(match closing.outcome {
            Outcome::HelpedByTelephone => "helped_by_telephone",
            Outcome::HelpedInPerson => "helped_in_person",
            Outcome::VisitAgreed => "visit_agreed",
            Outcome::CalledBack => "called_back",
            Outcome::RelativeSupported => "relative_supported",
            Outcome::HandedToLegevakt => "handed_to_legevakt",
            Outcome::HandedToDayService => "handed_to_day_service",
            Outcome::Called113 => "called_113",
            Outcome::Admitted => "admitted",
            Outcome::NotReached => "not_reached",
            Outcome::Withdrawn => "withdrawn",
            Outcome::WrongNumber => "wrong_number",
            Outcome::GaveUpWithheld => "gave_up_withheld",
            Outcome::OnlyAWord => "only_a_word",
            // Not counted at all.
            Outcome::Joined | Outcome::StaffRangIn => continue,
        });
    }
    figure
}

/// The clock starts when our telephones ring; what nobody answered stays in the count.
fn answers(state: &State, period: Period) -> Figure {
    let mut figure = Figure::of_ours("answers", &["within_two_minutes", "later", "not_answered"]);
    for call in state
        .ledger
        .calls
        .iter()
        .filter(|call| period.holds(call.at))
    {
        figure.add(match call.answered {
            Some(answered) if answered.since(call.at) <= ANSWER_MARK => "within_two_minutes",
            Some(_) => "later",
            None => "not_answered",
        });
    }
    figure
}

fn call_backs(state: &State, period: Period, now: Timestamp) -> Figure {
    let words = ["in_time", "late", "without_a_call", "overdue", "not_due"];
    let mut figure = Figure::of_ours("call_backs", &words);
    let over = state.ledger.promises.iter();
    for promise in over.filter(|promise| period.holds(promise.due)) {
        figure.add(match promise.called {
            Some(called) if called <= promise.due => "in_time",
            Some(_) => "late",
            None => "without_a_call",
        });
    }
    let open = state.ledger.promised.values();
    for due in open.filter(|due| period.holds(**due)) {
        figure.add(if *due < now { "overdue" } else { "not_due" });
    }
    figure
}

/// Doctors' requests, by how long it took until a nurse had taken them.
fn requests(state: &State, period: Period) -> Figure {
    let words = [
        "within_5",
        "within_15",
        "within_60",
        "later",
        "not_taken",
        "taken_back",
        "ringing",
    ];
    let mut figure = Figure::of_ours("requests", &words);
    for request in state.requests.values() {
        let Some(contact) = state.contact(request.contact) else {
            continue;
        };
        if !period.holds(request.since) {
            continue;
        }
        let from_the_start = contact.origin == Origin::Request;
        let taken = state.ledger.taken.get(&request.id);
        figure.add(match taken.map(|at| at.since(request.since)) {
            // Made of a call that a nurse was in already.
            Some(_) if !from_the_start => "within_5",
            Some(took) if took <= Duration::from_mins(5) => "within_5",
            Some(took) if took <= Duration::from_mins(15) => "within_15",
            Some(took) if took <= Duration::from_hours(1) => "within_60",
            Some(_) => "later",
            None => untaken(request),
        });
    }
    figure
}

/// Of one that no nurse has taken: whoever asked needs it no more, it rings still, or it ended without.
const fn untaken(request: &Request) -> &'static str {
    match request.stage {
        Asked::Withdrawn { .. } => "taken_back",
        Asked::Ringing => "ringing",
        Asked::Accepted { .. }
        | Asked::OnTheWay { .. }
        | Asked::Arrived { .. }
        | Asked::Closed { .. } => "not_taken",
    }
}

fn escorts(state: &State, period: Period) -> [Figure; 3] {
    let words = [
        "scheduled_flight",
        "ambulance",
        "air_ambulance",
        "car",
        "police_vehicle",
        "called_off",
    ];
    let mut rides = Figure::empty("escorts", &words);
    let mut flights = Figure::empty("flights", &["went", "booked", "cancelled"]);
    let mut hours = Figure::empty("escort_minutes", &["empty"]);
    hours.unit = Unit::Minutes;
    for escort in state.escorts.values() {
        let journey = &escort.journey;
        let end = match &escort.stage {
            Stage::Back { at, .. } | Stage::CalledOff { at, .. } => *at,
            Stage::Booked | Stage::UnderWay { .. } | Stage::Arrived { .. } => state.at,
        };
        if let Some(since) = escort.empty_since {
            hours.add_many("empty", minutes(period, since, end));
        }
        if !period.holds(journey.from) {
            continue;
        }
        let off = matches!(escort.stage, Stage::CalledOff { .. });
        rides.add(match journey.ride {
            _ if off => "called_off",
            Ride::ScheduledFlight => "scheduled_flight",
            Ride::Ambulance => "ambulance",
            Ride::AirAmbulance => "air_ambulance",
            Ride::Car => "car",
            Ride::PoliceVehicle => "police_vehicle",
        });
        if journey.ride == Ride::ScheduledFlight {
            match (&escort.cancelled, &escort.stage) {
                (Some(_), _) => flights.add("cancelled"),
                (None, Stage::Booked) => flights.add("booked"),
                (None, Stage::UnderWay { .. } | Stage::Arrived { .. } | Stage::Back { .. }) => {
                    flights.add("went");
                }
                (None, Stage::CalledOff { .. }) => {}
            }
        }
    }
    [rides, flights, hours]
}

/// Of patients whose plan was in force at any time in the period: whether it still was at its end.
fn plans(state: &State, period: Period) -> Figure {
    let mut figure = Figure::empty("plans", &["in_force", "ended"]);
    let mut in_force: std::collections::BTreeMap<_, bool> = std::collections::BTreeMap::new();
    for line in state
        .ledger
        .plans
        .iter()
        .take_while(|line| line.at < period.until)
    {
        if line.at < period.from && !line.in_force {
            in_force.remove(&line.patient);
        } else if line.in_force {
            in_force.insert(line.patient, true);
        } else if let Some(still) = in_force.get_mut(&line.patient) {
            *still = false;
        }
    }
    for still in in_force.values() {
        figure.add(if *still { "in_force" } else { "ended" });
    }
    figure
}

/// Each time by which something was to be done, once: one that was moved after its time was late, whatever became of it by the new one.
fn follow_ups(state: &State, period: Period, now: Timestamp) -> Figure {
    let words = ["in_time", "late", "moved_after", "overdue", "not_due"];
    let mut figure = Figure::of_ours("follow_ups", &words);
    let done = state.ledger.follow_ups.iter();
    for line in done.filter(|line| period.holds(line.due)) {
        figure.add(match line.end {
            FollowUpEnd::Done(done) if done <= line.due => "in_time",
            FollowUpEnd::Done(_) => "late",
            FollowUpEnd::MovedAfter => "moved_after",
            FollowUpEnd::Erased => "overdue",
        });
    }
    let open = state.follow_ups.values();
    for follow_up in open.filter(|follow_up| period.holds(follow_up.at)) {
        figure.add(if follow_up.at < now {
            "overdue"
        } else {
            "not_due"
        });
    }
    figure
}

/// By what they are about.
fn deviations(state: &State, period: Period) -> Figure {
    let mut figure = Figure::empty("deviations", &KINDS);
    for deviation in state.deviations.iter() {
        if period.holds(deviation.at) {
            figure.add(deviation.source.word());
        }
    }
    figure
}

/// By whether they were answered by their date.
fn complaints(state: &State, period: Period, now: Timestamp) -> Figure {
    let words = ["in_time", "late", "overdue", "not_due"];
    let mut figure = Figure::empty("complaints", &words);
    for complaint in state.complaints.iter() {
        if period.holds(complaint.at) {
            figure.add(match complaint.answered_at() {
                Some(at) if complaint.is_due(at) => "late",
                Some(_) => "in_time",
                None if complaint.is_due(now) => "overdue",
                None => "not_due",
            });
        }
    }
    figure
}

fn unstaffed(state: &State, period: Period, now: Timestamp) -> Figure {
    let mut figure = Figure::empty("unstaffed", &["roster", "all_away"]);
    figure.unit = Unit::Minutes;
    let going_on = state.ledger.gap.map(|(kind, from)| Gap {
        kind,
        from,
        until: now,
    });
    for gap in state.ledger.gaps.iter().copied().chain(going_on) {
        let word = match gap.kind {
            GapKind::Roster => "roster",
            GapKind::AllAway => "all_away",
        };
        figure.add_many(word, minutes(period, gap.from, gap.until));
    }
    figure
}

/// Whole minutes of a stretch within the period.
fn minutes(period: Period, from: Timestamp, until: Timestamp) -> u64 {
    let (from, until) = (from.max(period.from), until.min(period.until));
    if until <= from {
        0
    } else {
        until.since(from).as_secs() / 60
    }
}

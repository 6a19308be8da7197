//! Escorts: for those who have the contact in hand all of it, for everybody else on a board from when to when a chair is empty, and who
//! answers meanwhile.

use crate::domain::access::Part;
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::duty::calendar;
use crate::domain::escorts::answers::{self, Answers};
use crate::domain::escorts::escort::{Escort, Police, PoliceReason, Ride, Stage};
use crate::domain::forms::answer::Answer;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::ids::{ContactId, EscortId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::service::places::DestinationKind;
use crate::domain::service::window::WeekTime;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::documents;
use crate::views::people::{Person, person};

/// How it is with a chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChairStage {
    /// She is not back though the time is over.
    Overdue,
    /// A flight is cancelled: nobody has said yet when she is back.
    Delayed,
    /// Empty.
    Empty,
    /// Going to be.
    Planned,
}

/// Who answers meanwhile, as a board says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meanwhile {
    /// These, the first one first.
    People(Vec<Person>),
    /// The fallback of the service.
    Fallback(DestinationKind),
    /// No duty then: calls go where they go outside it.
    OutsideDuty,
}

/// A chair that is empty, or will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chair {
    /// Which escort empties it.
    pub escort: EscortId,
    /// Whose it is.
    pub person: Person,
    /// Her short name, for those who may name a cover.
    pub staff: Option<StaffId>,
    /// From then.
    pub from: Timestamp,
    /// She is expected back then.
    pub until: Timestamp,
    /// How it is with it.
    pub stage: ChairStage,
    /// Who answers.
    pub answers: Meanwhile,
    /// Who takes it, as the leader has said.
    pub cover: Option<Person>,
    /// The contact, where the viewer may open it.
    pub contact: Option<ContactId>,
    /// The viewer says who takes it, and that she is back.
    pub leads: bool,
}

/// The chairs that are empty or will be, what is wrong first.
pub fn chairs(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<Chair> {
    let mut chairs: Vec<Chair> = state
        .open_escorts()
        .filter(|_| viewer.may_see(state, Part::Board))
        .filter(|escort| escort.is_away() || empties(state, escort))
        .map(|escort| chair(state, viewer, escort, now))
        .collect();
    chairs.sort_by_key(|chair| (chair.stage, chair.from, chair.escort));
    chairs
}

fn empties(state: &State, escort: &Escort) -> bool {
    state
        .service
        .as_ref()
        .is_some_and(|service| answers::empties_a_chair(service, &escort.journey))
}

fn chair(state: &State, viewer: &Viewer, escort: &Escort, now: Timestamp) -> Chair {
    let contact = state
        .contact(escort.contact)
        .filter(|contact| viewer.may_open(state, contact));
    Chair {
        escort: escort.id,
        person: person(state, viewer, &escort.journey.staff),
        staff: viewer.leads().then(|| escort.journey.staff.clone()),
        from: escort.empty_since.unwrap_or(escort.journey.from),
        until: escort.journey.until,
        stage: stage(escort, now),
        answers: meanwhile(state, viewer, escort, now),
        cover: escort
            .cover
            .as_ref()
            .map(|cover| person(state, viewer, cover)),
        contact: contact.map(|contact| contact.id),
        leads: viewer.leads(),
    }
}

fn stage(escort: &Escort, now: Timestamp) -> ChairStage {
    if escort.waits_for_a_flight() {
        ChairStage::Delayed
    } else if !escort.is_away() {
        ChairStage::Planned
    } else if escort.journey.until <= now {
        ChairStage::Overdue
    } else {
        ChairStage::Empty
    }
}

fn meanwhile(state: &State, viewer: &Viewer, escort: &Escort, now: Timestamp) -> Meanwhile {
    match answers::meanwhile(state, escort, now) {
        Answers::Staff(staff) => Meanwhile::People(
            staff
                .iter()
                .map(|staff| person(state, viewer, staff))
                .collect(),
        ),
        Answers::OutsideDuty => Meanwhile::OutsideDuty,
        Answers::Nobody => {
            let service = state.service.as_ref();
            let first = service.and_then(|service| service.fallback.first());
            Meanwhile::Fallback(first.map_or(DestinationKind::Other, |first| first.kind))
        }
    }
}

/// A flight that does not go, as those see it who have the contact in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelledSeen {
    /// When it was said.
    pub at: Timestamp,
    /// By whom.
    pub by: Person,
    /// What happens until the next one, once that is known.
    pub wait: Option<WaitSeen>,
}

/// The time until the next departure. A text that is erased is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in the domain")]
pub struct WaitSeen {
    pub place: Option<String>,
    pub stays: Option<String>,
    pub rest: Option<String>,
    pub departs: Option<Timestamp>,
    pub at: Timestamp,
    pub by: Person,
}

/// How far it has come. A text that is erased is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in the domain")]
pub enum StageSeen {
    Booked,
    UnderWay {
        since: Timestamp,
    },
    Arrived {
        at: Timestamp,
        to: Option<String>,
    },
    Back {
        at: Timestamp,
        to: Option<String>,
    },
    CalledOff {
        at: Timestamp,
        by: Person,
        reason: Option<String>,
    },
}

/// An escort as those see it who have the contact in hand. A text that is erased is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in the domain")]
pub struct EscortSeen {
    pub id: EscortId,
    pub contact: ContactId,
    pub person: Person,
    pub staff: StaffId,
    pub from: Timestamp,
    pub until: Timestamp,
    pub empty_since: Option<Timestamp>,
    pub ride: Ride,
    pub police: Police,
    pub police_reasons: Vec<PoliceReason>,
    pub police_waited: Option<u16>,
    pub flight: Option<String>,
    pub unit: Option<String>,
    pub asked_by: Option<String>,
    pub civil: Option<String>,
    pub police_why: Option<String>,
    pub stage: StageSeen,
    pub cancelled: Option<CancelledSeen>,
    /// When the receiving unit was told, by whom of ours, and whom there.
    pub told: Option<(Timestamp, Person, Option<String>)>,
    pub chair: ChairStage,
    pub answers: Meanwhile,
    pub open: bool,
}

/// The doctor's examination (psykisk helsevernloven § 3-1) whose age counts when a flight does not go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examination {
    /// When the person was examined, as the doctor has written it; when it was signed, if that is not written; when it was written in another
    /// record, if it was.
    pub at: Timestamp,
    /// When it was signed, or said to be in another record.
    pub signed: Timestamp,
}

/// The examination on which somebody was to go, and that counts no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// When it was withdrawn.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// Why, to whoever may read it.
    pub reason: Option<String>,
}

/// What the page of a contact shows of escorts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escorts {
    /// Those of the contact and of what was joined to it, the first booked first.
    pub all: Vec<EscortSeen>,
    /// The last signed examination in the contact.
    pub examination: Option<Examination>,
    /// The last that was signed and withdrawn, unless one was signed after that one.
    pub withdrawn: Option<Withdrawn>,
    /// Who can go along: short name and name.
    pub staff: Vec<(StaffId, String)>,
    /// Where a patient can be received now, then the rest.
    pub units: Vec<String>,
}

/// The escorts of a contact that are not over, to somebody who may open it.
pub(super) fn going_on(
    state: &State,
    viewer: &Viewer,
    contact: ContactId,
    now: Timestamp,
) -> Vec<EscortSeen> {
    state
        .escorts_of(contact)
        .filter(|escort| escort.is_open())
        .map(|escort| seen(state, viewer, escort, now))
        .collect()
}

/// Those of a contact that are over, but for what was called off.
pub(super) fn over(
    state: &State,
    viewer: &Viewer,
    contact: ContactId,
    now: Timestamp,
) -> Vec<EscortSeen> {
    let called_off = |escort: &Escort| matches!(escort.stage, Stage::CalledOff { .. });
    state
        .escorts_of(contact)
        .filter(|escort| !escort.is_open() && !called_off(escort))
        .map(|escort| seen(state, viewer, escort, now))
        .collect()
}

/// What the page of a contact shows; nothing, unless the viewer may open it.
pub fn of_contact(
    state: &State,
    viewer: &Viewer,
    contact: ContactId,
    now: Timestamp,
) -> Option<Escorts> {
    let found = state.contact(contact)?;
    if !viewer.may_open(state, found) {
        return None;
    }
    let contacts = found.joined.iter().copied().chain([contact]);
    let mut all: Vec<&Escort> = contacts
        .clone()
        .flat_map(|contact| state.escorts_of(contact))
        .collect();
    all.sort_by_key(|escort| (escort.booked_at, escort.id));
    let withdrawn = contacts
        .clone()
        .flat_map(|contact| state.documents_of(contact))
        .filter_map(|document| withdrawn(state, viewer, document))
        .max_by_key(|(signed, withdrawn)| (*signed, withdrawn.at));
    let examination = contacts
        .flat_map(|contact| state.documents_of(contact))
        .filter_map(examination)
        .max_by_key(|examination| (examination.at, examination.signed));
    Some(Escorts {
        all: all
            .into_iter()
            .map(|escort| seen(state, viewer, escort, now))
            .collect(),
        examination,
        withdrawn: withdrawn
            .filter(|(signed, _)| examination.is_none_or(|stands| stands.signed < *signed))
            .map(|(_, withdrawn)| withdrawn),
        staff: who_can(state),
        units: units(state, now),
    })
}

fn examination(document: &Document) -> Option<Examination> {
    if document.kind != DocumentKind::DoctorExamination || document.erased {
        return None;
    }
    let signed = match document.part.standing() {
        Standing::Signed { at, .. } => at,
        // The doctor has written it in another record, and has said when.
        Standing::Elsewhere(said) => {
            let (_, at) = said.written?;
            let signed = said.at;
            return Some(Examination { at, signed });
        }
        Standing::Draft | Standing::Withdrawn { .. } => return None,
    };
    let when: Option<Field> = "exam.when".parse().ok();
    let written = when
        .and_then(|field| document.entries.get(&field))
        .and_then(|entry| entry.written.values.known().cloned());
    let said = written.and_then(|values| match values.first() {
        Some(Answer::DateTime(at)) => Some(*at),
        Some(
            Answer::Boolean(_)
            | Answer::Choice(_)
            | Answer::Own(_)
            | Answer::Text(_)
            | Answer::Integer(_)
            | Answer::Decimal(_)
            | Answer::Date(_),
        )
        | None => None,
    });
    Some(Examination {
        at: said.unwrap_or(signed).min(signed),
        signed,
    })
}

/// When it had been signed, and how it was withdrawn; none where it still counts, or never did.
fn withdrawn(
    state: &State,
    viewer: &Viewer,
    document: &Document,
) -> Option<(Timestamp, Withdrawn)> {
    if document.kind != DocumentKind::DoctorExamination || document.erased {
        return None;
    }
    let Standing::Withdrawn {
        signed: Some((_, signed)),
        by,
        at,
        reason,
    } = document.part.standing()
    else {
        return None;
    };
    let reads = documents::document(state, viewer, document.id).is_some();
    let found = Withdrawn {
        at,
        by: documents::name(state, &by),
        reason: reason.known().cloned().filter(|_| reads),
    };
    Some((signed, found))
}

fn who_can(state: &State) -> Vec<(StaffId, String)> {
    let staff = state.service.iter().flat_map(|service| &service.staff);
    staff
        .filter(|staff| crate::domain::contacts::hands::can_follow_up(state, &staff.id))
        .map(|staff| (staff.id.clone(), staff.name.clone()))
        .collect()
}

/// The receiving units of the service file: those that receive now first.
fn units(state: &State, now: Timestamp) -> Vec<String> {
    let Some(service) = &state.service else {
        return Vec::new();
    };
    let (date, minute) = calendar::local(&service.zone, now);
    let at = WeekTime {
        day: date.weekday(),
        minute,
    };
    let (mut open, closed): (Vec<_>, Vec<_>) = service
        .receiving_units
        .iter()
        .partition(|unit| unit.hours.is_empty() || unit.hours.iter().any(|hours| hours.holds(at)));
    open.extend(closed);
    open.into_iter().map(|unit| unit.label.clone()).collect()
}

fn seen(state: &State, viewer: &Viewer, escort: &Escort, now: Timestamp) -> EscortSeen {
    let who = |staff: &StaffId| person(state, viewer, staff);
    let journey = &escort.journey;
    let words = |words: &Secret<String>| words.known().cloned();
    EscortSeen {
        id: escort.id,
        contact: escort.contact,
        person: who(&journey.staff),
        staff: journey.staff.clone(),
        from: journey.from,
        until: journey.until,
        empty_since: escort.empty_since,
        ride: journey.ride,
        police: journey.police,
        police_reasons: journey.police_reasons.clone(),
        police_waited: journey.police_waited,
        flight: words(&journey.flight),
        unit: words(&journey.unit),
        asked_by: words(&journey.asked_by),
        civil: words(&journey.civil),
        police_why: words(&journey.police_why),
        stage: match &escort.stage {
            Stage::Booked => StageSeen::Booked,
            Stage::UnderWay { since } => StageSeen::UnderWay { since: *since },
            Stage::Arrived { at, to } => StageSeen::Arrived {
                at: *at,
                to: words(to),
            },
            Stage::Back { at, to, .. } => StageSeen::Back {
                at: *at,
                to: to.as_ref().and_then(words),
            },
            Stage::CalledOff { at, by, reason } => StageSeen::CalledOff {
                at: *at,
                by: who(by),
                reason: words(reason),
            },
        },
        cancelled: escort.cancelled.as_ref().map(|cancelled| CancelledSeen {
            at: cancelled.at,
            by: who(&cancelled.by),
            wait: cancelled.wait.as_ref().map(|wait| WaitSeen {
                place: words(&wait.place),
                stays: words(&wait.stays),
                rest: words(&wait.rest),
                departs: wait.departs,
                at: wait.at,
                by: who(&wait.by),
            }),
        }),
        told: escort
            .told
            .as_ref()
            .map(|told| (told.at, who(&told.by), words(&told.whom))),
        chair: stage(escort, now),
        answers: meanwhile(state, viewer, escort, now),
        open: escort.is_open(),
    }
}

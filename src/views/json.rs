//! The board as JSON, for the API and the live line: the same as the pages show, under the same viewer. Instants are RFC 3339 in
//! UTC. Never adds what the view left out.

pub mod earlier;
pub mod elsewhere;
pub mod glance;
pub mod identity;
pub mod notes;
pub mod plan;
pub mod plan_beside;
pub mod question;
pub mod record;
pub mod request;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::service::places::DestinationKind;
use crate::views::board::{AlarmRow, Board};
use crate::views::duty::{Duty, Presence};
use crate::views::escort_json::{self, ChairJson};
use crate::views::hint::{Hint, HintKind};
use crate::views::json::request::{RequestJson, RequestRowJson};
use crate::views::next::NextStep;
use crate::views::on_duty_json::{self, FollowUpJson, MyDutyJson, WatchJson};
use crate::views::people::{Person, Place};
use crate::views::request::RequestView;
use crate::views::row::{Row, Stage, Turn};
use crate::views::words;

/// The board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Board)]
pub struct BoardJson {
    /// `EPOCH-SEQ`: which state it was made from.
    pub at: String,
    /// When it was made.
    pub now: String,
    /// The service's name; none before a service file has been imported.
    pub service: Option<String>,
    /// The service's time zone.
    pub time_zone: Option<String>,
    /// Who has it, now and next.
    pub duty: DutyJson,
    /// Nothing goes out until a person says so.
    pub effects_held: bool,
    /// The log takes nothing new: callers are sent to the fallback.
    pub not_writable: bool,
    /// Callers who wait, the most urgent first.
    pub waiting: Vec<RowJson>,
    /// Conversations, and those about to be.
    pub talking: Vec<RowJson>,
    /// Promises to call back, the next due first.
    pub call_backs: Vec<RowJson>,
    /// Contacts without an outcome.
    pub outcomes: Vec<RowJson>,
    /// Requests that the viewer takes part in: those sent, and those that are open and in her hands.
    pub requests: Vec<RequestJson>,
    /// Alarms that nobody has taken.
    pub alarms: Vec<AlarmJson>,
    /// The viewer's own duty, if she may have one.
    pub me: Option<MyDutyJson>,
    /// Those who are out on a visit or have called for help.
    pub watches: Vec<WatchJson>,
    /// Follow-ups due before the duty ends.
    pub follow_ups: Vec<FollowUpJson>,
    /// Chairs that are empty or will be, because somebody goes along with a patient: from when to when, and who answers.
    pub chairs: Vec<ChairJson>,
    /// How calls were answered in this duty.
    pub tally: TallyJson,
}

/// How calls were answered in this duty. Those that nobody answered stay in the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Tally)]
pub struct TallyJson {
    /// Calls answered or ended.
    pub calls: u32,
    /// Answered within two minutes.
    pub within_two_minutes: u32,
    /// Answered later.
    pub later: u32,
}

/// A member of staff as the viewer may see her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Person)]
pub struct PersonJson {
    /// `primary`, `backup`, `also` or `off_duty`.
    pub place: &'static str,
    /// Her name, where it is shown.
    pub name: Option<String>,
    /// The viewer herself.
    pub me: bool,
}

/// Who has it, now and next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Duty)]
pub struct DutyJson {
    /// The duty going on; none outside.
    pub now: Option<DutyNowJson>,
    /// The next change.
    pub next: Option<DutyNextJson>,
    /// Where calls go while nobody is on duty: `day_service`, `legevakt` or `other`.
    pub outside: Option<&'static str>,
}

/// The duty going on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DutyNow)]
pub struct DutyNowJson {
    /// When it is over for everybody.
    pub ends: String,
    /// When the people change.
    pub until: String,
    /// Those on duty, in the order they are rung.
    pub people: Vec<OnDutyJson>,
}

/// Somebody on duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OnDuty)]
pub struct OnDutyJson {
    /// Who.
    pub person: PersonJson,
    /// `free`, `rung` or `talking`.
    pub presence: &'static str,
    /// A screen of hers is connected just now; otherwise she is reached by telephone only.
    pub screen: bool,
    /// She takes no calls until then.
    pub unavailable_until: Option<String>,
    /// She is out with a patient, takes no calls, and is expected back then.
    pub escorting_until: Option<String>,
    /// She is on a home visit.
    pub visiting: bool,
    /// What of her handshake is not proven (`tablet`, `telephone`, `message`); none: she was not asked.
    pub not_proven: Option<Vec<&'static str>>,
}

/// The next change of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DutyNext)]
pub struct DutyNextJson {
    /// It begins.
    pub starts: String,
    /// Those on duty then.
    pub people: Vec<PersonJson>,
}

/// What the number of a contact says: a hint, never proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Hint)]
pub struct HintJson {
    /// `staff`, `legevakt`, `patient`, `contact`, `partner`, `several`, `unknown`, `withheld`, `malformed`, `not_given` or `erased`.
    pub kind: &'static str,
    /// What the service file calls those the number is listed for.
    pub labels: Vec<String>,
    /// The number, in groups.
    pub number: Option<String>,
    /// Several people use the telephone.
    pub shared: bool,
}

/// One line of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Row)]
pub struct RowJson {
    /// The contact, where the viewer may open it.
    pub contact: Option<String>,
    /// The line that is open, where the viewer may open it.
    pub call: Option<String>,
    /// What the number says, where the viewer may see it.
    pub hint: Option<HintJson>,
    /// `call`, `call_outside_duty`, `message` or `request`.
    pub origin: &'static str,
    /// Legevakt's line: first in line.
    pub first_in_line: bool,
    /// The caller's language.
    pub language: &'static str,
    /// `waiting`, `writes`, `joining`, `talking`, `line_lost`, `falling_back`, `ringing_nurse`, `ringing_person`, `call_back_due`,
    /// `needs_outcome` or `closed`.
    pub state: &'static str,
    /// The request that it is, and how far that has come.
    pub request: Option<RequestRowJson>,
    /// Since when.
    pub since: String,
    /// Who is being rung now, who talks, or whose turn it is.
    pub with: Vec<PersonJson>,
    /// Those who took it and could not be put through to the caller, who waits again.
    pub unjoined: Vec<PersonJson>,
    /// What happens next.
    pub next: Option<NextJson>,
    /// When the fallback is rung at the latest.
    pub fallback_at: Option<String>,
    /// When a call-back is due.
    pub due_at: Option<String>,
    /// How many times a call-back has been tried.
    pub tries: Option<u8>,
    /// It waits on the viewer.
    pub mine: bool,
    /// Calls and messages folded into it.
    pub repeats: u16,
    /// Messages without an answer.
    pub unanswered: u16,
    /// Unless somebody answers in writing before, telephones ring for it.
    pub rings_again_at: Option<String>,
    /// It may be the same as another that is open.
    pub proposed: bool,
}

/// What happens next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Next)]
pub struct NextJson {
    /// `ring`, `ring_again`, `round`, `fallback`, `line_lost_over`, `remind`.
    pub what: &'static str,
    /// Whom it rings.
    pub people: Vec<PersonJson>,
    /// When, at the earliest.
    pub at: String,
}

/// An alarm that nobody has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Alarm)]
pub struct AlarmJson {
    /// Which.
    pub id: String,
    /// `no_nurse_on_roster`, `nobody_to_ring`, `nobody_answers`, `nobody_takes`, `call_back_overdue`, `carrier_refused`, `given_up`,
    /// `messages_stopped`, `message_failed`, `handshake_missed`, `handshake_hole`, `nobody_available`, `visit_missed` or `help_needed`.
    pub kind: &'static str,
    /// What the carrier answered, where the viewer may take the alarm.
    pub detail: Option<String>,
    /// The contact it is about, where the viewer may open it.
    pub contact: Option<String>,
    /// Since when.
    pub since: String,
    /// How many times the same came again.
    pub repeats: u16,
    /// Whom it is about, if it is about one of ours.
    pub about: Option<PersonJson>,
    /// Who is being told.
    pub with: Option<PersonJson>,
    /// When the next on the list is told.
    pub next_at: Option<String>,
}

/// The board as JSON.
pub fn board(board: &Board, requests: &[RequestView]) -> BoardJson {
    let rows = |rows: &[Row]| rows.iter().map(row).collect();
    BoardJson {
        at: board.at.to_string(),
        now: board.now.to_string(),
        service: board.service.clone(),
        time_zone: board.zone.iana_name().map(ToOwned::to_owned),
        duty: duty(&board.duty),
        effects_held: board.effects_held,
        not_writable: board.not_writable,
        waiting: rows(&board.waiting),
        talking: rows(&board.talking),
        call_backs: rows(&board.call_backs),
        outcomes: rows(&board.outcomes),
        requests: requests.iter().map(request::request).collect(),
        alarms: board.alarms.iter().map(alarm).collect(),
        me: board.me.as_ref().map(on_duty_json::me),
        watches: board.watches.iter().map(on_duty_json::watch).collect(),
        follow_ups: board
            .follow_ups
            .iter()
            .map(on_duty_json::follow_up)
            .collect(),
        chairs: board.chairs.iter().map(escort_json::chair).collect(),
        tally: TallyJson {
            calls: board.tally.calls,
            within_two_minutes: board.tally.within_two_minutes,
            later: board.tally.later,
        },
    }
}

fn duty(duty: &Duty) -> DutyJson {
    DutyJson {
        now: duty.now.as_ref().map(|now| DutyNowJson {
            ends: now.ends.to_string(),
            until: now.until.to_string(),
            people: now
                .people
                .iter()
                .map(|one| OnDutyJson {
                    person: person(&one.person),
                    presence: match one.presence {
                        Presence::Free => "free",
                        Presence::Rung => "rung",
                        Presence::Talking => "talking",
                    },
                    screen: one.screen,
                    unavailable_until: one.unavailable.map(|until| until.to_string()),
                    escorting_until: one.escorting.map(|until| until.to_string()),
                    visiting: one.visiting,
                    not_proven: one
                        .holes
                        .as_ref()
                        .map(|holes| holes.iter().map(|way| on_duty_json::way(*way)).collect()),
                })
                .collect(),
        }),
        next: duty.next.as_ref().map(|next| DutyNextJson {
            starts: next.starts.to_string(),
            people: next.people.iter().map(person).collect(),
        }),
        outside: duty
            .outside
            .as_ref()
            .map(|outside| destination(outside.kind)),
    }
}

/// The word for a kind of destination.
pub const fn destination(kind: DestinationKind) -> &'static str {
    match kind {
        DestinationKind::DayService => "day_service",
        DestinationKind::Legevakt => "legevakt",
        DestinationKind::Other => "other",
    }
}

/// A member of staff.
pub fn person(person: &Person) -> PersonJson {
    PersonJson {
        place: match person.place {
            Place::Primary => "primary",
            Place::Backup => "backup",
            Place::Also => "also",
            Place::OffDuty => "off_duty",
        },
        name: person.name.clone(),
        me: person.me,
    }
}

fn hint(hint: &Hint) -> HintJson {
    HintJson {
        kind: match hint.kind {
            HintKind::Staff => "staff",
            HintKind::Legevakt => "legevakt",
            HintKind::Patient => "patient",
            HintKind::Contact => "contact",
            HintKind::Partner => "partner",
            HintKind::Several => "several",
            HintKind::Unknown => "unknown",
            HintKind::Withheld => "withheld",
            HintKind::Malformed => "malformed",
            HintKind::NotGiven => "not_given",
            HintKind::Erased => "erased",
        },
        labels: hint.labels.clone(),
        number: hint.number.clone(),
        shared: hint.shared,
    }
}

/// One line of the board.
pub fn row(row: &Row) -> RowJson {
    RowJson {
        contact: row.contact.map(|contact| contact.to_string()),
        call: row.call.map(|call| call.to_string()),
        hint: row.hint.as_ref().map(hint),
        origin: words::origin(row.origin),
        first_in_line: row.first_in_line,
        language: row.language.tag(),
        state: words::stage(&row.stage),
        request: row.request.as_ref().map(request::line),
        since: row.since.to_string(),
        with: with(&row.stage),
        unjoined: unjoined(&row.stage),
        next: next(&row.stage),
        fallback_at: match &row.stage {
            Stage::Waiting { fallback_at, .. } => fallback_at.map(|at| at.to_string()),
            Stage::Writes { .. }
            | Stage::Joining { .. }
            | Stage::Talking { .. }
            | Stage::LineLost { .. }
            | Stage::FallingBack { .. }
            | Stage::RingingNurse { .. }
            | Stage::RingingPerson { .. }
            | Stage::CallBackDue { .. }
            | Stage::NeedsOutcome { .. }
            | Stage::Closed { .. } => None,
        },
        due_at: call_back(&row.stage).map(|(due_at, _)| due_at),
        tries: call_back(&row.stage).map(|(_, tries)| tries),
        mine: row.mine,
        repeats: row.repeats,
        unanswered: row.unanswered,
        rings_again_at: row.rings_again_at.map(|at| at.to_string()),
        proposed: row.proposed,
    }
}

fn call_back(stage: &Stage) -> Option<(String, u8)> {
    if let Stage::CallBackDue { due_at, tries, .. } = stage {
        Some((due_at.to_string(), *tries))
    } else {
        None
    }
}

fn with(stage: &Stage) -> Vec<PersonJson> {
    let of_turn = |turn: &Turn| turn.who.iter().map(person).collect();
    match stage {
        Stage::Waiting { rung, .. } | Stage::Writes { rung, .. } => {
            rung.iter().map(|rung| person(&rung.who)).collect()
        }
        Stage::Joining { nurse }
        | Stage::RingingNurse { nurse }
        | Stage::RingingPerson { nurse } => nurse.iter().map(person).collect(),
        Stage::Talking { nurse, others } => nurse
            .iter()
            .chain(others.iter().filter_map(|other| other.who.as_ref()))
            .map(person)
            .collect(),
        Stage::LineLost { nurse, .. } => vec![person(nurse)],
        Stage::CallBackDue { turn, .. } | Stage::NeedsOutcome { turn, .. } => of_turn(turn),
        Stage::FallingBack { .. } | Stage::Closed { .. } => Vec::new(),
    }
}

fn unjoined(stage: &Stage) -> Vec<PersonJson> {
    if let Stage::Waiting { unjoined, .. } = stage {
        unjoined.iter().map(person).collect()
    } else {
        Vec::new()
    }
}

fn next(stage: &Stage) -> Option<NextJson> {
    let (what, people, at) = match stage {
        Stage::Waiting { next, .. }
        | Stage::Writes {
            next: Some(next), ..
        } => {
            let (what, people) = match &next.what {
                NextStep::Ring(people) => ("ring", people.iter().map(person).collect()),
                NextStep::RingAgain => ("ring_again", Vec::new()),
                NextStep::Round => ("round", Vec::new()),
                NextStep::Fallback(_) => ("fallback", Vec::new()),
            };
            (what, people, next.at)
        }
        Stage::LineLost { until, .. } => ("line_lost_over", Vec::new(), *until),
        Stage::CallBackDue { next_at, .. } => ("remind", Vec::new(), *next_at),
        Stage::Joining { .. }
        | Stage::Talking { .. }
        | Stage::FallingBack { .. }
        | Stage::RingingNurse { .. }
        | Stage::RingingPerson { .. }
        | Stage::Writes { next: None, .. }
        | Stage::NeedsOutcome { .. }
        | Stage::Closed { .. } => return None,
    };
    Some(NextJson {
        what,
        people,
        at: at.to_string(),
    })
}

fn alarm(alarm: &AlarmRow) -> AlarmJson {
    let detail = match &alarm.kind {
        AlarmKind::CarrierRefused(why)
        | AlarmKind::GivenUp(why)
        | AlarmKind::MessageFailed(why) => Some(why.clone()).filter(|why| !why.is_empty()),
        AlarmKind::NoNurseOnRoster
        | AlarmKind::NobodyToRing
        | AlarmKind::NobodyAnswers
        | AlarmKind::NobodyTakes
        | AlarmKind::CallBackOverdue
        | AlarmKind::LifeInDanger
        | AlarmKind::MessagesStopped
        | AlarmKind::HandshakeMissed(_)
        | AlarmKind::HandshakeHole(_)
        | AlarmKind::NobodyAvailable
        | AlarmKind::HandoverNotAccepted
        | AlarmKind::VisitMissed(_)
        | AlarmKind::HelpNeeded(_) => None,
    };
    AlarmJson {
        id: alarm.id.to_string(),
        kind: words::alarm(&alarm.kind),
        detail,
        contact: alarm.contact.map(|contact| contact.to_string()),
        since: alarm.since.to_string(),
        repeats: alarm.repeats,
        about: alarm.about.as_ref().map(person),
        with: alarm.with.as_ref().map(|(who, _)| person(who)),
        next_at: alarm.with.as_ref().map(|(_, at)| at.to_string()),
    }
}

//! What is posted about an escort from the page of a contact: each word becomes one command.

use crate::domain::command::Command;
use crate::domain::escorts::command::{EscortCommand, WaitPlan};
use crate::domain::escorts::escort::{Journey, Police, PoliceReason, Ride};
use crate::domain::ids::{ContactId, EscortId, IdSource as _, StaffId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::views::escort_json as words;
use crate::web::pages::act::Problem;
use crate::web::pages::asked::time;
use crate::web::pages::form::Typed;

/// What can be said of an escort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscortAct {
    Book,
    Change,
    SetOff,
    Flight,
    Wait,
    Told,
    Arrived,
    Back,
    Off,
}

impl EscortAct {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Book, "escort-book"),
        (Self::Change, "escort-change"),
        (Self::SetOff, "escort-set-off"),
        (Self::Flight, "escort-flight"),
        (Self::Wait, "escort-wait"),
        (Self::Told, "escort-told"),
        (Self::Arrived, "escort-arrived"),
        (Self::Back, "escort-back"),
        (Self::Off, "escort-off"),
    ];

    /// The act of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, known)| *known == word)
            .map(|(act, _)| act)
    }

    /// The command that a form asks for.
    pub(super) fn command(
        self,
        state: &State,
        contact: ContactId,
        typed: &Typed,
        now: Timestamp,
    ) -> Result<Command, Problem> {
        if self == Self::Book {
            return Ok(Command::Escort(EscortCommand::Book {
                escort: EscortId::from_uuid(SystemIds.next()),
                contact,
                journey: Box::new(journey(state, typed, now)?),
            }));
        }
        let escort: EscortId = typed
            .get("escort")
            .parse()
            .map_err(|_| Problem::Field("ui-no-choose-escort"))?;
        let text = |name: &str| typed.get(name).to_owned();
        Ok(Command::Escort(match self {
            Self::Book | Self::Change => EscortCommand::Change {
                escort,
                contact,
                journey: Box::new(journey(state, typed, now)?),
            },
            Self::SetOff => EscortCommand::SetOff { escort, contact },
            Self::Flight => EscortCommand::CancelFlight { escort, contact },
            Self::Wait => EscortCommand::PlanWait {
                escort,
                contact,
                plan: Box::new(WaitPlan {
                    place: needed(typed, "place", "ui-no-escort-place")?,
                    stays: needed(typed, "stays", "ui-no-escort-stays")?,
                    rest: text("rest"),
                    departs: time(state, typed.get("departs")),
                    until: time(state, typed.get("until"))
                        .ok_or(Problem::Field("ui-no-escort-until"))?,
                }),
            },
            Self::Told => EscortCommand::TellUnit {
                escort,
                contact,
                whom: text("whom"),
            },
            Self::Arrived => EscortCommand::Arrive {
                escort,
                contact,
                to: needed(typed, "to", "ui-no-escort-to")?,
            },
            Self::Back => EscortCommand::Return { escort, contact },
            Self::Off => EscortCommand::CallOff {
                escort,
                contact,
                reason: needed(typed, "reason", "ui-no-escort-reason")?,
            },
        }))
    }
}

fn needed(typed: &Typed, name: &str, why: &'static str) -> Result<String, Problem> {
    match typed.get(name) {
        "" => Err(Problem::Field(why)),
        text => Ok(text.to_owned()),
    }
}

/// One of the reasons is ticked; several can be.
pub fn chosen(typed: &Typed, reason: PoliceReason) -> bool {
    let ticked = ("police_reason", reason.code());
    let mut all = typed.0.iter();
    all.any(|(name, value)| (name.as_str(), value.as_str()) == ticked)
}

/// Without a time, the chair is empty from now.
fn journey(state: &State, typed: &Typed, now: Timestamp) -> Result<Journey, Problem> {
    let secret = |name: &str| Secret::Known(typed.get(name).to_owned());
    let ride = Ride::ALL
        .into_iter()
        .find(|ride| words::ride(*ride) == typed.get("ride"))
        .ok_or(Problem::Field("ui-no-escort-ride"))?;
    let police = Police::ALL
        .into_iter()
        .find(|police| words::police(*police) == typed.get("police"))
        .ok_or(Problem::Field("ui-no-escort-police"))?;
    let waited = typed.get("police_waited");
    let police_waited = (!waited.is_empty())
        .then(|| waited.parse())
        .transpose()
        .map_err(|_| Problem::Field("ui-no-escort-waited"))?;
    Ok(Journey {
        staff: StaffId::new(&needed(typed, "staff", "ui-no-choose-who")?),
        from: match typed.get("from") {
            "" => now,
            from => time(state, from).ok_or(Problem::Field("ui-no-escort-from"))?,
        },
        until: time(state, typed.get("until")).ok_or(Problem::Field("ui-no-escort-until"))?,
        ride,
        police,
        police_reasons: PoliceReason::ALL
            .into_iter()
            .filter(|reason| chosen(typed, *reason))
            .collect(),
        police_waited,
        flight: secret("flight"),
        unit: Secret::Known(needed(typed, "unit", "ui-no-escort-unit")?),
        asked_by: Secret::Known(needed(typed, "asked_by", "ui-no-escort-asked")?),
        civil: secret("civil"),
        police_why: secret("police_why"),
    })
}

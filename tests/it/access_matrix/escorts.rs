//! The commands about escorts.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::escorts::command::{EscortCommand, WaitPlan};
use hjemmevakt::domain::escorts::escort::{Journey, Police, Ride};
use hjemmevakt::domain::ids::{EscortId, StaffId};
use hjemmevakt::domain::secret::Secret;
use uuid::Uuid;

use super::things::{Things, now};

/// A command of this kind, about an escort of this contact.
pub fn command(kind: &str, things: Things) -> Command {
    let contact = things.contact;
    let escort = EscortId::from_uuid(Uuid::from_u128(1));
    let words = |words: &str| Secret::Known(words.to_owned());
    let journey = Box::new(Journey {
        staff: StaffId::new("kari"),
        from: now(),
        until: now(),
        ride: Ride::Car,
        police: Police::NotNeeded,
        police_reasons: Vec::new(),
        police_waited: None,
        flight: words(""),
        unit: words("Akuttmottaket"),
        asked_by: words("Legevakten"),
        civil: words(""),
        police_why: words(""),
    });
    Command::Escort(match kind {
        "book_escort" => EscortCommand::Book {
            escort,
            contact,
            journey,
        },
        "change_escort" => EscortCommand::Change {
            escort,
            contact,
            journey,
        },
        "set_off" => EscortCommand::SetOff { escort, contact },
        "cancel_flight" => EscortCommand::CancelFlight { escort, contact },
        "plan_wait" => EscortCommand::PlanWait {
            escort,
            contact,
            plan: Box::new(WaitPlan {
                place: "Hotellet".to_owned(),
                stays: "Sykepleieren".to_owned(),
                rest: String::new(),
                departs: None,
                until: now(),
            }),
        },
        "tell_unit" => EscortCommand::TellUnit {
            escort,
            contact,
            whom: String::new(),
        },
        "arrive_with_patient" => EscortCommand::Arrive {
            escort,
            contact,
            to: "Vakthavende".to_owned(),
        },
        "call_off_escort" => EscortCommand::CallOff {
            escort,
            contact,
            reason: "Ville ikke".to_owned(),
        },
        "return_from_escort" => EscortCommand::Return { escort, contact },
        "say_back" => EscortCommand::SayBack { escort },
        "name_cover" => EscortCommand::NameCover {
            escort,
            cover: None,
        },
        other => panic!("which command is {other:?}?"),
    })
}

//! The viewer's own duty, visits, calls for help and follow-ups as JSON: the same as the pages show. Instants are RFC 3339 in UTC.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::followups::follow_up::About;
use crate::domain::handshakes::handshake::Way;
use crate::domain::time::Timestamp;
use crate::views::follow_up::{FollowUpRow, For, for_word};
use crate::views::json::glance::{self, ListedJson};
use crate::views::json::{self, PersonJson};
use crate::views::on_duty::{CodeMessage, HandshakeSeen, MyDuty};
use crate::views::people::Person;
use crate::views::watch::{HelpSeen, VisitSeen, Watch, WatchStage};

/// The viewer's own duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = MyDuty)]
pub struct MyDutyJson {
    /// She has the duty now.
    pub on_duty: bool,
    /// Her handshake, for the duty that she has or is about to have.
    pub handshake: Option<HandshakeJson>,
    /// She takes no calls until then.
    pub unavailable_until: Option<String>,
    /// Nobody else on duty takes calls now.
    pub only_one: bool,
    /// She has a code in the service file.
    pub has_code: bool,
}

/// A handshake: each way, and since when it is proven.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Handshake)]
pub struct HandshakeJson {
    /// When her duty begins.
    pub starts: String,
    /// When backup and leader are told, unless it is proven; none: nobody is.
    pub due_at: Option<String>,
    /// The screen, with its three sounds.
    pub tablet: Option<String>,
    /// The telephone.
    pub telephone: Option<String>,
    /// Text messages.
    pub message: Option<String>,
    /// `not_sent`, `under_way`, `delivered` or `failed`: the message with the code.
    pub code: &'static str,
    /// Others have been told.
    pub missed: bool,
}

/// Somebody who is out on a visit, or has called for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Watch)]
pub struct WatchJson {
    /// Who.
    pub person: PersonJson,
    /// Her short name, where the viewer may say how it is.
    pub staff: Option<String>,
    /// Her visit.
    pub visit: Option<VisitJson>,
    /// Her call for help; never the viewer's own.
    pub help: Option<HelpJson>,
}

/// A home visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Visit)]
pub struct VisitJson {
    /// Which.
    pub id: Option<String>,
    /// The contact, where the viewer may open it.
    pub contact: Option<String>,
    /// Where, for nurses on duty, for herself, and for whoever may take an alarm that is out.
    pub place: Option<String>,
    /// With whom, for the same.
    pub with: Option<String>,
    /// Since when.
    pub since: String,
    /// Her next word is due.
    pub due_at: String,
    /// `under_way`, `missed` (she is rung) or `alarmed` (others have been told).
    pub state: &'static str,
    /// When the others are told, or it goes out to them anew.
    pub next_at: Option<String>,
    /// Who has taken the alarm.
    pub taken_by: Option<PersonJson>,
}

/// A call for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Help)]
pub struct HelpJson {
    /// Since when.
    pub since: String,
    /// Who has taken it.
    pub taken_by: Option<PersonJson>,
    /// When it goes out anew unless it is settled.
    pub again_at: Option<String>,
    /// Her own safe code came after it: she may have been made to give it.
    pub safe_code_at: Option<String>,
}

/// A follow-up that has not been done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = FollowUpRow)]
pub struct FollowUpJson {
    /// The contact, where the viewer may open it.
    pub contact: Option<String>,
    /// `person`: what the contact was about. `children`: children who are relatives are seen to. Else its own name, as
    /// `move` and `hand` take it.
    pub about: String,
    /// `person`, `relative` or `child`, where it is said and the viewer may read it.
    pub for_whom: Option<&'static str>,
    /// The relative, where the viewer may read it.
    pub relative: Option<String>,
    /// The relative as they stand on the list of those around the person, where they were chosen there.
    pub listed: Option<ListedJson>,
    /// What is to be done, where the viewer may read it; null for children.
    pub what: Option<String>,
    /// Who does it.
    pub owner: PersonJson,
    /// By when.
    pub at: String,
    /// It waits on the viewer.
    pub mine: bool,
}

/// The viewer's own duty.
pub fn me(me: &MyDuty) -> MyDutyJson {
    MyDutyJson {
        on_duty: me.on_duty,
        handshake: me.handshake.as_ref().map(handshake),
        unavailable_until: me.unavailable.map(|until| until.to_string()),
        only_one: me.only_one,
        has_code: me.has_code,
    }
}

fn handshake(seen: &HandshakeSeen) -> HandshakeJson {
    let proven = |way: Way| {
        let found = seen.ways.iter().find(|(known, _)| *known == way);
        found.and_then(|(_, at)| at.map(|at| at.to_string()))
    };
    HandshakeJson {
        starts: seen.starts.to_string(),
        due_at: seen.due_at.map(|at| at.to_string()),
        tablet: proven(Way::Tablet),
        telephone: proven(Way::Telephone),
        message: proven(Way::Message),
        code: code_message(seen.message),
        missed: seen.missed,
    }
}

/// The word for how far the message with the code has come.
pub const fn code_message(message: CodeMessage) -> &'static str {
    match message {
        CodeMessage::NotSent => "not_sent",
        CodeMessage::UnderWay => "under_way",
        CodeMessage::Delivered => "delivered",
        CodeMessage::Failed => "failed",
    }
}

/// The word for a way to reach somebody.
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::Tablet => "tablet",
        Way::Telephone => "telephone",
        Way::Message => "message",
    }
}

/// Somebody who is out or needs help.
pub fn watch(watch: &Watch) -> WatchJson {
    WatchJson {
        person: json::person(&watch.person),
        staff: watch.staff.as_ref().map(ToString::to_string),
        visit: watch.visit.as_ref().map(visit),
        help: watch.help.as_ref().map(help),
    }
}

fn visit(seen: &VisitSeen) -> VisitJson {
    let (state, next_at, taken_by) = match &seen.stage {
        WatchStage::UnderWay => ("under_way", None, None),
        WatchStage::Missed { told_at } => ("missed", Some(*told_at), None),
        WatchStage::Alarmed { taken, .. } => (
            "alarmed",
            taken.as_ref().map(|(_, again_at)| *again_at),
            taken.as_ref().map(|(by, _)| json::person(by)),
        ),
    };
    VisitJson {
        id: seen.id.map(|id| id.to_string()),
        contact: seen.contact.map(|id| id.to_string()),
        place: seen.place.clone(),
        with: seen.with.clone(),
        since: seen.since.to_string(),
        due_at: seen.due_at.to_string(),
        state,
        next_at: next_at.map(|at| at.to_string()),
        taken_by,
    }
}

fn help(seen: &HelpSeen) -> HelpJson {
    let taken: Option<&(Person, Timestamp)> = seen.taken.as_ref();
    HelpJson {
        since: seen.since.to_string(),
        taken_by: taken.map(|(by, _)| json::person(by)),
        again_at: taken.map(|(_, again_at)| again_at.to_string()),
        safe_code_at: seen.safe_code.map(|at| at.to_string()),
    }
}

/// Which of a contact's it is.
pub fn about(about: About) -> String {
    match about {
        About::Person => "person".to_owned(),
        About::Children => "children".to_owned(),
        About::Further(id) => id.to_string(),
    }
}

/// Who is around the person, where something is done for them.
pub fn relative(whom: &For) -> Option<String> {
    match whom {
        For::Relative(who) => who.clone(),
        For::Listed(listed) => listed.as_ref().map(|listed| listed.around.name.clone()),
        For::Unsaid | For::Person | For::Child => None,
    }
}

/// The same, as they stand on the list.
pub fn listed(whom: &For) -> Option<ListedJson> {
    match whom {
        For::Listed(listed) => listed.as_deref().map(glance::listed),
        For::Relative(_) | For::Unsaid | For::Person | For::Child => None,
    }
}

/// A follow-up.
pub fn follow_up(row: &FollowUpRow) -> FollowUpJson {
    FollowUpJson {
        contact: row.contact.map(|id| id.to_string()),
        about: about(row.about),
        for_whom: for_word(&row.for_whom),
        relative: relative(&row.for_whom),
        listed: listed(&row.for_whom),
        what: row.what.clone(),
        owner: json::person(&row.owner),
        at: row.at.to_string(),
        mine: row.mine,
    }
}

//! The codes of our own, the same as in the log. They never change; a new meaning gets a new code.

use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::openings::opening::{Ground, RecordPart};
use crate::domain::patients::people::{Role, Told};
use crate::domain::plans::plan::{Agrees, Capacity, PlanStand};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::service::people::Relation;

/// A value that has a code.
pub(super) trait Coded: Sized {
    fn code(&self) -> &'static str;
    fn of(code: &str) -> Option<Self>;
}

macro_rules! coded {
    ($($type:ident { $($variant:ident $code:literal),* $(,)? })*) => {$(
        impl Coded for $type {
            fn code(&self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
            fn of(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

coded! {
    Told { Listen "listen", Safe "safe", Tasks "tasks", Plan "plan" }
    PlanStand { NotAsked "not_asked", Here "here", Elsewhere "elsewhere", NotReady "not_ready", WantsNone "wants_none" }
    Agrees { Yes "yes", InPart "in_part", No "no" }
    Capacity { Has "has", InDoubt "in_doubt", Lacks "lacks" }
    ConsentKind { PlanMade "plan_made", Sharing "sharing", ShownOnCall "shown_on_call" }
    GivenHow { Spoken "spoken", OnPaper "on_paper", ByTelephone "by_telephone" }
    Section {
        Goals "goals", SmallSteps "small_steps", Resources "resources", Needs "needs", Participants "participants", Measures "measures",
        Communication "communication", MeetMe "meet_me", Green "green", Yellow "yellow", Red "red", Helps "helps", Worse "worse",
        Coping "coping", Places "places", Wishes "wishes", Refusals "refusals", Medication "medication", Allergies "allergies",
        Admission "admission", SaferSurroundings "safer_surroundings", Dependants "dependants",
        Responsibilities "responsibilities", Learnt "learnt", Copies "copies",
    }
    Ask {
        What "what", How "how", Extent "extent", Who "who", When "when", Signs "signs", OwnSteps "own_steps", OthersSteps "others_steps",
        ServicesSteps "services_steps", Reason "reason", Alternative "alternative", Dose "dose", Dated "dated", Source "source",
        Where "where", Transport "transport", Escort "escort", Children "children", Others "others", Animals "animals",
        Home "home", Task "task", Person "person", Relatives "relatives", Services "services", For "for",
    }
    Relation {
        Mother "mother", Father "father", Parent "parent", Sister "sister", Brother "brother", Sibling "sibling",
        Daughter "daughter", Son "son", Child "child", Spouse "spouse", Cohabitant "cohabitant", Grandparent "grandparent",
        Relative "relative", Friend "friend", Neighbour "neighbour", Guardian "guardian", Other "other",
    }
}

impl Coded for Role {
    fn code(&self) -> &'static str {
        match self {
            Self::Close(relation) => relation.code(),
            Self::GeneralPractitioner => "general_practitioner",
            Self::Therapist => "therapist",
            Self::Coordinator => "coordinator",
            Self::OtherService => "other_service",
        }
    }
    fn of(code: &str) -> Option<Self> {
        match code {
            "general_practitioner" => Some(Self::GeneralPractitioner),
            "therapist" => Some(Self::Therapist),
            "coordinator" => Some(Self::Coordinator),
            "other_service" => Some(Self::OtherService),
            relation => Relation::of(relation).map(Self::Close),
        }
    }
}

/// Only written.
pub(super) const fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Assigned => "assigned",
        Ground::Contact(_) => "contact",
        Ground::Emergency(_) => "emergency",
        Ground::Safety(_) => "safety",
        Ground::Reason => "reason",
        Ground::TakenOn => "taken_on",
        Ground::Request(_) => "request",
    }
}

/// Only written.
pub(super) fn part(part: RecordPart) -> &'static str {
    match part {
        RecordPart::Identity => "identity",
        RecordPart::People => "people",
        RecordPart::Flags => "flags",
        RecordPart::History => "history",
        RecordPart::Confidences => "confidences",
        RecordPart::Rights => "rights",
        RecordPart::Plan(section) => section.code(),
    }
}

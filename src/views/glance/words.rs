//! One word for each thing that the card says of a person and of those around them: the key of its sentence. Never a sentence. Those of a plan
//! are in `plan::words`.

use crate::domain::consents::consent::ConsentKind;
use crate::domain::openings::opening::{Ground, Proof, RecordPart, Verdict};
use crate::domain::patients::people::{Role, Told};
use crate::domain::plans::plan::PlanStand;
use crate::domain::plans::section::Section;
use crate::domain::service::people::Relation;
use crate::views::glance::told::WhyListen;

/// What somebody is to the person.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Close(relation) => match relation {
            Relation::Mother => "mother",
            Relation::Father => "father",
            Relation::Parent => "parent",
            Relation::Sister => "sister",
            Relation::Brother => "brother",
            Relation::Sibling => "sibling",
            Relation::Daughter => "daughter",
            Relation::Son => "son",
            Relation::Child => "child",
            Relation::Spouse => "spouse",
            Relation::Cohabitant => "cohabitant",
            Relation::Grandparent => "grandparent",
            Relation::Relative => "relative",
            Relation::Friend => "friend",
            Relation::Neighbour => "neighbour",
            Relation::Guardian => "guardian",
            Relation::Other => "other",
        },
        Role::GeneralPractitioner => "general_practitioner",
        Role::Therapist => "therapist",
        Role::Coordinator => "coordinator",
        Role::OtherService => "other_service",
    }
}

/// How much somebody may be told.
pub const fn told(told: Told) -> &'static str {
    match told {
        Told::Listen => "listen",
        Told::Safe => "safe",
        Told::Tasks => "tasks",
        Told::Plan => "plan",
    }
}

/// Why nothing may be told.
pub const fn why(why: WhyListen) -> &'static str {
    match why {
        WhyListen::NotConfirmed => "not_confirmed",
        WhyListen::Objected => "objected",
        WhyListen::NotShared => "not_shared",
    }
}

/// What is consented to.
pub const fn consent(kind: ConsentKind) -> &'static str {
    match kind {
        ConsentKind::PlanMade => "plan_made",
        ConsentKind::Sharing => "sharing",
        ConsentKind::ShownOnCall => "shown_on_call",
    }
}

/// Where a plan is, or why there is none.
pub const fn stand(stand: PlanStand) -> &'static str {
    match stand {
        PlanStand::NotAsked => "not_asked",
        PlanStand::Here => "here",
        PlanStand::Elsewhere => "elsewhere",
        PlanStand::NotReady => "not_ready",
        PlanStand::WantsNone => "wants_none",
    }
}

/// Why somebody may read.
pub const fn ground(ground: Ground) -> &'static str {
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

/// A part of a record that is no part of the plan; the plan has words of its own.
pub const fn part(part: RecordPart) -> Result<&'static str, Section> {
    Ok(match part {
        RecordPart::Identity => "identity",
        RecordPart::People => "people",
        RecordPart::Flags => "flags",
        RecordPart::History => "history",
        RecordPart::Confidences => "confidences",
        RecordPart::Rights => "rights",
        RecordPart::Plan(section) => return Err(section),
    })
}

/// What the leader makes of an opening.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "right",
        Verdict::TalkedOver => "talked_over",
        Verdict::Wrong => "wrong",
    }
}

/// How it is known who is in touch.
pub const fn proof(proof: &Proof) -> &'static str {
    match proof {
        Proof::Question => "question",
        Proof::Otherwise(_) => "otherwise",
    }
}

/// How, where it is known otherwise; none once it is erased.
pub fn in_words(proof: &Proof) -> Option<String> {
    match proof {
        Proof::Question => None,
        Proof::Otherwise(words) => words.known().cloned(),
    }
}

/// Every verdict, in the order in which it is chosen.
pub const VERDICTS: [Verdict; 3] = [Verdict::Right, Verdict::TalkedOver, Verdict::Wrong];

//! One word for each value in a record, as forms send it and sentences choose by it.

use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::patients::patient::Standing;
use crate::domain::patients::people::{Role, Told};
use crate::domain::plans::plan::{Capacity, PlanStand};
use crate::domain::plans::section::Section;
use crate::domain::service::people::Relation;

/// A value by its word.
pub fn chosen<T: Copy>(all: &[(&'static str, T)], word: &str) -> Option<T> {
    all.iter()
        .find(|(known, _)| *known == word)
        .map(|(_, value)| *value)
}

/// The word of a value.
pub fn word<T: PartialEq>(all: &[(&'static str, T)], value: &T) -> &'static str {
    all.iter()
        .find(|(_, known)| known == value)
        .map_or("", |(word, _)| word)
}

/// How it is with somebody.
pub const STANDINGS: [(&str, Standing); 3] = [
    ("here", Standing::Here),
    ("moved", Standing::Moved),
    ("dead", Standing::Dead),
];

/// What somebody around a person is to them.
pub const ROLES: [(&str, Role); 21] = [
    ("mother", Role::Close(Relation::Mother)),
    ("father", Role::Close(Relation::Father)),
    ("parent", Role::Close(Relation::Parent)),
    ("sister", Role::Close(Relation::Sister)),
    ("brother", Role::Close(Relation::Brother)),
    ("sibling", Role::Close(Relation::Sibling)),
    ("daughter", Role::Close(Relation::Daughter)),
    ("son", Role::Close(Relation::Son)),
    ("child", Role::Close(Relation::Child)),
    ("spouse", Role::Close(Relation::Spouse)),
    ("cohabitant", Role::Close(Relation::Cohabitant)),
    ("grandparent", Role::Close(Relation::Grandparent)),
    ("relative", Role::Close(Relation::Relative)),
    ("friend", Role::Close(Relation::Friend)),
    ("neighbour", Role::Close(Relation::Neighbour)),
    ("guardian", Role::Close(Relation::Guardian)),
    ("general_practitioner", Role::GeneralPractitioner),
    ("therapist", Role::Therapist),
    ("coordinator", Role::Coordinator),
    ("other_service", Role::OtherService),
    ("other", Role::Close(Relation::Other)),
];

/// What somebody may be told.
pub const TOLD: [(&str, Told); 4] = [
    ("listen", Told::Listen),
    ("safe", Told::Safe),
    ("tasks", Told::Tasks),
    ("plan", Told::Plan),
];

/// What is consented to.
pub const CONSENTS: [(&str, ConsentKind); 3] = [
    ("plan_made", ConsentKind::PlanMade),
    ("sharing", ConsentKind::Sharing),
    ("shown_on_call", ConsentKind::ShownOnCall),
];

/// How a consent was given.
pub const HOW: [(&str, GivenHow); 3] = [
    ("spoken", GivenHow::Spoken),
    ("on_paper", GivenHow::OnPaper),
    ("by_telephone", GivenHow::ByTelephone),
];

/// Where the plan is.
pub const STANDS: [(&str, PlanStand); 5] = [
    ("not_asked", PlanStand::NotAsked),
    ("here", PlanStand::Here),
    ("elsewhere", PlanStand::Elsewhere),
    ("not_ready", PlanStand::NotReady),
    ("wants_none", PlanStand::WantsNone),
];

/// The parts of a plan.
pub const SECTIONS: [(&str, Section); 25] = [
    ("goals", Section::Goals),
    ("small_steps", Section::SmallSteps),
    ("resources", Section::Resources),
    ("needs", Section::Needs),
    ("participants", Section::Participants),
    ("measures", Section::Measures),
    ("communication", Section::Communication),
    ("meet_me", Section::MeetMe),
    ("green", Section::Green),
    ("yellow", Section::Yellow),
    ("red", Section::Red),
    ("helps", Section::Helps),
    ("worse", Section::Worse),
    ("coping", Section::Coping),
    ("places", Section::Places),
    ("wishes", Section::Wishes),
    ("refusals", Section::Refusals),
    ("medication", Section::Medication),
    ("allergies", Section::Allergies),
    ("admission", Section::Admission),
    ("safer_surroundings", Section::SaferSurroundings),
    ("dependants", Section::Dependants),
    ("responsibilities", Section::Responsibilities),
    ("learnt", Section::Learnt),
    ("copies", Section::Copies),
];

/// What a sharing consent can leave out: for showing on call only the crisis part, for what is shared all of it.
pub fn can_be_left_out(kind: ConsentKind, section: Section) -> bool {
    match kind {
        ConsentKind::PlanMade => false,
        ConsentKind::Sharing => true,
        ConsentKind::ShownOnCall => section.is_crisis(),
    }
}

/// How it was with the capacity to decide.
pub const CAPACITIES: [(&str, Capacity); 3] = [
    ("has", Capacity::Has),
    ("in_doubt", Capacity::InDoubt),
    ("lacks", Capacity::Lacks),
];

//! One word for each part of a plan and each thing asked for in it: the key of its sentence, and its name in an address. Never a sentence.

use crate::domain::plans::plan::{Agrees, Capacity, PlanStand, Stage};
use crate::domain::plans::section::{Ask, Section};

/// A part.
pub const fn section(section: Section) -> &'static str {
    match section {
        Section::Goals => "goals",
        Section::SmallSteps => "small_steps",
        Section::Resources => "resources",
        Section::Needs => "needs",
        Section::Participants => "participants",
        Section::Measures => "measures",
        Section::Communication => "communication",
        Section::MeetMe => "meet_me",
        Section::Green => "green",
        Section::Yellow => "yellow",
        Section::Red => "red",
        Section::Helps => "helps",
        Section::Worse => "worse",
        Section::Coping => "coping",
        Section::Places => "places",
        Section::Wishes => "wishes",
        Section::Refusals => "refusals",
        Section::Medication => "medication",
        Section::Allergies => "allergies",
        Section::Admission => "admission",
        Section::SaferSurroundings => "safer_surroundings",
        Section::Dependants => "dependants",
        Section::Responsibilities => "responsibilities",
        Section::Learnt => "learnt",
        Section::Copies => "copies",
    }
}

/// The part of this word.
pub fn section_of(word: &str) -> Option<Section> {
    Section::ALL
        .into_iter()
        .find(|known| section(*known) == word)
}

/// What is asked for.
pub const fn ask(ask: Ask) -> &'static str {
    match ask {
        Ask::What => "what",
        Ask::How => "how",
        Ask::Extent => "extent",
        Ask::Who => "who",
        Ask::When => "when",
        Ask::Signs => "signs",
        Ask::OwnSteps => "own_steps",
        Ask::OthersSteps => "others_steps",
        Ask::ServicesSteps => "services_steps",
        Ask::Reason => "reason",
        Ask::Alternative => "alternative",
        Ask::Dose => "dose",
        Ask::Dated => "dated",
        Ask::Source => "source",
        Ask::Where => "where",
        Ask::Transport => "transport",
        Ask::Escort => "escort",
        Ask::Children => "children",
        Ask::Others => "others",
        Ask::Animals => "animals",
        Ask::Home => "home",
        Ask::Task => "task",
        Ask::Person => "person",
        Ask::Relatives => "relatives",
        Ask::Services => "services",
        Ask::For => "for",
    }
}

/// How far a version has come.
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Agreed => "agreed",
        Stage::InForce { .. } => "in_force",
        Stage::Replaced { .. } => "replaced",
        Stage::Dropped => "dropped",
    }
}

/// Whether the person agrees.
pub const fn agrees(agrees: Agrees) -> &'static str {
    match agrees {
        Agrees::Yes => "yes",
        Agrees::InPart => "in_part",
        Agrees::No => "no",
    }
}

/// The answer of this word.
pub fn agrees_of(word: &str) -> Option<Agrees> {
    [Agrees::Yes, Agrees::InPart, Agrees::No]
        .into_iter()
        .find(|known| agrees(*known) == word)
}

/// How it was with the capacity to decide.
pub const fn capacity(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Has => "has",
        Capacity::InDoubt => "in_doubt",
        Capacity::Lacks => "lacks",
    }
}

/// The capacity of this word.
pub fn capacity_of(word: &str) -> Option<Capacity> {
    [Capacity::Has, Capacity::InDoubt, Capacity::Lacks]
        .into_iter()
        .find(|known| capacity(*known) == word)
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

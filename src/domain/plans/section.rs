//! The parts of a plan and what each asks for: first the individual plan, then the crisis part with its field groups
//! (`handbook/service/en/the-plan.md`). What has a place of its own is not written here again: people, preferred nurses, consents,
//! authors and versions.

/// A part of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What the person wants.
    Goals,
    /// Small steps on the way, as small as the person wants them.
    SmallSteps,
    /// What the person has to draw on.
    Resources,
    /// What the person needs.
    Needs,
    /// Who takes part, and what each contributes.
    Participants,
    /// What is done: extent, responsibility, time.
    Measures,
    /// Language, interpreter, what else helps to understand and be understood.
    Communication,
    /// "How I want to be met."
    MeetMe,
    /// Well: signs, and what keeps it so.
    Green,
    /// Warning: signs, and whose steps.
    Yellow,
    /// Crisis: signs, and whose steps.
    Red,
    /// What helps.
    Helps,
    /// What makes it worse.
    Worse,
    /// What the person does by themselves.
    Coping,
    /// People and places that do good.
    Places,
    /// What the person wants of treatment.
    Wishes,
    /// What the person refuses, why, and what instead.
    Refusals,
    /// Medicines, dated and with their source.
    Medication,
    /// Allergies, dated and with their source.
    Allergies,
    /// Admission: when, where, how there, who comes along.
    Admission,
    /// What makes the surroundings safer.
    SaferSurroundings,
    /// Children, dependants, animals, home: who sees to them.
    Dependants,
    /// Who does what in a crisis: the person, relatives, services.
    Responsibilities,
    /// What was learnt the last time it was hard.
    Learnt,
    /// Who has a copy.
    Copies,
}

/// What is asked for in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ask {
    /// In own words, whatever the part is about.
    What,
    /// How it is done.
    How,
    /// How much, how often.
    Extent,
    /// Who is responsible.
    Who,
    /// When, or until when.
    When,
    /// The signs that others can see and the person notices.
    Signs,
    /// What the person does.
    OwnSteps,
    /// What those around the person do.
    OthersSteps,
    /// What the services do.
    ServicesSteps,
    /// Why.
    Reason,
    /// What instead.
    Alternative,
    /// How much of a medicine, how often.
    Dose,
    /// The day it was written down: a date.
    Dated,
    /// Where it is known from.
    Source,
    /// Where.
    Where,
    /// How to get there.
    Transport,
    /// Who comes along.
    Escort,
    /// Children.
    Children,
    /// Others who depend on the person.
    Others,
    /// Animals.
    Animals,
    /// The home: keys, stove, post.
    Home,
    /// A task in a crisis.
    Task,
    /// What the person does about it.
    Person,
    /// What relatives do about it.
    Relatives,
    /// What the services do about it.
    Services,
    /// Those around the person whom an entry gives something to do: their ids, with spaces between.
    For,
}

impl Section {
    /// Every part, in the order in which a plan is written and printed.
    pub const ALL: [Self; 25] = [
        Self::Goals,
        Self::SmallSteps,
        Self::Resources,
        Self::Needs,
        Self::Participants,
        Self::Measures,
        Self::Communication,
        Self::MeetMe,
        Self::Green,
        Self::Yellow,
        Self::Red,
        Self::Helps,
        Self::Worse,
        Self::Coping,
        Self::Places,
        Self::Wishes,
        Self::Refusals,
        Self::Medication,
        Self::Allergies,
        Self::Admission,
        Self::SaferSurroundings,
        Self::Dependants,
        Self::Responsibilities,
        Self::Learnt,
        Self::Copies,
    ];

    /// Whether it belongs to the crisis part: what a nurse on duty may be shown.
    pub const fn is_crisis(self) -> bool {
        match self {
            Self::Goals
            | Self::SmallSteps
            | Self::Resources
            | Self::Needs
            | Self::Participants
            | Self::Measures
            | Self::Copies => false,
            Self::Communication
            | Self::MeetMe
            | Self::Green
            | Self::Yellow
            | Self::Red
            | Self::Helps
            | Self::Worse
            | Self::Coping
            | Self::Places
            | Self::Wishes
            | Self::Refusals
            | Self::Medication
            | Self::Allergies
            | Self::Admission
            | Self::SaferSurroundings
            | Self::Dependants
            | Self::Responsibilities
            | Self::Learnt => true,
        }
    }

    /// Whether it belongs to the individual plan: not here where that one lives elsewhere.
    pub const fn is_individual(self) -> bool {
        matches!(
            self,
            Self::Goals
                | Self::SmallSteps
                | Self::Resources
                | Self::Needs
                | Self::Participants
                | Self::Measures
        )
    }

    /// Whether a nurse in the middle of a conversation may keep it, with a reason, when sharing is withdrawn: what keeps the person,
    /// children and others safe, and nothing else.
    pub const fn is_safety(self) -> bool {
        matches!(
            self,
            Self::Red
                | Self::Medication
                | Self::Allergies
                | Self::SaferSurroundings
                | Self::Dependants
        )
    }

    /// Whether it is read at a glance while the telephone rings.
    pub const fn is_at_a_glance(self) -> bool {
        matches!(
            self,
            Self::Communication
                | Self::MeetMe
                | Self::Yellow
                | Self::Red
                | Self::Helps
                | Self::Worse
                | Self::SaferSurroundings
        )
    }

    /// Whether it says what somebody around the person has to do: shown to one who may be told their tasks.
    pub const fn gives_tasks(self) -> bool {
        matches!(self, Self::Yellow | Self::Red | Self::Responsibilities)
    }

    /// Whether it is a part with warning signs: its first entry holds them, those after it steps of others.
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::Yellow | Self::Red)
    }

    /// Whether an entry can hold this answer. [`Ask::For`] is chosen from those around the person and not asked for in words.
    pub fn takes(self, ask: Ask) -> bool {
        self.asks().contains(&ask) || ask == Ask::For && self.gives_tasks()
    }

    /// Whether it can have several entries.
    pub const fn repeats(self) -> bool {
        matches!(
            self,
            Self::Goals
                | Self::SmallSteps
                | Self::Yellow
                | Self::Red
                | Self::Participants
                | Self::Measures
                | Self::Helps
                | Self::Worse
                | Self::Coping
                | Self::Places
                | Self::Wishes
                | Self::Refusals
                | Self::Medication
                | Self::Allergies
                | Self::Responsibilities
                | Self::Learnt
                | Self::Copies
        )
    }

    /// What an entry asks for, in order.
    pub const fn asks(self) -> &'static [Ask] {
        match self {
            Self::Goals
            | Self::Resources
            | Self::Needs
            | Self::Communication
            | Self::MeetMe
            | Self::Helps
            | Self::Worse
            | Self::Coping
            | Self::Places
            | Self::SaferSurroundings => &[Ask::What],
            Self::SmallSteps => &[Ask::What, Ask::When, Ask::Who],
            Self::Participants => &[Ask::Who, Ask::What],
            Self::Measures => &[Ask::What, Ask::How, Ask::Extent, Ask::Who, Ask::When],
            Self::Green | Self::Yellow | Self::Red => &[
                Ask::Signs,
                Ask::OwnSteps,
                Ask::OthersSteps,
                Ask::ServicesSteps,
            ],
            Self::Wishes => &[Ask::What, Ask::Reason],
            Self::Refusals => &[Ask::What, Ask::Reason, Ask::Alternative],
            Self::Medication => &[Ask::What, Ask::Dose, Ask::Dated, Ask::Source],
            Self::Allergies | Self::Learnt => &[Ask::What, Ask::Dated, Ask::Source],
            Self::Admission => &[Ask::When, Ask::Where, Ask::Transport, Ask::Escort],
            Self::Dependants => &[Ask::Children, Ask::Others, Ask::Animals, Ask::Home],
            Self::Responsibilities => &[Ask::Task, Ask::Person, Ask::Relatives, Ask::Services],
            Self::Copies => &[Ask::Who, Ask::When],
        }
    }

    /// Whether this answer cannot be left out in an entry of a version that is agreed to: medicines and allergies are nothing without date and
    /// source.
    pub const fn needs(self, ask: Ask) -> bool {
        match self {
            Self::Medication | Self::Allergies => {
                matches!(ask, Ask::What | Ask::Dated | Ask::Source)
            }
            // Any one of these says something by itself.
            Self::Green | Self::Yellow | Self::Red | Self::Admission | Self::Dependants => false,
            Self::Responsibilities => matches!(ask, Ask::Task),
            Self::Participants | Self::Copies => matches!(ask, Ask::Who),
            Self::Goals
            | Self::SmallSteps
            | Self::Resources
            | Self::Needs
            | Self::Measures
            | Self::Communication
            | Self::MeetMe
            | Self::Helps
            | Self::Worse
            | Self::Coping
            | Self::Places
            | Self::Wishes
            | Self::Refusals
            | Self::Learnt
            | Self::SaferSurroundings => matches!(ask, Ask::What),
        }
    }
}

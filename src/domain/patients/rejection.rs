//! Why something about a patient's record was not done, in words a person can read.

use crate::domain::plans::section::Section;
use crate::domain::rejection::Rejection;
use crate::domain::time::Timestamp;

/// A change to a record that was not made, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum RecordRejection {
    /// No name.
    #[error("give at least one name")]
    NameMissing,
    /// Not a year that somebody alive was born in.
    #[error("this is not a year of birth")]
    YearWrong,
    /// Too many of something.
    #[error("that is too many: at most {most}")]
    TooMany {
        /// So many.
        most: usize,
    },
    /// Wanted and not wanted.
    #[error("a nurse cannot be both wanted and not wanted")]
    WantedAndNot,
    /// A part of an entry is missing.
    #[error(
        "something is missing in an entry: fill in what is asked for first, and date and source of medicines and allergies"
    )]
    AnswerMissing,
    /// Not a date.
    #[error("this is not a date: write year, month and day, such as 2026-03-14")]
    NotADate,
    /// Somebody else has it.
    #[error(
        "another record has this birth number: look at it, and merge the two if they are one person"
    )]
    BirthNumberTaken,
    /// Somebody else was there first.
    #[error(
        "somebody else has changed this meanwhile: look at what stands there now, and write again what is still right"
    )]
    ChangedMeanwhile,
    /// Not the day service.
    #[error("only somebody of the day service coordinates a plan")]
    NotDayService,
    /// The record is gone.
    #[error("this record has been erased: nobody can read it any more")]
    PatientErased,
    /// The same record.
    #[error("these are one record already")]
    SamePatient,
    /// Two birth numbers are two people.
    #[error("these two have different birth numbers: they are two people")]
    TwoBirthNumbers,
    /// Nothing to undo.
    #[error("this record is not merged into another")]
    NotMerged,
    /// The person decides.
    #[error("only the person, together with those who work with them, lets somebody be told more")]
    OnlyThePersonWidens,
    /// The person is there.
    #[error("this is done together with the person, by those who work with them")]
    WithThePerson,
    /// Not by herself, and not by anybody.
    #[error(
        "whoever the person does not want is taken off that list by those who work with the person, and never by herself"
    )]
    NotWantedStays,
    /// The one whose telephone it is has asked for no text messages, or for our number not to show.
    #[error(
        "the person wants no text messages, or that our number does not show: call, or wait until they write"
    )]
    NoTexts,
    /// A plan stands.
    #[error("a plan is in force: end it first, if that is what the person wants")]
    PlanInForce,
    /// One at a time.
    #[error("a version is being written already: go on with that one, or drop it")]
    PlanUnderWay,
    /// The consent is missing.
    #[error("the person has not consented to a plan being made, or the consent is over: ask first")]
    NoConsent,
    /// Only the crisis part is here.
    #[error(
        "the individual plan is elsewhere, and only the crisis part is here: leave the parts of the individual plan empty, or say that the plan is here"
    )]
    PlanElsewhere,
    /// What was once in force stays.
    #[error("this version is finished and stays as it is: begin a new one from it")]
    PlanFixed,
    /// Nothing in it.
    #[error("there is nothing in this plan yet")]
    PlanEmpty,
    /// Another person in the place of one of whom something was said.
    #[error(
        "this is somebody else than who stands here, and what that one may be told and has to do does not go over to them: take that one off the list, and list this one anew"
    )]
    AnotherPerson,
    /// A line in it is begun and not complete.
    #[error(
        "a line in the plan is not complete: fill in what it needs, or take it out, before the person agrees to it and it comes into force"
    )]
    Incomplete {
        /// In which part.
        section: Section,
    },
    /// The person's words are missing.
    #[error("write down in the person's own words what they do not agree with")]
    OwnWordsMissing,
    /// Words about capacity are missing.
    #[error("say what the doubt about the capacity to decide is")]
    CapacityWordsMissing,
    /// A yes of somebody who could not give it.
    #[error(
        "whoever does not have the capacity to decide this cannot agree to it: keep the version as a draft, and ask when they can decide"
    )]
    LacksCapacity,
    /// The person has not agreed.
    #[error("the person has not agreed to this version")]
    NotAgreed,
    /// The days are wrong.
    #[error("the plan is looked at again on a day to come, and before its period ends")]
    ReviewWrong,
    /// The consent is shorter.
    #[error(
        "the consent that the plan is made ends {until}, and the plan's period does not go beyond it: choose an earlier end, or ask the person anew first and write the new consent down"
    )]
    BeyondConsent {
        /// When it ends.
        until: Timestamp,
    },
    /// Nobody is named.
    #[error("say first whom this contact is about, while it is open")]
    AboutNobody,
    /// Nobody has talked with them.
    #[error(
        "nobody has talked with them or had words from them in this contact yet: who it is cannot be known"
    )]
    NotTalked,
    /// No question.
    #[error("no question has been chosen for whoever is in touch: say in words how you know")]
    NoQuestion,
    /// No ground.
    #[error("there is no ground to read this: it may be that the person has not consented to it")]
    NoGround,
    /// A reason that says nothing.
    #[error("write a reason that the leader and the person can understand")]
    ReasonTooShort,
    /// On nobody's word but one's own.
    #[error(
        "nobody assigns a person to herself on her own word: take the person on, with a reason"
    )]
    TakesReason,
    /// Nothing was withdrawn.
    #[error("nothing was withdrawn here that you had read")]
    NothingWithdrawn,
    /// One's own.
    #[error("this opening is your own: somebody else looks at it")]
    OwnOpening,
    /// Nothing to take back.
    #[error("nothing has been said of this opening that could be taken back")]
    NotReviewed,
    /// Asked already.
    #[error("it has been asked already that this record be erased")]
    ErasureAsked,
    /// The same person.
    #[error("another person than the one who asked carries this out")]
    SecondPerson,
    /// Not yet.
    #[error("the waiting time is not over")]
    TooEarly,
}

impl From<RecordRejection> for Rejection {
    fn from(why: RecordRejection) -> Self {
        Self::Record(why)
    }
}

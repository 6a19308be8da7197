//! A contact, whose turn it is, and how it ends.

use imbl::Vector;

use crate::domain::actor::Actor;
use crate::domain::care::held::Care;
use crate::domain::contacts::children::Children;
use crate::domain::endings::admission::Admission;
use crate::domain::endings::sheet::Sheet;
use crate::domain::ids::{CallId, ContactId, MessageId, StaffId};
use crate::domain::language::Language;
use crate::domain::messages::conversation::Conversation;
use crate::domain::openings::opening::About;
use crate::domain::patients::patient::Struck;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// The number that a call or a message came from. A hint at who it is; never proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallerNumber {
    /// A full number.
    Number(Secret<E164>),
    /// The caller has withheld it.
    Withheld,
    /// The carrier gave something that is not a number.
    Malformed,
    /// Nobody has said one.
    NotGiven,
}

impl CallerNumber {
    /// The number, if there is one and it has not been erased.
    pub const fn known(&self) -> Option<&E164> {
        match self {
            Self::Number(number) => number.known(),
            Self::Withheld | Self::Malformed | Self::NotGiven => None,
        }
    }
}

/// What a contact began with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A call inside the duty.
    Call,
    /// A call outside the duty, sent on and noted for the next one.
    CallOutsideDuty,
    /// A text message.
    Message,
    /// A doctor's request.
    Request,
}

/// An episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Which.
    pub id: ContactId,
    /// Since when.
    pub since: Timestamp,
    /// What it began with.
    pub origin: Origin,
    /// The number it came from.
    pub number: CallerNumber,
    /// The caller's language, as far as we know.
    pub language: Language,
    /// An open contact from the same number that this may belong to, until a nurse says so or not.
    pub proposed: Option<ContactId>,
    /// How many calls and messages were folded into it.
    pub repeats: u16,
    /// Contacts that were joined to this one; their notes stay under their own keys.
    pub joined: Vector<ContactId>,
    /// What has been written.
    pub notes: Vector<Note>,
    /// The messages in it, oldest first.
    pub messages: Vector<MessageId>,
    /// A danger, a child, who knows the person privately, what is being written.
    pub care: Care,
    /// Children who are relatives, once somebody has said whether there are any.
    pub children: Option<Children>,
    /// Whom it is about, as far as that is known.
    pub about: Option<About>,
    /// Where and when the person was admitted, once somebody has said so.
    pub admission: Option<Admission>,
    /// Sheets with what was agreed, in the order in which they were handed out.
    pub sheets: Vector<Sheet>,
    /// What is going on in writing.
    pub conversation: Option<Conversation>,
    /// Whose turn it is.
    pub phase: Phase,
}

/// A line in the contact's note pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// What.
    pub text: Secret<String>,
    /// Struck through: by whom, when, why.
    pub struck: Option<Struck>,
}

/// Whose turn it is, and what happens next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// A line is open.
    OnTheLine(CallId),
    /// We have promised to call back.
    CallBackDue(CallBack),
    /// We are calling back.
    CallingBack {
        /// On which line.
        call: CallId,
        /// The promise, which stands until the person is reached.
        promise: CallBack,
    },
    /// A person must say how it ended.
    NeedsOutcome {
        /// Whose it is.
        owner: Owner,
        /// Since when.
        since: Timestamp,
        /// What is known of how it ended.
        why: OutcomeDue,
        /// When she is reminded; none once she has been.
        remind_at: Option<Timestamp>,
    },
    /// Ended.
    Closed(Closing),
}

/// A promise to call back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallBack {
    /// When it is due.
    pub due_at: Timestamp,
    /// When the next reminder goes out.
    pub next_at: Timestamp,
    /// Since when it has been promised.
    pub since: Timestamp,
    /// Why.
    pub why: CallBackReason,
    /// Whose it is.
    pub owner: Owner,
    /// How many times the person has been rung without being reached.
    pub tries: u8,
    /// How far the reminders have come.
    pub stage: CallBackStage,
}

/// Why a call-back was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallBackReason {
    /// The caller hung up before anybody answered.
    Abandoned,
    /// The caller pressed 2.
    Asked,
    /// The line dropped in the conversation.
    Dropped,
    /// A message that wants an answer.
    Message,
    /// A nurse wants to.
    ByNurse,
}

/// How far the reminders of a call-back have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallBackStage {
    /// Not due yet.
    Promised,
    /// Due: the owner is being reminded.
    OwnerReminded,
    /// Five minutes later: the backup is rung as well.
    BackupReminded,
    /// Ten minutes later: the leader has been told. From here everybody on duty is rung again at intervals.
    LeaderTold,
}

/// Whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A named member of staff.
    Staff(StaffId),
    /// Whoever is on duty next; `keeper` answers for it until then.
    NextOnDuty {
        /// The one whose name stands on it until a nurse takes over.
        keeper: Option<StaffId>,
    },
}

/// What is known of a contact that waits for its outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutcomeDue {
    /// They talked.
    Talked,
    /// Somebody outside the service answered.
    FellBack,
    /// It came outside the duty and was sent on.
    OutsideDuty,
    /// Called back as often as the plan says, and not reached.
    NotReached,
    /// There is nothing to call back on, and the nurse should see it.
    NoNumber,
    /// They have written to us.
    Written,
    /// A request waits for somebody, or is being looked after.
    Request,
    /// The person has died: nobody rings them back any more.
    PersonDied,
    /// Somebody rang from the telephone of one who has died, and asked for nothing.
    RangFromTheDead,
}

/// How a contact ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// How.
    pub outcome: Outcome,
    /// What happens next.
    pub next: Next,
    /// When.
    pub at: Timestamp,
    /// Who said so.
    pub by: Actor,
}

/// The outcomes a contact can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Helped by telephone.
    HelpedByTelephone,
    /// A visit was agreed.
    VisitAgreed,
    /// Handed to legevakt.
    HandedToLegevakt,
    /// 113 was called.
    Called113,
    /// Called back, and talked.
    CalledBack,
    /// Could not be reached; `next` says who follows up.
    NotReached,
    /// Handed to the day service.
    HandedToDayService,
    /// Wrong number, or nothing said.
    WrongNumber,
    /// A withheld number that gave up: there is nobody to call. Set by the service itself.
    GaveUpWithheld,
    /// A member of staff who rang in.
    StaffRangIn,
    /// Joined with another contact of the same person.
    Joined,
    /// Nothing but a word such as "ok" or "stop". Set by the service itself.
    OnlyAWord,
    /// A relative was listened to, guided and supported for their own sake.
    RelativeSupported,
    /// A request that whoever asked needs no more. Set by the service itself.
    Withdrawn,
    /// Somebody of ours was with the person.
    HelpedInPerson,
    /// The person was admitted. Where and when is said with it; whether by consent or not only the signed documents say.
    Admitted,
}

impl Outcome {
    /// Whether it says by itself that something is left to do. Then it is not settled: somebody follows up, or the person does not want it.
    pub const fn leaves_something(self) -> bool {
        match self {
            // Others have the person tonight: somebody asks how it went, or the person does not want it, in stated words.
            Self::NotReached
            | Self::VisitAgreed
            | Self::HandedToDayService
            | Self::HandedToLegevakt
            | Self::Called113
            | Self::Admitted => true,
            Self::HelpedByTelephone
            | Self::HelpedInPerson
            | Self::CalledBack
            | Self::WrongNumber
            | Self::GaveUpWithheld
            | Self::StaffRangIn
            | Self::Joined
            | Self::OnlyAWord
            | Self::RelativeSupported
            | Self::Withdrawn => false,
        }
    }
}

/// Why somebody does not want to be followed up, in a short list; their own words stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyNot {
    /// No more contact now.
    NoMore,
    /// They ring themselves, if they need to.
    WillRing,
    /// Others follow up already.
    Others,
    /// They cannot be reached, or do not want to be.
    NotReached,
    /// Something else.
    OwnWords,
}

impl WhyNot {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::NoMore,
        Self::WillRing,
        Self::Others,
        Self::NotReached,
        Self::OwnWords,
    ];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoMore => "no_more",
            Self::WillRing => "will_ring",
            Self::Others => "others",
            Self::NotReached => "not_reached",
            Self::OwnWords => "own_words",
        }
    }

    /// By its word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What happens after a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing is left to do.
    Settled,
    /// The person does not want to be followed up.
    Refused {
        /// Why not; none: it ended before that was asked.
        why: Option<WhyNot>,
        /// In stated words.
        words: Secret<String>,
    },
    /// Somebody follows up.
    FollowUp {
        /// Who.
        owner: StaffId,
        /// When at the latest.
        at: Timestamp,
        /// What.
        what: Secret<String>,
    },
    /// It goes on in another contact.
    Elsewhere(ContactId),
}

impl Contact {
    /// Whether it has no outcome yet.
    pub const fn is_open(&self) -> bool {
        !matches!(self.phase, Phase::Closed(_))
    }

    /// The line that is open with the person.
    pub const fn line(&self) -> Option<CallId> {
        match &self.phase {
            Phase::OnTheLine(call) | Phase::CallingBack { call, .. } => Some(*call),
            Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } | Phase::Closed(_) => None,
        }
    }

    /// The promise to call back, if one stands.
    pub const fn promise(&self) -> Option<&CallBack> {
        match &self.phase {
            Phase::CallBackDue(promise) | Phase::CallingBack { promise, .. } => Some(promise),
            Phase::OnTheLine(_) | Phase::NeedsOutcome { .. } | Phase::Closed(_) => None,
        }
    }
}

//! One opening of a patient's record: who, when, which parts, on what ground.

use imbl::{OrdSet, Vector};

use crate::domain::access::Looker;
use crate::domain::actor::Actor;
use crate::domain::ids::{
    ContactId, GuestId, OpeningId, PatientId, RelativeId, RequestId, StaffId,
};
use crate::domain::plans::section::Section;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A part of a record that can be opened by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordPart {
    /// Names, numbers, address, language, settings.
    Identity,
    /// Those around the person, and what each may be told.
    People,
    /// What to watch for.
    Flags,
    /// Earlier contacts.
    History,
    /// What was told in confidence.
    Confidences,
    /// Consents and the list of openings.
    Rights,
    /// A part of the plan.
    Plan(Section),
}

/// Why somebody may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// She works with the person: coordinator, or assigned.
    Assigned,
    /// A contact in her hands is with this person or about them. What of the plan is shown is up to the person's consent.
    Contact(ContactId),
    /// Emergency access in this contact, with a reason.
    Emergency(ContactId),
    /// Consent was withdrawn in the middle of this contact, and she keeps what is needed for safety, with a reason.
    Safety(ContactId),
    /// Opened with a reason by a nurse on duty, without a contact.
    Reason,
    /// She has taken the person on herself with nobody's word but her own, with a reason. Nothing is read on it: she works with the person.
    TakenOn,
    /// A doctor who has asked for help about this person, as far as the person's consent goes.
    Request(RequestId),
}

impl Ground {
    /// The contact in which it holds.
    pub const fn contact(self) -> Option<ContactId> {
        match self {
            Self::Contact(contact) | Self::Emergency(contact) | Self::Safety(contact) => {
                Some(contact)
            }
            Self::Assigned | Self::Reason | Self::TakenOn | Self::Request(_) => None,
        }
    }

    /// Whether it lasts as long as one contact, or one request: what is read on it is one opening.
    pub const fn is_of_one_matter(self) -> bool {
        match self {
            Self::Contact(_) | Self::Emergency(_) | Self::Safety(_) | Self::Request(_) => true,
            Self::Assigned | Self::Reason | Self::TakenOn => false,
        }
    }

    /// Whether the leader looks at it afterwards.
    pub const fn is_reviewed(self) -> bool {
        match self {
            Self::Emergency(_) | Self::Safety(_) | Self::Reason | Self::TakenOn => true,
            Self::Assigned | Self::Contact(_) | Self::Request(_) => false,
        }
    }
}

/// What the leader makes of an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It was right.
    Right,
    /// It is talked over with whoever opened it.
    TalkedOver,
    /// It should not have been: a deviation.
    Wrong,
}

impl Verdict {
    /// Whether that is the end of it. What is talked over is followed to its end.
    pub const fn is_final(self) -> bool {
        match self {
            Self::Right | Self::Wrong => true,
            Self::TalkedOver => false,
        }
    }
}

/// Who reads: somebody who can be named to the person. A PC that several use reads nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// A member of staff.
    Staff(StaffId),
    /// A doctor who was let in for some days.
    Guest(GuestId),
}

impl Reader {
    /// Whoever looks, if it is a person.
    pub fn of(looker: Looker<'_>) -> Option<Self> {
        match looker {
            Looker::Staff { id, .. } => Some(Self::Staff(id.clone())),
            Looker::Guest(guest) => Some(Self::Guest(guest)),
            Looker::Room | Looker::Station(_) => None,
        }
    }

    /// Whoever acts, if it is a person.
    pub fn who_acts(actor: &Actor) -> Option<Self> {
        match actor {
            Actor::Staff(id) => Some(Self::Staff(id.clone())),
            Actor::Guest(guest) => Some(Self::Guest(*guest)),
            Actor::Carrier
            | Actor::Clock
            | Actor::Effects
            | Actor::Operator
            | Actor::Station(_) => None,
        }
    }

    /// The same, as whoever acts.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Staff(id) => Actor::Staff(id.clone()),
            Self::Guest(guest) => Actor::Guest(*guest),
        }
    }

    /// The member of staff.
    pub const fn staff(&self) -> Option<&StaffId> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::Guest(_) => None,
        }
    }
}

impl PartialEq<StaffId> for Reader {
    fn eq(&self, other: &StaffId) -> bool {
        self.staff() == Some(other)
    }
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Which.
    pub id: OpeningId,
    /// Who read.
    pub viewer: Reader,
    /// Why they might.
    pub ground: Ground,
    /// The reason in words, where one is needed.
    pub reason: Option<Secret<String>>,
    /// When it began.
    pub at: Timestamp,
    /// What was read.
    pub parts: OrdSet<RecordPart>,
    /// Whether the reader was on duty when it began.
    pub on_duty: bool,
    /// Some of it was read while the log took nothing, and was written down afterwards.
    pub late: bool,
    /// It was written in another record that was read as one with this, and is kept with this as well since they were parted.
    pub kept_from: Option<OpeningId>,
    /// What the leader has made of it, the last word last. What was taken back is not here.
    pub reviews: Vector<Review>,
}

impl Opening {
    /// The leader's last word.
    pub fn review(&self) -> Option<&Review> {
        self.reviews.last()
    }

    /// Whether it waits for the leader: one that is always looked at, or one that is being talked over.
    pub fn waits(&self) -> bool {
        // The leader looks at it where it was written.
        let reviewed = self.ground.is_reviewed() && self.kept_from.is_none();
        let talked_over = |review: &Review| !review.verdict.is_final();
        self.review().map_or(reviewed, talked_over)
    }
}

/// The leader's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// By whom.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub verdict: Verdict,
    /// In words.
    pub words: Option<Secret<String>>,
}

/// How it is known whom a contact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkedBy {
    /// The number says so: a hint.
    Number,
    /// Somebody on duty says so.
    Staff,
}

/// Whom a contact is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The patient.
    pub patient: PatientId,
    /// Who is in touch, if it is not the patient.
    pub relative: Option<RelativeId>,
    /// How that is known.
    pub by: LinkedBy,
    /// Who has confirmed who it is, and when. Until then everybody is listened to and told nothing.
    pub confirmed: Option<(StaffId, Timestamp)>,
    /// How that is known; none: an older program did not ask.
    pub proof: Option<Proof>,
}

/// How it is known that whoever is in touch is who they say they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// They answered the question that was chosen for them: the person's own, or theirs.
    Question,
    /// Otherwise, in words.
    Otherwise(Secret<String>),
}

//! People whose numbers the service knows: staff, the legevakt's lines, patients and those around them.
//! A number is a hint about who calls, never proof; debug output shows neither names nor numbers.

use std::fmt;

use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::Relative;
use crate::domain::phone::E164;
use crate::domain::service::places::Partner;
use crate::domain::time::Timestamp;

/// What somebody does in the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StaffRole {
    /// Takes calls on duty.
    Nurse,
    /// The out-of-hours doctor.
    Doctor,
    /// The municipal doctor (kommunelege), or a delegate: decides on compulsory examination.
    MunicipalDoctor,
    /// Works in the municipality's day service.
    DayNurse,
    /// Coordinates individual plans.
    Coordinator,
    /// Leads the service.
    Leader,
    /// Runs the machines; sees nothing clinical.
    Operator,
}

impl StaffRole {
    /// Whether it is a nurse's work.
    pub const fn is_nurse(self) -> bool {
        matches!(self, Self::Nurse | Self::DayNurse)
    }

    /// Whether it is a doctor's work.
    pub const fn is_doctor(self) -> bool {
        matches!(self, Self::Doctor | Self::MunicipalDoctor)
    }
}

/// A member of staff.
#[derive(Clone, PartialEq, Eq)]
pub struct Staff {
    /// The short name that the rest of the file uses.
    pub id: StaffId,
    /// The full name.
    pub name: String,
    /// What she does: one thing or several. Never empty, nothing twice.
    pub roles: Vec<StaffRole>,
    /// Telephones to ring, the first before the others. Never empty.
    pub phones: Vec<E164>,
    /// Where she reads text messages.
    pub sms: Option<E164>,
    /// The language her telephone speaks to her.
    pub language: Language,
    /// What she enters when she rings in herself from any telephone: digits.
    pub call_in_code: Option<String>,
    /// Looks like her code, and calls for help: digits; none: her code with its last digit one higher.
    pub help_code: Option<String>,
}

impl Staff {
    /// Whether she does this, whatever else she does.
    pub fn has_role(&self, role: StaffRole) -> bool {
        self.roles.contains(&role)
    }

    /// Whether she does this and nothing else.
    pub fn is_only(&self, role: StaffRole) -> bool {
        self.roles == [role]
    }
}

/// A line that the emergency clinic (legevakt) calls out from: whoever calls is taken to be a doctor there.
#[derive(Clone, PartialEq, Eq)]
pub struct LegevaktLine {
    /// The line's number.
    pub number: E164,
    /// What staff see.
    pub label: String,
    /// The language to answer in, if not the service's first.
    pub language: Option<Language>,
}

/// A number that belongs to a patient or to somebody around patients.
#[derive(Clone, PartialEq, Eq)]
pub struct KnownNumber {
    /// The number.
    pub number: E164,
    /// Whose it is.
    pub who: KnownAs,
    /// What staff see.
    pub label: String,
    /// The language to answer in, if not the service's first.
    pub language: Option<Language>,
    /// The nurse this person wants, if she is on duty.
    pub preferred_nurse: Option<StaffId>,
    /// Several people use the telephone (a home, a school): it never points at an open contact.
    pub shared: bool,
    /// What to watch for.
    pub safety: Option<Safety>,
}

/// What to watch for with somebody, and until when that holds: never for ever.
#[derive(Clone, PartialEq, Eq)]
pub struct Safety {
    /// In plain words. Shown only to a nurse who may open the contact.
    pub text: String,
    /// It holds until then.
    pub until: Timestamp,
}

impl fmt::Debug for Safety {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Safety(until {:?})", self.until)
    }
}

/// Whose a known number is. Patients go by a reference of the municipality's own choosing, the same throughout the file.
#[derive(Clone, PartialEq, Eq)]
pub enum KnownAs {
    /// The patient.
    Patient {
        /// The reference.
        patient: String,
    },
    /// Somebody around one or several patients.
    Contact {
        /// Each patient's reference, and what this person is to the patient. Never empty.
        of: Vec<(String, Relation)>,
    },
}

impl KnownAs {
    /// How many patients it leads to.
    pub fn people(&self) -> usize {
        match self {
            Self::Patient { .. } => 1,
            Self::Contact { of } => of.len(),
        }
    }
}

/// What a contact is to a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each name is its whole meaning")]
pub enum Relation {
    Mother,
    Father,
    Parent,
    Sister,
    Brother,
    Sibling,
    Daughter,
    Son,
    Child,
    Spouse,
    Cohabitant,
    Grandparent,
    Relative,
    Friend,
    Neighbour,
    Guardian,
    Other,
}

/// One listing of a number.
#[derive(Clone, Copy, PartialEq)]
pub enum Known<'a> {
    /// A member of staff, from one of her telephones.
    Staff(&'a Staff),
    /// The legevakt.
    Legevakt(&'a LegevaktLine),
    /// A patient, or somebody around patients.
    Listed(&'a KnownNumber),
    /// Somebody we work with.
    Partner(&'a Partner),
    /// A patient in the register, or somebody around them.
    Registered(Registered<'a>),
}

/// A number that stands in a patient's record.
#[derive(Clone, Copy, PartialEq)]
pub struct Registered<'a> {
    /// The patient.
    pub patient: &'a Patient,
    /// Whose it is, if it is not the patient's own.
    pub relative: Option<&'a Relative>,
}

impl Registered<'_> {
    fn language(&self) -> Option<Language> {
        let speaks = match self.relative {
            Some(relative) => &relative.person.known()?.language,
            None => &self.patient.identity.known()?.language,
        };
        speaks.as_ref()?.texts()
    }

    /// Several people use the telephone.
    pub fn is_shared(&self) -> bool {
        self.relative
            .and_then(|relative| relative.person.known())
            .is_some_and(|person| person.shared_phone)
    }
}

impl<'a> Known<'a> {
    /// The entry among known numbers, if it is one.
    pub const fn listed(&self) -> Option<&'a KnownNumber> {
        match self {
            Self::Listed(known) => Some(known),
            Self::Staff(_) | Self::Legevakt(_) | Self::Partner(_) | Self::Registered(_) => None,
        }
    }

    /// Several people use the telephone.
    pub fn is_shared(&self) -> bool {
        match self {
            Self::Listed(listed) => listed.shared,
            Self::Registered(registered) => registered.is_shared(),
            Self::Staff(_) | Self::Legevakt(_) | Self::Partner(_) => false,
        }
    }

    /// Nobody else answers this telephone, and it is a person's own.
    fn is_one_persons(&self) -> bool {
        match self {
            Self::Listed(listed) => !listed.shared,
            Self::Registered(registered) => !registered.is_shared(),
            Self::Staff(_) | Self::Legevakt(_) | Self::Partner(_) => false,
        }
    }
}

/// Everybody a number is listed for; nobody, if it is unknown.
#[derive(Clone, PartialEq)]
pub struct Caller<'a> {
    /// Each listing: staff, legevakt, patients and contacts, partners.
    pub known: Vec<Known<'a>>,
    /// Nurses that the patient, or the patient whom the relative belongs to, has named; on duty or not.
    pub preferred: Vec<StaffId>,
}

impl<'a> Caller<'a> {
    /// Not listed anywhere.
    pub const fn is_unknown(&self) -> bool {
        self.known.is_empty()
    }

    /// The member of staff whose telephone it is, if it is nobody else's.
    pub fn staff(&self) -> Option<&'a Staff> {
        let mut staff = self.known.iter().filter_map(|known| match known {
            Known::Staff(staff) => Some(*staff),
            Known::Legevakt(_) | Known::Listed(_) | Known::Partner(_) | Known::Registered(_) => {
                None
            }
        });
        staff.next().filter(|_| staff.next().is_none())
    }

    /// The legevakt's line, if it is one: first in line.
    pub fn legevakt(&self) -> Option<&'a LegevaktLine> {
        self.known.iter().find_map(|known| match known {
            Known::Legevakt(line) => Some(*line),
            Known::Staff(_) | Known::Listed(_) | Known::Partner(_) | Known::Registered(_) => None,
        })
    }

    /// The partner's line, if it is one.
    pub fn partner(&self) -> Option<&'a Partner> {
        self.known.iter().find_map(|known| match known {
            Known::Partner(partner) => Some(*partner),
            Known::Staff(_) | Known::Legevakt(_) | Known::Listed(_) | Known::Registered(_) => None,
        })
    }

    /// The language to answer in: the first listing that says one.
    pub fn language(&self) -> Option<Language> {
        self.known.iter().find_map(|known| match known {
            Known::Staff(staff) => Some(staff.language),
            Known::Legevakt(line) => line.language,
            Known::Listed(known) => known.language,
            Known::Partner(partner) => partner.language,
            Known::Registered(registered) => registered.language(),
        })
    }

    /// A new call from this number may propose an open contact from it: never for staff, legevakt, partners, or a telephone
    /// that several people use.
    pub fn may_propose_contact(&self) -> bool {
        self.known.len() <= 1 && self.known.iter().all(Known::is_one_persons)
    }
}

impl fmt::Debug for Staff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Staff({}, {:?})", self.id, self.roles)
    }
}

impl fmt::Debug for LegevaktLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LegevaktLine({:?})", self.label)
    }
}

impl fmt::Debug for KnownNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownNumber({:?})", self.who)
    }
}

impl fmt::Debug for KnownAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Patient { .. } => f.write_str("Patient"),
            Self::Contact { of } => write!(f, "Contact of {}", of.len()),
        }
    }
}

impl fmt::Debug for Known<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Staff(staff) => staff.fmt(f),
            Self::Legevakt(line) => line.fmt(f),
            Self::Listed(known) => known.fmt(f),
            Self::Partner(partner) => partner.fmt(f),
            Self::Registered(registered) => write!(f, "Registered({})", registered.patient.id),
        }
    }
}

impl fmt::Debug for Caller<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.known).finish()
    }
}

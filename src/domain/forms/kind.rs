//! The kinds of document that the service writes. Who may sign which is decided with the assessments; a kind never says what was found.

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// ISBAR: a request or a handover.
    Isbar,
    /// How urgent it is, with the times that the municipality has set.
    Urgency,
    /// The first contact.
    FirstContact,
    /// A support conversation.
    SupportConversation,
    /// Exploring suicide risk: prompts and own words, no score and no grade.
    SuicideExploration,
    /// Intoxication.
    Intoxication,
    /// The admission assessment: the nurse's part.
    NurseAssessment,
    /// The doctor's examination (psykisk helsevernloven § 3-1).
    DoctorExamination,
    /// The municipal doctor's decision on compulsory examination (psykisk helsevernloven § 3-1 second paragraph).
    CompulsoryExaminationDecision,
    /// What the institution has told of its own decision (psykisk helsevernloven § 3-3 a).
    InstitutionInformation,
    /// A doctor's order by telephone, read back, signed later.
    TelephoneOrder,
    /// Transport and escort.
    Escort,
    /// Children and others who depend on the person.
    Children,
    /// A home visit.
    HomeVisit,
    /// A conversation with a relative.
    RelativeConversation,
    /// After the crisis: what was learnt.
    AfterCrisis,
    /// An instrument that the municipality holds a licence for and has added by itself.
    Licensed,
}

impl DocumentKind {
    /// Every kind, in the order in which a case meets them.
    pub const ALL: [Self; 17] = [
        Self::FirstContact,
        Self::Isbar,
        Self::Urgency,
        Self::SupportConversation,
        Self::SuicideExploration,
        Self::Intoxication,
        Self::Children,
        Self::RelativeConversation,
        Self::HomeVisit,
        Self::NurseAssessment,
        Self::DoctorExamination,
        Self::CompulsoryExaminationDecision,
        Self::InstitutionInformation,
        Self::TelephoneOrder,
        Self::Escort,
        Self::AfterCrisis,
        Self::Licensed,
    ];

    /// The word for it in files, addresses and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Isbar => "isbar",
            Self::Urgency => "urgency",
            Self::FirstContact => "first-contact",
            Self::SupportConversation => "support-conversation",
            Self::SuicideExploration => "suicide-exploration",
            Self::Intoxication => "intoxication",
            Self::NurseAssessment => "nurse-assessment",
            Self::DoctorExamination => "doctor-examination",
            Self::CompulsoryExaminationDecision => "compulsory-examination-decision",
            Self::InstitutionInformation => "institution-information",
            Self::TelephoneOrder => "telephone-order",
            Self::Escort => "escort",
            Self::Children => "children",
            Self::HomeVisit => "home-visit",
            Self::RelativeConversation => "relative-conversation",
            Self::AfterCrisis => "after-crisis",
            Self::Licensed => "licensed",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether somebody is met and assessed in it. A request, a decision, an order, a journey, and what was learnt afterwards are papers of other kinds.
    pub const fn assesses(self) -> bool {
        match self {
            Self::Urgency
            | Self::FirstContact
            | Self::SupportConversation
            | Self::SuicideExploration
            | Self::Intoxication
            | Self::NurseAssessment
            | Self::DoctorExamination
            | Self::Children
            | Self::HomeVisit
            | Self::RelativeConversation
            | Self::Licensed => true,
            Self::Isbar
            | Self::CompulsoryExaminationDecision
            | Self::InstitutionInformation
            | Self::TelephoneOrder
            | Self::Escort
            | Self::AfterCrisis => false,
        }
    }

    /// Whether the law asks for each of its findings in own words: nothing in such a form is filled in beforehand.
    pub const fn is_legal(self) -> bool {
        matches!(
            self,
            Self::DoctorExamination
                | Self::CompulsoryExaminationDecision
                | Self::InstitutionInformation
        )
    }
}

//! A page of the handbook where a screen needs it: a link that leads there, and that the browser opens over the page, so that nothing that
//! is being typed is left (`reads.js`).

use maud::{Markup, html};

use crate::domain::forms::kind::DocumentKind;
use crate::domain::language::Language;
use crate::web::pages::say::Say;

/// A place in the handbook that a screen leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is its page")]
pub enum Place {
    Relatives,
    Danger,
    Child,
    Children,
    Threat,
    HomeVisits,
    Settle,
    Conversation,
    Suicide,
    Intoxication,
    Admission,
    Transport,
    AfterCrisis,
    Units,
    Signs,
    Locum,
    WhoIsIt,
    Handover,
    Wrong,
    Interpreter,
    Escort,
    Consent,
    Figures,
}

impl Place {
    /// Every place.
    #[cfg(test)]
    pub const ALL: [Self; 23] = [
        Self::Relatives,
        Self::Danger,
        Self::Child,
        Self::Children,
        Self::Threat,
        Self::HomeVisits,
        Self::Settle,
        Self::Conversation,
        Self::Suicide,
        Self::Intoxication,
        Self::Admission,
        Self::Transport,
        Self::AfterCrisis,
        Self::Units,
        Self::Signs,
        Self::Locum,
        Self::WhoIsIt,
        Self::Handover,
        Self::Wrong,
        Self::Interpreter,
        Self::Escort,
        Self::Consent,
        Self::Figures,
    ];

    /// What whoever writes such a document may want to read.
    pub const fn of(kind: DocumentKind) -> Option<Self> {
        Some(match kind {
            DocumentKind::Isbar => Self::Units,
            DocumentKind::FirstContact => Self::Settle,
            DocumentKind::SupportConversation => Self::Conversation,
            DocumentKind::SuicideExploration => Self::Suicide,
            DocumentKind::Intoxication => Self::Intoxication,
            DocumentKind::NurseAssessment
            | DocumentKind::DoctorExamination
            | DocumentKind::CompulsoryExaminationDecision
            | DocumentKind::InstitutionInformation => Self::Admission,
            DocumentKind::TelephoneOrder => Self::Signs,
            DocumentKind::Escort => Self::Transport,
            DocumentKind::Children => Self::Children,
            DocumentKind::HomeVisit => Self::HomeVisits,
            DocumentKind::RelativeConversation => Self::Relatives,
            DocumentKind::AfterCrisis => Self::AfterCrisis,
            DocumentKind::Urgency | DocumentKind::Licensed => return None,
        })
    }

    /// The word of its text; the page; and the heading on it in Norwegian and in English, empty: the whole page.
    const fn page(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Relatives => ("relatives", "relatives", "", ""),
            Self::Danger => ("danger", "life-in-danger", "", ""),
            Self::Child => (
                "child",
                "children",
                "når-et-barn-ringer",
                "when-a-child-calls",
            ),
            Self::Children => ("children", "children", "", ""),
            Self::Threat => (
                "threat",
                "violence-and-safety",
                "på-telefonen",
                "on-the-telephone",
            ),
            Self::HomeVisits => ("home-visits", "home-visits", "", ""),
            Self::Settle => ("settle", "what-to-settle", "", ""),
            Self::Conversation => ("conversation", "the-conversation", "", ""),
            Self::Suicide => ("suicide", "suicide", "", ""),
            Self::Intoxication => ("intoxication", "intoxication", "", ""),
            Self::Admission => ("admission", "admission", "", ""),
            Self::Transport => ("transport", "transport", "", ""),
            Self::AfterCrisis => ("after-crisis", "after-the-crisis", "", ""),
            Self::Units => (
                "units",
                "receiving-units",
                "når-du-ringer-mottaket",
                "when-you-ring-a-receiving-unit",
            ),
            Self::Signs => ("signs", "assessments", "", ""),
            Self::Locum => ("locum", "for-the-locum", "", ""),
            Self::WhoIsIt => ("who", "meeting-the-person", "", ""),
            Self::Handover => ("handover", "handover", "", ""),
            Self::Wrong => ("wrong", "when-something-goes-wrong", "", ""),
            Self::Interpreter => ("interpreter", "interpreter", "", ""),
            Self::Escort => ("escort", "escort", "", ""),
            Self::Consent => ("consent", "consent", "", ""),
            Self::Figures => ("figures", "figures", "", ""),
        }
    }

    /// Where it is, for a reader of this language.
    pub fn address(self, language: Language) -> String {
        let (_, page, norwegian, english) = self.page();
        let (folder, heading) = match language {
            Language::English => ("en", english),
            Language::Bokmal | Language::NorthernSami => ("nb", norwegian),
        };
        let hash = if heading.is_empty() { "" } else { "#" };
        format!("/handbook/service/{folder}/{page}.md{hash}{heading}")
    }
}

/// The link.
pub fn open(say: &Say<'_>, place: Place) -> Markup {
    let norwegian = say.language == Language::NorthernSami;
    html! {
        a.handbook href=(place.address(say.language)) hreflang=[norwegian.then_some("nb")] data-handbook {
            (say.t("hb-title")) ": " (say.by("hb-place", place.page().0))
        }
    }
}

/// The link to what whoever writes such a document may want to read.
pub fn of_kind(say: &Say<'_>, kind: DocumentKind) -> Markup {
    Place::of(kind).map_or_else(Markup::default, |place| html! { p { (open(say, place)) } })
}

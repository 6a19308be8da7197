//! A contact's marks as JSON. Never adds what the view left out.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::care::held::Question;
use crate::views::care::{CareView, DangerView};
use crate::views::json::{PersonJson, person};

/// A contact's marks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Care)]
pub struct CareJson {
    /// A child is on the line.
    pub child: bool,
    /// A life is in danger.
    pub danger: Option<DangerJson>,
    /// What the viewer is writing.
    pub draft: Option<KeptJson>,
    /// Who was threatened from this number, where it is to be said.
    pub threatened: Option<PersonJson>,
    /// What the number says to watch for.
    pub safety: Vec<String>,
}

/// A life in danger.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Danger)]
pub struct DangerJson {
    /// Since when.
    pub since: String,
    /// It can be taken back until then.
    pub undo_until: String,
    /// What is known.
    pub answers: Vec<AnswerJson>,
    /// When the line to the person dropped.
    pub lost_at: Option<String>,
    /// Their telephone is being rung.
    pub ringing: bool,
    /// The police are to be rung.
    pub police: bool,
}

/// One of the four questions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DangerAnswer)]
pub struct AnswerJson {
    /// `place`, `company`, `taken` or `means`.
    pub question: &'static str,
    /// The number of the answer; 0: none.
    pub number: u64,
    /// What is known.
    pub text: String,
}

/// Something kept as it was typed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Kept)]
pub struct KeptJson {
    /// Its number.
    pub number: u64,
    /// When.
    pub at: String,
    /// What.
    pub text: String,
}

/// The marks as JSON.
pub fn care(view: &CareView) -> CareJson {
    CareJson {
        child: view.child.is_some(),
        danger: view.danger.as_ref().map(danger),
        draft: view.draft.as_ref().map(|draft| KeptJson {
            number: draft.number,
            at: draft.at.to_string(),
            text: draft.text.clone(),
        }),
        threatened: view.threat.as_ref().map(|threat| person(&threat.who)),
        safety: view.safety.iter().map(|(text, _)| text.clone()).collect(),
    }
}

fn danger(view: &DangerView) -> DangerJson {
    let answers = view.answers.iter().map(|answer| AnswerJson {
        question: match answer.question {
            Question::Place => "place",
            Question::Company => "company",
            Question::Taken => "taken",
            Question::Means => "means",
        },
        number: answer.number,
        text: answer.text.clone(),
    });
    DangerJson {
        since: view.since.to_string(),
        undo_until: view.undo_until.to_string(),
        answers: answers.collect(),
        lost_at: view.lost.map(|lost| lost.since.to_string()),
        ringing: view.lost.is_some_and(|lost| lost.ringing),
        police: view.lost.is_some_and(|lost| lost.police),
    }
}

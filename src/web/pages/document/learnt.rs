//! What was learnt after a crisis, as a suggestion for the plan: what a signed form proposes, sent with one tap. The coordinator and the person
//! decide what becomes of it.

use maud::{Markup, html};

use crate::domain::assessments::document::Document;
use crate::domain::command::Command;
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::form::Form;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::forms::visible::{rows, what_counts};
use crate::domain::ids::PatientId;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::state::State;
use crate::engine::SubmitError;
use crate::views::documents::{self, DocumentSeen};
use crate::web::pages::document::Asked;
use crate::web::pages::form::Keys;
use crate::web::pages::say::Say;

/// The word of the act.
pub const ACT: &str = "suggest";

/// What the person asks for the next time, and the two fields of a proposal.
const NEXT_TIME: &str = "person.next";
const PROPOSAL: &str = "proposal";
const PART: &str = "proposal.part";
const WHAT: &str = "proposal.what";

/// What the form proposes, and whether it has been sent.
pub fn offer(
    say: &Say<'_>,
    state: &State,
    seen: &DocumentSeen<'_>,
    form: Option<&Form>,
    keys: &Keys,
) -> Markup {
    let document = seen.document;
    let Some(form) = form.filter(|_| seen.may_amend && is_it(document)) else {
        return Markup::default();
    };
    let patient = patient_of(state, document);
    let all = proposals(form, document);
    let waits = |words: &String| !patient.is_some_and(|patient| is_sent(state, patient, words));
    let waiting = all.iter().filter(|words| waits(words)).count();
    html! {
        section.doc-sign aria-labelledby="h-learnt" {
            h2 #h-learnt { (say.t("doc-learnt")) }
            ul.list { @for words in &all { li { span.words { (words) } } } }
            @if patient.is_none() { p.say { (say.t("doc-learnt-nobody")) } }
            @else if waiting == 0 { p.say.green { (say.t("doc-learnt-sent")) } }
            @else {
                form method="post" action=(format!("/document/{}/{ACT}", document.id)) data-act=(ACT) {
                    (keys.hidden(ACT))
                    (keys.problem_of(ACT))
                    button.do.main.wide type="submit" { (say.t("doc-learnt-do")) }
                }
                p.hint { (say.t("doc-learnt-how")) }
            }
        }
    }
}

/// Sends what has not been sent.
///
/// # Errors
/// The plan takes no suggestion from whoever asks.
pub(super) async fn suggest(asked: &Asked<'_>) -> Result<(), SubmitError> {
    let state = &asked.state;
    let found = documents::document(state, asked.viewer, asked.id).filter(|seen| seen.may_amend);
    let document = found
        .map(|seen| seen.document)
        .filter(|document| is_it(document));
    let (Some(document), Some(form)) = (document, asked.form.as_deref()) else {
        return Ok(());
    };
    let Some(patient) = patient_of(state, document) else {
        return Ok(());
    };
    for words in proposals(form, document) {
        if is_sent(state, patient, &words) {
            continue;
        }
        let change = Change::Suggest {
            section: None,
            contact: Some(document.contact),
            words,
        };
        let command = Command::Patient(PatientCommand::Change { patient, change });
        let submitted = asked.web.engine.submit(asked.actor.clone(), command);
        submitted.await?;
    }
    Ok(())
}

fn is_it(document: &Document) -> bool {
    document.kind == DocumentKind::AfterCrisis && document.is_signed()
}

fn patient_of(state: &State, document: &Document) -> Option<PatientId> {
    let about = state.contact(document.contact)?.about.as_ref()?;
    state.current(about.patient)
}

fn is_sent(state: &State, patient: PatientId, words: &str) -> bool {
    state.patient(patient).is_some_and(|patient| {
        let known = |one: &str| one == words;
        let mut all = state.suggestions_of(patient);
        all.any(|(_, _, one)| one.words.known().is_some_and(|one| known(one)))
    })
}

/// What is proposed, in the words of the form: what the person asks for the next time, and each proposal with its part.
fn proposals(form: &Form, document: &Document) -> Vec<String> {
    let written = document.answers();
    let answers = what_counts(form, &written);
    let next = first(&answers, NEXT_TIME, 0);
    let group = PROPOSAL.parse().ok();
    let rows = group.map(|group| rows(form, &answers, &group));
    let rows = rows.into_iter().flatten().filter_map(|row| {
        let what = first(&answers, WHAT, row)?;
        Some(match first(&answers, PART, row) {
            Some(part) => format!("{part}: {what}"),
            None => what,
        })
    });
    next.into_iter().chain(rows).collect()
}

fn first(answers: &Answers, link: &str, row: u16) -> Option<String> {
    let link = link.parse().ok()?;
    answers
        .of(&Field { link, row })
        .iter()
        .find_map(|answer| match answer {
            Answer::Text(text) | Answer::Own(text) => Some(text.clone()),
            Answer::Boolean(_)
            | Answer::Choice(_)
            | Answer::Integer(_)
            | Answer::Decimal(_)
            | Answer::Date(_)
            | Answer::DateTime(_) => None,
        })
}

//! What is under the seal about patients, in clear.

use hjemmevakt::domain::assessments::event::AssessmentEvent;
use hjemmevakt::domain::consents::event::ConsentEvent;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::forms::answer::Answer;
use hjemmevakt::domain::openings::event::OpeningEvent;
use hjemmevakt::domain::openings::opening::Proof;
use hjemmevakt::domain::patients::earlier::Amended;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::plans::event::PlanEvent;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::tongue::Tongue;

/// Each sealed field: one text that tells two contents apart, or that it is erased.
pub fn sealed(event: &Event, found: &mut Vec<Option<String>>) {
    if let Event::Patient(event) = event {
        of_patient(event, found);
        of_amended(event, found);
    }
    if let Event::Assessment(event) = event {
        of_document(event, found);
    }
    if let Event::Plan(event) = event {
        of_plan(event, found);
    }
    if let Event::Consent(ConsentEvent::ConsentGiven { words, .. })
    | Event::Opening(OpeningEvent::OpeningReviewed { words, .. }) = event
    {
        found.extend(words.iter().map(text));
    }
    if let Event::Consent(ConsentEvent::ConsentStruck { why, .. }) = event {
        found.push(text(why));
    }
    if let Event::Consent(ConsentEvent::ConsentGiven {
        ability: Some(ability),
        ..
    }) = event
    {
        found.extend(ability.words.iter().map(text));
    }
    if let Event::Opening(OpeningEvent::IdentityConfirmed {
        proof: Some(Proof::Otherwise(words)),
        ..
    }) = event
    {
        found.push(text(words));
    }
    if let Event::Patient(PatientEvent::ToldSet {
        said: Some(said), ..
    }) = event
    {
        found.push(text(&said.words));
        found.extend(said.ability.words.iter().map(text));
    }
    if let Event::Opening(OpeningEvent::RecordOpened { reason, .. }) = event {
        found.extend(reason.iter().map(text));
    }
}

/// The same of a document.
pub fn of_document(event: &AssessmentEvent, found: &mut Vec<Option<String>>) {
    if let AssessmentEvent::FieldWritten { values, .. }
    | AssessmentEvent::FieldWrittenBeside { values, .. }
    | AssessmentEvent::FieldSettled { values, .. } = event
    {
        found.push(values.known().map(|values| {
            let shown: Vec<String> = values.iter().map(shown).collect();
            shown.join(" | ")
        }));
    }
    if let AssessmentEvent::DocumentElsewhere { words: told, .. }
    | AssessmentEvent::DocumentWithdrawn { reason: told, .. } = event
    {
        found.push(text(told));
    }
    if let AssessmentEvent::DocumentWrittenElsewhere {
        record, written_by, ..
    } = event
    {
        found.extend([text(record), text(written_by)]);
    }
    if let AssessmentEvent::DocumentAmended { words, reason, .. } = event {
        found.extend([text(words), text(reason)]);
    }
}

fn shown(answer: &Answer) -> String {
    match answer {
        Answer::Boolean(yes) => yes.to_string(),
        Answer::Choice(code) => code.0.to_string(),
        Answer::Own(words) | Answer::Text(words) => words.clone(),
        Answer::Integer(number) => number.to_string(),
        Answer::Decimal(number) => number.to_string(),
        Answer::Date(day) => day.to_string(),
        Answer::DateTime(at) => at.as_millis().to_string(),
    }
}

fn text(secret: &Secret<String>) -> Option<String> {
    secret.known().cloned()
}

fn of_patient(event: &PatientEvent, found: &mut Vec<Option<String>>) {
    if let PatientEvent::PatientRegistered { identity, .. }
    | PatientEvent::IdentityAmended { identity, .. } = event
    {
        found.push(identity.known().map(|who| {
            let language = who.language.as_ref().map_or("", Tongue::tag);
            format!("{} {language}", who.full_name()).trim().to_owned()
        }));
    }
    if let PatientEvent::RelativeListed { person, .. } = event {
        found.push(person.known().map(|person| person.name.clone()));
    }
    if let PatientEvent::FlagRaised {
        text: what,
        reason,
        hidden_because,
        ..
    } = event
    {
        found.extend([text(what), text(reason)]);
        found.extend(hidden_because.iter().map(text));
    }
    if let PatientEvent::SettingsSaved { settings, .. } = event {
        found.push(
            settings
                .known()
                .and_then(|settings| settings.somebody_else.clone()),
        );
    }
    if let PatientEvent::QuestionChosen { question, .. }
    | PatientEvent::RelativeQuestionChosen { question, .. } = event
    {
        found.push(question.known().map(|question| question.question.clone()));
    }
    if let PatientEvent::ConfidenceTold { text: words, .. }
    | PatientEvent::ConfidenceStruck { why: words, .. } = event
    {
        found.push(text(words));
    }
}

fn of_amended(event: &PatientEvent, found: &mut Vec<Option<String>>) {
    if let PatientEvent::IdentityAmended { amended, .. }
    | PatientEvent::SettingsSaved { amended, .. }
    | PatientEvent::QuestionChosen { amended, .. }
    | PatientEvent::RelativeQuestionChosen { amended, .. }
    | PatientEvent::RelativeListed { amended, .. }
    | PatientEvent::ToldSet { amended, .. }
    | PatientEvent::RelativeObjected { amended, .. }
    | PatientEvent::RelativeRemoved { amended, .. }
    | PatientEvent::FlagEnded { amended, .. } = event
        && let Some(Amended::Wrong(why)) = amended
    {
        found.push(text(why));
    }
}

fn of_plan(event: &PlanEvent, found: &mut Vec<Option<String>>) {
    if let PlanEvent::PlanStandSet {
        elsewhere: Some(elsewhere),
        ..
    } = event
    {
        found.push(text(elsewhere));
    }
    if let PlanEvent::SectionWritten { content, .. } = event {
        let first = content
            .known()
            .and_then(|content| content.entries.first()?.first());
        found.push(first.map(|answer| answer.text.clone()));
    }
    if let PlanEvent::BesideKept { beside, .. } = event {
        found.push(
            beside
                .known()
                .map(|beside| format!("{beside:?} {:?}", beside.people)),
        );
    }
    if let PlanEvent::PlanAnswered { agreement, .. } = event {
        found.extend(agreement.words.iter().map(text));
        found.extend(agreement.capacity_words.iter().map(text));
    }
    if let PlanEvent::ChangeSuggested { words, .. }
    | PlanEvent::SuggestionStruck { why: words, .. } = event
    {
        found.push(text(words));
    }
}

//! Figures of cases: what signed documents say of admissions and alternatives, people who come again. A document that is
//! withdrawn or erased says nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::domain::assessments::document::Document;
use crate::domain::contacts::contact::{Contact, Outcome, Phase};
use crate::domain::figures::figure::Figure;
use crate::domain::forms::answer::{Answer, Code};
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::ids::{ContactId, PatientId};
use crate::domain::phone::E164;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Somebody who comes again within this time comes again.
const AGAIN: Duration = Duration::from_hours(30 * 24);

/// What the shipped forms offer to consider instead of an admission, by their codes.
pub const ALTERNATIVES: [&str; 7] = [
    "home",
    "stay-with",
    "talk-tomorrow",
    "day-service",
    "team",
    "dps",
    "municipal-bed",
];

/// What was assessed and what came of it; whether voluntary help was offered; what was considered instead, each of it once for a contact.
pub(super) fn admissions(state: &State, contacts: &[&Contact]) -> [Figure; 3] {
    let words = [
        "not_admitted",
        "voluntary",
        "observation",
        "compulsory",
        "undecided",
        "not_written",
    ];
    let mut came = Figure::empty("admissions", &words);
    let mut offered = Figure::empty("voluntary_offered", &["yes", "no", "not_written"]);
    let beside = ["own_words", "not_written"];
    let words: Vec<&'static str> = ALTERNATIVES.into_iter().chain(beside).collect();
    let mut instead = Figure::empty("considered_instead", &words);
    for contact in contacts {
        let signed = signed(state, contact);
        let assessed = signed.iter().any(|document| is_assessment(document.kind));
        // Once for each contact: how is said by the documents alone, that it was by them or by how the contact ended.
        match outcome(&signed) {
            "undecided" if is_admitted(contact) => came.add("not_written"),
            how if assessed || how != "undecided" && is_admitted(contact) => came.add(how),
            _ => {}
        }
        if !assessed {
            continue;
        }
        offered.add(match choice(&signed, "voluntary") {
            Some("yes") => "yes",
            Some("no") => "no",
            Some(_) | None => "not_written",
        });
        for word in alternatives(&signed) {
            instead.add(word);
        }
    }
    [came, offered, instead]
}

/// Whether the crisis plan was followed, where somebody has assessed.
pub(super) fn plan_followed(state: &State, contacts: &[&Contact]) -> Figure {
    let words = ["followed", "part", "not", "none", "not_known"];
    let mut figure = Figure::empty("plan_followed", &words);
    for contact in contacts {
        let signed = signed(state, contact);
        if !signed.iter().any(|document| is_assessment(document.kind)) {
            continue;
        }
        figure.add(match choice(&signed, "plan") {
            Some("followed") => "followed",
            Some("part") => "part",
            Some("not") => "not",
            Some("none") => "none",
            Some(_) | None => "not_known",
        });
    }
    figure
}

/// Whether the person, as far as the service knows who it was, had a contact in the thirty days before.
pub(super) fn repeats(state: &State, contacts: &[&Contact]) -> Figure {
    let mut figure = Figure::empty("repeats", &["again", "first", "not_known"]);
    // Only those who can matter are looked up: years of contacts cost one comparison each.
    let mut times = contacts.iter().map(|contact| contact.since);
    let Some(first) = times.next().map(|first| times.fold(first, Timestamp::min)) else {
        return figure;
    };
    let mut by_person: BTreeMap<Who, Vec<Timestamp>> = BTreeMap::new();
    for contact in state.contacts.values() {
        if contact.since + AGAIN < first {
            continue;
        }
        if let Some(who) = who(contact) {
            by_person.entry(who).or_default().push(contact.since);
        }
    }
    for contact in contacts {
        let Some(times) = who(contact).and_then(|who| by_person.get(&who)) else {
            figure.add("not_known");
            continue;
        };
        let again = times
            .iter()
            .any(|at| *at < contact.since && contact.since.since(*at) <= AGAIN);
        figure.add(if again { "again" } else { "first" });
    }
    figure
}

/// The person of a contact: who it is about, or else the number it came from.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Patient(PatientId),
    Number(E164),
}

fn who(contact: &Contact) -> Option<Who> {
    match &contact.about {
        Some(about) => Some(Who::Patient(about.patient)),
        None => contact.number.known().cloned().map(Who::Number),
    }
}

/// The contact, and what was joined to it.
pub(super) fn of(contact: &Contact) -> impl Iterator<Item = ContactId> + '_ {
    contact.joined.iter().copied().chain([contact.id])
}

pub(super) fn signed<'a>(state: &'a State, contact: &'a Contact) -> Vec<&'a Document> {
    of(contact)
        .flat_map(|id| state.documents_of(id))
        .filter(|document| document.is_signed() && !document.erased)
        .collect()
}

/// Whether the contact ended with that.
fn is_admitted(contact: &Contact) -> bool {
    matches!(&contact.phase, Phase::Closed(closing) if closing.outcome == Outcome::Admitted)
}

const fn is_assessment(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::NurseAssessment | DocumentKind::DoctorExamination
    )
}

/// What the institution has decided, or else what the doctor concluded.
fn outcome(signed: &[&Document]) -> &'static str {
    let of_kind = |kind: DocumentKind| -> Vec<&Document> {
        let of = signed.iter().copied();
        of.filter(|document| document.kind == kind).collect()
    };
    let told = of_kind(DocumentKind::InstitutionInformation);
    let examined = of_kind(DocumentKind::DoctorExamination);
    match choice(&told, "what.decided").filter(|word| *word != "not-yet") {
        Some("not-admitted") => return "not_admitted",
        Some("voluntary") => return "voluntary",
        Some("observation") => return "observation",
        Some("compulsory") => return "compulsory",
        Some(_) | None => {}
    }
    match choice(&examined, "conclusion.what") {
        Some("no-admission") => "not_admitted",
        Some("voluntary") => "voluntary",
        Some("observation") => "observation",
        Some("compulsory") => "compulsory",
        Some(_) | None => "undecided",
    }
}

pub(super) fn values<'a>(document: &'a Document, link: &str) -> Option<&'a [Answer]> {
    let field: Field = link.parse().ok()?;
    let entry = document.entries.get(&field)?;
    entry.written.values.known().map(AsRef::as_ref)
}

/// What was considered instead, in any of the documents.
fn alternatives(signed: &[&Document]) -> BTreeSet<&'static str> {
    let written = signed
        .iter()
        .filter_map(|document| values(document, "instead"));
    let mut found: BTreeSet<&'static str> = written
        .flatten()
        .map(|answer| {
            let offered = |word: &&str| matches!(answer, Answer::Choice(Code(code)) if code.as_ref() == *word);
            ALTERNATIVES.into_iter().find(offered).unwrap_or("own_words")
        })
        .collect();
    if found.is_empty() {
        found.insert("not_written");
    }
    found
}

/// The option that was chosen, in the newest of the documents that says one.
fn choice<'a>(signed: &[&'a Document], link: &str) -> Option<&'a str> {
    let mut newest: Vec<&&Document> = signed.iter().collect();
    newest.sort_by_key(|document| std::cmp::Reverse((document.begun_at, document.id)));
    newest.into_iter().find_map(|document| {
        values(document, link)?.iter().find_map(|value| {
            if let Answer::Choice(Code(code)) = value {
                Some(code.as_ref())
            } else {
                None
            }
        })
    })
}

pub(super) fn says_yes(document: &Document, link: &str) -> bool {
    values(document, link).is_some_and(|values| values.contains(&Answer::Boolean(true)))
}

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
use crate::domain::service::people::Known;
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

/// The parts of what came of assessments: what was decided where the person came to, and what a doctor referred to where nothing is known of that; each
/// kind of admission apart, by whether something else was considered first.
const ADMISSIONS: [&str; 16] = [
    "not_admitted",
    "voluntary_considered",
    "voluntary_not_written",
    "observation_considered",
    "observation_not_written",
    "compulsory_considered",
    "compulsory_not_written",
    "no_referral",
    "referred_voluntary_considered",
    "referred_voluntary_not_written",
    "referred_observation_considered",
    "referred_observation_not_written",
    "referred_compulsory_considered",
    "referred_compulsory_not_written",
    "undecided",
    "not_written",
];

/// What was assessed and what came of it; whether voluntary help was offered; what was considered instead, each of it once for a contact.
pub(super) fn admissions(state: &State, contacts: &[&Contact]) -> [Figure; 3] {
    let mut came = Figure::empty("admissions", &ADMISSIONS);
    let mut offered = Figure::empty("voluntary_offered", &["yes", "no", "not_written"]);
    let beside = ["own_words", "not_written"];
    let words: Vec<&'static str> = ALTERNATIVES.into_iter().chain(beside).collect();
    let mut instead = Figure::empty("considered_instead", &words);
    for contact in contacts {
        let signed = signed(state, contact);
        let assessed = signed.iter().any(|document| is_assessment(document.kind));
        // Once for each contact: how is said by the documents alone, that it was by them or by how the contact ended.
        match outcome(&signed) {
            None if is_admitted(contact) => came.add("not_written"),
            None if assessed => came.add("undecided"),
            Some(how) if assessed || is_admitted(contact) => {
                let considered = !alternatives(&signed).contains("not_written");
                came.add(how.word(considered));
            }
            Some(_) | None => {}
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
        if let Some(who) = who(state, contact) {
            by_person.entry(who).or_default().push(contact.since);
        }
    }
    for contact in contacts {
        let Some(times) = who(state, contact).and_then(|who| by_person.get(&who)) else {
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

fn who(state: &State, contact: &Contact) -> Option<Who> {
    match &contact.about {
        Some(about) => Some(Who::Patient(about.patient)),
        None => own_number(state, contact).map(Who::Number),
    }
}

/// The number of whoever was in touch, where it can stand for a person who comes again: not in a doctor's request, and not the telephone of legevakt, of
/// somebody we work with, or of one of ours. Others than one person come from these.
fn own_number(state: &State, contact: &Contact) -> Option<E164> {
    if state.request_of(contact.id).is_some() {
        return None;
    }
    let number = contact.number.known()?;
    let known = state.who_is(number).map(|caller| caller.known);
    let professional = known.unwrap_or_default().iter().any(|known| match known {
        Known::Staff(_) | Known::Legevakt(_) | Known::Partner(_) => true,
        Known::Listed(_) | Known::Registered(_) => false,
    });
    (!professional).then(|| number.clone())
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

/// Which admission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Admission {
    None,
    Voluntary,
    Observation,
    Compulsory,
}

/// What came of it, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// The institution has decided.
    Decided(Admission),
    /// A doctor has concluded; what was decided is not known here.
    Referred(Admission),
}

impl Came {
    const fn word(self, considered: bool) -> &'static str {
        use Admission::{Compulsory, None, Observation, Voluntary};
        match (self, considered) {
            (Self::Decided(None), _) => "not_admitted",
            (Self::Decided(Voluntary), true) => "voluntary_considered",
            (Self::Decided(Voluntary), false) => "voluntary_not_written",
            (Self::Decided(Observation), true) => "observation_considered",
            (Self::Decided(Observation), false) => "observation_not_written",
            (Self::Decided(Compulsory), true) => "compulsory_considered",
            (Self::Decided(Compulsory), false) => "compulsory_not_written",
            (Self::Referred(None), _) => "no_referral",
            (Self::Referred(Voluntary), true) => "referred_voluntary_considered",
            (Self::Referred(Voluntary), false) => "referred_voluntary_not_written",
            (Self::Referred(Observation), true) => "referred_observation_considered",
            (Self::Referred(Observation), false) => "referred_observation_not_written",
            (Self::Referred(Compulsory), true) => "referred_compulsory_considered",
            (Self::Referred(Compulsory), false) => "referred_compulsory_not_written",
        }
    }
}

/// What the institution has decided, or else what the doctor concluded; none: neither says.
fn outcome(signed: &[&Document]) -> Option<Came> {
    let of_kind = |kind: DocumentKind| -> Vec<&Document> {
        let of = signed.iter().copied();
        of.filter(|document| document.kind == kind).collect()
    };
    let told = of_kind(DocumentKind::InstitutionInformation);
    let examined = of_kind(DocumentKind::DoctorExamination);
    let decided = choice(&told, "what.decided").and_then(admission);
    let concluded = choice(&examined, "conclusion.what").and_then(admission);
    let decided = decided.map(Came::Decided);
    decided.or_else(|| concluded.map(Came::Referred))
}

/// Which admission it is, by its code in the forms; none: another answer.
fn admission(word: &str) -> Option<Admission> {
    match word {
        "not-admitted" | "no-admission" => Some(Admission::None),
        "voluntary" => Some(Admission::Voluntary),
        "observation" => Some(Admission::Observation),
        "compulsory" => Some(Admission::Compulsory),
        _ => None,
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

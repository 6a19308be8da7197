//! The next contact that a signed document, or a sheet that was handed out, names. It does not lead to anything by itself: she makes it a
//! follow-up, or says in words why not (`handbook/service/en/assessments.md`).

use crate::domain::assessments::document::Document;
use crate::domain::contacts::contact::Contact;
use crate::domain::endings::sheet::Sheet;
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::link::Field;
use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// When, who, and what was agreed, in each form that asks for it.
const ASKED: [(&str, &str, &str); 4] = [
    ("agreed.next", "agreed.who", "agreed.what"),
    ("together.next", "together.who", "together.do"),
    ("sober.next", "sober.who", "sober.with"),
    ("again", "", ""),
];
/// Who sees to a child, and what it needs: in rows.
const CHILD: (&str, &str, &str) = ("child.name", "child.who", "child.needs");
/// Who finds out who sees to the child, where nobody knows it yet.
const FINDS: &str = "child.finds";
/// Most children of one document that are looked at.
const MOST_ROWS: u16 = 50;

/// What a document says of it, in the words of whoever wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextContact {
    /// When; none: no time was written.
    pub at: Option<Timestamp>,
    /// Who has it.
    pub who: Option<String>,
    /// What.
    pub what: Option<String>,
    /// It is about a child, by what the child is called there.
    pub child: Option<String>,
}

/// What a document names, if it is signed and stands.
pub fn named(document: &Document) -> Vec<NextContact> {
    if !document.is_signed() || document.erased {
        return Vec::new();
    }
    let answers = document.answers();
    let asked = ASKED.into_iter().filter_map(|(at, who, what)| {
        let (at, who) = (moment(&answers, at), words(&answers, who, 0));
        (at.is_some() || who.is_some()).then(|| NextContact {
            at,
            who,
            what: words(&answers, what, 0),
            child: None,
        })
    });
    let (name, who, what) = CHILD;
    let children = (0..MOST_ROWS).filter_map(|row| {
        Some(NextContact {
            at: None,
            who: Some(words(&answers, who, row).or_else(|| words(&answers, FINDS, row))?),
            what: words(&answers, what, row),
            child: Some(words(&answers, name, row).unwrap_or_default()),
        })
    });
    asked.chain(children).collect()
}

/// Whether a contact cannot end as settled: something that was signed or handed out names a next contact that is still to come, and nobody
/// follows up.
pub fn stands(state: &State, contact: ContactId, now: Timestamp) -> bool {
    if state.follow_ups_of(contact).next().is_some() {
        return false;
    }
    let to_come = |at: Option<Timestamp>| at.is_none_or(|at| at > now);
    let documents = state.documents_of(contact).flat_map(named);
    let mut named = documents.filter(|next| next.child.is_none());
    let sheet = state
        .contact(contact)
        .and_then(on_sheet)
        .is_some_and(|next| to_come(next.at));
    sheet || named.any(|next| to_come(next.at))
}

/// What the last sheet of a contact names, if it names anything.
pub fn on_sheet(contact: &Contact) -> Option<NextContact> {
    let sheet: &Sheet = contact.sheets.last()?;
    let who = sheet.next_who.known().map(|who| who.trim().to_owned());
    let who = who.filter(|who| !who.is_empty());
    (sheet.next_at.is_some() || who.is_some()).then_some(NextContact {
        at: sheet.next_at,
        who,
        what: None,
        child: None,
    })
}

fn field(link: &str, row: u16) -> Option<Field> {
    let link = link.parse().ok()?;
    Some(Field { link, row })
}

fn moment(answers: &Answers, link: &str) -> Option<Timestamp> {
    let answers = answers.of(&field(link, 0)?);
    answers.iter().find_map(|answer| match answer {
        Answer::DateTime(at) => Some(*at),
        Answer::Boolean(_)
        | Answer::Choice(_)
        | Answer::Own(_)
        | Answer::Text(_)
        | Answer::Integer(_)
        | Answer::Decimal(_)
        | Answer::Date(_) => None,
    })
}

fn words(answers: &Answers, link: &str, row: u16) -> Option<String> {
    let answers = answers.of(&field(link, row)?);
    answers.iter().find_map(|answer| match answer {
        Answer::Text(text) | Answer::Own(text) => {
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        }
        Answer::Boolean(_)
        | Answer::Choice(_)
        | Answer::Integer(_)
        | Answer::Decimal(_)
        | Answer::Date(_)
        | Answer::DateTime(_) => None,
    })
}

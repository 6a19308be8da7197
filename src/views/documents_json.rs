//! Documents as JSON: the same as the pages show. Instants are RFC 3339 in UTC.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::assessments::asked;
use crate::domain::assessments::document::Standing;
use crate::domain::assessments::entry::Written;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::form::Form;
use crate::domain::ids::ContactId;
use crate::domain::language::Language;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::views::Viewer;
use crate::views::documents::{self, DocumentSeen, name};

/// The documents of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Documents)]
pub struct DocumentsJson {
    /// Those that the viewer may read, the first begun first.
    pub documents: Vec<DocumentLineJson>,
    /// The kinds that the viewer may begin.
    pub may_begin: Vec<String>,
    /// The forms in use on which the viewer may begin one; of a kind there can be several, as of those that a municipality adds.
    pub forms: Vec<FormToBeginJson>,
    /// The doctors who were named in the case; only for those who have the contact in hand.
    pub doctors: Vec<CaseDoctorJson>,
}

/// A doctor who takes part in a case without having asked for anything in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CaseDoctor)]
pub struct CaseDoctorJson {
    /// `staff:ID` or `guest:ID`.
    pub doctor: String,
    /// Their name.
    pub name: String,
    /// Who named them.
    pub by: String,
    /// When.
    pub at: String,
}

/// The cases in which a doctor was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Cases)]
pub struct CasesJson {
    /// The last first.
    pub cases: Vec<CaseJson>,
}

/// A case in which a doctor was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Case)]
pub struct CaseJson {
    /// The contact: its documents stand at `/api/v1/contacts/{id}/documents`.
    pub contact: String,
    /// The request in it, if there is one.
    pub request: Option<String>,
    /// Who named the doctor.
    pub by: String,
    /// When.
    pub at: String,
}

/// A form on which a document can be begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = FormToBegin)]
pub struct FormToBeginJson {
    /// Its short name: what `POST` takes as `form`.
    pub name: String,
    /// The kind of document.
    pub kind: String,
    /// Its title, in the viewer's language where it has one.
    pub title: String,
}

/// Orders given by telephone that wait for a doctor's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Orders)]
pub struct OrdersJson {
    /// Those that the viewer may sign, the oldest first.
    pub orders: Vec<DocumentLineJson>,
}

/// Decisions on compulsory examination that wait for the municipal doctor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Decisions)]
pub struct DecisionsJson {
    /// Those that the viewer may sign, the oldest first; none for any other doctor.
    pub decisions: Vec<DocumentLineJson>,
}

/// A document that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Begun)]
pub struct BegunJson {
    /// Which.
    pub id: String,
    /// `EPOCH-SEQ`: the state that holds it.
    pub at: String,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DocumentLine)]
pub struct DocumentLineJson {
    /// Which.
    pub id: String,
    /// The kind, as the forms call it.
    pub kind: String,
    /// `nurse`, `doctor`, `municipal_doctor` or `institution`: whose part it is.
    pub part: &'static str,
    /// `draft`, `signed`, `elsewhere` or `withdrawn`.
    pub standing: &'static str,
    /// Who began it; of a decision that was asked for, who asked.
    pub begun_by: String,
    /// When.
    pub begun_at: String,
    /// It is a decision for which the municipal doctor was asked: whoever began it has written nothing in it.
    pub asked_for: bool,
    /// The first municipal doctor who opened it, of a decision that was asked for.
    pub seen_by: Option<String>,
    /// When.
    pub seen_at: Option<String>,
    /// Who signed it.
    pub signed_by: Option<String>,
    /// When.
    pub signed_at: Option<String>,
    /// `here`, `to_transfer` or `transferred`, and of what was withdrawn `to_strike` or `struck`: the official record.
    pub record: &'static str,
    /// Fields in which two texts stand.
    pub unsettled: usize,
    /// An order by telephone that no doctor has signed yet.
    pub awaits_doctor: bool,
    /// The doctor who gave the order, if one was named.
    pub ordered_by: Option<String>,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Document)]
pub struct DocumentJson {
    /// As in a list.
    #[serde(flatten)]
    pub line: DocumentLineJson,
    /// The contact.
    pub contact: String,
    /// `url|version` of the form that it was begun on.
    pub form: String,
    /// What stands in it.
    pub fields: Vec<FieldJson>,
    /// The newest of all that stands in it: what a signature says was seen.
    pub newest: u64,
    /// The record that signed it: its place in the log.
    pub place_in_log: Option<u64>,
    /// What was said of it afterwards.
    pub amendments: Vec<AmendmentJson>,
    /// In which record it is written instead.
    pub elsewhere: Option<String>,
    /// By whom it was written there; none where that was said in words alone, with the record.
    pub elsewhere_by: Option<String>,
    /// When.
    pub elsewhere_at: Option<String>,
    /// Why it was withdrawn.
    pub withdrawn_because: Option<String>,
    /// What the viewer may do.
    pub may: Vec<&'static str>,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DocumentField)]
pub struct FieldJson {
    /// The link id; in later rows `link:3`.
    pub field: String,
    /// What stands in it.
    pub written: WrittenJson,
    /// What others wrote without having seen that.
    pub beside: Vec<WrittenJson>,
}

/// Something written in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = WrittenInField)]
pub struct WrittenJson {
    /// What the next writer says they have seen.
    pub number: u64,
    /// As they are sent: see `WriteField`.
    pub values: Vec<String>,
    /// Own words beside the options.
    pub own: Option<String>,
    /// By whom.
    pub by: String,
    /// When.
    pub at: String,
}

/// Something said of a signed document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Amendment)]
pub struct AmendmentJson {
    /// Who.
    pub by: String,
    /// When.
    pub at: String,
    /// What.
    pub words: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A form on which a document can be begun.
pub fn form(form: &Form, language: Language) -> FormToBeginJson {
    let head = form.head();
    FormToBeginJson {
        name: head.name.clone(),
        kind: head.kind.code().to_owned(),
        title: head.title.for_reader(language).0.to_owned(),
    }
}

/// The doctors who were named in a case.
pub fn named(state: &State, contact: ContactId) -> Vec<CaseDoctorJson> {
    let all = state.named_in(contact);
    all.map(|one| CaseDoctorJson {
        doctor: one.doctor.to_string(),
        name: name(state, &one.doctor),
        by: name(state, &one.by),
        at: one.at.to_string(),
    })
    .collect()
}

/// The cases in which the viewer, a doctor, was named.
pub fn cases(state: &State, viewer: &Viewer) -> CasesJson {
    let all = documents::cases(state, viewer).into_iter();
    let cases = all.map(|(contact, one)| CaseJson {
        contact: contact.to_string(),
        request: state
            .request_of(contact)
            .map(|request| request.id.to_string()),
        by: name(state, &one.by),
        at: one.at.to_string(),
    });
    CasesJson {
        cases: cases.collect(),
    }
}

/// A document in a list.
pub fn line(state: &State, seen: &DocumentSeen<'_>) -> DocumentLineJson {
    let document = seen.document;
    let standing = document.part.standing();
    let signed = match &standing {
        Standing::Signed { by, at, .. } => Some((by.actor(), *at)),
        Standing::Withdrawn { signed, .. } => signed.as_ref().map(|(by, at)| (by.actor(), *at)),
        Standing::Draft | Standing::Elsewhere(_) => None,
    };
    let seen_by = document.chase.seen.as_ref();
    DocumentLineJson {
        id: document.id.to_string(),
        kind: document.kind.code().to_owned(),
        part: documents::office_word(document.kind),
        standing: documents::standing_word(&standing),
        begun_by: name(state, &document.begun_by),
        begun_at: document.begun_at.to_string(),
        asked_for: asked::asked_by(state, document).is_some(),
        seen_by: seen_by.map(|(by, _)| name(state, by)),
        seen_at: seen_by.map(|(_, at)| at.to_string()),
        signed_by: signed.as_ref().map(|(by, _)| name(state, by)),
        signed_at: signed.map(|(_, at)| at.to_string()),
        record: documents::transfer_word(document),
        unsettled: document.unsettled().count(),
        awaits_doctor: document.lacks_doctor(),
        ordered_by: document
            .ordered_by
            .as_ref()
            .map(|doctor| name(state, doctor)),
    }
}

/// A whole document.
pub fn whole(state: &State, seen: &DocumentSeen<'_>) -> DocumentJson {
    let document = seen.document;
    let (mut place_in_log, mut elsewhere, mut because) = (None, None, None);
    let mut there = None;
    match document.part.standing() {
        Standing::Draft => {}
        Standing::Signed { record, .. } => place_in_log = Some(record),
        Standing::Elsewhere(said) => {
            elsewhere = said.words.known().cloned();
            there = said.written;
        }
        Standing::Withdrawn { reason, .. } => because = reason.known().cloned(),
    }
    let fields = document
        .entries
        .iter()
        .map(|(field, entry)| FieldJson {
            field: field.to_string(),
            written: written(state, &entry.written),
            beside: entry
                .beside
                .iter()
                .map(|beside| written(state, beside))
                .collect(),
        })
        .collect();
    DocumentJson {
        line: line(state, seen),
        contact: document.contact.to_string(),
        form: document.form.to_string(),
        fields,
        newest: document.last_written().map_or(0, |last| last.number),
        place_in_log,
        amendments: document
            .amendments
            .iter()
            .map(|amendment| AmendmentJson {
                by: name(state, &amendment.by),
                at: amendment.at.to_string(),
                words: amendment.words.known().cloned(),
                reason: amendment.reason.known().cloned(),
            })
            .collect(),
        elsewhere,
        elsewhere_by: there.as_ref().and_then(|(by, _)| by.known().cloned()),
        elsewhere_at: there.map(|(_, at)| at.to_string()),
        withdrawn_because: because,
        may: may(seen),
    }
}

fn may(seen: &DocumentSeen<'_>) -> Vec<&'static str> {
    [
        (seen.may_write, "write"),
        (seen.may_sign, "sign"),
        (seen.may_amend, "amend"),
        (seen.may_withdraw, "withdraw"),
        (seen.may_name_doctor, "name_doctor"),
        (seen.may_countersign, "countersign"),
        (seen.may_confirm, "confirm_transfer"),
    ]
    .into_iter()
    .filter_map(|(may, what)| may.then_some(what))
    .collect()
}

fn written(state: &State, written: &Written) -> WrittenJson {
    let mut values = Vec::new();
    let mut own = None;
    if let Secret::Known(known) = &written.values {
        for value in known.iter() {
            match value {
                Answer::Own(words) => own = Some(words.clone()),
                Answer::Boolean(yes) => values.push(yes.to_string()),
                Answer::Choice(code) => values.push(code.0.to_string()),
                Answer::Text(words) => values.push(words.clone()),
                Answer::Integer(number) => values.push(number.to_string()),
                Answer::Decimal(number) => values.push(number.to_string()),
                Answer::Date(day) => values.push(day.to_string()),
                Answer::DateTime(at) => values.push(at.to_string()),
            }
        }
    }
    WrittenJson {
        number: written.number,
        values,
        own,
        by: name(state, &written.by),
        at: written.at.to_string(),
    }
}

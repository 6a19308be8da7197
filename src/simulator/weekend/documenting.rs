//! Documents of a weekend: begun in a contact, written by two at once who do not see each other's words, settled, signed, amended, withdrawn;
//! orders by telephone with a doctor named who signs late or not; and nurses who try to decide what is not theirs. Drawn from the seed.

use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use crate::domain::actor::Actor;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::document::Document;
use crate::domain::command::Command;
use crate::domain::contacts::contact::Phase;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::form::{Form, FormRef, Head};
use crate::domain::forms::item::{Item, ItemKind, Question};
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::forms::words::Words;
use crate::domain::ids::{ContactId, DocumentId, StaffId};
use crate::domain::language::Language;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
/// The questions of the form: the first must be answered.
const FIELDS: [&str; 2] = ["observed", "tried"];
/// The longest answer, in characters.
const LONGEST: usize = 4_000;
/// Who tries to write, whether or not it is theirs to write.
const WRITERS: [&str; 5] = ["kari", "aslak", "jonas", "tor", "siri"];

/// When somebody will begin one.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    for _ in 0..world.rng.u8(..4) {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        world.at(at, Happening::Act(Act::Documents));
    }
}

/// A form of two questions.
fn form(kind: DocumentKind) -> Option<Arc<Form>> {
    let words = |text: &str| Words::new(Language::Bokmal, text);
    let item = |link: &str| {
        Some(Item {
            link: link.parse().ok()?,
            prefix: None,
            text: Some(words(link)),
            hint: None,
            kind: ItemKind::Question(Question::Text { longest: LONGEST }),
            required: link == FIELDS[0],
            repeats: false,
            enable: None,
            initial: Vec::new(),
            awaits_review: false,
            criterion: false,
            items: Vec::new(),
        })
    };
    let head = Head {
        reference: FormRef {
            url: format!("https://example.test/skjema/{}", kind.code()),
            version: "1".to_owned(),
        },
        name: kind.code().to_owned(),
        kind,
        title: words(kind.code()),
        purpose: None,
        source: None,
        effective_from: jiff::civil::date(2026, 1, 1),
        effective_until: None,
        reviewed: None,
        publisher: None,
        copyright: None,
        digest: String::new(),
    };
    let items = FIELDS
        .iter()
        .map(|link| item(link))
        .collect::<Option<_>>()?;
    Form::new(head, items).ok().map(Arc::new)
}

impl World {
    /// Somebody begins a document in an open contact.
    pub(super) fn documents(&mut self) {
        let open: Vec<ContactId> = self.state().open.iter().copied().collect();
        let contact = open.get(self.rng.usize(..open.len().max(1))).copied();
        let (Some(contact), Some(by)) = (contact, self.some_on_duty()) else {
            return;
        };
        let kind = match self.rng.u8(..8) {
            0..=3 => DocumentKind::NurseAssessment,
            4 | 5 => DocumentKind::TelephoneOrder,
            6 => DocumentKind::DoctorExamination,
            _ => DocumentKind::CompulsoryExaminationDecision,
        };
        let by = if kind == DocumentKind::DoctorExamination {
            StaffId::new("jonas")
        } else {
            by
        };
        let Some(form) = form(kind) else { return };
        let document = DocumentId::from_uuid(Uuid::from_u128(self.rng.u128(..)));
        let begin = AssessmentCommand::Begin {
            document,
            contact,
            form,
            another: self.rng.bool(),
        };
        self.does(Actor::Staff(by), Command::Assessment(begin));
    }

    /// What those who write see of what has changed: a conversation is over and is written down, and what stands in documents.
    pub(super) fn looks_at_documents(&mut self, last: &State) {
        let over = |state: &State, id: ContactId| {
            let contact = state.contact(id);
            contact.is_some_and(|contact| matches!(contact.phase, Phase::NeedsOutcome { .. }))
        };
        let open = self.state().open.iter().copied();
        let new = open.filter(|id| over(self.state(), *id) && !over(last, *id));
        for _ in 0..new.count() {
            if self.rng.u8(..3) == 0 {
                let wait = between(&mut self.rng, 5_000, 5 * MINUTE);
                self.act(wait, Act::Documents);
            }
        }
        if self.state().documents.ptr_eq(&last.documents) {
            return;
        }
        let known = |id: &DocumentId, now: &Arc<Document>| {
            let before = last.documents.get(id);
            before.is_some_and(|before| Arc::ptr_eq(before, now) || before == now)
        };
        let news: Vec<Arc<Document>> = self
            .state()
            .documents
            .iter()
            .filter(|(id, now)| !known(id, now))
            .map(|(_, now)| Arc::clone(now))
            .collect();
        for document in news {
            if document.is_draft() {
                self.is_being_written(&document, last.document(document.id).is_none());
            } else if document.is_signed() {
                let new = last.document(document.id).is_none_or(Document::is_draft);
                self.is_signed(&document, new);
            }
        }
    }

    fn writes(&mut self, who: &str, most: u64, command: AssessmentCommand) {
        let who = StaffId::new(who);
        self.taps_within(&who, most, Command::Assessment(command));
    }

    fn some_writer(&mut self, document: &Document) -> String {
        if document.kind == DocumentKind::CompulsoryExaminationDecision && self.rng.bool() {
            return "tor".to_owned();
        }
        let own = document.begun_by.staff().map(ToString::to_string);
        let own = own.filter(|_| self.rng.bool());
        own.unwrap_or_else(|| WRITERS[self.rng.usize(..WRITERS.len())].to_owned())
    }

    /// Somebody writes in a field as it is before them now; what others write until then they have not seen.
    fn will_write(&mut self, document: &Document, most: u64) {
        let link = FIELDS[self.rng.usize(..FIELDS.len())];
        let (Some(form), Ok(field)) = (form(document.kind), link.parse::<Field>()) else {
            return;
        };
        let seen = document
            .entries
            .get(&field)
            .map_or(0, |entry| entry.written.number);
        let emptied = self.rng.u8(..10) == 0;
        let words = Answer::Text(format!("{MARK} {}", self.rng.u32(..)));
        let who = self.some_writer(document);
        let write = AssessmentCommand::Write {
            document: document.id,
            form,
            field,
            values: if emptied { Vec::new() } else { vec![words] },
            seen,
        };
        self.writes(&who, most, write);
    }

    fn is_being_written(&mut self, document: &Document, new: bool) {
        let id = document.id;
        let times = if new { 4 } else { self.rng.u8(..2) };
        for _ in 0..times {
            self.will_write(document, 20 * MINUTE);
        }
        let Some(form) = form(document.kind) else {
            return;
        };
        let two = document
            .unsettled()
            .next()
            .map(|(field, entry)| (field.clone(), entry.newest()));
        if let Some((field, seen)) = two {
            if self.rng.bool() {
                let who = self.some_writer(document);
                let values = vec![Answer::Text(format!("{MARK} {}", self.rng.u32(..)))];
                let settle = AssessmentCommand::Settle {
                    document: id,
                    form,
                    field,
                    values,
                    seen,
                };
                self.writes(&who, 15 * MINUTE, settle);
            }
            return;
        }
        let who = self.some_writer(document);
        match self.rng.u8(..16) {
            0..=5 => {
                let seen = document.last_written().map_or(0, |written| written.number);
                let sign = AssessmentCommand::Sign {
                    document: id,
                    form,
                    seen,
                    outside: self.rng.bool(),
                };
                self.writes(&who, HOUR, sign);
            }
            6 => {
                let reason = MARK.to_owned();
                let withdraw = AssessmentCommand::Withdraw {
                    document: id,
                    reason,
                };
                self.writes(&who, 3 * HOUR, withdraw);
            }
            7 => {
                let elsewhere = AssessmentCommand::StateElsewhere {
                    document: id,
                    record: MARK.to_owned(),
                    written_by: MARK.to_owned(),
                    written_at: document.begun_at,
                };
                self.writes(&who, 3 * HOUR, elsewhere);
            }
            8 | 9 => self.names_a_doctor(document),
            _ => {}
        }
    }

    fn names_a_doctor(&mut self, document: &Document) {
        if document.kind != DocumentKind::TelephoneOrder {
            return;
        }
        let doctor = match self.rng.u8(..3) {
            0 => Actor::Guest(self.some_guest()),
            1 => Actor::Staff(StaffId::new("tor")),
            _ => Actor::Staff(StaffId::new("jonas")),
        };
        let name = AssessmentCommand::NameDoctor {
            document: document.id,
            doctor,
        };
        let who = self.some_writer(document);
        self.writes(&who, HOUR, name);
    }

    fn is_signed(&mut self, document: &Document, new: bool) {
        let id = document.id;
        if !new && self.rng.u8(..3) > 0 {
            return;
        }
        let who = self.some_writer(document);
        if self.rng.u8(..3) == 0 {
            // Somebody has it open still, and goes on writing.
            self.will_write(document, 2 * HOUR);
        }
        self.names_a_doctor(document);
        self.waits_for_a_doctor(document);
        self.is_transferred(document);
        match self.rng.u8(..8) {
            0 | 1 => {
                let amend = AssessmentCommand::Amend {
                    document: id,
                    words: MARK.to_owned(),
                    reason: MARK.to_owned(),
                };
                self.writes(&who, 5 * HOUR, amend);
            }
            2 => {
                let reason = MARK.to_owned();
                let withdraw = AssessmentCommand::Withdraw {
                    document: id,
                    reason,
                };
                self.writes(&who, 5 * HOUR, withdraw);
            }
            _ => {}
        }
    }
}

//! Documents on forms: begun, written, signed.

use std::sync::Arc;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::assessments::chase::DocumentText;
use hjemmevakt::domain::assessments::event::AssessmentEvent;
use hjemmevakt::domain::assessments::hash::{DocumentHash, Nonce};
use hjemmevakt::domain::assessments::signature::{
    DoctorSignature, MunicipalDoctorSignature, NurseSignature, ReceivedSignature, Signature,
};
use hjemmevakt::domain::event::{Event, MessageEvent, ServiceEvent};
use hjemmevakt::domain::forms::answer::{Answer, Code};
use hjemmevakt::domain::forms::form::FormRef;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::ids::{DocumentId, GuestId, StaffId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::state::State;
use hjemmevakt::service_file;
use uuid::Uuid;

use super::{aslak, at, contact, kari, message, words};

fn document(number: u128) -> DocumentId {
    DocumentId::from_uuid(Uuid::from_u128(60 + number))
}

/// A service with a municipal doctor.
fn people() -> State {
    let text = format!(
        "{}\n[[staff]]\nid = \"sunniva\"\nname = \"Sunniva Larsen\"\nrole = \"municipal_doctor\"\nphones = [\"+47 900 00 073\"]\n",
        include_str!("../../../../handbook/operations/example-service.toml")
    );
    let service = Arc::new(service_file::parse(&text).unwrap());
    let mut state = State::default();
    let imported = ServiceEvent::ServiceImported { service };
    apply(&mut state, 1, at(0), &imported.into());
    state
}

fn values(values: Vec<Answer>) -> Secret<Arc<[Answer]>> {
    Secret::Known(values.into())
}

pub fn all() -> Vec<Event> {
    let state = people();
    let by = Actor::Staff(kari());
    let municipal = Actor::Staff(StaffId::new("sunniva"));
    let guest = Actor::Guest(GuestId::from_uuid(Uuid::from_u128(80)));
    let mut events: Vec<Event> = DocumentKind::ALL
        .into_iter()
        .zip(0..)
        .map(|(kind, number)| {
            AssessmentEvent::DocumentBegun {
                document: document(number),
                contact: contact(),
                document_kind: kind,
                form: FormRef {
                    url: "https://example.test/skjema".to_owned(),
                    version: "1.0".to_owned(),
                },
                by: by.clone(),
            }
            .into()
        })
        .collect();
    let every = vec![
        Answer::Boolean(true),
        Answer::Choice(Code::new("ja")),
        Answer::Own("noe annet".to_owned()),
        Answer::Text("Hun sier at hun er trygg nå: čáŋŧ".to_owned()),
        Answer::Integer(-3),
        Answer::Decimal("1.5".parse().unwrap()),
        Answer::Date("2026-11-27".parse().unwrap()),
        Answer::DateTime(at(9)),
    ];
    let field: hjemmevakt::domain::forms::link::Field = "observed:2".parse().unwrap();
    let on = |number| document(number);
    let more: Vec<AssessmentEvent> = vec![
        AssessmentEvent::FieldWritten {
            document: on(0),
            field: field.clone(),
            instead_of: 0,
            values: values(every),
            by: by.clone(),
        },
        AssessmentEvent::FieldWrittenBeside {
            document: on(0),
            field: field.clone(),
            instead_of: 0,
            values: values(vec![Answer::Text("Rolig nå".to_owned())]),
            by: Actor::Staff(aslak()),
        },
        AssessmentEvent::FieldSettled {
            document: on(0),
            field: field.clone(),
            values: values(vec![Answer::Text("Rolig nå, og trygg".to_owned())]),
            by: by.clone(),
        },
        AssessmentEvent::DocumentSigned {
            document: on(0),
            signature: Signature::Nurse(NurseSignature::of(&state, &by).unwrap()),
            to_transfer: true,
        },
        AssessmentEvent::DocumentSigned {
            document: on(10),
            signature: Signature::Doctor(DoctorSignature::of(&state, &guest).unwrap()),
            to_transfer: false,
        },
        AssessmentEvent::DocumentSigned {
            document: on(11),
            signature: Signature::MunicipalDoctor(
                MunicipalDoctorSignature::of(&state, &municipal).unwrap(),
            ),
            to_transfer: false,
        },
        AssessmentEvent::DocumentSigned {
            document: on(12),
            signature: Signature::Received(ReceivedSignature::of(&state, &by).unwrap()),
            to_transfer: false,
        },
        AssessmentEvent::OrderCountersigned {
            document: on(13),
            signature: DoctorSignature::of(&state, &guest).unwrap(),
        },
        AssessmentEvent::DocumentElsewhere {
            document: on(14),
            words: words("Skrevet i legevaktens journal kl. 02.10"),
            by: by.clone(),
        },
        AssessmentEvent::DocumentAmended {
            document: on(0),
            words: words("Moren ringte etterpå"),
            reason: words("Kom fram senere"),
            by: by.clone(),
        },
        AssessmentEvent::DocumentWithdrawn {
            document: on(1),
            reason: words("Feil person"),
            by: by.clone(),
        },
        AssessmentEvent::DocumentTransferred {
            document: on(0),
            by: by.clone(),
        },
        AssessmentEvent::SigningReminded { document: on(2) },
        AssessmentEvent::DocumentErased { document: on(3) },
    ];
    events.extend(more.into_iter().map(Event::from));
    for text in [MessageText::DecisionAsked, MessageText::SigningDue] {
        let queued = MessageEvent::MessageQueued {
            message: message(),
            contact: None,
            to: Recipient::Staff(kari()),
            text,
            language: Language::Bokmal,
        };
        events.push(queued.into());
    }
    events
}

/// What was signed in one hash, and the form that it stands on.
pub fn hashed() -> Vec<Event> {
    let form = FormRef {
        url: "https://example.test/skjema".to_owned(),
        version: "1.1".to_owned(),
    };
    let digest = "5a".repeat(32);
    let kept = AssessmentEvent::FormKept {
        form: form.clone(),
        digest: digest.clone(),
        text: "{\"resourceType\": \"Questionnaire\", \"title\": \"Vurdering, čáŋ\"}\n".to_owned(),
    };
    let by = Actor::Staff(kari());
    let begun = AssessmentEvent::DocumentBegun {
        document: document(20),
        contact: contact(),
        document_kind: DocumentKind::NurseAssessment,
        form,
        by: by.clone(),
    };
    let hash = AssessmentEvent::DocumentHashed {
        document: document(20),
        hash: DocumentHash::from_bytes([0xa7; 32]),
        nonce: Secret::Known(Nonce::from_bytes([0x31; 32])),
        form_digest: digest,
    };
    let signed = AssessmentEvent::DocumentSigned {
        document: document(20),
        signature: Signature::Nurse(NurseSignature::of(&people(), &by).unwrap()),
        to_transfer: false,
    };
    [kept, begun, hash, signed].map(Event::from).to_vec()
}

/// An examination that is in another record: in which, by whom, and when.
pub fn written_elsewhere() -> Vec<Event> {
    let by = Actor::Staff(StaffId::new("jonas"));
    let begun = AssessmentEvent::DocumentBegun {
        document: document(40),
        contact: contact(),
        document_kind: DocumentKind::DoctorExamination,
        form: FormRef {
            url: "https://hjemmevakt.example/forms/doctor-examination".to_owned(),
            version: "1".to_owned(),
        },
        by: by.clone(),
    };
    let said = AssessmentEvent::DocumentWrittenElsewhere {
        document: document(40),
        record: words("Legevaktens journal"),
        written_by: words("Lege Johanne Berg"),
        written_at: at(30),
        by,
    };
    vec![begun.into(), said.into()]
}

/// Doctors of either sort who take part in a case, the message, and that one of them does no more.
pub fn taking_part() -> Vec<Event> {
    let by = Actor::Staff(kari());
    let doctors = [
        Actor::Staff(StaffId::new("jonas")),
        Actor::Guest(GuestId::from_uuid(Uuid::from_u128(80))),
    ];
    let named = doctors.clone().map(|doctor| {
        Event::from(AssessmentEvent::CaseDoctorNamed {
            contact: contact(),
            doctor,
            by: by.clone(),
        })
    });
    let queued = MessageEvent::MessageQueued {
        message: message(),
        contact: None,
        to: Recipient::Staff(StaffId::new("jonas")),
        text: MessageText::CaseAsked,
        language: Language::Bokmal,
    };
    let [doctor, _] = doctors;
    let ended = AssessmentEvent::CaseDoctorEnded {
        contact: contact(),
        doctor,
        by,
    };
    let last = [Event::from(queued), ended.into()];
    named.into_iter().chain(last).collect()
}

/// The doctor who gave an order by telephone, of either sort, and the message to sign it.
pub fn orders() -> Vec<Event> {
    let by = Actor::Staff(kari());
    let doctors = [
        Actor::Staff(StaffId::new("jonas")),
        Actor::Guest(GuestId::from_uuid(Uuid::from_u128(80))),
    ];
    let kind = DocumentKind::TelephoneOrder;
    let mut events: Vec<Event> = vec![
        AssessmentEvent::DocumentBegun {
            document: document(30),
            contact: contact(),
            document_kind: kind,
            form: FormRef {
                url: "https://hjemmevakt.example/forms/telephone-order".to_owned(),
                version: "1".to_owned(),
            },
            by: by.clone(),
        }
        .into(),
    ];
    events.extend(doctors.into_iter().map(|doctor| {
        let named = AssessmentEvent::OrderDoctorNamed {
            document: document(30),
            doctor,
            by: by.clone(),
        };
        Event::from(named)
    }));
    let queued = MessageEvent::MessageQueued {
        message: message(),
        contact: None,
        to: Recipient::Staff(StaffId::new("jonas")),
        text: MessageText::OrderToSign,
        language: Language::Bokmal,
    };
    events.push(queued.into());
    events
}

/// What waits to be signed or decided: until when, who has seen it, who was reminded and told.
pub fn signing() -> Vec<Event> {
    let on = document(50);
    let begun = AssessmentEvent::DocumentBegun {
        document: on,
        contact: contact(),
        document_kind: DocumentKind::CompulsoryExaminationDecision,
        form: FormRef {
            url: "https://hjemmevakt.example/forms/compulsory-examination-decision".to_owned(),
            version: "2".to_owned(),
        },
        by: Actor::Staff(kari()),
    };
    let chased = [
        AssessmentEvent::SignatureAwaited {
            document: on,
            until: at(600),
        },
        AssessmentEvent::SigningReminded { document: on },
        AssessmentEvent::OrderSignedOnPaper {
            document: on,
            by: Actor::Staff(kari()),
        },
        AssessmentEvent::SigningLate { document: on },
        AssessmentEvent::DecisionSeen {
            document: on,
            by: Actor::Staff(StaffId::new("sunniva")),
        },
    ];
    let texts = [DocumentText::OrderUnsigned, DocumentText::DecisionUnseen].map(|text| {
        Event::from(MessageEvent::MessageQueued {
            message: message(),
            contact: None,
            to: Recipient::Staff(kari()),
            text: text.into(),
            language: Language::Bokmal,
        })
    });
    let begun = [Event::from(begun)].into_iter();
    begun
        .chain(chased.into_iter().map(Event::from))
        .chain(texts)
        .collect()
}

/// What is said to whoever was asked for a decision, or waits for one.
pub fn waited_for() -> Vec<Event> {
    let texts = [
        DocumentText::DecisionNotWanted,
        DocumentText::PartFinished,
        DocumentText::PartTakenBack,
    ];
    let queued = texts.map(|text| {
        Event::from(MessageEvent::MessageQueued {
            message: message(),
            contact: None,
            to: Recipient::Staff(kari()),
            text: text.into(),
            language: Language::Bokmal,
        })
    });
    queued.into_iter().collect()
}

//! How patients, plans, consents and openings stand in a record. What is said of a person is written as one text and sealed whole.

use serde_json::{Map, Value, json};

use crate::domain::consents::able::{Ability, Said};
use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::ids::{
    ConfidenceId, ConsentId, ErasureId, FlagId, OpeningId, PatientId, PlanId, RelativeId,
};
use crate::domain::openings::opening::{Ground, LinkedBy, Proof, Reader, RecordPart, Verdict};
use crate::domain::openings::searches::Place;
use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Standing;
use crate::domain::patients::people::{Person, Role, Told};
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::domain::plans::content::{Answer, Content};
use crate::domain::plans::plan::{Agreement, Agrees, Capacity, PlanStand};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::secret::{Secret, Subject};
use crate::domain::service::people::Relation;
use crate::domain::tongue::Tongue;
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::fields::words;
use crate::records::{EncodeError, FieldError};

words! {
    Place { Register "register", Record "record", Contact "contact", Leader "leader" }
    Standing { Here "here", Moved "moved", Dead "dead" }
    Told { Listen "listen", Safe "safe", Tasks "tasks", Plan "plan" }
    Relation {
        Mother "mother", Father "father", Parent "parent", Sister "sister", Brother "brother", Sibling "sibling",
        Daughter "daughter", Son "son", Child "child", Spouse "spouse", Cohabitant "cohabitant", Grandparent "grandparent",
        Relative "relative", Friend "friend", Neighbour "neighbour", Guardian "guardian", Other "other",
    }
    PlanStand { NotAsked "not_asked", Here "here", Elsewhere "elsewhere", NotReady "not_ready", WantsNone "wants_none" }
    Agrees { Yes "yes", InPart "in_part", No "no" }
    Capacity { Has "has", InDoubt "in_doubt", Lacks "lacks" }
    ConsentKind { PlanMade "plan_made", Sharing "sharing", ShownOnCall "shown_on_call" }
    GivenHow { Spoken "spoken", OnPaper "on_paper", ByTelephone "by_telephone" }
    LinkedBy { Number "number", Staff "staff" }
    Verdict { Right "right", TalkedOver "talked_over", Wrong "wrong" }
    Section {
        Goals "goals", SmallSteps "small_steps", Resources "resources", Needs "needs", Participants "participants", Measures "measures",
        Communication "communication", MeetMe "meet_me", Green "green", Yellow "yellow", Red "red", Helps "helps", Worse "worse",
        Coping "coping", Places "places", Wishes "wishes", Refusals "refusals", Medication "medication", Allergies "allergies",
        Admission "admission", SaferSurroundings "safer_surroundings", Dependants "dependants",
        Responsibilities "responsibilities", Learnt "learnt", Copies "copies",
    }
    Ask {
        What "what", How "how", Extent "extent", Who "who", When "when", Signs "signs", OwnSteps "own_steps", OthersSteps "others_steps",
        ServicesSteps "services_steps", Reason "reason", Alternative "alternative", Dose "dose", Dated "dated", Source "source",
        Where "where", Transport "transport", Escort "escort", Children "children", Others "others", Animals "animals",
        Home "home", Task "task", Person "person", Relatives "relatives", Services "services", For "for",
    }
}

macro_rules! ids {
    ($($type:ident $subject:expr, $what:literal;)*) => {$(
        impl Field for $type {
            fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
                Ok(Value::String(self.to_string()))
            }
            fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
                word(value).and_then(|id| id.parse().ok()).ok_or(FieldError::Expected($what))
            }
            fn subject(&self) -> Option<Subject> {
                let subject: Option<fn(Self) -> Subject> = $subject;
                subject.map(|subject| subject(*self))
            }
        }
    )*};
}

ids! {
    PatientId Some(Subject::Patient), "a patient";
    ConfidenceId Some(Subject::Confidence), "something told in confidence";
    RelativeId None, "somebody around a patient";
    FlagId None, "something to watch for";
    PlanId None, "a plan";
    ConsentId None, "a consent";
    OpeningId None, "an opening";
    ErasureId None, "a question whether to erase";
}

impl Field for RecordPart {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Identity => Value::from("identity"),
            Self::People => Value::from("people"),
            Self::Flags => Value::from("flags"),
            Self::History => Value::from("history"),
            Self::Confidences => Value::from("confidences"),
            Self::Rights => Value::from("rights"),
            Self::Plan(section) => json!({ "plan": section.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("identity") => Ok(Self::Identity),
            Some("people") => Ok(Self::People),
            Some("flags") => Ok(Self::Flags),
            Some("history") => Ok(Self::History),
            Some("confidences") => Ok(Self::Confidences),
            Some("rights") => Ok(Self::Rights),
            Some(_) | None => Field::get(part(value, "plan")?, cx).map(Self::Plan),
        }
    }
}

impl Field for Ground {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Assigned => Value::from("assigned"),
            Self::Reason => Value::from("reason"),
            Self::TakenOn => Value::from("taken_on"),
            Self::Contact(contact) => json!({ "contact": contact.put(cx)? }),
            Self::Emergency(contact) => json!({ "emergency": contact.put(cx)? }),
            Self::Safety(contact) => json!({ "safety": contact.put(cx)? }),
            Self::Request(request) => json!({ "request": request.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("assigned") => return Ok(Self::Assigned),
            Some("reason") => return Ok(Self::Reason),
            Some("taken_on") => return Ok(Self::TakenOn),
            Some(_) | None => {}
        }
        if let Some(contact) = value.get("contact") {
            Field::get(contact, cx).map(Self::Contact)
        } else if let Some(contact) = value.get("emergency") {
            Field::get(contact, cx).map(Self::Emergency)
        } else if let Some(request) = value.get("request") {
            Field::get(request, cx).map(Self::Request)
        } else {
            Field::get(part(value, "safety")?, cx).map(Self::Safety)
        }
    }
}

/// A member of staff by the short name, as it was before others could read.
impl Field for Reader {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        match self {
            Self::Staff(staff) => staff.put(cx),
            Self::Guest(guest) => Ok(json!({ "guest": guest.put(cx)? })),
        }
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match value.get("guest") {
            Some(guest) => Field::get(guest, cx).map(Self::Guest),
            None => Field::get(value, cx).map(Self::Staff),
        }
    }
}

/// `question`, or how it is known otherwise.
impl Field for Proof {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        match self {
            Self::Question => Ok(Value::from("question")),
            Self::Otherwise(words) => Ok(json!({ "otherwise": words.put(cx)? })),
        }
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("question") => Ok(Self::Question),
            Some(_) | None => Field::get(part(value, "otherwise")?, cx).map(Self::Otherwise),
        }
    }
}

impl Field for Ability {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({ "capacity": self.capacity.put(cx)?, "words": self.words.put(cx)? }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            capacity: Field::get(part(value, "capacity")?, cx)?,
            words: Field::get(part(value, "words")?, cx)?,
        })
    }
}

impl Field for Said {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({ "words": self.words.put(cx)?, "ability": self.ability.put(cx)? }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            words: Field::get(part(value, "words")?, cx)?,
            ability: Field::get(part(value, "ability")?, cx)?,
        })
    }
}

/// `changed`, or that it was wrong and why.
impl Field for Amended {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        match self {
            Self::Changed => Ok(Value::from("changed")),
            Self::Wrong(why) => Ok(json!({ "wrong": why.put(cx)? })),
        }
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("changed") => Ok(Self::Changed),
            Some(_) | None => Field::get(part(value, "wrong")?, cx).map(Self::Wrong),
        }
    }
}

impl Field for Agreement {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({
            "agrees": self.agrees.put(cx)?,
            "words": self.words.put(cx)?,
            "capacity": self.capacity.put(cx)?,
            "capacity_words": self.capacity_words.put(cx)?,
        }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            agrees: Field::get(part(value, "agrees")?, cx)?,
            words: Field::get(part(value, "words")?, cx)?,
            capacity: Field::get(part(value, "capacity")?, cx)?,
            capacity_words: Field::get(part(value, "capacity_words")?, cx)?,
        })
    }
}

impl Field for Role {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Close(relation) => json!({ "close": relation.put(cx)? }),
            Self::GeneralPractitioner => Value::from("general_practitioner"),
            Self::Therapist => Value::from("therapist"),
            Self::Coordinator => Value::from("coordinator"),
            Self::OtherService => Value::from("other_service"),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("general_practitioner") => Ok(Self::GeneralPractitioner),
            Some("therapist") => Ok(Self::Therapist),
            Some("coordinator") => Ok(Self::Coordinator),
            Some("other_service") => Ok(Self::OtherService),
            Some(_) | None => Field::get(part(value, "close")?, cx).map(Self::Close),
        }
    }
}

/// Inside what is sealed whole.
impl Field for BirthNumber {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.as_str()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|number| number.parse().ok())
            .ok_or(FieldError::Expected("a birth number"))
    }
}

/// By its tag. Inside what is sealed whole.
impl Field for Tongue {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.tag()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|tag| tag.parse().ok())
            .ok_or(FieldError::Expected("the tag of a language"))
    }
}

impl Field for Answer {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({ "ask": self.ask.put(cx)?, "text": self.text.put(cx)? }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            ask: Field::get(part(value, "ask")?, cx)?,
            text: Field::get(part(value, "text")?, cx)?,
        })
    }
}

/// What is sealed as one text: an object with these fields. A field that an older version did not write reads as `null`.
macro_rules! sealed {
    ($($type:ident { $($field:ident),* $(,)? })*) => {$(
        impl Field for Secret<$type> {
            fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
                let Self::Known(value) = self else {
                    return Ok(Value::Null);
                };
                let mut object = Map::new();
                $(object.insert(stringify!($field).to_owned(), value.$field.put(cx)?);)*
                cx.seal(&Value::Object(object).to_string())
            }
            fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
                let Some(text) = cx.open(value)? else {
                    return Ok(Self::Erased);
                };
                let object: Value = serde_json::from_str(&text).map_err(FieldError::Json)?;
                Ok(Self::Known($type {
                    $($field: Field::get(object.get(stringify!($field)).unwrap_or(&Value::Null), cx)?),*
                }))
            }
        }
    )*};
}

sealed! {
    Identity {
        given, family, preferred, birth_number, birth_year, phones, address, language, interpreter, communication,
        described,
    }
    Person { name, role, next_of_kin, phones, hours, language, shared_phone }
    Settings { no_texts, number_withheld, somebody_else, preferred, not_wanted }
    ProofQuestion { question, answer }
    Content { entries, own_words }
}

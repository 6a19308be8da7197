//! The bytes that are hashed: fixed for good, and different for whatever is different.

use jiff::civil::Date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::actor::Actor;
use crate::domain::assessments::signature::{DoctorSignature, NurseSignature};
use crate::domain::forms::answer::Code;
use crate::domain::forms::link::Field;
use crate::domain::ids::StaffId;

const NONCE: Nonce = Nonce::from_bytes([0x31; 32]);

fn form() -> FormRef {
    FormRef {
        url: "https://example.test/skjema".to_owned(),
        version: "1.0".to_owned(),
    }
}

fn field(text: &str) -> Field {
    text.parse().unwrap()
}

fn answers() -> Answers {
    let mut answers = Answers::default();
    let at = Timestamp::from_millis(1_767_988_800_000);
    answers.write(
        field("observed:2"),
        vec![
            Answer::Boolean(true),
            Answer::Text("Rolig".to_owned()),
            Answer::Integer(-3),
            Answer::Decimal("1.5".parse().unwrap()),
            Answer::Date("2026-11-27".parse().unwrap()),
            Answer::DateTime(at),
        ],
    );
    let first = vec![
        Answer::Choice(Code::new("ja")),
        Answer::Own("čáŋ".to_owned()),
    ];
    answers.write(field("observed"), first);
    answers
}

fn kari() -> Signature {
    Signature::Nurse(NurseSignature::as_recorded(StaffId::new("kari")))
}

fn signed<'a>(
    form: &'a FormRef,
    digest: &'a str,
    by: &'a Signature,
    answers: &'a Answers,
) -> Signed<'a> {
    Signed {
        document: DocumentId::from_uuid(Uuid::from_u128(0xd0)),
        contact: ContactId::from_uuid(Uuid::from_u128(0xc0)),
        kind: DocumentKind::NurseAssessment,
        form,
        form_digest: digest,
        signature: by,
        at: Timestamp::from_millis(1_767_988_800_000),
        answers,
    }
}

/// The same document, hashed by a few lines of Python after `handbook/engineering/log.md`. If this fails, papers that were printed earlier can
/// not be checked any more: put the bytes back.
#[test]
fn the_bytes_stay_as_they_are_for_good() {
    let (form, digest, by, answers) = (form(), "5a".repeat(32), kari(), answers());
    let signed = signed(&form, &digest, &by, &answers);
    assert_eq!(signed.bytes(&NONCE).len(), 443);
    assert_eq!(
        signed.hash(&NONCE).to_string(),
        "b9bec734fc47ab15615093a319fa18bd14a308aeb65d7ad7c8b28e8586ebad15"
    );
}

#[test]
fn whatever_is_different_has_another_hash() {
    let (form, digest, by, answers) = (form(), "5a".repeat(32), kari(), answers());
    let whole = signed(&form, &digest, &by, &answers);
    let other_form = FormRef {
        version: "1.1".to_owned(),
        ..form.clone()
    };
    let other_digest = "5b".repeat(32);
    let aslak = Signature::Nurse(NurseSignature::as_recorded(StaffId::new("aslak")));
    let doctor = Actor::Staff(StaffId::new("kari"));
    let doctor = Signature::Doctor(DoctorSignature::as_recorded(doctor));
    let mut one_letter = answers.clone();
    one_letter.write(
        field("observed"),
        vec![
            Answer::Choice(Code::new("ja")),
            Answer::Own("čáŋ.".to_owned()),
        ],
    );
    let mut emptied = answers.clone();
    emptied.write(field("observed"), Vec::new());
    let others = [
        Signed {
            document: DocumentId::from_uuid(Uuid::from_u128(0xd1)),
            ..whole.clone()
        },
        Signed {
            contact: ContactId::from_uuid(Uuid::from_u128(0xc1)),
            ..whole.clone()
        },
        Signed {
            kind: DocumentKind::Isbar,
            ..whole.clone()
        },
        Signed {
            form: &other_form,
            ..whole.clone()
        },
        Signed {
            form_digest: &other_digest,
            ..whole.clone()
        },
        Signed {
            signature: &aslak,
            ..whole.clone()
        },
        Signed {
            signature: &doctor,
            ..whole.clone()
        },
        Signed {
            at: Timestamp::from_millis(1_767_988_800_001),
            ..whole.clone()
        },
        Signed {
            answers: &one_letter,
            ..whole.clone()
        },
        Signed {
            answers: &emptied,
            ..whole.clone()
        },
    ];
    let mut hashes = vec![whole.hash(&NONCE), whole.hash(&Nonce::from_bytes([7; 32]))];
    hashes.extend(others.iter().map(|other| other.hash(&NONCE)));
    for (at, hash) in hashes.iter().enumerate() {
        assert!(!hashes[at + 1..].contains(hash), "{at}");
    }
}

#[test]
fn a_hash_and_a_place_are_read_as_they_are_shown() {
    let hash = DocumentHash::from_bytes([0xab; 32]);
    assert_eq!(hash.to_string().parse(), Ok(hash));
    assert_eq!(hash.to_string().to_uppercase().parse(), Ok(hash));
    let place = Place {
        epoch: Epoch::new(0x1f),
        seq: 42,
    };
    assert_eq!(place.to_string(), "000000000000001f-42");
    assert_eq!(place.to_string().parse(), Ok(place));
    for text in ["", "ab", &"g".repeat(64), &"+1".repeat(32), &"å".repeat(32)] {
        assert_eq!(text.parse::<DocumentHash>(), Err(NotAHash), "{text}");
    }
    for text in [
        "",
        "1f-42",
        "000000000000001f-",
        "000000000000001f-+2",
        "000000000000001f42",
    ] {
        assert_eq!(text.parse::<Place>(), Err(NotAPlace), "{text}");
    }
}

/// Reads the bytes back, and leaves nothing over.
struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn take(&mut self, count: usize) -> Vec<u8> {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken.to_vec()
    }

    fn number(&mut self) -> usize {
        let bytes: [u8; 8] = self.take(8).try_into().unwrap();
        usize::try_from(u64::from_be_bytes(bytes)).unwrap()
    }

    fn text(&mut self) -> String {
        let count = self.number();
        String::from_utf8(self.take(count)).unwrap()
    }

    fn answers(&mut self) -> Answers {
        let value = |kind: u8, text: String| match kind {
            1 => Answer::Boolean(text == "true"),
            2 => Answer::Choice(Code::new(&text)),
            3 => Answer::Own(text),
            4 => Answer::Text(text),
            5 => Answer::Integer(text.parse().unwrap()),
            6 => Answer::Decimal(text.parse().unwrap()),
            7 => Answer::Date(text.parse().unwrap()),
            8 => Answer::DateTime(Timestamp::from_millis(text.parse().unwrap())),
            other => panic!("{other}"),
        };
        (0..self.number())
            .map(|_| {
                let link = self.text().parse().unwrap();
                let row = u16::from_be_bytes(self.take(2).try_into().unwrap());
                let values = (0..self.number())
                    .map(|_| {
                        let kind = self.take(1)[0];
                        value(kind, self.text())
                    })
                    .collect();
                (Field { link, row }, values)
            })
            .collect()
    }
}

fn any_value() -> impl Strategy<Value = Answer> {
    prop_oneof![
        any::<bool>().prop_map(Answer::Boolean),
        "[a-z-]{0,9}".prop_map(|code| Answer::Choice(Code::new(&code))),
        any::<String>().prop_map(Answer::Own),
        any::<String>().prop_map(Answer::Text),
        any::<i32>().prop_map(Answer::Integer),
        "-?[1-9][0-9]{0,5}\\.[0-9]{0,3}[1-9]".prop_map(|n| Answer::Decimal(n.parse().unwrap())),
        (1900_i16..2199, 1_i8..=12, 1_i8..=28)
            .prop_map(|(y, m, d)| Answer::Date(Date::new(y, m, d).unwrap())),
        (0_i64..4_000_000_000_000).prop_map(|at| Answer::DateTime(Timestamp::from_millis(at))),
    ]
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let one = (
        "[A-Za-z0-9._/-]{1,9}",
        0_u16..50,
        proptest::collection::vec(any_value(), 1..4),
    );
    proptest::collection::vec(one, 0..6).prop_map(|all| {
        all.into_iter()
            .map(|(link, row, values)| {
                let link = link.parse().unwrap();
                (Field { link, row }, values)
            })
            .collect()
    })
}

proptest! {
    /// The bytes hold everything, and one thing only: so no two documents have the same bytes.
    #[test]
    fn what_was_answered_can_be_read_back_from_the_bytes(answers in any_answers()) {
        let (form, digest, by) = (form(), "5a".repeat(32), kari());
        let bytes = signed(&form, &digest, &by, &answers).bytes(&NONCE);
        let mut read = Reader(&bytes);
        prop_assert_eq!(read.take(MARK.len()), MARK);
        prop_assert_eq!(read.take(32), vec![0x31; 32]);
        prop_assert_eq!(read.take(16)[15], 0xd0);
        prop_assert_eq!(read.take(16)[15], 0xc0);
        let texts: Vec<String> = (0..6).map(|_| read.text()).collect();
        prop_assert_eq!(
            texts,
            ["nurse-assessment", &form.url, &form.version, &digest, "nurse", "staff:kari"]
        );
        let at: [u8; 8] = read.take(8).try_into().unwrap();
        prop_assert_eq!(i64::from_be_bytes(at), 1_767_988_800_000);
        prop_assert!(read.answers() == answers);
        prop_assert!(read.0.is_empty());
    }

    /// A character more, less or other, wherever it stands, is another hash.
    #[test]
    fn a_changed_character_is_another_hash(
        words in "\\PC{1,40}",
        at in any::<prop::sample::Index>(),
        other in any::<char>(),
    ) {
        let (form, digest, by) = (form(), "5a".repeat(32), kari());
        let hash = |words: String| {
            let mut answers = Answers::default();
            answers.write(field("observed"), vec![Answer::Text(words)]);
            signed(&form, &digest, &by, &answers).hash(&NONCE)
        };
        let mut changed: Vec<char> = words.chars().collect();
        let at = at.index(changed.len());
        let same = changed[at] == other;
        changed[at] = other;
        let changed: String = changed.into_iter().collect();
        prop_assert_eq!(hash(words) == hash(changed), same);
    }
}

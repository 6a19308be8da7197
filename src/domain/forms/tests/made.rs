//! Forms made for tests.

use jiff::civil::date;

use crate::domain::forms::answer::{Answer, Answers, Code};
use crate::domain::forms::condition::{Behaviour, Condition, Enable, Operator, Test};
use crate::domain::forms::form::{Form, FormRef, Head};
use crate::domain::forms::item::{Choice, Item, ItemKind, Question};
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::{Field, LinkId};
use crate::domain::forms::words::Words;
use crate::domain::language::Language;

pub fn link(text: &str) -> LinkId {
    text.parse().unwrap()
}

pub fn field(text: &str) -> Field {
    text.parse().unwrap()
}

pub fn words(text: &str) -> Words {
    Words::new(Language::Bokmal, text)
}

pub fn head(kind: DocumentKind, version: &str) -> Head {
    Head {
        reference: FormRef {
            url: "https://example.org/forms/example".to_owned(),
            version: version.to_owned(),
        },
        name: "example".to_owned(),
        kind,
        title: words("Et skjema"),
        purpose: None,
        source: None,
        effective_from: date(2026, 1, 1),
        effective_until: None,
        reviewed: None,
        publisher: None,
        copyright: None,
        digest: String::new(),
    }
}

pub fn form(items: Vec<Item>) -> Form {
    Form::new(head(DocumentKind::FirstContact, "1"), items).unwrap()
}

pub fn item(id: &str, kind: ItemKind) -> Item {
    Item {
        link: link(id),
        prefix: None,
        text: Some(words(id)),
        hint: None,
        kind,
        required: false,
        repeats: false,
        enable: None,
        initial: Vec::new(),
        awaits_review: false,
        criterion: false,
        items: Vec::new(),
    }
}

pub fn asks(id: &str, question: Question) -> Item {
    item(id, ItemKind::Question(question))
}

pub fn text(id: &str) -> Item {
    asks(id, Question::Text { longest: 2_000 })
}

pub fn yes_no(id: &str) -> Item {
    asks(id, Question::Boolean)
}

pub fn group(id: &str, items: Vec<Item>) -> Item {
    Item {
        items,
        ..item(id, ItemKind::Group)
    }
}

pub fn options(codes: &[&str]) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice {
            code: Code::new(code),
            system: None,
            display: words(code),
        })
        .collect()
}

pub fn when(question: &str, test: Test) -> Enable {
    Enable {
        behaviour: Behaviour::All,
        conditions: vec![Condition {
            question: link(question),
            test,
        }],
    }
}

pub fn equals(value: Answer) -> Test {
    Test::Compare(Operator::Equal, value)
}

pub fn answered(all: &[(&str, Answer)]) -> Answers {
    all.iter()
        .map(|(at, value)| (field(at), vec![value.clone()]))
        .collect()
}

pub fn said(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

//! A small form for tests that are about something else.

use std::sync::Arc;

use hjemmevakt::domain::forms::form::{Form, FormRef, Head};
use hjemmevakt::domain::forms::item::{Item, ItemKind, Question};
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::forms::words::Words;
use hjemmevakt::domain::language::Language;

/// Two questions of own words; the first must be answered.
pub fn small(kind: DocumentKind) -> Arc<Form> {
    let words = |text: &str| Words::new(Language::Bokmal, text);
    let item = |link: &str, required: bool| Item {
        link: link.parse().unwrap(),
        prefix: None,
        text: Some(words(link)),
        hint: None,
        kind: ItemKind::Question(Question::Text { longest: 4_000 }),
        required,
        repeats: false,
        enable: None,
        initial: Vec::new(),
        awaits_review: false,
        criterion: false,
        items: Vec::new(),
    };
    let head = Head {
        reference: FormRef {
            url: format!("https://example.test/skjema/{}", kind.code()),
            version: "1".to_owned(),
        },
        name: kind.code().to_owned(),
        kind,
        title: words("Et lite skjema"),
        purpose: None,
        source: None,
        effective_from: "2026-01-01".parse().unwrap(),
        effective_until: None,
        reviewed: None,
        publisher: None,
        copyright: None,
        digest: String::new(),
    };
    Arc::new(Form::new(head, vec![item("observed", true), item("tried", false)]).unwrap())
}

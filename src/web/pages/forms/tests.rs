//! What a form shows, and what is read of what was posted.

use std::sync::OnceLock;

use jiff::tz::TimeZone;

use crate::domain::forms::answer::{Answer, Answers, Code};
use crate::domain::forms::check::{FieldProblem, Raw};
use crate::domain::forms::form::Form;
use crate::domain::forms::link::Field;
use crate::domain::forms::unfinished::unfinished;
use crate::domain::language::Language;
use crate::domain::time::Timestamp;
use crate::forms::shelf::Shelf;
use crate::text::Texts;
use crate::web::pages::form::Typed;
use crate::web::pages::forms::posted::{Sent, checked, typed};
use crate::web::pages::forms::whole::{Filling, Refused};
use crate::web::pages::forms::{missing, said};
use crate::web::pages::say::Say;

fn texts() -> &'static Texts {
    static TEXTS: OnceLock<Texts> = OnceLock::new();
    TEXTS.get_or_init(|| Texts::load().unwrap())
}

fn shelf() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| Shelf::load(None).unwrap())
}

fn form(name: &str) -> &'static Form {
    let day = jiff::civil::date(2026, 11, 27);
    shelf().library.named(name, day).unwrap()
}

fn oslo() -> TimeZone {
    TimeZone::get("Europe/Oslo").unwrap()
}

fn say(language: Language) -> Say<'static> {
    let now = Timestamp::from_millis(1_795_000_000_000);
    Say::new(texts(), language, oslo(), now)
}

fn field(text: &str) -> Field {
    text.parse().unwrap()
}

fn fields(form: &Form, answers: &Answers, refused: &Refused, preview: bool) -> String {
    let filling = Filling {
        form,
        answers,
        refused,
        missing: &[],
        times: None,
        preview,
    };
    filling.fields(&say(Language::Bokmal)).into_string()
}

/// The markup of one item, to the next.
fn around<'h>(html: &'h str, link: &str) -> &'h str {
    let start = html
        .find(&format!("data-item=\"{link}\""))
        .unwrap_or_else(|| panic!("no {link}"));
    let rest = &html[start..];
    let end = rest[1..]
        .find("data-item=")
        .map_or(rest.len(), |end| end + 1);
    &rest[..end]
}

#[test]
fn nothing_is_chosen_beforehand_in_any_form_in_any_language() {
    for form in shelf().library.all() {
        for language in Language::ALL {
            let refused = Refused::new();
            let filling = Filling {
                form,
                answers: &Answers::default(),
                refused: &refused,
                missing: &[],
                times: None,
                preview: false,
            };
            let html = filling.fields(&say(language)).into_string();
            for tag in html.split('<').filter_map(|tag| tag.split('>').next()) {
                let chosen = tag.ends_with(" checked") || tag.contains(" checked ");
                assert!(!chosen, "{}: {tag}", form.reference());
            }
        }
    }
}

#[test]
fn what_is_not_asked_is_there_and_hidden_until_it_is() {
    let form = form("nurse-assessment");
    let none = Refused::new();
    let hidden = |html: &str| {
        let one = around(html, "police.why");
        one[..one.find('>').unwrap()].contains(" hidden")
    };
    assert!(hidden(&fields(form, &Answers::default(), &none, false)));
    let asked: Answers = [(field("police.asked"), vec![Answer::Boolean(true)])]
        .into_iter()
        .collect();
    let html = fields(form, &asked, &none, false);
    assert!(!hidden(&html));
    let data = "data-when=\"{&quot;all&quot;:true,&quot;of&quot;:[[&quot;police.asked&quot;,&quot;=&quot;,&quot;true&quot;,&quot;text&quot;]]}\"";
    assert!(
        around(&html, "police.why").contains(data),
        "{}",
        around(&html, "police.why")
    );
    // In the handbook everything is shown, with when it is asked, and nothing can be filled in.
    let preview = fields(form, &Answers::default(), &none, true);
    assert!(!hidden(&preview));
    assert!(preview.contains("Spørres når «Er politiet spurt?» er besvart med «Ja»."));
    assert!(!preview.contains("<button") && !preview.contains("data-fields"));
    let inputs = preview.matches("<textarea").count();
    assert_eq!(preview.matches("disabled").count() > inputs, inputs > 0);
}

#[test]
fn a_row_is_always_ready_and_asks_about_itself() {
    let form = form("intoxication");
    let answers: Answers = [
        (field("taken.what"), vec![Answer::Text("Øl".to_owned())]),
        (
            field("taken.what:3"),
            vec![Answer::Text("Piller".to_owned())],
        ),
    ]
    .into_iter()
    .collect();
    let html = fields(form, &answers, &Refused::new(), false);
    for name in ["taken.what", "taken.what:3", "taken.what:4"] {
        assert!(html.contains(&format!("name=\"{name}\"")), "{name}");
    }
    assert!(!html.contains("name=\"taken.what:1\""));
    assert!(html.contains("form-row spare\" data-row=\"4\""));
    assert!(html.contains("name=\"clear\" value=\"taken:3\""));
}

#[test]
fn what_could_not_be_taken_stands_where_it_was_typed_with_the_reason() {
    let form = form("nurse-assessment");
    let asked: Answers = [(field("police.asked"), vec![Answer::Boolean(true)])]
        .into_iter()
        .collect();
    let mut refused = Refused::new();
    refused.insert(
        field("police.wait"),
        (Raw::one("<snart>"), FieldProblem::NotWhole),
    );
    let html = fields(form, &asked, &refused, false);
    let one = around(&html, "police.wait");
    assert!(one.contains("value=\"&lt;snart&gt;\""), "{one}");
    assert!(one.contains("Skriv et helt tall.") && one.contains("aria-invalid=\"true\""));
    assert!(one.contains("f-0-police.wait-problem"));
}

#[test]
fn a_post_is_read_field_by_field_and_one_mistake_takes_nothing_from_the_others() {
    let form = form("intoxication");
    let posted: Vec<(String, String)> = [
        ("field", "taken.what"),
        ("taken.what", "Øl"),
        ("field", "seen.awake"),
        ("seen.awake", "  "),
        ("field", "medical"),
        ("medical", "kanskje"),
        ("field", "taken.what:2"),
        ("taken.what:2", "Piller"),
        ("clear", "taken:2"),
        ("sober.with", "not on the page"),
        ("field", "seen"),
        ("field", "no such field"),
        ("idempotency_key", "x"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect();
    let fields = typed(form, &Typed(posted));
    assert_eq!(fields.len(), 4);
    let found = checked(form, fields, &oslo());
    let kept: Vec<(String, usize)> = found
        .kept
        .iter()
        .map(|(field, values)| (field.to_string(), values.len()))
        .collect();
    let expected = [("seen.awake", 0), ("taken.what", 1), ("taken.what:2", 0)];
    assert_eq!(kept, expected.map(|(name, n)| (name.to_owned(), n)));
    let (raw, problem) = &found.refused[&field("medical")];
    assert_eq!(
        (raw.values[0].as_str(), *problem),
        ("kanskje", FieldProblem::NotYesOrNo)
    );
}

#[test]
fn own_words_stand_beside_options_and_a_script_sends_the_same() {
    let form = form("nurse-assessment");
    let posted = [
        ("field", "instead"),
        ("instead", "home"),
        ("instead~own", "Hos søsteren"),
    ];
    let posted = posted.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let read = typed(form, &Typed(posted.to_vec()));
    let sent: Sent =
        serde_json::from_str(r#"{"field":"instead","values":["home"],"own":"Hos søsteren"}"#)
            .unwrap();
    let (at, raw) = sent.read().unwrap();
    assert_eq!(read[&at], raw);
    let kept = checked(form, read, &oslo()).kept;
    let own = Answer::Own("Hos søsteren".to_owned());
    assert_eq!(kept[0].1, [Answer::Choice(Code::new("home")), own]);
    assert!(serde_json::from_str::<Sent>(r#"{"field":"a","more":1}"#).is_err());
}

#[test]
fn what_is_missing_leads_to_its_field() {
    let form = form("isbar");
    let say = say(Language::English);
    let none = unfinished(form, &Answers::default());
    let html = missing::list(&say, form, &none).into_string();
    assert!(
        html.contains(&format!("{} answers are missing", none.len())),
        "{html}"
    );
    assert!(
        html.contains(
            "<a href=\"#f-0-s.what\">What is happening now, and what is most serious?</a>"
        )
    );
    assert!(
        missing::list(&say, form, &[])
            .into_string()
            .contains("is answered")
    );
}

#[test]
fn what_is_read_is_what_was_asked_and_answered() {
    let form = form("nurse-assessment");
    let answers: Answers = [
        (field("police.asked"), vec![Answer::Boolean(false)]),
        (
            field("police.why"),
            vec![Answer::Text("Tatt tilbake".to_owned())],
        ),
        (field("plan"), vec![Answer::Choice(Code::new("followed"))]),
    ]
    .into_iter()
    .collect();
    let html = said::said(&say(Language::English), form, &answers).into_string();
    assert!(html.contains("Has the crisis plan been followed?") && html.contains(">Yes<"));
    assert!(html.contains("Have the police been asked?") && html.contains(">No<"));
    assert!(
        !html.contains("Tatt tilbake") && !html.contains("The person's view"),
        "{html}"
    );
}

//! Rules one by one.

use jiff::civil::date;
use jiff::tz::TimeZone;

use super::made::{
    answered, asks, equals, field, form, group, head, item, link, options, said, text, when, yes_no,
};
use crate::domain::forms::answer::{Answer, Answers, Code};
use crate::domain::forms::check::{FieldProblem, Raw, check};
use crate::domain::forms::condition::{Operator, Test};
use crate::domain::forms::fault::Wrong;
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, ItemKind, Question};
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::library::{Clash, Library};
use crate::domain::forms::unfinished::unfinished;
use crate::domain::forms::visible::{next_row, rows, visible, what_counts};
use crate::domain::forms::words::Words;
use crate::domain::language::Language;

fn wrong(kind: DocumentKind, items: Vec<Item>) -> Vec<(Option<String>, Wrong)> {
    Form::new(head(kind, "1"), items)
        .unwrap_err()
        .into_iter()
        .map(|fault| (fault.link.map(|link| link.to_string()), fault.wrong))
        .collect()
}

#[test]
fn a_question_is_asked_when_what_it_waits_for_is_answered_so() {
    let police = Item {
        required: true,
        enable: Some(when("police", equals(Answer::Boolean(true)))),
        ..text("why")
    };
    let form = form(vec![yes_no("police"), police]);
    let why = field("why");
    assert!(!visible(&form, &Answers::default(), &why));
    assert!(unfinished(&form, &Answers::default()).is_empty());
    let asked = answered(&[("police", Answer::Boolean(true))]);
    assert!(visible(&form, &asked, &why));
    assert_eq!(unfinished(&form, &asked)[0].field, why);
    // Answered, then no more asked: kept, and no part of what counts.
    let taken_back = answered(&[
        ("police", Answer::Boolean(false)),
        ("why", said("Han er redd")),
    ]);
    assert_eq!(taken_back.of(&why).len(), 1);
    assert!(what_counts(&form, &taken_back).of(&why).is_empty());
}

#[test]
fn each_operator_means_what_fhir_says() {
    let holds = |operator, values: &[i32]| {
        let values: Vec<Answer> = values.iter().map(|it| Answer::Integer(*it)).collect();
        Test::Compare(operator, Answer::Integer(5)).holds(&values)
    };
    assert!(holds(Operator::Equal, &[4, 5]) && !holds(Operator::Equal, &[4]));
    assert!(holds(Operator::NotEqual, &[]) && holds(Operator::NotEqual, &[4]));
    assert!(!holds(Operator::NotEqual, &[4, 5]));
    assert!(holds(Operator::Greater, &[6, 1]) && !holds(Operator::Greater, &[5]));
    assert!(holds(Operator::Less, &[4]) && !holds(Operator::Less, &[5]));
    assert!(holds(Operator::GreaterOrEqual, &[5]) && !holds(Operator::GreaterOrEqual, &[4]));
    assert!(holds(Operator::LessOrEqual, &[5]) && !holds(Operator::LessOrEqual, &[]));
    assert!(Test::Exists(false).holds(&[]) && !Test::Exists(true).holds(&[]));
}

#[test]
fn what_hangs_on_an_answer_that_is_no_more_asked_is_not_asked_either() {
    let second = Item {
        enable: Some(when("first", equals(Answer::Boolean(true)))),
        ..yes_no("second")
    };
    let third = Item {
        enable: Some(when("second", equals(Answer::Boolean(true)))),
        ..text("third")
    };
    // In the order in which nobody would write them.
    let form = form(vec![third, second, yes_no("first")]);
    let yes = Answer::Boolean(true);
    let all = answered(&[("first", yes.clone()), ("second", yes.clone())]);
    assert!(visible(&form, &all, &field("third")));
    let none = answered(&[("first", Answer::Boolean(false)), ("second", yes)]);
    assert!(!visible(&form, &none, &field("third")));
}

#[test]
fn rows_know_only_themselves() {
    let school = Item {
        required: true,
        enable: Some(when("minor", equals(Answer::Boolean(true)))),
        ..text("school")
    };
    let form = form(vec![Item {
        repeats: true,
        ..group("child", vec![text("name"), yes_no("minor"), school])
    }]);
    let yes = Answer::Boolean(true);
    let answers = answered(&[
        ("name", said("Ailo")),
        ("name:2", said("Marja")),
        ("minor:2", yes),
    ]);
    let child = link("child");
    assert_eq!(Vec::from_iter(rows(&form, &answers, &child)), [0, 2]);
    assert_eq!(next_row(&form, &answers, &child), Some(3));
    assert!(visible(&form, &answers, &field("school:2")));
    assert!(!visible(&form, &answers, &field("school")));
    assert!(!visible(&form, &answers, &field("school:7")));
    let missing: Vec<String> = unfinished(&form, &answers)
        .into_iter()
        .map(|missing| missing.field.to_string())
        .collect();
    assert_eq!(missing, ["school:2"]);
    assert!(unfinished(&form, &Answers::default()).is_empty());
}

#[test]
fn a_group_that_must_be_answered_wants_something_in_it() {
    let form = form(vec![Item {
        required: true,
        ..group("tried", vec![text("what"), text("how")])
    }]);
    assert_eq!(
        unfinished(&form, &Answers::default())[0].field,
        field("tried")
    );
    assert!(unfinished(&form, &answered(&[("how", said("Ringte"))])).is_empty());
}

#[test]
fn a_form_that_does_not_hold_together_is_refused_with_the_item() {
    let first = DocumentKind::FirstContact;
    let found = |items| wrong(first, items);
    let at = |id: &str, wrong| vec![(Some(id.to_owned()), wrong)];
    assert_eq!(found(vec![]), [(None, Wrong::Empty)]);
    assert_eq!(
        found(vec![text("a"), group("g", vec![yes_no("a")])]),
        at("a", Wrong::Duplicate)
    );
    let waits = |id: &str, on: &str| Item {
        enable: Some(when(on, Test::Exists(true))),
        ..text(id)
    };
    let unknown = Wrong::UnknownQuestion(link("b"));
    assert_eq!(found(vec![waits("a", "b")]), at("a", unknown));
    let no_question = Wrong::NoQuestion(link("g"));
    let grouped = vec![group("g", vec![text("b")]), waits("a", "g")];
    assert_eq!(found(grouped), at("a", no_question));
    assert_eq!(found(vec![waits("a", "a")]), at("a", Wrong::Circle));
    let circle = found(vec![waits("a", "b"), waits("b", "a"), text("c")]);
    assert_eq!(circle.len(), 2);
    let inside = Item {
        enable: Some(when("b", Test::Exists(true))),
        ..group("g", vec![text("b")])
    };
    assert_eq!(
        found(vec![inside]).len(),
        2,
        "a group waits for what is in it"
    );
    let number = Item {
        enable: Some(when("a", equals(Answer::Integer(1)))),
        ..text("b")
    };
    let never = Wrong::NotComparable(link("a"));
    assert_eq!(found(vec![text("a"), number]), at("b", never));
    let rows = |id: &str, items| Item {
        repeats: true,
        ..group(id, items)
    };
    assert_eq!(
        found(vec![rows("r", vec![text("a")]), waits("b", "a")]),
        at("b", Wrong::OtherRows(link("a")))
    );
    assert_eq!(
        found(vec![rows("r", vec![rows("s", vec![text("a")])])]),
        at("s", Wrong::RowsWithinRows)
    );
    let deep = (0..9).fold(text("a"), |below, level| {
        group(&format!("g{level}"), vec![below])
    });
    assert_eq!(found(vec![deep])[0].1, Wrong::TooDeep);
    let many = (0..600).map(|at| text(&format!("a{at}"))).collect();
    assert_eq!(found(many), [(None, Wrong::TooManyItems)]);
    let twice = asks("a", Question::Choice(options(&["x", "x"])));
    let same = Wrong::DuplicateOption("x".to_owned());
    assert_eq!(found(vec![twice]), at("a", same));
    assert_eq!(
        found(vec![asks("a", Question::Choice(vec![]))]),
        at("a", Wrong::Options)
    );
    let initial = Item {
        initial: vec![Answer::Choice(Code::new("y"))],
        ..asks("a", Question::Choice(options(&["x"])))
    };
    let not_there = Wrong::Initial(FieldProblem::NotAnOption);
    assert_eq!(found(vec![initial]), at("a", not_there));
}

#[test]
fn nothing_is_filled_in_beforehand_where_the_law_wants_own_words() {
    let ticked = || Item {
        initial: vec![Answer::Boolean(true)],
        ..yes_no("a")
    };
    let at = |id: &str, wrong| vec![(Some(id.to_owned()), wrong)];
    assert!(Form::new(head(DocumentKind::Urgency, "1"), vec![ticked()]).is_ok());
    for kind in DocumentKind::ALL.into_iter().filter(|kind| kind.is_legal()) {
        assert_eq!(wrong(kind, vec![ticked()]), at("a", Wrong::FilledIn));
    }
    let criterion = |items| Item {
        criterion: true,
        ..group("c", items)
    };
    let needed = || Item {
        required: true,
        ..text("why")
    };
    let kind = DocumentKind::DoctorExamination;
    let bare = Wrong::CriterionWithoutWords;
    for without in [
        vec![yes_no("met")],
        vec![yes_no("met"), text("why")],
        // Asked only if it is met: a criterion that is not met wants words as well.
        vec![
            yes_no("met"),
            Item {
                enable: Some(when("met", equals(Answer::Boolean(true)))),
                ..needed()
            },
        ],
    ] {
        assert_eq!(wrong(kind, vec![criterion(without)]), at("c", bare.clone()));
    }
    let good = vec![criterion(vec![yes_no("met"), needed()])];
    assert!(Form::new(head(kind, "1"), good).is_ok());
}

#[test]
fn a_field_is_read_as_it_was_meant() {
    let oslo = TimeZone::get("Europe/Oslo").unwrap();
    let form = form(vec![
        yes_no("yes"),
        asks("one", Question::Choice(options(&["a", "b"]))),
        Item {
            repeats: true,
            ..asks("open", Question::OpenChoice(options(&["a", "b"])))
        },
        asks("line", Question::String { longest: 20 }),
        text("text"),
        asks(
            "whole",
            Question::Integer {
                least: Some(0),
                most: Some(10),
            },
        ),
        asks(
            "part",
            Question::Decimal {
                least: None,
                most: "3.5".parse().ok(),
            },
        ),
        asks("day", Question::Date),
        asks("time", Question::DateTime),
        item("words", ItemKind::Display),
    ]);
    let read = |at: &str, typed: &str| check(&form, &field(at), &Raw::one(typed), &oslo);
    let one = |value| Ok(vec![value]);
    assert_eq!(read("yes", "true"), one(Answer::Boolean(true)));
    assert_eq!(read("yes", "on"), Err(FieldProblem::NotYesOrNo));
    assert_eq!(read("yes", ""), Ok(vec![]));
    assert_eq!(read("one", "b"), one(Answer::Choice(Code::new("b"))));
    assert_eq!(read("one", "c"), Err(FieldProblem::NotAnOption));
    assert_eq!(read("line", "a\r\nb\u{7}"), one(said("a b")));
    assert_eq!(read("text", "a\r\nb  "), one(said("a\nb  ")));
    assert_eq!(read("text", " \n\t"), Ok(vec![]));
    let long = "æ".repeat(21);
    assert_eq!(read("line", &long), Err(FieldProblem::TooLong { most: 20 }));
    assert_eq!(read("whole", " 7 "), one(Answer::Integer(7)));
    assert_eq!(read("whole", "7,5"), Err(FieldProblem::NotWhole));
    assert_eq!(read("whole", "11"), Err(FieldProblem::OutOfBounds));
    assert_eq!(
        read("part", "2,50"),
        one(Answer::Decimal("2.50".parse().unwrap()))
    );
    assert_eq!(read("part", "3.51"), Err(FieldProblem::OutOfBounds));
    assert_eq!(read("part", "a lot"), Err(FieldProblem::NotANumber));
    assert_eq!(
        read("day", "2026-11-27"),
        one(Answer::Date(date(2026, 11, 27)))
    );
    for bad in ["2026-11", "27.11.2026", "0026-11-27", "2026-02-30"] {
        assert_eq!(read("day", bad), Err(FieldProblem::NotADate), "{bad}");
    }
    let at = |text: &str| {
        let instant: jiff::Timestamp = text.parse().unwrap();
        one(Answer::DateTime(crate::domain::time::Timestamp::from_jiff(
            instant,
        )))
    };
    assert_eq!(read("time", "2026-11-27T03:12"), at("2026-11-27T02:12:00Z"));
    assert_eq!(
        read("time", "2026-11-27T03:12+02:00"),
        at("2026-11-27T01:12:00Z")
    );
    // The hour that comes twice: the first. The hour that there is not: as if the clock had not been put forward.
    assert_eq!(read("time", "2026-10-25T02:30"), at("2026-10-25T00:30:00Z"));
    assert_eq!(read("time", "2026-03-29T02:30"), at("2026-03-29T01:30:00Z"));
    assert_eq!(read("time", "2026-11-27"), Err(FieldProblem::NotATime));
    assert_eq!(read("words", "x"), Err(FieldProblem::NotAsked));
    assert_eq!(read("nothing", "x"), Err(FieldProblem::Unknown));
    assert_eq!(read("line:1", "x"), Err(FieldProblem::TooMany { most: 1 }));
    let several = |at: &str, values: &[&str], own: &str| {
        let raw = Raw {
            values: values.iter().map(ToString::to_string).collect(),
            own: own.to_owned(),
        };
        check(&form, &field(at), &raw, &oslo)
    };
    assert_eq!(several("open", &["a"], "helt annet").unwrap().len(), 2);
    assert_eq!(several("open", &["a", "a"], ""), Err(FieldProblem::Twice));
    assert_eq!(
        several("one", &["a", "b"], ""),
        Err(FieldProblem::TooMany { most: 1 })
    );
    assert_eq!(several("one", &[], "own"), Err(FieldProblem::OtherKind));
    // Own words that are spelt like an option stay own words.
    assert_eq!(several("open", &[], "a"), one(Answer::Own("a".to_owned())));
}

#[test]
fn a_new_document_is_begun_on_what_is_in_force_that_day() {
    let kind = DocumentKind::FirstContact;
    let version = |version: &str, from| {
        let head = crate::domain::forms::form::Head {
            effective_from: from,
            ..head(kind, version)
        };
        Form::new(head, vec![text("a")]).unwrap()
    };
    let (old, new) = (date(2026, 1, 1), date(2027, 1, 1));
    let library = Library::new([version("2", new), version("1", old)]).unwrap();
    let chosen = |day| -> Vec<String> {
        let current = library.current(kind, day);
        current
            .iter()
            .map(|form| form.reference().version.clone())
            .collect()
    };
    assert_eq!(chosen(date(2026, 12, 31)), ["1"]);
    assert_eq!(chosen(new), ["2"]);
    assert!(chosen(date(2025, 12, 31)).is_empty());
    assert_eq!(
        library.all().count(),
        2,
        "the old one is there for what was begun on it"
    );
    assert!(library.current(DocumentKind::Isbar, new).is_empty());
    let clash = Library::new([version("1", old), version("2", old)]).unwrap_err();
    assert!(matches!(clash[..], [Clash::SameStart { .. }]));
    let replaced = Library::new([version("1", old), version("1", new)]).unwrap();
    assert_eq!(replaced.all().next().unwrap().head().effective_from, new);
}

#[test]
fn words_are_shown_to_everybody_in_some_language() {
    let words = Words::new(Language::English, "Hello").and(Language::Bokmal, "Hei");
    assert_eq!(words.for_reader(Language::English).0, "Hello");
    assert_eq!(words.for_reader(Language::NorthernSami).0, "Hei");
    assert_eq!(words.exactly(Language::NorthernSami), None);
    let only = Words::new(Language::English, "Hello");
    assert_eq!(
        only.for_reader(Language::NorthernSami),
        ("Hello", Language::English)
    );
}

#[test]
fn every_kind_has_a_word_of_its_own_and_nothing_shows_what_was_answered() {
    for kind in DocumentKind::ALL {
        assert_eq!(DocumentKind::from_code(kind.code()), Some(kind));
    }
    let answers = answered(&[("a", said("hemmelig"))]);
    assert!(!format!("{answers:?} {:?}", answers.of(&field("a"))).contains("hemmelig"));
}

//! What holds of any form, sound or not, and any answers.

use std::cmp::Ordering;

use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::made::{form, group, head, link, options, text};
use crate::domain::forms::answer::{Answer, Answers, Code};
use crate::domain::forms::check::{Raw, check, fits};
use crate::domain::forms::condition::{Behaviour, Condition, Enable, Operator, Test};
use crate::domain::forms::decimal::Decimal;
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, ItemKind, Question};
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::forms::unfinished::unfinished;
use crate::domain::forms::visible::{Visible, what_counts};

const IDS: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

fn a_test() -> impl Strategy<Value = Test> {
    let operator = proptest::sample::select(Operator::ALL.to_vec());
    prop_oneof![
        any::<bool>().prop_map(Test::Exists),
        (operator, 0..3_i32)
            .prop_map(|(operator, at)| Test::Compare(operator, Answer::Integer(at))),
    ]
}

fn an_enable() -> impl Strategy<Value = Option<Enable>> {
    let condition =
        (proptest::sample::select(IDS.to_vec()), a_test()).prop_map(|(on, test)| Condition {
            question: link(on),
            test,
        });
    let enable = (any::<bool>(), proptest::collection::vec(condition, 1..3)).prop_map(
        |(all, conditions)| Enable {
            behaviour: if all { Behaviour::All } else { Behaviour::Any },
            conditions,
        },
    );
    proptest::option::weighted(0.5, enable)
}

/// Nine items: whole numbers, in groups or not, in rows or not, waiting for each other in every way.
fn some_items() -> impl Strategy<Value = Vec<Item>> {
    let one = (an_enable(), any::<bool>(), 0..6_u8);
    proptest::collection::vec(one, IDS.len()).prop_map(|drawn| {
        let mut items: Vec<Item> = Vec::new();
        for (id, (enable, required, place)) in IDS.iter().zip(drawn) {
            let kind = match place {
                0 | 1 => ItemKind::Group,
                _ => ItemKind::Question(Question::Integer {
                    least: None,
                    most: None,
                }),
            };
            let item = Item {
                enable,
                required,
                kind,
                repeats: place == 1,
                ..text(id)
            };
            match items.last_mut().filter(|last| last.kind == ItemKind::Group) {
                Some(last) if place > 2 => last.items.push(item),
                Some(_) | None => items.push(item),
            }
        }
        items
    })
}

fn a_form() -> impl Strategy<Value = Form> {
    some_items().prop_filter_map("does not hold together", |mut items| {
        let make =
            |items: &[Item]| Form::new(head(DocumentKind::FirstContact, "1"), items.to_vec());
        // Conditions that lead nowhere or round are left out, until it holds together.
        while let Err(faults) = make(&items) {
            let link = faults.first()?.link.clone()?;
            let mut left = items.iter_mut().collect::<Vec<_>>();
            while let Some(item) = left.pop() {
                if item.link == link {
                    item.enable.take()?;
                }
                left.extend(item.items.iter_mut());
            }
        }
        make(&items).ok()
    })
}

fn some_answers() -> impl Strategy<Value = Answers> {
    let one = (proptest::sample::select(IDS.to_vec()), 0..3_u16, 0..3_i32);
    proptest::collection::vec(one, 0..12).prop_map(|drawn| {
        drawn
            .into_iter()
            .map(|(id, row, value)| {
                (
                    Field {
                        link: link(id),
                        row,
                    },
                    vec![Answer::Integer(value)],
                )
            })
            .collect()
    })
}

/// Those that fit the form.
fn fitting(form: &Form, answers: &Answers) -> Answers {
    answers
        .iter()
        .filter(|(field, values)| fits(form, field, values).is_ok())
        .map(|(field, values)| (field.clone(), values.to_vec()))
        .collect()
}

/// By the definition, without memory: asked if what is above is asked, and its conditions hold of answers that are asked.
fn plainly(form: &Form, answers: &Answers, field: &Field) -> bool {
    let Some(item) = form.item(&field.link) else {
        return false;
    };
    let row_of = |link: &crate::domain::forms::link::LinkId| {
        if form.rows_of(link).is_some() {
            field.row
        } else {
            0
        }
    };
    let above = form
        .all_items()
        .into_iter()
        .find(|above| above.items.iter().any(|below| below.link == item.link));
    if let Some(above) = above {
        let row = row_of(&above.link);
        let link = above.link.clone();
        if !plainly(form, answers, &Field { link, row }) {
            return false;
        }
    }
    let Some(enable) = &item.enable else {
        return true;
    };
    let holds = |condition: &Condition| {
        let at = Field {
            link: condition.question.clone(),
            row: row_of(&condition.question),
        };
        let values = if plainly(form, answers, &at) {
            answers.of(&at)
        } else {
            &[]
        };
        condition.test.holds(values)
    };
    match enable.behaviour {
        Behaviour::All => enable.conditions.iter().all(holds),
        Behaviour::Any => enable.conditions.iter().any(holds),
    }
}

fn every_field() -> impl Iterator<Item = Field> {
    IDS.into_iter().flat_map(|id| {
        (0..4).map(move |row| Field {
            link: link(id),
            row,
        })
    })
}

proptest! {
    #[test]
    fn whatever_a_file_holds_it_is_a_form_or_it_is_said_why(items in some_items()) {
        match Form::new(head(DocumentKind::FirstContact, "1"), items) {
            Ok(form) => prop_assert_eq!(form.order().len(), IDS.len()),
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }

    #[test]
    fn what_is_asked_is_what_the_definition_says(form in a_form(), answers in some_answers()) {
        let answers = fitting(&form, &answers);
        let visible = Visible::of(&form, &answers);
        for field in every_field() {
            let in_rows = form.rows_of(&field.link).is_some();
            if in_rows || field.row == 0 {
                prop_assert_eq!(visible.shows(&field), plainly(&form, &answers, &field), "{}", field);
            }
        }
    }

    #[test]
    fn what_is_not_asked_changes_nothing(form in a_form(), answers in some_answers()) {
        let answers = fitting(&form, &answers);
        let counts = what_counts(&form, &answers);
        prop_assert_eq!(&what_counts(&form, &counts), &counts);
        let (before, after) = (Visible::of(&form, &answers), Visible::of(&form, &counts));
        for (field, _) in counts.iter() {
            prop_assert!(before.shows(field) && after.shows(field));
        }
    }

    #[test]
    fn what_is_missing_is_asked_needed_and_empty(form in a_form(), answers in some_answers()) {
        let answers = fitting(&form, &answers);
        let visible = Visible::of(&form, &answers);
        let missing = unfinished(&form, &answers);
        for one in &missing {
            let item = form.item(&one.field.link).unwrap();
            prop_assert!(item.required && visible.shows(&one.field));
            prop_assert!(answers.of(&one.field).is_empty());
        }
        // And nothing that is, outside of rows, is left out.
        for item in form.all_items() {
            let field = Field::first(item.link.clone());
            let plain = item.question().is_some() && form.rows_of(&item.link).is_none();
            if plain && item.required && visible.shows(&field) && answers.of(&field).is_empty() {
                prop_assert!(missing.iter().any(|one| one.field == field), "{}", field);
            }
        }
    }

    #[test]
    fn whatever_is_typed_is_kept_as_something_that_fits_or_refused(
        values in proptest::collection::vec(".{0,30}|true|-?[0-9]{1,12}([.,][0-9]{1,4})?|20[0-9]{2}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9])?", 0..3),
        own in ".{0,10}",
        at in 0..8_usize,
    ) {
        let questions = [
            Question::Boolean,
            Question::Choice(options(&["true", "x"])),
            Question::OpenChoice(options(&["true", "x"])),
            Question::String { longest: 20 },
            Question::Text { longest: 20 },
            Question::Integer { least: Some(0), most: None },
            Question::Decimal { least: None, most: None },
            Question::DateTime,
        ];
        let asked = Item { kind: ItemKind::Question(questions[at].clone()), repeats: true, ..text("a") };
        let form = form(vec![group("g", vec![asked])]);
        let field = Field::first(link("a"));
        let raw = Raw { values: values.clone(), own };
        if let Ok(kept) = check(&form, &field, &raw, &TimeZone::UTC) {
            prop_assert!(fits(&form, &field, &kept).is_ok());
            for value in &kept {
                prop_assert_ne!(value, &Answer::Choice(Code::new("")));
            }
            // A text is what was typed, but for what cannot be seen.
            if let (4, [Answer::Text(text)], [typed]) = (at, &kept[..], &values[..]) {
                let seen: String = typed.chars().filter(|c| !c.is_control()).collect();
                prop_assert_eq!(&text.replace([' ', '\n'], ""), &seen.replace(' ', ""));
            }
        }
    }

    #[test]
    fn a_number_is_kept_as_it_was_written_and_compared_by_its_size(one in -9_999_999_i64..9_999_999, two in -9_999_999_i64..9_999_999, after in 0..7_u32) {
        let written = |number: i64| {
            let size = 10_i64.pow(after);
            let sign = if number < 0 { "-" } else { "" };
            let (whole, part) = (number.abs() / size, number.abs() % size);
            if after == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part:0width$}", width = after as usize) }
        };
        let read = |number: i64| written(number).parse::<Decimal>().unwrap();
        prop_assert_eq!(read(one).to_string(), written(one));
        prop_assert_eq!(read(one).compare(read(two)), one.cmp(&two));
        let longer = if after == 0 { format!("{}.0", written(one)) } else { format!("{}0", written(one)) };
        prop_assert_eq!(longer.parse::<Decimal>().unwrap().compare(read(one)), Ordering::Equal);
    }

    #[test]
    fn a_field_is_written_and_read_alike(id in "[A-Za-z0-9._/-]{1,100}", row in 0..u16::MAX) {
        let field = Field { link: link(&id), row };
        prop_assert_eq!(field.to_string().parse::<Field>(), Ok(field));
    }
}

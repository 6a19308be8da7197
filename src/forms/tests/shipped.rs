//! Every form that comes with the program: whole in both languages, true to the law, without a score.

use jiff::civil::date;
use serde_json::Value;

use crate::domain::forms::form::Form;
use crate::domain::forms::item::Question;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::language::Language;
use crate::forms::folder;
use crate::forms::said::{explain, missing_in};
use crate::forms::shelf::Shelf;

fn shelf() -> Shelf {
    Shelf::load(None).unwrap()
}

fn form(shelf: &Shelf, kind: DocumentKind) -> &Form {
    shelf.library.current(kind, date(2026, 11, 28))[0]
}

#[test]
fn there_is_one_for_every_kind_but_the_licensed_ones() {
    let shelf = shelf();
    for kind in DocumentKind::ALL {
        let expected = usize::from(kind != DocumentKind::Licensed);
        let current = shelf.library.current(kind, date(2026, 11, 27));
        assert_eq!(current.len(), expected, "{kind:?}");
    }
    assert_eq!(shelf.library.all().count(), folder::shipped().len());
}

#[test]
fn each_is_whole_in_norwegian_and_english_and_says_where_it_is_from() {
    for form in shelf().library.all() {
        let name = &form.head().name;
        for language in [Language::Bokmal, Language::English] {
            assert_eq!(missing_in(form, language), Vec::<String>::new(), "{name}");
        }
        assert!(form.head().source.is_some(), "{name} has no source");
        assert!(
            form.head().purpose.is_some(),
            "{name} says not what it is for"
        );
        assert!(form.head().reviewed.is_some(), "{name}");
    }
}

#[test]
fn each_lies_in_a_file_of_its_own_name_and_nothing_in_it_is_passed_over() {
    let shelf = shelf();
    for form in shelf.library.all() {
        let file = shelf.file(form.reference()).unwrap();
        let name = match form.reference().version.as_str() {
            "1" => form.head().name.clone(),
            later => format!("{}-{later}", form.head().name),
        };
        assert_eq!(file.file.name, format!("{name}.json"));
        assert_eq!(form.head().name, form.kind().code());
        assert_eq!(file.passed_over, Vec::<String>::new());
    }
}

#[test]
fn nothing_is_filled_in_beforehand_in_any_of_them() {
    for form in shelf().library.all() {
        for item in form.all_items() {
            let name = &form.head().name;
            assert!(item.initial.is_empty(), "{name}: {}", item.link);
        }
    }
}

/// Words that grade or count. Each must be absent, whatever the form says about not doing so is left out.
#[test]
fn nothing_scores_and_nothing_grades() {
    for file in folder::shipped() {
        let value: Value = serde_json::from_str(&file.text).unwrap();
        let text = value.to_string().to_lowercase();
        for word in [
            "ordinalvalue",
            "itemweight",
            "calculatedexpression",
            "questionnaire-unit",
            "lav risiko",
            "moderat",
            "høy risiko",
            "low risk",
            "high risk",
            "risikograd",
            "sum av",
            "total score",
            "c-ssrs",
            "sad persons",
            "brøset",
            "v-risk",
            "stanley",
            "mental health triage",
        ] {
            assert!(!text.contains(word), "{}: {word}", file.name);
        }
    }
    let shelf = shelf();
    for item in form(&shelf, DocumentKind::SuicideExploration).all_items() {
        if let Some(question) = item.question() {
            let counts = matches!(
                question,
                Question::Integer { .. } | Question::Decimal { .. }
            );
            assert!(!counts && question.options().is_empty(), "{}", item.link);
        }
    }
}

#[test]
fn each_criterion_of_the_law_stands_by_itself_and_wants_own_words() {
    let shelf = shelf();
    let criteria = |kind| {
        let all = form(&shelf, kind).all_items();
        all.into_iter().filter(|item| item.criterion).count()
    };
    assert_eq!(criteria(DocumentKind::DoctorExamination), 8);
    assert_eq!(criteria(DocumentKind::CompulsoryExaminationDecision), 3);
    assert_eq!(
        criteria(DocumentKind::NurseAssessment),
        0,
        "a nurse judges none of them"
    );
    for kind in DocumentKind::ALL.into_iter().filter(|kind| kind.is_legal()) {
        let waits = form(&shelf, kind).all_items();
        assert!(waits.into_iter().any(|item| item.awaits_review), "{kind:?}");
    }
}

/// Domain: what was tried, voluntary help, the plan, who knows the person and who asked come before findings and conclusions.
#[test]
fn alternatives_come_first() {
    let shelf = shelf();
    for kind in [
        DocumentKind::NurseAssessment,
        DocumentKind::DoctorExamination,
    ] {
        let first: Vec<&str> = form(&shelf, kind)
            .items()
            .iter()
            .map(|item| item.link.as_str())
            .take(3)
            .collect();
        assert_eq!(first, ["first", "tried", "asked"], "{kind:?}");
    }
    let first = ["tried.what", "known.by", "known.seen", "known.me"];
    for kind in [
        DocumentKind::NurseAssessment,
        DocumentKind::DoctorExamination,
        DocumentKind::CompulsoryExaminationDecision,
    ] {
        let group = form(&shelf, kind).item(&"first".parse().unwrap()).unwrap();
        let asked: Vec<&str> = group.items.iter().map(|item| item.link.as_str()).collect();
        assert_eq!(asked, first, "{kind:?}");
    }
    for kind in [
        DocumentKind::NurseAssessment,
        DocumentKind::DoctorExamination,
        DocumentKind::CompulsoryExaminationDecision,
    ] {
        let form = form(&shelf, kind);
        let required = |link: &str| form.item(&link.parse().unwrap()).unwrap().required;
        for link in [
            "known.by",
            "known.seen",
            "asked.by",
            "asked.why",
            "tried.what",
            "voluntary",
            "voluntary.how",
            "plan",
            "plan.why",
            "instead",
            "police.reason",
            "police.why",
        ] {
            assert!(required(link), "{kind:?}: {link}");
        }
    }
}

/// A later version of a form asks the same, but in another order: what stands in a document means the same in both.
#[test]
fn a_later_version_asks_the_same_and_the_earlier_one_is_still_there() {
    let shelf = shelf();
    for kind in [
        DocumentKind::NurseAssessment,
        DocumentKind::DoctorExamination,
        DocumentKind::CompulsoryExaminationDecision,
    ] {
        let on = |day| shelf.library.current(kind, day)[0];
        let (earlier, later) = (on(date(2026, 11, 26)), on(date(2026, 11, 27)));
        assert_eq!(earlier.reference().version, "1", "{kind:?}");
        assert_eq!(later.reference().version, "2", "{kind:?}");
        assert!(shelf.library.get(earlier.reference()).is_some());
        let questions = |form: &Form| {
            let all = form.all_items().into_iter();
            let mut all: Vec<String> = all
                .filter(|item| item.question().is_some())
                .map(|item| format!("{item:?}"))
                .collect();
            all.sort();
            all
        };
        assert_eq!(questions(earlier), questions(later), "{kind:?}");
    }
}

/// What the newest version asks for that the one before did not, in own words or with a reason, after an answer that calls for it.
const ASKS_WHY: [(DocumentKind, &[&str]); 6] = [
    (DocumentKind::NurseAssessment, &["police.reason"]),
    (
        DocumentKind::CompulsoryExaminationDecision,
        &["police.reason"],
    ),
    (DocumentKind::Escort, &["police.reason"]),
    (
        DocumentKind::DoctorExamination,
        &["exam.independent.who", "criteria.none", "police.reason"],
    ),
    (DocumentKind::TelephoneOrder, &["back.why"]),
    (DocumentKind::Isbar, &["r.back.why"]),
];

#[test]
fn the_newest_version_asks_why_as_well_says_why_it_asks_and_changes_nothing_else() {
    let shelf = shelf();
    for (kind, asks) in ASKS_WHY {
        let on = |day| shelf.library.current(kind, day)[0];
        let (earlier, later) = (on(date(2026, 11, 27)), on(date(2026, 11, 28)));
        assert_ne!(earlier.reference().version, later.reference().version);
        let questions = |form: &Form| -> Vec<String> {
            let all = form.all_items().into_iter();
            all.filter(|item| item.question().is_some())
                .map(|item| item.link.as_str().to_owned())
                .collect()
        };
        let (before, now) = (questions(earlier), questions(later));
        let new: Vec<&str> = now
            .iter()
            .filter(|link| !before.contains(link))
            .map(String::as_str)
            .collect();
        assert_eq!(new, asks, "{kind:?}");
        assert!(before.iter().all(|link| now.contains(link)), "{kind:?}");
        for link in asks {
            let item = later.item(&link.parse().unwrap()).unwrap();
            assert!(item.required && item.enable.is_some(), "{kind:?}: {link}");
            assert!(item.hint.is_some(), "{kind:?}: {link} says not why");
        }
    }
}

#[test]
fn check_says_what_was_read() {
    let words = explain(&shelf(), date(2026, 11, 27));
    assert!(words.contains("The doctor's examination (psykisk helsevernloven § 3-1) (urn:hjemmevakt:form:doctor-examination|2)"));
    assert!(
        words
            .contains("writes: doctor-examination\n  from: the program\n  in use since 2026-11-27")
    );
    assert!(words.contains("languages: nb, en"));
    let all = format!("{} forms were read.", folder::shipped().len());
    assert!(words.ends_with(&all), "{words}");
}

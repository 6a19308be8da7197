//! What is refused, with the file, the item and what to do. Nothing in a file brings the program down.

use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::taken::{file, with_items};
use crate::forms::folder::{LARGEST_FILE, in_folder, shipped};
use crate::forms::read::questionnaire;
use crate::forms::shelf::Shelf;

fn said(text: &str) -> String {
    let problems = questionnaire("own.json", text).unwrap_err();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn item(change: &Value) -> String {
    let mut one = json!({"linkId": "q1", "text": "Hva?", "type": "text"});
    for (key, value) in change.as_object().unwrap() {
        one[key] = value.clone();
    }
    with_items(&json!([one, {"linkId": "q2", "text": "Og?", "type": "boolean"}]))
}

#[test]
fn what_the_program_does_not_know_is_named_with_its_item() {
    for (change, expected) in [
        (
            json!({"type": "quantity"}),
            "own.json: linkId q1: the item type \"quantity\" is not known here: write group, display",
        ),
        (
            json!({"enablewhen": []}),
            "linkId q1: there is no element \"enablewhen\" here in R4; did you mean \"enableWhen\"?",
        ),
        (
            json!({"enableWhen": [{"question": "q2", "operator": "~", "answerBoolean": true}]}),
            "linkId q1: the operator \"~\" is not known here: write exists, =, !=",
        ),
        (
            json!({"enableWhen": [{"question": "q9", "operator": "exists", "answerBoolean": true}]}),
            "linkId q1: enableWhen asks about q9, which is not in this form",
        ),
        (
            json!({"enableWhen": [{"question": "q2", "operator": "=", "answerQuantity": {}}]}),
            "linkId q1: there must be one of answerBoolean",
        ),
        (
            json!({"enableWhen": [{"question": "q2", "operator": "=", "answerInteger": 1}]}),
            "linkId q1: enableWhen compares the answer to q2",
        ),
        (
            json!({"enableWhen": [
            {"question": "q2", "operator": "exists", "answerBoolean": true},
            {"question": "q2", "operator": "=", "answerBoolean": true}]}),
            "several conditions need enableBehavior: all or any",
        ),
        (json!({"type": "choice"}), "linkId q1: it has no options"),
        (
            json!({"type": "choice", "answerValueSet": "http://example.org/set"}),
            "nothing is fetched from elsewhere",
        ),
        (
            json!({"type": "choice", "answerValueSet": "#set"}),
            "there is no ValueSet \"set\" in contained",
        ),
        (
            json!({"type": "choice", "answerOption": [{"valueInteger": 1}]}),
            "an option is a valueCoding or a valueString",
        ),
        (
            json!({"modifierExtension": [{"url": "x"}]}),
            "modifierExtension can change what the form means",
        ),
        (
            json!({"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true}]}),
            "it is hidden, and nobody would see it",
        ),
        (json!({"readOnly": true}), "nobody could answer it"),
        (
            json!({"linkId": "q 1"}),
            "a link id is 1 to 100 letters, digits",
        ),
        (
            json!({"linkId": "q2"}),
            "linkId q2: two items have this linkId",
        ),
        (
            json!({"maxLength": 0}),
            "linkId q1: its bounds leave no answer",
        ),
        (
            json!({"required": "yes"}),
            "required is true or false in R4",
        ),
        (json!({"item": {}}), "item is a list in R4"),
    ] {
        let said = said(&item(&change));
        assert!(said.contains(expected), "{change}\n{said}");
    }
}

#[test]
fn what_is_missing_of_the_whole_is_named() {
    let without = |field: &str| {
        said(&file(|value| {
            value.as_object_mut().unwrap().remove(field);
        }))
    };
    for field in [
        "url",
        "version",
        "name",
        "title",
        "language",
        "effectivePeriod",
    ] {
        let said = without(field);
        assert!(said.contains(&format!("{field} is missing")), "{said}");
    }
    assert!(without("status").contains("its status must be active"));
    assert!(without("item").contains("it asks nothing"));
    assert!(without("resourceType").contains("this is no FHIR Questionnaire"));
    let with = |field: &str, is: Value| said(&file(|value| value[field] = is));
    assert!(with("status", json!("draft")).contains("a draft is not used"));
    assert!(with("status", json!("retired")).contains("give effectivePeriod an end"));
    assert!(with("language", json!("fi")).contains("write nb, en or se"));
    assert!(with("name", json!("../etc")).contains("stands in an address"));
    assert!(with("lastReviewDate", json!("2026")).contains("write it as 2026-11-27"));
    let unknown = json!([{"system": "urn:hjemmevakt:codes", "code": "verdict"}]);
    assert!(with("code", unknown).contains("\"verdict\" is no kind of document here"));
}

#[test]
fn the_law_is_kept_also_by_a_file_of_the_municipality() {
    let kind = json!([{"system": "urn:hjemmevakt:codes", "code": "doctor-examination"}]);
    let with = |one: Value| {
        said(&file(|value| {
            value["code"] = kind.clone();
            value["item"] = json!([one]);
        }))
    };
    let ticked =
        json!({"linkId": "a", "text": "a", "type": "boolean", "initial": [{"valueBoolean": true}]});
    assert!(with(ticked).contains("nothing is filled in beforehand"));
    let selected = json!({"linkId": "a", "text": "a", "type": "choice",
        "answerOption": [{"valueString": "x", "initialSelected": true}]});
    assert!(with(selected).contains("nothing is filled in beforehand"));
    let bare = json!({"linkId": "a", "type": "group", "text": "a",
        "extension": [{"url": "urn:hjemmevakt:extension:legal-criterion", "valueBoolean": true}],
        "item": [{"linkId": "b", "text": "b", "type": "boolean", "required": true}]});
    assert!(with(bare).contains("linkId a: a criterion of the law wants own words"));
}

#[test]
fn a_file_without_end_is_not_read_to_its_end() {
    let deep = (0..60).fold(
        json!({"linkId": "x", "text": "x", "type": "text"}),
        |below, at| json!({"linkId": format!("g{at}"), "type": "group", "item": [below]}),
    );
    assert!(said(&with_items(&json!([deep]))).contains("groups deep"));
    let open = "[".repeat(100_000);
    assert!(said(&open).contains("this is not JSON"));
    let many: Vec<Value> = (0..3_000)
        .map(|at| json!({"linkId": format!("q{at}"), "text": "x", "type": "text"}))
        .collect();
    assert!(said(&with_items(&json!(many))).contains("more than 500 items"));
    let wrong: Vec<Value> = (0..400).map(|_| json!({"type": "nothing"})).collect();
    assert!(said(&with_items(&json!(wrong))).lines().count() <= 51);
    let options: Vec<Value> = (0..300)
        .map(|at| json!({"valueString": format!("{at}")}))
        .collect();
    let choice = json!([{"linkId": "a", "text": "a", "type": "choice", "answerOption": options}]);
    assert!(said(&with_items(&choice)).contains("give it 1 to 200 options"));
    let long = "æ".repeat(5_000);
    assert!(said(&file(|value| value["title"] = json!(long))).contains("longer than 4000"));
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let gone = in_folder(&path("gone")).unwrap_err();
    assert!(
        gone[0]
            .to_string()
            .contains("the folder of forms cannot be read")
    );
    fs::create_dir(path("a.json")).unwrap();
    fs::write(path("b.json"), [0xff, 0xfe]).unwrap();
    let large = usize::try_from(LARGEST_FILE).unwrap() + 1;
    fs::write(path("c.json"), " ".repeat(large)).unwrap();
    let said = Shelf::load(Some(folder.path())).unwrap_err().to_string();
    for expected in [
        "a.json: this is no ordinary file",
        "b.json: it is not written in UTF-8",
        "c.json: it is larger than 1048576 bytes",
    ] {
        assert!(said.contains(expected), "{said}");
    }
}

/// Puts something else at a place in a file.
fn damage(at: &mut Value, path: &[usize], instead: Value) {
    let below = path.split_first().and_then(|(step, rest)| match &mut *at {
        Value::Object(map) if !map.is_empty() => {
            let len = map.len();
            map.values_mut().nth(step % len).map(|next| (next, rest))
        }
        Value::Array(list) if !list.is_empty() => {
            let len = list.len();
            list.get_mut(step % len).map(|next| (next, rest))
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => None,
    });
    if let Some((next, rest)) = below {
        return damage(next, rest, instead);
    }
    *at = instead;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_damaged_file_is_a_form_or_is_refused(which in 0..16_usize, path in proptest::collection::vec(0..40_usize, 1..12), what in 0..6_usize) {
        let files = shipped();
        let mut value: Value = serde_json::from_str(&files[which].text).unwrap();
        let instead = [json!(null), json!("x"), json!(-1), json!([]), json!({}), json!([{"a": [1]}])][what].clone();
        damage(&mut value, &path, instead);
        let text = value.to_string();
        if let Err(problems) = questionnaire("own.json", &text) {
            prop_assert!(!problems.is_empty());
        }
    }

    #[test]
    fn any_text_is_read_without_falling_over(text in ".{0,200}") {
        prop_assert!(questionnaire("own.json", &text).is_err());
    }
}

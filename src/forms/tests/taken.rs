//! What a municipality's own file may hold.

use std::fs;

use jiff::civil::date;
use serde_json::{Value, json};

use crate::domain::forms::answer::{Answer, Answers, Code};
use crate::domain::forms::item::Question;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::visible::visible;
use crate::domain::language::Language;
use crate::forms::folder::{self, File};
use crate::forms::read::{Read, questionnaire};
use crate::forms::said::explain;
use crate::forms::shelf::Shelf;

/// A sound file, changed as a test wants it.
pub fn file(change: impl FnOnce(&mut Value)) -> String {
    let mut value = json!({
        "resourceType": "Questionnaire", "language": "nb", "url": "https://example.org/forms/own", "version": "1",
        "name": "own", "title": "Eget skjema", "status": "active", "effectivePeriod": {"start": "2026-01-01"},
        "item": [{"linkId": "a", "text": "Hva?", "type": "text"}],
    });
    change(&mut value);
    value.to_string()
}

pub fn with_items(items: &Value) -> String {
    file(|value| value["item"] = items.clone())
}

fn read(text: &str) -> Read {
    questionnaire("own.json", text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn a_form_without_a_kind_is_one_that_the_municipality_has_a_licence_for() {
    let form = read(&file(|_| {})).form;
    assert_eq!(form.kind(), DocumentKind::Licensed);
    assert_eq!(form.head().reviewed, None);
    assert_eq!(form.head().digest.len(), 64);
    let coded = read(&file(|value| {
        value["code"] = json!([{"system": "http://loinc.org", "code": "1"}, {"system": "urn:hjemmevakt:codes", "code": "isbar"}]);
    }));
    assert_eq!(coded.form.kind(), DocumentKind::Isbar);
}

#[test]
fn every_type_is_read_with_its_bounds_and_options() {
    let options = json!([
        {"valueCoding": {"code": "x", "display": "Ja"}, "initialSelected": true},
        {"valueString": "kanskje"},
    ]);
    let text = file(|value| {
        value["contained"] = json!([{"resourceType": "ValueSet", "id": "set", "compose": {"include": [
            {"system": "urn:s", "concept": [{"code": "1", "display": "En"}, {"code": "2"}]}]}}]);
        value["item"] = json!([{"linkId": "g", "type": "group", "repeats": true, "item": [
            {"linkId": "h", "type": "display", "text": "Hjelp", "extension": [{
                "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
                "valueCodeableConcept": {"coding": [{"code": "help"}]}}]},
            {"linkId": "b", "text": "b", "type": "boolean", "required": true},
            {"linkId": "c", "text": "c", "type": "choice", "answerOption": options},
            {"linkId": "o", "text": "o", "type": "open-choice", "answerValueSet": "#set", "repeats": true},
            {"linkId": "s", "text": "s", "type": "string", "maxLength": 7},
            {"linkId": "t", "text": "t", "type": "text", "initial": [{"valueString": "Hei"}]},
            {"linkId": "i", "text": "i", "type": "integer", "extension": [
                {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 1},
                {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 5}]},
            {"linkId": "d", "text": "d", "type": "decimal"},
            {"linkId": "day", "text": "day", "type": "date"},
            {"linkId": "at", "text": "at", "type": "dateTime"},
        ]}]);
    });
    let form = read(&text).form;
    let group = &form.items()[0];
    let hint = group.hint.as_ref().unwrap();
    assert_eq!(hint.exactly(Language::Bokmal), Some("Hjelp"));
    assert_eq!(group.items.len(), 9, "help is no item of its own");
    let question = |link: &str| {
        let item = form.item(&link.parse().unwrap()).unwrap();
        item.question().unwrap().clone()
    };
    assert_eq!(question("b"), Question::Boolean);
    assert_eq!(question("c").options()[1].code, Code::new("kanskje"));
    assert_eq!(question("o").options()[1].system.as_deref(), Some("urn:s"));
    assert_eq!(question("s"), Question::String { longest: 7 });
    let bounds = Question::Integer {
        least: Some(1),
        most: Some(5),
    };
    assert_eq!(question("i"), bounds);
    let initial = |link: &str| form.item(&link.parse().unwrap()).unwrap().initial.clone();
    assert_eq!(initial("c"), [Answer::Choice(Code::new("x"))]);
    assert_eq!(initial("t"), [Answer::Text("Hei".to_owned())]);
}

#[test]
fn conditions_are_read_with_every_operator() {
    let on = |operator: &str, answer: Value| {
        let mut condition = json!({"question": "n", "operator": operator});
        condition
            .as_object_mut()
            .unwrap()
            .extend(answer.as_object().unwrap().clone());
        let text = with_items(&json!([
            {"linkId": "n", "text": "n", "type": "integer"},
            {"linkId": "x", "text": "x", "type": "text", "enableWhen": [condition]},
        ]));
        let form = read(&text).form;
        [None, Some(1), Some(2), Some(3)].map(|value| {
            let answers: Answers = value
                .map(|value| ("n".parse().unwrap(), vec![Answer::Integer(value)]))
                .into_iter()
                .collect();
            visible(&form, &answers, &"x".parse().unwrap())
        })
    };
    let two = || json!({"answerInteger": 2});
    assert_eq!(on("=", two()), [false, false, true, false]);
    assert_eq!(on("!=", two()), [true, true, false, true]);
    assert_eq!(on(">", two()), [false, false, false, true]);
    assert_eq!(on("<", two()), [false, true, false, false]);
    assert_eq!(on(">=", two()), [false, false, true, true]);
    assert_eq!(on("<=", two()), [false, true, true, false]);
    let exists = |is: bool| on("exists", json!({"answerBoolean": is}));
    assert_eq!(exists(true), [false, true, true, true]);
    assert_eq!(exists(false), [true, false, false, false]);
}

#[test]
fn translations_are_read_and_others_are_passed_over_and_said() {
    let translated = |language: &str, text: &str| {
        json!({"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
            {"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}]})
    };
    let read = read(&file(|value| {
        value["_title"] =
            json!({"extension": [translated("en-GB", "Own form"), translated("fi", "Oma")]});
        value["item"][0]["extension"] = json!([{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 1}]);
    }));
    let title = &read.form.head().title;
    assert_eq!(title.exactly(Language::English), Some("Own form"));
    assert_eq!(
        read.passed_over,
        [
            "the extension http://hl7.org/fhir/StructureDefinition/ordinalValue has no effect (linkId a)",
            "a translation into \"fi\" is not shown",
        ]
    );
}

#[test]
fn a_folder_replaces_and_adds_and_versions_stand_beside_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let isbar = |version: &str, from: &str| {
        file(|value| {
            value["url"] = json!("urn:hjemmevakt:form:isbar");
            value["name"] = json!("isbar");
            value["version"] = json!(version);
            value["effectivePeriod"]["start"] = json!(from);
            value["code"] = json!([{"system": "urn:hjemmevakt:codes", "code": "isbar"}]);
        })
    };
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.json", &isbar("1", "2026-01-01"));
    write("b.json", &isbar("9", "2027-01-01"));
    write("c.json", &file(|_| {}));
    write("notes.txt", "not a form");
    let shelf = Shelf::load(Some(folder.path())).unwrap();
    let current = |day| {
        let all = shelf.library.current(DocumentKind::Isbar, day);
        (all.len(), all[0].reference().version.clone())
    };
    assert_eq!(current(date(2026, 11, 27)), (1, "1".to_owned()));
    assert_eq!(current(date(2027, 11, 27)), (1, "9".to_owned()));
    let licensed = shelf
        .library
        .current(DocumentKind::Licensed, date(2026, 11, 27));
    assert_eq!(licensed.len(), 1);
    let words = explain(&shelf, date(2026, 11, 27));
    assert!(
        words.contains("a.json, in place of the one that came with the program"),
        "{words}"
    );
    assert!(words.contains("not in use before 2027-01-01"));
    // One takes the place of a shipped one, and two are added.
    let all = format!("{} forms were read.", folder::shipped().len() + 2);
    assert!(words.ends_with(&all), "{words}");
}

#[test]
fn two_files_of_the_same_version_are_refused() {
    let twice = ["a.json", "b.json"].map(|name| File {
        name: name.to_owned(),
        shipped: false,
        text: file(|_| {}),
    });
    let said = Shelf::of(twice.to_vec()).unwrap_err().to_string();
    assert!(
        said.contains("b.json: a.json has the same url and version"),
        "{said}"
    );
}

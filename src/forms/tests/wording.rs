//! A form that reads as if whoever signs it decided on compulsion gets a warning, and is used all the same.

use jiff::civil::date;
use serde_json::{Value, json};

use crate::domain::forms::kind::DocumentKind;
use crate::forms::folder::{self, File};
use crate::forms::said::{explain, explain_json};
use crate::forms::shelf::Shelf;
use crate::forms::tests::taken::file;
use crate::forms::wording::{COMPULSION, DECIDED, warnings};

fn shelf(kind: DocumentKind, change: impl FnOnce(&mut Value)) -> Shelf {
    let text = file(|value| {
        value["code"] = json!([{"system": "urn:hjemmevakt:codes", "code": kind.code()}]);
        change(value);
    });
    let own = File {
        name: "own.json".to_owned(),
        text,
        shipped: false,
    };
    let files = folder::shipped().into_iter().chain([own]).collect();
    Shelf::of(files).unwrap()
}

/// Where something is to be looked at: the linkIds, none for the title.
fn looked_at(kind: DocumentKind, change: impl FnOnce(&mut Value)) -> Vec<Option<String>> {
    let shelf = shelf(kind, change);
    let own = shelf.library.all().find(|form| form.head().name == "own");
    warnings(own.unwrap(), "own.json")
        .into_iter()
        .map(|one| one.link)
        .collect()
}

#[test]
fn the_title_a_group_a_question_and_an_answer_are_looked_at() {
    let nurse = DocumentKind::NurseAssessment;
    let found = looked_at(nurse, |value| {
        value["title"] = json!("Vedtak om tvungent vern");
        value["item"] = json!([
            {"linkId": "g", "text": "Beslutning om tvang", "type": "group", "item": [
                {"linkId": "a", "text": "Hva?", "type": "text"}]},
            {"linkId": "b", "text": "Besluttes tvungen observasjon?", "type": "boolean"},
            {"linkId": "c", "text": "Hva er besluttet?", "type": "choice", "answerOption": [
                {"valueCoding": {"code": "x", "display": "Hjem"}},
                {"valueCoding": {"code": "y", "display": "Tvungent vern"}}]},
            {"linkId": "d", "text": "Tvungent vern (§ 3-3) vedtas av institusjonen.", "type": "display"},
        ]);
    });
    let links = ["g", "b", "c"].map(|link| Some(link.to_owned()));
    assert_eq!(found, [vec![None], links.to_vec()].concat());
    // In another of its languages as well.
    let english = |text: &str| {
        json!({"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
            {"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": text}]}]})
    };
    let found = looked_at(DocumentKind::Licensed, |value| {
        value["item"][0]["_text"] = english("Decision on compulsory care");
    });
    assert_eq!(found, [Some("a".to_owned())]);
}

#[test]
fn what_was_seen_asked_for_or_decided_otherwise_is_not() {
    for text in [
        "Ble det brukt tvang?",
        "Hvem ba om tvang, og hva sa de?",
        "Hva ble dere enige om, og hvem bestemte det?",
        "Vedtak om kommunal plass",
    ] {
        let found = looked_at(DocumentKind::NurseAssessment, |value| {
            value["item"][0]["text"] = json!(text);
        });
        assert_eq!(found, [], "{text}");
    }
    // In the forms of the law a decision on it belongs.
    let found = looked_at(DocumentKind::CompulsoryExaminationDecision, |value| {
        value["title"] = json!("Vedtak om tvungen undersøkelse");
    });
    assert_eq!(found, []);
    let shelf = Shelf::load(None).unwrap();
    for form in shelf.library.all() {
        assert_eq!(warnings(form, "shipped"), [], "{}", form.reference());
    }
}

#[test]
fn check_names_the_file_the_link_and_what_to_do_and_the_form_is_used() {
    let shelf = shelf(DocumentKind::NurseAssessment, |value| {
        value["item"][0]["text"] = json!("Vedtas tvang?");
    });
    let words = explain(&shelf, date(2026, 11, 28));
    let warning =
        "warning: own.json: linkId a: the text “Vedtas tvang?” reads as a decision on compulsion";
    assert!(words.contains(warning), "{words}");
    assert!(words.contains("write what is observed, advised or asked for"));
    let said = explain_json(&shelf, date(2026, 11, 28));
    assert_eq!(said["ok"], true);
    let forms = said["forms"].as_array().unwrap();
    let own = forms.iter().find(|form| form["name"] == "own").unwrap();
    assert_eq!(own["warnings"][0]["linkId"], "a");
    let clean = forms.iter().filter(|form| form["name"] != "own");
    assert!(clean.clone().count() > 0 && clean.clone().all(|form| form["warnings"] == json!([])));
}

#[test]
fn the_handbook_has_the_words() {
    let page = include_str!("../../../handbook/operations/forms.md");
    for word in DECIDED.iter().chain(&COMPULSION) {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
}

//! A form that does not say what it rests on, or when it was last looked through, gets a warning, and is used all the same.

use jiff::civil::date;
use serde_json::{Value, json};

use crate::forms::folder::{self, File};
use crate::forms::said::explain_json;
use crate::forms::shelf::Shelf;
use crate::forms::tests::taken::file;

fn warned(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let own = File {
        name: "own.json".to_owned(),
        text: file(change),
        shipped: false,
    };
    let files = folder::shipped().into_iter().chain([own]).collect();
    let said = explain_json(&Shelf::of(files).unwrap(), date(2026, 11, 28));
    let forms = said["forms"].as_array().unwrap();
    let shipped = forms.iter().filter(|form| form["shipped"] == true);
    assert!(shipped.clone().count() > 0);
    for form in shipped {
        assert_eq!(form["warnings"], json!([]), "{form}");
    }
    let own = forms.iter().find(|form| form["name"] == "own").unwrap();
    let warnings = own["warnings"].as_array().unwrap();
    let message = |one: &Value| one["message"].as_str().unwrap().to_owned();
    warnings.iter().map(message).collect()
}

#[test]
fn what_it_rests_on_and_when_it_was_looked_through_are_asked_for() {
    let source =
        json!({"url": "urn:hjemmevakt:extension:source", "valueString": "Kommunens rutine"});
    let whole = |value: &mut Value| {
        value["lastReviewDate"] = json!("2026-11-20");
        value["extension"] = json!([source]);
    };
    assert_eq!(warned(whole), Vec::<String>::new());
    let bare = warned(|value| {
        let top = value.as_object_mut().unwrap();
        top.remove("lastReviewDate");
        top.remove("extension");
    });
    assert_eq!(bare.len(), 2, "{bare:?}");
    assert!(bare[0].contains("urn:hjemmevakt:extension:source"));
    assert!(bare[1].contains("`lastReviewDate`"));
}
